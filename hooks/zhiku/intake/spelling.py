"""A list of words and a text in; which of the words begin in each place of the text, out. All places at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_BITS = 16
"""Binary digits of a character; a word of four is one number, its code."""
LONGEST = 4
"""How many characters a word has at most."""
_SLOT_BITS = 18
_SPREAD = np.uint64(11400714819323198485)
"""Words that are alike go into slots far apart (Knuth's multiplicative hashing)."""
NO_WORD = -1
_END = "\n"
"""Stands in no word."""

Codes = NDArray[np.uint64]
Characters = NDArray[np.uint16]


class Spelling:
    """Words by their characters."""

    def __init__(self, words: Sequence[str]) -> None:
        chars = characters(_END.join([*words, ""]))
        ends = np.flatnonzero(chars == ord(_END))
        starts = np.append(0, ends + 1)[:-1]
        codes, sizes = codes_of_words(chars, starts, ends), ends - starts
        self._numbers = np.argsort(codes).astype(np.int32)
        self._codes = codes[self._numbers]
        # Most words have a slot of their own, where they are found at once; the others are looked for among all.
        slots = _slots(codes)
        self._slot_codes, self._slot_numbers = np.zeros(1 << _SLOT_BITS, np.uint64), np.full(1 << _SLOT_BITS, NO_WORD, np.int32)
        self._slot_codes[slots], self._slot_numbers[slots] = codes, np.arange(len(codes), dtype=np.int32)
        self._crowded = np.bincount(slots, minlength=1 << _SLOT_BITS) > 1
        # By size and character, whether a word begins with it or ends with it: most pieces of a text need no other look.
        self._begins, self._stops = np.zeros((2, LONGEST + 1, 1 << _BITS), np.bool_)
        self._begins[sizes, chars[starts]] = True
        self._stops[sizes, chars[ends - 1]] = True

    def words_of(self, text: Characters) -> NDArray[np.int32]:
        """The numbers of the words of a text by how many characters they have, from none on, and where they begin; `NO_WORD` where
        there is none."""
        found = np.full((LONGEST + 1, len(text) + 1), NO_WORD, np.int32)
        pieces = np.zeros(len(text), np.uint64)
        for size in range(1, min(LONGEST, len(text)) + 1):
            first, last = text[:len(text) + 1 - size], text[size - 1:]
            pieces = pieces[:len(first)] | last.astype(np.uint64) << np.uint64(_BITS * (size - 1))
            may_be = np.flatnonzero(self._begins[size][first] & self._stops[size][last])
            found[size, may_be] = self.numbers_of(pieces[may_be])
        return found

    def numbers_of(self, codes: Codes) -> NDArray[np.int32]:
        """The numbers of the words that have these codes; `NO_WORD` where none has."""
        slots = _slots(codes)
        is_there = self._slot_codes[slots] == codes
        numbers = np.where(is_there, self._slot_numbers[slots], NO_WORD)
        left = np.flatnonzero(self._crowded[slots] & ~is_there)
        at = np.minimum(np.searchsorted(self._codes, codes[left]), len(self._codes) - 1)
        numbers[left] = np.where(self._codes[at] == codes[left], self._numbers[at], NO_WORD)
        return numbers


def characters(text: str) -> Characters:
    """The characters of a text as numbers of 16 binary digits; those that have more are in no word."""
    return np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), (1 << _BITS) - 1).astype(np.uint16)


def codes_of_words(chars: Characters, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Codes:
    """The codes of the words that stand in some places of a text of so many characters or more."""
    codes = np.zeros(len(starts), np.uint64)
    for at in range(LONGEST):
        char = np.where(starts + at < ends, chars[np.minimum(starts + at, len(chars) - 1)], 0)
        codes |= char.astype(np.uint64) << np.uint64(_BITS * at)
    return codes


def _slots(codes: Codes) -> Codes:
    return codes * _SPREAD >> np.uint64(64 - _SLOT_BITS)
