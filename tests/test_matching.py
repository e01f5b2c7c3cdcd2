"""The matcher against sentences of real prose, and its own promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhiku.matching import Matcher

DATA = Path(__file__).parent / "data" / "term-sentences"


def sentences(name: str) -> list[tuple[str, set[tuple[int, int]]]]:
    """Texts without their marks, and where the marks stood."""
    found = []
    for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines():
        text, wanted = "", set()
        for part in re.split("(⟦[^⟧]*⟧)", line.split("\t")[2]):
            if part.startswith("⟦"):
                wanted.add((len(text), len(text) + len(part) - 2))
            text += part.strip("⟦⟧")
        found.append((text, wanted))
    return found


def score(glossary, name: str, names: str) -> tuple[float, float]:
    """Precision and recall."""
    matcher = Matcher(glossary(*(DATA / f"{names}.txt").read_text("utf-8").split()))
    right = wrong = missed = 0
    for text, wanted in sentences(name):
        got = {(m.start, m.end) for m in matcher.matches(text)}
        right, wrong, missed = right + len(got & wanted), wrong + len(got - wanted), missed + len(wanted - got)
    return right / (right + wrong), right / (right + missed)


def test_there_are_sentences_enough_and_half_of_them_are_traps() -> None:
    kinds = [line.split("\t")[0] for line in (DATA / "sentences.tsv").read_text("utf-8").splitlines()]
    assert len(kinds) >= 150 and abs(kinds.count("trap") / len(kinds) - 0.5) < 0.05


def test_precision_and_recall_on_the_sentences(glossary) -> None:
    precision, recall = score(glossary, "sentences", "terms")
    assert precision >= 0.99 and recall >= 0.99


def test_the_second_batch_does_not_get_worse(glossary) -> None:
    precision, recall = score(glossary, "held-out", "held-out-terms")
    assert precision >= 0.96 and recall >= 0.95


def test_the_third_batch_does_not_get_worse(glossary) -> None:
    precision, recall = score(glossary, "batch-3", "batch-3-terms")
    assert precision >= 0.99 and recall >= 0.98


def test_the_fourth_batch_does_not_get_worse(glossary) -> None:
    precision, recall = score(glossary, "batch-4", "batch-4-terms")
    assert precision >= 0.94 and recall >= 0.95


def test_the_fifth_batch_does_not_get_worse(glossary) -> None:
    precision, recall = score(glossary, "batch-5", "batch-5-terms")
    assert precision >= 0.98 and recall >= 0.99


def test_only_what_is_wanted_is_judged(glossary) -> None:
    matcher = Matcher(glossary("缓存", "缓存穿透"))
    asked: list[str] = []

    def wanted(start: int, end: int, term: str) -> bool:
        asked.append(term)
        return False

    assert list(matcher.matches("缓存穿透和缓存", wanted)) == []
    assert asked
    assert list(matcher.matches("缓存，缓存", done={"glossary/缓存.md"})) == []


def test_done_is_read_while_matches_are_taken(glossary) -> None:
    done: set[str] = set()
    found = []
    for match in Matcher(glossary("缓存")).matches("缓存，缓存", done=done):
        found.append(match.start)
        done.add(match.term)
    assert found == [0]


def test_offsets_are_those_of_the_text_as_given(glossary) -> None:
    text = "五㎡的ＡＰＩ，ﬁ和緩存"
    assert [text[m.start:m.end] for m in Matcher(glossary("API", "缓存")).matches(text)] == ["ＡＰＩ", "緩存"]


@pytest.mark.parametrize("text", ["甲乙丙丁", "乙丙丁戊", "看甲乙丙丁戊吧"])
def test_of_names_that_overlap_one_is_found_and_the_shorter_ones_inside_never(glossary, text: str) -> None:
    matcher = Matcher(glossary("甲乙", "甲乙丙", "乙丙丁", "丁戊"))
    found = [text[m.start:m.end] for m in matcher.matches(text)]
    assert found and len(found[0]) == 3 and "甲乙" not in found


def test_names_inside_names_and_common_words(glossary) -> None:
    matcher = Matcher(glossary("保证", "保证期间", "停息挂账"))
    assert matcher.inside("保证期间") == [("保证", "glossary/保证.md")]
    assert matcher.frequency("保证") > 3000 and matcher.frequency("停息挂账") == 0


def test_an_empty_glossary_finds_nothing(glossary) -> None:
    assert list(Matcher(glossary()).matches("随便什么字")) == []
