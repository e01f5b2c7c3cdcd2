"""The search dialog as readers use it, under a strict Content-Security-Policy (see conftest) and from a folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "techniques/active-listening/"
Visit = Callable[..., Page]


def ask(page: Page, words: str) -> list[str]:
    """Type words into the open dialog; the titles of the results."""
    page.fill(".md-search__input", words)
    page.wait_for_function(
        "words => { const d = document.querySelector('.zk-search__note'); return d.dataset.query === words; }", arg=words)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return titles(page)


def meant(page: Page) -> str:
    """The title, or else the words, of the result that the box says is meant; the focus is in the box."""
    return str(page.evaluate("""() => { const box = document.activeElement;
        const option = document.getElementById(box.getAttribute('aria-activedescendant'));
        if (!box.matches('[role=combobox]')) return 'the focus left the box';
        if (!option) return '';
        const seen = option.getBoundingClientRect(), view = document.querySelector('.md-search__scrollwrap').getBoundingClientRect();
        const there = option.matches('[role=listbox] [role=option][aria-selected=true]')
            && seen.top >= view.top - 1 && seen.top < view.bottom;
        return there ? (option.querySelector('h1, h2') || option).textContent : 'not to be seen'; }"""))


def titles(page: Page) -> list[str]:
    return list(page.eval_on_selector_all(".md-search-result__item h1", "all => all.map(e => e.textContent)"))


def opened(visit: Visit, path: str = ARTICLE, **options: object) -> Page:
    page = visit(path, **options)
    page.keyboard.press("/")
    page.wait_for_function("() => document.activeElement.matches('.md-search__input')")
    return page


def test_nothing_of_the_search_is_loaded_before_the_reader_goes_to_the_box(visit: Visit) -> None:
    page = visit("about/")
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(page.url.replace("about/", ARTICLE))
    page.wait_for_load_state("networkidle")
    data = re.compile(r"^http://[^/]+/search/|workers/|search_index")
    assert [url for url in asked if data.search(url)] == []
    page.keyboard.press("/")
    ask(page, "沟通")
    page.wait_for_load_state("networkidle")
    loaded = [url.rsplit("/", 1)[-1] for url in asked if data.search(url)]
    assert sorted(loaded[:2]) == ["engine.js", "index.json"] and set(loaded[2:]) == {"words.js"}


def test_a_result_leads_to_the_page_with_its_words_marked(visit: Visit) -> None:
    page = opened(visit)
    assert ask(page, "诉讼时效")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark[data-md-highlight]")
    marks = page.eval_on_selector_all("[data-md-component=content] mark[data-md-highlight]", "a => a.map(m => m.textContent)")
    assert "诉讼时效" in marks and all(len(m) > 1 for m in marks)
    assert "?" not in page.url, "什么词找来的，不留在要复制给别人的网址里"


@pytest.mark.parametrize(("words", "said"), [("tingxiguazhang", "按“停息挂账”查找"), ("律师涵", "按“律师函”查找"), ("停息挂账", "")])
def test_the_dialog_says_what_it_searched_instead(visit: Visit, words: str, said: str) -> None:
    page = opened(visit)
    assert ask(page, words)
    assert page.inner_text(".zk-search__note") == said


def test_composition_searches_before_and_on_commit(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "lv'shi'han", "selectionStart": 10, "selectionEnd": 10})
    page.wait_for_function("() => document.querySelector('.zk-search__note').dataset.query === \"lv'shi'han\"")
    page.wait_for_selector(".md-search-result__item")
    assert any("律师函" in title for title in titles(page)[:3])
    keyboard.send("Input.insertText", {"text": "律师函"})
    page.wait_for_function("() => document.querySelector('.zk-search__note').dataset.query === '律师函'")
    assert "律师函" in titles(page)[0]


def test_the_filter_is_worked_with_the_keyboard(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "投诉")
    chips = page.locator(".zk-search__filter .zk-chip")
    assert chips.count() > 2 and chips.nth(0).get_attribute("aria-checked") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "全部"
    page.keyboard.press("ArrowRight")
    page.wait_for_function("""() => { const chip = document.activeElement;
        return chip.getAttribute('aria-checked') === 'true' && chip.textContent !== '全部'; }""")
    name, count = page.evaluate("document.activeElement.textContent").rsplit(" ", 1)
    places = page.eval_on_selector_all(".md-search-result__item > a:first-child",
                                       "a => a.map(e => new URL(e.href).pathname.split('/')[1])")
    folder = {"素质": "qualities", "技巧": "techniques", "律师视角": "legal", "常见问题": "faq", "词条": "glossary"}[name]
    assert set(places) == {folder} and 0 < len(places) <= int(count)
    page.keyboard.press("ArrowDown")
    assert meant(page) == titles(page)[0]
    page.keyboard.press("Escape")
    assert not page.is_checked("#__search")


def test_the_box_and_its_results_are_a_combobox(visit: Visit) -> None:
    page = opened(visit)
    box = page.get_by_role("combobox", name="搜索")
    ask(page, "投诉")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="搜索结果")).to_have_id(box.get_attribute("aria-controls") or "?")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d+ 个符合条件的结果$"))
    assert page.locator(".md-search-result__meta").get_attribute("role") == "status"
    names = titles(page)
    page.keyboard.press("Home")  # nothing is meant yet: the key is the text's
    assert meant(page) == "" and box.evaluate("e => e.selectionStart") == 0
    page.keyboard.press("ArrowDown")
    assert meant(page) == names[0]
    page.keyboard.press("ArrowUp")
    assert meant(page) == ""
    page.keyboard.press("ArrowUp")
    last = meant(page)
    assert last not in (names[0], "", "not to be seen")
    page.keyboard.press("Home")
    assert meant(page) == names[0]
    page.keyboard.press("End")
    assert meant(page) not in (names[0], "", "not to be seen")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    second = meant(page)
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    page.keyboard.type("银行")  # goes on in the box, and another list means nothing yet
    page.wait_for_function("() => document.querySelector('.zk-search__note').dataset.query.length === 4")
    assert meant(page) == "" and "银行" in box.input_value() and second
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile(".*"))


def test_enter_opens_what_is_meant_and_tab_goes_on(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "投诉")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    second = page.locator("[role=option][aria-selected=true]")
    assert second.get_attribute("href")
    where = second.evaluate("e => e.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(where)
    page = opened(visit)
    ask(page, "投诉")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="全部")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("radio").last).to_be_focused()
    expect(page.get_by_role("radio").last).to_be_checked()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    assert meant(page) == titles(page)[0]
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    assert not page.evaluate("document.activeElement.closest('.md-search')")


def test_further_places_of_a_page_come_out_of_their_line(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "投诉")
    further = page.locator(".zk-further")
    before, hidden = further.count(), page.locator(".md-search-result__item a[href]:not(:visible)").count()
    assert before and hidden
    while not meant(page).startswith("在该页上还有"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert meant(page) and not meant(page).startswith("在该页上") and page.is_checked("#__search")
    expect(further).to_have_count(before - 1)
    further.first.click()
    expect(further).to_have_count(before - 2)
    expect(page.get_by_role("combobox")).to_be_focused()


def test_what_the_reader_unfolded_stays_so_when_the_answer_comes_again(visit: Visit) -> None:
    """As it does when more of the index is there, and under a filter."""
    page = opened(visit)
    ask(page, "投诉")
    further = page.locator(".zk-further")
    while not meant(page).startswith("在该页上还有"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    found, left = meant(page), further.count()
    assert found and left
    answer_again(page)
    assert meant(page) == found and further.count() == left
    while not meant(page).startswith("在该页上还有"):
        page.keyboard.press("ArrowDown")
    where = page.get_attribute("[role=option][aria-selected=true]", "data-page")
    answer_again(page)
    assert page.get_attribute("[role=option][aria-selected=true]", "data-page") == where
    ask(page, "投诉处")
    ask(page, "投诉")
    assert further.count() == left + 1


def answer_again(page: Page) -> None:
    """The filter that is set is chosen once more; returns when the results are new elements."""
    page.evaluate("document.querySelector('.md-search-result__item').id = 'old'")
    page.evaluate("document.querySelector('.zk-search__row [role=radio][aria-checked=true]').click()")
    page.wait_for_function("() => !document.getElementById('old')")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_the_keys_of_an_input_method_are_its_own(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "tou'su", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_selector(".md-search-result__item")
    for key in ("ArrowDown", "Enter", "Tab"):
        page.evaluate("""key => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true, cancelable: true}))""", key)
        assert meant(page) == ""


def test_nothing_found_offers_nearest_terms_and_without_a_repository_no_link(visit: Visit) -> None:
    page = opened(visit)
    assert ask(page, "核瀑布") == []
    assert page.locator(".zk-search__propose").count() == 0
    chips = page.locator(".zk-search__near .zk-chip")
    assert chips.count() > 0
    page.keyboard.press("Tab")
    word = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector(".md-search-result__item")
    assert page.input_value(".md-search__input") == word


def test_deep_links_suggestions_and_sharing_still_work(visit: Visit) -> None:
    page = visit(ARTICLE + "?q=律师函")
    page.wait_for_selector(".md-search-result__item")
    assert "律师函" in titles(page)[0]
    page.wait_for_function("() => document.querySelector('[data-md-component=search-share]').href.includes('q=')")
    page.fill(".md-search__input", "")
    page.keyboard.type("沟通能")
    page.wait_for_function("() => document.querySelector('.md-search__suggest').textContent.startsWith('沟通能力')")
    page.keyboard.press("ArrowRight")
    assert page.input_value(".md-search__input").startswith("沟通能力")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.search.includes('q=')")


def test_sections_stand_under_their_page_and_arrows_reach_them(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "诉讼时效")
    assert page.locator(".md-search-result__item a[href*='#']").count() > 0
    assert page.locator(".md-search-result__item mark").count() > 0
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert "h=" in page.locator("[role=option][aria-selected=true]").get_attribute("href")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_stays_inside_the_window(visit: Visit, width: int, height: int, scheme: str) -> None:
    page = visit(ARTICLE, width=width, height=height, color_scheme=scheme)
    if width < 1000:
        page.click(".md-header__button[for=__search]")
    else:
        page.keyboard.press("/")
    page.wait_for_function("() => document.activeElement.matches('.md-search__input')")
    ask(page, "投诉")
    page.wait_for_timeout(400)  # the dialog's own transition
    box = page.locator(".md-search__output").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    for chip in page.locator(".zk-search__filter .zk-chip").all():
        at = chip.bounding_box()
        assert at and at["x"] >= 0 and at["x"] + at["width"] <= width


def test_queries_typed_fast_end_with_the_last_one(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "沟通")
    for words in ("停", "停息", "停息挂", "停息挂账"):
        page.evaluate("""words => { const i = document.querySelector('.md-search__input'); i.value = words;
            i.dispatchEvent(new Event('input')); }""", words)
    page.wait_for_function("() => document.querySelector('.zk-search__note').dataset.query === '停息挂账'")
    assert any("停息挂账" in title for title in titles(page)[:3])


def test_enter_leads_to_the_section_that_is_called_what_was_typed(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "会不会坐牢？")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"legal/for-cardholders/.*#crime$"))
    page = opened(visit)
    ask(page, "律师函")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark[data-md-highlight]")
    assert "#" not in page.url


def test_a_search_that_fails_says_one_thing_and_can_be_tried_again(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    page.route("**/search/index.json", lambda route: route.abort())
    page.goto(site + ARTICLE)
    page.keyboard.press("/")
    page.wait_for_function("() => !document.querySelector('.zk-search__note').hidden")
    assert page.inner_text(".md-search-result__meta").strip() == "搜索数据没有取到"
    page.unroute("**/search/index.json")
    page.evaluate("document.querySelector('.md-search__input').blur()")
    page.focus(".md-search__input")
    assert ask(page, "律师函")
    assert "没有取到" not in page.inner_text(".md-search__output")
    page.close()


def test_in_a_readers_own_colours_the_chosen_filter_and_the_suggestion_look_otherwise(visit: Visit) -> None:
    page = opened(visit, forced_colors="active")
    ask(page, "投诉")
    back = "e => getComputedStyle(e).backgroundColor"
    chips = page.locator(".zk-search__filter .zk-chip")
    assert chips.nth(0).evaluate(back) != chips.nth(1).evaluate(back)
    colour = "e => getComputedStyle(e).color"
    assert page.locator(".md-search__suggest").evaluate(colour) != page.locator(".md-search__input").evaluate(colour)


@pytest.fixture(scope="module")
def folder(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make offline` packs."""
    target = tmp_path_factory.mktemp("offline")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "mkdocs.offline.yml", "-d", str(target)],
                          cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    return target


def test_from_a_folder_without_any_network(chromium: Browser, folder: Path) -> None:
    context = chromium.new_context(offline=True)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: troubles.append(str(e)))
    page.on("request", lambda r: troubles.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    page.goto((folder / "techniques" / "active-listening.html").as_uri())
    page.keyboard.press("/")
    assert "律师函" in ask(page, "律师函")[0]
    page.keyboard.press("Enter")
    page.wait_for_selector("mark[data-md-highlight]")
    page.go_back()
    page.wait_for_selector(".md-search-result__item")
    assert "律师函" in titles(page)[0]
    assert page.url.startswith("file:") and troubles == []
    context.close()
