"""A Glossary in; a Matcher out that finds its names in running text, longest first, never across a word border.

An Aho-Corasick automaton finds every place where a name stands; the borders are then judged: Latin letters and
digits by their neighbours, Chinese by asking a segmenter that knows the names whether a word begins and ends there.
The segmenter is a veto, asked only where there is a match that somebody wants.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from zhiku.borders import Borders
from zhiku.glossary import Glossary
from zhiku.text import Folded, fold, is_han, is_latin, narrow

_TAILS = "员人者率费书函"
"""Characters that belong to the name that holds them when another name ends right before them."""


class Match(NamedTuple):
    """A name found: `start` and `end` are offsets of the text as it was given, `term` the path of the term's page."""

    start: int
    end: int
    term: str


class Pattern(NamedTuple):
    """One spelling's owner; `case` insists on the letters of `surface`."""

    term: str
    surface: str
    case: bool


Wanted = Callable[[int, int, str], bool]
_Found = tuple[int, int, int]


class Matcher:
    """All names of a glossary, ready to be looked for."""

    def __init__(self, glossary: Glossary) -> None:
        patterns: dict[str, list[Pattern]] = {}
        for name in glossary.names:
            pattern = Pattern(name.term, name.surface, glossary.terms[name.term].meta.case)
            for spelling in _spellings(name.folded):
                patterns.setdefault(spelling, []).append(pattern)
        spellings = tuple(sorted(patterns))
        self._patterns = [patterns[s] for s in spellings]
        self._plain = [None if any(p.case for p in patterns[s]) else patterns[s][0].term for s in spellings]
        self._automaton = _automaton(spellings)
        self._borders = _borders(spellings)

    def forget(self) -> None:
        """Let go of what was remembered from text to text: no more will come."""
        self._borders.forget()

    def matches(self, text: str, wanted: Wanted = lambda start, end, term: True,
                done: Collection[str] = ()) -> Iterator[Match]:
        """The names of `text` in order. Only a match that is `wanted` and whose term isn't `done` (both asked in order,
        as matches are taken) is judged and handed out; another still keeps shorter names inside it from being found."""
        folded = fold(text)
        found = self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
        found.sort(key=itemgetter(1))
        found.append((0, len(folded.text), 0))
        plain, fit = self._plain, self._borders.fit
        cluster: list[_Found] = []
        reach = 0
        for following in found:
            if cluster and following[1] >= reach:
                start = cluster[0][1]
                index, first, last = cluster[0] if len(cluster) == 1 else max(cluster, key=_length)
                term = plain[index]
                if (first, last) != (start, reach) or term is None or folded.starts:
                    yield from self._choose(text, folded, cluster, wanted, done)
                elif term not in done and wanted(start, reach, term):
                    if fit(folded.text, start, reach):
                        yield Match(start, reach, term)
                    elif len(cluster) > 1:
                        yield from self._choose(text, folded, cluster, wanted, done)
                elif len(cluster) > 1 and any(plain[c[0]] not in done for c in cluster) and not fit(folded.text, start, reach):
                    yield from self._choose(text, folded, cluster, wanted, done)
                cluster = [following]
                reach = following[2]
            else:
                cluster.append(following)
                reach = max(reach, following[2])

    def inside(self, name: str) -> list[tuple[str, str]]:
        """The shorter names that a name contains, with their terms."""
        folded = fold(name).text
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return sorted({(pattern.surface, pattern.term) for index, start, end in found
                       for pattern in self._patterns[index] if end - start < len(folded)})

    def frequency(self, name: str) -> int:
        """How often general Chinese uses a name, in 60 million words; 0 for what no dictionary has."""
        return self._borders.frequency.get(fold(name).text, 0)

    def _choose(self, text: str, folded: Folded, cluster: list[_Found], wanted: Wanted,
                done: Collection[str]) -> Iterator[Match]:
        """The longest names of a cluster that stand there as words and don't overlap."""
        candidates: list[tuple[int, int, int, Match]] = []
        for index, start, end in cluster:
            first, last = folded.surface(start, end)
            term = self._plain[index] or self._of_case(index, text[first:last])
            if term:
                candidates.append((start - end, start, end, Match(first, last, term)))
        if not any(match.term not in done and wanted(*match) for *_, match in candidates):
            return
        candidates.sort()
        spans = [c[1:3] for c in candidates]
        taken: list[tuple[int, int]] = []
        chosen: list[Match] = []
        for _, start, end, match in candidates:
            if all(end <= s or e <= start for s, e in taken) and self._fits(folded.text, (start, end), spans):
                taken.append((start, end))
                chosen.append(match)
        for match in sorted(chosen):
            if match.term not in done and wanted(*match):
                yield match

    def _fits(self, text: str, span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
        """Whether a name stands there as a word; 信用卡催收 doesn't where 催收员 is a name and 信用卡催收员 is written."""
        start, end = span
        for other in others:
            if start < other[0] < end and other[1] == end + 1 and text[end] in _TAILS \
                    and self._borders.fit_without(text, *other, span):
                return False
        if self._borders.fit(text, start, end):
            return True
        return not self._borders.begins_longer(text, start, end) and any(
            other[0] < start < other[1] == end - 1 and text[end - 1] in _TAILS
            and self._borders.fit_without(text, start, end, other) for other in others)

    def _of_case(self, index: int, surface: str) -> str:
        for pattern in self._patterns[index]:
            if not pattern.case or narrow(surface) == narrow(pattern.surface):
                return pattern.term
        return ""


def _length(found: _Found) -> int:
    return found[2] - found[1]


@lru_cache(maxsize=2)
def _automaton(spellings: tuple[str, ...]) -> AhoCorasick:
    """A twenty-fifth slower than a DFA, which takes 4 MB more for a thousand names."""
    return AhoCorasick(spellings, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)


@lru_cache(maxsize=2)
def _borders(spellings: tuple[str, ...]) -> Borders:
    return Borders(spellings)


def _spellings(name: str) -> list[str]:
    """A name, and the name with and without a space where Han and Latin meet: AI催收, AI 催收."""
    def meets(left: str, right: str) -> bool:
        return (is_han(left) and is_latin(right)) or (is_latin(left) and is_han(right))

    name = " ".join(name.split())
    tight = "".join(c for i, c in enumerate(name) if not (c == " " and meets(name[i - 1], name[i + 1])))
    spaced = "".join(c if i == 0 or not meets(tight[i - 1], c) else " " + c for i, c in enumerate(tight))
    return sorted({name, tight, spaced})
