"""The days on which pages last changed in; the newest first, each with its pages and which of their sections changed, out.

For readers who come back: what they relied on may have been put right since.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from zhiku.frontmatter import split_front_matter
from zhiku.pinyin import heading_anchor

MOST = 80
_HEADING = re.compile(r"(#{2,3})[ \t]+(.+?)[ \t]*(?:\{[^}\n]*?(?:#([\w:.-]+))?[^}\n]*\})?[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*`]|<[^>]*>")

Texts = Mapping[str, str]
Before = Callable[[dt.date, Sequence[str]], "Texts | None"]
"""The Markdown that those of these pages had which were there before a day; None where that isn't known."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day and the paths of the pages that last changed on it; those of `more` need not be seen at once."""

    day: dt.date
    paths: tuple[str, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page, without its markup, and its anchor; both empty for what stands above the first."""

    title: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What the last day did to a page: it began, or these of its sections are new or read otherwise than before."""

    is_new: bool = False
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """The days, the newest first, and path → what its day did to a page, as far as that is known."""

    days: tuple[Day, ...] = ()
    what: Mapping[str, Change] = field(default_factory=dict)


def list_changes(days: Mapping[str, dt.date], pages: Collection[str], folders: Sequence[str],
                 before: Before, now: Callable[[str], str]) -> Changes:
    """The last days of these pages and what they did to them."""
    return Changes(last := last_changed(days, pages, folders), what_changed(last, before, now))


def last_changed(days: Mapping[str, dt.date], pages: Collection[str], folders: Sequence[str] = (), most: int = MOST) -> tuple[Day, ...]:
    """Days until `most` of these pages are there, the newest first; of one day those of `folders` in that order, then the
    others. Pages whose day isn't known are left out."""
    place = {folder: n for n, folder in enumerate(folders)}
    known = sorted((path for path in days if path in pages),
                   key=lambda path: (-days[path].toordinal(), place.get(path.split("/")[0], len(place)), path))
    out: list[Day] = []
    left = most
    for day, group in groupby(known, key=lambda path: days[path]):
        paths = tuple(group)
        if left <= 0:
            break
        out.append(Day(day, paths[:left], paths[left:]))
        left -= len(paths)
    return tuple(out)


def what_changed(days: Sequence[Day], before: Before, now: Callable[[str], str]) -> dict[str, Change]:
    """Path → what its last day did to it, for all pages of these days; a page of which that isn't known is left out."""
    found: dict[str, Change] = {}
    for day in days:
        paths = (*day.paths, *day.more)
        if (texts := before(day.day, paths)) is not None:
            found |= {path: Change(sections=changed_sections(texts[path], now(path))) if path in texts else Change(is_new=True)
                      for path in paths}
    return found


def changed_sections(before: str, now: str) -> tuple[Section, ...]:
    """The sections (## and ###) of a page's Markdown that are new or read otherwise than in an earlier one; spaces,
    blank lines and front matter don't count."""
    earlier = _sections(before)
    return tuple(section for section, text in _sections(now).items() if earlier.get(section) != text)


def _sections(text: str) -> dict[Section, str]:
    """The sections of a page in order, each with its text; those of one name are one."""
    found: dict[Section, str] = {}
    here, fence = Section(""), ""
    for line in split_front_matter(text)[1].split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if not fence and (heading := _HEADING.match(line)):
            title = _MARKUP.sub(lambda markup: markup[1] or "", heading[2])
            here = Section(title, heading[3] or heading_anchor(title))
        found[here] = found.get(here, "") + "".join(line.split())
    return found
