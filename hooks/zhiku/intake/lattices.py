"""Many runs of Chinese text in; the lattices of all, reckoned side by side, out.

They hold what `lattice.py` reckons for one run: there step by step, here the same step for all runs at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhiku.intake.language import STRANGE, Language
from zhiku.intake.lattice import Lattice, Ways
from zhiku.intake.spelling import LONGEST, Characters, characters

FAR = 1 << 28
"""The cost of what cannot be."""
_END = "\n"
"""Stands behind each text; in no word."""
_LONGEST_RUN = 100
"""Characters; few runs are longer, and all would have to wait for them."""

_SIZES = np.arange(1, LONGEST + 1)[:, None]
_LENGTHS = np.arange(LONGEST + 1)[:, None, None]

Integers = NDArray[np.int32]


class _Ways(NamedTuple):
    """Words of many places with their costs, one behind the other; and where those of each place begin, and the last end."""

    words: Integers
    costs: Integers
    at: NDArray[np.int64]

    @classmethod
    def of(cls, words: Integers, costs: Integers) -> _Ways:
        """Those that can be, of tables by place and length."""
        can_be = costs < FAR
        return cls(words[can_be], costs[can_be], np.concatenate([[0], np.cumsum(can_be.sum(1))]))

    def between(self, start: int, stop: int) -> list[Ways]:
        """Those of the places from one to another."""
        at = self.at[start:stop + 1].tolist()
        ways = list(zip(self.words[at[0]:at[-1]].tolist(), self.costs[at[0]:at[-1]].tolist(), strict=True))
        return [ways[begin - at[0]:end - at[0]] for begin, end in pairwise(at)]


@dataclass(frozen=True, eq=False)
class Costs:
    """For every place of many texts: the words that end there by their length, and what the text up to there costs with each;
    the words that begin there, and what the text behind each costs; the same without what cannot be; and what the text up to
    there costs at least, and from there on."""

    text: Characters
    ending: Integers
    spent: Integers
    beginning: Integers
    rest: Integers
    ends: _Ways
    rests: _Ways
    until: Integers
    onward: Integers
    stops: NDArray[np.int64]  # the places where the texts end
    _parted: dict[str, Integers] = field(default_factory=dict)

    def parted(self, mark: str, known: Language) -> Integers:
        """What the text of every place costs with a mark there; asked of one place, it will be asked of more."""
        if mark not in self._parted:
            word = np.int32(known.word(mark))
            onward = (known.pairs(word, self.beginning) + self.rest).min(0)
            onward[self.stops] = 0
            self._parted[mark] = (self.spent + known.pairs(self.ending, word)).min(0) + onward
        return self._parted[mark]


class Read(Lattice):
    """A lattice that was reckoned with others."""

    def __init__(self, text: str, known: Language, costs: Costs, start: int) -> None:
        self.text, self._known, self.costs, self.start = text, known, costs, start
        self.cost = self.until(len(text))

    @cached_property
    def _ends(self) -> list[Ways]:  # type: ignore[override]
        return self.costs.ends.between(self.start, self.start + len(self.text) + 1)

    @cached_property
    def _rests(self) -> list[Ways]:
        return self.costs.rests.between(self.start, self.start + len(self.text) + 1)

    def until(self, at: int) -> int:
        return int(self.costs.until[self.start + at])

    def apart(self, at: int) -> int:
        return self.cost - int(self.costs.until[self.start + at]) - int(self.costs.onward[self.start + at])

    def parted(self, at: int, mark: str) -> int:
        return int(self.costs.parted(mark, self._known)[self.start + at])


def lattices(texts: Sequence[str], known: Language) -> dict[str, Lattice]:
    """The lattices of different texts; none of those that are long."""
    texts = sorted((text for text in texts if 0 < len(text) <= _LONGEST_RUN), key=len, reverse=True)
    if not texts:
        return {}
    joined = characters(_END.join(texts) + _END)
    sizes = np.array([len(text) for text in texts])
    stops = np.cumsum(sizes + 1) - 1
    starts = stops - sizes
    beginning = known.words_of(joined)
    ending = np.full_like(beginning, STRANGE)
    for size in range(1, LONGEST + 1):
        ending[size, size:] = beginning[size, :-size]
    is_word = beginning >= 0
    is_word[1] = True
    is_word[:, stops] = False
    pairs = _pairs(beginning, ending, is_word, known)
    spent = _forth(starts, sizes, pairs)
    rest = _back(stops, sizes, pairs, is_word)
    until, onward = spent.min(0), (pairs[0] + rest).min(0)
    onward[stops] = 0
    costs = Costs(joined, ending, spent, beginning, rest, _Ways.of(ending.T, spent.T), _Ways.of(beginning.T, rest.T), until, onward, stops)
    return {text: Read(text, known, costs, start) for text, start in zip(texts, starts.tolist(), strict=True)}


def _pairs(beginning: Integers, ending: Integers, is_word: NDArray[np.bool_], known: Language) -> Integers:
    """What every word that begins in a place costs behind every word that ends there; by the length of both and the place."""
    costs = known.pairs(ending[:, None], np.where(is_word, beginning, STRANGE)[None])
    np.copyto(costs, FAR, where=~is_word)
    return costs


def _forth(starts: NDArray[np.int64], sizes: NDArray[np.int64], pairs: Integers) -> Integers:
    """What the texts up to each place cost, by the length of the last word. The longest text comes first."""
    spent = np.full(pairs.shape[1:], FAR, np.int32)
    spent[0, starts] = 0
    for at in range(1, int(sizes[0]) + 1):
        places = starts[:np.searchsorted(-sizes, -at, side="right")] + at
        size = _SIZES[:at]
        before = places - size
        spent[size, places] = np.minimum((spent[:, before] + pairs[:, size, before]).min(0), FAR)
    return spent


def _back(stops: NDArray[np.int64], sizes: NDArray[np.int64], pairs: Integers, is_word: NDArray[np.bool_]) -> Integers:
    """What the texts behind the words that begin in each place cost, by the length of the word."""
    rest = np.full(pairs.shape[1:], FAR, np.int32)
    for left in range(1, int(sizes[0]) + 1):
        places = stops[:np.searchsorted(-sizes, -left, side="right")] - left
        size = _SIZES[:left]
        behind = places + size
        costs = (pairs[size, _LENGTHS, behind] + rest[:, behind]).min(0)
        costs[left - 1:] = 0  # there the text ends
        rest[size, places] = np.where(is_word[size, places], costs, FAR)
    return rest


def borders(every: Sequence[Lattice], which: NDArray[np.int64], at: NDArray[np.int64], mark: str, known: Language
            ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For many places, each given by the number of its lattice and where in that it is: what `apart` says of it, and how much less
    the text costs with a mark there."""
    apart, gain = np.zeros((2, len(at)), np.int64)
    tables = {id(one.costs): one.costs for one in every if isinstance(one, Read)}
    table, start, cost = np.array([(id(one.costs), one.start, one.cost) if isinstance(one, Read) else (0, 0, 0) for one in every],
                                  np.int64).reshape(-1, 3)[which].T
    for number, costs in tables.items():
        asked = np.flatnonzero(table == number)
        places = start[asked] + at[asked]
        apart[asked] = cost[asked] - costs.until[places] - costs.onward[places]
        gain[asked] = cost[asked] - costs.parted(mark, known)[places]
    for n in np.flatnonzero(table == 0).tolist():  # reckoned one by one
        one, place = every[which[n]], int(at[n])
        apart[n], gain[n] = one.apart(place), one.cost - one.parted(place, mark)
    return apart, gain
