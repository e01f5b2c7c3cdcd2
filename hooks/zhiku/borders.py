"""A place in folded text in; whether a word begins and ends there out.

The Chinese around a name is divided into words twice: as likely as can be with the name whole, and as likely as can be
with a word across one of its borders. The name counts where the first is clearly likelier. A longer dictionary word
that holds the name whole (提出异议, 货币基金) is no objection when it is a phrase, made of words that stand together
about as often as chance has it; 保证金 and 执行力 are more than that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from zhiku.dictionary import ALL, dictionary
from zhiku.latin import latin_fits
from zhiku.text import HAN, is_han

_WINDOW = 5
_LONGEST = 5
_CLEARLY = 0.5
"""How much likelier (natural logarithm) a name's own division has to be than one that crosses its border."""
_RHYTHM = 4.0
"""Chinese prefers two words of two characters (从中 + 学到) to a word between two single ones (从 + 中学 + 到): the
latter has to be this much likelier."""
_TOGETHER = 2.5
"""How much more often than chance (natural logarithm) a phrase's words may stand together."""
_LONE = 3.0
"""What a character costs that rarely is a word of its own: 超 + 市场 + 地上 is less likely than 超市 + 场地 + 上,
婚 + 事务 + 必要 than 婚事 + 务必 + 要, though the dictionary's counts say otherwise."""
_SINGLE = frozenset(
    "必的了着过地得之所者们在是和与或及而但且并又也都还就才只再却则若如因以为于由从自到向往对把被给让使将比跟同按据至当不没未无非别勿很太更最极较挺真好大小多少新老高低前后上下里外中内间左右东"
    "南西北时我你他她它您咱谁这那哪其此该某每各本一二三四五六七八九十百千万亿两几半第零个条张件次年月日天位名种项元人家要能会可应须想肯敢来去出进起等说看做用有吗呢吧啊呀嘛先已正曾刚便均皆仅")
"""Characters that are words of their own as often as not."""
_DOUBT = 2.0
"""What a word costs that only the larger of two dictionaries has (唱和, 重墙)."""
_OWN = 5.5
"""How much more often than chance two words stand together that are one by now: 毛利率 is no 利率."""
_LOOSE = "里比了的"
"""Before these a word ends: the dictionary's words of two that end in one (棚里) cost `_LONE` more."""
_UNKNOWN = -math.inf
_REMEMBERED = 8_000
_HAN_FROM = "\u3007"
_KNOWN = {2: 120, 3: 300}
"""Occurrences that a name is credited with at least (the dictionary counts 60 million words): a glossary names words
that its own pages use more than the world does, and long ones are seldom made by chance."""
_LONG_KNOWN = 5000
_HAN_RUN = re.compile(rf"[{HAN}]+")
_COUNTED = {
    "个": "每一二两三四五六七八九十百千几这那某哪各整多数0123456789",
    "年": "〇零一二三四五六七八九十两几每今明去前往历全当本半0123456789",
    "月": "一二三四五六七八九十两几每上下本当0123456789",
    "日": "一二三四五六七八九十两几每今明昨次当0123456789",
    "元": "一二三四五六七八九十百千万亿几美日欧0123456789",
}
"""Characters that count what stands before them: 今年利率 is 今年 + 利率, 每个人信息 is 每个人 + 信息."""
_SUFFIXES = "员者法局署厅"
"""What makes another word of the name before it: 催收员 is no 催收."""
_OPEN = frozenset("率性")
"""What any name takes without becoming another word: 投诉率 and 时效性 speak of 投诉 and 时效."""
_DERIVING = frozenset("力化型类度人书函")
"""What makes another word of the name before it where the dictionary knows the whole: 执行力, 调解人."""
_BOUND, _DEGREES = "子儿", "太很挺"  # 托盘子 is 托 + 盘子; an adjective follows 太


class Borders:
    """Judges borders of words; `names` are words to it, whatever its dictionary says. `frequency` tells how often the
    dictionary has seen each of them in 60 million words."""

    def __init__(self, names: tuple[str, ...]) -> None:
        known = dictionary()
        self._count, self._is_common, self._reach = known.count, known.is_common, known.reach
        counts = {name: self._count(name) for name in names if len(name) > 1 and _HAN_RUN.fullmatch(name)}
        self.frequency: Mapping[str, int] = counts
        self._coined = frozenset(name for name, count in counts.items() if not count)
        self._coined_begin = frozenset(name[0] for name in self._coined)
        self._names = {name: math.log(max(count, _KNOWN.get(len(name), _LONG_KNOWN)) / ALL) for name, count in counts.items()}
        self._weights = dict(self._names)
        self._judged: dict[tuple[str, int, int], bool] = {}

    def forget(self) -> None:
        """Let go of what was remembered from text to text."""
        self._judged, self._weights = {}, dict(self._names)

    def fit(self, text: str, start: int, end: int) -> bool:
        """Whether the name at `start` to `end` of a folded text stands there as a word of its own."""
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        first, last = text[start], text[end - 1]
        if not before.isalnum() and not after.isalnum() and first >= _HAN_FROM and last >= _HAN_FROM:
            return True
        if min(first, last) < _HAN_FROM and not latin_fits(text, start, end):
            return False
        if max(first, last) < _HAN_FROM:
            return True
        low = max(0, start - _WINDOW)
        key = (text[low:end + _WINDOW], start - low, end - low)
        verdict = self._judged.get(key)
        if verdict is None:
            if len(self._judged) > _REMEMBERED:
                self._judged = {}
            verdict = self._judged[key] = not self._attached(*key) and self._clear(*key)
        return verdict

    def _attached(self, text: str, start: int, end: int) -> bool:
        """Whether a character beside a name takes its first or last character, or makes another word of it."""
        before, after = text[start - 1:start], text[end:end + 1]
        if before and before in _COUNTED.get(text[start], "") and text[max(0, start - 2):start - 1] != ".":
            return True
        ends = after in _SUFFIXES or (after in _BOUND and self._known(text[end - 1:end + 1]))
        if after and ends and not self._begins_word(text, end):
            return True
        if before and before in _DEGREES and end - start > 2 and self._known(text[start + 1:end]):
            return True
        return after == "某" and self._known(before + text[start:end - 1])

    def _clear(self, text: str, start: int, end: int) -> bool:
        """Whether the likeliest division with the name whole is clearly likelier than any that crosses a border."""
        low = next((at for at in range(start, 0, -1) if not is_han(text[at - 1])), 0)
        high = next((at for at in range(end, len(text)) if not is_han(text[at])), len(text))
        near, first, last = text[low:high], start - low, end - low
        crossed = [at for at in (first, last) if self._is_crossed(near, at)]
        if not crossed:
            return True
        head, name, tail = self._path(near[:first]), self._weight(near[first:last]), self._path(near[last:])
        apart = head + name + tail
        if any(self._path(near, at, inside=(first, last)) + _CLEARLY >= apart for at in crossed) \
                or self._belongs(near, first, last, apart):
            return False
        pair = self._weight(near[first - 1:first + 1]) + self._weight(near[last - 1:last + 1])
        lonely = last - first == 2 and first > 0 and last < len(near) and pair != _UNKNOWN and \
            head == self._path(near[:first - 1]) + self._path(near[first - 1]) and \
            tail == self._path(near[last]) + self._path(near[last + 1:])
        return not lonely or self._path(near[first - 1:last + 1]) > pair + _RHYTHM

    def _is_crossed(self, near: str, at: int) -> bool:
        """Whether any word stands across an offset."""
        for low in range(max(0, at - _LONGEST + 1), at):
            if low + self._reach(near[low:low + _LONGEST]) > at:
                return True
            if near[low] in self._coined_begin and any(near[low:high] in self._coined for high in range(at + 1, low + _LONGEST + 1)):
                return True
        return False

    def _belongs(self, near: str, first: int, last: int, apart: float) -> bool:
        """Whether a longer dictionary word, no phrase, holds the name and is as likely there; `apart` weighs the name's."""
        for low in range(max(0, last - _LONGEST), first + 1):
            for high in range(last, min(len(near), low + _LONGEST) + 1):
                word = near[low:high]
                if high - low > last - first and word not in self._coined and self._known(word) \
                        and not self._is_phrase(word, first - low, last - low) \
                        and self._path(near[:low]) + self._own(word) + self._path(near[high:]) >= apart:
                    return True
        return False

    def _is_phrase(self, word: str, start: int, end: int) -> bool:
        """Whether a dictionary word is no more than the name it holds and the words beside it."""
        head, name, tail = word[:start], word[start:end], word[end:]
        if not head and tail in _OPEN:
            return True
        whole = self._weight(word)
        parts = self._path(head) + self._weight(name) + self._path(tail)
        chance = parts + _LONE * sum(len(part) == 1 and part not in _SINGLE for part in (head, tail))
        if whole <= chance + _TOGETHER and tail not in _DERIVING:
            return True
        if len(head) == 1 and whole > chance + _OWN:
            return False
        if len(tail) == 1 or ((start > 1 or tail) and not all(map(self._known, filter(None, (head, tail))))):
            return False
        return parts >= self._path(word, whole=word)

    def _own(self, word: str) -> float:
        """The weight of a dictionary word that holds a name: there it is in no doubt."""
        return self._weight(word) + _DOUBT * (word not in self._names and not self._is_common(word))

    def _known(self, word: str) -> bool:
        return self._weight(word) != _UNKNOWN

    def fit_without(self, text: str, start: int, end: int, other: tuple[int, int]) -> bool:
        """Whether the name would stand as a word of its own if the overlapping name at `other` were none."""
        low, high = min(start, other[0]), max(end, other[1])
        name = text[start:end]
        apart = self._path(text[low:start]) + self._weight(name) + self._path(text[end:high])
        return apart >= self._path(text[low:high], whole=text[other[0]:other[1]])

    def begins_longer(self, text: str, start: int, end: int) -> bool:
        """Whether a dictionary word begins with the name and goes on (图书馆)."""
        return self._reach(text[start:start + _LONGEST]) > end - start

    def _begins_word(self, text: str, at: int) -> bool:
        """Whether the character after a name begins a word of two or three characters, and so is no suffix."""
        return any(len(piece := text[at:at + size]) == size and self._known(piece) for size in (2, 3))

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
        """The logarithm of a word's share of all words; a single character is always one."""
        weight = self._weights.get(word)
        if weight is None:
            if len(self._weights) > _REMEMBERED + len(self._names):
                self._weights = dict(self._names)
            count = self._count(word) or len(word) == 1
            weight = math.log(count / ALL) if count else _UNKNOWN
            if (len(word) == 1 and word not in _SINGLE) or (len(word) == 2 and word[1] in _LOOSE):
                weight -= _LONE
            if len(word) > 1 and not self._is_common(word):
                weight -= _DOUBT
            self._weights[word] = weight
        return weight
