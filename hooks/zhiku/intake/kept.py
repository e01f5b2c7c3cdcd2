"""Numbers in; what a slow function says of each, out. What it said is kept, for a text asks for the same numbers again and again.

Every number has one slot in a table; it stays there until another number needs the same slot. So has every row of numbers.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
_BITS, _ROW_BITS = 19, 15
"""There are so many slots that their number has as many binary digits; together they take 3 MB, and less for rows."""
_SPREAD, _ROW_SPREAD = np.uint32(2654435769), np.uint64(11400714819323198485)
"""Numbers that lie side by side go into slots far apart (Knuth's multiplicative hashing)."""
_NO_NUMBER = np.uint32(0xffffffff)


class Kept:
    """What a function says of numbers, each below 0xffffffff; what it says lies between 0 and 65,535."""

    def __init__(self, reckon: Callable[[NDArray[np.uint32]], Integers]) -> None:
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


class KeptRows:
    """What a function says of rows of so many numbers, none of them all zeros: a row of numbers again."""

    def __init__(self, width: int, said: int) -> None:
        self._rows = np.zeros((1 << _ROW_BITS, width), np.uint64)
        self._answers = np.zeros((1 << _ROW_BITS, said), np.int64)
        self._asked = np.zeros(1 << _ROW_BITS, np.int64)  # which of the rows asked for a slot, the last time
        self._spread = _ROW_SPREAD * np.arange(1, 2 * width, 2, dtype=np.uint64)

    def of(self, rows: NDArray[np.uint64], reckon: Callable[[Integers], Integers]) -> Integers:
        """What the function says of each row. `reckon` is asked for some of the rows, given by their numbers."""
        slots = (rows * self._spread).sum(1) >> np.uint64(64 - _ROW_BITS)
        answers: Integers = self._answers[slots]
        unknown = np.flatnonzero((self._rows[slots] != rows).any(1))
        self._asked[slots[unknown]] = unknown
        twin = self._asked[slots[unknown]]  # of rows that are alike only one is reckoned
        is_alike = (rows[twin] == rows[unknown]).all(1)
        new = unknown[(twin == unknown) | ~is_alike]
        answers[new] = reckon(new)
        answers[unknown[is_alike]] = answers[twin[is_alike]]
        self._rows[slots[new]], self._answers[slots[new]] = rows[new], answers[new]
        return answers
