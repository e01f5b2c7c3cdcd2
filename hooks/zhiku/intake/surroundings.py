"""A line of text in; every border between its words, and what stands around each as numbers, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    return surroundings_of([line], kinds)[0]


def surroundings_of(lines: Sequence[str], kinds: Mapping[str, int]) -> list[Surroundings]:
    """The same for many lines."""
    row, number, other = vectors().rows.get, kinds.get, kinds[OTHER]
    nothing, no_word = [NOTHING] * SIDE, [kinds[NO_WORD]] * SIDE
    words, named = list(nothing), list(no_word)
    at: list[int] = []
    index: list[int] = []  # of the word behind each border
    sides: list[int] = []
    ends: list[tuple[int, list[tuple[int, int]]]] = []  # how many borders there are up to the end of each line, and its runs
    for line in lines:
        runs: list[tuple[int, int]] = []
        for part in _PART.finditer(line):
            start, end = part.span()
            if "\u4e00" <= line[start] <= "\u9fff":
                runs.append((start, end))
                place, count = start, len(words)
                at.append(start)
                sides += 0, end - start
                for word, kind in rjieba.tag(part[0]):
                    words.append(row(word, STRANGE))
                    named.append(number(kind, other))
                    place += len(word)
                    at.append(place)
                    sides += place - start, end - place
                index += range(count, len(words) + 1)
            elif part[0] in _MARKS:
                words.append(row(_MARKS[part[0]], STRANGE))
                named.append(kinds[MARK])
            else:
                words.append(STRANGE)
                named.append(other)
        words += nothing
        named += no_word
        ends.append((len(at), runs))
    window = np.array(index, np.int32).reshape(-1, 1) + np.arange(-SIDE, SIDE)
    all_words, all_kinds = np.array(words, np.int32)[window], np.array(named, np.int32)[window]
    all_sides = np.minimum(np.array(sides, np.int32).reshape(-1, 2), FARTHEST)
    found = []
    start = 0
    for end, runs in ends:
        found.append(Surroundings(at[start:end], all_words[start:end], all_kinds[start:end], all_sides[start:end], runs))
        start = end
    return found
