"""How pages break: no line begins with a comma, no column is two characters wide, nothing is cut or out of reach."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
CITING = ["legal/for-cardholders/", "techniques/mental-toughness/", "legal/compliance-boundary/", "faq/three-years/",
          "faq/calls-per-day/", "glossary/dan-bao-ren/"]
TABLES = ["legal/basis/", "legal/compliance-boundary/", "faq/calls-per-day/", "techniques/no-answer-and-lost-contact/"]

# Characters after a grade, and the days, that stand on another line than what is before them.
BROKEN = r"""() => {
  const range = document.createRange(), found = [];
  const box = (node, at) => { range.setStart(node, at); range.setEnd(node, at + 1); return range.getBoundingClientRect(); };
  for (const grade of document.querySelectorAll(".md-content .law-grade")) {
    const text = grade.nextSibling, last = Array.from(grade.getClientRects()).pop();
    if (!last || !text || text.nodeType !== 3 || !/^[，。、；：？！）】》”’]/.test(text.data)) continue;
    if (box(text, 0).top > last.bottom - 2) found.push(text.data.slice(0, 9));
  }
  for (const day of document.querySelectorAll(".md-content .zk-day"))
    if (new Set(Array.from(day.getClientRects(), r => Math.round(r.top))).size > 1) found.push(day.textContent);
  return found;
}"""

# Cells that are read in lines of fewer than five characters although they say more.
NARROW = """() => Array.from(document.querySelectorAll(".zk-body td, .zk-body th")).filter(cell => {
  const style = getComputedStyle(cell), size = parseFloat(style.fontSize);
  const room = (cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)) / size;
  return cell.offsetParent && cell.offsetWidth > 1 && room < 5 && cell.innerText.trim().length > room * 1.5;
}).map(cell => cell.innerText)"""


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("path", CITING)
def test_no_line_begins_with_a_comma_after_a_grade_and_no_day_is_broken(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width=width)
    assert page.locator(".law-grade").count()
    assert page.evaluate(BROKEN) == []


@pytest.mark.parametrize(("display", "broken"), [("inline-block", True), ("", False)])
def test_a_comma_after_a_box_would_be_seen(visit: Visit, display: str, broken: bool) -> None:
    """The measure measures: as boxes, which grades once were, some begin a line with their comma, whatever the width."""
    page = visit("faq/three-years/")
    page.evaluate("""display => { for (let width = 150; width < 300; width += 5) {
        const text = document.querySelector(".zk-body").appendChild(document.createElement("p"));
        text.innerHTML = '依<a class="law" href="#">第七十条</a><span class="law-grade">待核对官方原文</span>，最长五年。';
        text.style.width = width + "px";
        text.querySelector("span").style.display = display;
    } }""", display)
    assert bool(page.evaluate(BROKEN)) is broken


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("path", TABLES)
def test_a_column_has_room_for_words(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width=width)
    assert page.evaluate(NARROW) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_rows_are_blocks_that_a_screen_reader_still_knows_as_a_table(visit: Visit) -> None:
    page = visit("legal/basis/", width=390)
    table = page.locator(".zk-body table[data-stack]").nth(1)
    cells = table.locator("tbody tr").first.locator("td:not(:empty)")
    tops = [box["y"] for cell in cells.all() if (box := cell.bounding_box())]
    assert tops == sorted(set(tops)) and len(tops) >= 4
    label = cells.last.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label.startswith('"核对日') and label.endswith('/ ""'), "shown, and not read out a second time"
    assert page.get_by_role("table").count() > 5
    row = page.get_by_role("row").filter(has=page.get_by_role("cell", name="2026-11-23")).first
    assert row.get_by_role("cell").count() >= 4
    expect(page.get_by_role("columnheader", name="核对日").first).to_be_attached()


def test_a_table_that_is_wider_than_a_phone_scrolls_and_a_shadow_says_so(visit: Visit) -> None:
    page = visit("about/writing/", width=390)
    scroller = page.locator(".md-typeset__scrollwrap").last
    scroller.evaluate("s => s.querySelectorAll('td').forEach(cell => { cell.style.whiteSpace = 'nowrap'; })")
    assert scroller.evaluate("s => s.scrollWidth > s.clientWidth && s.clientWidth <= innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(scroller).to_have_css("background-image", re.compile("(linear-gradient.*){4}"))


def test_a_table_on_paper_is_a_table(visit: Visit) -> None:
    page = visit("legal/basis/", width=390)
    page.emulate_media(media="print")
    expect(page.locator(".zk-body table[data-stack] td").first).to_have_css("display", "table-cell")


@pytest.mark.parametrize("path", ["", "faq/three-years/"])
@pytest.mark.parametrize("asked", [False, True])
def test_behind_the_shut_search_nothing_takes_the_focus(visit: Visit, path: str, asked: bool) -> None:
    page = visit(path)
    box = page.get_by_role("combobox", name="搜索")
    if asked:
        page.keyboard.press("/")
        page.keyboard.type("还款")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.keyboard.press("Escape")
    else:
        box.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.md-search__output')") is False
    assert page.evaluate("document.activeElement.getBoundingClientRect().height") > 4


def test_a_grade_says_its_day_by_touch_by_mouse_and_beside_its_focused_link(visit: Visit) -> None:
    said = re.compile(r"核对日 \d{4}-\d{2}-\d{2}")
    phone = visit("faq/three-years/", width=390, height=844, has_touch=True, is_mobile=True)
    phone.locator(".zk-body .law-grade").first.tap()
    expect(phone.get_by_role("tooltip")).to_have_text(said)
    phone.locator("h1").tap()
    expect(phone.get_by_role("tooltip")).to_be_hidden()
    page = visit("faq/three-years/")
    page.locator(".zk-body .law-grade").first.hover()
    expect(page.get_by_role("tooltip")).to_have_text(said)
    page.keyboard.press("Escape")
    page.locator(".zk-body a.law").first.focus()
    expect(page.get_by_role("tooltip")).to_have_text(said)
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_the_contents_are_as_wide_as_the_text(visit: Visit) -> None:
    page = visit("legal/for-cardholders/", width=768)
    widths = page.evaluate("['.zk-toc', '.zk-body h2', '.zk-head'].map(s => Math.round(document.querySelector(s).offsetWidth))")
    assert len(set(widths)) == 1, widths


def test_large_letters_do_not_cut_where_a_page_belongs(visit: Visit) -> None:
    page = visit("faq/three-years/", width=390)
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert page.evaluate("""() => { const path = document.querySelector('.md-path');
        return Array.from(path.querySelectorAll('*')).every(e => e.getBoundingClientRect().right <= innerWidth)
            && path.scrollWidth <= path.clientWidth; }""")


def test_a_slow_index_is_announced_in_plain_words(visit: Visit) -> None:
    page = visit("faq/three-years/")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("^\\s*正在准备搜索……\\s*$"))
