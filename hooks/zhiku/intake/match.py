"""A table of substitutions and a text in; its rows that fit, with their places, out, in one pass over the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from zhiku.intake.contexts import stands_before, stands_behind
from zhiku.intake.rules import Word, substitutions


class Hit(NamedTuple):
    """A row that fits at a place."""

    start: int
    end: int
    word: Word


@cache
def _automaton(name: str) -> tuple[AhoCorasick, list[list[Word]]]:
    groups: dict[str, list[Word]] = {}
    for word in substitutions(name):
        groups.setdefault(word.old, []).append(word)
    return AhoCorasick(list(groups)), list(groups.values())


def find(name: str, text: str) -> Iterator[Hit]:
    """The first fitting row of each word at each place; of places that overlap, the longer word."""
    return (hit for hit in _fitting(name, text) if hit.word.when != "never")


def right(name: str, text: str) -> frozenset[int]:
    """Where words begin that the table says are right as they stand."""
    return frozenset(hit.start for hit in _fitting(name, text) if hit.word.when == "never")


@lru_cache(maxsize=1 << 11)
def _fitting(name: str, text: str) -> tuple[Hit, ...]:
    """All that fits, also what is right as it stands; several steps ask for that of the same text."""
    automaton, groups = _automaton(name)
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    free = 0
    hits: list[Hit] = []
    for index, start, end in sorted(found, key=lambda f: (f[1], -f[2])):
        if start < free:
            continue
        for word in groups[index]:
            if word.before and not stands_before(word.before)(text, start):
                continue
            if word.after and not stands_behind(word.after)(text, end):
                continue
            hits.append(Hit(start, end, word))
            free = end
            break
    return tuple(hits)
