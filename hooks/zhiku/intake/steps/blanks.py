"""Blanks between Chinese words in a paragraph in; edits out: one in the middle of a word goes, one where a clause ends is offered
a comma. Any other is left: its writer may have put it there for a mark, or to part names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import rjieba

from zhiku.intake import places
from zhiku.intake.context import Passage
from zhiku.intake.language import language
from zhiku.intake.values import Edit

_BLANK = re.compile(r"(?<=[\u3400-\u9fff，。！？；：、”’」》）])[ \u00a0\u3000\t]+(?=[\u3400-\u9fff，。！？；：、“‘「《（])")
_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])[ \u00a0\u3000\t]+(?=[\u3400-\u9fff])")
_LEANING = re.compile("(?:^|[，。！？；：])[先再又也都就才还在把被对向从为要会能将让使给以与和及或并而但则很更最太不没别请]$")
"""A word that needs what follows begins a clause, and is no clause itself: 先 报姓名."""
_NAMED = re.compile("[\u3400-\u9fff]的[ \u00a0\u3000]+(?:不|正|就|并不)?是(?!非|否)")
"""最难的 是开口: what 是 says is said of what ends in 的."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_PIECE = re.compile(r"\S+")
_MARKS = re.compile("[，。！？；]")
_LABEL = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[章节条款项]|\d{1,2}[月日号]|[一二三四五六七八九十\d]{1,2}[组楼层班]|"
    r"^附?[图表][一二三四五六七八九十\d]{1,3}|[@＠][\u3400-\u9fff]{1,8})$")
_REACH, _TWO, _COMMON = 10, 2, 60_000
_BORDER, _NONE = -3.0, -5.5
"""From which odds of a comma on, in powers of ten, one is offered for a blank; below which nobody would have put one there."""
_LEAST = -99.0
_MANY, _SPACED = 6, 3  # a text of which every third character has a blank behind it was set so by a program


def step(passage: Passage) -> Iterator[Edit]:
    """What goes by itself is the layout's; what may be a writer's is offered or left."""
    text = passage.text
    blanks = list(_BLANK.finditer(text))
    if not blanks:
        return
    is_said = bool(_MARKS.search(text))
    may_lack = is_said and passage.kind in ("paragraph", "list_item", "quote")
    between = len(_BETWEEN.findall(text)) if may_lack else 0
    is_spaced = between >= _MANY and between * _SPACED >= len(_HAN.findall(text))
    pieces = _pieces(text)
    odds: dict[int, float] | None = None  # reckoned where the first blank asks for them
    for match in blanks:
        if _parts(text, match) or (passage.kind == "cell" and "\t" in match[0]):
            continue
        is_between = bool(_HAN.match(text, match.start() - 1)) and bool(_HAN.match(text, match.end()))
        if text[match.start() - 1] in "。！？" and match[0] in (" ", "\u00a0"):
            continue  # a blank behind a full stop may be all that is left of a connective
        if is_between and passage.kind in ("title", "heading", "cell", "comment"):
            continue  # 两个词并列
        is_sure = is_said if not is_between else _is_in_word(pieces, match, is_said) or (
            is_said and bool(_LEANING.search(text, max(0, match.start() - _TWO), match.start())
                             or _NAMED.match(text, match.start() - _TWO)))
        if not (is_sure or is_spaced) and odds is None:
            odds = _odds(text) if may_lack else {}
        if is_sure or is_spaced or (passage.context.damaged and odds is not None and odds.get(match.start(), 0) < _NONE):
            yield Edit(*match.span(), "", "layout:blank", "auto", "汉字之间多出的空格")
        elif odds is not None and odds.get(match.start(), _NONE) >= _BORDER:
            yield Edit(*match.span(), "，", "comma:blank", "proposed", "两个分句之间是空格，像是代替了逗号")


def read_ahead(texts: Sequence[str]) -> None:
    """Judge at once what many texts are without their blanks."""
    places.read_ahead([_BETWEEN.sub("", text) for text in texts if _BETWEEN.search(text) and _MARKS.search(text)])


def _odds(text: str) -> dict[int, float]:
    """For every blank between two characters how likely a comma stood there, reckoned from the text without them."""
    found: dict[int, int] = {}
    gone = 0
    for match in _BETWEEN.finditer(text):
        found[match.start()] = match.start() - gone
        gone += len(match[0])
    if not found:
        return {}
    borders = {at: odds for odds, at in places.clause_borders(_BETWEEN.sub("", text), _LEAST)}
    return {start: borders.get(at, _BORDER - 1) for start, at in found.items()}


class _Pieces(NamedTuple):
    """What stands between the blanks of a text, by where it begins, and by where it ends."""

    by_begin: Mapping[int, str]
    by_end: Mapping[int, str]


def _pieces(text: str) -> _Pieces:
    found = list(_PIECE.finditer(text))
    return _Pieces({piece.start(): piece[0] for piece in found}, {piece.end(): piece[0] for piece in found})


def _is_in_word(pieces: _Pieces, blank: re.Match[str], is_said: bool) -> bool:
    """Whether a blank stands in the middle of a word. In a line that is no sentence all others part columns, verses, or a name
    from what is said of it; so does the only blank between two characters."""
    left, right = pieces.by_end[blank.start()], pieces.by_begin[blank.end()]
    if len(pieces.by_begin) == _TWO and len(left) == len(right) == 1:
        return False
    at = 0
    for word in rjieba.cut(left + right):
        at += len(word)
        if at >= len(left):
            is_across = at > len(left) and _is_torn(left, right)
            return is_across and (0 <= language().word(word) < _COMMON or (is_said and rjieba.cut(word, False) == [word]))
    return False


def _is_torn(left: str, right: str) -> bool:
    """Whether what stands on one side of a blank is no word by itself: 管　理, but not 管理 员工."""
    return len(rjieba.cut(left)[-1]) == 1 or len(rjieba.cut(right)[0]) == 1


def _parts(text: str, blank: re.Match[str]) -> bool:
    """Whether a blank parts two columns, or a label from what it says: 第一条 委托事项."""
    wide = "\t" in blank[0] or len(blank[0]) > 1
    return (wide and not _MARKS.match(text, blank.start() - 1)) or bool(_LABEL.search(text, max(0, blank.start() - _REACH), blank.start()))
