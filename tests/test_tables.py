"""Tables say what a narrow screen needs to show them."""

from __future__ import annotations

import re

import pytest

from zhiku.tables import stacks


def table(*rows: str) -> str:
    head, *body = rows
    return "\n".join([head, re.sub(r"[^|]+", "---", head), *body])


WIDE = table("| 名称 | 施行 | 怎么用 |", "| 银行卡办法 | 2018-12-01 | 大意可靠，逐字引用仍然要查官方的原文 |")


def test_a_table_without_room_for_its_columns_is_marked_and_its_cells_know_their_heading(render) -> None:
    html = render(WIDE).html
    assert '<table data-stack="" role="table">' in html
    assert '<td data-label="名称" data-unbroken="" role="cell">银行卡办法</td>' in html
    assert '<td data-label="怎么用" role="cell">大意' in html
    assert html.count('role="rowgroup"') == 2 and html.count('role="row"') == 2
    assert "columnheader" not in html, "Material draws such a heading as one that sorts"


@pytest.mark.parametrize("source", [
    table("| 看到 | 意思 |", "| 一个很长很长很长很长的单元格 | 又一个很长很长很长很长很长很长的单元格 |"),
    table("| 月 | 期 | 额 |", "| 1 | 12 | 300 元 |", "| 2 | 24 | 150 元 |"),
])
def test_two_columns_and_short_ones_stay_a_table(render, source: str) -> None:
    html = render(source).html
    assert "data-stack" not in html and "role=" not in html and "data-label" not in html


def test_a_word_a_figure_and_a_day_are_never_broken(render) -> None:
    html = render(table("| 甲 | 乙 |", "| 已核对全文 | GB/T 45251 |", "| 2018-12-01 | 这一格有七个字 |", "|  | 文 |")).html
    assert html.count("data-unbroken") == 4
    assert "<td>这一格有七个字</td>" in html and "<td></td>" in html


def test_what_fits_is_counted_in_han_characters() -> None:
    assert not stacks(["甲", "乙", "丙"], [["字" * 5, "字" * 5, "a" * 10]])
    assert stacks(["甲", "乙", "丙"], [["字" * 5, "字" * 5, "字" * 10]])
    assert not stacks(["甲", "乙", "丙"], [])


def test_rows_of_unequal_length_keep_their_headings(render) -> None:
    html = render(WIDE + "\n| 短 |").html
    assert html.count('data-label="名称"') == 2


@pytest.mark.parametrize(("source", "html"), [
    ("自2018-12-01起", '<p>自<span class="zk-day">2018-12-01</span>起</p>'),
    ("[2018-12-01](a.md)", '<p><a href="a.md"><span class="zk-day">2018-12-01</span></a></p>'),
    ("`2018-12-01`", "<p><code>2018-12-01</code></p>"),
    ("A-2018-12-01 2018-12-011", "<p>A-2018-12-01 2018-12-011</p>"),
])
def test_a_day_stays_on_one_line(render, source: str, html: str) -> None:
    assert render(source).html == html


def test_a_day_inside_an_editors_mark_is_the_marks(render) -> None:
    html = render("〔2018-12-01〕").html
    assert "zk-day" not in html and ">〔2018-12-01〕</mark>" in html
