"""A sentence in; how much its wording is like that of sentences which teach what the law forbids, and which of them, out.

Words that stand together (`unlawful_acts`) know what somebody has thought of; this knows what the labelled sentences of
tests/data/unlawful have in common. Its weights are data (`data/unlawful_weights.json`), written by
`python -m tests.train_unlawful`: to teach it, add a labelled sentence there.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from zhiku.check.package_data import read_data
from zhiku.check.rules.unlawful_acts import acts
from zhiku.check.rules.unlawful_stance import Sentence, condemned_next, cues, shows, without_fearless

THRESHOLD = 0.5
"""How sure it must be."""
BY_PATTERN, BY_WORDS = 3.0, 2.0
"""What a suspicion adds to the score (the logarithm of the odds). Not learned: patterns and acts were written for many of
the labelled sentences and see nearly all of them, but half of fresh ones; learning would trust them too much."""
_SIZES = (1, 2, 3)
_MARKUP = re.compile(r"[\s*`>#|]+")


@dataclass(frozen=True)
class Weights:
    """What the wording says: `grams` (runs of one to three characters), `concepts` (of acts) and `signs` (stances), each with its
    weight, the
    `bias`, and for every kind of advice the grams that point to it."""

    bias: float
    grams: Mapping[str, float]
    concepts: Mapping[str, float]
    signs: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]]


@cache
def weights() -> Weights:
    """The weights, read when the first page asks for them."""
    raw = json.loads(read_data("unlawful_weights.json"))
    return Weights(raw["bias"], raw["grams"], raw["concepts"], raw["signs"], raw["kinds"])


def body_of(sentence: str) -> str:
    """The sentence without markup, its ends marked."""
    return f"^{_MARKUP.sub('', sentence)}$"


def grams_of(sentence: str) -> set[str]:
    """All runs of one to three characters."""
    body = body_of(sentence)
    return {body[at:at + size] for size in _SIZES for at in range(len(body) - size + 1)}


def signs_of(sentence: Sentence, *, is_let_go: bool) -> Iterator[str]:
    """The stances that a sentence shows, by itself and by what stands around it, and whether a suspicion was let go."""
    yield from signs_within(sentence.text)
    if is_let_go:
        yield "+let-go"
    if condemned_next(sentence):
        yield "+next"
    if shows("listed_as_banned", sentence.lead) or shows("frames", sentence.lead):
        yield "+lead"


def concepts_of(meant: int) -> Iterator[str]:
    """The names of concepts given as bits."""
    while meant:
        lowest = meant & -meant
        yield acts().names[lowest.bit_length() - 1]
        meant ^= lowest


@lru_cache(maxsize=4096)
def signs_within(sentence: str) -> tuple[str, ...]:
    """The stances that a sentence shows by itself, and whether it has a sign of advice or a quotation."""
    text = without_fearless(sentence)
    found = [name for name in cues() if shows(name, text)]
    if acts().signs.search(sentence):
        found.append("+advice")
    if "“" in text or "「" in text:
        found.append("+quote")
    return tuple(found)


def likeness(sentence: Sentence, meant: int, *, suspected: float = 0.0, is_let_go: bool = False) -> float:
    """Between 0 and 1: how much the sentence is like those that teach what the law forbids. `meant`: the concepts that its
    words stand for; `suspected`: what a suspicion adds."""
    known = weights()
    by_words = known.bias + _by_grams(sentence.text) + _by_concepts(meant) + suspected
    signs = signs_of(sentence, is_let_go=is_let_go)
    return 1 / (1 + math.exp(-by_words - sum(known.signs.get(sign, 0.0) for sign in signs)))


def suspicion(*, by_pattern: bool) -> float:
    """What a suspicion adds to the score."""
    return BY_PATTERN if by_pattern else BY_WORDS


def may_teach(sentence: str, meant: int) -> bool:
    """Whether a sentence is alike enough, whatever stands around it."""
    known = weights()
    score = known.bias + _by_grams(sentence) + _by_concepts(meant)
    if score + _most_by_signs() < _logit(THRESHOLD):
        return False
    around = sum(max(known.signs.get(sign, 0.0), 0.0) for sign in ("+let-go", "+next", "+lead"))
    return score + around + sum(known.signs.get(sign, 0.0) for sign in signs_within(sentence)) >= _logit(THRESHOLD)


def kind_of(sentence: str) -> str:
    """What kind of advice it is most like: the id of an entry of unlawful.yml or wrong_law.yml."""
    grams = grams_of(sentence)
    kinds = weights().kinds
    return max(sorted(kinds), key=lambda kind: math.fsum(kinds[kind].get(gram, 0.0) for gram in grams))


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


@cache
def _most_by_signs() -> float:
    return sum(weight for weight in weights().signs.values() if weight > 0)


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(list(weights().grams), store_patterns=True)


@lru_cache(maxsize=4096)
def _by_concepts(meant: int) -> float:
    return math.fsum(weights().concepts.get(name, 0.0) for name in concepts_of(meant))


def _by_grams(sentence: str) -> float:
    found = _automaton().find_matches_as_strings(body_of(sentence), overlapping=True)
    return math.fsum(map(weights().grams.__getitem__, set(found)))
