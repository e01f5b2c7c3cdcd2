"""编辑此页 and 报告问题 as readers press them: through the guide, with the section and the day filled in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with a repository, served on this machine."""
    root = tmp_path_factory.mktemp("forge")
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root / "base.yml")
    (root / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: 甲\nnav:\nextra:\n  zhiku:\n    questions: []\n"
                                     "    repository: https://github.com/o/r\n    report_email: kb@example.org\n", "utf-8")
    (root / "docs" / "about").mkdir(parents=True)
    (root / "docs" / "faq").mkdir()
    for name in ("contribute.md", "problems.md"):
        text = (ROOT / "docs" / "about" / name).read_text("utf-8")
        (root / "docs" / "about" / name).write_text(re.sub(r"\]\((?!https?:)[^)]*\)", "]", text), "utf-8")
    (root / "docs" / "index.md").write_text("---\ntitle: 首页\n---\n甲。\n", "utf-8")
    (root / "docs" / "faq" / "x.md").write_text(
        "---\ntitle: 几点不能打？\n---\n## 规则 {#gui-ze}\n\n" + "乙。\n\n" * 60 + "## 怎么办\n\n丙。\n", "utf-8")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=root, capture_output=True,
                          encoding="utf-8", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


def test_report_leads_through_the_guide_with_section_and_day(address: str, page: Page) -> None:
    page.goto(address + "faq/x/#zen-me-ban")
    today = page.evaluate("(d => d.getFullYear() + '-' + String(d.getMonth() + 1).padStart(2, '0') + '-' "
                          "+ String(d.getDate()).padStart(2, '0'))(new Date())")
    page.locator(".zk-edit").get_by_role("link", name="报告问题").click()
    page.wait_for_url("**/about/problems/**")
    link = page.locator(".zk-go a")
    assert link.inner_text() == "明白了，去 GitHub：几点不能打？"
    href = link.get_attribute("href") or ""
    assert href.startswith("https://github.com/o/r/issues/new?template=report.yml&")
    fields = parse_qs(urlsplit(href).query)
    assert fields["section"] == ["怎么办"] and fields["date"] == [today] and fields["page"] == ["几点不能打？（faq/x.md）"]
    assert "章节：怎么办\n" in fields["body"][0] and f"日期：{today}\n" in fields["body"][0]
    assert page.locator("#report + ol li").count() == 5


def test_edit_leads_through_the_guide_and_mail_is_there(address: str, page: Page) -> None:
    page.goto(address + "faq/x/")
    page.locator(".zk-edit").get_by_role("link", name="编辑此页").click()
    page.wait_for_url("**/about/contribute/**")
    assert page.locator(".zk-go a").get_attribute("href") == "https://github.com/o/r/edit/main/docs/faq/x.md"
    page.goto(address + "faq/x/")
    mail = page.get_by_role("link", name="写邮件")
    assert (mail.get_attribute("href") or "").startswith("mailto:kb@example.org?subject=")


@pytest.mark.parametrize("target", ["https://evil.example/", "javascript:alert(1)", "https://github.com/other/r/edit/x",
                                    "//evil.example", "https://github.com/o/r.evil.example/", "mailto:other@example.org?x=1"])
def test_the_guide_offers_only_our_own_addresses(address: str, page: Page, target: str) -> None:
    page.goto(f"{address}about/contribute/?to={quote(target, safe='')}&page=x#edit")
    page.wait_for_load_state()
    assert page.locator(".zk-go").count() == 0


def test_without_scripts_the_links_go_to_the_forge(address: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "faq/x/")
    assert page.locator(".zk-edit").get_by_role("link", name="编辑此页").get_attribute("href") == "https://github.com/o/r/edit/main/docs/faq/x.md"
    context.close()
