"""Lines of text in; every border between their words, and what stands around each as numbers, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise, starmap
from sys import intern
from typing import NamedTuple

import numpy as np
import rjieba
from numpy.typing import NDArray

from zhiku.intake.spelling import characters
from zhiku.intake.vectors import NOTHING, STRANGE, vectors

SIDE = 4
"""How many words on each side of a border are looked at."""
FARTHEST = 30
"""Characters to the next mark beyond which it makes no difference."""
NO_WORD, MARK, OTHER = "", "mark", "other"
"""Kinds besides those of words."""
# Those of the second line have a kind and no numbers: the table of word pairs does not know them.
_MARKS = dict(zip(",.;:?!", "，。；：？！", strict=True)) | {mark: mark for mark in "，。；：？！“”、"
                                                                     "（）《》"}
_SIGN, _HAN, _POINT = range(3)
"""What characters are: of signs without a kind as many as stand side by side are one piece of a line, of Han characters so many are
a run, and a mark is a piece of its own."""
_FORMS = np.full(1 << 16, _SIGN, np.uint8)
_FORMS[ord("\u4e00"):ord("\u9fff") + 1] = _HAN
_FORMS[[ord(mark) for mark in _MARKS]] = _POINT

Integers = NDArray[np.int32]
Places = NDArray[np.int64]


class Surroundings(NamedTuple):
    """The borders of some lines, in order: where in its line each is; the rows of the words on both sides; their kinds; how many
    characters it is to the beginning and to the end of its run of Han characters; the runs, and which of them each is in; and how
    many borders there are up to the end of each line."""

    at: Places
    words: Integers
    kinds: Integers
    sides: Integers
    runs: list[tuple[int, int]]
    run: Places
    lines: list[int]

    def by_run(self) -> Iterator[tuple[tuple[int, int], range]]:
        """Each run with the numbers of its borders."""
        until = np.searchsorted(self.run, np.arange(len(self.runs) + 1)).tolist()
        return zip(self.runs, starmap(range, pairwise(until)), strict=True)


class _Pieces(NamedTuple):
    """The pieces of some lines, in order: what each is, where it begins and ends, and in which line."""

    form: NDArray[np.uint8]
    begin: Places
    end: Places
    line: Places


def surroundings(line: str, kinds: Mapping[str, int]) -> Surroundings:
    """The borders of the runs of Han characters of a line, both ends of each among them; `kinds` numbers the kinds of words."""
    return surroundings_of([line], kinds)


def surroundings_of(lines: Sequence[str], kinds: Mapping[str, int]) -> Surroundings:
    """The same for many lines."""
    text, first = "".join(lines), np.cumsum([0, *map(len, lines)])
    pieces = _pieces(text, first)
    is_run, is_mark = pieces.form == _HAN, pieces.form == _POINT
    begin, end, line = pieces.begin[is_run], pieces.end[is_run], pieces.line[is_run]
    tagged = [_tagged(text[start:stop]) for start, stop in zip(begin.tolist(), end.tolist(), strict=True)]
    size = np.array([len(run.rows) for run in tagged], np.int64)
    # Words, marks and signs one behind the other, and nothing before and behind each line.
    count = np.ones(len(is_run), np.int64)
    count[is_run] = size
    number = np.cumsum(count) - count + SIDE * (1 + pieces.line)  # of the first word of each piece
    words, named = np.zeros((2, int(count.sum()) + SIDE * (1 + len(lines))), np.int32)
    words[:], named[:] = NOTHING, kinds[NO_WORD]
    words[number], named[number] = STRANGE, kinds[OTHER]
    words[number[is_mark]] = [vectors().row(_MARKS[text[at]]) for at in pieces.begin[is_mark].tolist()]
    named[number[is_mark]] = kinds[MARK]
    of_run = np.repeat(number[is_run] - (np.cumsum(size) - size), size) + np.arange(size.sum())
    words[of_run] = list(chain.from_iterable([run.rows for run in tagged]))
    named[of_run] = [kinds.get(kind, kinds[OTHER]) for run in tagged for kind in run.kinds]
    # A border more than words in each run.
    run = np.repeat(np.arange(len(size)), size + 1)
    nth = np.arange(len(run)) - (np.cumsum(size + 1) - (size + 1))[run]
    reach = np.cumsum([0, *chain.from_iterable([run.sizes for run in tagged])])
    before = (np.cumsum(size) - size)[run]
    left = reach[before + nth] - reach[before]
    sides = np.minimum(np.stack([left, (end - begin)[run] - left], 1), FARTHEST).astype(np.int32)
    window = (number[is_run][run] + nth)[:, None] + np.arange(-SIDE, SIDE)
    begin, end = begin - first[line], end - first[line]
    return Surroundings(begin[run] + left, words[window], named[window], sides, list(zip(begin.tolist(), end.tolist(), strict=True)),
                        run, np.searchsorted(line[run], np.arange(len(lines)), side="right").tolist())


def _pieces(text: str, first: Places) -> _Pieces:
    """`first`: where each line of a text begins, and the text ends."""
    form = _FORMS[characters(text)]
    begins = form == _POINT
    begins[1:] |= form[1:] != form[:-1]
    begins[first[first < len(text)]] = True
    begin = np.flatnonzero(begins)
    return _Pieces(form[begin], begin, np.append(begin[1:], len(text)), np.searchsorted(first[:-1], begin, side="right") - 1)


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
