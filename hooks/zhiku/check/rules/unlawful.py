"""A page in; advice that breaks the law, and wrong law told as right, out, each with the rule it breaks.

What is caught is data (`data/unlawful.yml`, `data/wrong_law.yml`). What is let go is here: prohibitions, refutations,
questions, reports of what happened, and the sections in which an article shows what not to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick

from zhiku.article import Term
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World, mask
from zhiku.check.rules.unlawful_context import excused, excused_claim, sentence_at, warned
from zhiku.check.rules.unlawful_keys import keys_of

_NEGATIVE = lazy(r"[\u4e00-\u9fff]*[不没未别无][\u4e00-\u9fff]*")
_PARAGRAPH = lazy(r"\A\s*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_END = lazy(r"[。！？；\n][”」』’）)*]*")
_FRONT = lazy(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)
_COMMENT = lazy(r"<!--(?!-?>).*?--!?>", re.S)


@dataclass(frozen=True)
class Ban:
    """What must not stand in an article: what it is, the law it breaks, what to do instead, and how it is recognised."""

    id: str
    about: str
    law: tuple[str, ...]
    instead: str
    unless: re.Pattern[str] | None
    frank: bool
    claim: bool
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Probe:
    """One pattern of a ban; compiled when a sentence first holds one of its words."""

    ban: Ban
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)

    @cached_property
    def own_negations(self) -> re.Pattern[str] | None:
        """Words of the pattern itself that hold a negation, which then excuse nothing."""
        words = sorted(set(_NEGATIVE.findall(re.sub(r"\[\^[^\]]*\]", "", self.source))), key=len, reverse=True)
        return re.compile("|".join(words)) if words else None


@cache
def probes() -> tuple[Probe, ...]:
    """The rules as data, read when the first page asks for them."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[Probe] = []
    for name in ("unlawful.yml", "wrong_law.yml"):
        data: dict[str, Any] = yaml.load((files("zhiku.check") / "data" / name).read_text("utf-8"), Loader=loader)
        words = {key: str(value) for key, value in data["words"].items()}
        for row in data["rules"]:
            ban = Ban(row["id"], row["about"], tuple(row["law"]), row["instead"],
                      re.compile(row["unless"]) if row.get("unless") else None, bool(row.get("frank")),
                      bool(data.get("claim")), tuple(row["bad"]), tuple(row["good"]))
            found += [Probe(ban, _expand(p, words)) for p in row["patterns"]]
    return tuple(found)


def _expand(pattern: str, words: Mapping[str, str]) -> str:
    pattern = re.sub(r"<(\w+)>", lambda m: words[m[1]], pattern)
    return pattern.replace("……", r"[^。！？；\n]{0,30}?").replace("…", r"[^，：。！？；|\n]{0,12}?")


def readable(document: Document) -> str:
    """The text with front matter, comments, and everything that an article shows as bad blanked out."""
    text = warned(mask(document.text, _FRONT, _COMMENT))
    if isinstance(document.page, Term):  # its first paragraph defines what the term means, unlawful or not
        text = mask(text, _PARAGRAPH)
    return text


@dataclass(frozen=True)
class _Index:
    """All words of all patterns in one automaton; for each word its patterns with the words they need besides it."""

    automaton: AhoCorasick
    by_word: tuple[tuple[tuple[Probe, frozenset[int]], ...], ...]
    always: tuple[Probe, ...]


@cache
def _index() -> _Index:
    keys = {probe: keys_of(probe.source) for probe in probes()}
    numbers = {word: n for n, word in enumerate(sorted({w for k in keys.values() for w in (*k.first, *k.second)}))}
    by_word: list[list[tuple[Probe, frozenset[int]]]] = [[] for _ in numbers]
    for probe, found in keys.items():
        needed = frozenset(numbers[word] for word in found.second)
        for word in sorted(found.first):
            by_word[numbers[word]].append((probe, needed))
    return _Index(AhoCorasick(list(numbers)), tuple(map(tuple, by_word)), tuple(p for p, k in keys.items() if not k.first))


def find(document: Document, world: World) -> Iterator[Problem]:
    """Sentences that advise what the law forbids or tell wrong law as right."""
    if document.path.startswith(world.settings.law.basis + "/"):
        return
    text = readable(document)
    seen: set[tuple[int, str]] = set()
    for start, end, probe in _candidates(text):
        ban = probe.ban
        match = None if (start, ban.id) in seen else probe.pattern.search(text, start, end)
        if match is None:
            continue
        sentence = sentence_at(text, start, end, match)
        if (ban.unless and ban.unless.search(sentence.text)) or (
                excused_claim(sentence) if ban.claim else excused(sentence, frank=ban.frank, own=probe.own_negations)):
            continue
        seen.add((start, ban.id))
        yield Problem(match.start(), _letter(ban, match[0], world))


def _candidates(text: str) -> Iterator[tuple[int, int, Probe]]:
    """Sentences with the patterns that match in them."""
    start = 0
    for end in (*(m.end() for m in _END.finditer(text)), len(text)):
        for probe in _matching(text[start:end]):
            yield start, end, probe
        start = end


@lru_cache(maxsize=16384)
def _matching(sentence: str) -> tuple[Probe, ...]:
    """The patterns that match in a sentence; sentences come again on other pages."""
    index = _index()
    words = {number for number, _, _ in index.automaton.find_matches_as_indexes(sentence, overlapping=True)}
    tried = dict.fromkeys(probe for number in sorted(words) for probe, needed in index.by_word[number]
                          if not needed or not needed.isdisjoint(words))
    return tuple(probe for probe in (*tried, *index.always) if probe.pattern.search(sentence))


def _letter(ban: Ban, found: str, world: World) -> str:
    laws = [law for law_id in ban.law if (law := world.law_basis.get(law_id))]
    named = "、".join(f"《{law.instrument}》{law.label if law.anchor else ''}" for law in laws[:2])
    broken = f"依据：{named}" if named else f"依据编号：{'、'.join(ban.law)}"
    shown = re.sub(r"\s+", " ", found)
    shown = shown if len(shown) <= 24 else shown[:23] + "…"
    return f"“{shown}”：{ban.about}，不能这样教（{broken}）。请改成：{ban.instead}；要举反面例子，请写在“不要这样说”一节里。"


RULE = Rule("unlawful-technique", "error", "不教违法的做法，不传错的法律", find)
