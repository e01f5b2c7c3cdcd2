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
