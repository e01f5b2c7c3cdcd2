"""The parts of a text in; out, with the lines that begin with the label of a formula, and are no entries of a list, as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from zhiku.intake.values import Part, trimmed

_LABEL = re.compile(r"\s*[①-⑳]")
_LABELLED = re.compile(r"(?:…|\.{3}|·{3})\s*[①-⑳]\s*$")  # x+y=35 ……①

_NEAR = 4


def without_labels(parts: Sequence[Part]) -> list[Part]:
    """①, ② count the entries of a list where they go up one by one; where a formula is labelled so, or they go to and fro, they name
    what stands above."""
    out = list(parts)
    for is_counted, run in groupby(range(len(parts)), lambda i: parts[i].kind == "list_item" and bool(_LABEL.match(parts[i].block.text))):
        places = list(run)
        numbers = [int(parts[i].number) for i in places if parts[i].number] if is_counted else []
        around = parts[max(0, places[0] - _NEAR):places[-1]] if numbers else ()
        if any(_LABELLED.search(part.block.text) for part in around) or any(b <= a for a, b in pairwise(numbers)):
            for i in places:
                begin, stop = trimmed(parts[i].block.text)
                out[i] = replace(parts[i], kind="paragraph", begin=begin, stop=stop, number="", form="", level=0)
    return out
