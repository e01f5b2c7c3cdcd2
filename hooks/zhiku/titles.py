"""A title in; the same as HTML that a browser breaks between words alone, out.

A browser breaks Chinese behind any character, which in a large title on a phone parts 威 from 胁. Between words there
is a <wbr>; the style of a title (`word-break: keep-all`) allows no other place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from zhiku.division import SINGLE, Division
from zhiku.text import HAN

_RUN = re.compile(f"[{HAN}]+")
_HANGS_ON = frozenset("的了吗呢吧啊呀嘛着过地得们里上下中内外前后时者")
"""What isn't parted from the word before it."""
_LEADS = frozenset("不没未无非别再也都就还才只很太更最")
"""What isn't parted from the word behind it."""
_LEAST = 2
"""Characters at the end that never stand on a line of their own."""


class Titles:
    """Divides titles; `names` are words, whatever the dictionary says."""

    def __init__(self, names: Iterable[str]) -> None:
        self._division = Division(tuple(names))

    def as_html(self, title: str) -> str:
        """The title, escaped, with the places at which a line may end."""
        at, out = 0, []
        for run in _RUN.finditer(title):
            out += [escape(title[at:run.start()]), "<wbr>".join(parts(self._division.words(run[0])))]
            at = run.end()
        return "".join([*out, escape(title[at:])])


def parts(words: list[str]) -> list[str]:
    """Words put together where no line should end between them."""
    found: list[str] = []
    for word in words:
        if found and (word in _HANGS_ON or found[-1] in _LEADS or word.startswith(f"不{found[-1][-1]}") or _is_torn(found[-1], word)):
            found[-1] += word
        else:
            found.append(word)
    if len(found) > 1 and len(found[-1]) < _LEAST:
        found[-2:] = ["".join(found[-2:])]
    return found


def _is_torn(word: str, other: str) -> bool:
    """Whether two characters that are seldom words of their own stand side by side: a word that no dictionary has."""
    return len(word) == len(other) == 1 and not {word, other} & SINGLE
