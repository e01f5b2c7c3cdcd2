"""Two sites compared, old addresses kept alive: by the functions, and by the real build of a page that moved."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from zhiku.article import Page, parse_page
from zhiku.cli import main
from zhiku.compare import PageView, as_markdown, compare_sites, read_page
from zhiku.moved import moved_pages, url_of

ROOT = Path(__file__).parents[1]
PAGE = """<html><head><title>沉默 - 库</title></head><body><nav id="nav">别的</nav><div class="zk-body">
<h2 id="jia">甲<a class="headerlink" href="#jia">¶</a></h2><p>说<a class="term" href="../../glossary/yu-qi/">逾期</a>的事。
<span id="fn:1">注</span></p><script>x</script></div><div class="zk-related" id="later">相关文章：乙</div></body></html>"""


def test_what_a_page_view_holds() -> None:
    view = read_page(PAGE)
    assert (view.title, view.ids, view.terms) == ("沉默", frozenset({"jia"}), {"yu-qi": 1})
    assert view.text.replace(" ", "") == "甲说逾期的事。注"
    assert read_page(PAGE.replace("相关文章：乙", "相关文章：丙")) == view, "程序排的清单变了，不算这一页变了"
    assert read_page('<meta http-equiv="refresh" content="1; url=../new/">').moved_to == "../new/"


def test_pages_terms_and_dead_addresses() -> None:
    same = PageView("同", "甲", frozenset({"a"}), {"yu-qi": 1})
    old = {"index.html": same, "x/index.html": same, "y/index.html": same, "z/index.html": same}
    new = {"index.html": same, "x/index.html": PageView("同", "乙", frozenset({"b"}), {"he-gui": 1}),
           "y/index.html": PageView(moved_to="../w/"), "w/index.html": same}
    found = compare_sites(old, new)
    assert (found.added, found.changed, found.removed) == (("w/index.html",), ("x/index.html",),
                                                           ("y/index.html", "z/index.html"))
    assert ("x/index.html", "he-gui") in found.terms_added and ("x/index.html", "yu-qi") in found.terms_removed
    assert found.gone == ("x/#a", "z/")
    text = as_markdown(found)
    assert all(words in text for words in ("新增的页面（1）", "减少的词条链接（1）", "`z/`"))
    assert compare_sites(old, old).gone == () and "没有变化" in as_markdown(compare_sites(old, old))
    loop = {"a/index.html": PageView(moved_to="../b/"), "b/index.html": PageView(moved_to="../a/")}
    assert compare_sites({"a/index.html": same}, loop).gone == ("a/",)


def page(path: str, moved: str) -> Page:
    return parse_page(f"---\ntitle: 甲 <b>\nmoved_from: [{moved}]\n---\n乙。", path)[0]


def test_moved_pages_both_ways() -> None:
    pages = {"a/new.md": page("a/new.md", "b/old.md, c.md")}
    files, findings = moved_pages(pages, {"a/new.md": "a/new/"})
    assert [path for path, _ in files] == ["b/old/index.html", "c/index.html"] and not findings
    text = dict(files)["b/old/index.html"].decode()
    assert 'url=../../a/new/"' in text and "<b>" not in text and 'src="../../assets/zhiku/moved.js"' in text
    flat, _ = moved_pages(pages, {"a/new.md": "a/new.html"})
    assert [path for path, _ in flat] == ["b/old.html", "c.html"] and b"url=../a/new.html" in flat[0][1]
    assert [url_of(p) for p in ("index.md", "faq/index.md", "faq/x.md")] == ["", "faq/", "faq/x/"]


@pytest.mark.parametrize(("moved", "word"), [
    ("a/new.md", "自己"), ("a/other.md", "还在"), ("../x.md", "写法"), ("/x.md", "写法"), ("x.html", "写法"),
    ("taken.md", "只能转到一页")])
def test_moved_pages_that_cannot_be(moved: str, word: str) -> None:
    pages = {"a/a.md": page("a/a.md", "taken.md"), "a/new.md": page("a/new.md", moved), "a/other.md": page("a/other.md", "")}
    _, findings = moved_pages(pages, {})
    assert len(findings) == 1 and word in findings[0].message and findings[0].path == "docs/a/new.md"


def build(root: Path, into: str) -> None:
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", into]
    done = subprocess.run(words, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def test_a_page_that_moves_keeps_its_address_in_a_real_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "base.yml")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: 甲\nnav:\nextra:\n  zhiku:\n    questions: []\n", "utf-8")
    docs = tmp_path / "docs"
    (docs / "glossary").mkdir(parents=True)
    (docs / "faq").mkdir()
    (docs / "index.md").write_text("---\ntitle: 首页\n---\n甲。\n", "utf-8")
    (docs / "glossary" / "yu-qi.md").write_text("---\ntitle: 逾期\ncategory: 甲\n---\n过了还款日没有还。\n", "utf-8")
    (docs / "faq" / "old.md").write_text("---\ntitle: 旧\n---\n## 头 {#tou}\n\n这里说逾期的事。\n", "utf-8")
    build(tmp_path, "one")
    (docs / "faq" / "old.md").rename(docs / "faq" / "new.md")
    build(tmp_path, "gone")
    text = (docs / "faq" / "new.md").read_text("utf-8")
    (docs / "faq" / "new.md").write_text(text.replace("title: 旧\n", "title: 新\nmoved_from: [faq/old.md]\n")
                                         .replace("逾期", "欠款"), "utf-8")
    build(tmp_path, "kept")
    config = ["-f", str(tmp_path / "mkdocs.yml"), "compare"]
    one, gone, kept = (str(tmp_path / name) for name in ("one", "gone", "kept"))
    assert main([*config, one, one, "--keep"]) == 0
    assert main([*config, one, gone, "--keep"]) == 1
    assert "faq/old/" in capsys.readouterr().out
    assert main([*config, one, kept, "--keep"]) == 0
    assert main([*config, one, kept]) == 0
    said = capsys.readouterr().out
    assert "新增的页面（1）" in said and "faq/new/" in said
    assert main([*config, gone, kept]) == 0
    assert "减少的词条链接（1）" in (said := capsys.readouterr().out) and "yu-qi" in said and "改动的页面（1）" in said
    assert main([*config, str(docs), one]) == 2
    (docs / "faq" / "new.md").write_text("---\ntitle: 新\nmoved_from: [faq/old.md]\n---\n没有那个标题了。\n", "utf-8")
    build(tmp_path, "headless")
    assert main([*config, one, str(tmp_path / "headless"), "--keep"]) == 1
    assert "faq/old/#tou" in capsys.readouterr().out
