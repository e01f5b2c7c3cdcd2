"""What is measured of a place in; the logarithm of the odds of what is asked about it, out.

Boosted decision trees (Friedman 2001): each asks a few questions (is this measure at most so much?) and adds its answer to
those before. They see what a sum of weights cannot: that a measure counts only beside another. Learned with LightGBM by
`tests/growing.py`; measures, borders and answers are whole thousandths, so that every machine comes to the same result.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from zhiku.intake.rules import read

UNIT = 1000
Node: TypeAlias = "int | tuple[int, int, Node, Node]"
"""An answer; or the number of a measure, a border, and what follows up to it and above it."""


class Trees:
    """The names of the measures in their order, and the trees."""

    def __init__(self, names: Sequence[str], nodes: Sequence[Node]) -> None:
        self.names, self.trees = tuple(names), tuple(nodes)
        asked = sorted({question for node in nodes for question in _questions(node)})
        self._borders = [[border for measure, border in asked if measure == number] for number in range(len(names))]
        self._answers: dict[tuple[int, ...], int] = {}

    @classmethod
    def of(cls, found: Mapping[str, Any]) -> Trees:
        """The trees of a data file."""
        return cls(found["names"], [_node(tree) for tree in found["trees"]])

    def odds(self, measured: Mapping[str, float]) -> float:
        """The logarithm (base e) of the odds. All measures between the same borders have the same answer."""
        known = [round(measured[name] * UNIT) for name in self.names]
        between = tuple(map(bisect_left, self._borders, known))
        answer = self._answers.get(between)
        if answer is None:
            answer = self._answers[between] = sum(_answer(node, known) for node in self.trees)
        return answer / UNIT


def _answer(node: Node, known: Sequence[int]) -> int:
    while not isinstance(node, int):
        number, border, low, high = node
        node = low if known[number] <= border else high
    return node


def _questions(node: Node) -> Iterator[tuple[int, int]]:
    """Which measures a tree compares with which borders."""
    if not isinstance(node, int):
        yield node[:2]
        yield from _questions(node[2])
        yield from _questions(node[3])


@cache
def trees(name: str) -> Trees:
    """The trees of a data file of the package."""
    return Trees.of(json.loads(read(name)))


def _node(found: Any) -> Node:
    return found if isinstance(found, int) else (found[0], found[1], _node(found[2]), _node(found[3]))
