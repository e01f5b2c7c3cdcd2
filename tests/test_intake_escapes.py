# ruff: noqa: E501
"""Words that were written for no Markdown are on the page as they were; what was written for it stays Markdown."""

from __future__ import annotations

import html
import re

import markdown
import pytest

from zhiku.intake.blocks_html import read_html
from zhiku.intake.decisions import Decisions
from zhiku.intake.escapes import escaped, has_markdown, leading
from zhiku.intake.headings import markdown_level
from zhiku.intake.markdown_marks import is_marked_up
from zhiku.intake.pipeline import import_source
from zhiku.intake.values import Source

MORE = "先听他把话说完，再问这个月有没有固定的收入，能不能先还一部分。"


def shown(text: str) -> str:
    """What a page shows of a paragraph."""
    return html.unescape(re.sub("<[^>]+>", "", markdown.markdown(text)))


def source(text: str, name: str = "a.txt", *, is_page: bool = False) -> Source:
    return Source(name, text, "utf-8", "0" * 64, html=is_page)


def draft(text: str, name: str = "a.txt", *, is_page: bool = False) -> str:
    result, findings = import_source(source(text, name, is_page=is_page), Decisions())
    assert result is not None, findings
    return result.drafts[0].text


@pytest.mark.parametrize("text", [
    "功率按 P=Q*H*9.8/3600/0.75 估算，三台写成 2*3*4 的样式。", "程序叫 __init__.py ，配置叫 my_room_fee.ini，目录 C:\\data\\*.log 和 \\\\server\\share。", "当事人刘**，邻居张*报了警。", "_a_ 和 _b_ 两个变量",
    "评分：*合格 **良好 ***优秀。", "乙方：___ 电话：___", "自____年__月__日起，先__后__。", "只有一个 * 号", "正则 ^\\d{3}-\\d+$ 和 \\*", "见 https://example.invalid/a_b_c_d 和 *x*",
])
def test_a_page_shows_the_words_as_they_were(text: str) -> None:
    assert shown(escaped(text)) == text
    assert draft(f"公式速查\n\n{text}\n\n{MORE}\n").count(escaped(text)) == 1


@pytest.mark.parametrize("text", ["用 `a*b*c` 表示", "没有星号也没有下划线。", "只有一个*号", "文件 my_room_fee.ini"])
def test_what_markdown_shows_anyhow_stays(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize(("text", "made"), [
    ("1986. 那一年小区建成。", "1986\\. 那一年小区建成。"), ("# 号楼", "\\# 号楼"), ("- 5℃ 以下", "\\- 5℃ 以下"), ("2003年加装了电梯。", "2003年加装了电梯。"), ("3.5米", "3.5米"),
])
def test_what_begins_no_list(text: str, made: str) -> None:
    assert leading(text) == made and shown(made) == text


@pytest.mark.parametrize(("text", "name", "found"), [
    ("要记住**三件事**。", "a.txt", True), ("## 小节\n\n正文", "a.txt", True), ("见[办法](a.md)。", "a.txt", True), ("2*3*4", "a.md", True), ("2*3*4，# 3号楼", "a.txt", False), ("# 3号楼\n**两个星号的为选填", "a.txt", False),
])
def test_what_is_markdown(text: str, name: str, found: bool) -> None:
    assert (is_marked_up(name, text) or has_markdown(text)) is found


def test_markdown_stays_markdown() -> None:
    assert "要记住 **三件事** ：*时间*和*地点*，面积为 3 m<sup>2</sup>。" in draft(f"# 记录\n\n要记住 **三件事** ：*时间*和*地点*，面积为 3 m<sup>2</sup>。\n\n{MORE}\n", "a.md")


@pytest.mark.parametrize(("page", "words"), [
    ("<p>压力 1.6×10<sup>6</sup> Pa，含氯量 3×10<sup>-4</sup></p>", "压力 1.6×10⁶ Pa，含氯量 3×10⁻⁴"), ("<p>面积 12 m<sup>2</sup>，分子式 CO<sub>2</sub></p>", "面积 12 m²，分子式 CO₂"),
    ("<p>第十二条<sup>[2]</sup></p>", "第十二条[2]"), ("<p>第 3<sup>①</sup> 条，12<sup>th</sup></p>", "第 3① 条，12th"), ("<p>第2条 12</p>", "第2条 12"),
])
def test_what_stands_high_or_low_stays_so(page: str, words: str) -> None:
    blocks, findings = read_html(page, "a.html")
    assert not findings and [block.text for block in blocks] == [words]


def test_a_sentence_behind_a_number_sign_is_no_title() -> None:
    sentence = "# 号楼的门禁编号从 3# 开始，例如 3#-2-501。"
    assert f"\n\\{sentence}\n" in draft(f"设备编号\n\n{MORE}\n{sentence}\n")
    assert markdown_level("# 记录") == (1, 2) and markdown_level("## 号楼") == (2, 3) and markdown_level(sentence) == (0, 0)
