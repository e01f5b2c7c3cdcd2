"""What search knows of a page: its names, its place and its text by section, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SearchSection:
    """The text from one heading to the next; the part before the first heading has an empty anchor and title.

    `text` is plain text; blocks (paragraphs, items, cells) are divided by line ends.
    """

    anchor: str
    title: str
    text: str


@dataclass(frozen=True)
class SearchPage:
    """A page that can be found. `location` is its address relative to the site's root, `section` its top folder.

    The first `names` of the aliases are names as good as the title (a term's); the others are readers' own words.
    """

    location: str
    title: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    section: str = ""
    boost: float = 1.0
    summary: str = ""
    sections: tuple[SearchSection, ...] = ()
    names: int = 0


@dataclass(frozen=True)
class Expansion:
    """Words that mean the same to a reader who searches; the first is the term's title."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class SearchSource:
    """Everything that the index of one site is made of. `names` gives sections (top folders) their titles in order."""

    pages: tuple[SearchPage, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
