"""Counts of the words behind each word, as `data/usage.txt` has them, in; how likely a word is behind another where
people write about their trades, out.

A general table of written Chinese knows how newspapers write. What is counted here are the pieces written for this
(tests/data/import/natural), by `python -m tests.train_usage`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from zhiku.intake.counted import counted
from zhiku.intake.spelling import Spelling

_WORDS = 1 << 16
"""How many words there are at most."""
_DISCOUNT = 0.8
_CAUTION = 12
"""How many places that nobody has counted weigh against those behind a word."""
_SHARE = 0.2
"""How much the words count that stand behind many others here, where nothing is known of the word before."""


class Usage:
    """How often words stand behind words."""

    def __init__(self, rows: Iterable[str], spelling: Spelling) -> None:
        """Rows are what `counted.py` reads; `spelling` numbers their words."""
        found = counted(rows, spelling)
        self._is_known = len(found.words) > 0
        self._often = np.zeros(_WORDS)
        self._often[found.words] = _SHARE * found.different / found.different.sum()
        pairs = found.firsts << 16 | found.seconds
        order = np.argsort(pairs)
        # All pairs in order, both words as one number, with how often each stands there, and what follows all pairs.
        self._pairs, self._counts = np.append(pairs[order], 1 << 32), np.append(found.counts[order], 0)
        # How many different words stand behind each word, and how many in all.
        self._different = np.bincount(found.firsts, minlength=_WORDS)
        self._total = np.bincount(found.firsts, found.counts, _WORDS).astype(np.int64)
        # The same tables in a form of which one number is read faster.
        self._one_often, self._one_pair, self._one_count = self._often.data, self._pairs.data, self._counts.data
        self._one_different, self._one_total = self._different.data, self._total.data

    def all_alone(self, words: NDArray[np.int64], elsewhere: NDArray[np.float64]) -> NDArray[np.float64]:
        """How likely each of some words is behind one of which nothing is known."""
        return (1 - _SHARE) * elsewhere + self._often[words] if self._is_known else elsewhere

    def behind(self, first: int, second: int, elsewhere: float) -> float:
        """How likely the second word is behind the first, by what was counted and by what is so elsewhere.

        Interpolation (Jelinek and Mercer 1980) with absolute discounting, and behind seldom words the words that stand behind
        many different ones (Kneser and Ney 1995).
        """
        any_word = (1 - _SHARE) * elsewhere + self._one_often[second] if self._is_known else elsewhere
        total = self._one_total[first]
        if not total:
            return any_word
        wanted = first << 16 | second
        at = bisect_left(self._one_pair, wanted)
        count = self._one_count[at] if self._one_pair[at] == wanted else 0
        here = (max(0.0, count - _DISCOUNT) + _DISCOUNT * self._one_different[first] * any_word) / total
        return (total * here + _CAUTION * any_word) / (total + _CAUTION)

    def all_behind(self, firsts: NDArray[np.int64], seconds: NDArray[np.int64], elsewhere: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for many words at once."""
        any_word = self.all_alone(seconds, elsewhere)
        wanted = firsts << 16 | seconds
        at = np.searchsorted(self._pairs, wanted)
        counts, total = np.where(self._pairs[at] == wanted, self._counts[at], 0), self._total[firsts]
        here = (np.maximum(0.0, counts - _DISCOUNT) + _DISCOUNT * self._different[firsts] * any_word) / np.maximum(total, 1)
        return np.where(total > 0, (total * here + _CAUTION * any_word) / (total + _CAUTION), any_word)

    def seconds(self, first: int) -> list[int]:
        """The words that were counted behind a word."""
        begin, end = np.searchsorted(self._pairs, [first << 16, first + 1 << 16])
        seconds: list[int] = (self._pairs[begin:end] & (_WORDS - 1)).tolist()
        return seconds
