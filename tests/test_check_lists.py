"""An empty line above lists: what Python-Markdown shows as words of a paragraph is told, and mended; every other list passes."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_check_rules import FRONT, names
from zhiku.check.rules.lists import parted, places

LINES = st.sampled_from(["- 甲", "1. 甲", "    - 乙", "    1. 乙", "一段话。", "    一段话。", "", "## 题目", "> 引文"])


def shown(text: str) -> str:
    return markdown.markdown(text, extensions=["sane_lists"])


@pytest.mark.parametrize("text", [
    "要带这些：\n- 工作证\n- 委托书\n", "步骤：\n1. 看记录\n2. 打电话\n", "1. 看记录\n2. 打电话\n- 工作证\n", "- 工作证\n1. 看记录\n",
    "!!! note\n\n    要带这些：\n    - 工作证\n",
])
def test_a_list_right_below_words_is_told_and_mended(text: str) -> None:
    assert "list" in names(f"{FRONT}{text}")
    mended = parted(f"{FRONT}{text}")
    assert "list" not in names(mended) and parted(mended) == mended
    assert shown(mended).count("<li>") > shown(f"{FRONT}{text}").count("<li>") or text.startswith("!!!")


@pytest.mark.parametrize("text", [
    "要带这些：\n\n- 工作证\n- 委托书\n", "## 步骤\n1. 看记录\n    - 上次的\n    - 这次的\n2. 打电话\n",
    "- 工作证\n  要在有效期里\n- 委托书\n",
    "1. 看记录\n\n- 工作证\n", "1. 看记录\n\n    先看上次的。\n\n    - 上次的\n2. 打电话\n", "```\n要带这些：\n- 工作证\n```\n",
    "> 引文\n- 工作证\n",
    "2024 年有\n-3 度的时候。\n", "| 甲 | 乙 |\n|---|---|\n| - 一 | 二 |\n", "!!! note\n    - 工作证\n",
])
def test_lists_that_are_shown_as_lists_pass(text: str) -> None:
    assert "list" not in names(f"{FRONT}{text}")
    assert parted(f"{FRONT}{text}") == f"{FRONT}{text}"


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_after_mending_nothing_is_left_to_tell(text: str) -> None:
    mended = parted(text)
    assert not list(places(mended)) and mended.replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize("text", [
    "序号 | 名称\n--- | ---\n1. 甲 | 乙\n2. 丙 | 丁\n", "配置：\n\n    nav:\n    - a.md\n", "<pre>\n合计\n- 10\n</pre>\n",
    "<div>\n合计\n- 10\n</div>\n",
    "$$\na\n- b\n$$\n", "收入 100\n+ 20\n= 120\n", "他的成绩是\n98. 5 分\n", "题目\n---\n- 甲\n", "题目\n===\n- 甲\n",
    "[a]: http://x.example\n- 甲\n",
    "一段话。\n* * *\n一段话。\n", "!!! note\n    一段话。\n- 甲\n",
])
def test_what_is_no_list_passes(text: str) -> None:
    assert parted(f"{FRONT}{text}") == f"{FRONT}{text}"


@pytest.mark.parametrize(("text", "mended"), [
    ("1. 甲\n   - 乙\n2. 丙\n", "1. 甲\n    - 乙\n2. 丙\n"),
    ("- 甲\n  - 乙\n  - 丙\n- 丁\n", "- 甲\n    - 乙\n    - 丙\n- 丁\n"),
    ("- 甲\n  - 乙\n    - 丙\n- 丁\n", "- 甲\n    - 乙\n        - 丙\n- 丁\n"),
    ("- 甲\n  - 乙\n    接着说\n\n一段话。\n", "- 甲\n    - 乙\n      接着说\n\n一段话。\n"),
    ("1. 甲\n   1. 乙\n   2. 丙\n2. 丁\n", "1. 甲\n    1. 乙\n    2. 丙\n2. 丁\n"),
])
def test_every_level_is_set_in_by_four_blanks(text: str, mended: str) -> None:
    assert "list" in names(f"{FRONT}{text}") and parted(text) == mended and parted(mended) == mended
    assert "list" not in names(f"{FRONT}{mended}")
    assert "甲<ul>" in shown(mended) or "甲<ol>" in shown(mended)


@pytest.mark.parametrize("text", [
    "- 甲\n    - 乙\n        - 丙\n", "- 甲\n  接着说\n- 乙\n", "1. 甲\n\n    一段话。\n\n2. 乙\n", "- 甲\n - 乙\n", "  - 甲\n  - 乙\n",
    "```\n- 甲\n  - 乙\n```\n", "!!! note\n\n    - 甲\n        - 乙\n",
])
def test_levels_that_are_right_stay(text: str) -> None:
    assert parted(text) == text


@given(st.lists(st.sampled_from(["- 甲", "1. 甲", "  - 乙", "   - 乙", "   1. 乙", "    - 丙", "     - 丙", "  接着说。", "", "一段话。"]),
                max_size=9).map("\n".join))
def test_setting_in_twice_is_setting_in_once(text: str) -> None:
    mended = parted(text)
    assert parted(mended) == mended and mended.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


def test_what_is_set_in_below_code_at_the_margin_is_in_no_list() -> None:
    text = "1. 第一\n   - 子项\n\n```sh\necho hi\n```\n\n    缩进的代码\n"
    assert parted(text) == text.replace("   - 子项", "    - 子项")
    inside = "- 第一\n  - 子项\n\n    ```sh\n    echo hi\n    ```\n\n    再说一句\n"
    assert "      再说一句" in parted(inside)
