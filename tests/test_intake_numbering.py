# ruff: noqa: E501
"""Lists that are counted as hardly anything else is, and what is counted so and is no list."""

from __future__ import annotations

import pytest

from tests.test_intake_sources import kept

TITLE, LEAD = "水泵不上水怎么办", "水泵不上水，多半不是水泵坏了。我修了二十年，先看的总是下面这几样，看完再决定要不要拆。"
ENTRIES = ["先看底阀：里面卡了草，水就回到井里去了。", "再看管子：接头漏气，吸上来的就只有空气。",
           "最后看叶轮：磨得太薄，转得再快也没有力气。", "实在不行再拆泵：拆之前把螺丝排好，免得装不回去。"]
QUERY = "水泵修理工资怎么样，水泵修理难学吗？"
HAN, DIGITS = "一二三四", "1234"


def lines(mark: str, entries: list[str]) -> list[str]:
    return [mark.replace("一", HAN[n]).replace("1", DIGITS[n]).replace("Ⅰ", chr(0x2160 + n)).replace("㈠", chr(0x3220 + n)).replace("①", chr(0x2460 + n)) + entry
            for n, entry in enumerate(entries)]


def items(*text: str) -> list[str]:
    return [said for kind, said in kept("\n\n".join([TITLE, LEAD, *text]) + "\n") if kind == "list_item"]


@pytest.mark.parametrize("mark", ["[1] ", "[1]", "【1】", "<1> ", "1> ", "1>", "1》", "No.1 ", "1：", "1: ", "01 ", "Ⅰ、", "Ⅰ. ", "㈠", "（一）", "(一) ", "（一）、", "一）", "一、",
                                  "（1）、", "①、"])
def test_what_counts_a_list(mark: str) -> None:
    assert items(*lines(mark, ENTRIES)) == ENTRIES


@pytest.mark.parametrize("mark", ["[1] ", "1> ", "（一）", "(一) ", "一、"])
def test_what_a_site_puts_between_parts_no_list(mark: str) -> None:
    first, second, *others = lines(mark, ENTRIES)
    assert items(first, second, QUERY, *others) == ENTRIES


@pytest.mark.parametrize("text", [
    lines("（一）", ENTRIES[:2]), lines("（一）", ["底阀的毛病", "管子的毛病", "叶轮的毛病"]), lines("一、", [entry.rstrip("。") + "；" for entry in ENTRIES]),
    ["第一条　拆泵要两个人。", *lines("（一）", ENTRIES)], [*lines("（一）", ENTRIES), "第（三）种最难修，看的时候要把泵盖打开。"],
    lines("一、", [*ENTRIES[:3], "违反第二条的，要重新装一遍。"]), lines("一、", ["加强保养。" + entry for entry in ENTRIES]), lines("（一）", [entry * 12 for entry in ENTRIES]),
    [line for entry in lines("一、", ENTRIES) for line in (entry, LEAD)], lines("一、", ENTRIES)[1:], lines("1：", ["0", "1", "2"]),
    ["第12条　拆泵要两个人。", *lines("（一）", ENTRIES)], lines("（一）", [entry[:-1] * 12 + "。" for entry in ENTRIES]),
    *(["底阀要常洗" + note + "，叶轮要常看。", *lines("【1】 ", ["王工写了《水泵手册》。", "李工写了《修泵记》。", "赵工写了《井边》。"])]
      for note in ("[1]", "①", "（注一）", "〔1〕")),
    *(lines(mark, [of + entry for entry in ENTRIES]) for mark, of in (
        ("1 ", "个人看泵："), ("1 ", "车间："), ("01 ", "号泵"), ("1 ", "是"), ("No.1 ", "机组"), ("Ⅰ", "级"), ("Ⅰ", "度"), ("[1] ", "号泵"), ("<1> ", "号位"),
        ("（一）", "班"), ("一）", "班"))),
    ["参考资料", *lines("[1] ", ["王工，《水泵手册》。", "李工，《修泵记》。", "赵工，《井边》。"])],
    lines("[1] ", ["王工：水泵手册[M]，城北出版社。", "李工：修泵记[J]，《井边》。", "赵工：井边[M]，城北出版社。"]),
    [*lines("Ⅰ、", ENTRIES), "只有Ⅱ要拆泵。"], [*lines("<1> ", ENTRIES), "第一年只做<1>就够。"], ["值班的人应当做好下列事情：", *lines("（一）", ENTRIES)],
    [*lines("（一）", ENTRIES), "本办法由维修班解释。"], [*lines("一、", ENTRIES), "上面的话自明年一月起施行。"],
    ["1 > 0 说明有水。", "2 > 1 说明多了。", "3 > 2 说明又多了。"], ["1>2>3 的时候停泵。", "2>1 也可以。", "3>2 不行。"],
    ["一、二月不修。", "二、三月才修。", "三、四月最忙。"], ["一、二、三，抬！", "二、三、四，放！", "三、四、五，走！"],
    ["[0] 空的", "[1] 一台", "[2] 两台", "[3] 三台"], ["Ⅰ春天", "Ⅱ夏天", "Ⅲ秋天"], [*lines("一、", ENTRIES), "依照二、三两款，泵坏了要赔。"],
    lines("[1] ", ["王工。水泵手册，城北出版社。", "李工。修泵记，灯下周刊。", "赵工。井边，城北出版社。"]), ["文献如下：", *lines("[1] ", ["王工的手册", "李工的日记", "赵工的信"])],
    ["┃泵┃漏水┃响┃", "┃甲┃不漏┃不响┃", "┃乙┃漏┃响┃"],
    ["1>= 0 时停泵。", "2>= 0 时开泵。", "3>= 0 时看泵。"], [f"{two}、{entry}" for two, entry in zip(("一二", "二三", "三四"), ENTRIES, strict=False)],
    [f"[{n}] {entry}" for n, entry in zip((1, 3, 4, 5), ENTRIES, strict=True)],
])
def test_what_is_counted_and_no_list(text: list[str]) -> None:
    assert [said for kind, said in kept("\n\n".join([TITLE, LEAD, *text]) + "\n")][2:] == text


def test_what_stands_in_a_list_or_a_table_already_stays_there() -> None:
    entries = "".join(f"<li>大的一样<p>[{n}] {entry}</p></li>" for n, entry in enumerate(ENTRIES, 1))
    rows = "".join(f"<tr><td>[{n}] {entry}</td></tr>" for n, entry in enumerate(ENTRIES, 1))
    for text in (f"<ul>{entries}</ul>", f"<table>{rows}</table>"):
        page = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p>{text}<p>{LEAD}</p></body></html>"
        said = [reading for _, reading in kept(page, "raw.html")]
        assert [f"[{n}] {entry}" for n, entry in enumerate(ENTRIES, 1)] == [line for line in said if line.startswith("[")]


@pytest.mark.parametrize("numbers", ["1234", "1245"])
def test_numbers_that_are_elements_of_their_own(numbers: str) -> None:
    entries = [f'<li><span class="icon">{n}</span><div><p>{entry}</p></div></li>' for n, entry in zip(numbers, ENTRIES, strict=True)]
    page = (f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><ol>{''.join(entries[:2])}</ol><h3>水泵修理合法吗？</h3>"
            f"<ol>{''.join(entries[2:])}</ol><p>{LEAD}</p></body></html>")
    said = [text for kind, text in kept(page, "raw.html") if kind == "list_item"]
    assert said == ENTRIES if numbers == "1234" else not set(ENTRIES) & set(said)


@pytest.mark.parametrize(("heading", "stays"), [("水泵怎么收费，水泵费由谁出？", False), ("修好以后", True), ("怎样守口如瓶？", True)])
def test_what_stands_between_steps_that_are_counted_apart(heading: str, stays: bool) -> None:
    steps = [f'<div class="step"><i>{n}</i><div>{entry}</div></div>' for n, entry in enumerate(ENTRIES, 1)]
    page = (f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><h2>修理以前</h2>{''.join(steps[:2])}<h2>{heading}</h2>{''.join(steps[2:])}"
            f"<h2>最后</h2><p>{LEAD}</p></body></html>")
    said = kept(page, "raw.html")
    assert [text for kind, text in said if kind == "list_item"] == ENTRIES
    assert (("heading", heading) in said) == stays
