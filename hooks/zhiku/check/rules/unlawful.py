"""A page in; advice that breaks the law, and wrong law told as right, out, each with the rule it breaks.

A sentence is suspected by patterns (`data/unlawful.yml`, `data/wrong_law.yml`), by words that stand together
(`data/acts.yml`), and, where neither sees anything, by its likeness to labelled sentences. It is let go where it forbids,
refutes, asks or tells what happened (`data/stances.yml`), and in sections that show what not to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import or_

from ahocorasick_rs import AhoCorasick

from zhiku.article import Term
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World, mask
from zhiku.check.rules.unlawful_acts import Act, acts, find_acts, may_hold_acts
from zhiku.check.rules.unlawful_bans import NAME, Ban, Probe, bans, has_subject, probes
from zhiku.check.rules.unlawful_context import warned
from zhiku.check.rules.unlawful_keys import keys_of
from zhiku.check.rules.unlawful_learned import THRESHOLD, kind_of, likeness, may_teach, strong_words
from zhiku.check.rules.unlawful_stance import Sentence, asks, excused, excused_claim, forbids, sentence_at, tells

_PARAGRAPH = lazy(r"\A\s*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_END = lazy(r"[。！？；\n][”」』’）)*]*")
_FRONT = lazy(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)
_COMMENT = lazy(r"<!--(?!-?>).*?--!?>", re.S)
_BROKEN = lazy(r"[\s*`>#|](?<=[^\s*`>#|.+\d-].)[\s*`>#|]*[^\s*`>#|]", re.S)  # inside, so that words may stand across


def readable(document: Document) -> str:
    """The text with front matter, comments, and everything that an article shows as bad blanked out."""
    text = warned(mask(document.text, _FRONT, _COMMENT))
    if isinstance(document.page, Term):  # its first paragraph defines what the term means, unlawful or not
        text = mask(text, _PARAGRAPH)
    return text


@dataclass(frozen=True)
class _Index:
    """All words of all patterns and acts in one automaton; of each word the concepts of acts that it stands for, as bits,
    and with them, in one number of five parts, the patterns that need it or a word like it, the patterns for which it is
    the second word needed, the concepts of a single character, and whether it is a reason to compare the wording."""

    automaton: AhoCorasick
    concepts: Mapping[str, int]
    words: Mapping[str, int]
    probes: tuple[Probe, ...]
    with_one: int
    always: int
    part: int

    def parted(self, said: int) -> tuple[int, int, int, int, int]:
        """The five parts of what words say."""
        one, part = (1 << self.part) - 1, self.part
        return said & one, said >> part & one, said >> 2 * part & one, said >> 3 * part & one, said >> 4 * part

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
    known, characters, strong = acts().words, acts().characters, strong_words()
    concepts = {word: known.get(word, 0) for word in (*known, *characters, *first, *second, *sorted(strong))}
    part = max(len(probes()), max(known.values()).bit_length())
    words = {word: sum(bits << n * part for n, bits in enumerate((
        meant, first.get(word, 0), second.get(word, 0), characters.get(word, 0), int(word in strong))))
        for word, meant in concepts.items()}
    # With its words kept, the automaton hands out these very strings: no offsets, which most sentences need not
    return _Index(AhoCorasick(list(words), store_patterns=True), concepts, words, probes(), with_one, always, part)


def find(document: Document, world: World) -> Iterator[Problem]:
    """Sentences that advise what the law forbids or tell wrong law as right."""
    if document.path.startswith(world.settings.law.basis + "/"):
        return
    text = readable(document)
    for start, end in sentences(text):
        if _read(text[start:end]) is _NOTHING:
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
    if not _read(sentence).is_alike or tells(whole) or forbids(whole) or asks(whole, frank=True):
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
    """What a sentence gives cause for by itself: suspicions, and whether its wording is like that of bad advice."""

    suspects: tuple[_Suspect, ...] = ()
    is_alike: bool = False


_NOTHING, _ALIKE = _Reading(), _Reading(is_alike=True)


def suspects(sentence: str) -> tuple[_Suspect, ...]:
    """What patterns and acts see in a sentence."""
    return _read(sentence).suspects


@lru_cache(maxsize=16384)
def _read(sentence: str) -> _Reading:
    """The sentence by itself, without what stands around it; sentences come again on other pages."""
    index, known = _index(), acts()
    words = index.automaton.find_matches_as_strings(sentence, overlapping=True)
    meant, first, second, brought, strong = index.parted(reduce(or_, map(index.words.__getitem__, words), 0))
    by_pattern = [_Suspect(probe.ban, *match.span(), True, probe.own_negations)
                  for probe in index.probed(first, second) if (match := probe.pattern.search(sentence))]
    by_words = [_Suspect(bans()[act.ban], start, end, False, known.negations)
                for act, start, end in (_acts(index, sentence) if may_hold_acts(meant, brought) else ())
                if not act.advised or known.signs.search(sentence)]
    is_alike = bool(meant and (strong or _BROKEN.search(sentence)) and (
        len({*map(index.concepts.__getitem__, words)} - {0}) > 1 or known.signs.search(sentence)) and may_teach(sentence))
    if by_pattern or by_words:
        return _Reading((*by_pattern, *by_words), is_alike)
    return _ALIKE if is_alike else _NOTHING


def _acts(index: _Index, sentence: str) -> Iterator[tuple[Act, int, int]]:
    found = index.automaton.find_matches_as_indexes(sentence, overlapping=True)
    return find_acts(sentence, [(start, end, bits) for _, start, end in found if (bits := index.concepts[sentence[start:end]])])


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


RULE = Rule(NAME, "error", "不教违法的做法，不传错的法律", find, applies=has_subject)
