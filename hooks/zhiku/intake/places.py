"""A paragraph (one line) in; the places where a word was likely cut out of it, or a comma lost, out.

Every border between words is judged by what stands around it (`network.py`), and by what written Chinese says of the place:
how seldom the two sides stand next to each other, how often a comma stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhiku.intake import around, surroundings
from zhiku.intake.kept import KeptRows
from zhiku.intake.language import TENFOLD, language
from zhiku.intake.lattices import borders
from zhiku.intake.network import HEADS, UNIT, Head, network

_SHORTEST = 2  # characters of a clause
_NEVER = -(1 << 40)


class _Judged(NamedTuple):
    """The borders of a text and, for each head, the logarithm of the odds, in thousandths."""

    at: list[int]
    odds: list[list[int]]


_ahead: dict[str, _Judged] = {}
_kept = KeptRows(surroundings.SIDE, len(HEADS))


def read_ahead(texts: Sequence[str]) -> None:
    """Judge the borders of many texts at once: far quicker than when each is asked for. They are kept until others are read."""
    kept = {text: _ahead[text] for text in texts if text in _ahead}
    new = [text for text in dict.fromkeys(texts) if text not in kept]
    _ahead.clear()
    _ahead.update(kept)
    _ahead.update(zip(new, _judged_of(new), strict=True))


def forget() -> None:
    """Let go of what was read ahead."""
    _ahead.clear()
    surroundings.forget()


def likely_gaps(text: str, least: float) -> list[tuple[float, int]]:
    """The places where a word was cut: the logarithm of the odds, at least `least`, and the place; in order."""
    return _likely(text, "cut", least)


def clause_borders(text: str, least: float) -> list[tuple[float, int]]:
    """The same for commas, best first."""
    return sorted(_likely(text, "comma", least), reverse=True)


def _likely(text: str, head: Head, least: float) -> list[tuple[float, int]]:
    """The borders where the odds are at least `least`."""
    judged = _ahead.get(text) or _judged(text)
    needed = round(least * UNIT)
    return [(odds / UNIT, at) for odds, at in zip(judged.odds[HEADS.index(head)], judged.at, strict=True) if odds >= needed]


@lru_cache(maxsize=4)
def _judged(text: str) -> _Judged:
    """What is known of a text that was not read ahead; several steps ask for the same one."""
    return _judged_of([text])[0]


def _judged_of(texts: Sequence[str]) -> list[_Judged]:
    if not texts:
        return []
    known, found, runs = network(), surroundings.surroundings_of(texts, network().kinds), around.runs_of(texts)
    begins = np.array([start for some in runs for start in some.starts], np.int64)
    every = [lattice for some in runs for lattice in some.lattices if lattice]
    measured = borders(every, found.run, found.at - begins[found.run], "，", language())
    odds = _kept.of(_rows(found), lambda new: known.judge(found.words[new], found.kinds[new], found.sides[new])).T
    for head, of_head, costs in zip(HEADS, odds, measured, strict=True):
        of_head += known.steps_of(head, costs / TENFOLD)
    odds[HEADS.index("comma"), found.sides.min(1) < _SHORTEST] = _NEVER
    at, by_head = found.at.tolist(), odds.tolist()
    return [_Judged(at[start:end], [of_head[start:end] for of_head in by_head]) for start, end in pairwise([0, *found.lines])]


def _rows(found: surroundings.Surroundings) -> NDArray[np.uint64]:
    """All that is around each border, in few numbers."""
    known = found.words.astype(np.uint64) << np.uint64(8) | found.kinds.astype(np.uint64)
    rows = known[:, ::2] << np.uint64(28) | known[:, 1::2]
    rows[:, :2] |= (found.sides.astype(np.uint64) + np.uint64(1)) << np.uint64(56)
    return rows
