"""A reviewer presses what is right and what isn't; the command that the report then shows does just that."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import stumbles
from zhiku.cli import main

RAW = Path(__file__).parents[1] / "data" / "import-eval" / "03.raw.html"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sources and drafts as CONTRIBUTING.md has them, below a folder whose name needs quotation marks."""
    root = tmp_path / "我的 库"
    (root / "sources" / "002").mkdir(parents=True)
    (root / "sources" / "002" / "raw.html").write_bytes(RAW.read_bytes())
    monkeypatch.chdir(root)
    assert main(["import", "sources/002/raw.html", "--out", "docs/_drafts/002"]) == 0
    return root / "docs" / "_drafts" / "002"


@pytest.fixture
def report(folder: Path, chromium: Browser) -> Page:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto((folder / "report.html").as_uri())
    return page


def tiers(folder: Path) -> dict[str, str]:
    return {e["id"]: e["tier"] for e in json.loads((folder / "ledger.json").read_text("utf-8"))["edits"]}


def test_what_was_pressed_is_what_the_command_settles(folder: Path, report: Page) -> None:
    before = tiers(folder)
    bar = report.get_by_role("region", name="要运行的命令")
    expect(bar).to_be_hidden()
    items = report.locator("li[data-id]")
    yes, no = (items.nth(k).get_attribute("data-id") or "" for k in (0, 1))
    report.get_by_role("button", name=f"采纳 {yes}", exact=True).click()
    report.get_by_role("button", name=f"不采纳 {no}", exact=True).click()
    wrong = report.locator("ins.auto[role=button]").first
    wrong.focus()
    report.keyboard.press("Enter")
    expect(wrong).to_have_class(re.compile("reject"))
    undone = (wrong.get_attribute("id") or "")[1:]
    assert stumbles(report) == []
    report.reload()
    expect(wrong).to_have_class(re.compile("reject"))
    program, *words = shlex.split(bar.locator("code").inner_text())
    assert program == ".venv/bin/zhiku" and words[:4] == ["import", "sources/002/raw.html", "--out", "docs/_drafts/002"]
    assert main(words) == 0
    after = tiers(folder)
    assert (before[yes], before[no], before[undone]) == ("proposed", "proposed", "auto")
    assert after[yes] == "auto" and no not in after and undone not in after


def test_a_second_press_takes_it_back(report: Page) -> None:
    bar = report.get_by_role("region", name="要运行的命令")
    button = report.locator("li[data-id] button").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(bar).to_be_visible()
    assert stumbles(report) == []
    button.click()
    expect(bar).to_be_hidden()
    report.locator("ins.proposed[role=button]").first.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    bar.get_by_role("button", name="清除").click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(bar).to_be_hidden()


def test_elsewhere_the_folder_is_named_in_full(tmp_path: Path, chromium: Browser) -> None:
    (tmp_path / "a b").mkdir()
    assert main(["import", str(RAW), "--out", str(tmp_path / "a b")]) == 0
    page = chromium.new_page()
    page.goto((tmp_path / "a b" / "report.html").as_uri())
    page.locator("li[data-id] button").first.click()
    words = shlex.split(page.get_by_role("region", name="要运行的命令").locator("code").inner_text())
    assert words[:3] == ["zhiku", "import", "03.raw.html"] and Path(words[4]) == tmp_path / "a b"


def test_a_finger_sees_why_before_it_decides(folder: Path, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 800}, has_touch=True)
    page.goto((folder / "report.html").as_uri())
    edit = page.locator("ins.auto[role=button]").first
    edit.tap()
    expect(edit).to_be_focused()
    expect(edit).to_have_attribute("aria-pressed", "false")
    edit.tap()
    expect(edit).to_have_attribute("aria-pressed", "true")


def test_a_team_beside_zhiku_is_told_the_command_of_its_own_folder(tmp_path: Path, chromium: Browser) -> None:
    root = tmp_path / "team"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: 试\ndocs_dir: pages\n", "utf-8")
    assert main(["import", str(RAW), "--out", str(root / "pages" / "_drafts" / "002")]) == 0
    page = chromium.new_page()
    page.goto((root / "pages" / "_drafts" / "002" / "report.html").as_uri())
    page.locator("li[data-id] button").first.click()
    program, *words = shlex.split(page.get_by_role("region", name="要运行的命令").locator("code").inner_text())
    assert (root / program).resolve() == Path(__file__).resolve().parents[2] / ".venv" / "bin" / "zhiku"
    assert words[:4] == ["import", "sources/002/03.raw.html", "--out", "pages/_drafts/002"]
