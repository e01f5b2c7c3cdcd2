"""A paragraph of a text from which a filter cut one word in; edits out that put the word back where its form proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import rjieba

from zhiku.intake.context import Cut, Passage
from zhiku.intake.rules import compiled, load, words
from zhiku.intake.values import Edit, Tier

# 员 that begins no word of its own: 员工 is one, but not in 员工作.
_YUAN = re.compile(r"员(?!工(?!作)|额|外(?!部|包)|生)")
_NO_NOUNS = frozenset("fpcdrmqu")  # place, preposition, conjunction, adverb, pronoun, number, measure, particle
_SEVERAL = 2
_MANY = 6  # places that lack a word; then a noun right before one tells a word that filters often cut
_AHEAD = 2  # by how much the likeliest word must lead where the form of the text does not decide
_CLEARLY = 1  # words of a subject beyond those it needs, where no noun stands right before the cut word
_LEFT = 3  # bare forms to one word that the filter left standing
_BARE = 4  # bare forms that are proof enough where a word of the subject is said of nothing else
_HAN_TAIL = re.compile(r"[\u3400-\u9fff]{1,5}$")


@cache
def _whole() -> frozenset[str]:
    return words("yuan.txt")


@cache
def _specs() -> dict[str, dict[str, Any]]:
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
        whole = next((run[-k:] for k in range(1, len(run) + 1) if run[-k:] + "员" in _whole()), "")
        if whole and not (whole in prefixes and doubtful):
            continue
        noun = next((run[-k:] for k in range(min(5, len(run)), 1, -1) if run[-k:] in prefixes), "")
        if noun:
            yield match.start(), noun
        elif not run or run.endswith(_ends()) or _is_no_noun(run):
            yield match.start(), ""


def _is_no_noun(run: str) -> bool:
    """Whether what ends a run is a word that no word for a person begins with: 接通之后员."""
    word, kind = rjieba.tag(run)[-1]
    return len(word) > 1 and kind[0] in _NO_NOUNS


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(p for row in _specs().values() for p in row["before"])


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
    places = list(bare(text))
    candidates: list[_Candidate] = []
    named_only: list[_Candidate] = []
    for word, row in _specs().items():
        if text.count(word) * _LEFT > len(places) or (row["person"] != "员" and not _is_left(row, text)):
            continue
        found = sum(w in text for w in row["about"])
        shaped = sum(noun in row["before"] for _, noun in places)
        named = any(w in text for w in row.get("names", ()))
        if found >= row["need"] or (found and shaped and len(places) >= _MANY and "often" in row):
            candidates.append(_Candidate(found, shaped, word, named))
        elif found >= _SEVERAL and len(places) >= _BARE and (named or word in usual):
            named_only.append(_Candidate(found, shaped, word, named))
    candidates = candidates or named_only
    if not candidates:
        return None
    best, *others = sorted(candidates, key=lambda c: c.score, reverse=True)
    row = _specs()[best.word]
    gaps = len(places) + sum(len(compiled(spot["left"]).findall(text)) for spot in row["collocations"])
    people = _people(best.word)
    gaps += len(people.findall(text)) if people else 0
    gaps += len(_offers("people").findall(text)) if "人员" in text and best.score >= 4 else 0
    if not gaps:
        return None
    proved = best.shaped > 0 or best.about >= row["need"] + _CLEARLY or (best.named and len(places) >= _BARE)
    alone = all(best.score >= other.score + _AHEAD or best.shaped > 0 == other.shaped or best.named > other.named for other in others)
    return Cut(best.word, sure=proved and alone and len(places) >= _SEVERAL and not _has_rivals(row, text))


def _has_rivals(row: dict[str, Any], text: str) -> bool:
    """Whether another word may as well have stood there."""
    return "rivals" in row or any(word in text for word in row.get("unless", ()))


def _is_left(row: dict[str, Any], text: str) -> bool:
    """Whether a text has what is left of a word that is cut from forms of its own (房产经纪人 → 房产人)."""
    return any(compiled(spot["left"]).search(text) for spot in row["collocations"] if "tier" not in spot)


@cache
def _people(word: str) -> re.Pattern[str] | None:
    row = _specs().get(word)
    if not row or not row["people"]:
        return None
    return re.compile("(?:" + "|".join(row["people"]) + ")(?=" + row.get("people_before", "(?:工作)?人员") + ")")


@cache
def _offers(key: str) -> re.Pattern[str]:
    return re.compile(load("cut_words.yml")["offers"][key])


@cache
def _ends() -> tuple[str, ...]:
    bare = load("cut_words.yml")["bare"]
    return (*bare["words"], *bare["chars"])


def step(passage: Passage) -> Iterator[Edit]:
    """The word goes back where what is left exists nowhere else; where the sentence reads without it, it is offered."""
    cut = passage.context.cut
    text = passage.text
    if cut is None:
        yield from _holes(passage)
        yield from _missing(passage)
        return
    row = _specs().get(cut.word)
    tier: Tier = "auto" if cut.sure else "proposed"
    why = "由人指定" if cut.given else "主题词都在，它却从不出现或只剩一两处，可知被过滤"
    for at, noun in bare(text, doubtful=cut.sure and row is not None):
        if noun and noun + "员" in _whole() and not (row and noun in row["before"]):
            continue
        form = f"{noun}员" if noun else "单独的“员”"
        doubt = bool(noun) and noun + "员" in _whole()
        yield Edit(at, at, cut.word, "cut-word:person", "proposed" if doubt else "auto" if noun and row
                   and noun in row["before"] and (cut.sure or noun == "信用卡") else tier, f"“{form}”不成词，缺“{cut.word}”（{why}）")
    if row:
        for spot in row["collocations"]:
            for match in compiled(spot["left"]).finditer(text):
                at = match.start() + spot["at"] if "at" in spot else match.end()
                kind = spot.get("tier", "auto")
                yield Edit(at, at, "" if kind == "flag" else cut.word, "cut-word:collocation",
                           "flag" if kind == "flag" else "proposed" if kind == "maybe" or not (cut.sure or "的" not in why) else "auto",
                           f"{spot['reason']}；缺“{cut.word}”")
        people = _people(cut.word)
        if people:
            for match in people.finditer(text):
                if text.startswith(cut.word, match.end()):
                    continue
                yield Edit(match.end(), match.end(), cut.word, "cut-word:people", "proposed", f"“{match[0]}”后面可能缺“{cut.word}”")
            for match in _offers("people").finditer(text):
                yield Edit(match.start(), match.start(), cut.word, "cut-word:people", "proposed",
                           f"“人员”前面没有说是什么人员，可能缺“{cut.word}”")
        if "工作" in row["nouns"]:
            for match in _offers("silent").finditer(text):
                yield Edit(match.start(), match.start(), cut.word, "cut-word:silent", "proposed",
                           f"“工作”前面缺限定语，可能是“{cut.word}工作”")
            for match in _offers("modified").finditer(text):
                yield Edit(match.end(), match.end(), cut.word, "cut-word:silent", "proposed",
                           f"这里的名词前面可能删去了“{cut.word}”；删后仍通顺，要人确认")
    yield from _missing(passage)


def bare_people(text: str) -> list[int]:
    """Places where a clause begins with 人员 that are not said to be any."""
    return [match.start() for match in _offers("people").finditer(text)] if "人员" in text else []


def _holes(passage: Passage) -> Iterator[Edit]:
    """A 员 that lacks its verb, in a text that does not show which: marked, not filled. One 人员 alone may be meant so."""
    for at, noun in bare(passage.text):
        if not noun:
            yield Edit(at, at, "", "hole:person", "flag", "“员”前面缺一个词，从文中看不出是哪个")
    if passage.context.damaged and passage.context.bare_people >= _SEVERAL:
        for at in bare_people(passage.text):
            yield Edit(at, at, "", "hole:people", "flag", "“人员”前面没有说是什么人员，文中多处如此，从文中看不出是哪个词")


def _missing(passage: Passage) -> Iterator[Edit]:
    """Words that leave no form behind: offered where a noun is missing and the text is of that kind."""
    if not passage.context.damaged:
        return
    for row in load("cut_words.yml")["missing"]:
        if row["word"] in passage.context.words:
            for spot in row["spots"]:
                for match in compiled(spot["left"]).finditer(passage.text):
                    yield Edit(match.end(), match.end(), row["word"], "cut-word:missing",
                               "auto" if row["word"] in passage.context.given else "proposed",
                               f"这里缺一个名词，按文章的内容可能是“{row['word']}”（{row['reason']}）")


def leave_nothing() -> frozenset[str]:
    """The words that leave no form of their own behind when they are cut."""
    return frozenset(row["word"] for row in load("cut_words.yml")["missing"])


def missing_words(text: str, often: frozenset[str] = frozenset()) -> frozenset[str]:
    """Those of the words that leave no form behind, which a text never uses and of whose kind it is, or which its filter
    takes `often`."""
    return frozenset(row["word"] for row in load("cut_words.yml")["missing"]
                     if row["word"] not in text and (row["word"] in often or sum(w in text for w in row["about"]) >= row["need"]))


