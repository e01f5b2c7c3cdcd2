"""A text in; which word a filter cut from it, and where a form lacks it, out (`data/cut_words.yml`, `data/trades.tsv`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from zhiku.intake.context import Cut
from zhiku.intake.members import bare, lacking
from zhiku.intake.rules import compiled, load
from zhiku.intake.trades import trades

_SEVERAL = 2
_MANY = 6  # places that lack a word; then a noun right before one tells a word that filters often cut
_AHEAD = 2  # by how much the likeliest word must lead where the form of the text does not decide
_CLEARLY = 1  # words of a subject beyond those it needs, where no noun stands right before the cut word
_LEFT = 3  # bare forms to one word that the filter left standing
_FEW = 3  # bare forms at most in a text of another subject
_BARE = 4  # bare forms that are proof enough where a word of the subject is said of nothing else
_FORMS = 3  # places at least that lack the word of a trade
_WIDE = str.maketrans(",:;", "，：；")


@cache
def _known() -> dict[str, dict[str, Any]]:
    """What is known well of words that filters cut, by word."""
    return {row["word"]: row for row in load("cut_words.yml")["words"]}


@cache
def _trades() -> dict[str, dict[str, Any]]:
    """What is known of the words of other trades."""
    return {word: row for word, row in trades().items() if word not in _known()}


@cache
def specs() -> dict[str, dict[str, Any]]:
    """What is known of every word that filters cut, by word."""
    return _known() | _trades()


def places(cut: Cut, text: str) -> Iterator[tuple[int, str]]:
    """Places where an agent lacks a word, each with the noun before it: 员, or for a trade its ends and its nouns. Who names a word
    may mean 员 as well."""
    if cut.word not in _trades():
        return bare(text, doubtful=cut.sure and cut.word in _known())
    row = _trades()[cut.word]
    ends = sorted({*row["person"], *("员" if cut.given else "")})
    return chain.from_iterable(lacking(text, end, frozenset(row["before"])) for end in ends)


class _Candidate(NamedTuple):
    """A word that may have been cut: how many words show its subject, how many places lack it, how many of them have a noun that
    stands before it, and whether one of the words is said of nothing else."""

    word: str
    about: int
    left: int
    shaped: int
    named: bool = False

    @property
    def score(self) -> int:
        return self.about + min(self.shaped, 3)


def infer(text: str, given: str = "", usual: frozenset[str] = frozenset()) -> Cut | None:
    """Which word was cut from a text: the one a person named, or the one whose subject the text has and itself has not.
    `usual`: words that the filter of a known spinner takes; little of their subject is enough."""
    if given:
        return Cut(given, given=True, sure=True)
    known, others = _ranked(_missing_known(text, usual)), _ranked(_missing_trades(text))
    if others and all(_leads(others[0], other) for other in (*others[1:], *known)) and not _is_rival(others[0], known):
        return _inferred(others[0], text)
    if not known:
        return None
    best, *less = known
    return _inferred(best, text, alone=all(_leads(best, other) for other in less) and not any(o.score >= best.score for o in others))


def _is_rival(trade: _Candidate, known: Iterable[_Candidate]) -> bool:
    """Whether a word that is known better could stand wherever that of a trade does."""
    return any(other.word in specs()[trade.word].get("rivals", ()) for other in known)


def _ranked(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The likeliest first."""
    return sorted(candidates, key=lambda c: (c.score, c.shaped), reverse=True)


def _inferred(best: _Candidate, text: str, alone: bool = True) -> Cut:
    """The likeliest word, and whether it is sure; `alone`: no other is nearly as likely."""
    row = specs()[best.word]
    proved = best.shaped > 0 or best.about >= row["need"] + _CLEARLY or (best.named and best.left >= _BARE)
    proved = proved and (best.word in _known() or best.about >= row["need"])
    return Cut(best.word, sure=proved and alone and best.left >= _SEVERAL and not _has_rivals(row, text))


def _missing_known(text: str, usual: frozenset[str]) -> Iterator[_Candidate]:
    """The words of `cut_words.yml` that a text may lack."""
    places, told = list(bare(text)), _told(text)
    nouns = Counter(noun for _, noun in places)
    candidates: list[_Candidate] = []
    named_only: list[_Candidate] = []
    wide = text.translate(_WIDE)
    for word, row in _known().items():
        left = len(places) if row["person"] == "员" else _left(row, wide)
        if text.count(word) * _LEFT > left or (row["person"] != "员" and not left):
            continue
        found = sum(w in told for w in row["about"])
        shaped = sum(often for noun, often in nouns.items() if noun in row["before"])
        named = any(w in told for w in row.get("names", ()))
        candidate = _Candidate(word, found, left, shaped, named)
        if found >= row["need"] or (found and shaped and len(places) >= _MANY and "often" in row):
            candidates.append(candidate)
        elif found >= _SEVERAL and len(places) >= _BARE and (named or word in usual):
            named_only.append(candidate)
    return (c for c in candidates or named_only if places or _is_missing(c, text, wide))


def _missing_trades(text: str) -> Iterator[_Candidate]:
    """The words of other trades that a text may lack: its subject is theirs, and it never says them."""
    told = _told(text)
    for word, row in _trades().items():
        found = sum(w in told for w in row["about"])
        if found + 1 < row["need"] or word in text:
            continue
        nouns = [noun for _, noun in places(Cut(word), text)]
        if len(nouns) >= _FORMS and found + any(nouns) >= row["need"]:
            yield _Candidate(word, found, len(nouns), sum(map(bool, nouns)))


def elsewhere(text: str, usual: frozenset[str]) -> Cut | None:
    """The word that the filter of a known spinner takes from every text, where a text of another subject lacks it in a few places:
    who calls the debtors of a bank is mentioned by its clerks as well."""
    word = next((word for word in sorted(usual & specs().keys()) if specs()[word]["person"] == "员" and word not in text), "")
    return Cut(word) if word and 0 < len(list(bare(text))) <= _FEW else None


def _leads(best: _Candidate, other: _Candidate) -> bool:
    """Whether a word is clearly likelier than another: by the words of its subject, or by the form of the places."""
    if other.shaped > 0 == best.shaped:
        return False  # 纠纷员 speaks for one of them, however many words of the other's subject there are
    return best.score >= other.score + _AHEAD or best.shaped > 0 == other.shaped or best.named > other.named


def _is_missing(candidate: _Candidate, text: str, wide: str) -> bool:
    """Whether a text without a bare 员 lacks a word anywhere; `wide`: the text with full-width marks."""
    row, people = specs()[candidate.word], people_of(candidate.word)
    return (any(compiled(spot["left"]).search(wide) for spot in row["collocations"]) or bool(people and people.search(text))
            or (candidate.score >= 4 and bool(bare_people(text))))


@cache
def _tellers() -> tuple[AhoCorasick, tuple[str, ...]]:
    """All words that show a subject."""
    rows = [*specs().values(), *load("cut_words.yml")["missing"]]
    words = tuple(dict.fromkeys(word for row in rows for word in (*row["about"], *row.get("names", ()))))
    return AhoCorasick(words), words


@lru_cache(maxsize=1)
def _told(text: str) -> frozenset[str]:
    """The words of a text that show a subject, found in one pass; a survey asks for them several times."""
    automaton, words = _tellers()
    return frozenset(words[n] for n in {n for n, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)})


def _has_rivals(row: dict[str, Any], text: str) -> bool:
    """Whether another word may as well have stood there."""
    return "rivals" in row or any(word in text for word in row.get("unless", ()))


def _left(row: dict[str, Any], text: str) -> int:
    """How often a text has what is left of a word that is cut from forms of its own (房产经纪人 → 房产人)."""
    return sum(len(compiled(spot["left"]).findall(text)) for spot in row["collocations"] if "tier" not in spot)


@cache
def people_of(word: str) -> re.Pattern[str] | None:
    """What stands before people that a word belongs to: 信用卡[催收]人员."""
    row = specs().get(word)
    if not row or not row["people"]:
        return None
    return re.compile("(?:" + "|".join(row["people"]) + ")(?=" + row.get("people_before", "(?:工作)?人员") + ")")


@cache
def offers(key: str) -> re.Pattern[str]:
    """Places where the cut word is offered: `people`, `silent` or `modified`."""
    return re.compile(load("cut_words.yml")["offers"][key])


def bare_people(text: str) -> list[int]:
    """Places where a clause begins with 人员 that are not said to be any."""
    return [match.start() for match in offers("people").finditer(text)] if "人员" in text else []


def leave_nothing() -> frozenset[str]:
    """The words that leave no form of their own behind when they are cut."""
    return frozenset(row["word"] for row in load("cut_words.yml")["missing"])


def missing_words(text: str, often: frozenset[str] = frozenset()) -> frozenset[str]:
    """Those of the words that leave no form behind, which a text never uses and of whose kind it is, or which its filter
    takes `often`."""
    told = _told(text)
    return frozenset(row["word"] for row in load("cut_words.yml")["missing"]
                     if row["word"] not in text and (row["word"] in often or sum(w in told for w in row["about"]) >= row["need"]))
