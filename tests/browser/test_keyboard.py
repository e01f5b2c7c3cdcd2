"""The frame of a page without a mouse: nothing that is shut takes the focus, what opens has a name, and the way past it all."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
ARTICLE = "faq/calling-hours/"
LAW = "legal/basis/xyk/"

STOP = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const boxes = Array.from(e.getClientRects()), wide = document.documentElement.clientWidth;
    const seen = boxes.some(b => b.right > 0 && b.left < wide && b.width && b.height);
    return { shown: seen && getComputedStyle(e).visibility === 'visible', aside: !!e.closest('.md-sidebar--primary'),
             what: e.outerHTML.slice(0, 120), main: !!e.closest('main, #zk-content') };
}"""


def stops(page: Page, most: int = 60) -> list[dict[str, object]]:
    """Where Tab stops from the beginning of the page on, until it leaves the page or has stopped `most` times."""
    found: list[dict[str, object]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        page.wait_for_timeout(5)
        stop = page.evaluate(STOP)
        if stop is None:
            break
        found.append(stop)
    return found


@pytest.mark.parametrize("path", ["", ARTICLE, LAW, "404.html"])
@pytest.mark.parametrize("width", [1280, 1024, 640, 390])
def test_tab_never_stops_where_nothing_is_seen(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width=width, height=600)
    found = stops(page)
    page.wait_for_timeout(300)
    unseen = [stop["what"] for stop in found if not stop["shown"]]
    assert not unseen, unseen[0]
    if width < 1220:
        assert not [stop for stop in found if stop["aside"]]
    if width < 960:
        assert not page.is_checked("#__search"), "going by a box opens nothing on a phone"


@pytest.mark.parametrize("width", [1024, 390])
def test_the_navigation_is_opened_walked_and_shut_with_the_keyboard(visit: Visit, width: int) -> None:
    page = visit(ARTICLE, width=width, height=800)
    opener = page.get_by_role("button", name="导航", exact=True)
    opener.focus()
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.wait_for_timeout(300)  # the drawer slides in
    inside = page.evaluate(STOP)
    assert inside["aside"] and inside["shown"]
    back = page.locator(".md-sidebar--primary").get_by_role("button", name="催收找上来")
    back.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    expect(page.locator(".md-sidebar--primary").get_by_role("button", name="还不上了")).to_be_visible()
    assert page.evaluate(STOP)["aside"]
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert not page.is_checked("#__drawer")
    page.keyboard.press(" ")
    assert page.is_checked("#__drawer")
    page.keyboard.press("Shift+Tab")
    for _ in range(40):
        if not page.evaluate(STOP)["aside"]:
            break
        page.keyboard.press("Shift+Tab")
    assert not page.is_checked("#__drawer")


def test_the_magnifier_of_a_phone_is_a_button(visit: Visit) -> None:
    page = visit(ARTICLE, width=390, height=844)
    page.locator(".md-header").get_by_role("button", name="搜索", exact=True).press("Enter")
    expect(page.get_by_role("combobox", name="搜索")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_colours_are_turned_with_one_button_that_says_what_it_does(visit: Visit, key: str) -> None:
    page = visit(ARTICLE, color_scheme="light")
    page.get_by_role("button", name="切换到深色").press(key)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    back = page.get_by_role("button", name="切换到浅色")
    expect(back).to_be_focused()
    expect(page.get_by_role("button", name="切换到深色")).to_be_hidden()
    assert page.evaluate(STOP)["shown"]
    back.press(key)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(page.locator(".md-header").get_by_role("radio")).to_have_count(0)


def test_beside_the_text_nothing_but_a_fold_is_a_button(visit: Visit) -> None:
    page = visit(ARTICLE)
    expect(page.get_by_role("button", name="导航", exact=True)).to_be_hidden()
    expect(page.locator(".md-sidebar [role=button]:not([data-zk-fold])")).to_have_count(0)


@pytest.mark.parametrize("path", [ARTICLE, LAW, "glossary/", ""])
def test_the_first_stop_leads_to_the_beginning_of_the_text(visit: Visit, path: str) -> None:
    page = visit(path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳到正文"
    page.keyboard.press("Enter")
    place = page.evaluate("""() => { const text = document.querySelector('.md-content__inner');
        return text.firstElementChild === document.activeElement; }""")
    assert place
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.md-content')")


def test_without_script_the_navigation_opens_all_the_same(visit: Visit) -> None:
    page = visit(ARTICLE, width=1024, java_script_enabled=False)
    page.keyboard.press("Tab")
    page.keyboard.press(" ")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()
    page.keyboard.press(" ")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


def test_every_label_has_its_box_and_every_tabindex_a_number(built: Path) -> None:
    for file in sorted(built.rglob("*.html")):
        html = file.read_text("utf-8")
        assert 'tabindex=""' not in html, file
        lost = set(re.findall(r'<label[^>]* for="([^"]+)"', html)) - set(re.findall(r'<input[^>]* id="([^"]+)"', html))
        assert not lost, (file, lost)
