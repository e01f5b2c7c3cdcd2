"""Back and Esc around the search: nobody loses what was searched, or the place where he was."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
ARTICLE = "techniques/active-listening/"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
WIDE = {"width": 1280, "height": 900}


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.fill(".md-search__input", words)
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def open_first(page: Page) -> None:
    page.locator(".md-search-result__list a").first.click()
    expect(page.locator("mark[data-md-highlight]").first).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", ["", ARTICLE])
def test_back_from_a_result_leads_to_the_results(visit: Visit, path: str, size: dict[str, object]) -> None:
    page = visit(path, **size)
    search(page, "投诉")
    open_first(page)
    page.go_back()
    expect(page.get_by_role("combobox", name="搜索")).to_have_value("投诉")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("q="))


def test_an_address_with_words_keeps_them(visit: Visit) -> None:
    page = visit("?q=投诉")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    open_first(page)
    page.go_back()
    expect(page).to_have_url(re.compile("q="))
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_the_filter_is_kept_too(visit: Visit) -> None:
    page = visit(ARTICLE)
    search(page, "投诉")
    chip = page.get_by_role("radio", name=re.compile("^技巧"))
    chip.click()
    expect(chip).to_be_checked()
    open_first(page)
    page.go_back()
    expect(page.get_by_role("radio", name=re.compile("^技巧"))).to_be_checked()


def test_on_a_phone_back_shuts_the_search_and_stays(visit: Visit, site: str) -> None:
    page = visit("about/", **PHONE)
    page.goto(site + ARTICLE)
    page.locator(".md-header__button[for=__search]").tap()
    expect(page.get_by_role("combobox", name="搜索")).to_be_focused()
    page.go_back()
    expect(page).to_have_url(site + ARTICLE)
    assert not page.is_checked("#__search")
    page.locator(".md-header__button[for=__search]").tap()
    page.locator(".md-search__icon[for=__search]").tap()
    expect(page.locator("#__search")).not_to_be_checked()
    page.wait_for_function("() => !(history.state || {}).zkSearch")
    page.go_back()
    expect(page).to_have_url(site + "about/")


def test_on_a_phone_back_twice_from_a_result_leads_to_the_page(visit: Visit, site: str) -> None:
    page = visit(ARTICLE, **PHONE)
    search(page, "投诉")
    open_first(page)
    page.go_back()
    expect(page.locator("#__search")).to_be_checked()
    page.go_back()
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page).to_have_url(site + ARTICLE)


def test_at_a_desk_the_search_is_no_step_of_the_history(visit: Visit, site: str) -> None:
    page = visit("about/")
    page.goto(site + ARTICLE)
    search(page, "投诉")
    page.go_back()
    expect(page).to_have_url(site + "about/")


def test_esc_leads_to_where_the_reader_was(visit: Visit) -> None:
    page = visit(ARTICLE)
    link = page.locator(".zk-body a").nth(2)
    link.focus()
    search(page, "投诉")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page = visit(ARTICLE)
    search(page, "投诉")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.closest('.md-content')")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.md-content')")


def test_escape_leads_to_the_text_on_the_screen(visit: Visit) -> None:
    page = visit("legal/for-cardholders/")
    page.evaluate("scrollTo(0, 4000)")
    page.keyboard.press("/")
    page.keyboard.type("分期")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="符合条件")).to_have_count(1)
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    page.keyboard.press("Tab")
    at = page.evaluate("[scrollY, document.activeElement.getBoundingClientRect().top]")
    assert at[0] > 3500 and 0 < at[1] < 900


@pytest.mark.parametrize("shut", ["Escape", "arrow", "back"])
def test_on_a_phone_the_focus_is_on_the_magnifier_again(visit: Visit, shut: str) -> None:
    page = visit(ARTICLE, **PHONE)
    opener = page.locator(".md-header").get_by_role("button", name="搜索", exact=True)
    opener.press("Enter")
    expect(page.get_by_role("combobox", name="搜索")).to_be_focused()
    page.wait_for_function("() => (history.state || {}).zkSearch")
    page.wait_for_timeout(300)  # the dialog slides in, and the bundle hears of the focus a moment later
    if shut == "Escape":
        page.keyboard.press("Escape")
    elif shut == "arrow":
        page.locator(".md-search__icon[for=__search]").tap()
    else:
        page.go_back()
    expect(opener).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()


def test_from_the_filter_too_esc_leads_to_where_the_reader_was(visit: Visit) -> None:
    page = visit(ARTICLE)
    link = page.locator(".zk-body a").nth(2)
    link.focus()
    search(page, "投诉")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="全部")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
