"""Parts of a text copied out of slides in; out, with the title of every slide as a heading, and without what stands on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.headings import ENDS, core
from zhiku.intake.values import Part, removed, trimmed

_SLIDE = re.compile(r"(?:幻灯片|Slide)\s*\d{1,3}", re.I)
_NOTES = re.compile(r"(?:备注|讲稿|Notes)\s*[:：]?", re.I)
_CONTENTS = re.compile(r"目\s*录|Contents", re.I)
_THANKS = re.compile("(?:谢谢|感谢)(?:聆听|观看|大家|各位|您)?(?:的聆听)?[!！。]?")
_EMPTY = re.compile("单击(?:此处|图标)?(?:添加|编辑|以编辑).{0,12}|(?:Click|Tap) to (?:add|edit).{0,20}", re.I)
_LAST = re.compile(_THANKS.pattern + r"|(?:T\s*H\s*A\s*N\s*K\s*S?\s*(?:Y\s*O\s*U)?|Q\s*&\s*A)\s*[!！]?", re.I)
_BY = re.compile(r"\s*(?:主讲|讲师|汇报|演讲|制作)人?\s*[:：]\s*\S.{0,20}")
_ENDED = re.compile("[。！？!?][”’」』）)]?$")
_FEWEST, _LONGEST = 3, 32


def with_slides(parts: Sequence[Part]) -> list[Part]:
    """The parts as they are where fewer than three lines say 幻灯片 1, 幻灯片 2, 幻灯片 3."""
    texts = [part.block.text.strip() for part in parts]
    borders = [i for i, text in enumerate(texts) if _SLIDE.fullmatch(text)]
    if len(borders) < _FEWEST:
        return _outline(parts, texts)
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


def _outline(parts: Sequence[Part], texts: Sequence[str]) -> list[Part]:
    """The same for the outline that a program saves: a title, points set in by tabs below it, a foot and the number of the slide."""
    numbers = [i for i, text in enumerate(texts) if text.isdigit()]
    points = [i for i, part in enumerate(parts) if part.block.text.startswith("\t")]
    told = [i for i in points if _ENDED.search(texts[i])]
    feet = {text for text, count in Counter(texts[i - 1] for i in numbers if i).items() if count >= _FEWEST}
    if len(told) * 2 > len(points):
        return list(parts)  # paragraphs that are set in
    if (len(numbers) < _FEWEST or [int(texts[i]) for i in numbers] != list(range(1, len(numbers) + 1)) or len(points) * 2 < len(
            [text for i, text in enumerate(texts) if i not in numbers and text not in feet])):
        return list(parts)
    titles = {core(text) for text, part in zip(texts, parts, strict=True) if not part.block.text.startswith("\t")}
    out = list(parts)
    begin = 0
    for stop in [*numbers, len(parts)]:
        site = {i for i in range(begin, stop) if texts[i] in feet or _EMPTY.fullmatch(texts[i]) or _NOTES.fullmatch(texts[i])
                or (stop == len(parts) and _LAST.fullmatch(texts[i])) or (not begin and i and _BY.fullmatch(texts[i]))} | {stop}
        shown = [i for i in range(begin, stop) if i not in site]
        if shown and _CONTENTS.fullmatch(texts[shown[0]]):
            site |= {i for i in shown if i == shown[0] or core(texts[i]) in titles}
            shown = [i for i in shown if i not in site]
        for i in site - {len(parts)}:
            out[i] = removed(parts[i].block, "幻灯片的标记")
        for i in shown:
            depth = len(parts[i].block.text) - len(parts[i].block.text.lstrip("\t"))
            lead, end = trimmed(parts[i].block.text)
            is_point = depth and begin and not _ENDED.search(texts[i])
            part = Part(parts[i].block, "list_item" if is_point else "paragraph", lead, end, level=max(depth - 1, 0) if is_point else 0,
                        form="ul" if is_point else "")
            is_title = i == shown[0] and not depth and _may_be_title(part) and i + 1 < stop and parts[i + 1].block.text.startswith("\t")
            out[i] = replace(part, kind="heading", level=2 if begin else 1) if is_title or not i else part
        begin = stop + 1
    return out


def _may_be_title(part: Part) -> bool:
    text = part.block.text.strip()
    return part.kind in ("paragraph", "heading") and 2 <= len(core(text)) <= _LONGEST and not ENDS.search(text)
