"""Rendered pages in; for a page that asks for it (`template: handout.html`) all of them one after the other out, to be
printed, read without a network and looked through.

Which pages stand on it, and in what order, says its key `handout`; without it all articles of its section do, in the
order of the navigation. Every page brings its ids and links along: ids get the page's own prefix, links between two pages
of a handout stay on it, others lead where they led.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, urlsplit

from zhiku.article import Article, ArticleMeta, LawMeta, LawPage, Page, TermMeta
from zhiku.drawer import Drawer, Slip

TEMPLATE = "handout.html"
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))?)*)(\s*/?)>""")
_ATTRIBUTE = re.compile(r"""(\s+)([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=]+)))?""")
_HEADING = re.compile(r"h([1-5])", re.I)
_ADDRESSES = frozenset({"href", "src", "poster"})
_REFERENCES = frozenset({"id", "for", "aria-labelledby", "aria-describedby", "aria-controls"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page on a handout: `id` is where it begins, `html` its text, one level of headings lower (`titled`: its title is in it),
    `origin` who wrote it, in words."""

    path: str
    id: str
    html: str
    titled: bool = False
    origin: str = ""
    reviewed: dt.date | None = None
    updated: dt.date | None = None


class Handouts:
    """The handouts of one build and the pages that stand on them, which wait in the drawer."""

    def __init__(self, pages: Mapping[str, Page], drawer: Drawer) -> None:
        self._pages, self._drawer = pages, drawer
        self._asked = {path: page.meta.handout for path, page in pages.items()
                       if isinstance(page.meta, ArticleMeta) and page.raw_meta.get("template") == TEMPLATE}
        wanted = {p for path in self._asked for p in self._members(path)}
        self._slips: dict[str, Slip | None] = dict.fromkeys(wanted)
        self._order: dict[str, int] = {}

    def arrange(self, paths: Iterable[str]) -> None:
        """The pages in the order of the navigation."""
        self._order = {path: n for n, path in enumerate(paths)}

    def keep(self, path: str, html: str) -> None:
        """A page was rendered."""
        if path in self._slips:
            self._slips[path] = self._drawer.put(html)

    def paths(self, path: str) -> Sequence[str]:
        """The pages on a handout, none where the page is no handout."""
        found = [p for p in self._members(path) if self._slips.get(p) is not None] if path in self._asked else []
        return found if self._asked.get(path) else sorted(found, key=lambda p: (self._order.get(p, len(self._order)), p))

    def leaves(self, path: str, urls: Mapping[str, str], days: Mapping[str, dt.date]) -> tuple[Leaf, ...]:
        """The handout itself; `urls` are relative to the site's root, `days` those of the last changes."""
        ids = {urls[p]: "p-" + quote(p.removesuffix(".md")) for p in self.paths(path)}
        out: list[Leaf] = []
        for p in self.paths(path):
            if (slip := self._slips[p]) is not None:
                html = self._drawer.get(slip)
                out.append(Leaf(p, ids[urls[p]], transplanted(html, url=urls[p], here=urls[path], ids=ids), "<h1" in html,
                                _origin(self._pages[p].meta), self._pages[p].meta.reviewed, days.get(p)))
        return tuple(out)

    def _members(self, path: str) -> Sequence[str]:
        if asked := self._asked[path]:
            return [p for p in dict.fromkeys(asked) if p not in self._asked and not isinstance(self._pages.get(p), LawPage | None)]
        section = self._pages[path].section
        return [p for p, page in self._pages.items()
                if isinstance(page, Article) and page.section == section and not page.is_index and p not in self._asked]


def _origin(meta: ArticleMeta | TermMeta | LawMeta) -> str:
    """Who wrote a page: the sources that it restores, or its editors."""
    if not isinstance(meta, ArticleMeta):
        return ""
    numbers: dict[str, list[str]] = {}
    for folder, _, number in (place.partition("#") for place in meta.source):
        numbers.setdefault(folder, []).append(number)
    told = "；".join(f"第 {folder} 份材料第 {'、'.join(found)} 段" for folder, found in numbers.items())
    return f"来源：{told}" if told else f"{meta.origin}撰写" if meta.origin else ""


def transplanted(html: str, *, url: str, here: str, ids: Mapping[str, str]) -> str:
    """The HTML of the page at `url` as a part of the page at `here`; `ids`: where the pages of the handout begin on it, by
    URL. All URLs are relative to the site's root."""
    own = {unescape(value) for tag in _TAG.finditer(html) for _, name, *values in _ATTRIBUTE.findall(tag[3])
           if name.lower() == "id" and (value := "".join(values))}

    def address(value: str) -> str:
        try:
            parts = urlsplit(value)
        except ValueError:
            return value
        if parts.scheme or parts.netloc or value.startswith("/"):
            return value
        target = _joined(url, parts.path) if parts.path else url
        if target in ids and not parts.query:
            return f"#{ids[target]}" + (f":{parts.fragment}" if parts.fragment else "")
        moved = posixpath.relpath(target or ".", posixpath.dirname(here) or ".") + ("/" if target.endswith("/") else "")
        return parts._replace(path=moved).geturl()

    def attribute(match: re.Match[str], tag: str) -> str:
        name = match[2].lower()
        raw = next((value for value in match.groups()[2:] if value is not None), None)
        if raw is None:
            return match[0]
        value = unescape(raw)
        if name in _ADDRESSES:
            value = address(value)
        elif name in _REFERENCES:
            value = " ".join(f"{ids[url]}:{word}" if word in own else word for word in value.split())
        elif name == "name" and tag == "input":
            value = f"{ids[url]}:{value}"
        else:
            return match[0]
        return f'{match[1]}{match[2]}="{escape(value)}"'

    def moved(tag: re.Match[str]) -> str:
        name = _HEADING.sub(lambda level: f"h{int(level[1]) + 1}", tag[2]) if _HEADING.fullmatch(tag[2]) else tag[2]
        return f"<{tag[1]}{name}{_ATTRIBUTE.sub(lambda m: attribute(m, name.lower()), tag[3])}{tag[4]}>"

    return _TAG.sub(moved, html)


def _joined(url: str, path: str) -> str:
    """Where a link on the page at `url` leads: `""` is the root, a folder keeps its slash."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(url), path))
    if joined == ".":
        return ""
    return joined + "/" if path.endswith(("/", "/.", "..")) or path in (".", "..") else joined
