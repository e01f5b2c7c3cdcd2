"""A paragraph (one line) in; the places where a word was likely cut out of it, or a comma lost, out.

Every border between words is judged by what stands around it (`network.py`), and by what written Chinese says of the place:
how seldom the two sides stand next to each other, how often a comma stands there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhiku.intake import surroundings
from zhiku.intake.around import Place, place
from zhiku.intake.network import HEADS, UNIT, Head, network, step_of

_SHORTEST = 2  # characters of a clause


def read_ahead(texts: Sequence[str]) -> None:
    """Judge the borders of many texts at once: far quicker than when each is asked for. They are kept until others are read."""
    kept = {text: _ahead[text] for text in texts if text in _ahead}
    new = [text for text in dict.fromkeys(texts) if text not in kept]
    _ahead.clear()
    _ahead.update(kept)
    if not new:
        return
    around = surroundings.surroundings_of(new, network().kinds)
    odds = network().judge_all(around).T
    start = 0
    for text, one in zip(new, around, strict=True):
        _ahead[text] = _Judged(one.at, one.runs, odds[:, start:start + len(one.at)])
        start += len(one.at)


def forget() -> None:
    """Let go of what was read ahead."""
    _ahead.clear()
    surroundings.forget()


def likely_gaps(text: str, least: float) -> list[tuple[float, int]]:
    """The places where a word was cut: the logarithm of the odds, at least `least`, and the place; in order."""
    return _likely(text, "cut", least, lambda run, at: run.apart(at))


def clause_borders(text: str, least: float, among: frozenset[int] | None = None) -> list[tuple[float, int]]:
    """The same for commas, best first; `among`: the only places that are asked for."""

    def measure(run: Place, at: int) -> float | None:
        is_inside = at >= _SHORTEST and run.end - run.start - at >= _SHORTEST
        return run.gain_of_mark(at, "，") if is_inside else None

    return sorted(_likely(text, "comma", least, measure, among), reverse=True)


def _likely(text: str, head: Head, least: float, measure: Callable[[Place, int], float | None],
            among: frozenset[int] | None = None) -> list[tuple[float, int]]:
    """The borders where the odds are at least `least`. `measure` tells of a run of Han characters and a border in it, counted
    from its beginning, what `STEPS` divides, or that it is out of the question; it is asked only where it can decide."""
    judged = _ahead.get(text) or _judged(text)
    values, steps, needed = judged.odds[HEADS.index(head)], network().steps[head], round(least * UNIT)
    found = []
    start = end = -1
    for n in np.flatnonzero(values >= needed - max(steps)).tolist():
        at = judged.at[n]
        if among is not None and at not in among:
            continue
        if at > end:
            start, end = judged.runs[bisect_right(judged.runs, (at, len(text))) - 1]
            run = place(text, start, end)
        if (measured := measure(run, at - start)) is not None:
            total = int(values[n]) + steps[step_of(head, measured)]
            if total >= needed:
                found.append((total / UNIT, at))
    return found


class _Judged(NamedTuple):
    """The borders of a text, its runs of Han characters and, for each head, what the network makes of the borders."""

    at: list[int]
    runs: list[tuple[int, int]]
    odds: NDArray[np.int64]


_ahead: dict[str, _Judged] = {}


@lru_cache(maxsize=4)
def _judged(text: str) -> _Judged:
    """What is known of a text that was not read ahead; several steps ask for the same one."""
    around = surroundings.surroundings(text, network().kinds)
    return _Judged(around.at, around.runs, network().judge(around).T)
