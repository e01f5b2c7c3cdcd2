"""Queries in; what the dialog of a built site shows for each, typed into a real Chromium, out."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.search_eval.sites import article_of

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
RESULTS = """() => Array.from(document.querySelectorAll(".md-search-result__item")).map(
  item => item.querySelector("a").getAttribute("href"))"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium_page(executable: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser.new_page()
        finally:
            browser.close()


# Notes what goes to a search worker and what comes back, whichever worker the page has.
WATCH = """() => {
  const Native = window.Worker;
  window.__search = {sent: 0, got: 0, query: null, answered: null};
  window.Worker = function (url, options) {
    const worker = new Native(url, options), post = worker.postMessage.bind(worker);
    worker.postMessage = function (message, transfer) {
      if (message && message.type === 2) { window.__search.sent++; window.__search.query = message.data; }
      post(message, transfer || []);
    };
    worker.addEventListener("message", function (event) {
      if (!event.data || event.data.type !== 3) return;
      window.__search.got++;
      const own = event.data.data.zhiku;
      window.__search.answered = own ? own.query : window.__search.got === window.__search.sent ? window.__search.query : null;
    });
    return worker;
  };
}"""


def type_all(page: Page, base: str, queries: Iterable[str]) -> list[list[str]]:
    """For each query the articles shown, in order."""
    page.add_init_script(f"({WATCH})()")
    page.goto(base)
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement && document.activeElement.matches('.md-search__input')")
    out = []
    for query in queries:
        page.fill(".md-search__input", query)
        page.keyboard.press("ArrowLeft")  # stock Material hears keyup alone
        page.wait_for_function("q => window.__search.answered === q", arg=query, timeout=20000)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        articles = [article_of(href) for href in page.evaluate(RESULTS)]
        out.append(list(dict.fromkeys(articles)))
    return out
