"""A text in; which word a filter cut from it, and where a form lacks it, out (`data/cut_words.yml`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import rjieba
from ahocorasick_rs import AhoCorasick

from zhiku.intake.context import Cut
from zhiku.intake.rules import compiled, load, words

# 员 that begins no word of its own: 员工 is one, but not in 员工作.
_YUAN = re.compile(r"员(?!工(?!作)|额|外(?!部|包)|生|警|[大猛虎]将)")
_NO_NOUNS = frozenset("fpcdrmqu")  # place, preposition, conjunction, adverb, pronoun, number, measure, particle
_SEVERAL = 2
_MANY = 6  # places that lack a word; then a noun right before one tells a word that filters often cut
_AHEAD = 2  # by how much the likeliest word must lead where the form of the text does not decide
_CLEARLY = 1  # words of a subject beyond those it needs, where no noun stands right before the cut word
_LEFT = 3  # bare forms to one word that the filter left standing
_FEW = 3  # bare forms at most in a text of another subject
_BARE = 4  # bare forms that are proof enough where a word of the subject is said of nothing else
_WIDE = str.maketrans(",:;", "，：；")
_HAN_TAIL = re.compile(r"[\u3400-\u9fff]{1,5}$")


@cache
def whole_words() -> frozenset[str]:
    """Words that end in 员 and lack nothing."""
    return words("yuan.txt")


@cache
def specs() -> dict[str, dict[str, Any]]:
    """What is known of every word that filters cut, by word."""
    return {row["word"]: row for row in load("cut_words.yml")["words"]}


def bare(text: str, doubtful: bool = False) -> Iterator[tuple[int, str]]:
    """Places where 员 lacks its verb: at the beginning of a word (`""`) or right behind a noun (that noun).
    `doubtful`: also behind a noun with which it is a word of its own (信贷员)."""
    if "员" not in text:
        return
    prefixes = _prefixes()
    for match in _YUAN.finditer(text):
        tail = _HAN_TAIL.search(text, max(0, match.start() - 5), match.start())
        run = tail[0] if tail else ""
        whole = next((run[-k:] for k in range(1, len(run) + 1) if run[-k:] + "员" in whole_words()), "")
        if whole and not (whole in prefixes and doubtful):
            continue
        noun = next((run[-k:] for k in range(min(5, len(run)), 1, -1) if run[-k:] in prefixes), "")
        if noun:
            yield match.start(), noun
        elif not run or (run.endswith(_ends()) and not _parted().search(run)) or _is_no_noun(run):
            yield match.start(), ""


def _is_no_noun(run: str) -> bool:
    """Whether what ends a run is a word that no word for a person begins with: 接通之后员."""
    word, kind = rjieba.tag(run)[-1]
    return len(word) > 1 and kind[0] in _NO_NOUNS


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(p for row in specs().values() for p in row["before"])


class _Candidate(NamedTuple):
    """A word that may have been cut: how many words show its subject, how many places have a noun that stands before it, and
    whether one of the words is said of nothing else."""

    about: int
    shaped: int
    word: str
    named: bool

    @property
    def score(self) -> int:
        return self.about + min(self.shaped, 3)


def infer(text: str, given: str = "", usual: frozenset[str] = frozenset()) -> Cut | None:
    """Which word was cut from a text: the one a person named, or the one whose subject the text has and itself has not.
    `usual`: words that the filter of a known spinner takes; little of their subject is enough."""
    if given:
        return Cut(given, given=True, sure=True)
    places, told = list(bare(text)), _told(text)
    nouns = Counter(noun for _, noun in places)
    candidates: list[_Candidate] = []
    named_only: list[_Candidate] = []
    wide = text.translate(_WIDE)
    for word, row in specs().items():
        left = len(places) if row["person"] == "员" else _left(row, wide)
        if text.count(word) * _LEFT > left or (row["person"] != "员" and not left):
            continue
        found = sum(w in told for w in row["about"])
        shaped = sum(often for noun, often in nouns.items() if noun in row["before"])
        named = any(w in told for w in row.get("names", ()))
        if found >= row["need"] or (found and shaped and len(places) >= _MANY and "often" in row):
            candidates.append(_Candidate(found, shaped, word, named))
        elif found >= _SEVERAL and len(places) >= _BARE and (named or word in usual):
            named_only.append(_Candidate(found, shaped, word, named))
    missing = [c for c in candidates or named_only if places or _is_missing(c, text, wide)]
    if not missing:
        return None
    best, *others = sorted(missing, key=lambda c: (c.score, c.shaped), reverse=True)
    row = specs()[best.word]
    proved = best.shaped > 0 or best.about >= row["need"] + _CLEARLY or (best.named and len(places) >= _BARE)
    alone = all(_leads(best, other) for other in others)
    left = len(places) if row["person"] == "员" else _left(row, wide)
    return Cut(best.word, sure=proved and alone and left >= _SEVERAL and not _has_rivals(row, text))


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


@cache
def _ends() -> tuple[str, ...]:
    bare = load("cut_words.yml")["bare"]
    return (*bare["words"], *bare["chars"])


@cache
def _parted() -> re.Pattern[str]:
    """What ends in one of these but belongs to a word that 员 is the end of: 裁了员."""
    return re.compile(load("cut_words.yml")["bare"]["unless"])


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
