"""A short Chinese text in; its likeliest division into words, as a weight, out.

Weights are natural logarithms of a word's share of all words. The dictionary's words count, and the names of a glossary.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from zhiku.dictionary import ALL, dictionary
from zhiku.text import HAN

LONGEST = 5
"""Characters of the longest word that is considered."""
LONE = 3.0
"""What a character costs that rarely is a word of its own: 超 + 市场 + 地上 is less likely than 超市 + 场地 + 上,
婚 + 事务 + 必要 than 婚事 + 务必 + 要, though the dictionary's counts say otherwise."""
SINGLE = frozenset(
    "必的了着过地得之所者们在是和与或及而但且并又也都还就才只再却则若如因以为于由从自到向往对把被给让使将比跟同按据至当不没未无非别勿很太更最极较挺真好大小多少新老高低前后上下里外中内间左右东"
    "南西北时我你他她它您咱谁这那哪其此该某每各本一二三四五六七八九十百千万亿两几半第零个条张件次年月日天位名种项元人家要能会可应须想肯敢来去出进起等说看做用有吗呢吧啊呀嘛先已正曾刚便均皆仅")
"""Characters that are words of their own as often as not."""
_DOUBT = 2.0
"""What a word costs that only the larger of two dictionaries has (唱和, 重墙)."""
_LOOSE = "里比了的"
"""Before these a word ends: the dictionary's words of two that end in one (棚里) cost `LONE` more."""
UNKNOWN = -math.inf
REMEMBERED = 8_000
"""Weights, and verdicts, that are kept from text to text."""
_KNOWN = {2: 120, 3: 300}
"""Occurrences that a name is credited with at least (the dictionary counts 60 million words): a glossary names words
that its own pages use more than the world does, and long ones are seldom made by chance."""
_LONG_KNOWN = 5000
_HAN_RUN = re.compile(rf"[{HAN}]+")


class Division:
    """Divides texts; `names` are words to it, whatever its dictionary says. `frequency` tells how often the dictionary has
    seen each of them in 60 million words, `coined` which it has never seen."""

    def __init__(self, names: tuple[str, ...]) -> None:
        known = dictionary()
        self._count, self._is_common, self.reach = known.count, known.is_common, known.reach
        counts = {name: self._count(name) for name in names if len(name) > 1 and _HAN_RUN.fullmatch(name)}
        self.frequency: Mapping[str, int] = counts
        self.coined = frozenset(name for name, count in counts.items() if not count)
        self._coined_begin = frozenset(name[0] for name in self.coined)
        self._names = {name: math.log(max(count, _KNOWN.get(len(name), _LONG_KNOWN)) / ALL) for name, count in counts.items()}
        self._weights = dict(self._names)

    def forget(self) -> None:
        """Let go of what was remembered from text to text."""
        self._weights = dict(self._names)

    def path(self, text: str, undivided: int = -1, whole: str = "", inside: tuple[int, int] | None = None) -> float:
        """The weight of the best division of a short text: none at `undivided`, `whole` not being a word. With `inside`,
        nothing that holds all between these offsets is one either, nor names that no dictionary has."""
        best = [0.0]
        known = self._weights.get
        for end in range(1, len(text) + 1):
            top = UNKNOWN
            if end != undivided:
                for start in range(end - 1, max(-1, end - LONGEST - 1), -1):
                    piece = text[start:end]
                    weight = known(piece)
                    weight = best[start] + (self.weight(piece) if weight is None else weight)
                    if weight > top and piece != whole and not (
                            inside and (piece in self.coined or (start <= inside[0] and inside[1] <= end))):
                        top = weight
            best.append(top)
        return best[-1]

    def words(self, text: str) -> list[str]:
        """The words of the best division of a short text."""
        best, begins = [0.0], [0]
        for end in range(1, len(text) + 1):
            starts = range(max(0, end - LONGEST), end)
            top, start = max((best[start] + self.weight(text[start:end]), start) for start in starts)
            best.append(top)
            begins.append(start)
        found, end = [], len(text)
        while end:
            found.append(text[begins[end]:end])
            end = begins[end]
        return found[::-1]

    def weight(self, word: str) -> float:
        """The logarithm of a word's share of all words; a single character is always one."""
        weight = self._weights.get(word)
        if weight is None:
            if len(self._weights) > REMEMBERED + len(self._names):
                self._weights = dict(self._names)
            count = self._count(word) or len(word) == 1
            weight = math.log(count / ALL) if count else UNKNOWN
            if (len(word) == 1 and word not in SINGLE) or (len(word) == 2 and word[1] in _LOOSE):
                weight -= LONE
            if len(word) > 1 and not self._is_common(word):
                weight -= _DOUBT
            self._weights[word] = weight
        return weight

    def is_known(self, word: str) -> bool:
        """Whether it is a word of the dictionary, a name, or a single character."""
        return self.weight(word) != UNKNOWN

    def own(self, word: str) -> float:
        """The weight of a dictionary word that holds a name: there it is in no doubt."""
        return self.weight(word) + _DOUBT * (word not in self._names and not self._is_common(word))

    def is_crossed(self, near: str, at: int) -> bool:
        """Whether any word stands across an offset."""
        for low in range(max(0, at - LONGEST + 1), at):
            if low + self.reach(near[low:low + LONGEST]) > at:
                return True
            if near[low] in self._coined_begin and any(near[low:high] in self.coined for high in range(at + 1, low + LONGEST + 1)):
                return True
        return False
