"""A Glossary in; a Matcher out that finds its names in running text, longest first, never across a word border.

An Aho-Corasick automaton finds every place where a name stands; the borders are then judged: Latin letters and
digits by their neighbours, Chinese by asking a segmenter that knows the names whether a word begins and ends there.
The segmenter is a veto, asked only where there is a match that somebody wants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from zhiku.borders import Borders
from zhiku.glossary import Glossary
from zhiku.text import Folded, fold, is_han, is_latin, narrow


_TAILS = "员人者率费书函"
"""Characters that belong to the name that holds them when another name ends right before them."""


@dataclass(frozen=True)
class Match:
    """A name found: `start` and `end` are offsets of the text as it was given, `term` the path of the term's page."""

    start: int
    end: int
    term: str


@dataclass(frozen=True)
class _Pattern:
    term: str
    surface: str
    case: bool


class Matcher:
    """All names of a glossary, ready to be looked for."""

    def __init__(self, glossary: Glossary) -> None:
        patterns: dict[str, list[_Pattern]] = {}
        for name in glossary.names:
            pattern = _Pattern(name.term, name.surface, glossary.terms[name.term].meta.case)
            for spelling in _spellings(name.folded):
                patterns.setdefault(spelling, []).append(pattern)
        self._spellings = tuple(sorted(patterns))
        self._patterns = [patterns[s] for s in self._spellings]
        self._automaton = _automaton(self._spellings)
        self._borders = _borders(self._spellings)

    def matches(self, text: str, wanted: Callable[[Match], bool] = lambda match: True) -> Iterator[Match]:
        """The names of `text` in order. Only a match that is `wanted` (asked in order, as they are taken) is judged and
        handed out; one that isn't still keeps shorter names inside it from being found."""
        folded = fold(text)
        found = self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
        for cluster in _clusters(found):
            yield from self._choose(text, folded, cluster, wanted)

    def _choose(self, text: str, folded: Folded, cluster: list[tuple[int, int, int]],
                wanted: Callable[[Match], bool]) -> Iterator[Match]:
        candidates = []
        for index, start, end in cluster:
            first, last = folded.surface(start, end)
            pattern = self._of_case(index, text[first:last])
            if pattern:
                candidates.append((start - end, start, end, Match(first, last, pattern.term)))
        if not any(wanted(candidate[3]) for candidate in candidates):
            return
        candidates.sort(key=lambda c: c[:2])
        spans = [c[1:3] for c in candidates]
        taken: list[tuple[int, int]] = []
        chosen: list[Match] = []
        for _, start, end, match in candidates:
            if all(end <= s or e <= start for s, e in taken) and self._fits(folded.text, (start, end), spans):
                taken.append((start, end))
                chosen.append(match)
        yield from (m for m in sorted(chosen, key=lambda m: m.start) if wanted(m))

    def _fits(self, text: str, span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
        """Whether a name stands there as a word; 信用卡催收 doesn't where 催收员 is a name and 信用卡催收员 is written."""
        start, end = span
        for other in others:
            if start < other[0] < end and other[1] == end + 1 and text[end] in _TAILS \
                    and self._borders.fit_without(text, *other, span):
                return False
        if self._borders.fit(text, start, end):
            return True
        return any(other[0] < start < other[1] == end - 1 and text[end - 1] in _TAILS
                   and self._borders.fit_without(text, start, end, other) for other in others)

    def _of_case(self, index: int, surface: str) -> _Pattern | None:
        for pattern in self._patterns[index]:
            if not pattern.case or narrow(surface) == narrow(pattern.surface):
                return pattern
        return None


@lru_cache(maxsize=2)
def _automaton(spellings: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(spellings, matchkind=MatchKind.Standard, implementation=Implementation.DFA)


@lru_cache(maxsize=2)
def _borders(spellings: tuple[str, ...]) -> Borders:
    return Borders(spellings)


def _clusters(found: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Matches that touch the same characters, together."""
    found.sort(key=lambda m: (m[1], m[2]))
    cluster: list[tuple[int, int, int]] = []
    end = -1
    for match in found:
        if match[1] >= end and cluster:
            yield cluster
            cluster = []
        cluster.append(match)
        end = max(end, match[2]) if len(cluster) > 1 else match[2]
    if cluster:
        yield cluster


def _spellings(name: str) -> list[str]:
    """A name, and the name with and without a space where Han and Latin meet: AI催收, AI 催收."""
    def meets(left: str, right: str) -> bool:
        return (is_han(left) and is_latin(right)) or (is_latin(left) and is_han(right))

    name = " ".join(name.split())
    tight = "".join(c for i, c in enumerate(name) if not (c == " " and meets(name[i - 1], name[i + 1])))
    spaced = "".join(c if i == 0 or not meets(tight[i - 1], c) else " " + c for i, c in enumerate(tight))
    return sorted({name, tight, spaced})
