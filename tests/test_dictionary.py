"""The packed dictionary says what rjieba says, of every word it has and of none else."""

from importlib.resources import files

import rjieba
from hypothesis import given
from hypothesis import strategies as st

from zhiku.dictionary import dictionary

WORDS = [line.split(" ")[0] for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()]
HAN = [word for word in WORDS if all("\u3007" <= char <= "\u9fff" for char in word)]


def test_every_word_has_the_count_of_rjieba() -> None:
    count = dictionary().count
    assert len(HAN) > 340_000
    assert not [word for word in HAN if count(word) != rjieba.suggest_freq(word)]


@given(st.lists(st.sampled_from(HAN), min_size=1, max_size=3), st.integers(0, 6), st.integers(1, 6))
def test_what_is_no_word_counts_nothing(words: list[str], start: int, size: int) -> None:
    piece = "".join(words)[start:start + size]
    assert bool(dictionary().count(piece)) == bool(piece and rjieba.has_word(piece))


@given(st.text(st.sampled_from("催收人员工作为了解决问题银行信用卡"), max_size=8))
def test_the_longest_word_that_a_text_begins_with(text: str) -> None:
    known = dictionary()
    assert known.reach(text) == max((size for size in range(1, len(text) + 1) if known.count(text[:size])), default=0)
