"""Words in; numbers that are alike for words that are used alike, out.

The table (`data/language/vectors.npz`, made by `python tools/derive_vectors.py` from the table of word pairs) has a row for
each word: what stands behind it and what stands before it, 32 whole numbers from -127 to 127 each.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NOTHING, STRANGE = 0, 1
"""Rows of what lies beyond the end of a line, and of a word that is not in the table: all zeros."""


class Vectors(NamedTuple):
    """The row of each word, and the rows."""

    rows: dict[str, int]
    table: NDArray[np.int8]

    def row(self, word: str) -> int:
        """The row of a word, `STRANGE` where there is none."""
        return self.rows.get(word, STRANGE)


@cache
def vectors() -> Vectors:
    """The table of the package, read when a damaged text first asks for it."""
    with files("zhiku.intake").joinpath("data", "language", "vectors.npz").open("rb") as file, np.load(file) as found:
        words: list[str] = found["words"].tobytes().decode("utf-8").split("\n")
        table: NDArray[np.int8] = found["table"]
    return Vectors({word: at for at, word in enumerate(words, 2)}, np.concatenate([np.zeros_like(table[:2]), table]))
