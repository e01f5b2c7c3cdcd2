"""What is measured of a place in; the logarithm of the odds of what is asked about it, out.

Boosted decision trees (Friedman 2001): each asks a few questions (is this measure at most so much?) and adds its answer to
those before. They see what a sum of weights cannot: that a measure counts only beside another. Learned with LightGBM by
`tests/growing.py`; measures, borders and answers are whole thousandths, so that every machine comes to the same result.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from zhiku.intake.rules import read

UNIT = 1000
Node: TypeAlias = "int | tuple[int, int, Node, Node]"
"""An answer; or the number of a measure, a border, and what follows up to it and above it."""


class Trees(NamedTuple):
    """The names of the measures in their order, and the trees."""

    names: tuple[str, ...]
    trees: tuple[Node, ...]

    @classmethod
    def of(cls, found: Mapping[str, Any]) -> Trees:
        """The trees of a data file."""
        return cls(tuple(found["names"]), tuple(map(_node, found["trees"])))

    def odds(self, measured: Mapping[str, float]) -> float:
        """The logarithm (base e) of the odds."""
        known = [round(measured[name] * UNIT) for name in self.names]
        total = 0
        for node in self.trees:
            while not isinstance(node, int):
                number, border, low, high = node
                node = low if known[number] <= border else high
            total += node
        return total / UNIT


@cache
def trees(name: str) -> Trees:
    """The trees of a data file of the package."""
    return Trees.of(json.loads(read(name)))


def _node(found: Any) -> Node:
    return found if isinstance(found, int) else (found[0], found[1], _node(found[2]), _node(found[3]))
