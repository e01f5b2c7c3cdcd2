"""A page in; advice that breaks the law, and wrong law told as right, out, each with the rule it breaks.

A sentence is suspected by patterns (`data/unlawful.yml`, `data/wrong_law.yml`), by words that stand together
(`data/acts.yml`), and, where neither sees anything, by its likeness to labelled sentences. It is let go where it forbids,
refutes, asks or tells what happened (`data/stances.yml`), and in sections that show what not to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from zhiku.article import Term
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World, mask
from zhiku.check.rules.unlawful_acts import acts, find_acts
from zhiku.check.rules.unlawful_bans import Ban, Probe, bans, probes
from zhiku.check.rules.unlawful_context import warned
from zhiku.check.rules.unlawful_keys import keys_of
from zhiku.check.rules.unlawful_learned import THRESHOLD, kind_of, likeness, may_teach
from zhiku.check.rules.unlawful_stance import Sentence, asks, excused, excused_claim, forbids, sentence_at, tells

_PARAGRAPH = lazy(r"\A\s*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_END = lazy(r"[。！？；\n][”」』’）)*]*")
_FRONT = lazy(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)
_COMMENT = lazy(r"<!--(?!-?>).*?--!?>", re.S)


def readable(document: Document) -> str:
    """The text with front matter, comments, and everything that an article shows as bad blanked out."""
    text = warned(mask(document.text, _FRONT, _COMMENT))
    if isinstance(document.page, Term):  # its first paragraph defines what the term means, unlawful or not
        text = mask(text, _PARAGRAPH)
    return text


@dataclass(frozen=True)
class _Index:
    """All words of all patterns and acts in one automaton. By number of a word: its patterns with the words they need
    besides it, and the concepts of acts that it stands for."""

    automaton: AhoCorasick
    by_word: tuple[tuple[tuple[Probe, frozenset[int]], ...], ...]
    concepts: tuple[int, ...]
    always: tuple[Probe, ...]


@cache
def _index() -> _Index:
    keys = {probe: keys_of(probe.source) for probe in probes()}
    concepts = acts().words
    every = dict.fromkeys([*concepts, *(w for k in keys.values() for w in (*k.first, *k.second))])
    numbers = {word: n for n, word in enumerate(every)}
    by_word: list[list[tuple[Probe, frozenset[int]]]] = [[] for _ in numbers]
    for probe, found in keys.items():
        needed = frozenset(numbers[word] for word in found.second)
        for word in found.first:
            by_word[numbers[word]].append((probe, needed))
    return _Index(AhoCorasick(list(numbers)), tuple(map(tuple, by_word)), tuple(concepts.get(word, 0) for word in numbers),
                  tuple(p for p, k in keys.items() if not k.first))


def find(document: Document, world: World) -> Iterator[Problem]:
    """Sentences that advise what the law forbids or tell wrong law as right."""
    if document.path.startswith(world.settings.law.basis + "/"):
        return
    text = readable(document)
    for start, end in sentences(text):
        if not _is_suspicious(text[start:end]):
            continue
        found = list(advised(text, start, end))
        for ban, first, last in found:
            yield Problem(first, _letter(ban, text[first:last], world))
        if not found and (like := taught(text, start, end)):
            begin = start + len(text[start:end]) - len(text[start:end].lstrip(" \n\t>#*-"))
            yield Problem(begin, _letter(like, text[begin:end], world, sure=False))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence that says something starts and ends."""
    start = 0
    for end in (*(m.end() for m in _END.finditer(text)), len(text)):
        if text[start:end].strip():
            yield start, end
        start = end


def taught(text: str, start: int, end: int) -> Ban | None:
    """What a sentence teaches by its wording alone, where neither words nor patterns saw it."""
    sentence = text[start:end]
    whole = sentence_at(text, start, end, end, end)
    if not (_read(sentence).is_telling and may_teach(sentence)) or tells(whole) or forbids(whole) or asks(whole, frank=True):
        return None
    sure = likeness(whole, is_let_go=bool(suspects(sentence)))
    if sure < THRESHOLD:
        return None
    ban = bans()[kind_of(sentence)]
    return None if ban.unless and ban.unless.search(sentence) else ban


def advised(text: str, start: int, end: int) -> Iterator[tuple[Ban, int, int]]:
    """What a sentence advises or claims, each once: nothing in the sentence lets any suspicion of its kind go."""
    by_kind: dict[str, list[_Suspect]] = {}
    for suspect in suspects(text[start:end]):
        by_kind.setdefault(suspect.ban.id, []).append(suspect)
    for found in by_kind.values():
        ban = found[0].ban
        if ban.unless and ban.unless.search(text, start, end):
            continue
        free = [s for s in found if not _let_go(s, sentence_at(text, start, end, start + s.start, start + s.end))]
        if free and (free[0].by_pattern or len(free) == len(found)):
            yield ban, start + free[0].start, start + free[0].end


def _let_go(suspect: _Suspect, sentence: Sentence) -> bool:
    if suspect.ban.claim:
        return excused_claim(sentence)
    return excused(sentence, frank=suspect.ban.frank, own=suspect.own_negations)


@dataclass(frozen=True)
class _Suspect:
    """A stretch of a sentence in which something forbidden is spoken of, be it in order to forbid it."""

    ban: Ban
    start: int
    end: int
    by_pattern: bool
    own_negations: re.Pattern[str] | None = None


@dataclass(frozen=True)
class _Reading:
    """What a sentence gives cause for by itself: suspicions, and whether its wording is to be compared."""

    suspects: tuple[_Suspect, ...] = ()
    is_telling: bool = False


def suspects(sentence: str) -> tuple[_Suspect, ...]:
    """What patterns and acts see in a sentence."""
    return _read(sentence).suspects


@lru_cache(maxsize=16384)
def _is_suspicious(sentence: str) -> bool:
    """Whether it is worth looking at a sentence in its place; sentences come again on other pages."""
    reading = _read(sentence)
    return bool(reading.suspects) or (reading.is_telling and may_teach(sentence))


@lru_cache(maxsize=16384)
def _read(sentence: str) -> _Reading:
    index, known = _index(), acts()
    found = index.automaton.find_matches_as_indexes(sentence, overlapping=True)
    if not (found or index.always):
        return _Reading()
    words = {number for number, _, _ in found}
    tried = dict.fromkeys(probe for number in sorted(words) for probe, needed in index.by_word[number]
                          if not needed or not needed.isdisjoint(words))
    by_pattern = [_Suspect(probe.ban, *match.span(), True, probe.own_negations) for probe in (*tried, *index.always)
                  if (match := probe.pattern.search(sentence))]
    hits = [(start, end, index.concepts[number]) for number, start, end in found if index.concepts[number]]
    by_words = [_Suspect(bans()[act.ban], start, end, False, known.negations) for act, start, end in find_acts(sentence, hits)
                if not act.advised or known.signs.search(sentence)]
    concepts = len({bits for _, _, bits in hits})
    is_telling = concepts > 1 or (concepts == 1 and bool(known.signs.search(sentence)))
    return _Reading((*by_pattern, *by_words), is_telling)


def _letter(ban: Ban, found: str, world: World, *, sure: bool = True) -> str:
    laws = [law for law_id in ban.law if (law := world.law_basis.get(law_id))]
    named = "、".join(f"《{law.instrument}》{law.label if law.anchor else ''}" for law in laws[:2])
    broken = f"依据：{named}" if named else f"依据编号：{'、'.join(ban.law)}"
    shown = re.sub(r"\s+", " ", found)
    shown = shown if len(shown) <= 24 else shown[:23] + "…"
    if not sure:
        return (f"“{shown}”：读起来像在教“{ban.about}”（{broken}）。如果是，请改成：{ban.instead}；"
                "如果不是，请换一个说法，或者写在“不要这样说”一节里。")
    return f"“{shown}”：{ban.about}，不能这样教（{broken}）。请改成：{ban.instead}；要举反面例子，请写在“不要这样说”一节里。"


RULE = Rule("unlawful-technique", "error", "不教违法的做法，不传错的法律", find)
