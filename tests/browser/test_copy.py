"""A script is taken along with one press; what must not be said has no such button."""

from __future__ import annotations

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
