"""What lies in the drawer comes out as it was put in, and MkDocs and its plugins don't notice."""

from __future__ import annotations

import copy
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhiku.drawer as drawer_room
from zhiku.drawer import Drawer, keep_in_drawer
from zhiku.graph import LinkKeeper, build_graph
from zhiku.records import LinkHit, PageRecord, TermHit


@given(st.lists(st.text(st.characters(exclude_categories=()))))
def test_every_text_comes_out_as_it_was(texts: list[str]) -> None:
    drawer = Drawer()
    slips = [drawer.put(text) for text in texts]
    assert [drawer.get(slip) for slip in reversed(slips)] == texts[::-1]


@dataclass
class Thing:
    text: str | None = None
    html: str | None = None
    other: str = "甲"


def test_attributes_lie_in_the_drawer_and_are_read_and_set_as_before() -> None:
    thing, drawer = Thing("正文", None), Drawer()
    keep_in_drawer(thing, drawer, "text", "html")
    assert isinstance(thing, Thing) and type(thing).__name__ == "Thing"
    assert (thing.text, thing.html, thing.other) == ("正文", None, "甲")
    thing.html, thing.text = "<p>正文</p>", ""
    assert (thing.text, thing.html) == ("", "<p>正文</p>")
    assert "正文" not in map(str, vars(thing).values())
    twin = copy.deepcopy(thing)
    thing.html = None
    assert thing.html is None and twin.html == "<p>正文</p>"


def test_without_a_folder_for_files_texts_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(drawer_room, "TemporaryFile", refuse)
    drawer = Drawer()
    assert drawer.get(drawer.put("正文")) == "正文"


SURFACE = st.sampled_from(["词", "期限", "分期"])
PATH = st.sampled_from(["a.md", "b/a.md", "b/b.md", "c.md", "gone.md"])
TERM = st.builds(TermHit, PATH, SURFACE, st.just("一句话，有词。"), st.integers(0, 9), st.sampled_from(["", "tou"]))
LINK = st.builds(LinkHit, PATH, st.sampled_from(["", "x"]), SURFACE, st.just("另一句。"), st.integers(0, 9))
RECORDS = st.dictionaries(PATH.filter(lambda path: path != "gone.md"), st.tuples(st.lists(LINK, max_size=4), st.lists(TERM, max_size=4)))


def test_a_page_that_is_rendered_again_has_the_links_of_the_last_time() -> None:
    keeper = LinkKeeper()
    for terms in ([TermHit("b.md", "词", "词。", 0)], []):
        keeper.put_away(PageRecord("a.md", list(terms)))
    assert dict(keeper.graph({"a.md", "b.md"}).outgoing) == {}


@given(RECORDS)
def test_a_link_is_the_same_read_from_either_end(rows: dict[str, tuple[list[LinkHit], list[TermHit]]]) -> None:
    records = {path: PageRecord(path, list(terms), list(links)) for path, (links, terms) in rows.items()}
    graph = build_graph(records)
    expected = [(path, hit.target, hit.anchor, False, hit.sentence, hit.start, hit.end) if isinstance(hit, LinkHit)
                else (path, hit.term, "", True, hit.sentence, hit.start, hit.end)
                for path, (links, terms) in sorted(rows.items()) for hit in (*links, *terms)]
    expected = [row for row in expected if row[1] in records]
    leaving = [(e.source, e.target, e.anchor, e.by_term, e.sentence, e.start, e.end) for edges in graph.outgoing.values() for e in edges]
    assert leaving == expected
    assert list(graph.outgoing) == sorted({row[0] for row in expected})
    for target in records:
        reaching = [e for e in (edge for edges in graph.outgoing.values() for edge in edges) if e.target == target]
        assert list(graph.incoming.get(target, ())) == reaching
    assert graph.counts() == {t: len({row[0] for row in expected if row[1] == t and row[3]}) for t in graph.incoming}
