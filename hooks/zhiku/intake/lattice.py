"""A run of Chinese text in; what it costs, cut at a place, or with other words in a place, out.

The lattice of a run is all its readings in words of the language table. Two passes over it, forth and back, keep for every
place the cheapest way there and the cheapest way on (Viterbi); any small change then costs only its own few characters.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from zhiku.intake.language import STRANGE, Language, language
from zhiku.intake.spelling import LONGEST

_MOST = 1 << 30
Ways = list[tuple[int, int]]
"""Words by number, each with a cost."""


class Lattice:
    """All readings of a text."""

    def __init__(self, text: str, known: Language) -> None:
        self.text, self._known = text, known
        self._ends: list[Ways] = [[] for _ in range(len(text) + 1)]
        self._ends[0] = [(STRANGE, 0)]
        self._words: list[list[tuple[int, int]]] = [[] for _ in text]
        number, ends = known.numbers.get, self._ends
        for at in range(len(text)):
            for end in range(at + 1, min(at + LONGEST, len(text)) + 1):
                word = number(text[at:end], STRANGE)
                if word != STRANGE or end == at + 1:
                    self._words[at].append((word, end))
                    ends[end].append((word, known.cheapest(ends[at], word)))
        self.cost = self.until(len(text))
        """What the text costs."""

    def until(self, at: int) -> int:
        """What the text before a place costs, were it to end there."""
        return min([cost for _, cost in self._ends[at]])

    @cached_property
    def _rests(self) -> list[Ways]:
        """For every place the words that begin there, each with what the text behind it costs."""
        found: list[Ways] = [[] for _ in range(len(self.text) + 1)]
        for at in range(len(self.text) - 1, -1, -1):
            for word, end in self._words[at]:
                found[at].append((word, self._known.cheapest_on(word, found[end])))
        return found

    def apart(self, at: int) -> int:
        """How much dearer the two sides of a place are next to each other than each alone."""
        return self.cost - self.until(at) - self._known.cheapest_on(STRANGE, self._rests[at])

    def parted(self, at: int, mark: str) -> int:
        """What the text costs with a mark in a place; no word reaches over a mark."""
        word = self._known.word(mark)
        return self._known.cheapest(self._ends[at], word) + self._known.cheapest_on(word, self._rests[at])

    def instead(self, start: int, end: int, new: str) -> tuple[int, int]:
        """What the text costs with `new` in place of text[start:end], and what it costs up to the end of `new`."""
        head = max(0, start - LONGEST + 1)
        text = self.text[head:start] + new + self.text[end:end + LONGEST - 1]
        kept, border, size = start - head, start - head + len(new), len(text)
        ends: list[Ways] = self._ends[head:start + 1] + [[] for _ in range(size - kept)]
        number, cheapest = self._known.numbers.get, self._known.cheapest
        for at in range(border):
            ways = ends[at]
            for stop in range(at + 1 if at > kept else kept + 1, min(at + LONGEST, size) + 1):
                word = number(text[at:stop], STRANGE)
                if word != STRANGE or stop == at + 1:
                    ends[stop].append((word, cheapest(ways, word)))
        cost, cheapest_on, rests = _MOST, self._known.cheapest_on, self._rests
        for at in range(border, size + 1):
            ways = ends[at]
            if ways:
                rest = rests[end + at - border]
                cost = min(cost, min([spent + cheapest_on(word, rest) for word, spent in ways]))
        return cost, min([spent for _, spent in ends[border]])


@lru_cache(maxsize=1 << 10)
def lattice(text: str) -> Lattice:
    """The lattice of a text; steps ask for those of the same runs one after another."""
    return Lattice(text, language())
