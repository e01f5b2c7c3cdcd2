"""A run of Han characters and the marks around it in; the places where a word may have been cut out of it out.

A place is judged by the words on its two sides, by their kinds, and by how seldom written Chinese has the two sides next to
each other. How much each of these weighs is learned (`gap_weights.json`, `python -m tests.train_gaps`) from texts out of
which words were cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import rjieba

from zhiku.intake.around import Place, place
from zhiku.intake.learned import Fact, Names, score

RUN = re.compile("[\u4e00-\u9fff]+")
_MARKS = frozenset("，。；：？！、“”（）")
_STRANGE = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.4, 0.8, 1.2, 1.8)


class Gap(NamedTuple):
    """A border of a word, and what is known of it but for what written Chinese says."""

    at: int
    facts: tuple[Fact, ...]


def gaps(before: str, run: str, after: str) -> Iterator[Gap]:
    """Every border of the words of a run, its own two among them; `before` and `after` are the characters around it."""
    tagged = rjieba.tag(run)
    words = ["", "^", *(word for word, _ in tagged), "$", ""]
    kinds = ["", "^" + (before if before in _MARKS else "-"), *(kind for _, kind in tagged), "$" + (after if after in _MARKS else "-"), ""]
    whole = _of_run, (str(min(len(run), 12)), str(any(kind[0] == "v" for _, kind in tagged)))
    at = 0
    for i in range(2, len(words) - 1):
        left, right, left_kind, right_kind = words[i - 1], words[i], kinds[i - 1], kinds[i]
        yield Gap(at, (whole, (_of_kinds, (kinds[i - 2], left_kind, right_kind, kinds[i + 1])), (_of_left, (left, right_kind)),
                       (_of_right, (left_kind, right)), (_of_two_left, (words[i - 2], left, right_kind)),
                       (_of_two_right, (left_kind, right, words[i + 1]))))
        at += len(right)


def _of_run(size: str, has_verb: str) -> Names:
    return f"size {size}", f"verbs {has_verb}"


def _of_kinds(first: str, left: str, right: str, last: str) -> Names:
    known = [f"left {left}", f"right {right}", f"kinds {left} {right}"]
    if first:
        known += [f"left {first} {left}", f"kinds {first} {left} {right}"]
    if last:
        known += [f"right {right} {last}", f"kinds {left} {right} {last}"]
    return tuple(known)


def _of_left(word: str, right_kind: str) -> Names:
    return f"left {word}", f"sides {word} {right_kind}"


def _of_right(left_kind: str, word: str) -> Names:
    return f"right {word}", f"sides {left_kind} {word}"


def _of_two_left(first: str, word: str, right_kind: str) -> Names:
    return (f"sides {first} {word} {right_kind}",) if first else ()


def _of_two_right(left_kind: str, word: str, last: str) -> Names:
    return (f"sides {left_kind} {word} {last}",) if last else ()


def strange_step(run: Place, at: int) -> str:
    """How much dearer the two sides are next to each other than apart, in steps."""
    return f"strange {bisect_right(_STRANGE, run.apart(at))}"


def likely_gaps(text: str, least: float) -> Iterator[tuple[float, int]]:
    """The places of a text where a word was likely cut: the logarithm of the odds, and the place."""
    for match in RUN.finditer(text):
        start, end = match.span()
        run = place(text, start, end)
        for at, facts in gaps(text[start - 1:start], match[0], text[end:end + 1]):
            value = score("gap_weights.json", facts, "strange", partial(strange_step, run, at), least)
            if value is not None:
                yield value, start + at
