"""What people write by hand: headings with a line below, lists one after another, notes with front matter, addresses, lines
that begin with a comma. Each case has one beside it that is left alone."""

from __future__ import annotations

import markdown
import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes
from zhiku.intake.values import Imported


def page(result: Imported) -> str:
    """The body of the only draft, as a site shows it."""
    body = result.drafts[0].text.split("---\n", 2)[2]
    return markdown.markdown(body, extensions=["sane_lists", "tables"], extension_configs={"tables": {"use_align_attribute": True}})


@pytest.mark.parametrize("line", ["====", "----", "==="])
def test_headings_with_a_line_below(line: str) -> None:
    assert shapes(imported(f"怎样打第一个电话\n\n准备工作\n{line}\n\n{SAID}\n\n第一句话\n{line}\n\n{MORE}\n")) == [
        ("heading", "怎样打第一个电话"), ("heading", "准备工作"), ("removed", line), ("paragraph", SAID),
        ("heading", "第一句话"), ("removed", line), ("paragraph", MORE)]


def test_a_line_below_a_sentence_is_no_heading() -> None:
    assert ("paragraph", SAID) in shapes(imported(f"怎样打第一个电话\n\n{SAID}\n----\n{MORE}\n"))


def test_lists_of_two_kinds_stay_two() -> None:
    html = page(imported(f"怎样打第一个电话\n\n{SAID}\n\n- 工作证\n- 委托书\n\n1. 报姓名\n2. 说来意\n\n{MORE}\n"))
    assert html.count("<ul>") == html.count("<ol>") == 1
    html = page(imported(f"怎样打第一个电话\n\n{SAID}\n\n+ 工作证\n+ 委托书\n\n{MORE}\n"))
    assert html.count("<ul>") == 1 and html.count("<li>") == 2


def test_a_list_of_a_page_begins_where_it_begins() -> None:
    def begun(start: str) -> str:
        entries = f"<ol start='{start}' class='steps'><li>报姓名</li><li>说来意</li></ol>"
        return page(imported(f"<h1>怎样打第一个电话</h1><p>{SAID}</p>{entries}<p>{MORE}</p>", "a.html"))

    html = begun("3")
    assert '<ol start="3">' in html and html.count("<li>") == 2
    assert "<ol>" in begun("1")


def test_a_note_with_front_matter_is_read_as_any_text() -> None:
    body = f"# 怎样跟进\n\n{SAID}\n\n1. 看记录\n   - 上次的\n   - 这次的\n2. 打电话\n"
    result = imported(f"---\ntitle: 怎样跟进\ntags: [催收]\n---\n\n{body}")
    assert [(p.part.kind, p.part.level) for p in result.pieces if p.part.kind == "list_item"] == [
        ("list_item", 0), ("list_item", 1), ("list_item", 1), ("list_item", 0)]
    assert result.drafts[0].title == "怎样跟进" and "怎样跟进" not in result.drafts[0].text.split("---\n", 2)[2]
    other = imported(f"---\ntitle: 跟进\n---\n\n{body}")
    assert "怎样跟进" in "".join(draft.text for draft in other.drafts)


def test_how_an_office_can_be_reached_is_its_text() -> None:
    lines = ["电话：400-000-0000", "微信：kefu2024", "QQ：12345678", "邮箱：a@b.cn"]
    kept = [text for kind, text in shapes(imported("\n".join(["怎样找客服", "", SAID, "", "联系方式", "", *lines]))) if kind != "removed"]
    assert kept[-4:] == lines
    kept = [text for kind, text in shapes(imported("\n".join(["怎样打第一个电话", "", SAID, "", MORE, "", *lines]))) if kind != "removed"]
    assert "微信：kefu2024" not in kept and "邮箱：a@b.cn" in kept


def test_a_comma_at_the_beginning_of_a_broken_line() -> None:
    text = imported("电话打不通\n\n电话打不通的原因很多，要一个一个地分析\n，不能说他在躲。\n").drafts[0].text
    assert "要一个一个地分析，不能说他在躲。" in text
    text = imported("电话打不通\n\n电话打不通的原因很多，要一个一个地分析。\n\n，不能说他在躲。\n").drafts[0].text
    assert "\n不能说他在躲。" in text


def test_a_row_of_columns_may_begin_empty() -> None:
    html = page(imported(f"怎样算违约金\n\n{SAID}\n\n\t甲类\t乙类\n手续费\t1%\t2%\n违约金\t5%\t6%\n\n{MORE}\n"))
    assert html.index("<th></th>") < html.index("甲类") and html.count("<th>") == 3
    html = page(imported(f"怎样算违约金\n\n{SAID}\n\n| 类 | 费 |\n|:--|--:|\n| 甲 | 1 |\n\n{MORE}\n"))
    assert '<td align="right">1</td>' in html


@pytest.mark.parametrize(("note", "left"), [
    ("换端口以前先记下地址。 <a href='#r1'>&#8617;&#xfe0e;</a>", "换端口以前先记下地址。"),
    ("见说明书第三页（附录）<a>↩</a>", "见说明书第三页（附录）"),
    ("写完一行，按回车键↩", "写完一行，按回车键↩"),
    ("↩ 是撤销，↪ 是重做。", "↩ 是撤销，↪ 是重做。"),
])
def test_arrows_behind_notes(note: str, left: str) -> None:
    source = f"<h1>怎样打第一个电话</h1><p>{SAID}</p><ol class='footnotes-list'><li id='fn1'><p>{note}</p></li></ol>"
    assert shapes(imported(source, "raw.html"))[-1] == ("list_item", left)
