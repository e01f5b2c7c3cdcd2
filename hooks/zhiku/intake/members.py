"""A text in; places where the end of the word for a person (员, 师) lacks what it is the end of, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import rjieba

from zhiku.intake.rules import load, words
from zhiku.intake.trades import whole_agents

# An end that begins no word of its own: 员工 is one, but not in 员工作.
_STARTS = {
    "员": re.compile(r"员(?!工(?!作)|额|外(?!部|包)|生|警|[大猛虎]将)"),
    "师": re.compile(r"师(?![傅父生徒兄弟姐妹友长范资德道门尊承部团爷母心法出古表专大院级旅])"),
}
_HAN_TAIL = re.compile(r"[\u3400-\u9fff]{1,5}$")
_NO_NOUNS = frozenset("fpcdrmqu")  # place, preposition, conjunction, adverb, pronoun, number, measure, particle


@cache
def whole_words() -> frozenset[str]:
    """Words that end so and lack nothing."""
    return words("yuan.txt") | words("shi.txt") | whole_agents()


def bare(text: str, doubtful: bool = False) -> Iterator[tuple[int, str]]:
    """Places where 员 lacks its verb: at the beginning of a word (`""`) or right behind a noun (that noun).
    `doubtful`: also behind a noun with which it is a word of its own (信贷员)."""
    return lacking(text, "员", _prefixes(), doubtful)


def lacking(text: str, end: str, nouns: frozenset[str], doubtful: bool = False) -> Iterator[tuple[int, str]]:
    """The same for any end and the nouns of one trade."""
    for at, run, whole, is_open in _ends_in(text, end) if end in text else ():
        if whole and not (whole in nouns and doubtful):
            continue
        noun = next((run[-k:] for k in range(min(5, len(run)), 1, -1) if run[-k:] in nouns), "") if nouns else ""
        if noun or is_open:
            yield at, noun


@lru_cache(maxsize=4)
def _ends_in(text: str, end: str) -> tuple[tuple[int, str, str, bool], ...]:
    """Where the end stands in a text, what it ends, the word before it with which it is whole, and whether no part of a word stands
    before it; read once for all trades."""
    found = []
    for match in _STARTS[end].finditer(text):
        tail = _HAN_TAIL.search(text, max(0, match.start() - 5), match.start())
        run = tail[0] if tail else ""
        whole = next((run[-k:] for k in range(1, len(run) + 1) if run[-k:] + end in whole_words()), "")
        found.append((match.start(), run, whole, not run or _is_open(run, end) or _is_no_noun(run)))
    return tuple(found)


def _is_open(run: str, end: str) -> bool:
    """Whether what ends a run is no part of the word that the end belongs to; 师 is the end of more words (制作师)."""
    if not run.endswith(_ends()) or _parted().search(run):
        return False
    return end == "员" or rjieba.cut(run, False)[-1] in _ends()


def _is_no_noun(run: str) -> bool:
    """Whether what ends a run is a word that no word for a person begins with: 接通之后员."""
    word, kind = rjieba.tag(run)[-1]
    return len(word) > 1 and kind[0] in _NO_NOUNS


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(noun for row in load("cut_words.yml")["words"] for noun in row["before"])


@cache
def _ends() -> tuple[str, ...]:
    bare = load("cut_words.yml")["bare"]
    return (*bare["words"], *bare["chars"])


@cache
def _parted() -> re.Pattern[str]:
    """What ends in one of these but belongs to a word that 员 is the end of: 裁了员."""
    return re.compile(load("cut_words.yml")["bare"]["unless"])
