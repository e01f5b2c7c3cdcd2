"""Titles: lines end between words, nothing of the text changes."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiku.titles import Titles

TITLES = Titles(["催收员", "停息挂账"])


@pytest.mark.parametrize(("title", "parts"), [
    ("催收员骂人、威胁，向谁投诉？", "催收员|骂人、威胁，向|谁|投诉？"),
    ("停息挂账是真的吗？", "停息挂账|是|真的吗？"),
    ("催收能不能上门？", "催收|能不能|上门？"),
    ("银行说核销了、显示呆账，还要还吗？", "银行|说|核销了、显示|呆账，还要|还吗？"),
    ("GB/T 45251—2025 & <b>", "GB/T 45251—2025 &amp; &lt;b&gt;"),
    ("", ""),
])
def test_where_lines_may_end(title: str, parts: str) -> None:
    assert TITLES.as_html(title).replace("<wbr>", "|") == parts


@given(st.text(st.sampled_from("催收员能不能上门还要吗的，a <&")))
def test_nothing_of_a_title_changes(title: str) -> None:
    shown = TITLES.as_html(title)
    assert unescape(shown.replace("<wbr>", "")) == title
    assert not re.search(r"<wbr>[的吗]|^<wbr>|<wbr>$|<(?!wbr>)", shown)
