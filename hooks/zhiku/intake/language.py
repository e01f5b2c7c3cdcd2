"""The packed table of word pairs in; how unlikely a piece of Chinese text is, out.

A cost is a negative logarithm: 1 is 0.03 decades, 33 is a factor of ten. The table (data/language, see its README) holds
50,000 words with how often each stands in written Chinese, and 1.2 million pairs that stand side by side more often, or
more seldom, than the two words alone would make one expect; other pairs are backed off as Katz has it.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

TENFOLD = 33
"""The cost of a factor of ten."""
UNKNOWN = 250
"""The cost of a character that no word of the table begins with."""
_LONGEST = 4
_KEPT = 5  # readings of a text that are followed up at each place
_STRANGE = -1


class Language:
    """Costs of words and of pairs of words."""

    def __init__(self, packed: bytes) -> None:
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

    def word(self, text: str) -> int:
        """The number of a word; words are numbered by how common they are. -1 for what is no word."""
        return self.numbers.get(text, _STRANGE)

    def alone(self, word: int) -> int:
        """What a word costs, whatever stands before it."""
        return self._alone[word] if word >= 0 else UNKNOWN

    def pair(self, first: int, second: int) -> int:
        """What the second word costs behind the first."""
        if first < 0 or second < 0:
            return self.alone(second)
        key = first << 16 | second
        cost = self._pairs.get(key)
        if cost is None:
            cost = self._pairs[key] = self._look_up(first, second)
            if len(self._pairs) > 400_000:
                self._pairs.clear()
        return cost

    def _look_up(self, first: int, second: int) -> int:
        start, end = self._starts[first], self._starts[first + 1]
        row = self._rows.get(first)
        if row is None:
            row = self._rows[first] = array("H", accumulate(self._steps[start:end]))
        at = bisect_left(row, second)
        if at < len(row) and row[at] == second:
            return self._together[start + at]
        return max(0, self._alone[second] + self._behind[first] - 128)

    def cost(self, text: str) -> int:
        """What a text costs, read in the words that make it cheapest."""
        return self._cost(text)

    def read(self, text: str) -> int:
        best: list[dict[int, int]] = [{} for _ in range(len(text) + 1)]
        best[0][_STRANGE] = 0
        number, pair = self.numbers.get, self.pair
        for i in range(len(text)):
            before = best[i]
            if len(before) > _KEPT:
                before = dict(sorted(before.items(), key=_by_cost)[:_KEPT])
            for size in range(1, _LONGEST + 1):
                word = number(text[i:i + size], _STRANGE)
                if (word == _STRANGE and size > 1) or i + size > len(text):
                    continue
                found = min([cost + pair(last, word) for last, cost in before.items()], default=None)
                if found is not None and found < best[i + size].get(word, 1 << 30):
                    best[i + size][word] = found
        return min(best[-1].values())

    _cost = lru_cache(maxsize=1 << 16)(read)


def _by_cost(item: tuple[int, int]) -> int:
    return item[1]


def _from_planes(data: bytes) -> array[int]:
    """Low bytes, then high bytes: so they pack better."""
    mixed = bytearray(len(data))
    mixed[0::2], mixed[1::2] = data[:len(data) // 2], data[len(data) // 2:]
    return array("H", bytes(mixed))


@cache
def language() -> Language:
    """The table of the package, read when a damaged text first asks for it."""
    return Language(files("zhiku.intake").joinpath("data", "language", "bigrams.bin").read_bytes())
