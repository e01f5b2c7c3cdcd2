"""Pages of the navigation in; their entries as HTML out, made once for all the pages that see them alike.

Pages of one folder link to the rest of the site by the same words, so an entry is made once a folder, not once a page:
on a site of a thousand pages Material's own macro takes most of the time of a build.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
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


class Entries:
    """Entries of one build; `as_text` makes a title safe to print."""

    def __init__(self, as_text: Callable[[str], str]) -> None:
        self._as_text = as_text
        self._made: dict[str, tuple[str, dict[str, str]]] = {}

    def entry(self, item: Item, here: str) -> str:
        """The entry of a page as the page at `here` (a URL relative to the site) shows it; nothing for what isn't plain: a
        section, a link, the page itself, a page that Material adorns."""
        if not item.is_page or item.active:
            return ""
        folder = here.rpartition("/")[0]
        up = ""
        if folder and not item.url.startswith(folder + "/"):
            folder, up = folder.rpartition("/")[0], "../"
        where, made = self._made.get(up, ("", {}))
        if where != folder or up not in self._made:  # pages come folder by folder: only the last one's are kept
            made = {}
            self._made[up] = (folder, made)
        if item.url not in made:
            made[item.url] = self._make(item, relative(item.url, folder, up))
        return made[item.url]

    def _make(self, item: Item, href: str) -> str:
        if any(name in item.meta for name in _ADORNED) or any(getattr(item, name, None) for name in _CHANGED):
            return ""
        return (f'<li class="md-nav__item"><a href="{href}" class="md-nav__link">'
                f'<span class="md-ellipsis">{self._as_text(item.title)}</span></a></li>\n')


def relative(url: str, folder: str, up: str = "") -> str:
    """A URL relative to the site, as seen from a folder of it or, with `up` of `../`, from a folder in there."""
    path = posixpath.normpath(up + posixpath.relpath(url or ".", folder or "."))
    return path + "/" if url.endswith("/") else path
