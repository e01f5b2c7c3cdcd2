"""The blocks of a page in; the role of each in a thread of a forum (`platforms.py`), out: what its floors show by their repetition,
whatever their elements are called. Every floor has a number that counts up, a date, buttons, and one element with what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhiku.intake.comments import is_only_date
from zhiku.intake.signs import is_of_signs
from zhiku.intake.values import Block

_FLOOR = re.compile(
    r"(?:^|[\s|｜:：·\[【(（])(?:第\s?)?(?:#\s?(?P<a>\d{1,5})|(?P<b>\d{1,5})\s?(?:[楼樓层層F#])|(?P<name>楼主|樓主|沙发|板凳|地板))(?=$|[\s|｜:：·\]】)）])")
_NAMED = {"楼主": 0.0, "樓主": 0.0, "沙发": 1.5, "板凳": 2.5, "地板": 3.5}
"""Between the numbers that the next ones may have: the first answer is 1楼 here and 2楼 there."""
_WHEN = re.compile(
    r"\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}|\d\s?(?:分钟|小时|天|周|个?月|年)前|昨天|前天|刚刚")
_OF_A_FORUM = re.compile(
    r"[发發]表[于於]|[发發]布[于於]|回[复覆][于於]|只看(?:该作者|楼主)|^\W*(?:回[复覆]|引用|举报|支持|反对|顶|赞|编辑|收藏)\b"
    r"|回[复覆]\s*举报")
_QUOTED = re.compile(r"(?:\S*[_-])?(?:quote|quoted|blockquote|quotation|yinyong)(?:[_-]?(?:box|body|content|text|post|msg))?", re.I)
_WRITER = re.compile(r"(?:\S*[_-])?(?:author|nick|nickname|username|uname|user|writer|poster|name|auth)(?:[_-]?(?:name|link|id))?", re.I)
_SENTENCE = re.compile("[，。！？；]")
_LONGEST_SIGN, _LONGEST_NAME, _FEWEST, _NEARLY_ALL, _NARROWER, _SAID, _LAST = 60, 24, 3, 0.7, 0.7, 25, 2


def floors(blocks: Sequence[Block]) -> list[str]:
    """The role of each block; empty where a page is no thread, or only a later page of one."""
    marks = _marks(blocks)
    if len(marks) < _FEWEST:
        return []
    borders = [0, *marks, len(blocks)]
    between = [range(a, b) for a, b in pairwise(borders)]
    if not all(_have(blocks, between[1:], pattern) for pattern in (_WHEN, _OF_A_FORUM)) and not all(
            _have(blocks, between[:-1], pattern) for pattern in (_WHEN, _OF_A_FORUM)):
        return []
    words = [frozenset(_words(block)) for block in blocks]
    held = _of_what_is_said(blocks, words, marks, between)
    if not held:
        return []
    roles = ["posts" if held in own else "" for own in words]
    first = roles.index("posts")
    if any(_is_said(block) for block in blocks[:first]):
        return []  # a text with numbered comments below it
    writer = _of_names(blocks, words, roles, between)
    for i, own in enumerate(words):
        if roles[i] and ("blockquote" in blocks[i].path or any(_QUOTED.fullmatch(word) for word in own)):
            roles[i] = "quoted"
        elif writer in own and not roles[i]:
            roles[i] = "writer"
    return roles


def _marks(blocks: Sequence[Block]) -> list[int]:
    """The places of the numbers, which count up; 楼主 stands beside its every answer as well."""
    found: list[tuple[int, float]] = []
    for i, block in enumerate(blocks):
        text = block.text.strip()
        if len(text) > _LONGEST_SIGN or _SENTENCE.search(text) or not (match := _FLOOR.search(text)):
            continue
        number = _NAMED[match["name"]] if match["name"] else float(match["a"] or match["b"])
        if found and not number:
            continue
        if found and number <= found[-1][1]:
            return []
        found.append((i, number))
    return [i for i, _ in found] if found and found[0][1] <= _LAST else []


def _have(blocks: Sequence[Block], between: Sequence[range], pattern: re.Pattern[str]) -> bool:
    """Whether nearly all floors have a sign."""
    return sum(any(_is_sign(blocks[i]) and pattern.search(blocks[i].text.strip()) for i in places)
               for places in between) >= _NEARLY_ALL * len(between)


def _is_sign(block: Block) -> bool:
    return len(block.text) <= _LONGEST_SIGN and not _SENTENCE.search(block.text)


def _words(block: Block) -> Iterator[str]:
    """The classes and ids of the elements around a block."""
    for part in block.path:
        if not part.startswith(("html", "body")):
            yield from part.partition(".")[2].split()


def _of_what_is_said(blocks: Sequence[Block], words: Sequence[frozenset[str]], marks: Sequence[int], between: Sequence[range]) -> str:
    """What the element is called that holds what is said on nearly every floor, and neither numbers nor dates; of several that hold
    nearly the same the narrowest. "" for none."""
    sizes: dict[str, int] = {}
    for word in sorted({word for i, own in enumerate(words) for word in own if _SENTENCE.search(blocks[i].text)}):
        places = [i for i, own in enumerate(words) if word in own]
        on = [any(i in floor for i in places) for floor in between]
        if sum(on) < max(_FEWEST, _NEARLY_ALL * len(marks)) or _QUOTED.fullmatch(word):
            continue
        if any(i in marks or is_only_date(blocks[i].text) for i in places):
            continue
        sizes[word] = sum(len(blocks[i].text) for i in places)
    best = max(sizes.values(), default=0)
    return min((word for word in sizes if sizes[word] >= _NARROWER * best), key=lambda word: (sizes[word], word), default="")


def _is_said(block: Block) -> bool:
    return (block.tag != "title" and not block.links and len(block.text) >= _SAID and bool(_SENTENCE.search(block.text))
            and not re.fullmatch("h[1-6]", block.tag) and not is_of_signs(block.text, among_comments=True))


def _of_names(blocks: Sequence[Block], words: Sequence[frozenset[str]], roles: Sequence[str], between: Sequence[range]) -> str:
    """What the element is called in which the name of the writer stands on nearly every floor."""
    for word in sorted({word for own in words for word in own if _WRITER.fullmatch(word)}):
        places = [i for i, own in enumerate(words) if word in own and not roles[i]]
        if all(len(blocks[i].text) <= _LONGEST_NAME and _is_sign(blocks[i]) for i in places) and (
                sum(any(i in floor for i in places) for floor in between) >= _NEARLY_ALL * (len(between) - 1)):
            return word
    return ""
