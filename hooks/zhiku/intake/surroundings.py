"""A line of text in; every border between its words, and what stands around each as numbers, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
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
    words, named = [*nothing], [*no_word]
    sizes: list[int] = []  # of the words of all runs
    begins: list[tuple[int, int, int, int]] = []  # of each run: which word is its first, how many it has, its beginning and end
    ends: list[tuple[int, list[tuple[int, int]]]] = []  # how many runs there are up to the end of each line, and its own
    for line in lines:
        runs: list[tuple[int, int]] = []
        for part in _PART.finditer(line):
            if part.lastindex:
                run = part.span()
                runs.append(run)
                tagged = _tagged(part[0])
                begins.append((len(words), len(tagged.rows), *run))
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
        ends.append((len(begins), runs))
    at, index, all_sides, borders = _borders(begins, sizes)
    window = index[:, None] + np.arange(-SIDE, SIDE)
    all_words, all_kinds = np.array(words, np.int32)[window], np.array(named, np.int32)[window]
    found = []
    start = 0
    for until, runs in ends:
        end = int(borders[until])
        found.append(Surroundings(at[start:end], all_words[start:end], all_kinds[start:end], all_sides[start:end], runs))
        start = end
    return found


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


def _borders(begins: Sequence[tuple[int, int, int, int]], sizes: Sequence[int]
             ) -> tuple[list[int], NDArray[np.int64], Integers, NDArray[np.int64]]:
    """Of all borders of runs the place, the number of the word behind it and how far it is to the beginning and the end of the run;
    and how many borders there are before each run, and in all."""
    first, count, start, end = np.array(begins, np.int64).reshape(-1, 4).T
    until = np.concatenate([[0], np.cumsum(count + 1)])
    run = np.repeat(np.arange(len(count)), count + 1)
    nth = np.arange(len(run)) - until[run]  # in its run
    reach = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    before = (np.cumsum(count) - count)[run]  # words of other runs
    left = reach[before + nth] - reach[before]
    sides = np.minimum(np.stack([left, (end - start)[run] - left], 1), FARTHEST).astype(np.int32)
    return (start[run] + left).tolist(), first[run] + nth, sides, until
