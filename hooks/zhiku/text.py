"""Chinese text in; the form in which it is compared out: width, Traditional, case and compatibility forms folded.

Folding keeps a way back: every folded character knows where it stood on the surface. Nearly all text folds one
character to one, and then the way back is the identity.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zhiku.traditional import TRADITIONAL, simple_form

HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Han characters, as the inside of a character class; those beyond U+FFFF are added by `is_han`."""

_KEPT = "，。！？：；"  # sentence punctuation: no name contains it, and every line of Chinese has some
_MANY = "\ue000"
_COMBINING = r"\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u3099\u309a\u20d0-\u20f0"
_COMBINES = re.compile(f"[{_COMBINING}]")
_CLUSTER = re.compile(rf"[^{_COMBINING}][{_COMBINING}]*|[{_COMBINING}]+")


@dataclass(frozen=True)
class Folded:
    """`text` is folded; `starts` holds the surface offset of each of its characters, None where it is its own."""

    text: str
    starts: tuple[int, ...] | None = None

    def surface(self, start: int, end: int) -> tuple[int, int]:
        """The surface offsets of folded characters `start` to `end`; half of a surface character counts as all."""
        if self.starts is None:
            return start, end
        last = self.starts[end - 1] if end > start else self.starts[start]
        after = end
        while after < len(self.starts) - 1 and self.starts[after] == last:
            after += 1
        return self.starts[start], self.starts[after]


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return ("\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇"
            or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff")


def is_latin(char: str) -> bool:
    """Whether a character is a letter or digit that words are spelled with (not Han, not kana)."""
    return char.isalnum() and not is_han(char) and not "\u3040" <= char <= "\u30ff"


def fold(text: str) -> Folded:
    """The folded form with its way back."""
    odd, table = _odd()
    if not odd.search(text):
        return Folded(text)
    short = odd.sub(lambda m: table[m[0]], text)
    if _MANY not in short:
        return Folded(short)
    out: list[str] = []
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        folded = _fold_cluster(cluster[0])
        out.append(folded)
        starts += [cluster.start()] * len(folded)
    return Folded("".join(out), (*starts, len(text)))


def fold_text(text: str) -> str:
    """The folded form alone, for names."""
    return fold(text).text


def narrow(text: str) -> str:
    """Width and Traditional folded, case kept: for names that insist on their case."""
    return "".join(map(simple_form, unicodedata.normalize("NFKC", text)))


def _fold_cluster(cluster: str) -> str:
    if cluster in _KEPT:
        return cluster
    if cluster.isspace():
        return " "
    return narrow(cluster).lower()


class _Folds(dict[str, str]):
    """What each odd character becomes (`_MANY`: not one to one), worked out when a text first has it."""

    def __missing__(self, char: str) -> str:
        folded = _MANY if char == _MANY or _COMBINES.match(char) else _fold_cluster(char)
        self[char] = folded if len(folded) == 1 else _MANY
        return self[char]


@cache
def _odd() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The characters that folding changes, as one class, and what each becomes."""
    odd = {*TRADITIONAL, *filter(_COMBINES.match, map(chr, range(0x300, 0x30A0))), _MANY}
    for low, high in ((0x09, 0x3400), (0xA000, 0xAC00), (0xF900, 0x10000)):
        for char in map(chr, range(low, high)):
            plain = unicodedata.is_normalized("NFKC", char) and char.lower() == char and not char.isspace()
            if not plain and _fold_cluster(char) != char:
                odd.add(char)
    return re.compile("[" + "".join(map(re.escape, sorted(odd))) + "]"), _Folds()
