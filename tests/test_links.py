"""Backlinks are links read from their other end, with the sentence that links."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiku.article import parse_page
from zhiku.glossary import definition_of
from zhiku.graph import build_graph
from zhiku.law import LawBasis
from zhiku.links import backlinks, definition_doubt, term_facts
from zhiku.records import LinkHit, PageRecord, TermHit, leads_to, relative_to, resolve
from zhiku.sentences import Sentences
from zhiku.settings import SectionSettings


def pages(*paths: str):
    return {path: parse_page(f"---\ntitle: {path.removesuffix('.md')}\n---\n文。\n", path)[0] for path in paths}


@pytest.mark.parametrize(("text", "sentence"), [
    ("头一句。欠款〔？〕是谁的，先问清楚。末一句。", "欠款〔？〕是谁的，先问清楚。"),
    ("头一句。是谁的？欠款先问清楚！末一句。", "欠款先问清楚！"), ("头一句。（欠款是谁的？）末一句。", "（欠款是谁的？）")])
def test_a_hole_ends_no_sentence(text: str, sentence: str) -> None:
    assert Sentences(text).first_with("欠款") == sentence


@pytest.mark.parametrize(("href", "lies", "inside"), [
    ("../faq/x.md#y", ("faq/x.md", "y"), True), ("#y", ("faq/a.md", "y"), True), ("../../x.md", ("../x.md", ""), False),
    ("https://a.example/x.md", None, False), ("/x.md", None, False)])
def test_where_a_link_leads(href: str, lies: tuple[str, str] | None, inside: bool) -> None:
    assert leads_to("faq/a.md", href) == lies and resolve("faq/a.md", href) == (lies if inside else None)


def test_links_by_href_with_anchor_and_by_term_are_counted(render, glossary, term) -> None:
    words = glossary(term("征信", "zx"))
    records = {path: render(source, words, path=path).record for path, source in {
        "faq/a.md": "头一句。请看[乙](../faq/b.md#here)的说法！另见[乙](b.md)。征信要查。",
        "faq/b.md": "没有。", "glossary/zx.md": "征信的定义，见[甲](../faq/a.md)。"}.items()}
    graph = build_graph(records)
    known = pages(*records)
    (to_b,) = backlinks("faq/b.md", graph, known, LawBasis())
    assert (to_b.path, to_b.anchor, to_b.more, to_b.by_term) == ("faq/a.md", "here", 1, False)
    assert (to_b.before, to_b.surface, to_b.after) == ("请看", "乙", "的说法！")
    (to_term,) = backlinks("glossary/zx.md", graph, known, LawBasis())
    assert (to_term.by_term, to_term.sentence) == (True, "征信要查。")
    assert graph.counts() == {"faq/b.md": 0, "glossary/zx.md": 1, "faq/a.md": 0}


def test_links_to_nowhere_outside_and_to_itself_are_none(render) -> None:
    record = render("[外](https://example.org/a.md) [页内](#x) [自己](x.md) [图](a.png) [无](gone.md)").record
    assert [hit.target for hit in record.links] == ["techniques/gone.md"]
    assert build_graph({record.path: record}).outgoing == {}


def test_resolving_and_relating_are_inverse() -> None:
    assert resolve("faq/a.md", "../legal/basis/xyk.md#xyk-68") == ("legal/basis/xyk.md", "xyk-68")
    assert resolve("index.md", "faq/a.md") == ("faq/a.md", "")
    assert resolve("faq/a.md", "#x") == ("faq/a.md", "x")
    assert resolve("a/b.md", "%E7%94%B2.md") == ("a/甲.md", "")
    assert [resolve("a/b.md", h) for h in ("https://x.org/a.md", "//x.org/a", "/a.md", "mailto:a@b.c", "../../up.md", "http://[")] \
        == [None] * 6
    for path, target in (("a/b/c.md", "d/e.md"), ("index.md", "a.md"), ("a/b.md", "a/c.md")):
        assert resolve(path, relative_to(path, target)) == (target, "")


NAMES = ["a/x.md", "a/y.md", "b/x.md", "glossary/t.md", "index.md"]
HIT = st.tuples(st.sampled_from([*NAMES, "gone.md"]), st.booleans())


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.lists(HIT, max_size=5)))
def test_law_backlinks_are_the_transpose(found) -> None:
    records = {path: PageRecord(path, terms=[TermHit(t, "词", "一词。", 1) for t, by_term in hits if by_term],
                                links=[LinkHit(t, "", "词", "一词。", 1) for t, by_term in hits if not by_term])
               for path, hits in found.items()}
    graph = build_graph(records)
    forward = sorted((e.source, e.target, e.by_term) for edges in graph.outgoing.values() for e in edges)
    backward = sorted((e.source, e.target, e.by_term) for edges in graph.incoming.values() for e in edges)
    assert forward == backward
    assert all(e.target == target for target, edges in graph.incoming.items() for e in edges)
    known = pages(*NAMES)
    assert {(b.path, target) for target in known for b in backlinks(target, graph, known, LawBasis())} \
        == {(source, target) for source, target, _ in forward if source != target}


def test_facts_of_a_term_page(render, glossary, term) -> None:
    zx = term("征信", "zx", "**信用**的记录。", aliases=["信用记录"], see=["bg"], category="信用", law=["xyk-1", "没有"])
    words = glossary(zx, term("报告", "bg"))
    sources = {"faq/b.md": "头。查征信吧。", "about/x.md": "征信。", "techniques/a.md": "看征信。", "glossary/zx.md": "文。"}
    records = {path: render(source, words, path=path).record for path, source in sources.items()}
    known = {**pages("faq/b.md", "about/x.md", "techniques/a.md", "glossary/bg.md"), "glossary/zx.md": zx}
    facts = term_facts(zx, definition_of(zx), ("glossary/bg.md",), build_graph(records), known, LawBasis(),
                       [SectionSettings(path="techniques", title="技巧"), SectionSettings(path="faq", title="问题")])
    assert [(g.title, [u.sentence for u in g.uses]) for g in facts.uses] == \
        [("技巧", ["看征信。"]), ("问题", ["查征信吧。"]), ("about", ["征信。"])]
    assert (facts.pages, facts.aliases, facts.category, [s.title for s in facts.see]) == (3, ("信用记录",), "信用", ["glossary/bg"])
    assert "<strong>信用</strong>" in facts.definition_html


def test_a_long_sentence_is_cut_around_its_link(render) -> None:
    source = "很长" * 100 + "[这里](../faq/b.md)" + "还长" * 100 + "。"
    hit = render(source).record.links[0]
    assert len(hit.sentence) < 130 and hit.sentence[hit.start:hit.end] == "这里"
    assert hit.sentence.startswith("…") and hit.sentence.endswith("…")


@pytest.fixture
def law(basis, law_page) -> LawBasis:
    return basis(law_page("xyk", "title: 办法\ngrade: P", '## 第一条 {#xyk-1}\n\n## 第二条 {#xyk-2 data-grade="V1"}'))


@pytest.mark.parametrize(("path", "source", "said"), [
    ("legal/basis/xyk.md", "## 第一条 {#xyk-1}\n\n征信三天。", "待核对官方原文"),
    ("legal/basis/xyk.md", "## 第二条 {#xyk-2}\n\n征信三天。", ""),
    ("legal/basis/xyk.md", "征信三天。", "待核对官方原文"),
    ("faq/a.md", "征信三天（《办法》第一条）。", "待核对官方原文"),
    ("faq/a.md", "征信[三天](../legal/basis/xyk.md#xyk-2)。", ""),
    ("faq/a.md", "征信三天。另见《办法》第一条。", ""),
])
def test_a_quotation_says_how_far_its_law_was_checked(render, glossary, term, law, law_page, path, source, said) -> None:
    zx = term("征信", "zx")
    graph = build_graph({path: render(source, glossary(zx), path=path, law=law).record,
                         **{p: render("文", path=p).record for p in (zx.path, "legal/basis/xyk.md") if p != path}})
    known = {**pages("faq/a.md"), zx.path: zx, "legal/basis/xyk.md": law_page("xyk", "title: 办法\ngrade: P", "文")}
    assert [b.doubt for b in backlinks(zx.path, graph, known, law)] == [said]


@pytest.mark.parametrize(("named", "body", "said"), [
    (["xyk-1"], "最长五年。", "待核对官方原文"), (["xyk-2"], "最长五年。", ""), ([], "最长五年。", ""),
    ([], "最长五年（《办法》第一条）。", "待核对官方原文"), ([], "最长五年。\n\n见《办法》第一条。", ""),
])
def test_a_definition_says_how_far_its_law_was_checked(render, term, law, named, body, said) -> None:
    zx = term("征信", "zx", body, law=named)
    graph = build_graph({zx.path: render(body, path=zx.path, law=law).record, "legal/basis/xyk.md": render("文").record})
    assert definition_doubt(zx, graph, law) == said


@pytest.mark.parametrize(("source", "quoted", "says"), [
    ("见[乙](b.md)。", "见乙。", False),
    ("[乙](b.md)", "乙", False),
    ("另见[乙](b.md)。\n\n三年不还要看[乙](b.md)里的期间。", "三年不还要看乙里的期间。", True),
    ("先问三年不还的事，见[乙](b.md)。", "先问三年不还的事，见乙。", True),
])
def test_a_quotation_that_says_nothing_gives_way_to_one_that_does(render, source, quoted, says) -> None:
    graph = build_graph({"faq/a.md": render(source, path="faq/a.md").record, "faq/b.md": render("文", path="faq/b.md").record})
    [found] = backlinks("faq/b.md", graph, pages("faq/a.md", "faq/b.md"), LawBasis())
    assert (found.sentence, found.says) == (quoted, says)
