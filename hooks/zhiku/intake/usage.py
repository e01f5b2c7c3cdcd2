"""Counts of the words behind each word, as `data/usage.txt` has them, in; how likely a word is behind another where
people write about their trades, out.

A general table of written Chinese knows how newspapers write. What is counted here are the pieces written for this
(tests/data/import/natural), by `python -m tests.train_usage`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

_DISCOUNT = 0.8
_CAUTION = 12
"""How many places that nobody has counted weigh against those behind a word."""
_SHARE = 0.2
"""How much the words count that stand behind many others here, where nothing is known of the word before."""


class Followers(NamedTuple):
    """How often each word stands behind one, and how often any."""

    counts: Mapping[int, int]
    total: int


class Usage:
    """How often words stand behind words."""

    def __init__(self, rows: Iterable[str], number: Callable[[str], int]) -> None:
        """Rows are a word, how many different ones it stands behind, and those behind it with spaces between, each with `:` and
        its count if not 1; tabs between the three."""
        self._number = number
        fields = [row.split("\t") for row in rows]
        before = {number(first): int(different) for first, different, _ in fields}
        every = sum(before.values())
        self._often = {word: _SHARE * different / every for word, different in before.items()}
        self._rows = {number(first): followers for first, _, followers in fields if followers}
        self._read: dict[int, Followers | None] = {}

    def alone(self, word: int, elsewhere: float) -> float:
        """How likely a word is behind one of which nothing is known."""
        return (1 - _SHARE) * elsewhere + self._often.get(word, 0.0) if self._often else elsewhere

    def behind(self, first: int, second: int, elsewhere: float) -> float:
        """How likely the second word is behind the first, by what was counted and by what is so elsewhere.

        Interpolation (Jelinek and Mercer 1980) with absolute discounting, and behind seldom words the words that stand behind
        many different ones (Kneser and Ney 1995).
        """
        any_word = self.alone(second, elsewhere)
        known = self._read[first] if first in self._read else self._followers(first)
        if known is None:
            return any_word
        counts, total = known
        here = (max(0.0, counts.get(second, 0) - _DISCOUNT) + _DISCOUNT * len(counts) * any_word) / total
        return (total * here + _CAUTION * any_word) / (total + _CAUTION)

    def seconds(self, first: int) -> Iterable[int]:
        """The words that were counted behind a word."""
        known = self._read[first] if first in self._read else self._followers(first)
        return known.counts if known else ()

    def _followers(self, first: int) -> Followers | None:
        row, found = self._rows.get(first), None
        if row is not None:
            pairs = [entry.partition(":") for entry in row.split(" ")]
            counts = {self._number(word): int(often or 1) for word, _, often in pairs}
            found = Followers(counts, sum(counts.values()))
        self._read[first] = found
        return found
