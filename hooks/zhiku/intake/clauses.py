"""A run of Han characters without a mark in; the places where a comma may have stood between two clauses of it out.

A place is judged by the words around it, by their kinds, by how long the two clauses are and by what written Chinese says
of a comma there. How much each of these weighs is learned (`comma_weights.json`, `python -m tests.train_commas`) from texts
out of which commas were taken. Whoever takes commas away makes long runs of short clauses; so the length of a run counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import rjieba

from zhiku.intake.language import TENFOLD, language
from zhiku.intake.learned import score

RUN = re.compile("[\u4e00-\u9fff]{10,}")
_SHORTEST = 2  # characters of a clause
_LONGEST_SAID, _LONGEST_CLAUSE = 40, 20
_REACH = 6
_GAINS = (-2.0, -1.5, -1.2, -0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0)


class Place(NamedTuple):
    """A border between two words of a run, and what is known of it but for what written Chinese says."""

    at: int
    known: list[str]


def places(run: str) -> Iterator[Place]:
    """Every place of a run with what is known of it."""
    tagged = rjieba.tag(run)
    at, size = 0, len(run)
    verbs = [tag[0] == "v" for _, tag in tagged]
    for i in range(1, len(tagged)):
        (before, before_kind), (after, after_kind) = tagged[i - 1], tagged[i]
        at += len(before)
        if at < _SHORTEST or size - at < _SHORTEST:
            continue
        left, right = min(at, _LONGEST_CLAUSE), min(size - at, _LONGEST_CLAUSE)
        known = [f"size {min(size, _LONGEST_SAID) // 2}", f"left {left}", f"right {right}",
                 f"verbs {any(verbs[:i])} {any(verbs[i:])}", f"first {tagged[0][0]}",
                 f"before {before}", f"after {after}", f"before {before_kind}", f"after {after_kind}",
                 f"kinds {before_kind} {after_kind}", f"ends {run[at - 1]}", f"begins {run[at]}",
                 f"ends {run[at - 2:at]}", f"begins {run[at:at + 2]}"]
        if i > 1:
            known.append(f"before {tagged[i - 2][1]} {before_kind}")
        if i + 1 < len(tagged):
            known += [f"after {after_kind} {tagged[i + 1][1]}", f"after {after} {tagged[i + 1][0]}"]
        yield Place(at, known)


def gain_step(run: str, at: int) -> str:
    """How many times likelier a comma is than none, by the word pairs of written Chinese, in steps."""
    left, right = run[max(0, at - _REACH):at], run[at:at + _REACH]
    left, right = "。" + left if at <= _REACH else left, right + "。" if len(run) - at <= _REACH else right
    cost = language().cost
    gain = (cost(left + right) - cost(left + "，" + right)) / TENFOLD
    return f"gain {sum(gain >= step for step in _GAINS)}"


def clause_borders(run: str, least: float) -> list[tuple[float, int]]:
    """The places where a comma is likely, best first: the logarithm of the odds, and the place."""
    scored = [(score("comma_weights.json", place.known, "gain", partial(gain_step, run, place.at), least), place.at)
              for place in places(run)]
    return sorted(((value, at) for value, at in scored if value is not None), reverse=True)
