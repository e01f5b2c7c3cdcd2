# ruff: noqa: E501
"""An article of a journal as it is copied from the two columns of its pages; beside it short lines that somebody wrote so."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import imported
from zhiku.intake.blocks_text import read_text

PARAGRAPHS = [
    "打电话之前先看账单和还款记录，知道他欠了多少、从什么时候开始没有还，再想好第一句话怎么说。他说没有钱的时候，先听他把话说完，再问这个月有没有固定的收入，能不能先还一部分。",
    "说好了哪一天还多少，就写在记录里，到了那一天早上先发一条短信提醒他，不要等到过了期再打电话。客户换了号码，先查一查登记的地址，不要去问他的邻居和同事。",
    "调解员到了现场，先把两边的人分开，一个一个地听，听完以后再把他们说的写下来，念给他们听，让他们自己改。改好的那一张纸，两边都按上手印。",
]


def column(text: str, width: int) -> list[str]:
    """A paragraph in lines, its indent of two characters lost."""
    lines = [text[:width - 2]]
    lines += [text[i:i + width] for i in range(width - 2, len(text), width)]
    return lines


def article(width: int) -> str:
    one, two, three = (column(paragraph, width) for paragraph in PARAGRAPHS)
    return "\n".join([
        "第 18 卷第 3 期　　　　　　　　　乡土建材　　　　　　　　　Vol.18 No.3", "2024 年 9 月　　　　　　　　Local Materials　　　　　　　Sept. 2024", "",
        "文章编号：0000-0000（2024）03-0041-02", "", "第一个电话怎样打的三种处理方法", "", "（1. 青屏县村镇建设站，青屏 000000；2. 青屏县职业中学，青屏 000000）", "",
        f"摘　要：{PARAGRAPHS[0][:24]}", PARAGRAPHS[0][24:52], PARAGRAPHS[0][52:], "关键词：电话；记录；提醒", "中图分类号：TU000　文献标志码：B", "",
        "1　问题的提出", *one, "2　办法", *two[:2], "收稿日期：2024-05-16", "作者简介：宁远图（1979—），男，助理工程师，从事村镇建设管理工作。", "· 41 ·",
        "\f乡土建材　　　　　　　　　　　　　2024 年第 3 期", *two[2:], "2.1　调解", *three, "参考文献：", "[1] 余一苇. 土墙的毛细水[J]. 村镇营造, 2015(2): 12-15.", "（编辑　谷雨）", "· 42 ·", ""])


@pytest.mark.parametrize("width", [14, 16, 20])
def test_columns_of_a_page(width: int) -> None:
    draft = imported(article(width)).drafts[0]
    assert draft.title == "第一个电话怎样打的三种处理方法" and len(imported(article(width)).drafts) == 1
    assert all(paragraph in draft.text for paragraph in PARAGRAPHS)
    assert f"摘要：{PARAGRAPHS[0]}" in draft.text
    assert [line for line in draft.text.splitlines() if line.startswith("#")] == ["## 1　问题的提出", "## 2　办法", "### 2.1　调解"]
    assert not any(word in draft.text for word in ("18 卷", "Local", "文章编号", "000000", "收稿日期", "作者简介", "· 4", "2024 年第 3 期", "谷雨"))
    assert "余一苇" in draft.text


def test_two_paragraphs_under_one_heading() -> None:
    lines = "\n".join(line for paragraph in [PARAGRAPHS[0], PARAGRAPHS[2]] * 2 for line in column(paragraph, 16))
    assert f"{PARAGRAPHS[2]}\n\n{PARAGRAPHS[0]}" in imported(f"怎样打第一个电话\n\n{lines}").drafts[0].text


@pytest.mark.parametrize("text", [
    "\n".join(f"{name}到场签字，领取工具一套，下班交还" for name in ("老周", "老吴", "老郑", "老王", "老冯", "老陈", "老褚", "老卫", "老蒋", "老沈", "老韩", "老杨")),
    "\n".join(("先看账单，再想好第一句话怎么说，", "他说没钱，先听他把话慢慢说完，", "说好哪天，就写在手边的记录里，", "到了那天，早上先发短信提醒他，") * 4),
    "\n".join(f"{n}　把接线盒的塞子换上新的，吹干端子" for n in range(1, 15)),
])
def test_lines_that_are_about_as_long(text: str) -> None:
    assert not any(block.open for block in read_text(text))


@pytest.mark.parametrize("line", ["作者简介：写书的人在仓库做过十年。", "（编辑　改写的稿子）", "第 18 卷第 3 期登过这篇文章。", "2024 年第 3 期的培训名单"])
def test_what_is_no_mark_of_a_journal(line: str) -> None:
    assert line in imported(f"怎样打第一个电话\n\n{PARAGRAPHS[0]}\n\n{line}\n\n{PARAGRAPHS[1]}").drafts[0].text


def test_headings_that_are_counted_in_decimals() -> None:
    text = f"怎样打第一个电话\n\n1 准备工作\n\n{PARAGRAPHS[0]}\n\n1.1 看账单\n\n{PARAGRAPHS[1]}\n\n1.2 看记录\n\n{PARAGRAPHS[2]}\n\n2 打电话\n\n{PARAGRAPHS[0]}"
    assert [line for line in imported(text).drafts[0].text.splitlines() if line.startswith("#")] == ["## 1 准备工作", "### 1.1 看账单", "### 1.2 看记录", "## 2 打电话"]
