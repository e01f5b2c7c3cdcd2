"""The blocks of the comments in; of every block what it is (name, date, words, button), out. Where they begin: `zones.py`."""

from __future__ import annotations

import re
from itertools import takewhile

from zhiku.intake.boilerplate import site_line
from zhiku.intake.comments import (
    ends_zone,
    is_form,
    is_only_date,
    is_zone_heading,
    read_comment,
    said_until,
    says_again,
    without_faces,
)
from zhiku.intake.guest_rows import beside_in_rows
from zhiku.intake.headings import list_number, markdown_level
from zhiku.intake.html_names import NAMED
from zhiku.intake.records import texts_below
from zhiku.intake.signs import is_of_signs
from zhiku.intake.values import Block, Part, removed, trimmed

NAME_CLASS = re.compile(r"(?:^|[\s_-])(?:name|nick|nickname|user|username|uname|author|avatar|date|time|meta)(?:$|[\s_-])", re.I)
_SENTENCE = re.compile(r"[，。！？；,!?]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_RANKED = re.compile(r"(?P<name>\S.{0,23}?)[\s·|｜]+(?P<rank>(?:LV|Lv|lv)\.?\s?\d{1,3}|[1-5]星|[★☆]{1,5}|当前(?:在线|离线))")
_SIGNED = re.compile(r"(?P<name>\S.{0,23}?)\s+(?P<signs>\S.*)")
_TO = re.compile(  # below it stands what is said
    r"(?:回[复覆]\s*@\s?[^\s，。！？；:：@]{1,20}\s*[:：,，]?|@\s?[^\s，。！？；:：@]{1,20}\s*[:：])")
_ANSWERS = re.compile(r"\s*回[复覆]\s*@?\s*[^\s，。！？；:：@“”]{1,16}\s*[:：]\s*(?=\S)")  # 回复 晚风：说得对
_LONGEST_NAME, _LONGEST_END = 16, 39
_MOSTLY, _SEVERAL, _DEEP, _NEAR = 0.6, 2, 3, 8
_HEADING = re.compile("h[1-6]")
_OF_ONE = re.compile(r"(?:li|dd|dt|tr|td|article)\b|.*[.\s_-](?:even|odd|alt|first|last|item|floor|depth)\b")


def _is_action(text: str) -> bool:
    """Whether a line under a comment says when it was written and what can be done with it: 昨天 12:30 回复 赞(12)."""
    return is_of_signs(text, among_comments=True)


def is_signed(text: str, *, ranks: bool = True) -> bool:
    """Whether a line is a name with what the site says of its bearer: 晚风 LV5, 晚风 IP属地：广东."""
    if _RANKED.fullmatch(text):
        return ranks
    match = _SIGNED.fullmatch(text)
    return match is not None and not _SENTENCE.search(match["name"]) and is_of_signs(match["signs"])


def names_on_lines(blocks: list[Block]) -> set[int]:
    """The short lines that are names, where most comments have one above them."""
    lines = takewhile(lambda block: not ends_zone(block.text) or len(block.text) > _LONGEST_END, blocks)
    kinds = ["said" if _is_heading(block) else _kind_of_line(block.text.strip()) for block in lines]
    names, said, starts, after = set(), 0, 0, ""
    for i in range(len(kinds) - 1, -1, -1):
        kind, before = kinds[i], kinds[i - 1] if i else ""
        starts += kind == "said" and before != "said"
        if kind == "short" and before != "short" and after:
            names.add(i)
            said += after == "said"
        after = after if kind == "sign" else kind
    return names if said and said >= _MOSTLY * starts and "sign" in kinds else set()


def _is_heading(block: Block) -> bool:
    return bool(_HEADING.fullmatch(block.tag) or markdown_level(block.text.lstrip())[0])


def _kind_of_line(text: str) -> str:
    """`sign` (as well what says itself whose it is), `short` (a name, or a few words), or `said`."""
    found = read_comment(text, True, False)
    if (found and (found.role == "head" or found.begin > 0)) or is_zone_heading(text) or site_line(text) or _is_action(text):
        return "sign"
    if is_signed(text):
        return "sign"
    return "short" if len(text) <= _LONGEST_NAME and not _SENTENCE.search(text) and not found else "said"


def _is_numbered(blocks: list[Block]) -> bool:
    """Whether comments are counted: 1. …… 2. ……"""
    numbers = [mark[1] for block in blocks if (mark := list_number(block.text.lstrip())) and mark[1]]
    return len(numbers) > 1 and numbers == [str(n + 1) for n in range(len(numbers))]


def comment_parts(blocks: list[Block], signs: frozenset[int] = frozenset()) -> list[Part]:
    """What the blocks of a comment zone are; `signs`: numbers of blocks that stand around each comment in the same form."""
    parts: list[Part] = []
    zone, resumed = True, False  # whether there are comments, and whether a text follows them
    # where names and dates have lines, or dates, of their own, a word before a colon is part of the comment
    lone = not any((f := read_comment(b.text, True, False)) and (f.named or (f.role == "body" and f.begin)) for b in blocks)
    beside = beside_in_rows(blocks, _is_head)
    names, numbered = names_on_lines(blocks), _is_numbered(blocks)
    named = -_SEVERAL  # the last line that is a name; none yet
    text_below = texts_below(blocks)
    for i, block in enumerate(blocks):
        text = block.text.strip()
        reason = site_line(text)
        said = any(part.kind == "comment" for part in parts)
        if not said and is_form(text) and not _SENTENCE.search(text) and _are_below(blocks[i + 1:]):
            parts.append(removed(block, "评论区按钮"))
        elif is_zone_heading(text):
            zone = zone or not (says_again(text) and _are_repeated(blocks[i + 1:], parts))
            parts.append(removed(block, "评论区栏目名"))
        elif reason and (text.startswith("※") or not _HAN.search(text) or not (found := read_comment(text, True, lone))):
            zone = zone and not ends_zone(text)
            parts.append(removed(block, reason))
        elif not zone:
            resumed = resumed or i in text_below
            parts.append(Part(block, "paragraph", *trimmed(block.text)) if resumed else removed(block, "评论下面的站点栏目"))
        elif ends_zone(text) and len(text) <= _LONGEST_END and not (is_form(text) and _SENTENCE.search(text[-1:])):
            zone = False
            parts.append(removed(block, "站内推荐"))
        elif block.n in signs or _is_action(text) or _TO.fullmatch(text) or block.tag == "th" or i in beside:
            parts.append(removed(block, "评论的昵称和日期"))
        elif found := read_comment(block.text, True, lone):
            parts.append(removed(block, "评论的昵称和日期") if found.role == "head" else _comment(block, found.begin, found.stop))
        elif _is_named(block) or i in names or is_signed(text) or (
                _is_name(blocks, i) and (named != i - 1 or text == blocks[i - 1].text.strip())):
            named = i  # under a name stands what is said
            parts.append(removed(block, "评论的昵称和日期"))
        elif _is_of_picture(blocks, i):
            parts.append(removed(block, "评论的昵称和日期"))
        else:
            begin, stop = trimmed(block.text)
            if numbered and (mark := list_number(block.text[begin:])):
                begin += mark[0]
            parts.append(_comment(block, begin, stop))
    return _without_what_is_beside(parts)


def _comment(block: Block, begin: int, stop: int) -> Part:
    """What is said in text[begin:stop], without the names before it that elements in the line say, and the buttons behind it."""
    begin = max(begin, block.said)
    answers = _ANSWERS.match(block.text, begin, stop)
    return Part(block, "comment", *without_faces(block.text, answers.end() if answers else begin, said_until(block.text, stop)))


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
            out[i] = removed(parts[i].block, "评论下面的站点栏目")
    return out


def _around(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The elements around all comments, without those of single ones: these may be called otherwise at every second."""
    common = (names[0] for names in takewhile(lambda names: len(set(names)) == 1, zip(*paths, strict=False)))
    return tuple(takewhile(lambda name: not _OF_ONE.match(name), common))


def said_parts(blocks: list[Block], said: frozenset[int]) -> list[Part]:
    """What the blocks from the first comment on are in a page that says itself which of them are `said`."""
    parts: list[Part] = []
    for block in blocks:
        if block.n not in said or site_line(block.text) or _is_action(block.text.strip()) or _TO.fullmatch(block.text.strip()):
            parts.append(removed(block, "评论的昵称和日期"))
            continue
        found = read_comment(block.text, True, False)
        span = (found.begin, found.stop) if found and found.role == "body" else trimmed(block.text)
        parts.append(_comment(block, *span))
    return parts


def _is_of_picture(blocks: list[Block], i: int) -> bool:
    """Whether a short line is what a picture of the writer is called: the name that stands in the next line again."""
    text, after = blocks[i].text.strip(), blocks[i + 1].text.strip() if i + 1 < len(blocks) else ""
    return len(text) <= _LONGEST_NAME and not _SENTENCE.search(text) and (after == text or (
        after.startswith(text) and _is_head(after)))


def _is_head(text: str) -> bool:
    found = read_comment(text, True)
    return found is not None and found.role == "head"


def _is_named(block: Block) -> bool:
    """Whether the elements of all its words are called the name of somebody, or where from."""
    return bool(block.path) and NAMED in block.path[-1] and len(block.text) <= _LONGEST_END and not _SENTENCE.search(block.text)


def _is_name(blocks: list[Block], i: int) -> bool:
    """A short block that names the writer: by its class, or because a date or the words stand right behind it."""
    block = blocks[i]
    text = block.text.strip()
    if len(text) > _LONGEST_NAME or _SENTENCE.search(text):
        return False
    if block.path and NAME_CLASS.search(block.path[-1].partition(".")[2]):
        return True
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None:
        return False
    if (i and i + 2 < len(blocks) and is_only_date(blocks[i + 2].text) and _kind_of_line(after.text.strip()) == "short"
            and _kind_of_line(blocks[i - 1].text.strip()) == "sign"):
        return True  # a name, a few words, a date
    found = read_comment(after.text, True)
    if found and found.role == "head" and (is_only_date(after.text)
                                           or not _HAN.search(re.sub(r"[年月日前天小时分钟昨今]", "", after.text))):
        return True
    is_said = len(after.text) > 12 or after.text.rstrip()[-1:] in "。！？…"
    return block.tag == "dt" or (block.path != after.path and bool(block.path) and is_said and not found)
