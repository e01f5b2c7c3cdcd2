# ruff: noqa: E501
"""Texts in which the elements of a page stand: read as a page, with the lines of a text."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_intake_laws import body, of, settled, unmarked
from zhiku.intake.decode import decode
from zhiku.intake.fragments import begins_as_page, holds_elements
from zhiku.intake.values import Imported

TITLE = "电话沟通的要点"
SENTENCES = ("打电话以前，要先看记录。", "客户说没钱的时候，不要急。", "先问他这个月有没有固定的收入。", "最后把说好的日期记下来，不能漏。")


def imported(text: str, name: str = "a.txt") -> Imported:
    source, findings = decode(text.encode(), name, name)
    assert source is not None and not findings
    return of(source)


def paragraphs(text: str, name: str = "a.txt") -> list[str]:
    result = imported(text, name)
    settled(result)
    assert [d.title for d in result.drafts] == [TITLE]
    return [line.strip() for line in body(result.drafts[0].text).split("\n\n") if line.strip()]


@pytest.mark.parametrize("text", [
    f"{TITLE}\n\n" + "<br>".join(SENTENCES), f"{TITLE}\n" + "<br/>\n".join(SENTENCES) + "<br/>", f"{TITLE}\n\n" + "".join(f"<p>{s}</p>" for s in SENTENCES),
    f"{TITLE}\n\n" + "".join(f"<p>{s}</p>\n" for s in SENTENCES), f"{TITLE}\n\n{SENTENCES[0]}\n{SENTENCES[1]}\n<div>{SENTENCES[2]}</div>\n<div><b>{SENTENCES[3]}</b></div>",
    f"{TITLE}\r\n\r\n{SENTENCES[0]}<br />\r\n{SENTENCES[1]}<BR>\r\n{SENTENCES[2]}<br />{SENTENCES[3]}", f"{TITLE}\n\n" + "".join(f"<p>\u3000\u3000{s}<br/></p>" for s in SENTENCES),
    f"{TITLE}\n" + "".join(f"<p><span style='font-size:14px'>{s}</span></p>" for s in SENTENCES)])
def test_texts_with_elements(text: str) -> None:
    assert paragraphs(text) == list(SENTENCES)


def test_words_that_were_cut_are_found_there_as_on_a_page() -> None:
    result = imported("信用卡员的工作\n<p>信用卡员要和客户沟通,催款的时候信用卡员不能急。</p><p>逾期的人有自己的难处,信用卡员要先听。</p><p>信用卡员每天都要催款。</p>")
    assert unmarked(result.drafts[0].text).count("信用卡催收员") >= 4 and "<" not in body(result.drafts[0].text)


@pytest.mark.parametrize("text", [
    "怎样给网页分段\n\n用<br>换行。用<p>分段，写完要用</p>收尾。\n浏览器看到<br>就换一行。", "网页的写法\n\n一段写成“<p>你好。</p>”，两段写成“<p>你好。</p><p>再见。</p>”。",
    "写 HTML 的要点\n\n先写<p>你好。</p>\n再写<p>再见。</p>", "要点\n\n只有一处<br>没有收拾。", "比较\n\n三<五，五>四。七<九。八>六。", "代码\n\n```\n<p>你好。</p>\n<p>再见。</p>\n```"])
def test_texts_that_speak_of_elements(text: str) -> None:
    result = imported(text)
    assert not result.source.html
    words = "".join(unmarked(body(d.text)) for d in result.drafts).replace("&lt;", "<")
    assert all(tag in words for tag in re.findall("<[^>]*>", text))


def test_a_text_in_markdown_is_one() -> None:
    source, _ = decode(f"# {TITLE}\n\n| 甲 | 乙 |\n| - | - |\n| 好。<br>是。<br> | 丙 |\n".encode(), "a.md", "a.md")
    assert source is not None and not source.html


@pytest.mark.parametrize(("text", "page"), [("<p>好。</p>", True), (" \n<!-- a --><div>好。</div>", True), ("好。<p>好。</p>", False), ("---\n<p>", False)])
def test_what_begins_as_a_page(text: str, page: bool) -> None:
    assert begins_as_page(text) is page


TAGS = st.sampled_from(["<br>", "<br/>", "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "\n", "\n\n", "&nbsp;", *SENTENCES, "好", "<", ">"])


@settings(max_examples=80, deadline=None)
@given(st.lists(TAGS, min_size=3, max_size=16).map("".join))
def test_no_word_is_lost(text: str) -> None:
    source, _ = decode(f"{TITLE}\n\n{SENTENCES[0]}<br>\n{text}。<br>".encode(), "a.txt", "a.txt")
    assert source is not None and source.html is holds_elements(source.text)
    result = of(source)
    ledger = json.loads(result.ledger)
    told = "".join(p["text"] for p in ledger["paragraphs"])
    assert re.findall("[\u4e00-\u9fff]", told) == re.findall("[\u4e00-\u9fff]", source.text)
    settled(result)
