"""A place in folded text in; whether a word begins and ends there out.

A name counts where the likeliest division of the Chinese around it into words has borders at both its ends. A longer
dictionary word that holds the name whole (提出异议, 货币基金) is no objection when it is a phrase: when it divides best
right at the name, and what remains beside it are words. 保证金 is none, what remains of it is a suffix.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from rjieba import Jieba

from zhiku.text import HAN, is_latin

_WINDOW = 5
_HAN_FROM = "\u3007"
_KNOWN = 120
"""Occurrences that a name is credited with at least (the dictionary counts 60 million words): a glossary names words
that its own pages use more than the world does."""
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
_SUFFIXES = "员者率性化型法局署厅"
"""What makes another word of the name before it: 催收员 is no 催收."""


class Borders:
    """Judges borders of words; `names` are words to it, whatever its dictionary says. `frequency` tells how often the
    dictionary has seen each of them in 60 million words."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._jieba = Jieba()
        self.frequency: dict[str, int] = {}
        for name in names:
            if len(name) > 1 and _HAN_RUN.fullmatch(name):
                known = self._jieba.suggest_freq(name)
                self.frequency[name] = known if self._jieba.has_word(name) else 0
                self._jieba.add_word(name, max(known, _KNOWN), None)
        self._weight = lru_cache(maxsize=50_000)(self._weigh)

    def fit(self, text: str, start: int, end: int) -> bool:
        """Whether the name at `start` to `end` of a folded text stands there as a word of its own."""
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if not before.isalnum() and not after.isalnum():
            return True
        first, last = text[start], text[end - 1]
        if first in _COUNTED and before in _COUNTED[first] and text[max(0, start - 2):start - 1] != ".":
            return False
        if after in _SUFFIXES and not self._begins_word(text, end):
            return False
        if (first < _HAN_FROM and is_latin(first) and is_latin(before)) or \
                (last < _HAN_FROM and is_latin(last) and is_latin(after)):
            return False
        low = start - _WINDOW if start > _WINDOW else 0
        return self._divides(text[low:end + _WINDOW], start - low, end - low)

    def words(self, text: str) -> list[str]:
        """A text divided into words."""
        return self._jieba.cut(text, False)

    def general(self, word: str) -> int:
        """How often the dictionary has seen a word (for unknown ones, what their parts make likely)."""
        return self.frequency.get(word) or self._jieba.suggest_freq(word)

    def fit_without(self, text: str, start: int, end: int, other: tuple[int, int]) -> bool:
        """Whether the name would stand as a word of its own if the overlapping name at `other` were none."""
        low, high = min(start, other[0]), max(end, other[1])
        name = text[start:end]
        apart = self._path(text[low:start], "") + (self._weight(name) or 0) + self._path(text[end:high], "")
        return apart >= self._path(text[low:high], text[other[0]:other[1]])

    def _begins_word(self, text: str, at: int) -> bool:
        """Whether the character after a name begins a word of two or three characters, and so is no suffix."""
        return any(len(piece) == size and self._weight(piece) is not None
                   for size in (2, 3) if (piece := text[at:at + size]))

    def _divides(self, window: str, start: int, end: int) -> bool:
        at = 0
        begins = ends = False
        for word in self._jieba.cut(window, False):
            after = at + len(word)
            if at <= start and end <= after:
                return len(word) == end - start or self._is_phrase(word, start - at, end - at)
            begins = begins or at == start
            ends = ends or after == end
            if after >= end:
                break
            at = after
        return begins and ends

    def _is_phrase(self, word: str, start: int, end: int) -> bool:
        """Whether a dictionary word divides best at the name it holds, and leaves no suffix behind it."""
        rest = word[end:]
        if len(rest) == 1 or ((start > 1 or rest) and not all(self._weight(w) for w in (word[:start], rest) if len(w) > 1)):
            return False
        name = self._path(word[:start], "") + (self._weight(word[start:end]) or 0) + self._path(rest, "")
        return name >= self._path(word, word)

    def _path(self, text: str, whole: str) -> float:
        """The weight of the best division of a short text into words, `whole` not being one."""
        best = [0.0] + [-math.inf] * len(text)
        for end in range(1, len(text) + 1):
            for start in range(end):
                piece = text[start:end]
                weight = None if piece == whole else self._weight(piece)
                if weight is None and end - start == 1:
                    weight = -math.log(_ALL)
                if weight is not None:
                    best[end] = max(best[end], best[start] + weight)
        return best[-1]

    def _weigh(self, word: str) -> float | None:
        if not self._jieba.has_word(word):
            return None
        return math.log(self._jieba.suggest_freq(word) / _ALL)
