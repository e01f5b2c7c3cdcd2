# ruff: noqa: E501
"""Letters that an office answers in public, and beginnings of a text that a program set above it; beside them what people wrote."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes
from tests.test_intake_sources import kept

TITLE = "老楼加装电梯，一楼不同意怎么办"
HEADS = [("信件编号", "YM20240418"), ("信件类型", "咨询"), ("来 信 人", "孟**"), ("来信时间", "2024-04-18 21:33:05")]
TAIL = [("办理单位", "市住房和城乡建设局"), ("办结时间", "2024-04-26 10:12:48"), ("满意度评价", "非常满意")]
FORMS = {
    "一格一栏": ("<table>{}</table>", "<tr><td>{}</td><td>{}</td></tr>"),
    "一列一栏": ("<dl>{}</dl>", "<dt>{}</dt><dd>{}</dd>"),
    "一行一栏": ("<div>{}</div>", "<div><span>{}：</span><span>{}</span></div>"),
}


def letter(form: str, heads: list[tuple[str, str]], question: str = "来信内容", answer: str = "答复内容") -> str:
    around, row = FORMS[form]
    told = "<div>{}</div><div><p>{}</p></div>" if form == "一行一栏" else row
    rows = [*(row.format(*pair) for pair in heads), told.format(question, SAID), *(row.format(*pair) for pair in TAIL), told.format(answer, MORE)]
    return f"<html><head><title>{TITLE}_来信选登</title></head><body><h1>{TITLE}</h1>{around.format(''.join(rows))}</body></html>"


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_beside_a_letter(form: str) -> None:
    page = letter(form, HEADS)
    found = [reading for _, reading in kept(page, "raw.html")]
    assert SAID in found and MORE in found
    assert not any(word in reading for reading in found for pair in (*HEADS, *TAIL) for word in pair)
    out = "".join(reading for kind, reading in shapes(imported(page, "raw.html")) if kind == "removed")
    assert all(word in out for pair in (*HEADS, *TAIL) for word in pair if pair[0] != "来 信 人")


@pytest.mark.parametrize("form", FORMS)
def test_the_record_that_somebody_keeps_of_complaints(form: str) -> None:
    record = letter(form, [("投诉类型", "电话太多"), ("责任部门", "催收二组"), ("处理时间", "三天以内")], "投诉内容", "处理结果")
    everything = "".join(reading for _, reading in kept(record, "raw.html"))
    assert all(word in everything for word in ("投诉类型", "电话太多", "催收二组", "三天以内", SAID, MORE))


def page(*above: str) -> list[str]:
    text = "".join(f"<p>{line}</p>" for line in (*above, SAID, MORE, "打完以后记下日期。"))
    return [reading for _, reading in kept(f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{text}</body></html>", "raw.html")][1:]


@pytest.mark.parametrize("line", [f"摘要：{SAID}", f"摘要：{SAID[:20]}...", f"【导读】{SAID[:20]}……", f"{SAID[:24]}...[详细]", f"简介：{SAID}{MORE[:9]}…"])
def test_the_beginning_of_the_text_above_it(line: str) -> None:
    assert page(line) == [SAID, MORE, "打完以后记下日期。"]


@pytest.mark.parametrize("line", ["摘要：第一个电话怎样打，第二个电话说什么。", f"{SAID[:9]}……", f"提示{MORE[:7]}以后的办法。"])
def test_what_else_stands_above_it(line: str) -> None:
    assert len(page(line)) == 4


def test_the_table_beside_a_document() -> None:
    rows = "<tr><td>索 引 号：</td><td>000014349/2024-00031</td><td>发文机关：</td><td>某区住建局</td></tr><tr><td>成文日期：</td><td>2024-05-08</td><td>文号：</td><td>某住建〔2024〕12号</td></tr>"
    page = f"<html><head><title>{TITLE}</title></head><body><table>{rows}</table><h1>{TITLE}</h1><p>{SAID}</p><p>{MORE}</p></body></html>"
    assert [reading for _, reading in kept(page, "raw.html")] == [TITLE, SAID, MORE]
    own = page.replace("索 引 号", "档案号").replace("文号", "页数")
    assert any("某区住建局" in reading for _, reading in kept(own, "raw.html"))


def note(rows: list[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td>{label}：</td><td>{value}</td></tr>" for label, value in rows)
    return f"<html><head><title>{TITLE}</title></head><body><table>{cells}</table><h1>{TITLE}</h1><div>{SAID}</div><div>{MORE}</div></body></html>"


@pytest.mark.parametrize("rows", [
    [("笔记本", "04 病房杂记"), ("创建时间", "2019/10/12 22:03"), ("更新时间", "2019/10/14 07:40"), ("标签", "沟通, 未归档")],
    [("笔记本", "病房"), ("创建于", "2019-10-12"), ("作者", "小圆"), ("URL", "https://a.example/care/11")],
    [("Notebook", "病房杂记"), ("Created", "2019/10/12 22:03"), ("Updated", "2019/10/14 07:40")]])
def test_what_a_program_sets_above_a_note(rows: list[tuple[str, str]]) -> None:
    assert kept(note(rows), "raw.html") == [("heading", TITLE), ("paragraph", SAID), ("paragraph", MORE)]


@pytest.mark.parametrize("rows", [
    [("笔记本", "记每一通电话"), ("圆珠笔", "两支，一红一蓝"), ("录音笔", "下班以前充电")],
    [("创建时间", "2019/10/12"), ("更新时间", "2019/10/14"), ("适用", "夜班打给家属的电话")],
    [("笔记本", "病房杂记"), ("标签", "每一条写明白：谁打的、几点打的、家属怎么说，没接的也要写上时间。"), ("创建时间", "2019/10/12")]])
def test_tables_of_somebody_have_other_labels(rows: list[tuple[str, str]]) -> None:
    assert all(value in str(kept(note(rows), "raw.html")) for _, value in rows[-1:])
