"""axe-core reads the built pages as a screen reader and weak eyes would: roles, names, landmarks, contrast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
TECHNIQUE = "techniques/opening-and-identity/"
PAGES = ["", TECHNIQUE, "glossary/", "glossary/gou-tong-neng-li/", "legal/", "legal/basis/xyk/", "legal/basis/misquoted/",
         "legal/compliance-boundary/", "faq/three-years/", "techniques/mental-toughness/", "about/map/", "about/report/",
         "about/writing/", "about/changes/", "techniques/handout-newcomer/", "about/problems/", "about/contribute/", "404.html"]


def stumbles(page: Page, part: str | None = None) -> list[str]:
    """What axe finds on a page, or a part of it, a line each: the rule, how bad it is, and the first place."""
    return [f"{found['id']} ({found['impact']}): {found['nodes'][0]['html'][:200]}"
            for found in Axe().run(page, context=part).response["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_nobody_stumbles(visit: Visit, path: str, width: int, scheme: str) -> None:
    page = visit(path, width=width, color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    assert stumbles(page) == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_stumbles_over_what_opens(visit: Visit, width: int, scheme: str) -> None:
    page = visit(TECHNIQUE, width=width, color_scheme=scheme)
    page.locator(".zk-body a.term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert stumbles(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("停息挂账")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(".md-search__inner")).to_have_css("opacity", "1")
    page.wait_for_timeout(1000)  # on a slow machine the results are still fading in
    assert stumbles(page, ".md-search") == []  # the page behind it is fading out


def test_an_image_without_words_is_a_stumble(visit: Visit) -> None:
    page = visit("faq/three-years/")
    page.locator(".zk-body").evaluate("body => body.append(document.createElement('img'))")
    assert [line.split()[0] for line in stumbles(page)] == ["image-alt"]
