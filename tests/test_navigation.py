"""Entries of the navigation: the addresses MkDocs would write, nothing for what isn't plain."""

from dataclasses import dataclass, field
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import normalize_url

from zhiku.navigation import Entries


@dataclass
class Item:
    url: str
    title: str = "题"
    meta: dict[str, Any] = field(default_factory=dict)
    active: bool = False
    is_page: bool = True
    typeset: object = None


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
    for url, here in pairs:
        address = normalize_url(url, page=Here(here))  # type: ignore[arg-type]
        assert f'href="{address}"' in entries.entry(Item(url), here), (url, here)


@pytest.mark.parametrize(("item", "is_plain"), [
    (Item("a/"), True),
    (Item("a/", active=True), False),
    (Item("a/", is_page=False), False),
    (Item("a/", meta={"icon": "material/star"}), False),
    (Item("a/", meta={"status": "new"}), False),
    (Item("a/", typeset=object()), False),
])
def test_only_plain_entries_are_made(item: Item, is_plain: bool) -> None:
    assert bool(Entries(escape).entry(item, "b/")) == is_plain


def test_titles_are_made_safe() -> None:
    assert "&lt;b&gt;" in Entries(escape).entry(Item("a/", title="<b>"), "b/")
