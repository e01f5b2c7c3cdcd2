"""Words of a sentence in; acts that an article must not advise, as words that stand together in any order, out.

A pattern knows one way to say a thing; words that mean much the same, side by side, know most ways. The words are data
(`data/acts.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Any

from zhiku.check.package_data import read_yaml

NEAR = 30
"""Within how many characters the words of an act stand."""


@dataclass(frozen=True)
class Act:
    """One line of `acts`: whose act it is, its concepts as numbers, how near they stand, whether advice must show."""

    ban: str
    concepts: tuple[int, ...]
    near: int
    advised: bool
    mask: int


@dataclass(frozen=True)
class Acts:
    """The data file: the names of the concepts, one a bit; words with the concepts that they stand for (as bits), single
    characters apart, all concepts of those; acts and the concepts of each; signs of advice; words that hold a negation,
    which then excuses nothing (不录音); the bit of words that only hold others."""

    names: tuple[str, ...]
    words: Mapping[str, int]
    characters: Mapping[str, int]
    by_characters: int
    masks: frozenset[int]
    acts: tuple[Act, ...]
    signs: re.Pattern[str]
    negations: re.Pattern[str]
    none: int


@cache
def acts() -> Acts:
    """The data, read when the first page asks for it."""
    data: dict[str, Any] = read_yaml("acts.yml")
    numbers = {name: number for number, name in enumerate(data["concepts"])}
    words: dict[str, int] = {}
    for name, listed in data["concepts"].items():
        for word in listed.split():
            words[word] = words.get(word, 0) | 1 << numbers[name]
    found = [_act(ban, line, numbers, kind == "advised")
             for ban, kinds in data["acts"].items() for kind, lines in kinds.items() for line in lines]
    negations = sorted((word for word in words if any(char in word for char in "不没未别无")), key=len, reverse=True)
    single = {word: bits for word, bits in words.items() if len(word) == 1}
    longer = {word: bits for word, bits in words.items() if word not in single}
    return Acts(tuple(numbers), longer, single, reduce(or_, single.values(), 0), frozenset(act.mask for act in found), tuple(found),
                re.compile(data["signs"]), re.compile("|".join(map(re.escape, negations))), 1 << numbers["none"])


def _act(ban: str, line: str, numbers: Mapping[str, int], advised: bool) -> Act:
    names, _, near = line.partition("/")
    concepts = tuple(numbers[name] for name in names.split())
    return Act(ban, concepts, int(near or NEAR), advised, sum(1 << c for c in set(concepts)))


@lru_cache(maxsize=8192)
def _lacks(meant: int) -> tuple[int, tuple[int, ...]]:
    """What words of these concepts lack to be an act, of what single characters can bring: concepts one of which is
    enough, and sets of concepts each of which is enough."""
    every = meant | acts().by_characters
    lacks = {mask & ~meant for mask in acts().masks if mask & every == mask}
    one = reduce(or_, (lack for lack in lacks if lack.bit_count() == 1), 0)
    return one, tuple(sorted(lack for lack in lacks if not lack & one))


def may_hold_acts(meant: int, brought: int) -> bool:
    """Whether a sentence can hold an act, by the concepts of its longer words and those of its characters, as bits.

    Single characters stand in every sentence: they count only beside a longer word.
    """
    if not meant:
        return False
    one, sets = _lacks(meant)
    return bool(brought & one) or any(bits & brought == bits for bits in sets)


def find_acts(sentence: str, hits: Sequence[tuple[int, int, int]]) -> Iterator[tuple[Act, int, int]]:
    """Acts in a sentence and its longer words, each as (start, end, concepts); an act with where its words stand."""
    known = acts()
    single = known.characters
    is_spoken_of = any(bits for _, _, bits in hits)
    hits = [*hits, *((at, at + 1, single[char]) for at, char in enumerate(sentence) if char in single)]
    every = reduce(or_, (bits for _, _, bits in hits), 0) if is_spoken_of else 0
    if any(bits & known.none for _, _, bits in hits):
        hits = [hit for hit in hits if not _is_part(hit, hits, known.none)]
    for act in known.acts:
        if act.mask & every == act.mask and (span := _nearest(act, hits)):
            yield act, *span


def _is_part(hit: tuple[int, int, int], hits: Sequence[tuple[int, int, int]], none: int) -> bool:
    """Whether a word is a part of one that means something else (联系 in 紧急联系人, 公开 in 公开电话)."""
    start, end, _ = hit
    return any(bits & none and s <= start and end <= e and e - s > end - start for s, e, bits in hits)


def _nearest(act: Act, hits: Sequence[tuple[int, int, int]]) -> tuple[int, int] | None:
    """The first stretch in which a word of each concept stands, no two on the same characters."""
    places = [[(start, end) for start, end, bits in hits if bits >> concept & 1] for concept in act.concepts]
    for start, end in places[0]:
        chosen = _fill([(start, end)], places[1:], act.near)
        if chosen:
            return min(s for s, _ in chosen), max(e for _, e in chosen)
    return None


def _fill(chosen: list[tuple[int, int]], places: list[list[tuple[int, int]]], near: int) -> list[tuple[int, int]] | None:
    if not places:
        return chosen
    low, high = min(s for s, _ in chosen), max(e for _, e in chosen)
    for start, end in sorted(places[0], key=lambda p: abs(p[0] - low)):
        apart = all(end <= s or start >= e for s, e in chosen)
        if apart and max(high, end) - min(low, start) <= near and (found := _fill([*chosen, (start, end)], places[1:], near)):
            return found
    return None
