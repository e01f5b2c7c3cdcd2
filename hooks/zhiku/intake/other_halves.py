"""A character that may be half of a word, and the word, in; how likely it is that a filter took the other half, out.

That is weighed twice: a sum of weights (`half_weights.json`) tells at a glance which words are worth a closer look, trees
(`half_trees.json`) decide. Both are learned by `python -m tests.train_halves`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from zhiku.intake.language import language
from zhiku.intake.rules import read, words
from zhiku.intake.trees import trees

_COMMON = 20_000  # words that a half is completed to
LEAST_GAIN, _MOST_GAIN, _MOST_LEAD = -1.0, 4.0, 1.5
_WORTH_A_LOOK = -2.5
_PER_TEXT = 3000  # characters: how long a text is taken to be at most when a missing character is judged


class Half(NamedTuple):
    """A whole word, the character that was cut, and whether it stood first."""

    word: str
    lost: str
    first: bool


class Offer(NamedTuple):
    """A half made whole: where the character goes, how many times likelier the word is between the neighbours than what
    stands there (`gain`), and than the next best word (`lead`), in powers of ten."""

    where: int
    half: Half
    left: str
    gain: float
    lead: float


@cache
def halves_of(char: str) -> tuple[Half, ...]:
    """All of which this character may be left."""
    return tuple(Half(word, word[not first], first) for word in _words_with().get(char, ())
                 for first in (False, True) if word[first] == char)


@cache
def _words_with() -> dict[str, list[str]]:
    """The common words of two characters, by each of them."""
    found: dict[str, list[str]] = {}
    for word in islice(language().numbers, _COMMON):  # in the order of how common they are
        if len(word) == 2:
            for char in dict.fromkeys(word):
                found.setdefault(char, []).append(word)
    return found


@cache
def _shares() -> Mapping[str, float]:
    """How large a share of the characters of written Chinese each is."""
    known = language()
    counts: dict[str, float] = {}
    for word, number in known.numbers.items():
        often = known.likely(number)
        for char in word:
            counts[char] = counts.get(char, 0.0) + often
    total = sum(counts.values())
    return {char: often / total for char, often in counts.items()}


def features(offer: Offer, size: int) -> dict[str, float]:
    """What is known of an offer; `size` is the length of its text. A character of which many were to be expected, and none
    is there, is a rare word's more often than a filter's."""
    half = offer.half
    return {"gain": min(offer.gain, _MOST_GAIN), "lead": max(-1.0, min(offer.lead, _MOST_LEAD)),
            "expected": math.log10(min(size or _PER_TEXT, _PER_TEXT) * _shares()[half.lost] + 0.01),
            "surname": half.lost in words("surnames.txt"), "rank": math.log10(language().numbers[half.word] + 10),
            "first": half.first, "bound": offer.left in words("bound_chars.txt")}


@cache
def _weights() -> Mapping[str, float]:
    found: dict[str, float] = json.loads(read("half_weights.json"))
    return found


def glance(offer: Offer, size: int) -> float:
    """About what the odds of an offer are: cheap, and never less the more the neighbours speak for it."""
    weights = _weights()
    return weights["bias"] + sum([weights[name] * value for name, value in features(offer, size).items()])


def odds(offer: Offer, size: int) -> float:
    """The logarithm of how much likelier it is that a filter took the character than that the writer meant what stands there."""
    return trees("half_trees.json").odds(features(offer, size))


def needed(half: Half, left: str, size: int) -> float | None:
    """The gain that a half needs at least in order to be offered in a text of that size; none if no gain will do. `size` 0: any
    gain will do."""
    most = glance(Offer(0, half, left, 0.0, _MOST_LEAD), size) if size else 0.0
    least = max(LEAST_GAIN, (_WORTH_A_LOOK - most) / _weights()["gain"]) if size else LEAST_GAIN
    return least if least < _MOST_GAIN else None
