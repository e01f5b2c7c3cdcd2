"""Weights learned from texts in; how much all that is known of a place speaks for something, out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from zhiku.intake.rules import read

Names = tuple[str, ...]
"""What is known, by names that have weights."""
Fact = tuple[Callable[..., Names], Names]
"""What names it, and what it is about: words and kinds, which come again elsewhere."""


@cache
def weights_of(file: str) -> Mapping[str, float]:
    """The weights of a file of the package by name; "bias" is in every place."""
    found: dict[str, float] = json.loads(read(file))
    return found


@lru_cache(maxsize=1 << 16)
def _weight(file: str, names: Callable[..., Names], *around: str) -> float:
    weights = weights_of(file)
    return sum([weights.get(name, 0.0) for name in names(*around)])


def known_of(facts: Iterable[Fact]) -> list[str]:
    """The names of all that is known of a place."""
    return [name for names, around in facts for name in names(*around)]


def weigh(file: str, facts: Iterable[Fact]) -> float:
    """The logarithm of the odds."""
    total = weights_of(file)["bias"]
    for names, around in facts:
        total += _weight(file, names, *around)
    return total
