"""A place in folded text in; whether a word begins and ends there out.

A name counts where the likeliest division of the Chinese around it into words has borders at both its ends. A longer
dictionary word that holds the name whole (提出异议, 货币基金) is no objection when it is a phrase: when it divides best
right at the name, and what remains beside it are words. 保证金 is none, what remains of it is a suffix.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

import rjieba

from zhiku.text import HAN, is_han, is_latin

_WINDOW = 5
_NEAR = 3
_SHORT = 2
"""Characters up to which a name is easily made of the ends of two other words."""
_LONGEST = 5
_CLEARLY = 0.5
"""How much likelier (natural logarithm) a name's own division has to be than one that crosses its border."""
_RHYTHM = 4.0
"""Chinese prefers two words of two characters (从中 + 学到) to a word between two single ones (从 + 中学 + 到): the
latter has to be this much likelier."""
_UNKNOWN = -math.inf
_REMEMBERED = 200_000
_HAN_FROM = "\u3007"
_KNOWN = 120
"""Occurrences that a name is credited with at least (the dictionary counts 60 million words): a glossary names words
that its own pages use more than the world does."""
_LONG_KNOWN = 5000
_ALL = 60_101_967
_HAN_RUN = re.compile(rf"[{HAN}]+")
_COUNTED = {
    "个": "每一二两三四五六七八九十百千几这那某哪各整多数0123456789",
    "年": "〇零一二三四五六七八九十两几每今明去前往历全当本半0123456789",
    "月": "一二三四五六七八九十两几每上下本当0123456789",
    "日": "一二三四五六七八九十两几每今明昨次当0123456789",
    "元": "一二三四五六七八九十百千万亿几美日欧0123456789",
}
"""Characters that count what stands before them: 今年利率 is 今年 + 利率, 每个人信息 is 每个人 + 信息."""
_ADDRESS = re.compile(r"(?:://|www\.|@)[!-~]*$")
_ASCII = re.compile(r"[a-z0-9]")
_SUFFIXES = "员者率性化型法局署厅"
"""What makes another word of the name before it: 催收员 is no 催收."""


class Borders:
    """Judges borders of words; `names` are words to it, whatever its dictionary says. `frequency` tells how often the
    dictionary has seen each of them in 60 million words."""

    def __init__(self, names: tuple[str, ...]) -> None:
        counts = {name: rjieba.suggest_freq(name) if rjieba.has_word(name) else 0
                  for name in names if len(name) > 1 and _HAN_RUN.fullmatch(name)}
        self.frequency: Mapping[str, int] = counts
        self._coined = frozenset(name for name, count in counts.items() if not count)
        self._names = {name: math.log(max(count, _KNOWN if len(name) < 4 else _LONG_KNOWN) / _ALL) for name, count in counts.items()}
        self._weights = dict(self._names)

    def fit(self, text: str, start: int, end: int) -> bool:
        """Whether the name at `start` to `end` of a folded text stands there as a word of its own."""
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        first, last = text[start], text[end - 1]
        if not before.isalnum() and not after.isalnum() and first >= _HAN_FROM and last >= _HAN_FROM:
            return True
        if first in _COUNTED and before in _COUNTED[first] and text[max(0, start - 2):start - 1] != ".":
            return False
        if after in _SUFFIXES and not self._begins_word(text, end):
            return False
        if first < _HAN_FROM or last < _HAN_FROM:
            if not _latin_fits(text, start, end):
                return False
            if first < _HAN_FROM and last < _HAN_FROM:
                return True
        low = start - _WINDOW if start > _WINDOW else 0
        divided = self._divides(text[low:end + _WINDOW], start - low, end - low)
        if divided is False:
            return False
        if divided and (end - start > _SHORT or
                        self._weight(text[start - 1:start + 1]) == self._weight(text[end - 1:end + 1]) == _UNKNOWN):
            return True
        return not (after == "某" and self._weight(before + text[start:end - 1]) != _UNKNOWN) and self._clear(text, start, end)

    def _clear(self, text: str, start: int, end: int) -> bool:
        """Whether the division at a name is clearly the likelier one, where another word could cross its border."""
        low, high = start, end
        while low > 0 and start - low < _NEAR and is_han(text[low - 1]):
            low -= 1
        while high < len(text) and high - end < _NEAR and is_han(text[high]):
            high += 1
        near, first, last = text[low:high], start - low, end - low
        head, tail = self._path(near[:first]), self._path(near[last:])
        apart = head + self._weight(near[first:last]) + tail
        if any(self._path(near, at, inside=(first, last)) + _CLEARLY >= apart for at in {first, last} - {0, len(near)}):
            return False
        lonely = last - first == 2 and first > 0 and last < len(near) and \
            head == self._path(near[:first - 1]) + self._path(near[first - 1]) and \
            tail == self._path(near[last]) + self._path(near[last + 1:])
        return not lonely or self._path(near[first - 1:last + 1]) > self._pair(near[first - 1:last + 1]) + _RHYTHM

    def _pair(self, four: str) -> float:
        """The weight of four characters as two words of two."""
        return self._weight(four[:2]) + self._weight(four[2:])

    def words(self, text: str) -> list[str]:
        """A text divided into words."""
        return rjieba.cut(text, False)

    def general(self, word: str) -> int:
        """How often the dictionary has seen a word (for unknown ones, what their parts make likely)."""
        return self.frequency.get(word) or rjieba.suggest_freq(word)

    def fit_without(self, text: str, start: int, end: int, other: tuple[int, int]) -> bool:
        """Whether the name would stand as a word of its own if the overlapping name at `other` were none."""
        low, high = min(start, other[0]), max(end, other[1])
        name = text[start:end]
        apart = self._path(text[low:start]) + self._weight(name) + self._path(text[end:high])
        return apart >= self._path(text[low:high], whole=text[other[0]:other[1]])

    def _begins_word(self, text: str, at: int) -> bool:
        """Whether the character after a name begins a word of two or three characters, and so is no suffix."""
        return any(len(piece) == size and self._weight(piece) != _UNKNOWN
                   for size in (2, 3) if (piece := text[at:at + size]))

    def _divides(self, window: str, start: int, end: int) -> bool | None:
        """Whether the dictionary, which knows no names, divides at a name; None where one of its words crosses a border."""
        at = 0
        begins = ends = False
        for word in rjieba.cut(window, False):
            after = at + len(word)
            if at <= start and end <= after:
                return len(word) == end - start or self._is_phrase(word, start - at, end - at)
            begins = begins or at == start
            ends = ends or after == end
            if after >= end:
                break
            at = after
        return (begins and ends) or None

    def _is_phrase(self, word: str, start: int, end: int) -> bool:
        """Whether a dictionary word divides best at the name it holds, and leaves no suffix behind it."""
        rest = word[end:]
        if len(rest) == 1 or ((start > 1 or rest) and any(self._weight(w) == _UNKNOWN for w in (word[:start], rest) if w)):
            return False
        name = self._path(word[:start]) + self._weight(word[start:end]) + self._path(rest)
        return name >= self._path(word, whole=word)

    def _path(self, text: str, undivided: int = -1, whole: str = "", inside: tuple[int, int] | None = None) -> float:
        """The weight of the best division of a short text: none at `undivided`, `whole` not being a word. With `inside`,
        nothing that holds all between these offsets is one either, nor names that no dictionary has."""
        best = [0.0]
        known = self._weights.get
        for end in range(1, len(text) + 1):
            top = _UNKNOWN
            if end != undivided:
                for start in range(end - 1, max(-1, end - _LONGEST - 1), -1):
                    piece = text[start:end]
                    weight = known(piece)
                    weight = best[start] + (self._weight(piece) if weight is None else weight)
                    if weight > top and piece != whole and not (
                            inside and (piece in self._coined or (start <= inside[0] and inside[1] <= end))):
                        top = weight
            best.append(top)
        return best[-1]

    def _weight(self, word: str) -> float:
        """The logarithm of a word's share of all words; a single character is always one, other strings weigh nothing
        they could be chosen for."""
        weight = self._weights.get(word)
        if weight is None:
            if len(self._weights) > _REMEMBERED:
                self._weights = dict(self._names)
            count = rjieba.suggest_freq(word) if rjieba.has_word(word) else len(word) == 1
            weight = self._weights[word] = math.log(count / _ALL) if count else -math.inf
        return weight


def _latin_fits(text: str, start: int, end: int) -> bool:
    """Whether Latin letters and digits begin and end there: not inside a longer word, identifier, version or address."""
    before, after = text[start - 1:start] if start else "", text[end:end + 1]
    if is_latin(text[start]) and before:
        if is_latin(before) or before == "_" or (before == "." and text[start - 2:start - 1].isalnum()):
            return False
        run = text[max(0, start - 60):start]
        if _ADDRESS.search(run):
            return False
    last = text[end - 1]
    if is_latin(last) and after:
        return not (is_latin(after) or after in "_+#@" or (after == "." and _ASCII.match(text, end + 1)))
    return not (last in "+#" and after == last)
