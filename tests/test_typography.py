"""A page that is told to be correct is one that AutoCorrect leaves as it is, however short the question was made."""

from __future__ import annotations

import autocorrect_py
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiku.typography import corrected, is_correct

PIECES = (
    "先听完，再说。", "先听,再说。", "他说:“好”", "《民法典》第 188 条", "2026 年 11 月", "1,000 元", "10:30", "A", "API", "：", ",", "。",
    "！", "（见下）", "(见下)", " ", "\n", "\n\n", "\n\n- ", "\n1. ", "\n\n## ", "\n    ", "[甲](a/b.md#c-1)", "[甲,乙](12.md)",
    "`a,b`", "`", "\n```\n", "**重点**", "<b>", "</b>", "| 甲 | 乙 |\n| --- | --- |\n", "{#bu-1}", "<!-- 甲,乙 -->", "<!--", "-->",
    "- See API：A。\n\n下一段。\n", "- A", "\\", "$", "~~~", "１２", "Ａ", "……", "“", "”", "12345")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_short_question_has_the_answer_of_the_long_one(body: str) -> None:
    assert not is_correct(body) or corrected_whole(body) == body


def corrected_whole(body: str) -> str:
    is_correct("")  # sets the rules up
    try:
        return str(autocorrect_py.format_for(body, "markdown"))
    except ValueError:
        return body


@pytest.mark.parametrize("page", ["先听,再说。", "- 先听。\n- 先听,再说。\n", "第 12 条\n\n第 13 条,甲。", "甲。\n\n乙,丙 `a,b`。\n",
                                  "- See API：A。\n\n下一段。\n"])
def test_what_is_wrong_is_seen_in_every_block(page: str) -> None:
    assert not is_correct(page)
    assert is_correct(corrected(page))


@pytest.mark.parametrize("page", ["先听，再说。", "- 先听。\n- 先说。\n", "```\na,b\n\n先听,再说\n```\n", "第 12 条\n\n`先听,再说`\n"])
def test_what_is_right_or_code_is_left(page: str) -> None:
    assert is_correct(page)


def test_no_blanks_are_put_around_brackets() -> None:
    text = "办理时间是周一至周五(9:00-17:00)，身份证(原件)要带。\n"
    assert corrected(text) == text
