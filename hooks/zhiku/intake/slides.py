"""Parts of a text copied out of slides in; out, with the title of every slide as a heading, and without what stands on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.headings import ENDS, core
from zhiku.intake.values import Part, removed

_SLIDE = re.compile(r"(?:幻灯片|Slide)\s*\d{1,3}", re.I)
_NOTES = re.compile(r"(?:备注|讲稿|Notes)\s*[:：]?", re.I)
_CONTENTS = re.compile(r"目\s*录|Contents", re.I)
_THANKS = re.compile("(?:谢谢|感谢)(?:聆听|观看|大家|各位|您)?(?:的聆听)?[!！。]?")
_FEWEST, _LONGEST = 3, 32


def with_slides(parts: Sequence[Part]) -> list[Part]:
    """The parts as they are where fewer than three lines say 幻灯片 1, 幻灯片 2, 幻灯片 3."""
    texts = [part.block.text.strip() for part in parts]
    borders = [i for i, text in enumerate(texts) if _SLIDE.fullmatch(text)]
    if len(borders) < _FEWEST:
        return list(parts)
    slides = [range(begin + 1, stop) for begin, stop in zip(borders, [*borders[1:], len(parts)], strict=True)]
    counts = Counter(text for slide in slides for text in {texts[i] for i in slide if parts[i].kind != "list_item"})
    again = {text for text, count in counts.items() if count >= _FEWEST and count * 2 > len(borders) and len(text) <= _LONGEST}
    marks = frozenset(borders)
    out = [removed(part.block, "幻灯片的标记") if i in marks or texts[i] in again or _NOTES.fullmatch(texts[i]) else part
           for i, part in enumerate(parts)]
    shown = [[i for i in slide if out[i].kind != "removed"] for slide in slides]
    titles = {core(texts[slide[0]]) for slide in shown if slide}
    if sum(bool(slide) and _may_be_title(out[slide[0]]) for slide in shown) * 2 < len(slides):
        return list(parts)  # a text about slides
    for number, slide in enumerate(shown):
        if slide and _CONTENTS.fullmatch(texts[slide[0]]):
            for i in slide:
                if i == slide[0] or core(texts[i]) in titles:
                    out[i] = removed(parts[i].block, "目录")
        elif slide and number == len(shown) - 1 and len(slide) == 1 and _THANKS.fullmatch(texts[slide[0]]):
            out[slide[0]] = removed(parts[slide[0]].block, "幻灯片的标记")
        elif slide and _may_be_title(out[slide[0]]):
            out[slide[0]] = replace(out[slide[0]], kind="heading", level=2 if number else 1)
    return out


def _may_be_title(part: Part) -> bool:
    text = part.block.text.strip()
    return part.kind in ("paragraph", "heading") and 2 <= len(core(text)) <= _LONGEST and not ENDS.search(text)
