"""What stands around borders of words in; how likely a word was cut there, or a comma lost, out.

A network with two hidden layers (`data/places.npz`, `python -m tests.train_places`). It reckons in whole numbers, so that
every machine comes to the same result: floating point is used only where it is exact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhiku.intake.surroundings import Integers
from zhiku.intake.vectors import vectors

Head = Literal["cut", "comma"]
HEADS: tuple[Head, ...] = ("cut", "comma")
STEPS: Mapping[Head, tuple[float, ...]] = {
    "cut": (-2.0, -1.5, -1.0, -0.5, 0.0, 0.4, 0.8, 1.2, 1.8),
    "comma": (-3.0, -2.5, -2.0, -1.5, -1.0, -0.7, -0.4, -0.1, 0.2, 0.5, 0.8, 1.2),
}
"""What is measured besides, in steps: how much dearer the two sides are next to each other than apart; how many times
likelier a comma is there than none. Powers of ten."""
UNIT = 1000
"""What comes out is in thousandths."""
SHIFT, DEPTH = 6, 24
"""How many binary digits are dropped behind a layer, and how many stand for a fraction in what comes out."""
LARGEST = 8191
"""The largest hidden number: so no sum leaves the whole numbers that a float64 has."""

_AT_ONCE = 1 << 10
"""Borders whose hidden numbers are reckoned together: more would not stay near the processor."""


class Network(NamedTuple):
    """Weights in whole numbers, by layer; those of the first are divided by what they belong to."""

    kinds: Mapping[str, int]
    words: NDArray[np.float32]  # SIDE*2 times the numbers of a word, hidden
    named: NDArray[np.int32]  # SIDE*2, kinds, hidden
    sides: NDArray[np.int32]  # 2, characters, hidden
    first: NDArray[np.int32]
    second: NDArray[np.float64]
    second_bias: NDArray[np.float64]
    third: NDArray[np.float64]
    third_bias: NDArray[np.float64]
    steps: Mapping[Head, tuple[int, ...]]
    second_small: NDArray[np.float32]
    small: int  # up to which hidden number the second layer is exact in float32

    def judge(self, words: Integers, kinds: Integers, sides: Integers) -> NDArray[np.int64]:
        """The logarithm of the odds of each border, for a cut word and for a comma, in thousandths, without what is measured; what
        is around them as `Surroundings` has it. What each word adds in each place beside a border is reckoned once."""
        different, which = np.unique(words * np.int64(len(self.kinds)) + kinds, return_inverse=True)
        numbers = vectors().table[different // len(self.kinds)].astype(np.float32)
        slots = words.shape[1]
        added = [(numbers @ weights).astype(np.int32) + named[different % len(self.kinds)]  # below 2**24: exact
                 for weights, named in zip(np.split(self.words, slots), self.named, strict=True)]
        which = which.reshape(-1, slots)
        odds = [self._odds(self._sum(added, which[at:at + _AT_ONCE]), sides[at:at + _AT_ONCE])
                for at in range(0, len(words), _AT_ONCE)]
        return np.concatenate([np.zeros((0, len(HEADS)), np.int64), *odds])

    def steps_of(self, head: Head, measured: NDArray[np.float64]) -> NDArray[np.int64]:
        """What measured values add to the logarithm of the odds."""
        return np.array(self.steps[head], np.int64)[np.searchsorted(np.array(STEPS[head]), measured, side="right")]

    def _sum(self, added: Sequence[NDArray[np.int32]], which: NDArray[np.int64]) -> NDArray[np.int32]:
        """What the words around borders add up to; `added` is what each adds in each place, `which` the words."""
        hidden = np.repeat(self.first[None], len(which), 0)
        one = np.empty_like(hidden)
        for slot, words in zip(added, which.T, strict=True):
            hidden += np.take(slot, words, 0, out=one, mode="clip")  # so numpy needs no copy
        return hidden

    def _odds(self, hidden: NDArray[np.int32], sides: NDArray[np.int32]) -> NDArray[np.int64]:
        """What comes out, from what the words around borders add up to."""
        hidden = hidden + self.sides[0][sides[:, 0]]
        hidden += self.sides[1][sides[:, 1]]
        np.maximum(hidden, 0, out=hidden)
        hidden >>= SHIFT
        np.minimum(hidden, LARGEST, out=hidden)
        # No sum of small numbers leaves the whole numbers that a float32 has, and that multiplies twice as fast.
        is_small = int(hidden.max(initial=0)) <= self.small
        more = (hidden.astype(np.float32) @ self.second_small).astype(np.float64) if is_small else hidden.astype(np.float64) @ self.second
        more += self.second_bias
        np.maximum(more, 0, out=more)
        more = np.floor(more / (1 << SHIFT))
        odds: NDArray[np.int64] = (more @ self.third + self.third_bias).astype(np.int64) * UNIT >> DEPTH
        return odds


def assemble(found: Mapping[str, NDArray[Any]]) -> Network:
    """The tables of a file of weights as a network."""
    second = found["second"]
    kinds: list[str] = found["kinds"].tobytes().decode("utf-8").split("\n")
    return Network(
        {kind: n for n, kind in enumerate(kinds)}, found["words"].astype(np.float32), found["named"].astype(np.int32),
        found["sides"].astype(np.int32), found["first"].astype(np.int32), second.astype(np.float64),
        found["second_bias"].astype(np.float64), found["third"].astype(np.float64), found["third_bias"].astype(np.float64),
        {"cut": tuple(int(step) for step in found["cut"]), "comma": tuple(int(step) for step in found["comma"])},
        second.astype(np.float32), (1 << 24) // max(1, int(np.abs(second.astype(np.int64)).sum(0).max())))


@cache
def network() -> Network:
    """The weights of the package."""
    with files("zhiku.intake").joinpath("data", "places.npz").open("rb") as file, np.load(file) as found:
        return assemble(found)


def step_of(head: Head, measured: float) -> int:
    """The step that a measured value is on."""
    return bisect_right(STEPS[head], measured)
