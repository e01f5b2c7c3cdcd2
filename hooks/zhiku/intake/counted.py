"""The rows of `data/usage.txt` in; how often each word stands behind each, as numbers, out. All at once: there are hundreds of
thousands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhiku.intake.spelling import Characters, Spelling, characters, codes_of_words

Integers = NDArray[np.int64]


class Counted(NamedTuple):
    """The word of each row, and how many different words it stands behind; and pairs of words, with how often each stands there."""

    words: Integers
    different: Integers
    firsts: Integers
    seconds: Integers
    counts: Integers


def counted(rows: Iterable[str], spelling: Spelling) -> Counted:
    """Rows are a word, how many different ones it stands behind, and those behind it with spaces between, each with `:` and its
    count if not 1; tabs between the three."""
    chars = characters("".join([f"{row}\n" for row in rows]))
    ends = np.flatnonzero((chars == ord("\t")) | (chars == ord("\n")) | (chars == ord(" ")) | (chars == ord(":")))
    starts = np.append(0, ends + 1)[:-1]
    mark = np.append(np.uint16(ord("\n")), chars[ends])[:-1]  # before each piece of the text
    is_head = mark == ord("\n")
    is_different = np.append(False, is_head)[:-1]
    is_count = mark == ord(":")
    is_behind = ~(is_head | is_different | is_count) & (ends > starts)
    row = np.cumsum(is_head)[is_behind] - 1
    heads, behind = (spelling.numbers_of(codes_of_words(chars, starts[some], ends[some])).astype(np.int64) for some in (is_head, is_behind))
    counts = np.ones(len(ends), np.int64)
    counts[np.flatnonzero(is_count) - 1] = _numbers(chars, starts[is_count], ends[is_count])
    return Counted(heads, _numbers(chars, starts[is_different], ends[is_different]), heads[row], behind, counts[is_behind])


def _numbers(chars: Characters, starts: Integers, ends: Integers) -> Integers:
    """The numbers that stand in some places of a text."""
    found = np.zeros(len(starts), np.int64)
    for at in range(int((ends - starts).max(initial=0))):
        digit = chars[np.minimum(starts + at, len(chars) - 1)].astype(np.int64) - ord("0")
        found = np.where(starts + at < ends, found * 10 + digit, found)
    return found
