"""What is reckoned for many places at once says what it would say of each."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiku.intake.around import around
from zhiku.intake.contexts import stands_before, stands_behind
from zhiku.intake.counted import counted
from zhiku.intake.kept import Kept, KeptRows
from zhiku.intake.rules import substitutions
from zhiku.intake.runs import runs_in
from zhiku.intake.spelling import NO_WORD, Spelling, characters

TEXTS = "".join(path.read_text("utf-8") for path in sorted((Path(__file__).parent / "data" / "import-eval").glob("*.clean.md")))
RULES = [row for name in ("synonyms.tsv", "lost_chars.tsv") for row in substitutions(name)]


def patterns(kind: str) -> list[str]:
    return sorted({pattern for row in RULES if (pattern := getattr(row, kind))})


@pytest.mark.parametrize("begin", range(0, 4000, 800))
def test_contexts_are_what_their_patterns_say(begin: int) -> None:
    """Every context of the rules at a place of every kind in real texts, and where a text or a line begins or ends."""
    piece = TEXTS[begin:begin + 90]
    for text, step in ((piece, 5), (f"{piece[:2]}\n{piece[3:5]}\n", 1)):
        for at in range(0, len(text) + 1, step):
            for pattern in patterns("before"):
                found = re.compile(pattern).search(text, max(0, at - 24), at)
                assert stands_before(pattern)(text, at) == (found is not None), (pattern, at)
            for pattern in patterns("after"):
                assert stands_behind(pattern)(text, at) == (re.compile(pattern).match(text, at) is not None), (pattern, at)


def test_a_context_that_none_of_some_words_may_stand_in() -> None:
    assert stands_behind("(?!催收|还款)")("逾期", 0) and not stands_behind("(?!催收|还款)")("催收员", 0)
    assert stands_before("(?:请|把)$")("请把", 2) and not stands_before("(?:请|把)$")("请来", 2)


@given(st.lists(st.lists(st.integers(0, 5000), min_size=1, max_size=40), min_size=1, max_size=6))
def test_what_is_kept_is_what_was_said(batches: list[list[int]]) -> None:
    kept = Kept(lambda numbers: (numbers.astype(np.int64) * 7) % 65_521)
    for batch in batches:
        numbers = np.array(batch, np.uint32)
        assert kept.of(numbers).tolist() == [n * 7 % 65_521 for n in batch]


@given(st.lists(st.text("催收逾期还款a", min_size=1, max_size=4), min_size=1, max_size=12, unique=True),
       st.text("催收逾期还款𠀀a", max_size=20))
def test_words_of_a_text(words: list[str], text: str) -> None:
    found = Spelling(words).words_of(characters(text))
    for size in range(1, 5):
        for at in range(len(text)):
            piece = text[at:at + size]
            is_word = len(piece) == size and piece in words
            assert (words[found[size, at]] == piece) if is_word else (found[size, at] == NO_WORD)


@given(st.dictionaries(st.text("催收逾期还款", min_size=1, max_size=4), st.integers(1, 9999), min_size=1), st.booleans())
def test_counts_of_words(numbers: dict[str, int], has_another: bool) -> None:
    order = list(numbers)
    entries = " ".join(word if count == 1 else f"{word}:{count}" for word, count in numbers.items())
    rows = [f"{order[-1]}\t12\t", f"{order[0]}\t3\t{entries}"] if has_another else [f"{order[0]}\t3\t{entries}"]
    found = counted(rows, Spelling(order))
    assert found.words.tolist() == [len(order) - 1, 0][-len(rows):] and found.different.tolist() == [12, 3][-len(rows):]
    assert set(found.firsts.tolist()) == {0}
    assert Counter({order[n]: c for n, c in zip(found.seconds.tolist(), found.counts.tolist(), strict=True)}) == Counter(numbers)


@given(st.lists(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5)), min_size=1, max_size=40), min_size=1, max_size=6))
def test_what_is_kept_of_rows_is_what_was_said(batches: list[list[tuple[int, int]]]) -> None:
    kept = KeptRows(2, 1)
    for batch in batches:
        rows = np.array(batch, np.int64)
        found = kept.of(rows.astype(np.uint64), lambda new, rows=rows: rows[new, :1] * 10 + rows[new, 1:])
        assert found[:, 0].tolist() == [first * 10 + second for first, second in batch]


def test_rows_that_need_the_same_slot_are_not_mixed_up() -> None:
    kept = KeptRows(1, 1)
    rows = np.arange(1, 300_000, dtype=np.uint64)[:, None]
    for _ in range(2):
        assert (kept.of(rows, lambda new: rows[new].astype(np.int64)) == rows).all()


@given(st.lists(st.text("催收㐀，,。a\n𠀀《", max_size=12), max_size=4))
def test_runs_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    for text, runs in zip(texts, runs_in(texts), strict=True):
        assert list(zip(runs.begins, runs.ends, strict=True)) == [match.span() for match in re.finditer("[一-\u9fff]+", text)]
        assert list(zip(runs.texts, runs.starts, strict=True)) == [around(text, *span) for span in zip(runs.begins, runs.ends, strict=True)]
