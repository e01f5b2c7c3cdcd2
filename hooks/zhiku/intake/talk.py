"""The blocks of the comments in; of every block what it is (name, date, words, button), out. Where they begin: `zones.py`."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from zhiku.intake.again import rows_again
from zhiku.intake.boilerplate import may_be_offer, site_line
from zhiku.intake.comments import (
    ends_zone,
    is_form,
    is_zone_heading,
    read_comment,
    said_until,
    says_again,
    without_faces,
)
from zhiku.intake.guest_rows import beside_in_rows
from zhiku.intake.headings import list_number
from zhiku.intake.records import texts_below
from zhiku.intake.values import Block, Part, removed, trimmed
from zhiku.intake.why import Why
from zhiku.intake.writers import is_action, is_head, is_name, is_named, is_of_picture, is_signed, names_on_lines

_SENTENCE = re.compile(r"[，。！？；,!?]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TO = re.compile(  # below it stands what is said
    r"(?:回[复覆]\s*@\s?[^\s，。！？；:：@]{1,20}\s*[:：,，]?|@\s?[^\s，。！？；:：@]{1,20}\s*[:：])")
_ANSWERS = re.compile(r"\s*回[复覆]\s*@?\s*[^\s，。！？；:：@“”]{1,16}\s*[:：]\s*(?=\S)")  # 回复 晚风：说得对
_PASSED_ON = re.compile(r"\s*//\s?@[^\s，。！？；:：@]{1,24}\s*[:：]")  # 说得对//@晚风:…… : what others said, sent on
_CITES = re.compile(  # what a board writes above the words that one answers; a line of dashes stands below them
    r"\s*(?:回复第\s?\d{1,5}\s?楼\s?(?:[（(，,]\s?(?:作者\s?[:：]\s?)?@?[^，。！？；]{1,40})?"
    r"|@\s?[^\s，。！？；:：@]{1,20}\s+(?:\d{1,5}\s?楼\s+)?(?:19|20)\d\d-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?)\s*")
_CITED_UNTIL = re.compile(r"\s*(?:-{8,}|={8,}|—{8,})\s*")
_BULLET = re.compile(r"\s*([·•●▪◦○*+–>＞»›-])\s*(?=\S)(?<=[\s>＞»›])")
_LED = re.compile(r"\s*[:：]\s*")
_DATE = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}|\d{1,2}[-/]\d{1,2}|(?:昨天|今天|前天)|\d\s?(?:分钟|小时|天|周|个?月|年)前|刚刚")
_HEADING = re.compile("h[1-6]")
_LONGEST_CITED = 12
_LONGEST_END = 39
_SEVERAL, _DEEP, _NEAR = 2, 3, 8
_OF_ONE = re.compile(r"(?:li|dd|dt|tr|td|article)\b|.*[.\s_-](?:even|odd|alt|first|last|item|floor|depth)\b")


def _is_numbered(blocks: list[Block]) -> bool:
    """Whether comments are counted: 1. …… 2. ……"""
    numbers = [mark[1] for block in blocks if (mark := list_number(block.text.lstrip())) and mark[1]]
    return len(numbers) > 1 and numbers == [str(n + 1) for n in range(len(numbers))]


def _bulleted(blocks: list[Block]) -> re.Pattern[str] | None:
    """The bullet that stands before most comments, with the blanks behind it; None where they have none."""
    found = Counter(match[1] for block in blocks if (match := _BULLET.match(block.text)))
    sign, count = found.most_common(1)[0] if found else ("", 0)
    return re.compile(rf"\s*{re.escape(sign)}\s*") if count > 1 and count * 2 > len(blocks) else None


def comment_parts(blocks: list[Block], signs: frozenset[int] = frozenset()) -> list[Part]:
    """What the blocks of a comment zone are; `signs`: numbers of blocks that stand around each comment in the same form."""
    parts: list[Part] = []
    zone, resumed = True, False  # whether there are comments, and whether a text follows them
    # where names and dates have lines, or dates, of their own, a word before a colon is part of the comment
    lone = not any((f := read_comment(b.text, True, False)) and (f.named or (f.role == "body" and f.begin)) for b in blocks)
    beside = beside_in_rows(blocks, is_head) | rows_again(blocks)
    names, numbered = names_on_lines(blocks), _is_numbered(blocks)
    bullet = _bulleted(blocks)
    named = -_SEVERAL  # the last line that is a name; none yet
    text_below = texts_below(blocks)
    for i, block in enumerate(blocks):
        text = block.text.strip()
        at = match.end() if bullet and (match := bullet.match(block.text)) else 0
        reason = "" if may_be_offer(text) else site_line(text)
        said = any(part.kind == "comment" for part in parts)
        if not said and is_form(text) and not _SENTENCE.search(text) and _are_below(blocks[i + 1:]):
            parts.append(removed(block, Why.COMMENT_BUTTON))
        elif is_zone_heading(text):
            zone = zone or not (says_again(text) and _are_repeated(blocks[i + 1:], parts))
            parts.append(removed(block, Why.COMMENT_ZONE))
        elif reason and (text.startswith("※") or not _HAN.search(text) or not (found := read_comment(text, True, lone))):
            zone = zone and not ends_zone(text)
            parts.append(removed(block, reason))
        elif not zone:
            resumed = resumed or i in text_below
            parts.append(Part(block, "paragraph", *trimmed(block.text)) if resumed else removed(block, Why.BELOW_COMMENTS))
        elif ends_zone(text) and len(text) <= _LONGEST_END and not (is_form(text) and _SENTENCE.search(text[-1:])):
            zone = False
            parts.append(removed(block, Why.OTHER_TEXTS))
        elif block.n in signs or is_action(text) or _TO.fullmatch(text) or block.tag == "th" or i in beside:
            parts.append(removed(block, Why.COMMENT_HEAD))
        elif found := read_comment(block.text[at:], True, lone):
            parts.append(removed(block, Why.COMMENT_HEAD) if found.role == "head" else _comment(block, at + found.begin, at + found.stop))
        elif is_named(block) or i in names or is_signed(text) or (
                is_name(blocks, i) and (named != i - 1 or text == blocks[i - 1].text.strip())):
            named = i  # under a name stands what is said
            parts.append(removed(block, Why.COMMENT_HEAD))
        elif is_of_picture(blocks, i):
            parts.append(removed(block, Why.COMMENT_HEAD))
        else:
            begin, stop = trimmed(block.text)
            begin = max(begin, at)
            if numbered and (mark := list_number(block.text[begin:])):
                begin += mark[0]
            parts.append(_comment(block, begin, stop))
    return _without_what_is_beside(parts)


def _comment(block: Block, begin: int, stop: int) -> Part:
    """What is said in text[begin:stop], without the names before it that elements in the line say, and the buttons behind it."""
    begin = max(begin, block.said)
    answers = _ANSWERS.match(block.text, begin, stop)
    begin, stop = answers.end() if answers else begin, said_until(block.text, stop)
    passed = _PASSED_ON.search(block.text, begin, stop)
    return Part(block, "comment", *without_faces(block.text, begin, passed.start() if passed and passed.start() > begin else stop))


def _are_repeated(blocks: list[Block], parts: list[Part]) -> bool:
    """Whether what stands below a heading begins as a comment above it does."""
    said = tuple(part.block.text.strip() for part in parts if part.kind == "comment")
    near = {block.text.strip().rstrip("….") for block in blocks[:_SEVERAL + 1]}
    return any(text.startswith(again) for again in near if len(again) > _SEVERAL for text in said)


def _are_below(blocks: list[Block]) -> bool:
    """Whether comments stand below: names with dates, and no words that end them before the first."""
    near = takewhile(lambda block: is_form(block.text) or not ends_zone(block.text), blocks[:_NEAR])
    return any((found := read_comment(block.text, True, False)) and found.role == "head" for block in near)


def _without_what_is_beside(parts: list[Part]) -> list[Part]:
    """Short lines behind the last comment that stand outside of the element around all comments are columns of the site."""
    said = [i for i, part in enumerate(parts) if part.kind == "comment" and _SENTENCE.search(part.block.text)]
    if len(said) < _SEVERAL:
        return parts
    around = _around([parts[i].block.path[:-1] for i in said])
    inside = [i for i, part in enumerate(parts) if part.block.path[:len(around)] == around]
    out = list(parts)
    for i in range(inside[-1] + 1, len(parts)) if len(around) >= _DEEP else ():
        text = parts[i].block.text
        if parts[i].kind == "comment" and len(text) <= _LONGEST_END and not _SENTENCE.search(text):
            out[i] = removed(parts[i].block, Why.BELOW_COMMENTS)
    return out


def _around(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The elements around all comments, without those of single ones: these may be called otherwise at every second."""
    common = (names[0] for names in takewhile(lambda names: len(set(names)) == 1, zip(*paths, strict=False)))
    return tuple(takewhile(lambda name: not _OF_ONE.match(name), common))


def said_parts(blocks: list[Block], said: frozenset[int]) -> list[Part]:
    """What the blocks from the first comment on are in a page that says itself which of them are `said`."""
    parts: list[Part] = []
    cited = _cited(blocks, said)
    for i, block in enumerate(blocks):
        text = block.text.strip()
        if i in cited:
            parts.append(removed(block, Why.COMMENT_QUOTES))
            continue
        if block.n not in said or site_line(text) or is_action(text) or _TO.fullmatch(text) or (
                _HEADING.fullmatch(block.tag) and _DATE.search(text)):
            parts.append(removed(block, Why.COMMENT_HEAD))
            continue
        led = _LED.match(block.text)  # the name before it stands in an element of its own
        begin = led.end() if led else 0
        found = read_comment(block.text[begin:], True, False)
        span = (begin + found.begin, begin + found.stop) if found and found.role == "body" else trimmed(block.text)
        parts.append(_comment(block, max(begin, span[0]), span[1]))
    return parts


def _cited(blocks: list[Block], said: frozenset[int]) -> frozenset[int]:
    """The lines in comments that a board set there when somebody answered: whom, what he had said, and the dashes below it."""
    out: set[int] = set()
    for i, block in enumerate(blocks):
        if block.n not in said or not _CITES.fullmatch(block.text):
            continue
        end = next((k for k, below in enumerate(blocks[i:i + _LONGEST_CITED], i) if _CITED_UNTIL.fullmatch(below.text)), i)
        out |= set(range(i, end + 1)) if all(below.path == block.path for below in blocks[i:end + 1]) else {i}
    return frozenset(out)
