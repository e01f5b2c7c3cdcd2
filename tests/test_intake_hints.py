"""Which patterns may fit in a text is told by words; no pattern that fits may be missed."""

from __future__ import annotations

import re

import pytest

from tests.natural import written
from zhiku.intake.hints import Hints, needed
from zhiku.intake.rules import load
from zhiku.intake.steps import commas, holes


@pytest.mark.parametrize(("pattern", "words"), [
    ("如果[^，]{2,9}就", {"如果"}), ("(?:例如|比如)(?=[^甲])", {"例如", "比如"}),
    ("不(?:仅|但)?(?=向上)", {"不向上", "不仅向上", "不但向上"}),
    ("(?<=[，。])不(?=[是对])", {"，不是", "，不对", "。不是", "。不对"}), ("甲(?<=[，。]甲)乙", {"甲乙"}), ("甲(?=[^乙])丙", {"甲丙"}),
    ("(?<![最更])不(?:仅|但)?", {"不", "不仅", "不但"}), ("[^，]{2}(?=可以)", {"可以"}), ("甲?乙{2,}", {"乙"}),
    ("甲|[^乙]", set()), ("^$", set()), ("甲*", set()), ("(?i)abc", set()),
])
def test_what_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


def _spots(rows: str) -> list[str]:
    return [spot["left"] for row in load("cut_words.yml")[rows] for spot in row.get("spots", row.get("collocations"))]


@pytest.mark.parametrize("patterns", [[rule[1] for rule in commas._rules("员")], [rule[1] for rule in holes._rules()],
                                      _spots("missing"), _spots("words")])
def test_no_pattern_that_fits_is_missed(patterns: list[str]) -> None:
    hints = Hints(patterns)
    for text in written()[:3]:
        for line in text.split("\n"):
            fit = {n for n, pattern in enumerate(patterns) if re.search(pattern, line)}
            assert fit <= set(hints.of(line)), line
