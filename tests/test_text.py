"""Folding and its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiku.text import fold, fold_text, is_han, is_latin, narrow
from zhiku.traditional import SIMPLIFIED, TRADITIONAL


@pytest.mark.parametrize(("surface", "folded"), [
    ("緩存穿透", "缓存穿透"), ("ＰＤＣＡ", "pdca"), ("Go 语言", "go 语言"), ("（甲）", "(甲)"), ("行\n行", "行 行"), ("㎡", "m2"),
    ("e\u0301te", "éte"), ("ﬁne", "fine"), ("①", "1"), ("著作权", "著作权"), ("乾坤", "乾坤"), ("裡面", "里面"),
])
def test_what_is_alike_folds_alike(surface: str, folded: str) -> None:
    assert fold_text(surface) == folded


def test_sentence_punctuation_stays() -> None:
    assert fold_text("甲，乙。丙？") == "甲，乙。丙？"


def test_the_way_back_where_one_character_becomes_two() -> None:
    folded = fold("五㎡的 e\u0301 号")
    start = folded.text.index("号")
    assert folded.surface(start, start + 1) == (7, 8)
    assert folded.surface(folded.text.index("m"), folded.text.index("2") + 1) == (1, 2)
    assert folded.surface(folded.text.index("m"), folded.text.index("m") + 1) == (1, 2)


@given(st.text(alphabet=st.one_of(st.sampled_from("缓緩存ＡａA①㎡ﬁ\u0301e 。\n😀𠀀İ"), st.characters()), max_size=30))
def test_law_every_folded_character_has_a_place_and_places_never_go_back(text: str) -> None:
    folded = fold(text)
    places = [folded.surface(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert [a for a, _ in places] == sorted(a for a, _ in places)


@given(st.text(alphabet=st.sampled_from("缓緩存ＡａA①㎡ﬁe 。，"), max_size=20))
def test_law_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


def test_case_survives_narrowing_alone() -> None:
    assert narrow("Ｇｏ緩") == "Go缓"


def test_kinds_of_characters() -> None:
    assert is_han("缓") and is_han("〇") and is_han("𠀀") and not is_han("a") and not is_han("。") and not is_han("か")
    assert is_latin("a") and is_latin("9") and is_latin("é") and not is_latin("缓") and not is_latin("_") and not is_latin("か")


def test_the_table_of_traditional_characters_is_one_to_one_and_ends() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
