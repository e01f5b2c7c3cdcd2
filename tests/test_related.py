"""Related articles: few, reasoned, the same every time."""

from __future__ import annotations

import itertools

from zhiku.article import Article, parse_page
from zhiku.graph import build_graph
from zhiku.records import LinkHit, PageRecord, TermHit
from zhiku.related import related_articles


def article(path: str, front: str = "") -> Article:
    page, findings = parse_page(f"---\ntitle: {path}\nsummary: 提要。\n{front}\n---\n文。\n", path)
    assert not findings and isinstance(page, Article)
    return page


def related(glossary, term, articles: dict[str, str], terms: dict[str, list[str]], links: dict[str, list[str]] | None = None,
            most: int = 5):
    words = glossary(*(term(n, n) for n in sorted({t for used in terms.values() for t in used})))
    records = {p: PageRecord(p, [TermHit(f"glossary/{t}.md", t, t, 0) for t in terms.get(p, [])],
                             [LinkHit(t, "", "x", "x", 0) for t in (links or {}).get(p, [])]) for p in articles}
    records |= {f"glossary/{t}.md": PageRecord(f"glossary/{t}.md") for used in terms.values() for t in used}
    known = {p: article(p, front) for p, front in articles.items()}
    return related_articles(known, build_graph(records), words, most)


def test_rare_terms_weigh_more_and_give_the_reason(glossary, term) -> None:
    pages = {f"a/{n}.md": "" for n in "abcdefgh"}
    terms = {"a/a.md": ["罕词", "常词"], "a/b.md": ["罕词"], "a/c.md": ["常词"], "a/d.md": ["常词"]}
    found = related(glossary, term, pages, terms)["a/a.md"]
    assert found[0].path == "a/b.md" and found[0].reasons == ("共同术语：罕词",)
    assert [r.path for r in found] == ["a/b.md", "a/c.md", "a/d.md"]


def test_a_term_that_nearly_all_use_is_no_reason(glossary, term) -> None:
    pages = {f"a/{n}.md": "" for n in "abcdefghijkl"}
    assert not any(related(glossary, term, pages, {p: ["到处"] for p in pages}).values())


def test_links_and_tags_with_their_words(glossary, term) -> None:
    pages = {"a/a.md": "tags: [沟通]", "a/b.md": "", "b/c.md": "", "b/d.md": "tags: [沟通]", "b/e.md": ""}
    links = {"a/a.md": ["a/b.md", "b/c.md"], "a/b.md": ["a/a.md"], "b/e.md": ["a/a.md"]}
    found = {r.path: r.reasons for r in related(glossary, term, pages, {}, links)["a/a.md"]}
    assert found == {"a/b.md": ("互相链接",), "b/c.md": ("本文提到它",), "b/e.md": ("它提到本文",), "b/d.md": ("同一标签：沟通",)}


def test_at_most_five_and_none_where_nothing_is_shared(glossary, term) -> None:
    pages = {f"a/{n}.md": "tags: [x]" for n in range(9)} | {f"b/{n}.md": "" for n in range(20)}
    found = related(glossary, term, pages, {})
    assert len(found["a/0.md"]) == 5 and found["b/0.md"] == ()
    assert len(related(glossary, term, pages, {}, most=2)["a/0.md"]) == 2


def test_pins_come_first_and_what_is_excluded_never_comes(glossary, term) -> None:
    pages = {"a/a.md": "related: {pin: [b/z.md, gone.md], exclude: [a/b.md]}", "a/b.md": "", "a/c.md": "", "b/z.md": ""}
    found = related(glossary, term, pages, {p: ["词"] for p in ("a/a.md", "a/b.md", "a/c.md")})["a/a.md"]
    assert [(r.path, r.pinned) for r in found] == [("b/z.md", True), ("a/c.md", False)]
    assert found[0].reasons == ("编者推荐",)


def test_the_section_decides_between_equals(glossary, term) -> None:
    pages = {"b/x.md": "", "a/y.md": "", "b/z.md": ""}
    found = related(glossary, term, pages, {p: ["词"] for p in pages})["b/x.md"]
    assert [r.path for r in found] == ["b/z.md", "a/y.md"]


def test_order_of_files_changes_nothing(glossary, term) -> None:
    pages = {"a/a.md": "tags: [x]", "a/b.md": "tags: [x]", "b/c.md": "tags: [x]", "b/d.md": ""}
    terms = {"a/a.md": ["甲词", "乙词"], "b/c.md": ["乙词"], "b/d.md": ["甲词"]}
    outcomes = {str(sorted(related(glossary, term, {p: pages[p] for p in order}, terms).items()))
                for order in itertools.permutations(pages)}
    assert len(outcomes) == 1


def test_a_page_that_has_a_word_of_everything_is_near_to_nothing(glossary, term) -> None:
    many = [f"词{c}" for c in "甲乙丙丁戊己庚辛壬癸"]
    pages = {f"a/{n}.md": "" for n in range(len(many))} | {"a/hub.md": "", "a/zz.md": ""}
    terms = {f"a/{n}.md": [word] for n, word in enumerate(many)} | {"a/hub.md": many, "a/zz.md": [many[0]]}
    assert [r.path for r in related(glossary, term, pages, terms)["a/0.md"]] == ["a/zz.md", "a/hub.md"]


def test_a_link_to_what_all_link_to_says_little(glossary, term) -> None:
    pages = {f"a/{n}.md": "" for n in range(9)} | {"a/hub.md": "", "a/zz.md": ""}
    links = {path: ["a/hub.md"] for path in pages if path != "a/hub.md"}
    links["a/0.md"] = ["a/hub.md", "a/zz.md"]
    assert [r.path for r in related(glossary, term, pages, {}, links)["a/0.md"]] == ["a/zz.md", "a/hub.md"]


def test_what_is_called_alike_is_related(glossary, term) -> None:
    pages = {"a/a.md": "aliases: [怎么修剪月季]", "a/b.md": "aliases: [月季冬天要不要剪]", "a/c.md": "aliases: [怎么浇水]"}
    pages |= {f"b/{n}.md": "aliases: [怎么办]" for n in range(40)}
    found = related(glossary, term, pages, {})["a/a.md"]
    assert [(r.path, r.reasons) for r in found] == [("a/b.md", ("说的事相近",))]
