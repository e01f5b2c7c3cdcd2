"""The blocks of a page in; the comments that its elements show by coming again and again in one form (a name, what is said, a
date, buttons), whatever they are called, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zhiku.intake.values import Block

_WHEN = re.compile(
    r"\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}"
    r"|\d\s?(?:分钟|小时|天|周|个?月|年)前|昨天|前天|上周|刚刚")
_BUTTON = re.compile(r"回[复应]|赞|踩|举报|引用|支持|反对|有用|感谢|[♡♥👍]|\d\s?[楼#]|Reply|只看")
_ABOVE = re.compile(
    r"(?:评论|留言|回[复帖应]|讨论|跟[帖贴]|网友(?:咨询|提问)?|来信|热评|点评|(?:邻居|大家|读者|车友|家长)说)"
    r"[^\u3400-\u9fff]*(?:区|列表|精选|默认排序|有图)*[^\u3400-\u9fff]*$")
_HAN, _HEADING = re.compile("[\u3400-\u9fff]"), re.compile("h[1-6]")
_SAID = re.compile(r"[，。！？；…,!?]")
_TEXT, _LONGEST_SIGN, _APART, _SEVERAL, _NEAR, _FEW = 45, 40, 9, 2, 6, 4
_DEPTH = 3  # how many elements a form is known by


@dataclass(frozen=True)
class Repeated:
    """Where the comments begin, and which blocks from there on are said, or are what a site writes around them."""

    begin: int
    said: frozenset[int] = field(default_factory=frozenset)
    signs: frozenset[int] = field(default_factory=frozenset)


def repeated_comments(blocks: Sequence[Block]) -> Repeated | None:
    """The comments of a page, where several blocks of one form are said below the text, each beside a date; and a heading above
    them, or buttons among them, show that they are comments. A table of dates, or the days of a diary, has neither."""
    forms: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        if len(block.path) > 1:
            forms[_form(block)].append(i)
    text = {_form(block) for block in blocks if len(block.text) >= _TEXT and _SAID.search(block.text)}
    first_text = next((i for i, block in enumerate(blocks) if len(block.text) >= _TEXT and _SAID.search(block.text)), len(blocks))
    best: Repeated | None = None
    for form, places in forms.items():
        found = _zone(blocks, form, [i for i in places if i > first_text], forms)
        if found and (best is None or len(found.said) > len(best.said)) and not (form in text and _is_of_text(blocks, places, found)):
            best = found
    return best


def _form(block: Block) -> tuple[str, ...]:
    return (block.tag, *block.path[-_DEPTH:])


def _is_of_text(blocks: Sequence[Block], places: Sequence[int], found: Repeated) -> bool:
    """Whether blocks of the same form stand above the comments: then it is the form of paragraphs."""
    return any(i < found.begin and _SAID.search(blocks[i].text) for i in places)


def _zone(blocks: Sequence[Block], form: tuple[str, ...], said: Sequence[int], forms: dict[tuple[str, ...], list[int]]) -> Repeated | None:
    said = [i for i in said if _SAID.search(blocks[i].text) or len(blocks[i].text) > _LONGEST_SIGN]
    if len(said) < _SEVERAL or any(b - a > _APART or b - a < _SEVERAL for a, b in pairwise(said)):
        return None
    between = [range(a + 1, b) for a, b in pairwise(said)]
    again = {_form(blocks[i]) for gap in between for i in gap}
    begin = said[0]
    while begin and _form(blocks[begin - 1]) in again and _is_sign(blocks[begin - 1]):
        begin -= 1
    stop = said[-1] + 1
    while stop < len(blocks) and _form(blocks[stop]) in again and _is_sign(blocks[stop]):
        stop += 1
    rows = [*between, range(said[-1] + 1, stop)] if begin == said[0] else [range(begin, said[0]), *between]
    dated = sum(any(_WHEN.search(blocks[i].text) for i in gap) for gap in rows)
    pressed = sum(any(_is_button(blocks[i].text) for i in gap) for gap in rows)
    above = any(_ABOVE.search(block.text.strip()) and len(block.text) <= _LONGEST_SIGN for block in blocks[max(0, begin - _NEAR):begin])
    if any(_HEADING.fullmatch(blocks[i].tag) for gap in rows for i in gap):
        return None  # chapters
    if dated * _SEVERAL < len(rows) + 1 or dated < _SEVERAL or not (above or pressed >= _SEVERAL):
        return None
    signs = frozenset(i for i in range(begin, stop) if _is_sign(blocks[i]) and _form(blocks[i]) != form
                      and len(forms[_form(blocks[i])]) >= _SEVERAL)
    return Repeated(begin, frozenset(said), signs)


def _is_button(text: str) -> bool:
    """Whether a line is hardly more than what can be clicked, and a date: 法院支持租客 is a title."""
    return bool(_BUTTON.search(text)) and len(_HAN.findall(_BUTTON.sub("", _WHEN.sub("", text)))) <= _FEW


def _is_sign(block: Block) -> bool:
    """Whether a block may be what a site writes beside what is said: short, and no sentence."""
    return len(block.text) <= _LONGEST_SIGN and not re.search("[，。！？；]", block.text)
