"""A place in folded text in; whether a word begins and ends there out.

The Chinese around a name is divided into words twice: as likely as can be with the name whole, and as likely as can be
with a word across one of its borders. The name counts where the first is clearly likelier. A longer dictionary word
that holds the name whole (提出异议, 货币基金) is no objection when it is a phrase, made of words that stand together
about as often as chance has it; 保证金 and 执行力 are more than that.
"""

from __future__ import annotations

from zhiku.division import LONE, LONGEST, REMEMBERED, SINGLE, UNKNOWN, Division
from zhiku.latin import latin_fits
from zhiku.text import is_han

_WINDOW = 5
_CLEARLY = 0.5
"""How much likelier (natural logarithm) a name's own division has to be than one that crosses its border."""
_RHYTHM = 4.0
"""Chinese prefers two words of two characters (从中 + 学到) to a word between two single ones (从 + 中学 + 到): the
latter has to be this much likelier."""
_TOGETHER = 2.5
"""How much more often than chance (natural logarithm) a phrase's words may stand together."""
_OWN = 5.5
"""How much more often than chance two words stand together that are one by now: 毛利率 is no 利率."""
_HAN_FROM = "\u3007"
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
        self._words = Division(names)
        self.frequency = self._words.frequency
        self._judged: dict[tuple[str, int, int], bool] = {}

    def forget(self) -> None:
        """Let go of what was remembered from text to text."""
        self._judged = {}
        self._words.forget()

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
            if len(self._judged) > REMEMBERED:
                self._judged = {}
            verdict = self._judged[key] = not self._attached(*key) and self._clear(*key)
        return verdict

    def _attached(self, text: str, start: int, end: int) -> bool:
        """Whether a character beside a name takes its first or last character, or makes another word of it."""
        before, after = text[start - 1:start], text[end:end + 1]
        if before and before in _COUNTED.get(text[start], "") and text[max(0, start - 2):start - 1] != ".":
            return True
        ends = after in _SUFFIXES or (after in _BOUND and self._words.is_known(text[end - 1:end + 1]))
        if after and ends and not self._begins_word(text, end):
            return True
        if before and before in _DEGREES and end - start > 2 and self._words.is_known(text[start + 1:end]):
            return True
        return after == "某" and self._words.is_known(before + text[start:end - 1])

    def _clear(self, text: str, start: int, end: int) -> bool:
        """Whether the likeliest division with the name whole is clearly likelier than any that crosses a border."""
        low = next((at for at in range(start, 0, -1) if not is_han(text[at - 1])), 0)
        high = next((at for at in range(end, len(text)) if not is_han(text[at])), len(text))
        near, first, last = text[low:high], start - low, end - low
        crossed = [at for at in (first, last) if self._words.is_crossed(near, at)]
        if not crossed:
            return True
        head, name, tail = self._words.path(near[:first]), self._words.weight(near[first:last]), self._words.path(near[last:])
        apart = head + name + tail
        if any(self._words.path(near, at, inside=(first, last)) + _CLEARLY >= apart for at in crossed) \
                or self._belongs(near, first, last, apart):
            return False
        pair = self._words.weight(near[first - 1:first + 1]) + self._words.weight(near[last - 1:last + 1])
        lonely = last - first == 2 and first > 0 and last < len(near) and pair != UNKNOWN and \
            head == self._words.path(near[:first - 1]) + self._words.path(near[first - 1]) and \
            tail == self._words.path(near[last]) + self._words.path(near[last + 1:])
        return not lonely or self._words.path(near[first - 1:last + 1]) > pair + _RHYTHM

    def _belongs(self, near: str, first: int, last: int, apart: float) -> bool:
        """Whether a longer dictionary word, no phrase, holds the name and is as likely there; `apart` weighs the name's."""
        for low in range(max(0, last - LONGEST), first + 1):
            for high in range(last, min(len(near), low + LONGEST) + 1):
                word = near[low:high]
                if high - low > last - first and word not in self._words.coined and self._words.is_known(word) \
                        and not self._is_phrase(word, first - low, last - low) \
                        and self._words.path(near[:low]) + self._words.own(word) + self._words.path(near[high:]) >= apart:
                    return True
        return False

    def _is_phrase(self, word: str, start: int, end: int) -> bool:
        """Whether a dictionary word is no more than the name it holds and the words beside it."""
        head, name, tail = word[:start], word[start:end], word[end:]
        if not head and tail in _OPEN:
            return True
        whole = self._words.weight(word)
        parts = self._words.path(head) + self._words.weight(name) + self._words.path(tail)
        chance = parts + LONE * sum(len(part) == 1 and part not in SINGLE for part in (head, tail))
        if whole <= chance + _TOGETHER and tail not in _DERIVING:
            return True
        if len(head) == 1 and whole > chance + _OWN:
            return False
        if len(tail) == 1 or ((start > 1 or tail) and not all(map(self._words.is_known, filter(None, (head, tail))))):
            return False
        return parts >= self._words.path(word, whole=word)

    def fit_without(self, text: str, start: int, end: int, other: tuple[int, int]) -> bool:
        """Whether the name would stand as a word of its own if the overlapping name at `other` were none."""
        low, high = min(start, other[0]), max(end, other[1])
        name = text[start:end]
        apart = self._words.path(text[low:start]) + self._words.weight(name) + self._words.path(text[end:high])
        return apart >= self._words.path(text[low:high], whole=text[other[0]:other[1]])

    def begins_longer(self, text: str, start: int, end: int) -> bool:
        """Whether a dictionary word begins with the name and goes on (图书馆)."""
        return self._words.reach(text[start:start + LONGEST]) > end - start

    def _begins_word(self, text: str, at: int) -> bool:
        """Whether the character after a name begins a word of two or three characters, and so is no suffix."""
        return any(len(piece := text[at:at + size]) == size and self._words.is_known(piece) for size in (2, 3))
