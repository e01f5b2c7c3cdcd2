"""`python -m tests.search_eval.speed [66] [1000]`: times of the search in Chromium, and what building a site costs.

First key to result: nothing of the search is loaded; the reader presses `/` and types one character, at once or 200 ms
later (nobody is quicker), on a line of 1.6 Mbit/s and 150 ms; counted from the character's input event to the frame that
shows its result. Warm: from each input event to the frame after the answer, for every beginning of forty queries.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.search_eval.cost import build_costs
from tests.search_eval.dialog import FLAGS
from tests.search_eval.sites import DATA, ours
from tests.search_eval.tasks import longest_tasks
from tests.search_eval.wire import needed, packed_site

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
RUNS = 9
DELAYS = (0, 200)

# From the input event to the frame after the answer; and tasks of 50 ms and more in the page.
CLOCK = """() => {
  window.__times = []; window.__long = [];
  new PerformanceObserver(list => list.getEntries().forEach(e => window.__long.push(e.duration)))
    .observe({entryTypes: ["longtask"]});
  document.addEventListener("input", () => { window.__start = performance.now(); }, true);
  new MutationObserver(() => {
    const from = window.__start;
    requestAnimationFrame(() => { const c = new MessageChannel();
      c.port1.onmessage = () => window.__times.push(performance.now() - from); c.port2.postMessage(0); });
  }).observe(document.querySelector(".zk-search__note"), {attributes: true, attributeFilter: ["data-query"]});
}"""

# Typed inside the page, so that nothing else asks it anything meanwhile.
TYPE = """async words => {
  const box = document.querySelector(".md-search__input");
  for (const word of words) {
    const seen = window.__times.length;
    box.value = word;
    box.dispatchEvent(new Event("input", {bubbles: true}));
    while (window.__times.length === seen) await new Promise(go => setTimeout(go, 5));
    await new Promise(go => setTimeout(go, 30));
  }
}"""
SHOWN = "() => window.__times.length > 0 && document.querySelector('.md-search-result__item')"


def first_result(browser: Browser, base: str, delay: int) -> float:
    """Milliseconds from the first key to its result."""
    page = browser.new_page()
    page.goto(base)
    page.wait_for_load_state("networkidle")
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", SLOW)
    page.evaluate(CLOCK)
    page.keyboard.press("/")
    page.wait_for_timeout(delay)
    page.keyboard.insert_text("核")
    page.wait_for_function(SHOWN)
    took = float(page.evaluate("window.__times[0]"))
    page.close()
    return took


def prefixes() -> list[str]:
    queries = json.loads((DATA / "queries.json").read_text("utf-8"))
    words = [q["q"] for q in queries if q["cls"] in ("question", "multi", "exact")][:40]
    return [word[:end] for word in words for end in range(1, len(word) + 1)]


def warm(browser: Browser, page: Page) -> dict[str, float]:
    """The page has the dialog closed; opened, loaded, and then typed into."""
    page.evaluate(CLOCK)
    with longest_tasks(browser, page) as loading:
        page.keyboard.press("/")
        page.keyboard.insert_text("核")
        page.wait_for_function(SHOWN)
        page.wait_for_timeout(500)
    long_loading = max(page.evaluate("window.__long"), default=0)
    page.evaluate("window.__times = []; window.__long = []")
    with longest_tasks(browser, page) as typing:
        page.evaluate(TYPE, prefixes())
    times = sorted(page.evaluate("window.__times"))
    return {"n": len(times), "median": statistics.median(times), "p95": times[int(len(times) * 0.95)],
            "loading": long_loading, "loading cpu": loading[0],
            "typing": max(page.evaluate("window.__long"), default=0), "typing cpu": typing[0]}


def measure(browser: Browser, name: str, site: Path, offline: Path) -> None:
    """Print the times of one site, over http and from a folder."""
    with packed_site(site) as base:
        for delay in DELAYS:
            took = sorted(first_result(browser, base, delay) for _ in range(RUNS))
            print(f"{name}：1.6 Mbit/s、150 ms，按 / 后{f' {delay} 毫秒' if delay else '立刻'}打一个字，到结果 "
                  f"中位数 {statistics.median(took):.0f} 毫秒（{took[0]:.0f}–{took[-1]:.0f}）", flush=True)
        for where, address in (("http", base), ("file", (offline / "index.html").as_uri())):
            page = browser.new_page()
            page.goto(address)
            got: dict[str, Any] = warm(browser, page)
            page.close()
            print(f"{name}：{where}，从输入到画面 中位数 {got['median']:.1f}、p95 {got['p95']:.1f} 毫秒（{got['n']} 次）；"
                  f"主线程最长的一段 载入 {got['loading']:.0f}、输入 {got['typing']:.0f} 毫秒（0 表示都不到 50），"
                  f"其中处理器 {got['loading cpu']:.0f}、{got['typing cpu']:.0f} 毫秒", flush=True)


def speeds(chromium: str, sizes: Sequence[int]) -> None:
    """Bytes, times and building costs of sites of these sizes."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for size in sizes:
            target, copies, name = Path(folder) / str(size), 1 if size == 66 else size, f"{size} 篇"
            site = ours(target / "http", copies=copies)
            offline = ours(target / "file", search="{offline: true}", copies=copies, more="use_directory_urls: false\n")
            print(f"{name}：{needed(site)}", flush=True)
            measure(browser, name, site, offline)
            print(f"{name}：{build_costs(target, copies, 5 if size <= 200 else 2)}", flush=True)
        browser.close()


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("没有 Chromium；请安装 Debian 软件包 chromium。")
    speeds(chromium, [int(n) for n in sys.argv[1:]] or [66, 1000])


if __name__ == "__main__":
    main()
