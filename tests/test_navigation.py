"""Entries of the navigation: the addresses MkDocs would write, nothing for what isn't plain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import normalize_url

from zhiku.facts import names_of
from zhiku.navigation import Entries, root_order, section_titles
from zhiku.settings import LawSettings, SectionSettings, Settings


@dataclass
class Item:
    url: str
    title: str = "题"
    meta: dict[str, Any] = field(default_factory=dict)
    active: bool = False
    is_page: bool = True
    typeset: object = None
    children: list[Item] | None = None


@dataclass
class Here:
    url: str


FOLDERS = st.lists(st.sampled_from(["a", "b", "c", "a.b"]), max_size=3)
DIRECTORY_URLS = FOLDERS.map(lambda parts: "".join(f"{part}/" for part in parts))
FILE_URLS = FOLDERS.map(lambda parts: "/".join([*parts, "x"]) + ".html")


@given(st.one_of(st.lists(st.tuples(DIRECTORY_URLS, DIRECTORY_URLS), max_size=12),
                 st.lists(st.tuples(FILE_URLS, FILE_URLS), max_size=12)))
def test_addresses_are_those_of_mkdocs_in_whatever_order_pages_come(pairs: list[tuple[str, str]]) -> None:
    entries = Entries(escape)
    items = [Item(url) for url, _ in pairs]
    for _, here in pairs:
        for item in items:
            item.active = item.url == here
        addresses = [normalize_url(item.url, page=Here(here)) for item in items if not item.active]  # type: ignore[arg-type]
        made = "".join(html for _, _, html in entries.shown(items, here))
        assert re.findall('href="([^"]*)"', made) == addresses, here


@pytest.mark.parametrize(("item", "is_plain"), [
    (Item("a/"), True),
    (Item("", is_page=False, children=[Item("a/")]), False),
    (Item("a/", active=True), False),
    (Item("a/", is_page=False), False),
    (Item("a/", meta={"icon": "material/star"}), False),
    (Item("a/", meta={"status": "new"}), False),
    (Item("a/", typeset=object()), False),
])
def test_only_plain_entries_are_made(item: Item, is_plain: bool) -> None:
    shown = Entries(escape).shown([Item("x/"), item, Item("y/")], "b/")
    assert [(number, found) for number, found, _ in shown] == ([(0, None)] if is_plain else [(0, None), (2, item), (0, None)])


def test_the_index_of_a_level_is_left_to_the_theme() -> None:
    index = Item("a/")
    assert [number for number, *_ in Entries(escape).shown([index, Item("a/b/")], "a/", index)] == [1, 0]


def test_titles_are_made_safe() -> None:
    assert "&lt;b&gt;" in Entries(escape).shown([Item("a/", title="<b>")], "b/")[0][2]


@pytest.mark.parametrize(("section", "is_made"), [
    (Item("", is_page=False, children=[Item("", is_page=False, children=[Item("a/b/x/")]), Item("a/y/")]), True),
    (Item("", is_page=False, children=[Item("a/x/")], active=True), False),
    (Item("", is_page=False, children=[]), False),
])
def test_a_pruned_section_links_to_its_first_page(section: Item, *, is_made: bool) -> None:
    shown = Entries(escape, prunes=True).shown([section], "b/x/")
    assert [(number, found) for number, found, _ in shown] == ([(0, None)] if is_made else [(1, section)])
    assert not is_made or ('href="../../a/b/x/"' in shown[0][2] and "md-nav__item--pruned" in shown[0][2])


def test_the_first_level_follows_the_settings() -> None:
    paths = ["a/x.md", "about/x.md", "glossary/x.md", "index.md", "z/x.md", "legal/basis/x.md", "intro.md"]
    rest = {"glob": "*", "ignore_no_matches": True}
    assert yaml.safe_load(root_order(["z", "none", "a"], "glossary", paths)) == {"nav": ["index.md", "z", "a", "glossary", rest]}
    assert yaml.safe_load(root_order(["z/deep", "z"], "words/all", [*paths[3:], "README.md"])) == {"nav": ["index.md", "z", rest]}
    assert yaml.safe_load(root_order(["a"], "glossary", ["a/x.md", "README.md"])) == {"nav": ["README.md", "a", rest]}
    assert root_order([], "glossary", paths) == ""


@dataclass
class File:
    src_uri: str


@dataclass
class Leaf:
    file: File
    title: str = "页"


@dataclass
class Folder:
    title: str
    children: list[Any]


@pytest.mark.parametrize(("sections", "basis", "tree", "names"), [
    ((), "legal/basis", Folder("Legal", [Folder("Basis", [Leaf(File("legal/basis/x.md"))])]), {"Legal": "法律依据", "Basis": "各项规定"}),
    ((), "law", Folder("Law", [Leaf(File("law/x.md"))]), {"Law": "法律依据"}),
    (("legal",), "legal/basis", Folder("Legal", [Folder("Basis", [Leaf(File("legal/basis/x.md"))])]),
     {"Legal": "栏目", "Basis": "各项规定"}),
    ((), "legal/basis", Folder("我们的法律", [Folder("条例", [Leaf(File("legal/basis/x.md"))])]), {}),
    ((), "legal/basis", Folder("About", [Leaf(File("about/x.md"))]), {"About": "关于"}),
    (("about",), "legal/basis", Folder("About", [Leaf(File("about/x.md"))]), {"About": "栏目"}),
    ((), "legal/basis", Folder("Other", [Folder("Basis", [Leaf(File("other/basis/x.md"))])]), {}),
])
def test_no_folder_that_we_give_a_meaning_has_an_english_name(
        sections: tuple[str, ...], basis: str, tree: Folder, names: dict[str, str]) -> None:
    settings = Settings(law=LawSettings(basis=basis))
    named = names_of([SectionSettings(path=path, title="栏目") for path in sections], settings)
    assert {item.title: title for item, title in section_titles([Leaf(File("index.md")), tree], named)} == names
