"""A reader keeps the site on the device: read and searched without a network, told how old it is, thrown away again."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import _Handler
from zhiku.keeping import kept_list

Visit = Callable[..., Page]
KEPT = "async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"
AGED = """async () => {
    const [name] = await caches.keys(), cache = await caches.open(name);
    await cache.put(new URL("kept.json", location.origin).href, new Response(JSON.stringify({day: "2026-01-01", files: 1})));
}"""


BUILT = 1_700_000_000  # long ago: browsers take such pages for fresh for weeks, where nothing tells them to ask


class _Once(_Handler):
    """One answer a connection: a server that has gone answers no more."""

    protocol_version = "HTTP/1.0"


class Place:
    """A copy of the site on a server of its own, which can go away and come back at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        self.start()

    def start(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), partial(_Once, directory=str(self.folder)))
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def change(self, path: str, before: str, after: str) -> None:
        file = self.folder / path
        file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
        (self.folder / "kept.json").write_bytes(kept_list(self.folder))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Iterator[Place]:
    folder = Path(shutil.copytree(built, tmp_path / "site"))
    for file in folder.rglob("*.html"):
        os.utime(file, (BUILT, BUILT))
    found = Place(folder)
    yield found
    found.stop()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    yield context.new_page()
    context.close()


def keep(page: Page) -> None:
    page.locator(".zk-keep summary").press("Enter")
    expect(page.locator("[data-zk-keep-what]")).to_contain_text("存下来占")
    page.get_by_role("button", name="存到这台设备").press("Enter")
    expect(page.locator(".zk-keep [role=status]")).to_have_text("存好了。", timeout=60_000)
    expect(page.get_by_role("button", name="从这台设备删掉")).to_be_focused()


def test_what_was_kept_is_read_and_searched_without_a_network(page: Page, place: Place) -> None:
    page.goto(place.address + "faq/calling-hours/")
    keep(page)
    place.stop()
    page.goto(place.address + "techniques/active-listening/")
    expect(page.locator("h1")).to_have_text("倾听")
    expect(page.locator(".zk-offline")).to_contain_text("没有连上网：这是 20")
    page.goto(place.address + "no/such/page/")
    expect(page).to_have_title("没有这一页 - 信用卡催收知识库")
    page.goto(place.address)
    page.keyboard.press("/")
    page.keyboard.type("几点以后不能打")
    expect(page.get_by_role("option").filter(has_text="催收电话几点以后不能打？").first).to_be_visible()
    place.start()


def test_with_a_network_the_fresh_page_comes_first_and_what_is_kept_follows(page: Page, place: Place) -> None:
    page.goto(place.address + "faq/calling-hours/")
    keep(page)
    place.change("faq/calls-per-day/index.html", "<title>催收一天能打几个电话？", "<title>一天几个电话？")
    page.goto(place.address + "faq/calls-per-day/")
    expect(page).to_have_title(re.compile("^一天几个电话？"))
    expect(page.locator(".zk-offline")).to_have_count(0)
    page.evaluate(AGED)
    page.reload()  # kept long ago: what has changed is fetched
    page.locator(".zk-keep summary").press("Enter")
    expect(page.locator("[data-zk-keep-what]")).not_to_contain_text("2026-01-01", timeout=60_000)
    place.stop()
    page.reload()
    expect(page).to_have_title(re.compile("^一天几个电话？"))
    place.start()


def test_what_was_kept_is_thrown_away(page: Page, place: Place) -> None:
    page.goto(place.address)
    assert page.evaluate(KEPT) == [0, 0]  # nothing unasked
    keep(page)
    assert page.evaluate(KEPT) == [1, 1]
    page.goto(place.address + "glossary/cui-shou/")
    page.locator(".zk-keep summary").press("Enter")
    page.get_by_role("button", name="从这台设备删掉").press("Enter")
    expect(page.locator(".zk-keep [role=status]")).to_contain_text("已经删掉")
    expect(page.get_by_role("button", name="存到这台设备")).to_be_focused()
    assert page.evaluate(KEPT) == [0, 0]


def test_keeping_that_stops_halfway_says_so_and_goes_on(page: Page, place: Place) -> None:
    page.goto(place.address)
    hidden, away = place.folder / "techniques/active-listening", place.folder.with_name("away")
    hidden.rename(away)
    page.locator(".zk-keep summary").press("Enter")
    page.get_by_role("button", name="存到这台设备").press("Enter")
    expect(page.locator(".zk-keep [role=status]")).to_contain_text("没有存完", timeout=60_000)
    page.reload()
    expect(page.locator("[data-zk-drop-it]")).to_be_hidden()  # half is not kept
    away.rename(hidden)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    keep(page)
    size = page.evaluate("async () => (await (await caches.open((await caches.keys())[0])).keys()).length")
    assert 0 < len(asked) < size  # what it had got stays


def test_where_the_browser_cannot_keep_anything_is_offered_nothing(visit: Visit) -> None:
    page = visit("faq/calling-hours/")
    expect(page.locator(".zk-keep")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".zk-keep")).to_be_hidden()
    page.emulate_media(media="screen")
    page.context.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    page.reload()
    expect(page.locator(".zk-keep")).to_be_hidden()
