"""What the main thread of a page does for a while in; its longest task, by processor time, out.

The processor's time is what the page costs; the clock's also holds what else the machine was doing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

_CATEGORIES = ["toplevel", "blink.user_timing"]


@contextmanager
def longest_tasks(browser: Browser, page: Page) -> Iterator[list[float]]:
    """The list that is yielded holds one number afterwards: milliseconds of the longest task."""
    events: list[dict[str, Any]] = []
    over: list[bool] = []
    session = browser.new_browser_cdp_session()
    session.on("Tracing.dataCollected", lambda got: events.extend(got["value"]))
    session.on("Tracing.tracingComplete", lambda _: over.append(True))
    session.send("Tracing.start", {"traceConfig": {"includedCategories": _CATEGORIES}, "transferMode": "ReportEvents"})
    page.evaluate("performance.mark('zhiku-main')")
    longest: list[float] = []
    try:
        yield longest
    finally:
        session.send("Tracing.end")
        while not over:
            page.wait_for_timeout(20)
        session.detach()
    mark = next(e for e in events if e["name"] == "zhiku-main")
    spent = [e.get("tdur", 0) for e in events if e.get("ph") == "X" and (e["pid"], e["tid"]) == (mark["pid"], mark["tid"])]
    longest.append(max(spent, default=0) / 1000)
