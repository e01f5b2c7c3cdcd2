"""A paragraph of a spun text in; edits out that put back the other half of a word of which one character stands alone.

A filter of single characters takes a character out of a text wherever it stands: mostly surnames, and what is common in
Chinese would hardly be missing by chance. So a half is made whole with a character that the whole text lacks; how likely
that is, besides what the neighbours say, is weighed twice: a sum of weights (`half_weights.json`) tells at a glance which
words are worth a closer look, trees (`half_trees.json`) decide. Both are learned by `python -m tests.train_halves`. A
character that never stands alone (`bound_chars.txt`) may be made whole with any.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from zhiku.intake.around import is_han, place, tokens
from zhiku.intake.context import Passage
from zhiku.intake.language import TENFOLD, language
from zhiku.intake.rules import read, words
from zhiku.intake.ties import is_of_a_term
from zhiku.intake.trees import trees
from zhiku.intake.values import Edit

_COMMON = 20_000  # words that a half is completed to
_LEAST_GAIN, _MOST_GAIN, _MOST_LEAD = -1.0, 4.0, 1.5
_SLACK, _CHEAPEST = 1.0, 40  # what the two neighbours alone may say less of a word than all do; the cost of a usual pair
_WORTH_A_LOOK = -2.5
_AUTO, _PROPOSED = 0.5, -1.3
_BOUND = 0.2
_VERBS = frozenset("学练教谈写读")  # that need an object: it, and not their other half, may be what is missing
_NUMBER = ("〔", "［", "[20", "（20")  # 法释〔2020〕17号: the short name of a law
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
def _halves() -> dict[str, tuple[Half, ...]]:
    """By the character that is left."""
    found: dict[str, list[Half]] = {}
    for word, number in language().numbers.items():
        if len(word) == 2 and number < _COMMON:
            found.setdefault(word[0], []).append(Half(word, word[1], False))
            found.setdefault(word[1], []).append(Half(word, word[0], True))
    return {char: tuple(halves) for char, halves in found.items()}


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


@lru_cache(maxsize=4096)
def _missing(left: str, present: frozenset[str], size: int) -> tuple[tuple[float, int, Half], ...]:
    """The words of a half whose other character the whole text lacks, each with its number and the gain that it needs at
    least in order to be offered, least first. `size` 0: any gain will do."""
    known, found = language(), []
    for half in _halves().get(left, ()):
        if half.lost not in present:
            most = glance(Offer(0, half, left, 0.0, _MOST_LEAD), size) if size else 0.0
            needed = max(_LEAST_GAIN, (_WORTH_A_LOOK - most) / _weights()["gain"]) if size else _LEAST_GAIN
            if needed < _MOST_GAIN:
                found.append((needed, known.word(half.word), half))
    return tuple(sorted(found))


def offers(text: str, present: frozenset[str], size: int = 0) -> Iterator[list[Offer]]:
    """For every single character that may be half of a word: the words with a character that the text lacks, best first;
    with the `size` of the whole text, those that have a chance to be offered."""
    known, at, before = language(), 0, ""
    every = tokens(text)
    for token, following in zip_longest(every, every[1:], fillvalue=""):
        start, at, last, before = at, at + len(token), before, token
        if len(token) != 1 or not is_han(token) or text.startswith(_NUMBER, at) or not (
                is_han(text[start - 1:start]) or is_han(following[:1])):
            continue
        near = _near(known.word(last), token, known.word(following), present, size)
        if near:
            found = _offers(text, start, token, near)
            if found:
                yield found


@lru_cache(maxsize=1 << 15)
def _near(before: int, left: str, after: int, present: frozenset[str], size: int) -> tuple[Half, ...]:
    """The words of a half that may be likelier than it between two words."""
    known = language()
    here = known.word(left)
    stands = known.pair(before, here) + known.pair(here, after)
    found = []
    for needed, word, half in _missing(left, present, size):
        least = stands - (needed - _SLACK) * TENFOLD
        if least < _CHEAPEST:
            break
        cost = known.pair(before, word)
        if cost <= least and cost + known.pair(word, after) <= least:
            found.append(half)
    return tuple(found)


def _offers(text: str, start: int, left: str, halves: Sequence[Half]) -> list[Offer]:
    here = place(text, start, start + 1)
    gains = sorted((((here.lattice.cost - here.instead(half.word)[0]) / TENFOLD, half) for half in halves), reverse=True)
    best, second = gains[0][0], gains[1][0] if len(gains) > 1 else _LEAST_GAIN
    return [Offer(start if half.first else start + 1, half, left, gain, gain - (second if n == 0 else best))
            for n, (gain, half) in enumerate(gains) if gain > _LEAST_GAIN]


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
    return _weights()["bias"] + sum(_weights()[name] * value for name, value in features(offer, size).items())


def odds(offer: Offer, size: int) -> float:
    """The logarithm of how much likelier it is that a filter took the character than that the writer meant what stands there."""
    return trees("half_trees.json").odds(features(offer, size))


def step(passage: Passage) -> Iterator[Edit]:
    """What is likely goes by itself, what may be is offered, and so is the likeliest word for what never stands alone."""
    if passage.kind in ("code", "quote") or not passage.context.spun:
        return
    done: set[int] = set()
    for found in offers(passage.text, passage.context.chars, passage.context.size):
        found = [offer for offer in found if offer.left not in passage.context.bare_ends
                 and not is_of_a_term(passage, offer.where, is_first=offer.half.first)]
        if not found:
            continue
        sure, best = max((odds(offer, passage.context.size), offer) for offer in found)
        if sure >= (_AUTO if passage.context.spinner else _PROPOSED):
            done.add(best.where - (not best.half.first))
            yield _edit(best.where, best.half, best.left,
                        is_sure=sure >= _AUTO and best.gain > 0 and not passage.context.spinner and best.left not in _VERBS)
    if not passage.context.spinner:
        yield from _bound(passage.text, done, passage.context.bare_ends)


def _bound(text: str, done: set[int], bare_ends: frozenset[str]) -> Iterator[Edit]:
    at = 0
    for token in tokens(text):
        start, at = at, at + len(token)
        if len(token) != 1 or start in done or text.startswith(_NUMBER, at) or token in bare_ends or token not in words("bound_chars.txt"):
            continue
        if is_han(text[start - 1:start]) or is_han(text[at:at + 1]):
            here = place(text, start, at)
            offers = [(here.instead(half.word)[0], half) for half in _halves().get(token, ())
                      if half.lost not in (text[start - 1:start] if half.first else text[at:at + 1])]
            cost, half = min(offers, default=(1 << 30, Half("", "", False)))
            if (here.lattice.cost - cost) / TENFOLD >= _BOUND:
                yield _edit(start if half.first else at, half, token, is_sure=False)


def _edit(where: int, half: Half, left: str, *, is_sure: bool) -> Edit:
    return Edit(where, where, half.lost, f"lost-char:{half.word}", "auto" if is_sure else "proposed",
                f"“{left}”在这里不像单独的词，最像的是“{half.word}”")
