"""The search before anything is typed: where to start, and what this reader searched last, which stays with the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import stumbles

Visit = Callable[..., Page]
ARTICLE = "techniques/active-listening/"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
WIDE = {"width": 1280, "height": 900}
KEPT = "() => JSON.parse(localStorage.getItem('zk-searched:/') || '[]')"


def opened(page: Page) -> Page:
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="搜索")).to_be_focused()
    return page


def follow(page: Page, words: str) -> None:
    """Search and open the first result."""
    opened(page).fill(".md-search__input", words)
    page.wait_for_function("words => document.querySelector('.zk-search__note').dataset.query === words", arg=words)
    link = page.locator(".md-search-result__list a").first
    where = link.evaluate("a => a.href.replace(/[?][^#]*/, '')")
    link.click()
    expect(page).to_have_url(where)
    page.wait_for_load_state()


def recent(page: Page) -> list[str]:
    return page.get_by_role("listbox", name="最近搜过").get_by_role("option").all_inner_texts()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", ["", ARTICLE])
def test_doors_and_questions_of_the_home_page_are_where_to_start(visit: Visit, path: str, size: dict[str, object]) -> None:
    home = visit()
    doors = home.locator(".zk-doors b").all_inner_texts()
    questions = home.locator(".zk-questions a").all_inner_texts()[:5]
    page = opened(visit(path, **size))
    entries = page.get_by_role("listbox", name="从这里开始").get_by_role("option")
    names = entries.evaluate_all("all => all.map(e => e.firstChild.textContent)")
    assert doors and questions and names == doors + questions
    expect(page.get_by_role("listbox", name="最近搜过")).to_have_count(0)
    box = page.get_by_role("combobox", name="搜索")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", "zk-entries")
    page.keyboard.press("Enter")  # nothing typed, nothing meant
    assert page.is_checked("#__search")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(box).to_have_attribute("aria-activedescendant", entries.last.get_attribute("id") or "?")
    where = entries.last.evaluate("a => a.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(where)
    page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_have_text(names[-1])


def test_it_gives_way_to_results_and_comes_back(visit: Visit) -> None:
    page = opened(visit(ARTICLE))
    start = page.locator(".zk-start")
    page.keyboard.type("投诉")
    expect(start).to_be_hidden()
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.get_by_role("button", name="清空当前内容").click()
    expect(start).to_be_visible()
    expect(page.locator(".md-search-result__item")).to_have_count(0)


def test_the_last_five_searches_that_led_somewhere_are_kept_until_they_are_cleared(visit: Visit) -> None:
    page = visit(ARTICLE)
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url + (r.post_data or "")))
    opened(page).fill(".md-search__input", "没有点开过")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.closest('.md-content')")
    for words in ("投诉", "分期", "律师函", "征信", "投诉", "减免", "外访"):
        follow(page, words)
    opened(page)
    expect(page.get_by_text("这份记录只存在这台设备的浏览器里，不会发送出去。")).to_be_visible()
    assert recent(page) == ["外访", "减免", "投诉", "征信", "律师函"] == page.evaluate(KEPT)
    sent = [url for url in asked if "投诉" in url or ("%E6%8A%95%E8%AF%89" in url and "?h=" not in url)]
    assert sent == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="搜索")).to_have_value("减免")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.fill(".md-search__input", "")
    expect(page.locator(".zk-search__filter")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="清除最近的搜索")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="搜索")).to_be_focused()
    expect(page.get_by_role("listbox", name="最近搜过")).to_have_count(0)
    expect(page.locator(".zk-start").get_by_role("status")).to_have_text("最近的搜索已清除")
    assert page.evaluate("localStorage.getItem('zk-searched:/')") is None


@pytest.mark.parametrize(("kept", "shown"), [
    ("no json", []), ('{"a": 1}', []), ('[1, null, "<b>x</b>"]', ["<b>x</b>"]), (json.dumps(list("甲乙丙丁戊己庚")), list("甲乙丙丁戊"))])
def test_what_else_stands_in_the_storage_does_no_harm(visit: Visit, kept: str, shown: list[str]) -> None:
    page = visit(ARTICLE)
    page.evaluate("kept => localStorage.setItem('zk-searched:/', kept)", kept)
    page.reload()
    opened(page)
    expect(page.get_by_role("listbox", name="从这里开始")).to_be_visible()
    assert recent(page) == shown


def test_without_storage_the_search_works_all_the_same(visit: Visit) -> None:
    page = visit("about/")
    page.add_init_script("""Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
        Storage.prototype.getItem = () => null;""")
    page.goto(page.url.replace("about/", ARTICLE))
    follow(page, "投诉")
    opened(page)
    expect(page.get_by_role("listbox", name="从这里开始")).to_be_visible()
    assert recent(page) == []


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_nobody_stumbles_over_where_to_start(visit: Visit, size: dict[str, object], scheme: str) -> None:
    page = visit(ARTICLE, color_scheme=scheme, **size)
    page.evaluate("localStorage.setItem('zk-searched:/', JSON.stringify(['投诉', '一个很长很长的问题'.repeat(9)]))")
    page.reload()
    opened(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search__inner")).to_have_css("opacity", "1")
    page.wait_for_timeout(1000)
    assert stumbles(page, ".md-search") == []
    assert page.locator(".md-search__scrollwrap").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_back_from_where_to_start_leads_to_the_page(visit: Visit, site: str) -> None:
    page = opened(visit(ARTICLE, **PHONE))
    page.get_by_role("listbox", name="从这里开始").get_by_role("option").first.tap()
    expect(page).to_have_url(re.compile("for-cardholders"))
    page.go_back()
    expect(page).to_have_url(site + ARTICLE)
