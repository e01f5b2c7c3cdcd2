"""The blocks of comments in; out, those that a site writes below each: rows with a button that come again under several with nothing
but their digits changed (赞2  踩  回复TA), and rows that are a date with one short piece behind it (2025-04-07 · 已看2套), whatever
the piece says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from zhiku.intake.comments import read_comment
from zhiku.intake.regions import as_known
from zhiku.intake.rules import load
from zhiku.intake.values import Block

_SENTENCE = re.compile(r"[，。！？；,!?;“”]|[吗呢吧啊嘛了的]$")
_PARTS = re.compile(r"\s{2,}|\s*[|｜·・•‧∙/]\s*")
_HAN, _DIGITS = re.compile(r"[\u3400-\u9fff]"), re.compile(r"\d[\d.,]*\s?[万wWkK+]*")
_BETWEEN = re.compile(r"[\s|｜·・•‧∙/]+")
_DATED_FORM = "·"
_LONGEST, _LONGEST_PIECE, _SEVERAL, _MANY = 32, 12, 2, 3


@cache
def _buttons() -> re.Pattern[str]:
    words = "|".join(load("comments.yml")["actions"])
    return re.compile(rf"\s*(?:{words})(?:TA|Ta|ta)?\s?[（(]?\d*[)）]?\s*|\s*[▲▼👍👎❤♥]\ufe0f?\s?\d*\s*")


@cache
def _dated() -> re.Pattern[str]:
    date = load("comments.yml")["date"]
    return re.compile(rf"(?:发表于|发布于|评论于)?\s*{date}(?:\s*[·・•‧∙|｜/]\s*|\s{{2,}})(?P<piece>\S.{{0,{_LONGEST_PIECE - 1}}})")


def rows_again(blocks: Sequence[Block]) -> frozenset[int]:
    """Their indices. Other lines must stand between two of a form: those of a list, or of a tally, follow one another. A row that has
    no number where the others have one (回复 • 分享) is of their form."""
    forms: dict[str, list[int]] = defaultdict(list)
    counted: dict[str, int] = defaultdict(int)
    parted: set[str] = set()
    for i, block in enumerate(blocks):
        line = as_known(block.text.strip())
        if form := _form(line):
            forms[form].append(i)
            counted[form] += bool(_DIGITS.search(line))
            parted |= {form} if _PARTS.search(line) else set()
    least = {form: _SEVERAL if form in parted and form != _DATED_FORM else _MANY for form in forms}
    return frozenset(i for form, found in forms.items() for i in found
                     if counted[form] >= least[form] and all(b - a > 1 for a, b in pairwise(found))
                     and not any(_is_all_that_is_said(blocks, k) for k in found))


def _is_all_that_is_said(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line stands alone between two heads of comments, or below the last."""
    return i > 0 and _is_head(blocks[i - 1]) and (i + 1 == len(blocks) or _is_head(blocks[i + 1]))


def _is_head(block: Block) -> bool:
    found = read_comment(block.text, True, False)
    return found is not None and found.role == "head"


def _form(line: str) -> str:
    """What stays of a row that may be a site's when its numbers change; one sign for all that are a date and a piece."""
    if len(line) > _LONGEST or _SENTENCE.search(line) or not _HAN.search(line):
        return ""
    if _dated().fullmatch(line):
        return _DATED_FORM
    return _BETWEEN.sub("", _DIGITS.sub("", line)) if any(map(_buttons().fullmatch, _PARTS.split(line))) else ""
