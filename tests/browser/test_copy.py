"""What a reader takes along with one press, a script or how the page is cited; what must not be said has no such button."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


@pytest.mark.parametrize("path", ["techniques/silence-and-delay/", "techniques/handout-newcomer/"])
@pytest.mark.parametrize("intranet", [False, True])
def test_a_script_is_copied_without_the_button(visit: Visit, path: str, intranet: bool) -> None:
    page = visit(path)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read = page.evaluate_handle("() => { const c = navigator.clipboard; return () => c.readText(); }")
    if intranet:  # no https: the browser has no clipboard there
        page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    quote = page.locator("blockquote:has(.zk-copy)").first
    button = quote.get_by_role("button", name="复制")
    lines = quote.locator("p").all_inner_texts()
    button.focus()
    page.keyboard.press("Enter")
    expect(quote.get_by_role("button")).to_have_text("已复制")
    assert page.evaluate("read => read()", read) == "\n".join(lines)
    expect(quote.get_by_role("button")).to_be_focused()
    expect(button).to_have_text("复制")


def test_what_must_not_be_said_looks_so_and_cannot_be_copied(visit: Visit) -> None:
    page = visit("techniques/silence-and-delay/")
    assert page.locator(".zk-dont").count() == 1
    assert page.locator(".zk-dont .zk-copy").count() == 0
    mark = page.locator(".zk-dont > li").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert "✗" in mark
    page.emulate_media(media="print")
    expect(page.locator(".zk-copy").first).to_be_hidden()


@pytest.mark.parametrize("intranet", [False, True])
def test_how_a_page_is_cited_is_copied_and_said(visit: Visit, site: str, intranet: bool) -> None:
    page = visit("faq/calling-hours/?h=催收#gui-ze")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read = page.evaluate_handle("() => { const c = navigator.clipboard; return () => c.readText(); }")
    if intranet:
        page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    button, said = page.get_by_role("button", name="复制引用"), page.locator(".zk-byline").get_by_role("status")
    expect(said).to_have_text("")
    button.press("Enter")
    expect(said).to_have_text("引用已复制")
    expect(button).to_be_focused()
    reviewed, updated = (page.locator(".zk-byline li", has_text=word).locator("time").first.inner_text() for word in ("复核", "最后更新"))
    assert page.evaluate("read => read()", read) == (
        f"《催收电话几点以后不能打？》，信用卡催收知识库，复核 {reviewed}，最后更新 {updated}，{site}faq/calling-hours/")


def test_a_citation_that_cannot_be_copied_is_there_to_be_selected(visit: Visit) -> None:
    page = visit("faq/calling-hours/")
    page.evaluate("""() => { Object.defineProperty(navigator, 'clipboard', {value: undefined});
        document.execCommand = () => { throw new Error('none'); }; }""")
    page.get_by_role("button", name="复制引用").click()
    expect(page.locator(".zk-cite").get_by_role("status")).to_contain_text("请选中再复制：《催收电话几点以后不能打？》，信用卡催收知识库，")


def test_what_is_no_article_has_no_citation(visit: Visit) -> None:
    for path in ("", "glossary/gou-tong-neng-li/", "techniques/"):
        expect(visit(path).get_by_role("button", name="复制引用")).to_have_count(0)


@pytest.mark.parametrize("path", ["", "faq/calling-hours/", "glossary/gou-tong-neng-li/", "techniques/", "legal/basis/xyk/",
                                  "techniques/handout-newcomer/", "legal/family-one-sheet/"])
def test_on_paper_a_page_says_where_it_is_from_and_of_which_day(visit: Visit, site: str, path: str) -> None:
    page = visit(path + "?h=催收#zk-content")
    line = page.locator(".zk-from")
    expect(line).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    expect(line).to_be_visible()
    expect(line).to_contain_text(f"信用卡催收知识库{site}{path}")
    dates = page.locator(".zk-from time, .zk-byline time")
    assert dates.count() and all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in dates.all_inner_texts())
    expect(page.get_by_role("button", name="复制引用")).to_be_hidden()
    colours = line.evaluate("e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]")
    assert colours == ["rgb(68, 68, 68)", "rgb(255, 255, 255)"]
