"""The map: everything in it is a link, and the table says the same."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from zhiku.article import parse_page
from zhiku.graph import build_graph
from zhiku.map import draw_map
from zhiku.records import LinkHit, PageRecord, TermHit
from zhiku.settings import SectionSettings

SECTIONS = [SectionSettings(path="b", title="乙栏"), SectionSettings(path="a", title="甲栏")]
PATHS = ["a/index.md", "a/x.md", "a/y.md", "b/z.md", "other/o.md", "glossary/t.md", "glossary/u.md"]


@pytest.fixture
def drawn():
    pages = {p: parse_page(f"---\ntitle: 题<{p}>\n---\n文。\n", p)[0] for p in PATHS}
    records = {p: PageRecord(p) for p in PATHS}
    records["a/x.md"].terms.append(TermHit("glossary/t.md", "词", "词", 0))
    records["a/x.md"].links.append(LinkHit("b/z.md", "", "链", "链", 0))
    records["b/z.md"].terms.append(TermHit("glossary/t.md", "词", "词", 0))
    return draw_map(pages, build_graph(records), SECTIONS, lambda path: "../" + path.removesuffix(".md") + "/")


def test_sections_in_the_order_of_the_settings_without_front_pages(drawn) -> None:
    assert [(g.title, [r.path for r in g.rows]) for g in drawn.groups] == [("乙栏", ["b/z.md"]), ("甲栏", ["a/x.md", "a/y.md"])]


def test_the_picture_is_xml_whose_every_name_is_a_link(drawn) -> None:
    root = ElementTree.fromstring(drawn.svg)
    space = "{http://www.w3.org/2000/svg}"
    links = root.findall(f"{space}a")
    assert {a.get("href") for a in links} == {"../a/x/", "../a/y/", "../b/z/", "../glossary/t/"}
    assert all(a.find(f"{space}title").text and a.find(f"{space}text").text for a in links)


def test_lines_join_what_the_table_joins(drawn) -> None:
    name = dict(re.findall(r'data-node="(\w+)"[^>]*href="\.\./([^"]+)/"', drawn.svg))
    lines = {(name[a], name[b]) for a, b in re.findall(r'data-from="(\w+)" data-to="(\w+)"', drawn.svg)}
    table = {(row.path[:-3], target[:-3]) for g in drawn.groups for row in g.rows for target, _ in (*row.terms, *row.links)}
    assert lines == table == {("a/x", "glossary/t"), ("b/z", "glossary/t"), ("a/x", "b/z")}


def test_terms_know_the_sections_that_use_them(drawn) -> None:
    assert 'data-section="b a" href="../glossary/t/"' in drawn.svg


def test_an_empty_site_has_an_empty_map() -> None:
    assert draw_map({}, build_graph({}), (), str).groups == ()
