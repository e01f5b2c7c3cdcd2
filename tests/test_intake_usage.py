"""How words stand in written pieces about trades: what was counted, what is made of it, and that what is learned from a text
is learned as if it had not been counted."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import train_usage
from tests.natural import written
from zhiku.intake.language import language
from zhiku.intake.spelling import Spelling
from zhiku.intake.usage import Usage

WORDS = "甲乙丙丁戊"
COUNTS = st.dictionaries(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), st.integers(1, 9), max_size=12)


def usage_of(counts: dict[tuple[str, str], int]) -> Usage:
    return Usage(train_usage.rows(counts), Spelling(WORDS))


def test_the_counts_are_those_of_the_pieces() -> None:
    rows = list(train_usage.rows(train_usage.all_counts()))
    assert rows == train_usage.OUT.read_text("utf-8").splitlines(), "python -m tests.train_usage"


@given(COUNTS)
def test_what_may_stand_behind_a_word_adds_up(counts: dict[tuple[str, str], int]) -> None:
    usage = usage_of(counts)
    for first in range(len(WORDS)):
        behind = [usage.behind(first, second, 0.2) for second in range(len(WORDS))]
        assert sum(behind) == pytest.approx(1) and min(behind) > 0
    assert usage.all_alone(np.arange(len(WORDS)), np.full(len(WORDS), 0.2)).sum() == pytest.approx(1)


@given(COUNTS, st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_what_was_seen_more_often_is_likelier(counts: dict[tuple[str, str], int], first: str, second: str) -> None:
    counts.setdefault((first, second), 1)
    more = counts | {(first, second): counts[first, second] + 5}
    pair = WORDS.index(first), WORDS.index(second)
    assert usage_of(more).behind(*pair, 0.2) >= usage_of(counts).behind(*pair, 0.2)


def test_nothing_counted_changes_nothing() -> None:
    usage = Usage([], Spelling(WORDS))
    assert usage.behind(0, 1, 0.3) == usage.all_alone(np.array([1]), np.array([0.3]))[0] == 0.3


@given(COUNTS)
def test_many_pairs_are_as_likely_as_each_is(counts: dict[tuple[str, str], int]) -> None:
    usage, pairs = usage_of(counts), list(product(range(len(WORDS)), repeat=2))
    assert usage.all_behind(*np.array(pairs).T, np.full(len(pairs), 0.2)).tolist() == [usage.behind(*pair, 0.2) for pair in pairs]


def test_words_of_a_trade_are_expected_where_newspapers_have_others() -> None:
    known, general = language(), train_usage.general()
    pair = known.word("催收"), known.word("电话")
    assert known.pair(*pair) < general.pair(*pair)
    assert known.alone(known.word("逾期")) < general.alone(general.word("逾期"))


def test_a_text_that_teaches_is_read_as_one_that_nobody_has_read() -> None:
    text, known = written()[0], language()
    only = max((pair for pair in train_usage.counts_of(text) if train_usage.all_counts()[pair] == train_usage.counts_of(text)[pair]),
               key=lambda pair: (train_usage.counts_of(text)[pair], pair))
    pair = known.word(only[0]), known.word(only[1])
    before = known.pair(*pair)
    costs = [known.pair(*pair) for _ in train_usage.each_unread([text, "没有数过的一段话。"])]
    assert costs[0] > before == costs[1] == known.pair(*pair)


def test_the_words_of_a_run_are_those_of_its_cheapest_reading() -> None:
    assert train_usage.reading("。催收员不能辱骂客户。") == ["。", "催收", "员", "不能", "辱骂", "客户", "。"]
    assert train_usage.reading("") == []
