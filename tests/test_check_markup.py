"""`markup` and `conflict`: what is shown as it stands, and front matter that has no end; each with one that passes."""

from __future__ import annotations

import time

import pytest

from tests.test_check_rules import FRONT, names
from zhiku.check.engine import check_document
from zhiku.check.model import World, document_of
from zhiku.check.rules import RULES
from zhiku.frontmatter import read_front_matter
from zhiku.settings import Settings

TABLE = "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n"


def letters(text: str) -> list[str]:
    document = document_of(text, "techniques/x.md", Settings())
    return [f"{f.line} {f.rule} {f.message}" for f in check_document(document, World({document.path: document}))]


@pytest.mark.parametrize("body", [
    "看[这一页]（x.md）。", "看【这一页】(x.md)。", "看[这一页] (x.md)。", "看[这一页](x y.md)。",
    "注[^1]。", "注[^1]。\n\n[^1]: 甲。\n[^1]: 乙。\n",
    "注【^1】。", "注[^1]。\n\n[^1]： 甲。\n", "-工作证\n-委托书\n", "1.工作证\n2.委托书\n", "| 甲 | 乙 |\n| 丙 | 丁 |\n",
    "｜甲｜乙｜\n｜丙｜丁｜\n", f"说明：\n{TABLE}", "| 甲 | 乙 |\n|---|\n| 丙 | 丁 |\n",
    "!!! note\n没有缩进\n", "!!! note \"提示\n    缩进\n",
    "!!! note “提示”\n    缩进\n", "<div>没有关\n\n文字\n", "<b>没有关，文字。", "</div>\n", "```\n没有关\n", "<!-- 没有关\n\n文字\n",
    "## 甲 {#a}\n\n文。\n\n## 乙 {#a}\n\n文。\n", "＃＃ 题目\n\n文。\n",
])
def test_what_is_shown_as_it_stands(body: str) -> None:
    assert "markup" in names(FRONT + body)


@pytest.mark.parametrize("body", [
    "看[这一页](x.md)和[网站](https://example.org/a_(b) \"题目\")。",
    "（见【例】）和[例]（第 2 章）。", "注[^1]，又一次[^1]。\n\n[^1]: 甲。\n",
    "- 工作证\n- 委托书\n", "-3 度\n-5 度\n", "1.5 倍\n2.5 倍\n", f"说明：\n\n{TABLE}", "甲 | 乙\n---|---\n丙 | 丁\n", "一个人：|A|。",
    "!!! note\n    缩进\n", "!!! note\n\n    缩进\n",
    "??? tip \"提示\"\n    缩进\n", '<div markdown="1">\n\n文字\n\n</div>\n', "甲<br>乙，<u>丙</u>。",
    "````\n```\n````\n", "`-工作证`", "<!-- 关上了 -->\n\n文。\n",
    "## 甲 {#a}\n\n文。\n\n## 乙 {#b}\n\n文。\n", "编号 A＃3。", "```\n<div>\n[^9]\n```\n",
])
def test_what_is_shown_as_meant_passes(body: str) -> None:
    assert "markup" not in names(FRONT + body)


@pytest.mark.parametrize("piece", ["[", "[a](", "<div ", "{#a", "[^", "!!! a\n", "＃", "| a |\n", "-a\n", "```", "<!--", "【a】("])
def test_long_texts_take_no_longer_than_their_length(piece: str) -> None:
    rule = next(rule for rule in RULES if rule.name == "markup")
    document = document_of(FRONT + piece * 8000, "techniques/x.md", Settings())
    began = time.monotonic()
    list(rule.find(document, World({document.path: document})))
    assert time.monotonic() - began < 6


def test_a_conflict_is_told_once_and_nothing_else_of_its_lines() -> None:
    conflict = "<<<<<<< HEAD\n先看总额,再说。\n=======\n先看最低额。\n>>>>>>> feature\n"
    [told] = letters(f"{FRONT}第一句。\n\n{conflict}")
    assert "conflict" in told and "合并冲突" in told and told.startswith("8 ")
    [told] = letters(FRONT.replace("title: 甲\n", "<<<<<<< HEAD\ntitle: 甲\n=======\ntitle: 乙\n>>>>>>> x\n") + "第一句。\n")
    assert "conflict" in told and told.startswith("2 ")
    [told] = letters(conflict)
    assert "conflict" in told
    assert not letters(f"{FRONT}第一句。\n\n```\n{conflict}```\n"), "讲 git 的文章在代码里举例"


HEAD = "title: 甲乙\nsummary: 丙。\norigin: 编者\n"


@pytest.mark.parametrize(("text", "line", "said"), [
    (f"---\n{HEAD}\n第一句。\n", 5, "没有结束"),
    (f"\n---\n{HEAD}---\n第一句。\n", 1, "第一行"),
    (f"———\n{HEAD}———\n第一句。\n", 1, "“———”不对"),
    (f"----\n{HEAD}----\n第一句。\n", 1, "“----”不对"),
    (f"---\n{HEAD}...\n第一句。\n", 5, "“...”不对"),
    (f"{HEAD}\n第一句。\n", 1, "上面没有 ---"),
    (f"---\n{HEAD}---\n第一句。\n".replace("title: ", "title:"), 2, "title: 的冒号后面少了一个空格"),
    (f"---\n{HEAD}---\n第一句。\n".replace("title: ", "title："), 2, "全角"),
    (f"---\n{HEAD}---\n第一句。\n".replace("title: ", 'title: "'), 2, "没有配对"),
    (f"---\n{HEAD}reviewed: 2026-11-31\n---\n第一句。\n", 5, "2026-11-31 不是真的日期"),
    (f"---\n{HEAD}---\n第一句。\n".replace("甲", "甲\x1c"), 2, "控制字符"),
])
def test_what_is_wrong_with_front_matter_is_told_once_and_where(text: str, line: int, said: str) -> None:
    told = [letter for letter in letters(text) if "odd-character" not in letter]
    assert len(told) == 1 and told[0].startswith(f"{line} ") and said in told[0], told


@pytest.mark.parametrize("text", ["", "---\n", "***\n\n第一句。\n", "---\n\n第一句。\n",
                                  "第一句。\n\n---\n\n第二句。\n", "----\n第一句。\n"])
def test_a_text_that_means_to_have_no_front_matter(text: str) -> None:
    assert read_front_matter(text, "x.md")[3] == []


def test_a_switch_with_a_full_width_colon_is_told() -> None:
    assert any("全角" in letter for letter in letters(f"{FRONT}第一句。\n\n<!-- zhiku：off damage -->\n"))
    told = letters(f"{FRONT}第一句。\n\n<!-- zhiku: off demage -->\n\n<!-- zhiku: on demage -->\n")
    assert [letter.split()[0] for letter in told] == ["8", "10"]
