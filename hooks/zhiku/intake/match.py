"""A table of substitutions and a text in; its rows that fit, with their places, out, in one pass over the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from zhiku.intake.contexts import Fits, stands_before, stands_behind
from zhiku.intake.rules import Word, substitutions

_start = itemgetter(1)


class Hit(NamedTuple):
    """A row that fits at a place."""

    start: int
    end: int
    word: Word


class _Row(NamedTuple):
    """A row, and what its contexts want before and behind its word; None where any will do."""

    word: Word
    before: Fits | None
    behind: Fits | None


@cache
def _automaton(name: str) -> tuple[AhoCorasick, list[list[Word]]]:
    groups: dict[str, list[Word]] = {}
    for word in substitutions(name):
        groups.setdefault(word.old, []).append(word)
    return AhoCorasick(list(groups)), list(groups.values())


@cache
def _rows(name: str, index: int) -> list[_Row]:
    """The rows for one word, when a text first has it."""
    return [_Row(word, stands_before(word.before) if word.before else None, stands_behind(word.after) if word.after else None)
            for word in _automaton(name)[1][index]]


def find(name: str, text: str) -> Iterator[Hit]:
    """The first fitting row of each word at each place; of places that overlap, the longer word."""
    return (hit for hit in _fitting(name, text) if hit.word.when != "never")


def right(name: str, text: str) -> frozenset[int]:
    """Where words begin that the table says are right as they stand."""
    return frozenset(hit.start for hit in _fitting(name, text) if hit.word.when == "never")


@lru_cache(maxsize=1 << 11)
def _fitting(name: str, text: str) -> tuple[Hit, ...]:
    """All that fits, also what is right as it stands; several steps ask for that of the same text."""
    found = _automaton(name)[0].find_matches_as_indexes(text, overlapping=True)  # in the order of their ends
    found.reverse()
    found.sort(key=_start)  # of those that begin together the longest first
    free = 0
    hits: list[Hit] = []
    for index, start, end in found:
        if start < free:
            continue
        for word, before, behind in _rows(name, index):
            if (before is None or before(text, start)) and (behind is None or behind(text, end)):
                hits.append(Hit(start, end, word))
                free = end
                break
    return tuple(hits)
