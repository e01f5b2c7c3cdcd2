"""Bad input: what can't be read is told once, in Chinese, with the right exit status, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from zhiku.cli import main

SITE = Path(__file__).parent / "data" / "check-site"
GOOD = (SITE / "docs" / "techniques" / "good.md").read_bytes()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SITE, tmp_path / "site")
    return tmp_path / "site"


def check(site: Path, *words: str) -> int:
    return main(["-f", str(site / "mkdocs.yml"), "check", "--today", "2026-11-23", *words])


@pytest.mark.parametrize(("data", "said"), [
    ("信用卡".encode("gb18030"), "像是 GBK"),
    ("信用卡".encode("utf-16"), "像是 UTF-16"),
    (b"abc\xff\xff\xff", "读不懂的字节"),
    (GOOD + b"\n\n\xff", "不是 UTF-8"),
    (b"", "空的"),
    (b" \n\n", "空的"),
    (b"a" * 2_100_000, "2.1 MB"),
])
def test_what_cannot_be_read_is_told_once(site: Path, data: bytes, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = site / "docs" / "techniques" / "x.md"
    file.write_bytes(data)
    for words in (["docs/techniques/x.md"], ["--fix", "docs/techniques/x.md"]):
        assert check(site, *words) == 1
        [line] = capsys.readouterr().out.splitlines()
        assert line.startswith("docs/techniques/x.md:") and said in line
    assert file.read_bytes() == data


def test_the_line_of_the_first_unreadable_byte(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs" / "techniques" / "x.md").write_bytes(b"---\ntitle: a\n---\n\xff")
    check(site, "docs/techniques/x.md")
    assert capsys.readouterr().out.startswith("docs/techniques/x.md:4:1 [encoding]")


@pytest.mark.parametrize("front", [
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "title: " + "[" * 3000, "? " * 500 + "x", "title: !!python/object:os.system x",
])
def test_front_matter_that_would_blow_up(site: Path, front: str, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs" / "techniques" / "x.md").write_text(f"---\n{front}\n---\n正文。\n", "utf-8")
    assert check(site, "docs/techniques/x.md") == 1
    lines = capsys.readouterr().out.splitlines()
    assert all("[front-matter]" in line for line in lines), "读不了文件头，就不说缺这缺那"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
@pytest.mark.parametrize("target", ["good.md", "nowhere.md", "/etc/hosts"])
def test_a_link_is_reported_itself(site: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs" / "techniques" / "symbolic.md").symlink_to(target)
    for words in (["docs/techniques/symbolic.md"], []):
        assert check(site, *words) == 1
        found = [line for line in capsys.readouterr().out.splitlines() if "symbolic.md:" in line]
        assert len(found) == 1 and "符号链接" in found[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(site / "docs" / "techniques" / "pipe.md")
    assert check(site, "docs/techniques/pipe.md") == 1
    assert "不是普通文件" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "said"), [
    (["docs/techniques/none.md"], "找不到"),
    (["docs/assets/ok.png"], "不是要检查的文章"),
    (["docs/assets"], "没有文章"),
    (["mkdocs.yml"], "不在"),
    (["--today", "昨天"], "不是日期"),
])
def test_usage(site: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(site, *words) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.out == ""


@pytest.mark.parametrize(("words", "said"), [
    (["chek"], "您是不是要写 check"),
    (["check", "--format", "xml"], "可以写的是 text、github、json"),
    (["check", "--fux"], "不认识 --fux"),
    (["new", "artcle"], "您是不是要写 article"),
    (["check", "--today"], "后面要写一个值"),
    ([], "还缺少"),
])
def test_a_mistyped_command_is_answered_in_chinese(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    shown = capsys.readouterr().err
    assert said in shown and "usage" not in shown and "error" not in shown


def test_a_very_long_page_is_corrected_piece_by_piece(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paragraph = "见[另一篇](good.md)和《民法典》。\n\n"
    file = site / "docs" / "techniques" / "x.md"
    front = "---\ntitle: 甲\nsummary: 乙。\norigin: 编者\n---\n"
    file.write_text(f"{front}先,听。\n\n{paragraph * 12_000}```\na,b\n\nc,d\n```\n\n后,说。\n", "utf-8")
    check(site, "--fix", "docs/techniques/x.md")
    text = file.read_text("utf-8")
    assert "先，听。" in text and "后，说。" in text and "a,b\n\nc,d" in text and text.count(paragraph) == 12_000
    capsys.readouterr()


def test_a_team_says_in_its_own_template_which_parts_a_technique_has(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = site / "docs" / "techniques" / "x.md"
    front = "---\ntitle: 翻身\nkind: technique\nsummary: 怎么帮卧床的人翻身。\norigin: 编者\n---\n"
    page.write_text(f"{front}先说一声再动手。\n\n## 准备\n\n洗手。\n", "utf-8")
    assert check(site, "docs/techniques/x.md") == 1 and "法律界线" in capsys.readouterr().out
    (site / "docs" / "_templates").mkdir(exist_ok=True)
    (site / "docs" / "_templates" / "technique.md").write_text("## 准备 {#prepare}\n\n## 步骤\n", "utf-8")
    assert check(site, "docs/techniques/x.md") == 1
    told = capsys.readouterr().out
    assert "步骤" in told and "法律界线" not in told
    page.write_text(page.read_text("utf-8") + "\n## 步骤\n\n慢慢来。\n", "utf-8")
    assert check(site, "docs/techniques/x.md") == 0


@pytest.mark.parametrize(("path", "lines"), [
    ("techniques/x.md", ["title: 这一页的题目", "summary: 一句话，说这一页讲什么。", "origin: 编者"]),
    ("glossary/x.md", ["title: 这一页的题目", "category: 词条的类别"]),
    ("legal/basis/x.md", ["title: 这一页的题目", "kind: 法律", "grade: M", "checked: 2026-11-23"]),
    ("faq/index.md", ["title: 这一页的题目"]),
])
def test_a_page_without_front_matter_is_told_once_with_a_block_to_paste(
        site: Path, path: str, lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    file = site / "docs" / path
    file.write_text("正文写在这里。\n", "utf-8")
    check(site, f"docs/{path}", "--format", "json")
    found = [row for row in json.loads(capsys.readouterr().out) if row["path"] == f"docs/{path}" and row["rule"] != "template"]
    [told] = [row for row in found if row["rule"] in ("front-matter", "source")]
    head, _, block = told["message"].partition("\n")
    assert head.startswith("没有文件头。请把下面几行粘在文件最前面") and block.split("\n") == ["---", *lines, "---"]
    file.write_text(f"{block}\n正文写在这里。\n", "utf-8")
    check(site, f"docs/{path}", "--format", "json")
    assert [row for row in json.loads(capsys.readouterr().out) if row["rule"] in ("front-matter", "source")] == []


@pytest.mark.parametrize(("target", "said"), [("/faq/good/", "相对路径 ../faq/good.md。"),
                                              ("/techniques/good.md#a", "相对路径 good.md#a。"),
                                              ("/nowhere/", "相对路径，例如 ../栏目/文件名.md。")])
def test_a_link_from_the_root_is_told_as_it_should_be(site: Path, target: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs" / "faq" / "good.md").write_bytes(GOOD)
    (site / "docs" / "techniques" / "x.md").write_text(f"{GOOD.decode()}\n[甲]({target})\n", "utf-8")
    check(site, "docs/techniques/x.md")
    assert said in capsys.readouterr().out


def test_a_source_says_where_it_comes_from(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(site)
    assert "source.yml" not in capsys.readouterr().out
    (site / "sources" / "007").mkdir()
    check(site)
    assert "source.yml" not in capsys.readouterr().out, "空的文件夹，不说"
    (site / "sources" / "007" / "note.txt").write_text("甲", "utf-8")
    check(site)
    assert "sources/007/note.txt:1:1 [提醒 source] 没有 sources/007/source.yml" in capsys.readouterr().out
    check(site, "docs/techniques/good.md")
    assert "source.yml" not in capsys.readouterr().out
