# ruff: noqa: E501
"""A text copied page by page, what a board hangs below its posts, and titles that were put between the entries of a list."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
from tests.test_intake_sources import comments, headings, kept


def pages(link: str, again: str, first: str = "先关总阀\n\n") -> str:
    return (f"怎样换水龙头\n\n2022-11-18 09:12  来源:某站  字号:大 中 小\n\n{SAID}\n\n{link}\n\n{again}\n\n2022-11-18 09:12  来源:某站\n\n"
            f"{first}{MORE}\n\n{link}\n")


@pytest.mark.parametrize(("link", "again"), [
    ("共3页: 上一页 1 2 3 下一页", "怎样换水龙头(2)"), ("共2页 1 2 下一页 末页", "怎样换水龙头（第2页）"), ("第1页/共2页 上一页 下一页", "怎样换水龙头 第2页"),
    ("共2页： 上一页 1 2 下一页", "怎样换水龙头（二）"), ("1 2 3 下一页", "怎样换水龙头（2/3）"),
    ("[1] [2] [3] 下一页", "怎样换水龙头(2)"), ("上一页 [1] [2] [3]", "怎样换水龙头（3）"), ("【上一页】【1】【2】【3】【下一页】", "怎样换水龙头（2）"),
    ("首页 上一页 １ ２ ３ 下一页 末页", "怎样换水龙头（２）"), ("分页：[1] [2] [3]", "怎样换水龙头【2】"), ("« 上一页 | 1 | 2 | … | 9 | 下一页 »", "怎样换水龙头 - 第2页"),
])
def test_the_title_of_every_page_is_one_title(link: str, again: str) -> None:
    found = kept(pages(link, again))
    assert found == [("heading", "怎样换水龙头"), ("paragraph", SAID), ("heading", "先关总阀"), ("paragraph", MORE)]


@pytest.mark.parametrize(("link", "again"), [
    ("下面讲第二次换的那一只。", "怎样换水龙头（二）"),  # a second part of the same text
    ("共2页 1 2 下一页 末页", "怎样换水龙头垫圈（二）"), ("共2页 1 2 下一页 末页", "怎样换水龙头（铜芯）"),
])
def test_a_second_part_keeps_its_title(link: str, again: str) -> None:
    assert again in headings(pages(link, again, ""))


@pytest.mark.parametrize("first", ["怎样换水龙头（1）\n\n", "怎样换水龙头（一）\n\n怎样换水龙头\n\n", "怎样换水龙头\n"])
def test_the_title_of_the_first_page(first: str) -> None:
    found = kept(pages("[1] [2] 下一页", "怎样换水龙头（2）").replace("怎样换水龙头\n\n", f"怎样换水龙头\n\n{first}", 1))
    assert found == [("heading", "怎样换水龙头"), ("paragraph", SAID), ("heading", "先关总阀"), ("paragraph", MORE)]


def test_a_series_keeps_the_title_of_its_first_part() -> None:
    text = f"怎样换水龙头\n\n怎样换水龙头（一）\n\n{SAID}\n\n怎样换水龙头（二）\n\n{MORE}\n"
    assert {"怎样换水龙头（一）", "怎样换水龙头（二）"} <= {reading for _, reading in kept(text)}


def joined(pager: str, *titles: str) -> str:
    body = pager.join(f"<h1>{title}</h1><h2>第{n}步：先关水</h2><p>{text}</p>" for title, n, text in zip(titles, "一二三", (SAID, MORE, SAID[::-1]), strict=False))
    return f"<html><head><title>怎样换水龙头_某某网</title></head><body>{body}{pager}</body></html>"


@pytest.mark.parametrize("pager", ["<p align=center>上一页 1 2 3 下一页</p>", "<p>[1] [2] [3] 下一页</p>", '<div class="pager"><a>1</a> <a>2</a> <a>下一页</a></div>', ""])
def test_headings_of_pages_that_were_joined(pager: str) -> None:
    found = kept(joined(pager, "怎样换水龙头", "怎样换水龙头(2)", "怎样换水龙头（3）"), "a.html")
    assert [reading for kind, reading in found if kind == "heading"] == ["怎样换水龙头", "第一步：先关水", "第二步：先关水", "第三步：先关水"]


def test_headings_of_a_series_on_one_page() -> None:
    found = kept(joined("", "怎样换水龙头", "怎样换水龙头（二）", "怎样换水龙头垫圈（2）"), "a.html")
    assert {"怎样换水龙头（二）", "怎样换水龙头垫圈（2）"} <= {reading for _, reading in found}


@pytest.mark.parametrize("line", [
    "上一页讲过三种垫圈，[1] 和 [2] 最常见。", "[1] 和 [2] 的下一页有图", "翻到第 2 页，看下一页的图", "页码：3 到 5", "2024 首页", "分页：先写提纲"])
def test_pages_that_the_writer_names(line: str) -> None:
    assert line in [reading for _, reading in kept(f"怎样换水龙头\n\n{SAID}\n\n{line}\n\n{MORE}\n")]


def test_a_signature_of_a_board() -> None:
    text = ("某某论坛 » 修理 » 怎样换水龙头\n\n标题: 怎样换水龙头\n\n桂花糕  (注册会员)\n发表于 2020-10-16 22:08  只看该作者  倒序浏览  1#\n\n"
            f"{SAID}\n\n{MORE}\n\n---------------------------\n个性签名:专业批发水龙头,电话微信同号\n\n"
            "白大褂也疯狂\n发表于 2020-10-17 07:40  只看该作者  沙发\n\n写得真实，照着做，一次就好了。\n\n---------------------------\n个性签名：天天向上\n\n"
            "等一场雪\n发表于 2020-10-17 13:26  只看该作者  板凳\n\n请问生料带要缠几圈？\n\n---------------------------\n返回列表  发新话题\n")
    assert kept(text)[1:3] == [("paragraph", SAID), ("paragraph", MORE)]
    assert comments(text) == ["写得真实，照着做，一次就好了。", "请问生料带要缠几圈？"]


@pytest.mark.parametrize("lines", ["昵称：桂花糕\n\n个性签名：天天向上", "个性签名：写一句自己的话，不写电话。", "----\n\n个性签名是自己写的一句话，不写电话。"])
def test_what_is_no_signature(lines: str) -> None:
    assert "个性签名" in str(kept(f"怎样填资料\n\n{SAID}\n\n{lines}\n\n{MORE}\n"))


def with_lists(between: str, *, second: int = 1) -> str:
    rows = [f"<p>{n}、{words}</p>" for n, words in ((1, "态度平和:先踩副刹车,再讲解。"), (2, "因人施教:年轻人学得快,容易大意。"))]
    more = [f"<p>{second + n}、{words}</p>" for n, words in ((0, "廉洁带教:不接受吃请。"), (1, "先学新规:自己要先学。"))]
    return (f"<html><head><title>驾校教练怎样带学员</title></head><body><h1>驾校教练怎样带学员</h1><p>{SAID}</p>{''.join(rows)}"
            f"<p><b>{between}</b></p>{''.join(more)}<p>{MORE}</p></body></html>")


@pytest.mark.parametrize("query", [
    "驾校教练好干吗,驾校教练证怎么考?", "驾校教练工资多少，驾校教练有前途吗", "驾校教练累不累，驾校教练好做吗？"])
@pytest.mark.parametrize("second", [1, 3])
def test_two_queries_about_a_trade_between_the_entries_of_a_list(query: str, second: int) -> None:
    assert headings(with_lists(query, second=second), "a.html") == ["驾校教练怎样带学员"]


@pytest.mark.parametrize("title", ["证怎么考，要准备什么", "签合同要看什么，签合同要带什么", "怎样带年纪大的学员", "学员问得最多的，教练怎么答"])
def test_a_title_above_a_list_that_begins_anew(title: str) -> None:
    assert headings(with_lists(title), "a.html") == ["驾校教练怎样带学员", title]
