"""The real site, built by the real MkDocs in strict mode, served on this machine and read in a real Chromium.

Every page is served with a strict Content-Security-Policy, so a script or style that breaks it is a console error; and
every visit ends by asking whether the console stayed clean and nothing was requested from another host.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FIREFOX = shutil.which("firefox-esr")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
_INLINE = re.compile(rb"<script>(.*?)</script>", re.S)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site; HTML with a policy that allows only the site's own files and its inline scripts by hash."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def end_headers(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix == ".html" and page.is_file():
            digests = {base64.b64encode(hashlib.sha256(s).digest()).decode() for s in _INLINE.findall(page.read_bytes())}
            scripts = " ".join(f"'sha256-{digest}'" for digest in sorted(digests))
            self.send_header("Content-Security-Policy",
                             f"default-src 'none'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data:; "
                             "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'")
        super().end_headers()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where browsers are missing one test stands for all that need them, so that one line says what to install."""
    absent = {name for name, found in (("chromium", CHROMIUM), ("firefox", FIREFOX)) if not found}
    waiting = [item for item in items if absent & set(getattr(item, "fixturenames", ()))]
    if len(waiting) < 2:
        return
    waiting.sort(key=lambda item: "chromium" not in getattr(item, "fixturenames", ()))
    config.hook.pytest_deselected(items=waiting[1:])
    items[:] = [item for item in items if item not in waiting[1:]]


def go_without(*packages: str) -> None:
    """Say what to install: a failure in CI, where a test that can't run is none; elsewhere a skip."""
    line = f"没有浏览器，要用它的测试都没有运行；请先 apt-get install {' '.join(packages)}。"
    if os.environ.get("CI"):
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    if not CHROMIUM:
        go_without("chromium", *(() if FIREFOX else ("firefox-esr",)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; not built where there is no browser to read it."""
    target = tmp_path_factory.mktemp("site")
    run = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
                         cwd=ROOT, capture_output=True, encoding="utf-8",
                         env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert run.returncode == 0, run.stdout + run.stderr
    return target


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address of the site, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """`visit(path, width=…, …)` opens a page; at the end the console must be clean and no other host asked for."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith((site, "data:", "blob:")):
            route.continue_()
        else:
            troubles.append(f"another host: {route.request.url}")
            route.abort()

    def open_page(path: str = "", width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: troubles.append(str(e)))
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles, "\n".join(troubles)
