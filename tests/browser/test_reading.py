"""What a reader does, in a real browser: read, look a word up, follow it, come back, search."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
ARTICLE = "qualities/communication/"
TECHNIQUE = "techniques/opening-and-identity/"
TERM = "glossary/gou-tong-neng-li/"
LAW = "legal/basis/xyk/"
PAGES = ["", ARTICLE, TECHNIQUE, "glossary/", TERM, "techniques/", "faq/", "legal/basis/", LAW, "about/trust/",
         "legal/compliance-boundary/", "about/map/", "about/report/", "about/writing/", "404.html"]


def test_from_the_home_page_by_a_term_and_back(visit: Visit, site: str) -> None:
    page = visit()
    expect(page.get_by_role("heading", level=1)).to_have_text("信用卡催收知识库")
    page.locator(".zk-section a", has_text=re.compile("^沟通能力$")).click()
    expect(page).to_have_url(site + ARTICLE)
    term = page.locator(f'.zk-body a.term[href$="/{TERM}"]').first
    tip = page.get_by_role("tooltip")
    expect(tip).to_have_count(0)
    term.hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("沟通能力")
    assert len(tip.inner_text()) > 20
    tip.hover()
    expect(tip).to_be_visible()
    term.click()
    expect(page).to_have_url(site + TERM)
    use = page.locator(".zk-uses li", has=page.locator(f'a[href$="/{ARTICLE}"]'))
    expect(use.locator("b")).to_have_text("沟通能力")
    use.get_by_role("link").click()
    expect(page).to_have_url(site + ARTICLE)


def test_backlinks_quote_the_sentence_that_links(visit: Visit) -> None:
    page = visit("legal/compliance-boundary/")
    entry = page.locator("section", has=page.locator("#zk-backlinks")).locator("li").first
    words = entry.locator("b").inner_text()
    assert words and words in entry.locator(".zk-quote").inner_text()
    entry.get_by_role("link").click()
    expect(page.locator('.zk-body a[href*="compliance-boundary"]').first).to_be_visible()


def test_related_articles_say_why(visit: Visit) -> None:
    page = visit(TECHNIQUE)
    entries = page.locator(".zk-related li")
    assert 0 < entries.count() <= 5
    for reason in entries.locator(".zk-reason").all_inner_texts():
        assert reason.strip()


def test_a_term_by_keyboard(visit: Visit) -> None:
    page = visit(ARTICLE)
    term = page.locator(".zk-body a.term").first
    tip = page.get_by_role("tooltip")
    for _ in range(80):
        page.keyboard.press("Tab")
        if term.evaluate("a => a === document.activeElement"):
            break
    else:
        raise AssertionError("Tab does not reach the first term")
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(tip).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/glossary/"))


def test_a_screen_reader_is_told_the_definition(visit: Visit) -> None:
    page = visit(ARTICLE)
    for term in page.locator(".zk-body a.term").all():
        note = page.locator("#" + (term.get_attribute("aria-describedby") or "?"))
        expect(note).to_have_count(1)
        assert (note.text_content() or "").strip()
    expect(page.locator(f'.zk-body a.term[href$="/{TERM}"]').first).to_have_accessible_description(re.compile("沟通能力"))


def test_a_term_by_touch(visit: Visit, site: str) -> None:
    page = visit(ARTICLE, width=390, height=844, has_touch=True, is_mobile=True)
    term = page.locator(".zk-body a.term").first
    tip = page.get_by_role("tooltip")
    term.tap()
    expect(tip).to_be_visible()
    expect(page).to_have_url(site + ARTICLE)
    box = tip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    page.locator("h1").tap()
    expect(tip).to_be_hidden()
    term.tap()
    tip.get_by_role("link", name="查看词条").tap()
    expect(page).to_have_url(re.compile("/glossary/"))
    page.go_back()
    term.tap()
    expect(tip).to_be_visible()
    term.tap()
    expect(page).to_have_url(re.compile("/glossary/"))


def test_editorial_marks_explain_themselves(visit: Visit) -> None:
    page = visit("techniques/mental-toughness/")
    mark = page.locator("mark.editorial").first
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert len(page.get_by_role("tooltip").inner_text()) > 5


def test_without_script_terms_are_links_and_the_glossary_a_list(visit: Visit, site: str) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    term = page.locator(f'.zk-body a.term[href$="/{TERM}"]').first
    term.click()
    expect(page).to_have_url(site + TERM)
    page.goto(site + "glossary/")
    expect(page.locator(".zk-filter")).to_be_hidden()
    assert page.locator(".zk-entry").count() > 100
    page.get_by_role("navigation", name="按首字母跳转").get_by_role("link", name="Z").click()
    expect(page).to_have_url(site + "glossary/#letter-Z")


def test_searching_and_opening_a_result(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("沟通")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    expect(first).to_contain_text("沟通")
    where = first.evaluate("a => a.href.replace(/[?][^#]*/, '')")
    first.click()
    expect(page).to_have_url(where)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_search_box_of_the_home_page_by_mouse_and_on_a_phone(visit: Visit) -> None:
    page = visit()
    box = page.get_by_role("combobox", name="搜索")
    box.click()
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    phone = visit("", width=390, height=844, has_touch=True, is_mobile=True)
    phone.locator(".zk-hero__open").tap()
    expect(phone.get_by_role("combobox", name="搜索")).to_be_focused()


def test_the_examples_of_the_home_page_search(visit: Visit) -> None:
    page = visit()
    example = page.locator(".zk-hero__hint a").first
    words = example.inner_text()
    example.click()
    expect(page.get_by_role("combobox", name="搜索")).to_have_value(words)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_the_filter_of_the_glossary(visit: Visit) -> None:
    page = visit("glossary/")
    shown = page.locator(".zk-entry:visible")
    every = shown.count()
    box = page.get_by_role("searchbox")
    for typed, name in (("停息挂账", "停息挂账"), ("tingxi", "停息挂账"), ("txgz", "停息挂账"), ("ting xi", "停息挂账")):
        box.fill(typed)
        expect(shown.filter(has_text=name).first).to_be_visible()
        assert 0 < shown.count() < 12, typed
    box.fill("huan kuan")
    names = page.locator(".zk-entry:visible > a").all_inner_texts()
    assert names and all("还款" in name for name in names), names
    box.fill("没有这样的词")
    expect(page.locator(".zk-none")).to_be_visible()
    expect(shown).to_have_count(0)
    box.fill("")
    assert shown.count() == every
    page.get_by_role("combobox", name="类别").select_option("法律程序")
    for facts in page.locator(".zk-entry:visible .zk-entry__facts").all_inner_texts():
        assert facts.startswith("法律程序")
    assert 0 < shown.count() < every


def test_aliases_in_the_glossary_point_to_their_term(visit: Visit) -> None:
    page = visit("glossary/")
    alias = page.locator(".zk-entry--alias", has_text="挂账停息")
    expect(alias).to_contain_text("见 停息挂账")
    alias.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("停息挂账")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone_and_its_headings_are_in_order(visit: Visit, path: str) -> None:
    page = visit(path, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    levels = page.evaluate("""() => Array.from(document.querySelectorAll('h1,h2,h3,h4,h5,h6'))
        .filter(h => h.offsetParent && !h.closest('.md-search')).map(h => +h.tagName[1])""")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def test_the_colours_are_the_systems_until_a_reader_chooses_and_then_his(visit: Visit) -> None:
    page, body = visit(ARTICLE, color_scheme="light"), "data-md-color-scheme"
    expect(page.locator("body")).to_have_attribute(body, "default")
    page.reload()
    for system, scheme in (("dark", "slate"), ("light", "default")):  # in the evening, and again in the morning
        page.emulate_media(color_scheme=system)
        expect(page.locator("body")).to_have_attribute(body, scheme)
    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(page.locator("body")).to_have_attribute(body, "slate")
    page.get_by_title("切换到浅色").click()
    expect(page.locator("body")).to_have_attribute(body, "default")
    for system in ("light", "dark"):
        page.emulate_media(color_scheme=system)
        page.reload()
        expect(page.locator("body")).to_have_attribute(body, "default")


def test_on_paper_a_term_is_plain_text(visit: Visit) -> None:
    page = visit(TECHNIQUE)
    page.emulate_media(media="print")
    term = page.locator(".zk-body a.term").first
    style = term.evaluate("a => { const s = getComputedStyle(a), p = getComputedStyle(a.parentElement);"
                          " return [s.textDecorationLine, s.backgroundImage, s.color === p.color, s.borderBottomWidth]; }")
    assert style == ["none", "none", True, "0px"]
    for gone in (".md-header", ".md-footer", ".md-sidebar", ".md-path", ".term-definitions", "#zk-backlinks"):
        for part in page.locator(gone).all():
            expect(part).to_be_hidden()
    expect(page.locator(".zk-lawlist time").first).to_be_visible()


def test_on_paper_citations_are_light_and_tables_fit(visit: Visit) -> None:
    page = visit("faq/calls-per-day/", width=700)
    page.emulate_media(media="print")
    marks = page.locator(".zk-body .law-grade")
    grades = set(marks.evaluate_all("all => all.filter(e => e.offsetParent).map(e => e.dataset.grade)"))
    assert marks.count() and "V1" not in grades
    expect(page.locator(".zk-body .law-grade time:visible")).to_have_count(0)
    text, tables = page.locator(".zk-body").bounding_box(), page.locator(".zk-body .md-typeset__scrollwrap").all()
    assert text and tables
    for box in [table.bounding_box() for table in tables]:
        assert box and box["x"] >= text["x"] and box["x"] + box["width"] <= text["x"] + text["width"]


def test_one_sheet_is_one_sheet(visit: Visit) -> None:
    page = visit("legal/family-one-sheet/")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def test_where_a_reader_jumps_the_contents_say_so(visit: Visit) -> None:
    page = visit("legal/for-cardholders/")
    for anchor in ("#verify", "#contacts", "#crime"):
        page.locator(f".md-sidebar--secondary a[href='{anchor}']").click()
        expect(page.locator(".md-sidebar--secondary .md-nav__link--active").last).to_have_attribute("href", anchor)


def test_a_heading_is_read_without_the_sign_that_links_to_it(visit: Visit) -> None:
    page = visit("legal/for-cardholders/")
    expect(page.get_by_role("heading", name="今天先做三件事", exact=True)).to_be_visible()
    assert page.locator(".headerlink:not([tabindex='-1'][aria-hidden])").count() == 0


def test_the_way_back_to_the_top_covers_no_line(visit: Visit) -> None:
    page = visit("legal/for-cardholders/", width=390)
    page.evaluate("scrollTo(0, 3000)")
    page.mouse.wheel(0, -200)
    box = page.get_by_role("button", name="回到页面顶部").bounding_box()
    assert box and box["width"] < 60 and box["x"] > 300 and box["y"] > 600


def test_keyboard_skips_the_head(visit: Visit) -> None:
    for path in (TECHNIQUE, "glossary/"):
        page = visit(path)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('.md-content')"), path


def test_the_map_lights_neighbours_and_shows_one_section(visit: Visit) -> None:
    page = visit("about/map/")
    node = page.locator(".map-node.map-article").first
    node.focus()
    near = page.locator(".map-node.is-near").count()
    assert 1 < near < page.locator(".map-node").count()
    page.get_by_role("button", name="技巧").click()
    expect(page.locator(".map-section:visible")).to_have_count(1)
    page.get_by_role("button", name="全部").click()
    node.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).not_to_have_url(re.compile("map"))


def test_no_style_attribute_of_ours(built: Path) -> None:
    for path in PAGES:
        text = (built / path if path.endswith(".html") else built / path / "index.html").read_text("utf-8")
        assert not re.search(r"<[^>]+\sstyle=", text), path
        assert not re.search(r"<[^>]+\son[a-z]+=", text), path


def test_where_a_page_is_missing_one_can_search_and_without_script_choose(visit: Visit, site: str) -> None:
    page = visit("404.html")
    page.get_by_role("searchbox", name="要找的内容").fill("停息挂账")
    page.get_by_role("button", name="搜索", exact=True).click()
    expect(page).to_have_url(re.compile(re.escape(site) + r"\?q="))
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page = visit("404.html", java_script_enabled=False)
    assert "搜索" not in page.locator("article").inner_text()
    page.locator("article").get_by_role("link", name="常见问题").click()
    expect(page).to_have_url(site + "faq/")


def test_on_a_phone_whoever_is_being_collected_from_sees_his_door_at_once(visit: Visit) -> None:
    page = visit("", width=390, height=844)
    door = page.get_by_role("link", name="我被催收了")
    box = door.bounding_box()
    assert box and box["y"] + box["height"] < 844
    door.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("被催收了怎么办")


def test_an_article_of_law_is_shown_beside_its_link(visit: Visit, site: str) -> None:
    page = visit("faq/calling-hours/")
    link, tip = page.locator(".zk-body a.law[href*='#zyx2026-hours']").first, page.get_by_role("tooltip")
    link.hover()
    expect(tip).to_contain_text("每日22:00至次日8:00不得")
    expect(tip).to_contain_text("待核对官方原文")
    page.keyboard.press("Escape")
    link.focus()
    expect(tip).to_be_visible()
    link.click()
    expect(page).to_have_url(site + "legal/basis/zyx2026/#zyx2026-hours")
    phone = visit("faq/calling-hours/", width=390, height=844, has_touch=True, is_mobile=True)
    phone.locator(".zk-body a.law[href*='#zyx2026-hours']").first.tap()
    expect(phone.get_by_role("tooltip")).to_be_visible()
    expect(phone).to_have_url(site + "faq/calling-hours/")
    phone.get_by_role("tooltip").get_by_role("link", name="查看法条").tap()
    expect(phone).to_have_url(site + "legal/basis/zyx2026/#zyx2026-hours")
