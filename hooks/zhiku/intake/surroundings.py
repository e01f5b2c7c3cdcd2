"""A line of text in; every border between its words, and what stands around each as numbers, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, starmap
from sys import intern
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
_PART = re.compile("([\u4e00-\u9fff]+)|[，。；：？！“”、（）《》,.;:?!]|[^\u4e00-\u9fff，。；：？！“”、（）《》,.;:?!]+")
# Those of the second line have a kind and no numbers: the table of word pairs does not know them.
_MARKS = dict(zip(",.;:?!", "，。；：？！", strict=True)) | {mark: mark for mark in "，。；：？！“”、"
                                                                     "（）《》"}

Integers = NDArray[np.int32]


class Surroundings(NamedTuple):
    """The borders of some lines, in order: where in its line each is; the rows of the words on both sides; their kinds; how many
    characters it is to the beginning and to the end of its run of Han characters; the runs, and which of them each is in; and how
    many borders and runs there are up to the end of each line."""

    at: NDArray[np.int64]
    words: Integers
    kinds: Integers
    sides: Integers
    runs: list[tuple[int, int]]
    run: NDArray[np.int64]
    lines: list[tuple[int, int]]

    def by_run(self) -> Iterator[tuple[tuple[int, int], range]]:
        """Each run with the numbers of its borders."""
        until = np.searchsorted(self.run, np.arange(len(self.runs) + 1)).tolist()
        return zip(self.runs, starmap(range, pairwise(until)), strict=True)


def surroundings(line: str, kinds: Mapping[str, int]) -> Surroundings:
    """The borders of the runs of Han characters of a line, both ends of each among them; `kinds` numbers the kinds of words."""
    return surroundings_of([line], kinds)


def surroundings_of(lines: Sequence[str], kinds: Mapping[str, int]) -> Surroundings:
    """The same for many lines."""
    row, number, other = vectors().rows.get, kinds.get, kinds[OTHER]
    nothing, no_word = [NOTHING] * SIDE, [kinds[NO_WORD]] * SIDE
    words, named = [*nothing], [*no_word]
    sizes: list[int] = []  # of the words of all runs
    runs: list[tuple[int, int]] = []
    begins: list[tuple[int, int]] = []  # of each run: which word is its first, and how many it has
    ends: list[int] = []  # how many runs there are up to the end of each line
    for line in lines:
        for part in _PART.finditer(line):
            if part.lastindex:
                runs.append(part.span())
                tagged = _tagged(part[0])
                begins.append((len(words), len(tagged.rows)))
                words += tagged.rows
                named += [number(kind, other) for kind in tagged.kinds]
                sizes += tagged.sizes
            elif part[0] in _MARKS:
                words.append(row(_MARKS[part[0]], STRANGE))
                named.append(kinds[MARK])
            else:
                words.append(STRANGE)
                named.append(other)
        words += nothing
        named += no_word
        ends.append(len(runs))
    at, index, sides, run = _borders(begins, runs, sizes)
    window = index[:, None] + np.arange(-SIDE, SIDE)
    until = np.searchsorted(run, ends).tolist()
    return Surroundings(at, np.array(words, np.int32)[window], np.array(named, np.int32)[window], sides, runs, run,
                        list(zip(until, ends, strict=True)))


class _Tagged(NamedTuple):
    """The words of a run: their rows, their kinds, how many characters they have."""

    rows: list[int]
    kinds: list[str]
    sizes: list[int]


@lru_cache(maxsize=1 << 13)
def _tagged(run: str) -> _Tagged:
    """A text is read twice, before and after commas are put back; most of its runs are the same."""
    tagged, row = rjieba.tag(run), vectors().rows.get
    return _Tagged([row(word, STRANGE) for word, _ in tagged], [intern(kind) for _, kind in tagged], [len(word) for word, _ in tagged])


def forget() -> None:
    """Let go of the runs of a text."""
    _tagged.cache_clear()


def _borders(begins: Sequence[tuple[int, int]], runs: Sequence[tuple[int, int]], sizes: Sequence[int]
             ) -> tuple[NDArray[np.int64], NDArray[np.int64], Integers, NDArray[np.int64]]:
    """Of all borders of runs the place, the number of the word behind it, how far it is to the beginning and the end of the run,
    and the run."""
    first, count = np.array(begins, np.int64).reshape(-1, 2).T
    start, end = np.array(runs, np.int64).reshape(-1, 2).T
    run = np.repeat(np.arange(len(count)), count + 1)
    nth = np.arange(len(run)) - (np.cumsum(count + 1) - (count + 1))[run]  # in its run
    reach = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    before = (np.cumsum(count) - count)[run]  # words of other runs
    left = reach[before + nth] - reach[before]
    sides = np.minimum(np.stack([left, (end - start)[run] - left], 1), FARTHEST).astype(np.int32)
    return start[run] + left, first[run] + nth, sides, run
