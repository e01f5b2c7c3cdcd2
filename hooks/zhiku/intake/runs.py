"""Texts in; their runs, which are all that stands between marks in them, out.

A run is Han characters up to the next other character on each side, and that character where it is a mark; where the text ends, a
full stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from zhiku.intake.lattice import Lattice
from zhiku.intake.spelling import characters

MARKS = dict(zip("，。；：？！“”、,.;:?!\n", "，。；：？！“”、，。；：？！。", strict=True))
"""What may be part of a run, and how it is written there."""
_FIRST, _LAST = ord("\u4e00"), ord("\u9fff")
_AS_WRITTEN = np.zeros(1 << 16, "<u2")
"""How a character is written in a run; 0 for what is in none."""
_AS_WRITTEN[_FIRST:_LAST + 1] = range(_FIRST, _LAST + 1)
_AS_WRITTEN[[ord(mark) for mark in MARKS]] = [ord(mark) for mark in MARKS.values()]


class Runs(NamedTuple):
    """The runs of a text: where the characters of each begin and end; it whole, and where that begins; and, once they were reckoned,
    the lattices."""

    begins: list[int]
    ends: list[int]
    texts: list[str]
    starts: list[int]
    lattices: list[Lattice | None]


def runs_in(texts: Sequence[str]) -> list[Runs]:
    """The runs of each text."""
    joined = characters("\n".join(["", *texts, ""]))
    written = _AS_WRITTEN[joined]
    is_han = (joined >= _FIRST) & (joined <= _LAST)
    edges = np.flatnonzero(is_han[1:] != is_han[:-1]) + 1
    begins, ends = edges[::2], edges[1::2]
    starts, stops = begins - (written[begins - 1] > 0), ends + (written[ends] > 0)
    whole = written.tobytes().decode("utf-16-le")
    runs = [whole[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)]
    first = np.cumsum([1, *(len(text) + 1 for text in texts)])  # where each text begins
    of_text = np.searchsorted(begins, first)
    within = np.repeat(first[:-1], np.diff(of_text))
    local = [(places - within).tolist() for places in (begins, ends, starts)]
    return [Runs(local[0][start:stop], local[1][start:stop], runs[start:stop], local[2][start:stop], [])
            for start, stop in pairwise(of_text.tolist())]
