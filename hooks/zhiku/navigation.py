"""Pages of the navigation in; their entries as HTML out, made once for all the pages that see them alike.

Pages of one folder link to the rest of the site by the same words, so an entry is made once a folder, not once a page:
on a site of a thousand pages Material's own macro takes most of the time of a build.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Protocol

_ADORNED = ("icon", "subtitle", "status")
"""Front matter that Material shows in an entry."""
_CHANGED = ("pages", "typeset", "encrypted")
"""What plugins add to a page whose entry they change."""


class Item(Protocol):
    """What MkDocs knows of a page in the navigation."""

    url: str
    title: str
    meta: Mapping[str, Any]
    active: bool
    is_page: bool
    children: Sequence[Item] | None


Shown = tuple[int, Item | None, str]
"""Entries in a row, made (0, None and the HTML), or one item that the theme's own macro draws (its number and itself)."""


class Entries:
    """Entries of one build; `as_text` makes a title safe to print. `prunes`: of a section in which the page does not lie only
    the first page is linked to."""

    def __init__(self, as_text: Callable[[str], str], *, prunes: bool = False) -> None:
        self._as_text = as_text
        self._prunes = prunes
        self._urls: dict[int, tuple[Sequence[Item], list[str | None]]] = {}
        self._made: dict[int, tuple[str, list[str]]] = {}

    def shown(self, items: Sequence[Item], here: str, index: Item | None = None) -> list[Shown]:
        """The items of one level as the page at `here` (a URL relative to the site) shows them. Plain entries are made; a
        section that isn't pruned, a link, the page itself, the `index` of the level and what Material adorns are not plain."""
        out: list[Shown] = []
        row: list[str] = []
        for number, (item, entry) in enumerate(zip(items, self._entries(items, here), strict=True), 1):
            if entry and not item.active and item is not index:
                row.append(entry)
                continue
            if row:
                out.append((0, None, "".join(row)))
                row = []
            out.append((number, item, ""))
        return [*out, (0, None, "".join(row))] if row else out

    def _entries(self, items: Sequence[Item], here: str) -> list[str]:
        """The entries of a level, "" for what is never plain: the same for all pages of a folder, except where the level
        lies inside the folder of the page itself."""
        _, urls = self._urls.setdefault(id(items), (items, [self._target(item) for item in items]))
        folder, up = here.rpartition("/")[0], ""
        if folder and not any(url is not None and url.startswith(folder + "/") and url != here for url in urls):
            folder, up = folder.rpartition("/")[0], "../"
        view, made = self._made.get(id(items), ("", []))
        if view != up + folder or not made:  # pages come folder by folder: only the last one's are kept
            view, made = up + folder, [self._make(item, relative(url, folder, up)) if url is not None else ""
                                       for item, url in zip(items, urls, strict=True)]
            self._made[id(items)] = view, made
        return made

    def _target(self, item: Item) -> str | None:
        """The page that an entry links to; None for what is never plain."""
        while not item.is_page:
            if not (self._prunes and item.children):
                return None
            item = item.children[0]
        return item.url

    def _make(self, item: Item, href: str) -> str:
        meta = getattr(item, "meta", None) or {}
        if any(name in meta for name in _ADORNED) or any(getattr(item, name, None) for name in _CHANGED):
            return ""
        pruned, icon = ("", "") if item.is_page else (" md-nav__item--pruned md-nav__item--nested",
                                                      '<span class="md-nav__icon md-icon"></span>')
        return (f'<li class="md-nav__item{pruned}"><a href="{href}" class="md-nav__link">'
                f'<span class="md-ellipsis">{self._as_text(item.title)}</span>{icon}</a></li>\n')


def root_order(sections: Sequence[str], glossary: str, paths: Collection[str]) -> str:
    """The order of the first level as mkdocs-awesome-nav reads it from a `.nav.yml`: home, the sections as the settings list
    them, the glossary, then the rest; "" where the settings list none."""
    homes = [path for path in ("index.md", "README.md") if path in paths][:1]
    folders = dict.fromkeys(folder.partition("/")[0] for folder in (*sections, glossary))
    there = {path.partition("/")[0] for path in paths if "/" in path}
    lines = [f"- {json.dumps(name)}\n" for name in (*homes, *(folder for folder in folders if folder in there))]
    return f'nav:\n{"".join(lines)}- glob: "*"\n  ignore_no_matches: true\n' if sections else ""


def section_titles(items: Sequence[Any], names: Mapping[str, str], depth: int = 1) -> Iterator[tuple[Any, str]]:
    """Sections that are still called after their folder (`hu-li` as `Hu li`), with the name that the folder has; a name from
    `.nav.yml` stays."""
    for item in items:
        page = item
        while getattr(page, "children", None):
            page = page.children[0]
        file = getattr(page, "file", None)
        parts = file.src_uri.split("/")[:-1] if file and page is not item else []
        folder = "/".join(parts[:depth]) if len(parts) >= depth else ""
        if folder in names and _plain(item.title) == _plain(parts[depth - 1]):
            yield item, names[folder]
        if parts:
            yield from section_titles(item.children, names, depth + 1)


def _plain(name: str | None) -> str:
    return (name or "").replace("-", " ").replace("_", " ").lower()


def relative(url: str, folder: str, up: str = "") -> str:
    """A URL relative to the site, as seen from a folder of it or, with `up` of `../`, from a folder in there."""
    path = posixpath.normpath(up + posixpath.relpath(url or ".", folder or "."))
    return path + "/" if url.endswith("/") else path
