"""Two built sites in; pages added, changed and gone, term links gained and lost, and addresses that died, out.

Only the text that authors write is compared: lists that the build draws (backlinks, related articles) change when another
page does. An address (a page, or a heading in it) of the old site lives on where the new site has it, or where a page
at the old place sends readers on to one that has it.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_REFRESH = re.compile(r"\d+;\s*url=(.+)", re.I)
_OUR_IDS = re.compile(r"__|fn|term-|:")


@dataclass(frozen=True)
class PageView:
    """What an author wrote on a page: its title, text, ids and term links; or where it sends readers on to."""

    title: str = ""
    text: str = ""
    ids: frozenset[str] = frozenset()
    terms: Mapping[str, int] = field(default_factory=dict)
    moved_to: str = ""


@dataclass(frozen=True)
class Comparison:
    """All differences; `gone` holds dead addresses, a page or `page#heading`."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    terms_added: tuple[tuple[str, str], ...] = ()
    terms_removed: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


def read_page(html: str) -> PageView:
    """The view of one built page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = "".join(reader.text) if reader.has_body else ""
    return PageView(reader.title.partition(" - ")[0].strip(), re.sub(r"\s+", " ", text).strip(),
                    frozenset(reader.ids), dict(Counter(reader.terms)), reader.moved_to)


def compare_sites(old: Mapping[str, PageView], new: Mapping[str, PageView]) -> Comparison:
    """Both sites by path of their files (`faq/x/index.html`)."""
    old_pages = {path: view for path, view in old.items() if not view.moved_to}
    new_pages = {path: view for path, view in new.items() if not view.moved_to}
    both = sorted(old_pages.keys() & new_pages.keys())
    gained: list[tuple[str, str]] = []
    lost: list[tuple[str, str]] = []
    for path in sorted(old_pages.keys() | new_pages.keys()):
        before, after = (dict(site.get(path, PageView()).terms) for site in (old_pages, new_pages))
        gained += [(path, term) for term in sorted(after.keys() - before.keys())]
        lost += [(path, term) for term in sorted(before.keys() - after.keys()) if path in new_pages]
    return Comparison(
        tuple(sorted(new_pages.keys() - old_pages.keys())),
        tuple(path for path in both if (old_pages[path].title, old_pages[path].text)
              != (new_pages[path].title, new_pages[path].text)),
        tuple(sorted(old_pages.keys() - new_pages.keys())),
        tuple(gained), tuple(lost), tuple(_gone(old, new)),
        {path: view.title for path, view in [*old_pages.items(), *new_pages.items()]},
    )


def _gone(old: Mapping[str, PageView], new: Mapping[str, PageView]) -> list[str]:
    gone: list[str] = []
    for path in sorted(old):
        found, steps = new.get(path), 0
        while found and found.moved_to and steps < 5:
            where = posixpath.normpath(posixpath.join(posixpath.dirname(path), found.moved_to))
            path_now = where if where.endswith(".html") else posixpath.join(where, "index.html")
            found, steps = new.get(path_now), steps + 1
        if not found or found.moved_to:
            gone.append(address(path))
        else:
            gone += [f"{address(path)}#{name}" for name in sorted(old[path].ids - found.ids)]
    return gone


def address(path: str) -> str:
    """The address of a file as readers know it, relative to the site: `faq/x/`."""
    return path.removesuffix("index.html") or "./"


def as_markdown(found: Comparison) -> str:
    """A summary for the person who reviews, as GitHub and Gitee show it."""
    def pages(paths: tuple[str, ...]) -> list[str]:
        return [f"- {found.titles.get(path, '')} `{address(path)}`" for path in paths]

    def links(rows: tuple[tuple[str, str], ...]) -> list[str]:
        return [f"- {found.titles.get(path, '')} `{address(path)}` → {term}" for path, term in rows]

    parts = [("新增的页面", pages(found.added)), ("改动的页面", pages(found.changed)), ("删去的页面", pages(found.removed)),
             ("新增的词条链接", links(found.terms_added)), ("减少的词条链接", links(found.terms_removed)),
             ("打不开了的旧地址", [f"- `{place}`" for place in found.gone])]
    lines = [line for title, rows in parts if rows for line in (f"### {title}（{len(rows)}）", "", *rows[:200], "")]
    return "\n".join(lines) if lines else "读者看到的内容没有变化。\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title, self.moved_to, self.has_body = "", "", False
        self.text: list[str] = []
        self.ids: list[str] = []
        self.terms: list[str] = []
        self._stack: list[str] = []
        self._body = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            match = _REFRESH.match(values.get("content", ""))
            self.moved_to = match[1].strip() if match else ""
        if tag not in _VOID:
            self._stack.append(tag)
            if "zk-body" in classes and not self._body:
                self._body, self.has_body = len(self._stack), True
            elif (tag in ("script", "style", "time") or {"headerlink", "law-grade"} & set(classes)) and not self._silent:
                self._silent = len(self._stack)
        if self._body:
            if (name := values.get("id")) and not _OUR_IDS.match(name):
                self.ids.append(name)
            if tag == "a" and "term" in classes:
                self.terms.append(values.get("href", "").split("#")[0].rstrip("/").rsplit("/", 1)[-1].removesuffix(".html"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._stack:
            return
        while self._stack:
            depth, closed = len(self._stack), self._stack.pop()
            self._body = 0 if depth == self._body else self._body
            self._silent = 0 if depth == self._silent else self._silent
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._stack and self._stack[-1] == "title" and not self._body:
            self.title += data
        if self._body and not self._silent:
            self.text.append(data)
