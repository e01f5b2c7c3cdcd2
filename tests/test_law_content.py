"""The pages of the law and everything that cites them: docs/ in; a failure for each rule that is said wrongly, out.

`data/law/facts.tsv` transcribes what was checked, with its exceptions: a page that drops an exception, or turns a
"may" into a "must", fails here. `data/law/never.tsv` lists what must not be stated anywhere.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest

from zhiku.article import LawPage, Page, parse_page

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BASIS = "legal/basis"
DATA = Path(__file__).resolve().parent / "data" / "law"
NOT_INSTRUMENTS = {f"{BASIS}/index.md", f"{BASIS}/misquoted.md"}
ANCHOR_PAGES = ["legal/compliance-boundary.md", "legal/for-cardholders.md"]
GRADES = {"V1": "已核对全文", "P+": "转载，待核对官方原文", "V2": "转载，待核对官方原文",
          "P": "转载，待核对官方原文", "M": "待核实"}
KINDS = {"法律", "行政法规", "地方性法规", "司法解释", "部门规章", "规范性文件", "国家标准（推荐）", "行业自律",
         "政策通知"}
HEADING = re.compile(r"^##+ .*?\{#([a-z0-9-]+)((?: [a-z-]+=\"[^\"]*\")*)\}[ \t]*$", re.M)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+\.md)(?:#([^)\s]+))?\)")


@dataclass(frozen=True)
class Fact:
    id: str
    must: tuple[str, ...]
    never: tuple[str, ...]
    why: str


def pages() -> dict[str, Page]:
    found = {}
    for file in sorted(DOCS.rglob("*.md")):
        path = file.relative_to(DOCS).as_posix()
        if not path.startswith(("_drafts/", "_templates/")):
            found[path] = parse_page(file.read_text(encoding="utf-8"), path)[0]
    return found


PAGES = pages()
LAWS: dict[str, LawPage] = {p: page for p, page in PAGES.items()  # type: ignore[misc]
                            if p.startswith(BASIS + "/") and p not in NOT_INSTRUMENTS}


def sections(body: str) -> dict[str, tuple[str, str]]:
    """Anchor → (attributes of its heading, text up to the next heading of any anchor)."""
    heads = list(HEADING.finditer(body))
    ends = [h.start() for h in heads[1:]] + [len(body)]
    return {h[1]: (h[2], body[h.end():end]) for h, end in zip(heads, ends, strict=True)}


ANCHORS: dict[str, str] = {}
for _page in LAWS.values():
    ANCHORS[_page.slug] = _page.body
    ANCHORS.update({anchor: text for anchor, (_, text) in sections(_page.body).items()})


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def facts() -> list[Fact]:
    return [Fact(i, tuple(filter(None, must.split("；"))), tuple(filter(None, never.split("；"))), why)
            for i, must, never, why in rows("facts.tsv")]


def wrong(fact: Fact, text: str) -> list[str]:
    """What is missing from, or forbidden in, the text of an article of law."""
    return [f"缺“{m}”" for m in fact.must if m not in text] + [f"不该有“{n}”" for n in fact.never if n in text]


@pytest.mark.parametrize("fact", facts(), ids=lambda f: f.id)
def test_the_page_says_what_was_checked(fact: Fact) -> None:
    assert fact.id in ANCHORS, f"没有这个锚点：{fact.id}"
    assert not wrong(fact, ANCHORS[fact.id]), fact.why


@pytest.mark.parametrize(("anchor", "before", "after"), [
    ("xyk-70", "**可以**", "应当"),
    ("fhxyk-7", "，**持卡人故意逃避催收的除外**", ""),
    ("fhxyk-8", "5万元以上", "1万元以上"),
    ("mfd-561", "**除当事人另有约定外**，", ""),
    ("mfd-1033", "**例外有二**", "没有例外"),
    ("zyx2026-calls", "**不宜**", "不得"),
    ("xyk-68", "保存2年", "保存5年"),
])
def test_a_wrong_page_would_be_noticed(anchor: str, before: str, after: str) -> None:
    fact = next(f for f in facts() if f.id == anchor)
    assert before in ANCHORS[anchor]
    assert wrong(fact, ANCHORS[anchor].replace(before, after))


def test_every_instrument_has_its_front_matter() -> None:
    assert len(LAWS) >= 44
    for path, page in LAWS.items():
        meta = page.meta
        assert isinstance(page, LawPage), path
        assert meta.title and 0 < len(meta.summary) <= 120, path
        assert meta.kind in KINDS, path
        assert meta.grade in GRADES, path
        assert meta.checked and meta.checked >= dt.date(2026, 11, 23), path
        assert page.raw_meta.get("reviewed") and re.fullmatch(r"\d+ months", str(page.raw_meta["review_in"])), path
        if meta.in_force and meta.until:
            assert meta.in_force < meta.until, path


def test_anchors_are_unique_and_named_after_their_page() -> None:
    seen: set[str] = set()
    for path, page in LAWS.items():
        marks = sections(page.body)
        assert marks, path
        assert len(marks) == len(re.findall(r"^## ", page.body, re.M)), f"{path}：有没写锚点的标题"
        for anchor, (attributes, text) in marks.items():
            assert anchor.startswith(page.slug + "-") and anchor not in seen, anchor
            assert text.strip(), f"{anchor} 没有内容"
            grade = re.search(r'data-grade="([^"]*)"', attributes)
            assert not attributes or (grade and grade[1] in GRADES and grade[1] != page.meta.grade), anchor
            seen.add(anchor)


def test_what_is_not_verified_says_so_on_the_page() -> None:
    for path, page in LAWS.items():
        if page.meta.grade == "M":
            assert "待核实" in page.body.split("\n## ")[0], path
        if "待核实" in page.meta.number:
            assert "待核实" in page.body, path
        for anchor, (attributes, text) in sections(page.body).items():
            if '"M"' in attributes:
                assert "待核实" in text, anchor


def test_the_table_of_instruments_agrees_with_the_pages() -> None:
    listed = {}
    for line in PAGES[f"{BASIS}/index.md"].body.splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        link = re.fullmatch(r"\[(.+)\]\(([a-z0-9]+\.md)\)", cells[0])
        if link:
            listed[f"{BASIS}/{link[2]}"] = (link[1], *cells[1:])
    assert set(listed) == set(LAWS)
    for path, page in LAWS.items():
        m = page.meta
        date = f"{m.in_force or ''}至{m.until}" if m.until else str(m.in_force or "未录")
        assert listed[path] == (m.title, m.number, date, GRADES[m.grade], str(m.checked)), path


def links_to_law(page: Page) -> list[tuple[str, str | None]]:
    """(path of the law page, anchor) for each link of a page into the legal basis."""
    here = (DOCS / page.path).parent
    found = []
    for target, anchor in LINK.findall(page.body):
        resolved = (here / target).resolve()
        if resolved.is_relative_to(DOCS / BASIS):
            found.append((resolved.relative_to(DOCS).as_posix(), anchor or None))
    return found


@pytest.mark.parametrize("path", sorted(PAGES))
def test_every_citation_leads_to_an_article(path: str) -> None:
    page = PAGES[path]
    for target, anchor in links_to_law(page):
        assert target in PAGES, f"{path} → {target}"
        if anchor:
            assert anchor in sections(PAGES[target].body), f"{path} → {target}#{anchor}"
    for law in page.meta.law:
        assert law in ANCHORS, f"{path} 的 law: 里没有这一条：{law}"


@pytest.mark.parametrize("path", ANCHOR_PAGES)
def test_the_front_matter_names_exactly_the_law_that_the_page_cites(path: str) -> None:
    page = PAGES[path]
    cited = {anchor for target, anchor in links_to_law(page) if anchor and target in LAWS}
    assert set(page.meta.law) == cited


@pytest.mark.parametrize("path", ANCHOR_PAGES)
def test_every_rule_of_the_anchor_pages_ends_with_its_law(path: str) -> None:
    body = PAGES[path].body
    assert body.lstrip().startswith('!!! warning "这不是法律意见"')
    assert "核对日：2026-11-23" in body
    lists = re.findall(r"^\*\*规则\*\*\n\n((?:(?:- |\d+\. ).+\n?)+)", body, re.M)
    assert len(lists) >= 8
    for line in "".join(lists).splitlines():
        assert re.search(r"\]\(basis/[a-z0-9]+\.md#[a-z0-9-]+\)(。.{0,40}\]\(basis/\S+\))?[。；]?$", line), line


def stated(pattern: str, body: str) -> list[str]:
    """The lines that state what the pattern describes, and don't say in the same line that it's wrong."""
    return [line for line in body.splitlines() if re.search(pattern, line) and not re.search("错|误|不是|不对", line)]


def test_nothing_that_is_wrong_is_stated_anywhere() -> None:
    for pattern, allowed, why in rows("never.tsv"):
        for path, page in PAGES.items():
            if path not in allowed.split(","):
                assert not stated(pattern, page.body), f"{path}（{why}）"


@pytest.mark.parametrize(("pattern", "sentence"), [
    (0, "按《治安管理处罚法》第四十二条处罚。"), (1, "银行应当同意分期。"), (3, "三年后就不用还了。"),
    (4, "满五年自动消失。"), (5, "录音至少保存五年。"), (10, "转让债权必须债务人同意。"),
])
def test_the_forbidden_sentences_are_recognised(pattern: int, sentence: str) -> None:
    assert stated(rows("never.tsv")[pattern][0], sentence)
    assert not stated(rows("never.tsv")[pattern][0], sentence + "这是错的。")


@pytest.mark.parametrize("sentence", [
    "信件到达，可以算提出了请求。", "保证期间没有约定的，是六个月。", "多次滋扰的，可以处罚。", "欠款仍须偿还。",
    "分期还的，从最后一期到期起算。", "普通分期办过了不能再分。", "不还清，一般不起算。[《征信业管理条例》第十六条](x.md)",
    "侵害正在发生的，可以向法院申请禁令。", "中止是停一停再接着算。",
])
def test_a_forbidden_sentence_is_recognised_wherever_its_row_stands(sentence: str) -> None:
    assert [pattern for pattern, *_ in rows("never.tsv") if stated(pattern, sentence)]
    assert not [pattern for pattern, *_ in rows("never.tsv") if stated(pattern, sentence + "这是错的。")]


def test_a_rumour_and_its_refutation_are_one_sentence() -> None:
    """A search result shows a sentence at a time, and cuts one of more than 60 characters."""
    said = [line for line in PAGES[f"{BASIS}/misquoted.md"].body.splitlines() if line.startswith("**流传**")]
    assert len(said) > 20
    for line in said:
        assert re.fullmatch(r"\*\*流传\*\*的说法(是|有)“[^。！？；]+”[^。！？；]*(不对|不能这样说|臆造)。", line), line
        assert len(line.replace("*", "")) <= 60, line


def test_no_web_address_near_the_law() -> None:
    files = [*(DOCS / "legal").rglob("*.md"), *DATA.iterdir()]
    assert not [f.name for f in files if re.search(r"https?://|www\.", f.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name", ["overdue-path", "who-may-be-contacted"])
def test_diagrams_are_self_contained_and_described(name: str) -> None:
    file = DOCS / "assets" / "diagrams" / f"{name}.svg"
    svg = ET.parse(file).getroot()
    space = "{http://www.w3.org/2000/svg}"
    title, desc = svg.find(space + "title"), svg.find(space + "desc")
    assert title is not None and title.text and desc is not None and len(desc.text or "") > 60
    assert svg.find(space + "rect") is not None, "自带底色，深色模式下才看得清"
    assert not re.search(r"href=|<script|<image|@import|url\((?!#)", file.read_text(encoding="utf-8"))
    shown = [m for p in ANCHOR_PAGES for m in re.findall(rf"!\[([^\]]*)\]\(\.\./assets/diagrams/{name}\.svg\)",
                                                         PAGES[p].body)]
    assert shown and all(len(alt) > 20 for alt in shown)
