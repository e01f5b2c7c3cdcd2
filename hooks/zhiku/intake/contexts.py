"""What a rule wants before or behind a place, and a text, in; whether the text has it there, out.

Most rules want one of some words. Those are compared as they are: to compile a pattern takes far longer than to look once.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhiku.intake.rules import compiled

_REACH = 24
"""Characters before a place that are looked at."""
_PLAIN = "\u4e00-\u9fff，。；：！？、“”"
_WORD = rf"(?:[{_PLAIN}]+|\[[{_PLAIN}]+\])"
_WORDS = re.compile(rf"(?P<none>\(\?!)?(?:\(\?:)*(?P<words>{_WORD}(?:\|{_WORD})*)\)*(?P<end>\$?)")
"""A pattern that is nothing but words, or marks in square brackets, one of which, or none of which, must stand there."""


class _Words(NamedTuple):
    """The words of a pattern; whether none of them may stand there; whether the text must end with them."""

    words: tuple[str, ...]
    none: bool
    end: bool


@cache
def _words(pattern: str) -> _Words | None:
    """The words that a pattern consists of; None where it says more than that."""
    match = _WORDS.fullmatch(pattern)
    if match is None:
        return None
    words = [list(word[1:-1]) if word[0] == "[" else [word] for word in match["words"].split("|")]
    return _Words(tuple(word for some in words for word in some), bool(match["none"]), bool(match["end"]))


def stands_before(pattern: str, text: str, at: int) -> bool:
    """Whether a pattern that ends in `$` fits right before a place."""
    begin, known = max(0, at - _REACH), _words(pattern)
    if known is None or known.none or not known.end:
        return compiled(pattern).search(text, begin, at) is not None
    return text.endswith(known.words, begin, at - (at > begin and text[at - 1] == "\n"))  # `$` allows a line end


def stands_behind(pattern: str, text: str, at: int) -> bool:
    """Whether a pattern fits from a place on."""
    known = _words(pattern)
    if known is None or known.end:
        return compiled(pattern).match(text, at) is not None
    return text.startswith(known.words, at) != known.none
