"""A run of Han characters and the marks around it in; the places where a word may have been cut out of it out.

A place is judged by the words on its two sides, by their kinds, and by how seldom written Chinese has the two sides next to
each other. How much each of these weighs is learned (`gap_weights.json`, `python -m tests.train_gaps`) from texts out of
which words were cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import rjieba

from zhiku.intake.language import TENFOLD, language
from zhiku.intake.learned import score

RUN = re.compile("[\u4e00-\u9fff]+")
_MARKS = frozenset("，。；：？！、“”（）")
_REACH = 6
_STRANGE = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.4, 0.8, 1.2, 1.8)


class Gap(NamedTuple):
    """A border of a word, and what is known of it but for what written Chinese says."""

    at: int
    known: list[str]


def gaps(before: str, run: str, after: str) -> Iterator[Gap]:
    """Every border of the words of a run, its own two among them; `before` and `after` are the characters around it."""
    tagged = rjieba.tag(run)
    words = ["^", *(word for word, _ in tagged), "$"]
    kinds = ["^" + (before if before in _MARKS else "-"), *(kind for _, kind in tagged), "$" + (after if after in _MARKS else "-")]
    whole = [f"size {min(len(run), 12)}", f"verbs {any(kind[0] == 'v' for _, kind in tagged)}"]
    at = 0
    for i in range(1, len(words)):
        left, right, left_kind, right_kind = words[i - 1], words[i], kinds[i - 1], kinds[i]
        known = [*whole, f"left {left}", f"right {right}", f"left {left_kind}", f"right {right_kind}",
                 f"kinds {left_kind} {right_kind}", f"sides {left} {right_kind}", f"sides {left_kind} {right}"]
        if i > 1:
            known += [f"left {kinds[i - 2]} {left_kind}", f"kinds {kinds[i - 2]} {left_kind} {right_kind}",
                      f"sides {words[i - 2]} {left} {right_kind}"]
        if i + 1 < len(words):
            known += [f"right {right_kind} {kinds[i + 1]}", f"kinds {left_kind} {right_kind} {kinds[i + 1]}",
                      f"sides {left_kind} {right} {words[i + 1]}"]
        yield Gap(at, known)
        at += len(right)


def sides(before: str, run: str, after: str, at: int) -> tuple[str, str]:
    """What stands on the two sides of a place, marks where the run ends."""
    left, right = run[max(0, at - _REACH):at], run[at:at + _REACH]
    return ((before if before in "，。；：！？、" and before else "。") + left if at <= _REACH else left,
            right + (after if after in "，。；：！？、" and after else "。") if len(run) - at <= _REACH else right)


def strange_step(left: str, right: str) -> str:
    """How much dearer the two sides are next to each other than apart, in powers of ten, in steps."""
    cost = language().cost
    strange = (cost(left + right) - cost(left) - cost(right)) / TENFOLD
    return f"strange {sum(strange >= step for step in _STRANGE)}"


def likely_gaps(text: str, least: float) -> Iterator[tuple[float, int]]:
    """The places of a text where a word was likely cut: the logarithm of the odds, and the place."""
    for match in RUN.finditer(text):
        around = text[match.start() - 1:match.start()], match[0], text[match.end():match.end() + 1]
        for at, known in gaps(*around):
            value = score("gap_weights.json", known, "strange", partial(_strange_at, *around, at), least)
            if value is not None:
                yield value, match.start() + at


def _strange_at(before: str, run: str, after: str, at: int) -> str:
    return strange_step(*sides(before, run, after, at))
