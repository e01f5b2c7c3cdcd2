"""Counts of the words behind each word, as `data/usage.txt` has them, in; how likely a word is behind another where
people write about their trades, out.

A general table of written Chinese knows how newspapers write. What is counted here are the pieces written for this
(tests/data/import/natural), by `python -m tests.train_usage`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhiku.intake.counted import counted

_WORDS = 1 << 16
"""How many words there are at most."""
_MANY = 12_000
"""From how many pairs on it pays to make a table of all."""
_DISCOUNT = 0.8
_CAUTION = 12
"""How many places that nobody has counted weigh against those behind a word."""
_SHARE = 0.2
"""How much the words count that stand behind many others here, where nothing is known of the word before."""


class Followers(NamedTuple):
    """How often each word stands behind one, and how often any."""

    counts: Mapping[int, int]
    total: int


class _Table(NamedTuple):
    """All pairs in order, both words as one number, with how often each stands there, and what follows all pairs; how many
    different words stand behind each word, and how many in all."""

    pairs: NDArray[np.int64]
    counts: NDArray[np.int64]
    different: NDArray[np.int64]
    total: NDArray[np.int64]


class Usage:
    """How often words stand behind words."""

    def __init__(self, rows: Iterable[str], number: Callable[[str], int]) -> None:
        """Rows are a word, how many different ones it stands behind, and those behind it with spaces between, each with `:` and
        its count if not 1; tabs between the three."""
        self._number = number
        fields = [row.split("\t") for row in rows]
        firsts = [number(first) for first, _, _ in fields]
        before = {first: int(different) for first, (_, different, _) in zip(firsts, fields, strict=True)}
        every = sum(before.values())
        self._often = {word: _SHARE * different / every for word, different in before.items()}
        self._often_of = np.zeros(_WORDS)
        self._often_of[list(self._often)] = list(self._often.values())
        self._rows = {first: followers for first, (_, _, followers) in zip(firsts, fields, strict=True) if followers}
        self._read: dict[int, Followers | None] = {}
        self._asked = 0  # how many pairs were looked up

    def alone(self, word: int, elsewhere: float) -> float:
        """How likely a word is behind one of which nothing is known."""
        return (1 - _SHARE) * elsewhere + self._often.get(word, 0.0) if self._often else elsewhere

    def all_alone(self, words: NDArray[np.int64], elsewhere: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for many words at once."""
        return (1 - _SHARE) * elsewhere + self._often_of[words] if self._often else elsewhere

    def behind(self, first: int, second: int, elsewhere: float) -> float:
        """How likely the second word is behind the first, by what was counted and by what is so elsewhere.

        Interpolation (Jelinek and Mercer 1980) with absolute discounting, and behind seldom words the words that stand behind
        many different ones (Kneser and Ney 1995).
        """
        any_word = (1 - _SHARE) * elsewhere + self._often.get(second, 0.0) if self._often else elsewhere
        known = self._read[first] if first in self._read else self._followers(first)
        if known is None:
            return any_word
        counts, total = known
        here = _DISCOUNT * len(counts) * any_word / total if second not in counts else (
            counts[second] - _DISCOUNT + _DISCOUNT * len(counts) * any_word) / total
        return (total * here + _CAUTION * any_word) / (total + _CAUTION)

    def all_behind(self, firsts: NDArray[np.int64], seconds: NDArray[np.int64], elsewhere: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for many words at once."""
        self._asked += len(firsts)
        if self._asked < _MANY:
            pairs = zip(firsts.tolist(), seconds.tolist(), elsewhere.tolist(), strict=True)
            return np.array([self.behind(*pair) for pair in pairs])
        table = self._table
        any_word = self.all_alone(seconds, elsewhere)
        wanted = firsts << 16 | seconds
        at = np.searchsorted(table.pairs, wanted)
        counts, total = np.where(table.pairs[at] == wanted, table.counts[at], 0), table.total[firsts]
        here = (np.maximum(0.0, counts - _DISCOUNT) + _DISCOUNT * table.different[firsts] * any_word) / np.maximum(total, 1)
        return np.where(total > 0, (total * here + _CAUTION * any_word) / (total + _CAUTION), any_word)

    @cached_property
    def _table(self) -> _Table:
        sizes = [row.count(" ") + 1 for row in self._rows.values()]
        firsts = np.repeat(np.array(list(self._rows), np.int64), sizes)
        seconds, counts = counted(" ".join(self._rows.values()), self._number)
        pairs = firsts << 16 | seconds
        order = np.argsort(pairs)
        return _Table(np.append(pairs[order], 1 << 32), np.append(counts[order], 0),
                      np.bincount(firsts, minlength=_WORDS), np.bincount(firsts, counts, _WORDS).astype(np.int64))

    def seconds(self, first: int) -> Iterable[int]:
        """The words that were counted behind a word."""
        known = self._read[first] if first in self._read else self._followers(first)
        return known.counts if known else ()

    def _followers(self, first: int) -> Followers | None:
        row, found = self._rows.get(first), None
        if row is not None:
            number = self._number
            once = [entry for entry in row.split(" ") if ":" not in entry]
            counts = dict.fromkeys(map(number, once), 1)
            if len(once) <= row.count(" "):
                more = [entry.split(":") for entry in row.split(" ") if ":" in entry]
                counts |= {number(word): int(often) for word, often in more}
            found = Followers(counts, sum(counts.values()))
        self._read[first] = found
        return found
