"""A sentence in; what gives cause to suspect it, by itself and whatever stands around it, out.

All words of all patterns (`data/unlawful.yml`, `data/wrong_law.yml`) and acts (`data/acts.yml`) stand in one automaton: only
what a sentence's words call for is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import or_

from ahocorasick_rs import AhoCorasick

from zhiku.check.rules.unlawful_acts import Act, acts, find_acts, may_hold_acts
from zhiku.check.rules.unlawful_bans import Ban, Probe, bans, probes
from zhiku.check.rules.unlawful_keys import keys_of
from zhiku.check.rules.unlawful_learned import may_teach


@dataclass(frozen=True)
class _Index:
    """All words of all patterns and acts in one automaton; of each word the concepts of acts that it stands for, as bits,
    and with them, in one number of four parts, the patterns that need it or a word like it, the patterns for which it is
    the second word needed, and the concepts of a single character."""

    automaton: AhoCorasick
    concepts: Mapping[str, int]
    words: Mapping[str, int]
    probes: tuple[Probe, ...]
    with_one: int
    always: int
    part: int

    def parted(self, said: int) -> tuple[int, int, int, int]:
        """The four parts of what words say."""
        one, part = (1 << self.part) - 1, self.part
        return said & one, said >> part & one, said >> 2 * part & one, said >> 3 * part

    def probed(self, first: int, second: int) -> Iterator[Probe]:
        """The patterns that need words of `first` and, where they need two, of `second`."""
        bits = first & (second | self.with_one) | self.always
        while bits:
            lowest = bits & -bits
            yield self.probes[lowest.bit_length() - 1]
            bits ^= lowest


@cache
def _index() -> _Index:
    first: dict[str, int] = {}
    second: dict[str, int] = {}
    with_one = always = 0
    for n, probe in enumerate(probes()):
        keys = keys_of(probe.source)
        for word in keys.first:
            first[word] = first.get(word, 0) | 1 << n
        for word in keys.second:
            second[word] = second.get(word, 0) | 1 << n
        with_one |= 0 if keys.second else 1 << n
        always |= 0 if keys.first else 1 << n
    known, characters = acts().words, acts().characters
    concepts = {word: known.get(word, 0) for word in (*known, *characters, *first, *second)}
    part = max(len(probes()), max(known.values()).bit_length())
    words = {word: sum(bits << n * part for n, bits in enumerate((
        meant, first.get(word, 0), second.get(word, 0), characters.get(word, 0))))
        for word, meant in concepts.items()}
    # With its words kept, the automaton hands out these very strings: no offsets, which most sentences need not
    return _Index(AhoCorasick(list(words), store_patterns=True), concepts, words, probes(), with_one, always, part)


@dataclass(frozen=True)
class Suspect:
    """A stretch of a sentence in which something forbidden is spoken of, be it in order to forbid it."""

    ban: Ban
    start: int
    end: int
    by_pattern: bool
    own_negations: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Reading:
    """What a sentence gives cause for by itself: suspicions, and whether its wording is like that of bad advice."""

    suspects: tuple[Suspect, ...] = ()
    is_alike: bool = False


NOTHING = Reading()


def suspects(sentence: str) -> tuple[Suspect, ...]:
    """What patterns and acts see in a sentence."""
    return read(sentence).suspects


@lru_cache(maxsize=16384)
def read(sentence: str) -> Reading:
    """The sentence by itself, without what stands around it; sentences come again on other pages."""
    index, known = _index(), acts()
    words = index.automaton.find_matches_as_strings(sentence, overlapping=True)
    meant, first, second, brought = index.parted(reduce(or_, map(index.words.__getitem__, words), 0))
    by_pattern = [Suspect(probe.ban, *match.span(), True, probe.own_negations)
                  for probe in index.probed(first, second) if (match := probe.pattern.search(sentence))]
    by_words = [Suspect(bans()[act.ban], start, end, False, known.negations)
                for act, start, end in (_acts(index, sentence) if may_hold_acts(meant, brought) else ())
                if not act.advised or known.signs.search(sentence)]
    is_alike = may_teach(sentence, meant)
    if by_pattern or by_words or is_alike:
        return Reading((*by_pattern, *by_words), is_alike)
    return NOTHING


def meant_by(sentence: str) -> int:
    """The concepts that the words of a sentence stand for, as bits."""
    index = _index()
    return reduce(or_, (index.concepts[w] for w in index.automaton.find_matches_as_strings(sentence, overlapping=True)), 0)


def _acts(index: _Index, sentence: str) -> Iterator[tuple[Act, int, int]]:
    found = index.automaton.find_matches_as_indexes(sentence, overlapping=True)
    return find_acts(sentence, [(start, end, bits) for _, start, end in found if (bits := index.concepts[sentence[start:end]])])
