"""`zhiku check`: thirty-two broken files, the whole output compared; every rule flags a case and passes one."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiku.check.engine import check_document, fix_text
from zhiku.check.model import Asset, Document, World, document_of
from zhiku.check.rules import RULES
from zhiku.cli import main
from zhiku.settings import SectionSettings, Settings

HERE = Path(__file__).parent
SITE = HERE / "data" / "check-site"
GOLDEN = HERE / "golden"
TODAY = ["--today", "2026-11-23"]


def golden(name: str, text: str) -> None:
    """Compare with a golden file; ZHIKU_GOLDEN=write makes it anew, for a person to read in the diff."""
    file = GOLDEN / name
    if os.environ.get("ZHIKU_GOLDEN") == "write":
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_the_broken_articles(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-f", str(SITE / "mkdocs.yml"), "check", "--format", form, *TODAY]) == 1
    golden(f"check.{form}.txt", capsys.readouterr().out)


def test_json_is_nothing_but_a_list_of_findings(capsys: pytest.CaptureFixture[str]) -> None:
    main(["-f", str(SITE / "mkdocs.yml"), "check", "--format", "json", *TODAY])
    rows = json.loads(capsys.readouterr().out)
    assert {frozenset(row) for row in rows} == {frozenset({"rule", "severity", "path", "line", "column", "message"})}
    assert {row["severity"] for row in rows} == {"error", "warning"}
    assert all((SITE / row["path"]).is_file() for row in rows)


def test_every_fault_is_found_in_its_own_article_and_none_in_the_good_one(capsys: pytest.CaptureFixture[str]) -> None:
    main(["-f", str(SITE / "mkdocs.yml"), "check", "--format", "json", *TODAY])
    rows = json.loads(capsys.readouterr().out)
    paths = {row["path"] for row in rows}
    assert "docs/techniques/good.md" not in paths
    broken = {f"docs/techniques/{p.name}" for p in (SITE / "docs" / "techniques").glob("b*.md")}
    assert len(broken) >= 20 and broken <= paths
    assert sum(row["path"].endswith("b23-eight.md") for row in rows) == 8


def test_one_file_alone_and_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    config = ["-f", str(SITE / "mkdocs.yml"), "check", *TODAY]
    assert main([*config, str(SITE / "docs/techniques/good.md")]) == 0
    assert main([*config, "docs/techniques/b07-overdue.md"]) == 0, "提醒不改变退出状态"
    assert main([*config, "docs/techniques/b20-script.md"]) == 1
    assert main([*config, "docs/no-such.md"]) == 2
    assert main([*config, "/"]) == 2
    capsys.readouterr()


@pytest.mark.parametrize(("name", "raw"), [
    ("raw.html", "<meta charset=utf-8><h1>怎样打电话</h1><p>先看账单。</p><p>再听原因。</p>"),
    ("raw.txt", "怎样打电话\n\n先看账单。\n\n再听原因。\n"),
])
def test_a_source_that_was_not_imported_is_known_whatever_it_is(
        name: str, raw: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SITE, tmp_path / "site")
    folder = tmp_path / "site" / "sources" / "077"
    folder.mkdir(parents=True)
    (folder / name).write_text(raw, "utf-8")
    page = tmp_path / "site" / "docs" / "qualities"
    page.mkdir(exist_ok=True)
    told = {}
    for number in (3, 4):
        front = f'title: 先看账单\nsummary: 拨号之前做什么。\nsource: ["077#{number}"]'
        (page / "x.md").write_text(f"---\n{front}\n---\n\n先看账单。\n", "utf-8")
        main(["-f", str(tmp_path / "site" / "mkdocs.yml"), "check", "--format", "json", *TODAY, "docs/qualities/x.md"])
        told[number] = {row["rule"] for row in json.loads(capsys.readouterr().out)}
    assert "source" not in told[3] and "source" in told[4]


def test_fix_mends_what_is_safe_says_so_and_leaves_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SITE, tmp_path / "site")
    config = ["-f", str(tmp_path / "site" / "mkdocs.yml"), "check", "--fix", *TODAY]
    assert main(config) == 1
    said = capsys.readouterr().out
    for name in ("b18-zero-width", "b19-half-width"):
        text = (tmp_path / "site" / "docs" / "techniques" / f"{name}.md").read_text("utf-8")
        assert "先停两秒，再开口。" in text and f"已改好 docs/techniques/{name}.md" in said
        assert f"{name}.md:" not in said
    untouched = "docs/techniques/b20-script.md"
    assert (tmp_path / "site" / untouched).read_bytes() == (SITE / untouched).read_bytes()
    assert main(config) == 1 and "已改好" not in capsys.readouterr().out, "再改一次没有可改的"


SETTINGS = Settings(sections=(SectionSettings(path="techniques", title="技巧"),))
FRONT = "---\ntitle: 甲\nsummary: 乙丙丁。\norigin: 编者\n---\n"


def world(document: Document) -> World:
    return World({document.path: document}, {"assets/a.png": Asset(10, b"\x89PNG\r\n\x1a\n")}, SETTINGS)


def rules_of(body: str, front: str = FRONT, path: str = "techniques/x.md") -> set[str]:
    document = document_of(front + body, path, SETTINGS)
    return {finding.rule for finding in check_document(document, world(document))}


@pytest.mark.parametrize("body", [
    "催收员工作中最要紧的是沟通，员工和成员、人员都要会听。",
    "他们切实沟通过，也落实工作。",
    "十分重要，至关重要。",
    "**要点：**先听。\n\n***\n\n后说。",
    "```\n信用卡员 *** <script>\n```\n代码里的不算；`信用卡员` 也不算。",
    "<!-- zhiku: off damage -->\n信用卡员是过滤器留下的。\n<!-- zhiku: on damage -->",
    "〔？〕和〔催收〕可以留着，法释〔2018〕19号也是。",
    "![图](../assets/a.png)",
    "[网址](https://example.org/a_(b)) 和 <https://example.org>",
    "[甲][乙]\n\n[乙]: https://example.org",
    "Ω 电阻和 Привет 各自成词。",
    "## 一\n\n### 二\n\n正文。\n\n## 三\n\n正文。",
])
def test_what_passes(body: str) -> None:
    assert rules_of(body) == set()


@pytest.mark.parametrize(("body", "rule"), [
    ("信用卡员要会听。", "damage"),
    ("对话中，员需要耐心。", "damage"),
    ("面对紧张和 *** 的情况。", "damage"),
    ("面对□□的情况。", "damage"),
    ("经常需要与欠款人实沟通。", "damage"),
    ("乱码\ufffd在这里。", "damage"),
    ("[甲][乙]", "dead-link"),
    ("[甲]()", "dead-link"),
    ("[](https://example.org)", "dead-link"),
    ("[甲](/techniques/x.md)", "dead-link"),
    ("[甲](../../secret.md)", "dead-link"),
    ('<a href="x.md">甲</a>', "dead-link"),
    ("[乙]: https://a.example\n\n[乙]: https://b.example\n\n[甲][乙]", "dead-link"),
    ("![图](https://example.org/a.png)", "image"),
    ("![图](../assets/none.png)", "image"),
    ("字\u202e反过来", "odd-character"),
    ("⼯作", "odd-character"),
    ("\ue000", "odd-character"),
    ("аpple", "odd-character"),
    ("<iframe src=x></iframe>", "safety"),
    ("<p onclick='x()'>甲</p>", "safety"),
    ("甲{onclick=x}", "safety"),
    ("[甲](JaVa\tScript:x)", "safety"),
    ("[甲](data:text/html,x)", "safety"),
    ("<base href=x>", "safety"),
    ("--8<-- \"../secret\"", "safety"),
    ("甲。\n\n<!-- zhiku: off 没有这条 -->\n<!-- zhiku: on 没有这条 -->", "switch"),
    ("甲。\n\n<!-- zhiku: on damage -->", "switch"),
])
def test_what_is_flagged(body: str, rule: str) -> None:
    assert rule in rules_of(body)


@pytest.mark.parametrize(("front", "path", "rule"), [
    ("---\ntitle: 甲\nsummary: 乙\n---\n", "techniques/x.md", "source"),
    ("---\ntitle: 甲\nsummary: 乙\nsource: [\"001-1\"]\n---\n", "techniques/x.md", "source"),
    ("---\ntitle: 甲\ncategory: 乙\n---\n", "glossary/x.md", "template"),
    ("---\ntitle: 甲\nsummary: 乙\norigin: 编者\nkind: technique\n---\n", "techniques/x.md", "template"),
])
def test_front_matter_and_templates(front: str, path: str, rule: str) -> None:
    body = "" if path.startswith("glossary") else "正文。"
    assert rule in rules_of(body, front, path)


def test_every_rule_is_exercised_and_can_be_switched_off() -> None:
    document = document_of(FRONT + "信用卡员。", "techniques/x.md", SETTINGS)
    assert {rule.name for rule in RULES} >= {"damage", "safety", "typography", "dead-link"}
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert not check_document(document, world(document), [rule for rule in RULES if rule.name != "damage"])


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_fixing_twice_is_fixing_once(text: str) -> None:
    once = fix_text(text)
    assert fix_text(once) == once


@given(st.text(alphabet="甲乙，。,. \n#-*`[]()<>〔〕!{}:", max_size=120))
def test_no_text_makes_check_fall_over(text: str) -> None:
    rules_of(text)
