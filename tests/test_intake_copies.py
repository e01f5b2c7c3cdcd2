# ruff: noqa: E501
"""What is only seen beside the rest of its kind: titles behind signs and numbers, lines that a program broke, mails, old pages
in one block, and what a site writes above and below a text. Each case has one beside it that is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages import PAGES, read
from zhiku.intake.blocks_text import read_text
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.values import Imported
from zhiku.intake.wraps import lines_that_go_on

SAID = "打电话之前先看账单和还款记录，知道他欠了多少、从什么时候开始没有还，再想好第一句话怎么说。"
MORE = "他说没有钱的时候，先听他把话说完，再问这个月有没有固定的收入，能不能先还一部分。"


def imported(text: str, name: str = "raw.txt") -> Imported:
    source, findings = decode(text.encode(), name, name)
    assert source is not None, findings
    result, findings = import_source(source, Decisions())
    assert result is not None, findings
    return result


def shapes(result: Imported) -> list[tuple[str, str]]:
    return [(piece.part.kind, piece.reading) for piece in result.pieces]


@pytest.mark.parametrize(("first", "second"), [
    ("1. 准备工作", "2. 第一句话"), ("📌准备工作", "📌第一句话"), ("◆准备工作", "◆第一句话"), ("▍ 准备工作：", "▍ 第一句话："),
    ("①准备工作", "②第一句话"), ("⑴ 准备工作", "⑵ 第一句话"),
])
def test_titles_behind_a_sign(first: str, second: str) -> None:
    result = imported(f"怎样打第一个电话\n\n{first}\n{SAID}\n\n{second}\n{MORE}\n")
    assert shapes(result) == [("heading", "怎样打第一个电话"), ("heading", "准备工作"), ("paragraph", SAID), ("heading", "第一句话"), ("paragraph", MORE)]
    assert len(result.drafts) == 1  # its chapters are no articles of their own


@pytest.mark.parametrize("text", [
    f"带上这些东西：\n\n1. 工作证\n2. 委托书\n\n{SAID}",  # a list
    f"1. 工作证\n{SAID}\n\n3. 委托书\n{MORE}",  # something else is missing
    f"1. {SAID}\n{MORE}\n\n2. {MORE}\n{SAID}",  # whole sentences
    f"1. 工作证\n\n{SAID}\n\n{MORE}",  # one alone
])
def test_entries_of_lists_are_no_titles(text: str) -> None:
    assert not [reading for kind, reading in shapes(imported(text)) if kind == "heading"]


def test_chapters_in_plain_paragraphs_of_a_page() -> None:
    page = f"<h1>怎样打第一个电话</h1><p>一、准备工作</p><p>{SAID}</p><p>二、第一句话：</p><p>{MORE}</p>"
    assert [reading for kind, reading in shapes(imported(page, "raw.html")) if kind == "heading"] == ["怎样打第一个电话", "一、准备工作", "二、第一句话"]
    listed = f"<h1>怎样打第一个电话</h1><p>{SAID}</p><p>一、准备工作</p><p>二、第一句话</p><p>三、记录</p>"
    assert [reading for kind, reading in shapes(imported(listed, "raw.html")) if kind == "heading"] == ["怎样打第一个电话"]


@pytest.mark.parametrize(("sign", "kept"), [("✅", "看账单。"), ("★", "看账单。"), ("→ ", "看账单。"), ("・", "看账单。"), ("👉", "看账单。")])
def test_entries_behind_a_sign(sign: str, kept: str) -> None:
    result = imported(f"准备\n\n{SAID}\n\n{sign}看账单。\n{sign}看记录。\n\n{MORE}")
    assert [reading for kind, reading in shapes(result) if kind == "list_item"] == [kept, "看记录。"]
    assert "\n- 看账单。\n- 看记录。\n" in result.drafts[0].text


def test_entries_that_are_counted_by_key_caps_or_on_lines_of_their_own() -> None:
    result = imported(f"准备\n\n{SAID}\n\n1️⃣看账单。\n2️⃣看记录。\n\n{MORE}\n\n1\n先打本人。\n2\n再发短信。\n\n{SAID}")
    assert "\n1. 看账单。\n2. 看记录。\n" in result.drafts[0].text and "\n1. 先打本人。\n2. 再发短信。\n" in result.drafts[0].text


@pytest.mark.parametrize("text", [f"树\n\n├── 内勤\n├── 外访\n\n{SAID}", f"分数\n\n1\n2\n3\n\n{SAID}", f"★{SAID}\n\n{MORE}", f"楼层\n\n3\n办公室。\n7\n食堂。\n\n{SAID}"])
def test_what_looks_like_entries_stays(text: str) -> None:
    assert not [reading for kind, reading in shapes(imported(text)) if kind in ("list_item", "removed")]


BROKEN = """　　打电话之前先看账单和还款记录，知道他欠
了多少、从什么时候开始没有还，再想好第一句
话怎么说。
　　他说没有钱的时候，先听他把话说完，再问这
个月有没有固定的收入，能不能先还一部分。
　　（1）约定的日子要写下来，到了那一天先发一
条短信提醒。
　　（2）到期没有还，当天再打一次。
"""


def test_lines_that_a_program_broke_are_joined() -> None:
    draft = imported(f"怎样打第一个电话\n\n{BROKEN}").drafts[0].text
    assert SAID in draft and MORE in draft and "\n1. 约定的日子要写下来，到了那一天先发一条短信提醒。\n2. 到期" in draft


def test_every_line_is_still_a_paragraph_of_the_ledger() -> None:
    result = imported(f"怎样打第一个电话\n\n{BROKEN}")
    assert [piece.part.block.n for piece in result.pieces] == list(range(1, 10))


@pytest.mark.parametrize("text", [
    f"{SAID}\n{MORE}\n{SAID}",
    "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。",
    "\n".join(f"2024-0{n}-15 | 柜面 | 还款五百元，备注{n}月的第一期还款" for n in range(1, 7)),
    "\n".join(f"{n}. 先看账单再看记录，想好第一句话怎么说再拨电话，第{n}次" for n in range(1, 7)),
    "准备工作\n第一句话\n约定日期\n发出短信\n写下记录\n再打一次",
])
def test_lines_that_nobody_broke_stay(text: str) -> None:
    assert not any(block.open for block in read_text(text))


@given(st.lists(st.text(alphabet="打电话之前先看，。、 ab1", max_size=60), max_size=12), st.data())
def test_the_last_line_never_goes_on(lines: list[str], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    found = lines_that_go_on(lines, gaps)
    assert all(0 <= i < len(lines) - 1 and not gaps[i + 1] for i in found)


def test_what_stands_on_every_printed_page_goes() -> None:
    pages = f"贷后管理讲义　　2019年第4期\n怎样打第一个电话\n{SAID}\n{MORE}\n第1页 共2页\n贷后管理讲义　　2019年第4期\n{SAID}\n{MORE}\n第2页 共2页\n"
    result = imported(pages)
    assert "讲义" not in result.drafts[0].text and result.drafts[0].title == "怎样打第一个电话"
    titled = imported(f"贷后管理讲义\n\n{SAID}\n\n第1页 共2页\n\n贷后管理讲义\n\n{MORE}\n\n第2页 共2页\n")
    assert titled.drafts[0].title == "贷后管理讲义" and titled.drafts[0].text.count("讲义") <= 2  # title and summary
    cases = imported(f"案例 1\n\n{SAID}\n\n案例 2\n\n{MORE}\n")
    assert "案例 2" in "".join(draft.text for draft in cases.drafts)


@pytest.mark.parametrize(("above", "title"), [
    ("水电老郑\n2023-02-17 10:05　来源：江淮生活报\n+ 关注\n", "催收员怎样打第一个电话，才能谈得成"),
    ("首页 > 财经 > 银行 > 正文\n", "催收员怎样打第一个电话，才能谈得成"),
    ("首页\n知学堂\n等你来答\n银行柜员\n", "催收员怎样打第一个电话，才能谈得成"),
])
def test_the_head_of_a_copied_page(above: str, title: str) -> None:
    lines = above.splitlines()
    text = f"{title}\n{above}{SAID}\n{MORE}" if lines[0] == "水电老郑" else f"{above}{title}\n{SAID}\n{MORE}"
    result = imported(text)
    assert [draft.title for draft in result.drafts] == [title]
    assert [reading for kind, reading in shapes(result) if kind != "removed"] == [title, SAID, MORE]


@pytest.mark.parametrize("text", [
    f"培训通知\n\n时间：下周一上午\n地点：二楼会议室\n\n{SAID}", f"张三丰\n客户经理\n{SAID}\n{MORE}", f"怎样开口\n先说结论\n再说理由\n{SAID}",
])
def test_a_text_that_comes_from_no_site_keeps_its_head(text: str) -> None:
    assert not [reading for kind, reading in shapes(imported(text)) if kind == "removed"]


def test_the_foot_of_a_copied_page() -> None:
    text = f"怎样打第一个电话\n\n{SAID}\n\n{MORE}\n\n本文禁止转载或摘编\n\n美食制作 宿舍美食\n\n还没有人赞赏\n"
    assert [reading for kind, reading in shapes(imported(text)) if kind != "removed"] == ["怎样打第一个电话", SAID, MORE]
    letter = f"关于回访的通知\n\n{SAID}\n\n{MORE}\n\n特此通知。\n\n某某银行贷后管理部\n\n2024年5月6日\n"
    assert "某某银行贷后管理部" in imported(letter).drafts[0].text


def test_a_mail_that_was_forwarded() -> None:
    text = (f"发件人: 赵某 <a@bank.invalid>\n发送时间: 2014年9月3日 8:51\n收件人: 柜面全体\n主题: 转发: 怎样打第一个电话\n\n请看下面这封，今天晨会要讲。\n\n"
            f"在 2014年9月2日，赵某写道：\n> {SAID}\n>\n> 一、准备工作\n>\n> {MORE}\n> 到期再打。\n\n发自我的 iPhone\n")
    result = imported(text)
    assert result.drafts[0].title == "怎样打第一个电话" and "## 一、准备工作" in result.drafts[0].text
    assert f"\n{SAID}\n" in result.drafts[0].text and "iPhone" not in result.drafts[0].text and "赵某" not in result.drafts[0].text


def test_what_is_quoted_elsewhere_stays_quoted() -> None:
    text = f"读书笔记\n\n> {SAID}\n\n{MORE}\n\n> {MORE}\n"
    assert [reading for kind, reading in shapes(imported(text)) if kind == "quote"] == [SAID, MORE]


def test_an_article_in_preformatted_text() -> None:
    page = f"<html><body><pre>\n怎样打第一个电话\n\n{BROKEN}</pre></body></html>"
    draft = imported(page, "raw.html").drafts[0].text
    assert SAID in draft and MORE in draft and "\n1. 约定的日子" in draft


def test_code_of_a_page_stays_code_line_by_line() -> None:
    page = f"<h1>怎样算利息</h1><p>{SAID}</p><pre class=\"code\">total = 0\nfor day in days:\n    total += rate * left  # 每天的利息\n</pre><p>{MORE}</p>"
    assert "\n    total = 0\n    for day in days:\n        total += rate * left  # 每天的利息\n" in imported(page, "raw.html").drafts[0].text


def test_two_texts_with_their_comments_one_under_another() -> None:
    result = read(PAGES / "b38.txt")
    articles = [draft.title for draft in result.drafts if not draft.title.startswith("网友")]
    assert articles == ["仓库盘点少走弯路的几点经验", "给单反相机镜头除霉的办法"]


def test_a_line_drawn_between_comments_parts_no_texts() -> None:
    text = f"怎样打第一个电话\n\n{SAID}\n\n网友评论\n\n晚风 2024-05-06 10:20\n写得好。\n==========\n半碗凉茶 2024-05-07 11:30\n{MORE}\n"
    assert [reading for kind, reading in shapes(imported(text)) if kind == "comment"] == ["写得好。", MORE]


def test_a_page_whose_title_stands_below_it_without_an_element() -> None:
    page = f"<html><title>关于调整服务收费的公告 - 通知公告 - 某某银行</title><ul><li>新闻中心<li>招标信息</ul><p>关于调整服务收费的公告</p><p>{SAID}</p><p>{MORE}</p>"
    assert imported(page, "raw.html").drafts[0].title == "关于调整服务收费的公告"


@pytest.mark.parametrize(("lines", "shown"), [
    ("- 看账单\n  - 本金\n  - 天数\n- 看记录", "- 看账单\n    - 本金\n    - 天数\n- 看记录"),
    ("1. 核对身份，问这几样：\n（1）姓氏\n（2）尾号\n2. 说明来意", "1. 核对身份，问这几样：\n    1. 姓氏\n    2. 尾号\n2. 说明来意"),
    ("•看账单：\n\t◦本金\n\t◦天数\n•看记录", "- 看账单：\n    - 本金\n    - 天数\n- 看记录"),
    ("1. 核对身份\n（1）姓氏\n（2）尾号", "1. 核对身份\n1. 姓氏\n2. 尾号"),  # nothing says that they stand under it
    ("　　1、核对身份\n　　2、说明来意\n3、约定日期", "1. 核对身份\n2. 说明来意\n3. 约定日期"),  # set in as paragraphs are
])
def test_entries_under_entries(lines: str, shown: str) -> None:
    draft = imported(f"怎样打第一个电话\n\n{SAID}\n\n{lines}\n\n{MORE}").drafts[0].text
    assert f"\n\n{shown}\n\n" in draft
