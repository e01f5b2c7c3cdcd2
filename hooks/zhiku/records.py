"""What one rendering of a page found on it, as values: later rooms work on these and never parse the page again.

`PageContext` says which page is being rendered; its `PageRecord` is filled while Python-Markdown renders the page.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page, in document order; `id` is "" where it has none."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term link that was made: `term` is the path of the term's page relative to docs/."""

    term: str
    surface: str
    sentence: str
    start: int
    heading: str = ""

    @property
    def end(self) -> int:
        """Where the surface ends in `sentence`; it starts at `start`."""
        return self.start + len(self.surface)


@dataclass(frozen=True, slots=True)
class LinkHit:
    """A link to a page of the knowledge base: `target` is its path relative to docs/, `anchor` may be ""."""

    target: str
    anchor: str
    text: str
    sentence: str
    start: int
    heading: str = ""

    @property
    def end(self) -> int:
        """Where the link's text ends in `sentence`; it starts at `start`."""
        return self.start + len(self.text)


@dataclass(slots=True)
class PageRecord:
    """Filled once, by the rendering of its page; `text` is the page's running text, blocks divided by U+2029, where somebody
    asks for it."""

    path: str
    terms: list[TermHit] = field(default_factory=list)
    links: list[LinkHit] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    marks: int = 0
    text: str = ""


@dataclass(frozen=True)
class PageContext:
    """The page being rendered: its path relative to docs/, the names not to link on it, its empty record, and whether that
    is to keep the text."""

    path: str
    record: PageRecord
    skip: tuple[str, ...] = ()
    keeps_text: bool = True

    @property
    def section(self) -> str:
        """The top folder, "" for pages at the root."""
        return self.path.split("/", 1)[0] if "/" in self.path else ""


@lru_cache(maxsize=65536)
def leads_to(path: str, href: str) -> tuple[str, str] | None:
    """The docs-relative path (`../…` outside docs) and the anchor of a relative href on `path`; None for links that leave."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    if not parts.path:
        return path, unquote(parts.fragment)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))), unquote(parts.fragment)


def resolve(path: str, href: str) -> tuple[str, str] | None:
    """The same, of what lies inside docs only."""
    where = leads_to(path, href)
    return where if where and not where[0].startswith("../") else None


def relative_to(path: str, target: str) -> str:
    """The href on page `path` for the docs-relative file `target`, by way of the root."""
    return "../" * path.count("/") + target
