"""Parts of a text copied out of slides in; out, with the title of every slide as a heading, and without what stands on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.headings import core
from zhiku.intake.values import Part, removed

_SLIDE = re.compile(r"(?:幻灯片|Slide)\s*\d{1,3}", re.I)
_NOTES = re.compile(r"(?:备注|讲稿|Notes)\s*[:：]?", re.I)
_CONTENTS = re.compile(r"目\s*录|Contents", re.I)
_FEWEST, _LONGEST = 3, 32


def with_slides(parts: Sequence[Part]) -> list[Part]:
    """The parts as they are where fewer than three lines say 幻灯片 1, 幻灯片 2, 幻灯片 3."""
    texts = [part.block.text.strip() for part in parts]
    borders = [i for i, text in enumerate(texts) if _SLIDE.fullmatch(text)]
    if len(borders) < _FEWEST:
        return list(parts)
    out = list(parts)
    again = {text for text, count in Counter(texts).items() if count >= _FEWEST and count * 2 > len(borders) and len(text) <= _LONGEST}
    for i, part in enumerate(parts):
        if texts[i] in again or _NOTES.fullmatch(texts[i]):
            out[i] = removed(part.block, "幻灯片的标记")
    for number, (begin, stop) in enumerate(zip(borders, [*borders[1:], len(parts)], strict=True)):
        shown = [i for i in range(begin + 1, stop) if out[i].kind != "removed"]
        if shown and _CONTENTS.fullmatch(texts[shown[0]]):  # the titles that follow
            for i in shown:
                out[i] = removed(parts[i].block, "目录")
        elif shown and out[shown[0]].kind in ("paragraph", "heading") and 2 <= len(core(texts[shown[0]])) <= _LONGEST:
            out[shown[0]] = replace(out[shown[0]], kind="heading", level=2 if number else 1)
    return out
