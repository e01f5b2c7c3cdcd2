# ruff: noqa: E501
"""Pages: every Han character is in a draft or named in the ledger, and what can't be told is refused."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhiku.findings import Finding
from zhiku.intake.decisions import Decisions
from zhiku.intake.pipeline import import_source
from zhiku.intake.values import Imported, Source

HAN = re.compile(r"[\u3400-\u9fff]")
HEAD, TAIL = "<html><body><h1>泡茶</h1><p>水要开，壶要热，茶叶先放。</p>", "<p>最后倒掉第一道水。</p></body></html>"


def tried(html: str) -> tuple[Imported | None, list[Finding]]:
    return import_source(Source("x.html", html, "utf-8", "0" * 64, html=True), Decisions(), folder="001")


def read(html: str) -> tuple[str, dict[str, str]]:
    """All drafts as one text, and what was removed with its reason."""
    result, findings = tried(html)
    assert result is not None, findings
    removed = {p["text"]: p["removed"] for p in json.loads(result.ledger)["paragraphs"] if "removed" in p}
    return "".join(d.text for d in result.drafts), removed


@pytest.mark.parametrize(("html", "text", "reason"), [
    ("<textarea>可以复制的口令</textarea>", "可以复制的口令", "表单里的字（textarea）"),
    ("<textarea>一个 <b> 标签</textarea>", "一个 <b> 标签", "表单里的字（textarea）"),
    ('<p>填<input value="默认的字">这里。</p>', "默认的字", "表单里的字（input）"),
    ("<svg><text>温度曲线</text></svg>", "温度曲线", "图里的字（svg）"),
    ("<svg><g/><text>温度</text><foreignObject><div><p>时间</p></div></foreignObject></svg>", "时间", "图里的字（svg）"),
    ("<noscript><p>图里是一把壶</p></noscript>", "图里是一把壶", "浏览器不运行脚本时才显示的字（noscript）"),
    ("<template><ul><li>模板</ul></template>", "模板", "网页的模板，不显示（template）"),
    ("<object data=a><object data=b></object><p>替代的字</p></object>", "替代的字", "播放不了或打不开时才显示的字（object）"),
    ("<p><object data=a><p>替代的字</p></div></object></p>", "替代的字", "播放不了或打不开时才显示的字（object）"),
    ("<iframe src=a>框里的字</iframe>", "框里的字", "播放不了或打不开时才显示的字（iframe）"),
    ("<video controls><track>放不了视频</video>", "放不了视频", "播放不了或打不开时才显示的字（video）"),
    ("<p>每天<del>喝三杯</del><ins>喝两杯</ins>。</p>", "喝三杯", "划掉的字（del）"),
    ("<p>每天<del>喝三杯</p><p>没有关的，只到段落的末尾。</p>", "喝三杯", "划掉的字（del）"),
    ("<math><mfrac><mi>长</mi><mi>宽</mi></mfrac></math>", "长宽", "公式（math）"),
    ('<span class="MJX_Assistive_MathML"><math><mi>长</mi></math></span>', "长", "公式（math）"),
])
def test_what_stands_apart_is_named(html: str, text: str, reason: str) -> None:
    draft, removed = read(HEAD + html + TAIL)
    assert removed[text] == reason
    assert text not in draft and "水要开，壶要热，茶叶先放。" in draft and "最后倒掉第一道水。" in draft


def test_what_stands_apart_does_not_break_the_sentence_around_it() -> None:
    draft, _ = read(HEAD + '<p>先看<noscript>没有脚本</noscript>水色，<svg><title>放大</title></svg>再<input value="搜索">闻香气。</p>' + TAIL)
    assert "先看水色，再闻香气。" in draft


def test_a_formula_that_is_a_row_of_signs_is_text() -> None:
    draft, _ = read(HEAD + "<p>公式：<math><mi>面积</mi><mo>=</mo><mi>长</mi><mo>×</mo><mi>宽</mi></math>，单位是平方米。</p>" + TAIL)
    assert "公式：面积=长×宽，单位是平方米。" in draft


def test_a_drawing_left_open_ends_where_the_page_goes_on() -> None:
    draft, removed = read(HEAD + "<svg><text>曲线</text><p>后面的字还有很多，不能丢。</p>" + TAIL)
    assert "后面的字还有很多，不能丢。" in draft and "曲线" in removed


@pytest.mark.parametrize("html", [
    "<script>var a = '脚本里的字';</script>", "<style>a{content:'样式'}</style>", "<!-- 注释里的字 -->", "<!--> ", "<!---> ",
    "<!-- 另一种结尾 --!>", '<input type=hidden value="藏着的">', "<noscript><img src=a></noscript>", "<svg><path/></svg>",
])
def test_what_nobody_reads_needs_no_entry(html: str) -> None:
    draft, removed = read(HEAD + html + TAIL)
    assert not removed and "最后倒掉第一道水。" in draft


@pytest.mark.parametrize(("html", "lacks"), [
    ("<!-- open", "-->"), ("<script>var a=1;", "</script>"), ("<style>p{}", "</style>"), ("<textarea>", "</textarea>"),
    ("<iframe>", "</iframe>"), ("<noscript>", "</noscript>"), ("<template>", "</template>"), ("<object>", "</object>"),
])
def test_what_is_never_closed_is_refused_where_words_follow(html: str, lacks: str) -> None:
    result, findings = tried(HEAD + "\n" + html + TAIL)
    assert result is None and [(f.rule, f.line, f.column) for f in findings] == [("unclosed", 2, 1)]
    assert lacks in findings[0].message and "最后倒掉第一道水" in findings[0].message
    result, findings = tried(HEAD + html + "</body></html>")
    assert result is not None, "nothing is lost"


@pytest.mark.parametrize("name", ["svg", "template", "del"])
def test_depth_is_counted_there_too(name: str) -> None:
    result, findings = tried(HEAD + f"<{name}>" + "<g>" * 5000 + "字" + "</g>" * 5000 + f"</{name}>" + TAIL)
    assert result is None and findings[0].rule == "too-deep"


PARTS = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<svg>", "</svg>", "<text>", "</text>", "<math>", "</math>", "<mi>", "</mi>", "<noscript>", "</noscript>",
    "<object>", "</object>", "<template>", "</template>", "<textarea>", "</textarea>", "<iframe>", "</iframe>", "<del>", "</del>", "<li>", "<br>",
    "<!-- ", " -->", "<table>", "<td>", "</table>", "<b>", "</b>", "甲乙", "丙。", "丁戊，己", " ", "<video>", "</video>", "<select><option>", "</select>",
])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_page_is_read_whole_or_refused(html: str) -> None:
    result, _ = tried(HEAD + html + TAIL)
    if result is not None:
        named = Counter(HAN.findall("".join(p["text"] for p in json.loads(result.ledger)["paragraphs"])))
        seen = re.sub(r"<!--.*?-->", "", HEAD + html + TAIL, flags=re.S)
        assert not Counter(HAN.findall(seen)) - named
