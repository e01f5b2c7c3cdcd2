"""A paragraph in; edits out that take away the readings which programs put behind Traditional characters: 聯(lián)絡(luò)中心.

Sites that turn Simplified pages into Traditional ones to seem new leave them behind almost every character whose form
changes. A writer gives the reading of a rare character, or in a lesson that of every one; `are_put_in` tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zhiku.intake.context import Passage
from zhiku.intake.values import Edit

_READING = re.compile(
    r"(?P<char>[\u3400-\u9fff])(?P<said>(?:[(（](?:[a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}|men|me|ne|de|le|ge|zhe|ma)[)）])+)")
_SEVERAL, _KINDS = 6, 4
_MOSTLY = 0.9


def are_put_in(text: str, is_changed: Callable[[str], bool]) -> bool:
    """Whether a program put readings into a text: behind several characters, nearly all of them such that `is_changed` between
    Simplified and Traditional, and one of them more than once or many in all."""
    read = [match["char"] for match in _READING.finditer(text)]
    changed = sum(map(is_changed, read))
    return len(read) >= _SEVERAL and len(set(read)) >= _KINDS and changed >= _MOSTLY * len(read)


def step(passage: Passage) -> Iterator[Edit]:
    """Each reading with its brackets."""
    if not passage.context.readings:
        return
    for match in _READING.finditer(passage.text):
        yield Edit(*match.span("said"), "", "layout:reading", "auto", "转成繁体的程序留在字后面的读音，不是作者写的")
