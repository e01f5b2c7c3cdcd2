"""Numbers in; what a slow function says of each, out. What it said is kept, for a text asks for the same numbers again and again.

Every number has one slot in a table; it stays there until another number needs the same slot.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

_BITS = 19
"""There are so many slots that their number has as many binary digits; together they take 3 MB."""
_SPREAD = np.uint32(2654435769)
"""Numbers that lie side by side go into slots far apart (Knuth's multiplicative hashing)."""
_NO_NUMBER = np.uint32(0xffffffff)


class Kept:
    """What a function says of numbers, each below 0xffffffff; what it says lies between 0 and 65,535."""

    def __init__(self, reckon: Callable[[NDArray[np.uint32]], NDArray[np.int64]]) -> None:
        """`reckon` is asked for different numbers, in order."""
        self._reckon = reckon
        self._numbers = np.full(1 << _BITS, _NO_NUMBER)
        self._answers = np.zeros(1 << _BITS, np.uint16)

    def of(self, numbers: NDArray[np.uint32]) -> NDArray[np.uint16]:
        """What the function says of each number."""
        slots = _slots(numbers)
        answers = self._answers[slots]
        unknown = np.flatnonzero(self._numbers[slots] != numbers)
        if len(unknown):
            new, which = np.unique(numbers[unknown], return_inverse=True)
            found = self._reckon(new).astype(np.uint16)
            slots = _slots(new)
            self._numbers[slots], self._answers[slots] = new, found  # of two for one slot the second stays, in both tables
            answers[unknown] = found[which]
        return answers


def _slots(numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    return numbers * _SPREAD >> np.uint32(32 - _BITS)
