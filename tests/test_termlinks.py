"""Term links where a Chinese reader would draw them, and nowhere else; the text itself never changes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiku.glossary import build_glossary

GOLDEN = Path(__file__).parent / "golden" / "terms"


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for path in sorted(GOLDEN.glob("*.txt")):
        names, *parts = re.split(r"^\.\n", path.read_text("utf-8"), flags=re.M)
        found += [(path.stem, names.strip(), source, expected.rstrip("\n"))
                  for source, expected in zip(parts[::2], parts[1::2], strict=True)]
    return found


def visible(html: str) -> str:
    """The page's text in one line, [[ ]] around term links."""
    html = re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"[[\1]]", html, flags=re.S)
    return " ".join(unescape(re.sub(r"</?(?:p|li|td|th|div|h\d|dd|dt|summary|label|br)\b[^>]*>", " ", html)).split())


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize(("names", "source", "expected"), [c[1:] for c in cases()], ids=lambda v: str(v)[:20])
def test_golden(render, names: str, source: str, expected: str) -> None:
    html = visible(render(source, names.split("，")).html)
    assert unescape(re.sub(r"<[^>]+>", "", html)).strip().split() == expected.split()


def test_the_table_of_twelve_is_all_there() -> None:
    assert sum(c[0] == "table" for c in cases()) == 12


def test_a_link_begins_with_its_class_and_address_and_names_its_definition(render, glossary, term) -> None:
    html = render("讲缓存。", glossary(term("缓存", "huan-cun"))).html
    assert '<a class="term" href="../glossary/huan-cun.md" aria-describedby="term-huan-cun">缓存</a>' in html


def test_the_first_of_a_page_of_a_section_or_all(render) -> None:
    source = "缓存，缓存。\n\n## 甲\n\n缓存，缓存。\n\n## 乙\n\n缓存。"
    assert [len(render(source, ["缓存"], mode=m).terms) for m in ("page", "section", "all")] == [1, 3, 5]


def test_never_to_the_page_itself_nor_to_what_stands_inside_its_name(render, glossary, term) -> None:
    words = glossary(term("缓存穿透", "ct"), term("缓存", "hc"))
    assert render("缓存穿透是缓存的事。", words, path="glossary/ct.md").terms == ["缓存"]


def test_skip_link_case_and_scope(render, glossary, term) -> None:
    words = glossary(term("协商", "xs", aliases=["商量"]), term("保证", "bz", link=False), term("Go", "go", case=True),
                     term("会话", "hh", scope=["techniques"]))
    assert render("协商和商量", words).terms == ["协商"]
    assert render("协商和商量", words, skip=("商量",)).terms == []
    assert render("协商和商量", words, skip=("xs",)).terms == []
    assert render("我保证", words).terms == []
    assert render("用 go 和 GO 写", words).terms == []
    assert render("用 Ｇｏ 写", words).terms == ["Ｇｏ"]
    assert render("开一个会话", words).terms == ["会话"]
    assert render("开一个会话", words, path="legal/x.md").terms == []


def test_two_terms_that_differ_in_case_alone(render, glossary, term) -> None:
    words = glossary(term("Go", "go", case=True), term("GO", "registry", case=True))
    found = render("Go 和 GO", words)
    assert [(h.surface, h.term) for h in found.record.terms] == [("Go", "glossary/go.md"), ("GO", "glossary/registry.md")]


def test_the_record_says_where(render) -> None:
    found = render("第一句。讲缓存的一句！后一句。\n\n## 标题 {#here}\n\n又讲 CAP。", ["缓存", "CAP"]).record
    assert [(h.sentence, h.start, h.heading) for h in found.terms] == [("讲缓存的一句！", 1, ""), ("又讲 CAP。", 3, "here")]
    assert [h.id for h in found.headings] == ["here"]


def test_ids_of_headings_stay_and_headings_stay_free_of_links(render) -> None:
    html = render("## 缓存\n\n缓存", ["缓存"]).html
    assert re.search(r'<h2 id="[^"]+">缓存</h2>', html)


PIECES = ["缓存", "缓存穿透", "組合", "法则", "CAP", "ＣＡＰ", " ", "。", "\n", "\n\n", "**粗**", "`码`", "〔？〕", "《书》", "- 项\n",
          "# 题\n", "\\*", "&amp;", "<b>", "</b>", "[链](a.md)", "①", "㎡", "e\u0301", "😀", "第三条"]


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.sampled_from(PIECES), max_size=14), mode=st.sampled_from(["page", "section", "all"]))
def test_law_the_surface_text_never_changes(render, parts: list[str], mode: str) -> None:
    source = "".join(parts)
    linked, bare = render(source, ["缓存", "缓存穿透", "CAP"], mode=mode).html, render(source, []).html
    assert text(linked) == text(bare)


@settings(max_examples=60, deadline=None)
@given(order=st.permutations(["缓存", "缓存穿透", "穿透", "过滤器", "布隆过滤器", "CAP"]))
def test_law_the_order_of_term_files_changes_nothing(render, term, order: list[str]) -> None:
    source = "布隆过滤器防缓存穿透，缓存过期，CAP 定理，穿透。"
    assert render(source, build_glossary([term(n) for n in order])[0]).html == \
        render(source, build_glossary([term(n) for n in sorted(order)])[0]).html
