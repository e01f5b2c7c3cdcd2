"""A place in folded text in; whether a word begins and ends there out."""

from __future__ import annotations

import re

from rjieba import Jieba

from zhiku.text import HAN, is_han, is_latin

_WINDOW = 10
_FREQUENCY = 3000
_HAN_RUN = re.compile(rf"[{HAN}]+")


class Borders:
    """Judges borders of words; `names` are words to it, whatever its dictionary says."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._jieba = Jieba()
        for name in names:
            if len(name) > 1 and _HAN_RUN.fullmatch(name):
                self._jieba.add_word(name, _FREQUENCY, None)

    def fit(self, text: str, start: int, end: int) -> bool:
        """Whether the name at `start` to `end` of a folded text stands there as a word of its own."""
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if (is_latin(text[start]) and is_latin(before)) or (is_latin(text[end - 1]) and is_latin(after)):
            return False
        left = is_han(text[start]) and is_han(before)
        right = is_han(text[end - 1]) and is_han(after)
        if not left and not right:
            return True
        low = start
        while low > 0 and start - low < _WINDOW and is_han(text[low - 1]):
            low -= 1
        high = end
        while high < len(text) and high - end < _WINDOW and is_han(text[high]):
            high += 1
        return self._cut_agrees(text[low:high], start - low, end - low)

    def _cut_agrees(self, window: str, start: int, end: int) -> bool:
        at = 0
        borders = {0}
        for word in self._jieba.cut(window, False):
            at += len(word)
            borders.add(at)
        return start in borders and end in borders
