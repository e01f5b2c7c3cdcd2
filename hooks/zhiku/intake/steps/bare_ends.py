"""A paragraph of a text in which the ends of words for people (师, 者) stand alone again and again; marks out where the word
before one was cut, for the text does not show which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zhiku.intake.around import tokens
from zhiku.intake.context import Passage
from zhiku.intake.values import Edit

_ENDS = frozenset("师者")
"""Ends of words for people that are no words. For 员 see `cut_words.py`."""
_SEVERAL = 3


def bare_ends(text: str) -> frozenset[str]:
    """The ends that stand alone so often in a text that no half of another word is left there (师傅)."""
    if not any(end in text for end in _ENDS):
        return frozenset()
    found = Counter(token for line in text.split("\n") for token in tokens(line) if token in _ENDS)
    return frozenset(end for end, often in found.items() if often >= _SEVERAL)


def step(passage: Passage) -> Iterator[Edit]:
    """A hole is never filled."""
    ends = passage.context.bare_ends
    if passage.kind == "code" or not any(end in passage.text for end in ends):
        return
    at = 0
    for token in tokens(passage.text):
        if token in ends:
            yield Edit(at, at, "", "hole:person", "flag", f"单独的“{token}”不成词，文中多处如此，前面缺一个词，从文中看不出是哪个")
        at += len(token)
