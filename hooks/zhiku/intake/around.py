"""A place in a text in; the words around it that decide what can stand there, out. And the words of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import rjieba

from zhiku.intake.language import TENFOLD, language

_REACH = 6
_MARKS = dict(zip("，。；：？！“”、,.;:?!\n", "，。；：？！“”、，。；：？！。", strict=True))
_OTHER = re.compile("[^\u4e00-\u9fff]")
_OTHERS_BEFORE = re.compile("([^\u4e00-\u9fff])[\u4e00-\u9fff]*$")


def is_han(char: str) -> bool:
    """Whether it is one Han character."""
    return "\u4e00" <= char <= "\u9fff"


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to six Han characters on each side of text[start:end], and the mark that ends them; marks in full width."""
    left = text[max(0, start - _REACH):start]
    if cut := _OTHERS_BEFORE.search(left):
        left = _MARKS.get(cut[1], "") + left[cut.end(1):]
    elif start < _REACH:
        left = "。" + left
    right = text[end:end + _REACH]
    if cut := _OTHER.search(right):
        right = right[:cut.start()] + _MARKS.get(cut[0], "")
    elif end + _REACH > len(text):
        right += "。"
    return left, right


def gain_of(text: str, start: int, end: int, new: str) -> float:
    """How many times likelier `new` is between the neighbours of text[start:end] than what stands there, in powers of ten."""
    left, right = around(text, start, end)
    return (language().cost(left + text[start:end] + right) - language().cost(left + new + right)) / TENFOLD


def misfit(text: str, start: int, end: int, words: Sequence[str]) -> float:
    """How much dearer text[start:end], which consists of `words`, is there than anywhere, in powers of ten; below 0 for what fits."""
    known = language()
    left, right = around(text, start, end)
    with_words, without = known.cost(left + text[start:end] + right), known.cost(left + right)
    return (with_words - without - sum(known.alone(known.word(word)) for word in words)) / TENFOLD


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a paragraph; several steps ask for those of the same one."""
    return tuple(rjieba.cut(text, False))
