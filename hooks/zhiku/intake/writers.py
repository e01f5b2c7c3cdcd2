"""The lines of comments in; which of them name who writes, or say when and what can be done with it, out."""

from __future__ import annotations

import re
from itertools import takewhile

from zhiku.intake.again import rows_again
from zhiku.intake.boilerplate import site_line
from zhiku.intake.comments import ends_zone, is_only_date, is_zone_heading, read_comment
from zhiku.intake.headings import markdown_level
from zhiku.intake.html_names import NAMED
from zhiku.intake.signs import is_of_signs
from zhiku.intake.values import Block

NAME_CLASS = re.compile(r"(?:^|[\s_-])(?:name|nick|nickname|user|username|uname|author|avatar|date|time|meta)(?:$|[\s_-])", re.I)
_RANKED = re.compile(r"(?P<name>\S.{0,23}?)[\s·|｜]+(?P<rank>(?:LV|Lv|lv)\.?\s?\d{1,3}|[1-5]星|[★☆]{1,5}|当前(?:在线|离线))")
_SIGNED = re.compile(r"(?P<name>\S.{0,23}?)\s+(?P<signs>\S.*)")
_SENTENCE = re.compile(r"[，。！？；,!?]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HEADING = re.compile("h[1-6]")
_LONGEST_NAME, _LONGEST_END, _MOSTLY = 16, 39, 0.6


def is_signed(text: str, *, ranks: bool = True) -> bool:
    """Whether a line is a name with what the site says of its bearer: 晚风 LV5, 晚风 IP属地：广东."""
    if _RANKED.fullmatch(text):
        return ranks
    match = _SIGNED.fullmatch(text)
    return match is not None and not _SENTENCE.search(match["name"]) and is_of_signs(match["signs"])


def names_on_lines(blocks: list[Block]) -> set[int]:
    """The short lines that are names, where most comments have one above them."""
    lines = list(takewhile(lambda block: not ends_zone(block.text) or len(block.text) > _LONGEST_END, blocks))
    again = rows_again(lines)
    kinds = ["sign" if i in again else "said" if _is_heading(block) else _kind_of_line(block.text.strip()) for i, block in enumerate(lines)]
    names, said, starts, after = set(), 0, 0, ""
    for i in range(len(kinds) - 1, -1, -1):
        kind, before = kinds[i], kinds[i - 1] if i else ""
        starts += kind == "said" and before != "said"
        if kind == "short" and before != "short" and after:
            names.add(i)
            said += after == "said"
        after = after if kind == "sign" else kind
    return names if said and said >= _MOSTLY * starts and "sign" in kinds else set()


def is_action(text: str) -> bool:
    """Whether a line under a comment says when it was written and what can be done with it: 昨天 12:30 回复 赞(12)."""
    return is_of_signs(text, among_comments=True)


def _is_heading(block: Block) -> bool:
    return bool(_HEADING.fullmatch(block.tag) or markdown_level(block.text.lstrip())[0])


def _kind_of_line(text: str) -> str:
    """`sign` (as well what says itself whose it is), `short` (a name, or a few words), or `said`."""
    found = read_comment(text, True, False)
    if (found and (found.role == "head" or found.begin > 0)) or is_zone_heading(text) or site_line(text) or is_action(text):
        return "sign"
    if is_signed(text):
        return "sign"
    return "short" if len(text) <= _LONGEST_NAME and not _SENTENCE.search(text) and not found else "said"


def is_head(text: str) -> bool:
    """Whether a line is a name and a date."""
    found = read_comment(text, True)
    return found is not None and found.role == "head"


def is_named(block: Block) -> bool:
    """Whether the elements of all its words are called the name of somebody, or where from."""
    return bool(block.path) and NAMED in block.path[-1] and len(block.text) <= _LONGEST_END and not _SENTENCE.search(block.text)


def is_name(blocks: list[Block], i: int) -> bool:
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


def is_of_picture(blocks: list[Block], i: int) -> bool:
    """Whether a short line is what a picture of the writer is called: the name that stands in the next line again."""
    text, after = blocks[i].text.strip(), blocks[i + 1].text.strip() if i + 1 < len(blocks) else ""
    return len(text) <= _LONGEST_NAME and not _SENTENCE.search(text) and (after == text or (
        after.startswith(text) and is_head(after)))
