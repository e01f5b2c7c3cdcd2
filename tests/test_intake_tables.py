# ruff: noqa: E501
"""Tables: a grid of short cells becomes a table of the draft; what only looks like one is read as any other text."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.test_intake_laws import HAN, body, of, read, rebuilt, unmarked
from zhiku.check.rendering import refused, render
from zhiku.intake.blocks_html import read_html
from zhiku.intake.blocks_text import read_text
from zhiku.intake.rules import load
from zhiku.intake.structure import parts_of
from zhiku.intake.table_heads import has_head, is_named
from zhiku.intake.values import Imported, Source

TABLES = Path(__file__).parent / "data" / "import" / "tables"
SOURCES = sorted(path for path in TABLES.iterdir() if path.suffix != ".md")
LONG = "先把总阀门关上，再把余水放干净，免得拆到一半水喷出来，弄得满地都是。"


def page(inside: str) -> Imported:
    return of(Source("x.html", f"<h1>水管工的手册</h1><p>{LONG}</p>{inside}<p>{LONG}</p>", "utf-8", "0" * 64, html=True))


def tables(result: Imported) -> list[list[str]]:
    """The tables of the drafts, line by line."""
    lines = "\n".join(body(draft.text) for draft in result.drafts).split("\n")
    found: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("|"):
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [table for table in found if table]


def in_tables(source: str, html: bool = True) -> list[str]:
    blocks = read_html(source, "x.html")[0] if html else read_text(source)
    return [part.block.text for part in parts_of(blocks, html) if part.cell]


def table(*rows: str, cell: str = "td") -> str:
    """A table of rows whose cells are parted by bars."""
    return "<table>" + "".join("<tr>" + "".join(f"<{cell}>{text}</{cell}>" for text in row.split("|")) + "</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_source_with_tables(path: Path) -> None:
    result = read(path)
    assert "\n\n".join(body(draft.text) for draft in result.drafts) == path.with_suffix(".md").read_text("utf-8").strip()
    assert all(f'id="e{edit.id}"' in result.report for edit in result.edits)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_its_tables_are_read_as_tables(path: Path) -> None:
    """Readers get what the draft shows, and nothing in it is refused."""
    for draft in read(path).drafts:
        html = render(body(draft.text))
        assert not list(refused(html))
        found = tables(Imported(**{**read(path).__dict__, "drafts": (draft,)}))
        assert html.count("<table>") == len(found) and not re.search(r"<p>[^<]*\|", html)
        for rows, shown in zip(found, re.findall("<table>.*?</table>", html, re.S), strict=True):
            assert len(re.findall("<tr>", shown)) == len(rows) - 1
            assert len(re.findall("<t[hd][ >]", shown)) == (len(rows) - 1) * len(re.findall("<th[ >]", shown))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_the_laws_hold(path: Path) -> None:
    result = read(path)
    ledger = json.loads(result.ledger)
    words = rebuilt(result.source, ledger)
    assert {p["kind"] for p in ledger["paragraphs"]} <= {"title", "heading", "paragraph", "list_item", "comment", "quote", "code", "removed"}
    for draft in result.drafts:
        title = re.search(r'^title: "?(.*?)"?$', draft.text, re.M)
        whole, seen = (re.sub(r"[\s|\\:-]", "", text).replace("<br>", "") for text in (words[draft.path], unmarked(draft.text)))
        assert title and whole in (seen, re.sub(r"\s", "", title[1]) + seen)
        again = of(Source("draft.md", draft.text, "utf-8", "0" * 64))
        assert [d.text for d in again.drafts] == [draft.text]


def test_repairs_reach_into_cells() -> None:
    result = read(TABLES / "damaged.html")
    cells = {piece.part.block.n for piece in result.pieces if piece.part.cell}
    assert {"假使", "碰到", "疑惑", "期望"} <= {edit.old for edit in result.edits if int(edit.id.split("-")[0]) in cells}


@pytest.mark.parametrize(("inside", "lines"), [
    (table("种类|价钱", "铜管|30元", "钢管|12元"), ["| 种类 | 价钱 |", "|---|---|", "| 铜管 | 30元 |", "| 钢管 | 12元 |"]),
    (table("种类|价钱|寿命", "铜管|30元", "钢管||十年"), ["| 种类 | 价钱 | 寿命 |", "|---|---|---|", "| 铜管 | 30元 |  |", "| 钢管 |  | 十年 |"]),
    (table("|夏天|冬天", "铜管|不冻|会冻"), ["|  | 夏天 | 冬天 |", "|---|---|---|", "| 铜管 | 不冻 | 会冻 |"]),
    (table("日期|进度", "2024-05-06|立项", "2024-06-01|开工"), ["| 日期 | 进度 |", "|---|---|", "| 2024-05-06 | 立项 |", "| 2024-06-01 | 开工 |"]),
    (table("日期|经过", "2024-05-06|看了现场，量了尺寸。", "2024-06-01|开工。"), ["| 日期 | 经过 |", "|---|---|", "| 2024-05-06 | 看了现场，量了尺寸。 |", "| 2024-06-01 | 开工。 |"]),
    (table("牌子|网址", "甲牌|http://a.example", "乙牌|www.b.example"), ["| 牌子 | 网址 |", "|---|---|", "| 甲牌 | http://a.example |", "| 乙牌 | www.b.example |"]),
    (table("管子|评价|讨论", "铜管|很好|少", "钢管|一般|多"), ["| 管子 | 评价 | 讨论 |", "|---|---|---|", "| 铜管 | 很好 | 少 |", "| 钢管 | 一般 | 多 |"]),
    (table("水管的价钱", "种类|价钱", "铜管|30元").replace("<td>水", "<td colspan=2>水"), ["| 种类 | 价钱 |", "|---|---|", "| 铜管 | 30元 |"]),
    ("<table><tr><td rowspan=2>铜管<td>夏天<td>不冻<tr><td>冬天<td>会冻</table>", ["| 铜管 | 夏天 | 不冻 |", "|---|---|---|", "|  | 冬天 | 会冻 |"]),
    (table("<b>种类</b>|<p>价钱</p>", "<ul><li>铜管</li><li>钢管</li></ul>|1|2"), ["| 种类 | 价钱 |  |", "|---|---|---|", "| 铜管<br>钢管 | 1 | 2 |"]),
    (table("法律|内容", "<a href=/a>《民法典》</a>|<a href=/b>《刑法》</a>", "条文|<a href=/c>第一条</a>"), ["| 法律 | 内容 |", "|---|---|", "| 《民法典》 | 《刑法》 |", "| 条文 | 第一条 |"]),
])
def test_a_grid_is_a_table(inside: str, lines: list[str]) -> None:
    assert tables(page(inside)) == [lines]


@pytest.mark.parametrize("inside", [
    table("铜管", "钢管", "塑料管"),  # one column
    table("种类|价钱|寿命"),  # one row
    table(f"第一步|{LONG * 5}", f"第二步|{LONG * 5}"),  # long cells
    table(f"{LONG * 2}|{LONG * 2}", f"{LONG * 2}|{LONG * 2}"),  # a page in two columns
    table("<h3>第一步</h3>|关水", "<h3>第二步</h3>|拆管"),
    table("<a href=/1>铜管</a>|<a href=/2>钢管</a>", "<a href=/3>水表</a>|<a href=/4>阀门</a>"),  # the menu of a site
    table("首页|水管", "版权所有 水管之家|设为首页"),
    table("晚风|说得对|回复(3)", "小马|谢谢|回复(1)"),  # buttons
    table(f"晚风 2024-05-06 12:30|{LONG}", f"小马 2024-05-07 09:10|{LONG}"),
    table("甲|乙", "丙|丁").replace("<td>甲", f"<td>甲{table('种类|价钱')}"),  # tables in it
    table("甲|乙", "丙|丁").replace("</tr><tr>", "</tr>不在格子里的话<tr>"),
    "<table><tr><td>" + "<br>".join("甲乙丙丁戊己庚辛") + "</td><td>关水</td></tr><tr><td>拆</td><td>装</td></tr></table>",  # a list
])
def test_what_is_no_table_of_data(inside: str) -> None:
    assert in_tables(f"<h1>水管工的手册</h1><p>{LONG}</p>{inside}<p>{LONG}</p>") == []


@pytest.mark.parametrize("head", ["<h2>网友评论</h2>", "<div>精彩评论（2）</div>"])
def test_comments_in_a_table_stay_comments(head: str) -> None:
    rows = table("网友|内容|时间", "晚风|水管真难修，我找了两个师傅。|2024-05-06", "小马|照着做了一遍，已经不漏了。|2024-05-07")
    for source in (f"<h1>水管</h1><p>{LONG}</p>{head}{rows}", f"<h1>水管</h1><p>{LONG}</p>{rows.replace('内容', '评论内容')}"):
        kinds = {part.block.text: part.kind for part in parts_of(read_html(source, "x.html")[0], True)}
        assert kinds["水管真难修，我找了两个师傅。"] == kinds["照着做了一遍，已经不漏了。"] == "comment" and not in_tables(source)


def test_a_heading_over_a_table_heads_something() -> None:
    result = page(f"<h2>各种管子</h2>{table('种类|价钱', '铜管|30元')}<h2>各种阀门</h2>{table('种类|价钱', '球阀|9元')}")
    assert [piece.reading for piece in result.pieces if piece.part.kind == "heading"] == ["水管工的手册", "各种管子", "各种阀门"]
    assert [len(lines) for lines in tables(result)] == [3, 3]


def test_a_table_is_one_thing_in_the_report() -> None:
    report = page(table("种类|价钱", "铜管,旧的|30元")).report
    assert "3–6　表格" in report and report.count("<td>种类</td>") == 2


@pytest.mark.parametrize("text", [
    "种类 | 价钱\n--- | ---\n铜管 | 30元", "| 种类 |\n|---|\n| 铜管 |", "|种类|价钱|\n|:-|-:|\n|铜管|\n", "种类\t价钱\n铜管\t30元\n钢管\t12元", "\t夏天\t冬天\n铜管\t不冻\t会冻\n钢管\t不冻\t会冻",
])
def test_rows_of_a_text(text: str) -> None:
    assert in_tables(f"水管工的手册\n\n{LONG}\n\n{text}\n\n{LONG}\n", html=False) == text.rstrip().split("\n")


@pytest.mark.parametrize("text", [
    "| 北京 | 8:00 |\n| 上海 | 9:00 |", "种类 | 价钱\n---\n铜管 | 30元", "| 甲 | 乙 |\n|---|\n| 丙 | 丁 |", "```\n| 甲 | 乙 |\n|---|---|\n```",
    "种类\t价钱\n铜管\t30元", "甲\t乙\n丙\t丁\t戊\n己\t庚", "1.\t关水\n2.\t拆管\n3.\t装管", "•\t关水\n•\t拆管\n•\t装管", "关水\t1\n拆管\t4\n装管\t19",
    "客户：\t在吗\n师傅：\t在的\n客户：\t来一趟", f"先\t{LONG}\n再\t{LONG}\n后\t{LONG}", "\t关水\n\t拆管\n\t装管", "甲\t走吧。\n乙\t好的。\n丙\t不去。",
])
def test_what_is_no_row(text: str) -> None:
    assert in_tables(f"水管工的手册\n\n{LONG}\n\n{text}\n\n{LONG}\n", html=False) == []


@pytest.mark.parametrize("rows", [
    "延误时长 | 可以当场给 | 要上报\n24 小时以内 | 免运费 | 无\n超过 72 小时 | 无 | 一律上报", "日期 ｜ 早班 ｜ 晚班\n\n周一 ｜ 小马 ｜ 老成\n\n周二 ｜ 老成 ｜ 桃子",
    "型号 | 口径 | 价钱 | 备注\nA1 | 15 | 8元 | 铜\nA2 | 20 | 9元 | 铜\nA3 | 25 | 11元 | 钢"])
def test_rows_parted_by_pipes(rows: str) -> None:
    assert in_tables(f"水管工的手册\n\n{LONG}\n\n{rows}\n\n{LONG}\n", html=False) == [row for row in rows.split("\n") if row]


@pytest.mark.parametrize("rows", [
    "管径 | 价钱\n15 | 8元\n20 | 9元", "水管 | 龙头 | 阀门\n\n铜管 | 铝管 | 铁管", f"先 | {LONG} | 甲\n再 | {LONG} | 乙\n后 | {LONG} | 丙",
    "1. 关水 | 拆管 | 装管\n2. 放水 | 擦干 | 上油\n3. 收工 | 扫地 | 锁门"])
def test_pipes_that_part_no_table(rows: str) -> None:
    assert in_tables(f"水管工的手册\n\n{LONG}\n\n{rows}\n\n{LONG}\n", html=False) == []


@pytest.mark.parametrize("rows", [
    "型号   口径   价钱\nA1   15   8元\nA2   20   9元\n不锈钢加厚型   25   11元", "情况　　怎么办　　谁负责\n水管漏水　　先关总阀　　值班的师傅\n龙头滴水　　换垫圈　　小马",
    "水管     夏天      冬天\n铜管     不冻      -5度会冻\n铝塑管     不冻     -20度会冻",
    "延误时长|可以当场给|要上报\n24 小时以内|免运费|无\n超过 72 小时|无|一律上报", "说法｜为什么不行｜换成\n修不好｜吓人｜再试一次\n随便｜不负责｜您看这样行吗",
    "项目|怎么算\n上门费|每次 30 元\n换管子|按米数\n夜里加急|加一半"])
def test_rows_below_a_head(rows: str) -> None:
    assert in_tables(f"水管工的手册\n\n{LONG}\n\n{rows}\n\n{LONG}\n", html=False) == rows.split("\n")


def test_cells_of_rows_below_a_head() -> None:
    spaced, piped = "型号   口径   价钱\nA1   15   8元\nA2   20   9元", "项目|怎么算\n上门费|每次 30 元\n换管子|按米数\n夜里加急|加一半"
    result = of(Source("x.txt", f"水管工的手册\n\n{LONG}\n\n{spaced}\n\n{LONG}\n\n{piped}\n\n{LONG}\n", "utf-8", "0" * 64))
    assert tables(result) == [["| 型号 | 口径 | 价钱 |", "|---|---|---|", "| A1 | 15 | 8元 |", "| A2 | 20 | 9元 |"],
                              ["| 项目 | 怎么算 |", "|---|---|", "| 上门费 | 每次 30 元 |", "| 换管子 | 按米数 |", "| 夜里加急 | 加一半 |"]]


@pytest.mark.parametrize("rows", [
    "春眠不觉晓   处处闻啼鸟   夜来风雨声\n花落知多少   白日依山尽   黄河入海流\n欲穷千里目   更上一层楼   红豆生南国",  # verses
    "山一程   水一更水   身向榆关那畔行\n风一更   雪一更雪   聒碎乡心梦不成\n夜深   千帐灯   故园无此声",
    "北京市   朝阳区   建国路1号\n上海市   浦东新区   世纪大道2号\n广州市   天河区   体育东路3号",  # addresses
    "12   34   56\n78   90   12\n34   56   78", "一组   12   34\n二组   78   90\n三组   34   56",  # numbers
    "老周：在吗   小马：在的   老周：来一趟\n小马：好的   老周：带上扳手   小马：带了\n老周：快一点   小马：在路上   老周：好",  # a dialogue
    "红烧肉 38元   清蒸鱼 58元   炒青菜 12元\n麻婆豆腐 18元   酸辣汤 9元   米饭 2元\n凉拌黄瓜 8元   鸡汤 30元   啤酒 6元",  # a menu
    "红烧肉   清蒸鲈鱼   炒青菜\n麻婆豆腐   酸辣汤   米饭\n凉拌黄瓜   老母鸡汤   啤酒", "首页   关于我们   联系方式\n产品中心   新闻动态   招贤纳士\n售后服务   下载中心   在线留言",
    "张三   李四   王五\n赵六   钱七   孙八\n周九   吴十   郑十一", "甲方   乙方   见证人\n签字   签字   签字\n年月日   年月日   年月日",
    "型号   口径   价钱\nA1   15   8元", "型号   口径   价钱\n\nA1   15   8元\n\nA2   20   9元", "型号  口径  价钱\nA1  15  8元\nA2  20  9元",  # too few, apart, narrow
    "项目   价钱\n铜管   8元\n钢管   9元\n铝管   10元", "首页|关于我们|联系方式\n产品|新闻|招聘\n售后|下载|留言",
    "张三|催收员\n李四|组长\n王五|主管\n赵六|经理", "问题|水管\n原因|老化\n办法|更换\n结果|不漏", "项目|怎么算\n上门费|每次 30 元\n换管子|按米数",
    "项目|怎么算\n上门费|每次 30 元。\n换管子|按米数\n加急|加一半",
    "项目\n怎么算\n上门费\n每次 30 元\n换管子\n按米数\n夜里加急\n加一半"])
def test_lines_that_only_stand_side_by_side(rows: str) -> None:
    assert in_tables(f"水管工的手册\n\n{LONG}\n\n{rows}\n\n{LONG}\n", html=False) == []


def test_the_words_of_heads() -> None:
    data = load("tables.yml")
    assert all(map(is_named, data["yes"])) and not any(map(is_named, data["no"]))
    assert has_head([["水管", "夏天"], ["铜管", "无"], ["钢管", "2 天"]]) and not has_head([["水管", "夏天"], ["铜管", "无"], ["钢管", "照旧"]])


def test_hostile_tables_are_read_at_once() -> None:
    wide = "<table>" + "<tr>" + "<td colspan=99999 rowspan=99999>甲</td>" * 3000 + "</tr><tr><td>乙</td></tr>" * 3000 + "</table>"
    assert in_tables(f"<h1>水管</h1><p>{LONG}</p>{wide}") == []
    assert in_tables("| a |\n|" + "-|" * 50_000 + "x\n" + "|" + " " * 50_000 + "x\n", html=False) == []
    for rows in ("甲" + " " * 50_000 + "乙|丙\n", "甲" + (" " * 3 + "乙") * 20_000 + "\n", "甲|乙|" * 20_000 + "\n"):
        assert in_tables(rows * 3, html=False) == []
    assert in_tables("<table>" * 150 + "<tr><td>甲<td>乙<tr><td>丙<td>丁") == ["甲", "乙", "丙", "丁"]


CELLS = st.lists(st.lists(st.sampled_from(["", "铜管", "30元", "员需要理解", "假使 坏了,", "甲|乙", "&lt;br&gt;", "〔？〕", "上<br>下", "<p>一</p><p>二</p>", "`码", "2024-05-06"]),
                          min_size=1, max_size=4), min_size=1, max_size=5)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CELLS, st.sampled_from(["td", "th"]))
def test_laws_hold_for_any_table(rows: list[list[str]], cell: str) -> None:
    inside = "<table>" + "".join("<tr>" + "".join(f"<{cell}>{text}</{cell}>" for text in row) + "</tr>" for row in rows) + "</table>"
    result = page(inside)
    ledger = json.loads(result.ledger)
    words = rebuilt(result.source, ledger)
    named = Counter(HAN.findall("".join(p["text"] for p in ledger["paragraphs"])))
    assert not Counter(HAN.findall(re.sub("<[^>]*>", "", result.source.text))) - named
    kept = Counter(HAN.findall("".join(draft.text for draft in result.drafts)))
    assert not Counter(HAN.findall("".join(words.values()))) - kept
    for lines in tables(result):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1
