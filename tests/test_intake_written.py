# ruff: noqa: E501
"""Headings and entries that an editor writes without tags for them, and what only looks like their names or signs."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
from tests.test_intake_sources import kept
from zhiku.intake.rules import load

TITLE = "怎样打第一个电话"
SENTENCES = (f"<p>{SAID}</p>", f"<p>{MORE}</p>")


def page(*inside: str) -> str:
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{SENTENCES[0]}{''.join(inside)}{SENTENCES[1]}</body></html>"


def between(*inside: str) -> list[tuple[str, str]]:
    return kept(page(*inside), "raw.html")[2:-1]


@pytest.mark.parametrize(("name", "kind"), [
    (name, {"h": "heading", "u": "list_item", "o": "list_item", "b": "quote", "p": "paragraph"}[tag[0]])
    for name, tag in load("platforms.yml")["written"].items() if tag != "h1"])
def test_the_names_of_editors(name: str, kind: str) -> None:
    assert between(f'<div class="block {name}"><div class="ace-line"><span>先看账单再说</span></div></div>') == [(kind, "先看账单再说")]
    assert between(f'<div class="x-{name}"><div>先看账单再说</div></div>') == [("paragraph", "先看账单再说")]


def test_a_paragraph_below_an_entry_is_none() -> None:
    inside = ('<div class="docx-bullet-block"><div>先看账单</div><div class="docx-text-block"><div>账单在抽屉里，别拿错。</div></div>'
              '<div class="docx-bullet-block"><div>再打电话</div></div></div>')
    assert between(inside) == [("list_item", "先看账单"), ("paragraph", "账单在抽屉里，别拿错。"), ("list_item", "再打电话")]


def test_a_sign_in_an_element_of_its_own() -> None:
    entry = '<div><div class="d">•</div><div class="c"><div>{}</div></div></div>'
    assert between(entry.format("先看账单"), entry.format("再打电话")) == [("list_item", "先看账单"), ("list_item", "再打电话")]
    assert between(entry.format("先看账单")) == [("paragraph", "•"), ("paragraph", "先看账单")]


def test_a_section_in_an_entry() -> None:
    entry = "<ul><li><section><span>不涨价，保安再减六个</span></section></li><li><section><p>涨两毛，维持现在的人手</p></section></li></ul>"
    assert between(entry) == [("list_item", "不涨价，保安再减六个"), ("list_item", "涨两毛，维持现在的人手")]
    assert between("<section><section>不涨价，保安再减六个</section></section>") == [("paragraph", "不涨价，保安再减六个")]


def test_signs_of_a_font_of_signs() -> None:
    def entry(font: str, text: str) -> str:
        return f"<p class=MsoListParagraph><span style='font-family:{font}'>&#216;<span>&nbsp;\n</span></span><span>{text}</span></p>"

    assert between(entry("Wingdings", "先看账单"), entry("Wingdings", "再打电话")) == [("list_item", "先看账单"), ("list_item", "再打电话")]
    assert between(entry("宋体", "20 的钢管，先量再锯")) == [("paragraph", "Ø 20 的钢管，先量再锯")]


def test_the_contents_that_word_makes() -> None:
    contents = "<p class=MsoTocHeading>目录</p><p class=MsoToc1>一、先看账单 1</p>"
    assert between(contents) == []
    assert between(contents.replace("MsoToc", "MsoNormal")) == [("paragraph", "目录"), ("paragraph", "一、先看账单 1")]


@pytest.mark.parametrize("heading", [
    '<h2 id="four"><div><a href="#four"><span>#</span></a></div><div>先看账单再说</div></h2>', "<h2><div>先看账单再说</div></h2>",
    '<h3 class="h"><p>先看账单再说</p><a href="#a"><div>¶</div></a></h3>', "<h2><section><div><span>先看账单再说</span></div></section></h2>"])
def test_the_words_of_a_heading_may_stand_in_an_element_of_their_own(heading: str) -> None:
    assert between(heading) == [("heading", "先看账单再说")]


@pytest.mark.parametrize("lines", [
    "<h2><div>先看账单</div><div>再打电话</div></h2>", f"<h2><div>{SAID * 3}</div></h2>", "<div><div>先看账单再说</div></div>"])
def test_several_lines_and_long_ones_in_a_heading_are_none(lines: str) -> None:
    assert {kind for kind, _ in between(lines)} == {"paragraph"}


BOX = '<input type="checkbox" disabled="true"/>'


@pytest.mark.parametrize("lines", [
    f"<div>{BOX}看清楚登记的是谁</div><div>{BOX}写在手心大的纸上</div>", f"<p>{BOX} 看清楚登记的是谁<br>{BOX} 写在手心大的纸上</p>",
    f'<div><object class="en-todo-off"></object>{BOX}看清楚登记的是谁</div><div>{BOX}写在手心大的纸上</div>',
    f"<p><label>{BOX}看清楚登记的是谁</label></p><p><label>{BOX}写在手心大的纸上</label></p>"])
def test_boxes_to_be_ticked_make_a_list(lines: str) -> None:
    assert between(lines) == [("list_item", "看清楚登记的是谁"), ("list_item", "写在手心大的纸上")]


@pytest.mark.parametrize("line", [
    f"<div>{BOX}<p>看清楚登记的是谁，再打。</p></div>", "<div>看清楚登记的是谁，再打。" + BOX + "</div>", "<div><input type='radio'>看清楚登记的是谁，再打。</div>"])
def test_a_box_elsewhere_makes_none(line: str) -> None:
    assert between(line) == [("paragraph", "看清楚登记的是谁，再打。")]


def test_a_quotation_has_a_name_of_its_own() -> None:
    assert between(f'<blockquote class="law"><p>{SAID}</p></blockquote>', f'<blockquote class="law">{SAID}</blockquote>') == [("quote", SAID)] * 2
