"""A paragraph of a damaged text in; the places where a word was likely cut out of it, weighed again by what stands there, out.

The network (`places.py`) learned from texts of all kinds, out of which words were taken by chance. Damaged pages are of fewer
kinds, and a filter takes the words that it was made for: behind 遇到 or 不能 one is missing far oftener there than behind
真正的. How much the characters and words beside a place speak for a hole is learned from damaged texts whose truth is known
(`second_look_weights.json`, `python -m tests.train_second_look`). Those are few, so both have an equal say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import floor

import rjieba

from zhiku.intake.learned import Fact, Names, weigh
from zhiku.intake.places import likely_gaps

_LEAST = -4.3
"""The least odds of the network that are worth a second look: below, one in six hundred is found by it."""
_REACH, _FAR = 8, 6
_STEPS = 2  # of the odds, to one
_MARK = re.compile("[，。；：？！、“”《》（）]")
_NOTHING = ("", "^")
"""The word beyond a text, and its kind."""


def second_look(text: str, kind: str, least: float) -> list[tuple[float, int]]:
    """The logarithm of the odds that a word was cut, at least `least`, and the place; best first. `kind` is that of the passage.

    It is the mean of what the network and the second look say (a logarithmic opinion pool, Genest and Zidek 1986).
    """
    both = ((round((odds + _weighed(floor(odds * _STEPS), left, right, kind)) / 2, 3), at)
            for odds, at, left, right in _candidates(text, _LEAST))
    return sorted((found for found in both if found[0] >= least), reverse=True)


def known_places(text: str, kind: str, least: float) -> Iterator[tuple[float, int, tuple[Fact, ...]]]:
    """The borders where the network gives at least these odds: its odds, the place, and what is known of it."""
    for odds, at, left, right in _candidates(text, least):
        yield odds, at, _facts(floor(odds * _STEPS), left, right, kind)


def _candidates(text: str, least: float) -> Iterator[tuple[float, int, str, str]]:
    for odds, at in likely_gaps(text, least):
        yield odds, at, text[max(0, at - _REACH):at], text[at:at + _REACH]


@lru_cache(maxsize=1 << 14)
def _weighed(odds: int, left: str, right: str, kind: str) -> float:
    return weigh("second_look_weights.json", _facts(odds, left, right, kind))


def _facts(odds: int, left: str, right: str, kind: str) -> tuple[Fact, ...]:
    return ((_of_odds, (str(odds), kind)), (_of_chars, (left[-2:], right[:2], _far(left[::-1]), _far(right))),
            (_of_words, (*_last(left), *_first(right))))


def _far(text: str) -> str:
    """How far it is to the first mark, at most `_FAR`."""
    match = _MARK.search(text)
    return str(min(match.start() if match else len(text), _FAR))


@lru_cache(maxsize=1 << 13)
def _last(words: str) -> tuple[str, str, str]:
    """The kind of the last word but one, the last word and its kind."""
    farther, word = [_NOTHING, _NOTHING, *rjieba.tag(words)][-2:]
    return farther[1], *word


@lru_cache(maxsize=1 << 13)
def _first(words: str) -> tuple[str, str, str]:
    """The first word and its kind, and the kind of the second."""
    word, beyond = [*rjieba.tag(words), _NOTHING, _NOTHING][:2]
    return *word, beyond[1]


def _of_odds(step: str, kind: str) -> Names:
    return f"odds {step}", f"kind {kind}", f"odds {step} {kind}"


def _of_chars(left: str, right: str, since: str, until: str) -> Names:
    one, other = left[-1:], right[:1]
    return (f"left {one}", f"right {other}", f"left two {left}", f"right two {right}", f"both {one} {other}", f"since {since}",
            f"until {until}", f"between {since} {until}", f"left {one} until {until}", f"right {other} since {since}")


def _of_words(farther: str, left: str, left_kind: str, right: str, right_kind: str, beyond: str) -> Names:
    return (f"word left {left}", f"word right {right}", f"kind left {left_kind}", f"kind right {right_kind}",
            f"kinds {left_kind} {right_kind}", f"word left {left} kind {right_kind}", f"kind {left_kind} word right {right}",
            f"kinds {farther} {left_kind} | {right_kind}", f"kinds {left_kind} | {right_kind} {beyond}")
