"""Running text in; its days, 2018-12-01, as edits that keep them on one line, out: a browser breaks after a hyphen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from zhiku.flow import Edit, Flow

_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", re.A)


def find_days(flow: Flow, taken: Sequence[Edit]) -> list[Edit]:
    """The days of a page that no other edit touches; in links and headings too, in code none."""
    found = []
    for match in _DAY.finditer(flow.text):
        slot = flow.slot(*match.span())
        edit = Edit(*match.span(), _made)
        if slot and slot.use != "closed" and not any(edit.overlaps(other) for other in taken):
            found.append(edit)
    return found


def _made(surface: str) -> Element:
    span = Element("span", {"class": "zk-day"})
    span.text = surface
    return span
