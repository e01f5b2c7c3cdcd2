"""The parts of a text in; out, with the counted titles that stand right above one of another kind (三、 above （一）) as the headings
they are, every kind with its level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.headings import core, is_counted, without_colon
from zhiku.intake.values import Part, trimmed

_KINDS = (
    re.compile(r"\s*第[一二三四五六七八九十百\d]{1,4}(?:编|篇|章|部分)"),
    re.compile(r"\s*第[一二三四五六七八九十百\d]{1,4}节"),
    re.compile(r"\s*[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]"),
)
_TEXTS = ("paragraph", "list_item", "quote", "code")
_SENTENCE = re.compile("[，。；！,;!]")
_ASKED = re.compile(r"\s*(?:问|Q\d{0,2})\s*[:：]")
_QUESTION = re.compile(r"\s*(?:问|Q)\s?\d{0,2}[\s.、:：]\s*\S")
_ANSWERED = re.compile(r"\s*(?:答|A\d{0,2})\s*[:：]")
_SAYS = re.compile(r"\s*[^，。！？：:\s]{1,8}[：:]\s*\S")
_INTERVIEW = re.compile("访谈|专访|对谈|访谈录|受访[者人]|采访(?:对象|时间|地点|手记)|接受.{0,12}采访")
_SEVERAL, _ABOVE = 2, 200


def with_ladders(parts: Sequence[Part]) -> list[Part]:
    """Lines of a text; a page says its headings itself."""
    out = list(parts)
    is_over_questions = False
    kept = [i for i, part in enumerate(parts) if part.kind != "removed"]
    kinds = {i: kind for i in kept if (kind := _kind(parts[i])) is not None}
    last = {core(parts[i].block.text): i for i in kinds}  # above stands a table of contents
    for k in range(len(kept) - 2, -1, -1):
        i, below = kept[k], kept[k + 1]
        if out[i].kind == "paragraph" and i in kinds and last[core(parts[i].block.text)] == i and kinds.get(below) != kinds[i] and not (
                k and kinds.get(kept[k - 1]) == kinds[i]) and _may_stand_below(out[below], counted=below in kinds):
            begin, stop = trimmed(parts[i].block.text)
            out[i] = replace(out[i], kind="heading", begin=begin, stop=without_colon(parts[i].block.text, begin, stop), level=2, form="")
        is_over_questions = is_over_questions or bool(
            i in kinds and out[i].kind == out[below].kind == "heading" and _QUESTION.match(parts[below].block.text))
    if is_over_questions:
        out = [replace(part, level=max(part.level, 3)) if part.kind == "heading" and _QUESTION.match(part.block.text) else part
               for part in out]
    heads = {i: kind for i, kind in kinds.items() if out[i].kind == "heading"}
    known = {kind for i, kind in kinds.items() if parts[i].kind == "heading"}
    if not any(i in heads and below in heads and heads[i] != heads[below] for i, below in pairwise(kept)):
        return _without_some_questions(  # none stands right above one of another kind
            [new if heads.get(i) in known or is_over_questions else old for i, (old, new) in enumerate(zip(parts, out, strict=True))])
    steps = sorted(set(heads.values()))
    for i, kind in heads.items():
        out[i] = replace(out[i], level=2 + steps.index(kind))
    return _without_some_questions(out)


def _kind(part: Part) -> int | None:
    """How a title is counted; None where the line is none."""
    text = part.block.text
    if part.block.tag != "line" or part.kind not in ("paragraph", "heading") or part.is_set_in or part.cell or not is_counted(text):
        return None
    return next((n for n, kind in enumerate(_KINDS) if kind.match(text)), None)


def _may_stand_below(part: Part, *, counted: bool) -> bool:
    """Whether a part is what stands below a title: a title of another kind, or a text."""
    if counted:
        return part.kind == "heading"
    if part.kind == "heading":
        return bool(_QUESTION.match(part.block.text))
    return part.kind == "list_item" or (part.kind in _TEXTS and bool(_SENTENCE.search(part.block.text)))


def _without_some_questions(parts: list[Part]) -> list[Part]:
    """问：…… is what somebody asks, and no heading, where most of what is asked is none, once among what others say, or in what says
    that it is an interview."""
    asked = [i for i, part in enumerate(parts) if part.kind == "heading" and part.block.tag in ("line", "p", "div")
             and _ASKED.match(part.block.text)]
    top = [part.block.text for part in parts[:asked[0]] if part.kind != "removed"] if asked else []
    said = [part.block.text for part in parts if part.kind == "paragraph" and _SAYS.match(part.block.text)] if asked else []
    also = sum(bool(_ASKED.match(text)) for text in said)
    named = sum(not _ASKED.match(text) and not _ANSWERED.match(text) for text in said)
    if also > len(asked) or (len(asked) == 1 and not also and named > _SEVERAL) or any(
            len(text) <= _ABOVE and _INTERVIEW.search(text) for text in top):
        for i in asked:
            begin, stop = trimmed(parts[i].block.text)
            parts[i] = replace(parts[i], kind="paragraph", begin=begin, stop=stop, level=0)
    return parts
