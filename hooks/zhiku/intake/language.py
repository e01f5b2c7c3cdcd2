"""The packed table of word pairs in; how unlikely a word is, alone or behind another, out.

A cost is a negative logarithm: 1 is 0.03 decades, 33 is a factor of ten. The table (data/language, see its README) holds
65,000 words with how often each stands in written Chinese, and three million pairs that stand side by side more often, or
more seldom, than the two words alone would make one expect; other pairs are backed off as Katz has it. What people write
about their trades is counted beside it (`usage.py`).
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from zhiku.intake.kept import Kept
from zhiku.intake.spelling import Characters, Spelling
from zhiku.intake.usage import Usage

TENFOLD = 33
"""The cost of a factor of ten."""
UNKNOWN = 250
"""The cost of a character that no word of the table begins with."""
STRANGE = -1
"""The number of what is no word."""
_MOST = 1 << 30
_LIKELY = [10 ** (-cost / TENFOLD) for cost in range(3 * 256)]
_BORDERS = [10 ** -((cost + 0.5) / TENFOLD) for cost in range(4 * 256, -1, -1)]
"""From where on something is too likely for each cost, the highest cost first."""
_LIKELY_OF, _BORDER_OF = np.array(_LIKELY), np.array(_BORDERS)
_PAIRS_KEPT = 250_000


class Language:
    """Costs of words and of pairs of words."""

    def __init__(self, packed: bytes, usage: Iterable[str] = ()) -> None:
        raw = zlib.decompress(packed)
        count, pairs, letters = array("I", raw[:12])
        at = 12 + letters
        words = raw[12:at].decode("utf-8").split("\n")
        self.numbers = dict(zip(words, range(count), strict=True))
        self._spelling = Spelling(words)
        self._alone, self._behind = raw[at:at + count], raw[at + count:at + 2 * count]
        at += 2 * count
        sizes = _from_planes(raw[at:at + 2 * count])
        self._starts = array("I", accumulate(sizes.tolist(), initial=0))
        at += 2 * count
        self._known = _keys(_from_planes(raw[at:at + 2 * pairs]), sizes)
        self._known_keys = self._known.data  # of which one number is read faster
        self._together = raw[at + 2 * pairs:]
        self._pairs: dict[int, int] = {}
        self.read(usage)

    def read(self, usage: Iterable[str]) -> None:
        """Take these rows of `usage.txt`, and no others, for how people write about their trades."""
        self._usage = Usage(usage, self._spelling)
        elsewhere = _LIKELY_OF[np.frombuffer(self._alone, np.uint8)]
        self._costs_alone = _costs(self._usage.all_alone(np.arange(len(elsewhere)), elsewhere)).astype(np.int32)
        self._costs: list[int] = self._costs_alone.tolist()
        self._pairs.clear()
        self._kept = Kept(self._costs_of)

    def word(self, text: str) -> int:
        """The number of a word; words are numbered by how common they are. -1 for what is no word."""
        return self.numbers.get(text, STRANGE)

    def seconds(self, first: int) -> set[int]:
        """The words of which more is known behind a word than how common they are."""
        row = self._known[self._starts[first]:self._starts[first + 1]] & 0xffff
        return {*row.tolist(), *self._usage.seconds(first)}

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
            cost = self._pairs[key] = self._reckoned(first, second, key) if first >= 0 else self._costs[second]
        return cost

    def _reckoned(self, first: int, second: int, key: int) -> int:
        end = self._starts[first + 1]
        at = bisect_left(self._known_keys, key, self._starts[first], end)
        is_known = at < end and self._known_keys[at] == key
        general = self._together[at] if is_known else max(0, self._alone[second] + self._behind[first] - 128)
        return _cost(self._usage.behind(first, second, _LIKELY[general]))

    def forget(self) -> None:
        """Let go of the pairs of a long text; those of a short one may come again in the next."""
        if len(self._pairs) > _PAIRS_KEPT // 10:
            self._pairs.clear()

    def words_of(self, text: Characters) -> NDArray[np.int32]:
        """The words of a text by how many characters they have, from none on, and where they begin; `STRANGE` where there is none."""
        return self._spelling.words_of(text)

    def pairs(self, firsts: NDArray[np.int32] | np.int32, seconds: NDArray[np.int32] | np.int32) -> NDArray[np.int32]:
        """What `pair` says of many words: at once that takes a tenth of what it takes one by one."""
        both = (firsts >= 0) & (seconds >= 0)
        alone = np.where(seconds < 0, np.int32(UNKNOWN), self._costs_alone[seconds])
        costs = np.broadcast_to(alone, both.shape).copy()
        at = np.flatnonzero(both)
        firsts, seconds = (np.broadcast_to(words, both.shape).ravel()[at] for words in (firsts, seconds))
        costs.reshape(-1)[at] = self._kept.of(firsts.astype(np.uint32) << np.uint32(16) | seconds.astype(np.uint32))
        return costs

    def _costs_of(self, keys: NDArray[np.uint32]) -> NDArray[np.int64]:
        """What the second words of pairs cost behind the first; the pairs are in order."""
        firsts, seconds = (keys >> 16).astype(np.int64), (keys & 0xffff).astype(np.int64)
        at = np.minimum(np.searchsorted(self._known, keys), len(self._known) - 1)
        alone, behind, together = (np.frombuffer(costs, np.uint8) for costs in (self._alone, self._behind, self._together))
        backed_off = np.maximum(alone[seconds].astype(np.int64) + behind[firsts] - 128, 0)
        elsewhere = _LIKELY_OF[np.where(self._known[at] == keys, together[at], backed_off)]
        return _costs(self._usage.all_behind(firsts, seconds, elsewhere))

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
    return len(_BORDERS) - bisect_right(_BORDERS, likely)


def _costs(likely: NDArray[np.float64]) -> NDArray[np.int64]:
    """The same for many."""
    return len(_BORDERS) - np.searchsorted(_BORDER_OF, likely, side="right")


def _from_planes(data: bytes) -> NDArray[np.uint16]:
    """Low bytes, then high bytes: so they pack better."""
    planes = np.frombuffer(data, np.uint8).reshape(2, -1).astype(np.uint16)
    mixed: NDArray[np.uint16] = planes[0] | planes[1] << 8
    return mixed


def _keys(steps: NDArray[np.uint16], sizes: NDArray[np.uint16]) -> NDArray[np.uint32]:
    """Both words of every pair as one number, in order. What is packed are, row by row, the steps from one second word to the
    next."""
    sums = np.concatenate([np.zeros(1, np.uint32), np.cumsum(steps, dtype=np.uint32)])
    begins = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)[:-1]])
    rows = (np.arange(len(sizes), dtype=np.uint32) << 16) - sums[begins]  # what overflows comes back
    keys: NDArray[np.uint32] = sums[1:] + np.repeat(rows, sizes)
    return keys


@cache
def language() -> Language:
    """The table of the package, read when a damaged text first asks for it."""
    data = files("zhiku.intake").joinpath("data")
    return Language(data.joinpath("language", "bigrams.bin").read_bytes(), data.joinpath("usage.txt").read_text("utf-8").splitlines())
