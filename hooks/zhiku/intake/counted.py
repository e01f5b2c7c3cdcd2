"""Words with their counts, as `data/usage.txt` writes them, in; numbers out. All at once: there are hundreds of thousands."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

_LONGEST = 4
"""How many characters a word has at most."""

Integers = NDArray[np.int64]


def counted(entries: str, number: Callable[[str], int]) -> tuple[Integers, Integers]:
    """The number of each word, and its count. Between entries stands a space, behind a word `:` and its count if not 1."""
    chars = np.minimum(np.frombuffer((entries + " ").encode("utf-32-le"), np.uint32), 0xffff).astype(np.int64)
    ends = np.flatnonzero(chars == ord(" "))
    starts = np.append(0, ends[:-1] + 1)
    words, counts, sizes = np.zeros(len(ends), np.uint64), np.zeros(len(ends), np.int64), np.zeros(len(ends), np.int64)
    is_of_word = np.ones(len(ends), np.bool_)
    for at in range(int((ends - starts).max())):
        char = np.where(starts + at < ends, chars[np.minimum(starts + at, ends)], 0)
        is_of_word &= (char > 0) & (char != ord(":"))
        sizes += is_of_word
        if at < _LONGEST:
            words |= np.where(is_of_word, char, 0).astype(np.uint64) << np.uint64(16 * at)
        counts = np.where(~is_of_word & (char > 0) & (char != ord(":")), counts * 10 + char - ord("0"), counts)
    _, first, which = np.unique(words, return_index=True, return_inverse=True)
    different = [number(entries[start:start + size]) for start, size in zip(starts[first].tolist(), sizes[first].tolist(), strict=True)]
    return np.array(different, np.int64)[which], np.maximum(counts, 1)
