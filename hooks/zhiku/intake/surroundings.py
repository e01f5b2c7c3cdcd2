"""A line of text in; every border between its words, and what stands around each as numbers, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import rjieba
from numpy.typing import NDArray

from zhiku.intake.vectors import NOTHING, STRANGE, vectors

SIDE = 4
"""How many words on each side of a border are looked at."""
FARTHEST = 30
"""Characters to the next mark beyond which it makes no difference."""
NO_WORD, MARK, OTHER = "", "mark", "other"
"""Kinds besides those of words."""
_RUN = re.compile("[\u4e00-\u9fff]+")
_PART = re.compile("[\u4e00-\u9fff]+|[，。；：？！“”、（）《》,.;:?!]|[^\u4e00-\u9fff，。；：？！“”、（）《》,.;:?!]+")
# Those of the second line have a kind and no numbers: the table of word pairs does not know them.
_MARKS = dict(zip(",.;:?!", "，。；：？！", strict=True)) | {mark: mark for mark in "，。；：？！“”、"
                                                                     "（）《》"}

Integers = NDArray[np.int32]


class Surroundings(NamedTuple):
    """The borders of a line, in order: where; the rows of the words on both sides; their kinds; how many characters it is
    to the beginning and to the end of its run of Han characters; and the runs."""

    at: list[int]
    words: Integers
    kinds: Integers
    sides: Integers
    runs: list[tuple[int, int]]

    def by_run(self) -> Iterator[tuple[tuple[int, int], range]]:
        """Each run with the numbers of its borders."""
        n = 0
        for start, end in self.runs:
            first = n
            while n < len(self.at) and self.at[n] <= end:
                n += 1
            yield (start, end), range(first, n)


def surroundings(line: str, kinds: Mapping[str, int]) -> Surroundings:
    """The borders of the runs of Han characters of a line, both ends of each among them; `kinds` numbers the kinds of words."""
    known, other = vectors(), kinds[OTHER]
    words, named = [NOTHING] * SIDE, [kinds[NO_WORD]] * SIDE
    places: list[tuple[int, int, int, int]] = []
    runs: list[tuple[int, int]] = []
    for part in _PART.finditer(line):
        start, end = part.span()
        if _RUN.match(part[0]):
            runs.append((start, end))
            places.append((start, len(words), 0, end - start))
            at = start
            for word, kind in rjieba.tag(part[0]):
                words.append(known.row(word))
                named.append(kinds.get(kind, other))
                at += len(word)
                places.append((at, len(words), at - start, end - at))
        elif part[0] in _MARKS:
            words.append(known.row(_MARKS[part[0]]))
            named.append(kinds[MARK])
        else:
            words.append(STRANGE)
            named.append(other)
    words += [NOTHING] * SIDE
    named += [kinds[NO_WORD]] * SIDE
    index = np.array([i for _, i, _, _ in places], np.int32).reshape(-1, 1) + np.arange(-SIDE, SIDE)
    sides = np.minimum(np.array([place[2:] for place in places], np.int32).reshape(-1, 2), FARTHEST)
    return Surroundings([at for at, *_ in places], np.array(words, np.int32)[index], np.array(named, np.int32)[index], sides, runs)
