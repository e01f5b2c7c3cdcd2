"""Weights learned from texts in; how much all that is known of a place speaks for something, out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from zhiku.intake.rules import read


@cache
def weights_of(file: str) -> Mapping[str, float]:
    """The weights of a file of the package by name; "bias" is in every place."""
    found: dict[str, float] = json.loads(read(file))
    return found


@cache
def _most(file: str, measured: str) -> float:
    return max(0.0, *(weight for name, weight in weights_of(file).items() if name.startswith(measured + " ")))


def score(file: str, known: Sequence[str], measured: str, measure: Callable[[], str], least: float) -> float | None:
    """The logarithm of the odds, None below `least`. `measure` names what takes long to know (`measured` and a number);
    it is asked only where it can decide."""
    weights = weights_of(file)
    total = weights["bias"] + sum(weights.get(name, 0.0) for name in known)
    if total + _most(file, measured) < least:
        return None
    total += weights.get(measure(), 0.0)
    return total if total >= least else None
