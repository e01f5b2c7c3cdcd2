"""A run of Han characters without a mark in; the places where a comma may have stood between two clauses of it out.

A place is judged by the words around it, by their kinds, by how long the two clauses are and by what written Chinese says
of a comma there. How much each of these weighs is learned (`comma_weights.json`, `python -m tests.train_commas`) from texts
out of which commas were taken. Whoever takes commas away makes long runs of short clauses; so the length of a run counts.
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

RUN = re.compile("[\u4e00-\u9fff]{10,}")
_SHORTEST = 2  # characters of a clause
_LONGEST_SAID, _LONGEST_CLAUSE = 40, 20
_GAINS = (-2.0, -1.5, -1.2, -0.9, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0)


class Border(NamedTuple):
    """A border between two words of a run, and what is known of it but for what written Chinese says."""

    at: int
    facts: tuple[Fact, ...]


def borders(run: str) -> Iterator[Border]:
    """Every border of a run where a clause may end, with what is known of it."""
    tagged = rjieba.tag(run)
    words, kinds = [*(word for word, _ in tagged), ""], ["", *(kind for _, kind in tagged), ""]
    verbs = [i for i, (_, kind) in enumerate(tagged) if kind[0] == "v"]
    first_verb, last_verb = (verbs[0], verbs[-1]) if verbs else (len(tagged), -1)
    at, size = 0, len(run)
    for i in range(1, len(tagged)):
        before, after = words[i - 1], words[i]
        at += len(before)
        if at < _SHORTEST or size - at < _SHORTEST:
            continue
        sizes = str(min(size, _LONGEST_SAID) // 2), str(min(at, _LONGEST_CLAUSE)), str(min(size - at, _LONGEST_CLAUSE))
        yield Border(at, ((_of_run, (words[0], str(first_verb < i), str(last_verb >= i))), (_of_sizes, sizes),
                          (_of_kinds, (kinds[i - 1], kinds[i], kinds[i + 1], kinds[i + 2])), (_of_end, (before, run[at - 2:at])),
                          (_of_beginning, (after, run[at:at + 2])), (_of_words, (after, words[i + 1]))))


def _of_run(first: str, verb_before: str, verb_after: str) -> Names:
    return f"first {first}", f"verbs {verb_before} {verb_after}"


def _of_sizes(whole: str, left: str, right: str) -> Names:
    return f"size {whole}", f"left {left}", f"right {right}"


def _of_kinds(first: str, before: str, after: str, last: str) -> Names:
    known = [f"before {before}", f"after {after}", f"kinds {before} {after}"]
    if first:
        known.append(f"before {first} {before}")
    if last:
        known.append(f"after {after} {last}")
    return tuple(known)


def _of_end(word: str, two: str) -> Names:
    return f"before {word}", f"ends {two[-1]}", f"ends {two}"


def _of_beginning(word: str, two: str) -> Names:
    return f"after {word}", f"begins {two[0]}", f"begins {two}"


def _of_words(first: str, second: str) -> Names:
    return (f"after {first} {second}",) if second else ()


def gain_step(run: Place, at: int) -> str:
    """How many times likelier a comma is than none, by the word pairs of written Chinese, in steps."""
    return f"gain {bisect_right(_GAINS, run.gain_of_mark(at, '，'))}"


def clause_borders(run: str, least: float) -> list[tuple[float, int]]:
    """The places where a comma is likely, best first: the logarithm of the odds, and the place."""
    here = place(run, 0, len(run))
    scored = [(score("comma_weights.json", facts, "gain", partial(gain_step, here, at), least), at) for at, facts in borders(run)]
    return sorted(((value, at) for value, at in scored if value is not None), reverse=True)
