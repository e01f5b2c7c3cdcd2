"""A wrapped Chinese paragraph reads as one line."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("source", "html"), [
    ("缓存\n穿透", "<p>缓存穿透</p>"),
    ("第一句。\n第二句", "<p>第一句。第二句</p>"),
    ("缓存 \n穿透", "<p>缓存穿透</p>"),
    ("中文\nEnglish", "<p>中文\nEnglish</p>"),
    ("two\nwords", "<p>two\nwords</p>"),
    ("**缓存**\n穿透", "<p><strong>缓存</strong>穿透</p>"),
    ("缓存\n**穿透**", "<p>缓存<strong>穿透</strong></p>"),
    ("*缓存\n穿透*", "<p><em>缓存穿透</em></p>"),
    ("缓存\n[穿透](a.md)", '<p>缓存<a href="a.md">穿透</a></p>'),
    ("缓存\n`code`", "<p>缓存\n<code>code</code></p>"),
    ("缓存  \n穿透", "<p>缓存<br />\n穿透</p>"),
])
def test_soft_breaks(render, source: str, html: str) -> None:
    assert render(source).html == html


def test_code_keeps_its_lines(render) -> None:
    assert "甲\n乙" in render("```\n甲\n乙\n```").html


def test_lists_and_quotations(render) -> None:
    html = render("- 甲句\n  乙句\n\n> 丙句\n> 丁句").html
    assert "甲句乙句" in html and "丙句丁句" in html
