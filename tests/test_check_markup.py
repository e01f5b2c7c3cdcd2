"""`markup` and `conflict`: what is shown as it stands, and front matter that has no end; each with one that passes."""

from __future__ import annotations

import datetime as dt
import re
import time
from pathlib import Path

import pytest

from tests.test_check_rules import FRONT, names
from zhiku.check.engine import check_document, fix_text
from zhiku.check.model import World, document_of
from zhiku.check.rules import RULES
from zhiku.check.rules.links import near_hint
from zhiku.cli import main
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


def page(front: str, body: str = "第一句。\n", path: str = "techniques/x.md") -> list[str]:
    document = document_of(f"---\n{front}\n---\n{body}", path, Settings())
    other = document_of("---\ntitle: 乙词\naliases: [丙词]\ncategory: 甲\n---\n定义。\n", "glossary/yi.md", Settings())
    world = World({path: document, other.path: other}, today=dt.date(2026, 11, 23))
    return [f"{f.rule} {f.message}" for f in check_document(document, world)]


PLAIN, WORD = "title: 甲乙\nsummary: 丙丁。\norigin: 编者", "title: 甲乙\ncategory: 丁"


@pytest.mark.parametrize(("wrong", "right", "said"), [
    ("aliases: [甲，乙]", 'aliases: [甲, 乙, "丙，丁"]', "全角"),
    ("aliases: 【甲】", "aliases: [甲]", "全角"),
    ("tags: [甲]\ntags: [乙]", "tags: [甲, 乙]", "写了两次"),
    ("reviewed: 2036-11-23", "reviewed: 2026-11-24", "还没有到"),
    ("related: {pin: [faq/none.md]}", "related: {pin: [glossary/yi.md]}", "不存在"),
    ("template: handout.html\nhandout: [faq/none.md]", "template: handout.html\nhandout: [glossary/yi.md]", "不存在"),
    ("template: handouts.html", "template: own.html", "handout.html"), ("template: change.html", "template: changes.html", "changes.html"),
    ("handout: [glossary/yi.md]", "template: handout.html\nhandout: [glossary/yi.md]", "template"),
    ("template: handout.html\nhandout: [techniques/x.md]", "template: handout.html", "自己也是讲义"),
])
def test_values_of_front_matter_that_mean_nothing(wrong: str, right: str, said: str) -> None:
    assert any(said in letter for letter in page(f"{PLAIN}\n{wrong}"))
    assert not page(f"{PLAIN}\n{right}")


@pytest.mark.parametrize(("wrong", "right", "said"), [
    ("see: [没有]", "see: [yi, 丙词]", "不是词条"), ("scope: [没有]", "scope: [glossary]", "不是栏目"),
])
def test_what_a_term_names_is_there(wrong: str, right: str, said: str) -> None:
    assert any(said in letter for letter in page(f"{WORD}\n{wrong}", "定义。\n", "glossary/x.md"))
    assert not page(f"{WORD}\n{right}", "定义。\n", "glossary/x.md")


@pytest.mark.parametrize(("body", "mended"), [
    ('他说"好",走了', "他说“好”，走了"), ("欠款〔？〕,先听。", "欠款〔？〕，先听。"), ("他说“你好”;又说", "他说“你好”；又说"),
    ("他〔？〕;又说", "他〔？〕；又说"), ("他说:(括号)", "他说：（括号）"), ("**粗体**:", "**粗体**：")])
def test_half_width_marks_behind_a_closing_one_are_told_and_mended(body: str, mended: str) -> None:
    assert any("typography" in letter for letter in page(PLAIN, body + "\n"))
    assert not [letter for letter in page(PLAIN, mended + "\n") if "typography" in letter]
    fixed = fix_text(f"---\n{PLAIN}\n---\n{body}\n")
    assert fixed == fix_text(fixed) == f"---\n{PLAIN}\n---\n{mended}\n"


@pytest.mark.parametrize("body", [
    '看[乙词](../glossary/yi.md "题目")，时间 12:30。', "英文 Hello, world: yes.", '!!! note "提示"\n    文。',
                                  '<span title="甲">乙</span>。', "他说：“你好”，又说。", "**粗体**：`甲:`", "图![乙词](../a.png)。"])
def test_marks_that_are_right_are_not_told(body: str) -> None:
    assert not [letter for letter in page(PLAIN, body + "\n") if "typography" in letter]


def test_what_may_have_been_meant_is_near() -> None:
    paths = ["faq/shang-an.md", "faq/calling-hours.md", "faq/qing-ting.md"]
    world = World({path: document_of(FRONT, path, Settings()) for path in paths})
    assert "shang-an" not in near_hint("faq/x.md", "faq/huan-kuan.md", world)
    assert "calling-hours.md" in near_hint("faq/x.md", "faq/calling-hour.html", world)
    assert "qing-ting.md" in near_hint("faq/x.md", "faq/ting-qing.md", world)


def test_an_address_in_angles_and_a_shop_are_what_they_are() -> None:
    assert names(FRONT + "看 <calling-hours.md>。") == {"safety"}
    assert "personal-data" not in names(FRONT + "- **总店**：中山路128号金鹰大厦B座1层。\n- **分店**：人民路3号院5号楼底商。\n")
    assert "personal-data" in names(FRONT + "他住在中山路128号幸福小区3栋502室。\n")


@pytest.mark.parametrize(("encoding", "text", "said"), [
    ("big5", "先看總額，再說理由。這是我的帳單。", "Big5"), ("gbk", "先看总额，再说理由。这是我的账单。", "GBK"),
])
def test_encodings_are_called_by_their_names(encoding: str, text: str, said: str, tmp_path: Path,
                                             capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes(text.encode(encoding))
    assert main(["-f", str(tmp_path / "mkdocs.yml"), "check"]) == 1 and said in capsys.readouterr().out
    assert main(["-f", str(tmp_path / "mkdocs.yml"), "build"]) == 1
    told = capsys.readouterr().err
    assert said in told and "Traceback" not in told and len(told.splitlines()) == 2


@pytest.mark.parametrize(("data", "said"), [
    ("site_name: 甲\n  b: [".encode(), ":2:"), ("site_name: 甲\n".encode("gbk"), "UTF-8"), (b"INHERIT: nowhere.yml\n", "INHERIT"),
])
def test_a_broken_configuration_is_told_in_chinese(data: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(data)
    assert main(["-f", str(tmp_path / "mkdocs.yml"), "check"]) == 2
    told = capsys.readouterr().err
    assert said in told and not re.search(r"[a-z]+ [a-z]+ [a-z]+", told)
