"""The same dialog in Debian's Firefox: over http under the strict policy, and from a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import FIREFOX, go_without
from tests.browser.marionette import Firefox

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if not FIREFOX:
        go_without("firefox-esr")
    browser = Firefox(FIREFOX, tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


def ask(firefox: Firefox, words: str) -> list[str]:
    firefox.run("document.querySelector('.md-search__input').focus()")
    firefox.type(".md-search__input", words)
    firefox.until("return document.querySelector('.zk-search__note').dataset.query === arguments[0]", words)
    return list(firefox.run("return Array.from(document.querySelectorAll('.md-search-result__item h1'), e => e.textContent)"))


@pytest.mark.parametrize("words", ["律师函", "lvshihan", "律師函", "律师涵"])
def test_over_http(firefox: Firefox, site: str, words: str) -> None:
    firefox.go(site + "techniques/active-listening/")
    assert "律师函" in ask(firefox, words)[0]


def test_from_a_folder(firefox: Firefox, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", "mkdocs.offline.yml", "-d", str(tmp_path)],
                          cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    firefox.go((tmp_path / "techniques" / "active-listening.html").as_uri())
    assert "律师函" in ask(firefox, "律师函")[0]
