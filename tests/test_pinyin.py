"""Readings, slugs, anchors and order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
