"""Running text and a stretch of it in; the sentence around it, and where the stretch stands in that, out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

BREAK = "\u2029"
OPAQUE = "\ufffc"
_END = re.compile(f"[。！？!?；;{BREAK}]++(?!〕)[”’」』）)]*")  # not in 〔？〕
_FULL = re.compile(r"(?<=[。！？!?])(?![？?]*〕)")
_MOST = 120


class Sentences:
    """The sentences of a page; their borders are found once, when the first is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._borders: list[int] = []

    def around(self, start: int, end: int, most: int = _MOST) -> tuple[str, int]:
        """The sentence around `start` to `end` and where the stretch begins in it; a long one is cut to about `most`."""
        if not self._borders:
            self._borders = [0, *(match.end() for match in _END.finditer(self.text))]
        left = self._borders[bisect_right(self._borders, start) - 1]
        after = bisect_left(self._borders, end)
        right = self._borders[after] if after < len(self._borders) else len(self.text)
        lead, trail = "", ""
        if right - left > most:
            room = max(0, most - (end - start)) // 2
            if start - left > room:
                left, lead = start - room, "…"
            if right - end > room:
                right, trail = end + room, "…"
        head = lead + _readable(self.text[left:start]).lstrip()
        return (head + self.text[start:end] + _readable(self.text[end:right]) + trail).rstrip(), len(head)

    def first_with(self, surface: str) -> str:
        """The first sentence that contains `surface`, "" where none does."""
        at = self.text.find(surface)
        return self.around(at, at + len(surface))[0] if at >= 0 else ""


def first_sentence(text: str) -> str:
    """A text up to its first full stop, question mark or exclamation mark."""
    return _FULL.split(text, maxsplit=1)[0]


def _readable(text: str) -> str:
    return text.replace(OPAQUE, "").replace("\n", " ").replace(BREAK, "")
