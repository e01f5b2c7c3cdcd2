"""Readings, slugs, anchors and order."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.seg.mmseg import seg

from zhiku.pinyin import heading_anchor, initial, initials, slug, sort_key, syllables


@pytest.mark.parametrize(("text", "expected"), [
    ("沟通能力", "gou-tong-neng-li"),
    ("还款意愿", "huan-kuan-yi-yuan"),
    ("还有", "hai-you"),
    ("行锁", "hang-suo"),
    ("发卡银行", "fa-ka-yin-hang"),
    ("关卡", "guan-qia"),
    ("重要", "zhong-yao"),
    ("M1阶段", "m1-jie-duan"),
    ("ＰＤＣＡ循环", "pdca-xun-huan"),
    ("法律", "fa-lv"),
    ("……", ""),
])
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_an_author_overrides_a_reading() -> None:
    assert syllables("长行", "zhang hang") == ("zhang", "hang")
    assert initial("单于", "chan yu") == "C"


def test_initials_and_jump_letters() -> None:
    assert initials("停息挂账") == "txgz"
    assert initial("M1") == "M"
    assert initial("12378") == "#"
    assert initial("") == "#"


def test_order_is_by_reading() -> None:
    assert sorted(["征信", "逾期", "催收", "M3"], key=sort_key) == ["催收", "M3", "逾期", "征信"]


@given(st.text(max_size=40))
def test_anchors_are_never_empty_and_always_plain(text: str) -> None:
    anchor = heading_anchor(text)
    assert anchor and set(anchor) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(slug(text)) == slug(text)


@cache
def teach() -> None:
    """Give pypinyin the words that readings.tsv corrects."""
    rows = [line.split("\t") for line in files("zhiku").joinpath("readings.tsv").read_text("utf-8").splitlines()
            if line and not line.startswith("#")]
    PINYIN_DICT.update({ord(row[0]): row[1] for row in rows if len(row[0]) == 1})
    PHRASES_DICT.update({row[0]: [[syllable] for syllable in row[1].split()] for row in rows if len(row[0]) > 1})
    seg.train(row[0] for row in rows)


def read_by_pypinyin(text: str) -> tuple[str, ...]:
    teach()
    return tuple(syllable.replace("ü", "v") for syllable in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False))


def test_the_packed_readings_are_those_of_pypinyin() -> None:
    for page in sorted((Path(__file__).parents[1] / "docs").rglob("*.md")):
        for run in {"".join(c for c in line if "\u4e00" <= c <= "\u9fff") for line in page.read_text("utf-8").splitlines()}:
            assert syllables(run) == read_by_pypinyin(run), run


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*sorted(PHRASES_DICT)[::7], *"的了是在还行长重着觉得为和中数"]), max_size=6).map("".join))
def test_phrases_read_as_pypinyin_reads_them(text: str) -> None:
    run = "".join(c for c in text if "\u4e00" <= c <= "\u9fff")
    assert syllables(run) == read_by_pypinyin(run)
