"""`python -m tests.search_eval.speed`: bytes and times of the search, measured in Chromium, at 66 and 1,000 articles."""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import threading
from functools import partial
from gzip import compress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import Browser, Page, sync_playwright

from tests.search_eval.dialog import FLAGS
from tests.search_eval.sites import DATA, ours, stock

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}

# From the input event to the frame after the result list has changed; and main thread tasks of 50 ms and more.
CLOCK = """() => {
  window.__times = []; window.__long = [];
  new PerformanceObserver(list => list.getEntries().forEach(e => window.__long.push(e.duration)))
    .observe({entryTypes: ["longtask"]});
  const start = () => { window.__start = performance.now(); };
  document.addEventListener("input", start, true);
  const note = document.querySelector(".zk-search__note");
  new MutationObserver(() => {
    const from = window.__start;
    requestAnimationFrame(() => { const c = new MessageChannel();
      c.port1.onmessage = () => window.__times.push(performance.now() - from); c.port2.postMessage(0); });
  }).observe(note, {attributes: true, attributeFilter: ["data-query"]});
}"""


class _Packed(SimpleHTTPRequestHandler):
    """Sends text packed, as every host does."""

    protocol_version = "HTTP/1.1"
    packed: ClassVar[dict[str, bytes]] = {}

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = self.packed.setdefault(str(path), compress(path.read_bytes(), 9))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def serve(site: Path) -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def first_result(browser: Browser, base: str) -> float:
    """Milliseconds from the first key to its result, nothing of the search loaded before `/`, on a slow line."""
    page = browser.new_page()
    page.goto(base)
    page.wait_for_load_state("networkidle")
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", SLOW)
    page.evaluate(CLOCK)
    page.keyboard.press("/")
    page.keyboard.insert_text("核")
    page.wait_for_function("window.__times.length > 0 && document.querySelector('.md-search-result__item')")
    took = float(page.evaluate("window.__times[0]"))
    page.close()
    return took


def warm(page: Page) -> dict[str, float]:
    """Every prefix of the evaluation queries, one after the other."""
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.matches('.md-search__input')")
    queries = [q["q"] for q in json.loads((DATA / "queries.json").read_text("utf-8")) if q["cls"] in ("question", "multi", "exact")]
    page.keyboard.insert_text("核")
    page.wait_for_function("document.querySelector('.md-search-result__item')")
    blocked_while_loading = max(page.evaluate("window.__long"), default=0)
    page.evaluate("window.__times = []; window.__long = []")
    for query in queries[:40]:
        for end in range(1, len(query) + 1):
            seen = page.evaluate("window.__times.length")
            page.evaluate("""text => { const i = document.querySelector('.md-search__input'); i.value = text;
                i.dispatchEvent(new Event('input', {bubbles: true})); }""", query[:end])
            page.wait_for_function("n => window.__times.length > n", arg=seen)
    times = sorted(page.evaluate("window.__times"))
    return {"n": len(times), "median": statistics.median(times), "p95": times[int(len(times) * 0.95)],
            "long": max(page.evaluate("window.__long"), default=0), "loading": blocked_while_loading}


def measure(browser: Browser, name: str, site: Path, offline: Path) -> None:
    files = {p.name: p.read_bytes() for p in (site / "search").iterdir() if p.is_file()}
    packed = {n: len(compress(b, 9)) for n, b in files.items()}
    index, engine = packed["index.json"], packed["engine.js"]
    print(f"{name}：首个结果前 gzip {index + engine} 字节（索引 {index}，引擎 {engine}）")
    base = serve(site)
    first = sorted(first_result(browser, base) for _ in range(5))[2]
    print(f"{name}：1.6 Mbit/s、150 ms 下，从第一个键到结果 {first:.0f} 毫秒（五次的中位数）")
    for where, address in (("http", base), ("file", (offline / "index.html").as_uri())):
        page = browser.new_page()
        page.goto(address)
        page.evaluate(CLOCK)
        got: dict[str, Any] = warm(page)
        page.close()
        print(f"{name}：{where}，从输入到画面 中位数 {got['median']:.1f}、p95 {got['p95']:.1f} 毫秒（{got['n']} 次），"
              f"主线程最长的一段 载入时 {got['loading']:.0f}、输入时 {got['long']:.0f} 毫秒（0 表示都不到 50）")


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("没有 Chromium；请安装 Debian 软件包 chromium。")
    sizes = [int(n) for n in sys.argv[1:]] or [66, 1000]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for size in sizes:
            target = Path(folder) / str(size)
            copies = 1 if size == 66 else size
            site = ours(target / "http", copies=copies)
            offline = ours(target / "file", search="{offline: true}", copies=copies, more="use_directory_urls: false\n")
            measure(browser, f"{size} 篇", site, offline)
            plain = stock(target / "stock", copies=copies)
            ours_bytes, theirs = (site / "search/index.json").stat().st_size, (plain / "search/search_index.json").stat().st_size
            cpu = {where: float((target / where / "cpu.txt").read_text()) for where in ("http", "stock")}
            print(f"{size} 篇：索引是 Material 的 {ours_bytes / theirs:.3f} 倍；生成用处理器 {cpu['http']} 秒，"
                  f"Material 加 jieba {cpu['stock']} 秒，比 {cpu['http'] / cpu['stock']:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
