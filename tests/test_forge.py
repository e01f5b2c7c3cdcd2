"""Edit, new and report links: each forge has its own addresses; nothing is shown before a repository is named."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from zhiku.forge import PageForge, page_forge
from zhiku.settings import SectionSettings, Settings, parse_settings

ROOT = Path(__file__).parents[1]
SECTIONS = (SectionSettings(path="techniques", title="技巧"), SectionSettings(path="faq", title="问题"))


def forge(repository: str, path: str = "faq/x.md", title: str = "几点不能打？", **more: str) -> PageForge:
    settings = Settings(repository=repository, sections=SECTIONS, **more)
    found = page_forge(settings, path, "docs/", title, "faq/x/", "2026-11-23")
    assert found
    return found


def test_nothing_without_a_repository() -> None:
    assert page_forge(Settings(), "x.md", "docs/", "甲") is None
    assert page_forge(Settings(repository="javascript:alert(1)"), "x.md", "docs/", "甲") is None


@pytest.mark.parametrize(("repository", "edit", "new", "issue"), [
    ("https://github.com/o/r", "/edit/main/docs/faq/x.md", "/new/main/docs/faq", "/issues/new"),
    ("https://github.com/o/r.git/", "/edit/main/docs/faq/x.md", "/new/main/docs/faq", "/issues/new"),
    ("https://gitee.com/o/r", "/edit/main/docs/faq/x.md", "/new/main/docs/faq", "/issues/new"),
    ("https://gitlab.com/g/s/r", "/-/edit/main/docs/faq/x.md", "/-/new/main/docs/faq", "/-/issues/new"),
    ("https://codeberg.org/o/r", "/_edit/main/docs/faq/x.md", "/_new/main/docs/faq", "/issues/new"),
])
def test_each_forge_has_its_own_addresses(repository: str, edit: str, new: str, issue: str) -> None:
    found = forge(repository)
    root = repository.rstrip("/").removesuffix(".git")
    assert found.edit == root + edit
    assert found.new.split("?")[0] == root + new
    assert found.report.split("?")[0] == root + issue
    assert found.mail == ""
    assert found.history == root + edit.replace("/_edit/main", "/commits/branch/main").replace("/edit/", "/commits/")


def test_a_forge_on_another_host_is_named_by_the_setting() -> None:
    assert "/-/edit/" in forge("https://code.bank.example/g/r", forge="gitlab").edit
    assert parse_settings({"forge": "svn"})[1]


def test_page_and_title_are_filled_in_and_encoded() -> None:
    found = forge("https://github.com/o/r", title="A & B？#1")
    fields = parse_qs(urlsplit(found.report).query, keep_blank_values=True)
    assert fields["title"] == ["A & B？#1："] and fields["page"] == ["A & B？#1（faq/x.md）"]
    assert fields["section"] == [""] and fields["date"] == [""] and fields["template"] == ["report.yml"]
    assert "章节：\n" in fields["body"][0] and "日期：\n" in fields["body"][0] and "2026-11-23" in fields["body"][0]
    gitee = parse_qs(urlsplit(forge("https://gitee.com/o/r").report).query)
    assert gitee["title"] == gitee["issue[title]"] == ["几点不能打？："]
    for address in (found.edit, found.new, found.report):
        assert re.fullmatch(r"[\x21-\x7e]+", address) and '"' not in address and "<" not in address


def test_a_new_page_begins_in_its_section_or_the_first() -> None:
    assert "/docs/faq?" in forge("https://github.com/o/r").new
    assert "/docs/techniques?" in forge("https://github.com/o/r", "about/trust.md").new
    term = parse_qs(urlsplit(forge("https://github.com/o/r", "glossary/x.md").new).query)
    assert "category:" in term["value"][0] and term["filename"][0].endswith(".md")


def test_mail_needs_no_account() -> None:
    found = forge("", report_email="kb@example.org")
    assert not found.edit and found.mail.startswith("mailto:kb@example.org?subject=%")
    assert "%0A" in found.mail and "\n" not in found.mail


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small knowledge base under our configuration: two pages and the guides."""
    root = tmp_path_factory.mktemp("forge")
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root / "base.yml")
    (root / "docs" / "about").mkdir(parents=True)
    (root / "docs" / "faq").mkdir()
    for name in ("contribute.md", "problems.md"):
        text = (ROOT / "docs" / "about" / name).read_text("utf-8")
        (root / "docs" / "about" / name).write_text(re.sub(r"\]\((?!https?:)[^)]*\)", "]", text), "utf-8")
    (root / "docs" / "index.md").write_text("---\ntitle: 首页\n---\n甲。\n", "utf-8")
    (root / "docs" / "faq" / "x.md").write_text("---\ntitle: 几点 \"<b>\" 不能打？\n---\n## 甲\n\n乙。\n", "utf-8")
    return root


def built(root: Path, extra: str) -> Path:
    (root / "mkdocs.yml").write_text(f"INHERIT: base.yml\nsite_name: 甲\nnav:\nextra:\n  zhiku:\n    questions: []\n{extra}", "utf-8")
    words = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(words, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return root / "site"


def test_the_links_are_on_the_page_and_lead_through_the_guide(project: Path) -> None:
    site = built(project, "    repository: https://gitee.com/o/r\n    report_email: kb@example.org\n")
    page = (site / "faq" / "x" / "index.html").read_text("utf-8")
    box = page[page.index("data-zk-forge"):]
    box = box[: box.index("</p>")]
    assert 'href="https://gitee.com/o/r/edit/main/docs/faq/x.md"' in box
    for words in ("编辑此页", "写一篇新文章", "报告问题", "写邮件"):
        assert words in box
    guides = re.findall(r'data-zk-guide="([^"]+)"', box)
    assert len(guides) == 3
    for guide in guides:
        path, ident = guide.split("#")
        text = (site / "faq" / "x" / path / "index.html").resolve().read_text("utf-8")
        after = text[text.index(f'id="{ident}"'):]
        assert re.search(r"<ol>(.*?)</ol>", after, re.S)[1].count("<li>") == 5  # type: ignore[index]
    assert "assets/zhiku/forge.js" in page and (site / "assets" / "zhiku" / "forge.js").is_file()


def test_without_a_repository_no_page_has_them(project: Path) -> None:
    site = built(project, "")
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "data-zk-forge" not in text and "forge.js" not in text
