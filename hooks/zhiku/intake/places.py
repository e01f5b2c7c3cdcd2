"""A paragraph (one line) in; the places where a word was likely cut out of it, or a comma lost, out.

Every border between words is judged by what stands around it (`network.py`), and by what written Chinese says of the place:
how seldom the two sides stand next to each other, how often a comma stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from zhiku.intake.around import place
from zhiku.intake.network import HEADS, UNIT, Head, network, step_of
from zhiku.intake.surroundings import Surroundings, surroundings

_SHORTEST = 2  # characters of a clause


def likely_gaps(text: str, least: float) -> list[tuple[float, int]]:
    """The places where a word was cut: the logarithm of the odds, at least `least`, and the place; in order."""
    return _likely(text, "cut", least, lambda start, end, at: place(text, start, end).apart(at - start))


def clause_borders(text: str, least: float) -> list[tuple[float, int]]:
    """The same for commas, best first."""

    def measure(start: int, end: int, at: int) -> float | None:
        is_inside = at - start >= _SHORTEST and end - at >= _SHORTEST
        return place(text, start, end).gain_of_mark(at - start, "，") if is_inside else None

    return sorted(_likely(text, "comma", least, measure), reverse=True)


def _likely(text: str, head: Head, least: float, measure: Callable[[int, int, int], float | None]) -> list[tuple[float, int]]:
    """The borders where the odds are at least `least`. `measure` tells of a run of Han characters, its start and end, and a
    border in it what `STEPS` divides, or that it is out of the question; it is asked only where it can decide."""
    around, odds = _judged(text)
    values, steps, needed = odds[HEADS.index(head)], network().steps[head], round(least * UNIT)
    found, best = [], max(steps)
    for (start, end), borders in around.by_run():
        for n in borders:
            if values[n] + best < needed or (measured := measure(start, end, around.at[n])) is None:
                continue
            total = values[n] + steps[step_of(head, measured)]
            if total >= needed:
                found.append((total / UNIT, around.at[n]))
    return found


@lru_cache(maxsize=1 << 11)
def _judged(text: str) -> tuple[Surroundings, list[list[int]]]:
    """The borders of a text and, for each head, what the network makes of them; both are asked of the same paragraph."""
    around = surroundings(text, network().kinds)
    return around, network().judge(around).T.tolist()
