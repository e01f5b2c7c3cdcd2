"""A paragraph of a text in which the ends of words for people (师, 者) stand alone again and again; marks out where the word
before one was cut, for the text does not show which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from zhiku.intake.around import is_han, tokens
from zhiku.intake.context import Passage
from zhiku.intake.values import Edit

_ENDS = frozenset("师者")
"""Ends of words for people that are no words. For 员 see `cutting.py`."""
_SEVERAL = 3


def full_forms(text: str) -> frozenset[str]:
    """Words for people that stand whole in a text more than once, though no dictionary has them: 茶艺师."""
    found = Counter(before + end for line in _with_ends(text)
                    for before, end in pairwise(tokens(line)) if end in _ENDS and len(before) > 1 and is_han(before[0]))
    return frozenset(form for form, often in found.items() if often > 1)


def bare_ends(text: str) -> frozenset[str]:
    """The ends that stand alone so often in a text that no half of another word is left there (师傅)."""
    full = full_forms(text)
    found = Counter(end for line in _with_ends(text) for before, end in pairwise(("", *tokens(line)))
                    if end in _ENDS and before + end not in full)
    return frozenset(end for end, often in found.items() if often >= _SEVERAL)


def _with_ends(text: str) -> list[str]:
    """The lines of a text that have such an end."""
    return [line for line in text.split("\n") if not _ENDS.isdisjoint(line)]


def step(passage: Passage) -> Iterator[Edit]:
    """A hole is never filled; where a word is offered already, it bears no second mark."""
    ends = passage.context.bare_ends
    if passage.kind == "code" or not any(end in passage.text for end in ends):
        return
    at, marked = 0, passage.marked()
    for before, token in pairwise(("", *tokens(passage.text))):
        if token in ends and at not in marked and before + token not in passage.context.full_forms:
            yield Edit(at, at, "", "hole:person", "flag", f"单独的“{token}”不成词，文中多处如此，前面缺一个词，从文中看不出是哪个")
        at += len(token)
