"""The packed table of word pairs in; how unlikely a word is, alone or behind another, out.

A cost is a negative logarithm: 1 is 0.03 decades, 33 is a factor of ten. The table (data/language, see its README) holds
65,000 words with how often each stands in written Chinese, and three million pairs that stand side by side more often, or
more seldom, than the two words alone would make one expect; other pairs are backed off as Katz has it. What people write
about their trades is counted beside it (`usage.py`).
"""

from __future__ import annotations

import math
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

from zhiku.intake.usage import Usage

TENFOLD = 33
"""The cost of a factor of ten."""
UNKNOWN = 250
"""The cost of a character that no word of the table begins with."""
LONGEST = 4
"""How many characters a word has at most."""
STRANGE = -1
"""The number of what is no word."""
_MOST = 1 << 30
_LIKELY = [10 ** (-cost / TENFOLD) for cost in range(3 * 256)]
_PAIRS_KEPT = 400_000


class Language:
    """Costs of words and of pairs of words."""

    def __init__(self, packed: bytes, usage: Iterable[str] = ()) -> None:
        raw = zlib.decompress(packed)
        count, pairs, letters = array("I", raw[:12])
        at = 12 + letters
        self.numbers = {word: n for n, word in enumerate(raw[12:at].decode("utf-8").split("\n"))}
        self._alone, self._behind = raw[at:at + count], raw[at + count:at + 2 * count]
        at += 2 * count
        self._starts = array("I", accumulate(_from_planes(raw[at:at + 2 * count]), initial=0))
        at += 2 * count
        self._steps, self._together = _from_planes(raw[at:at + 2 * pairs]), raw[at + 2 * pairs:]
        self._rows: dict[int, array[int]] = {}
        self._pairs: dict[int, int] = {}
        self.read(usage)

    def read(self, usage: Iterable[str]) -> None:
        """Take these rows of `usage.txt`, and no others, for how people write about their trades."""
        self._usage = Usage(usage, self.word)
        self._costs = [_cost(self._usage.alone(word, _LIKELY[cost])) for word, cost in enumerate(self._alone)]
        self._pairs.clear()

    def word(self, text: str) -> int:
        """The number of a word; words are numbered by how common they are. -1 for what is no word."""
        return self.numbers.get(text, STRANGE)

    def seconds(self, first: int) -> set[int]:
        """The words of which more is known behind a word than how common they are."""
        row = accumulate(self._steps[self._starts[first]:self._starts[first + 1]])
        return {*row, *self._usage.seconds(first)}

    def alone(self, word: int) -> int:
        """What a word costs, whatever stands before it."""
        return self._costs[word] if word >= 0 else UNKNOWN

    def likely(self, word: int) -> float:
        """How large a share of the words of written Chinese a word is."""
        return _LIKELY[self._costs[word]]

    def pair(self, first: int, second: int) -> int:
        """What the second word costs behind the first."""
        if second < 0:
            return UNKNOWN
        key = first << 16 | second
        cost = self._pairs.get(key)
        if cost is None:
            if len(self._pairs) > _PAIRS_KEPT:
                self._pairs.clear()
            cost = self._pairs[key] = self._mixed(first, second) if first >= 0 else self._costs[second]
        return cost

    def _mixed(self, first: int, second: int) -> int:
        return _cost(self._usage.behind(first, second, _LIKELY[self._look_up(first, second)]))

    def _look_up(self, first: int, second: int) -> int:
        start, end = self._starts[first], self._starts[first + 1]
        row = self._rows.get(first)
        if row is None:
            row = self._rows[first] = array("H", accumulate(self._steps[start:end]))
        at = bisect_left(row, second)
        if at < len(row) and row[at] == second:
            return self._together[start + at]
        return max(0, self._alone[second] + self._behind[first] - 128)

    def cheapest(self, ways: Sequence[tuple[int, int]], word: int) -> int:
        """The cheapest way on to a word; ways are words that may stand before it, each with a cost."""
        if word < 0:
            return min([cost for _, cost in ways]) + UNKNOWN
        pairs, least = self._pairs, _MOST
        for first, cost in ways:
            pair = pairs.get(first << 16 | word)
            cost += self.pair(first, word) if pair is None else pair
            if cost < least:
                least = cost
        return least

    def cheapest_on(self, word: int, rests: Sequence[tuple[int, int]]) -> int:
        """The cheapest way on from a word; rests are words that may stand behind it, each with a cost. Nothing behind costs 0."""
        if not rests:
            return 0
        pairs, least, row = self._pairs, _MOST, word << 16
        for second, cost in rests:
            pair = pairs.get(row | second) if second >= 0 else UNKNOWN
            cost += self.pair(word, second) if pair is None else pair
            if cost < least:
                least = cost
        return least


def _cost(likely: float) -> int:
    return round(-TENFOLD * math.log10(likely))


def _from_planes(data: bytes) -> array[int]:
    """Low bytes, then high bytes: so they pack better."""
    mixed = bytearray(len(data))
    mixed[0::2], mixed[1::2] = data[:len(data) // 2], data[len(data) // 2:]
    return array("H", bytes(mixed))


@cache
def language() -> Language:
    """The table of the package, read when a damaged text first asks for it."""
    data = files("zhiku.intake").joinpath("data")
    return Language(data.joinpath("language", "bigrams.bin").read_bytes(), data.joinpath("usage.txt").read_text("utf-8").splitlines())
