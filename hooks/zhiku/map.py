"""Pages and the graph of their links in; one picture (SVG) and a table that says the same out.

Articles stand on the left, by section; the terms they use on the right, each near the articles that use it. Everything
is a link and readable without script; `data-` attributes are what a script needs to highlight and to filter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from zhiku.article import Article, Page, Term
from zhiku.graph import LinkGraph
from zhiku.settings import SectionSettings

_ROW = 22
_LEFT, _RIGHT, _WIDTH = 300, 620, 860
_TOP = 30
_MOST_TERMS = 150
_LABEL = 19


@dataclass(frozen=True)
class MapRow:
    """One article in the table: the terms it links and the articles it links to, as (path, title)."""

    path: str
    title: str
    terms: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MapGroup:
    """The articles of one section."""

    section: str
    title: str
    rows: tuple[MapRow, ...]


@dataclass(frozen=True)
class Map:
    """The picture and its table; `left_out` terms are in the table only."""

    svg: str
    groups: tuple[MapGroup, ...]
    left_out: int


def draw_map(pages: Mapping[str, Page], graph: LinkGraph, sections: Sequence[SectionSettings],
             href: Callable[[str], str]) -> Map:
    """The map of all articles that are no front pages, and of the terms they use; `href` gives a page's address."""
    groups = _groups(pages, graph, sections)
    places: dict[str, float] = {}
    y = float(_TOP)
    for group in groups:
        y += _ROW * 1.5
        for row in group.rows:
            places[row.path] = y
            y += _ROW
    users: dict[str, list[float]] = {}
    for row in (row for group in groups for row in group.rows):
        for term, _ in row.terms:
            users.setdefault(term, []).append(places[row.path])
    shown = sorted(users, key=lambda t: (-len(users[t]), t))[:_MOST_TERMS]
    height = max(y, _TOP + _ROW * (len(shown) + 1.5))
    ordered = sorted(shown, key=lambda t: (sum(users[t]) / len(users[t]), t))
    step = (height - _TOP - _ROW * 1.5) / max(1, len(ordered))
    term_places = {term: _TOP + _ROW * 1.5 + step * at for at, term in enumerate(ordered)}
    svg = _svg(groups, places, term_places, {t: pages[t].title for t in ordered}, height + _ROW, href)
    return Map(svg, groups, len(users) - len(shown))


def _groups(pages: Mapping[str, Page], graph: LinkGraph, sections: Sequence[SectionSettings]) -> tuple[MapGroup, ...]:
    titles = {s.path: s.title for s in sections}
    by_section: dict[str, list[MapRow]] = {}
    for path, page in sorted(pages.items()):
        if isinstance(page, Article) and not page.is_index and (page.section in titles or not titles):
            reached = dict.fromkeys(e.target for e in graph.outgoing.get(path, ()) if e.target in pages)
            by_section.setdefault(page.section, []).append(MapRow(
                path, page.title,
                tuple((t, pages[t].title) for t in sorted(reached) if isinstance(pages[t], Term)),
                tuple((t, pages[t].title) for t in sorted(reached) if isinstance(pages[t], Article) and t != path)))
    order = [*(s for s in titles if s in by_section), *sorted(s for s in by_section if s not in titles)]
    return tuple(MapGroup(s, titles.get(s) or s, tuple(by_section[s])) for s in order)


def _svg(groups: Sequence[MapGroup], places: Mapping[str, float], term_places: Mapping[str, float],
         term_titles: Mapping[str, str], height: float, href: Callable[[str], str]) -> str:
    numbers = {path: f"n{at}" for at, path in enumerate([*places, *term_places])}
    edges: list[str] = []
    nodes: list[str] = []
    for group in groups:
        heading = places[group.rows[0].path] - _ROW
        nodes.append(f'<text class="map-section" data-section="{escape(group.section)}" x="{_LEFT}" y="{_n(heading)}" '
                     f'text-anchor="end">{escape(group.title)}</text>')
        for row in group.rows:
            nodes.append(_node(row.path, row.title, "article", group.section, (_LEFT, places[row.path]), numbers, href))
            edges += _edges(row, group.section, places, term_places, numbers)
    users = _sections_of(groups)
    for term, y in term_places.items():
        nodes.append(_node(term, term_titles[term], "term", " ".join(users.get(term, ())), (_RIGHT, y), numbers, href))
    return (f'<svg class="zhiku-map" viewBox="0 0 {_WIDTH} {_n(height)}" role="group" '
            f'aria-label="文章和术语的地图，下面的表格说的是同样的内容" xmlns="http://www.w3.org/2000/svg">'
            f'<g class="map-edges" aria-hidden="true">{"".join(edges)}</g>{"".join(nodes)}</svg>')


def _sections_of(groups: Sequence[MapGroup]) -> dict[str, list[str]]:
    users: dict[str, list[str]] = {}
    for group in groups:
        for term in dict.fromkeys(t for row in group.rows for t, _ in row.terms):
            users.setdefault(term, []).append(group.section)
    return users


def _edges(row: MapRow, section: str, places: Mapping[str, float], term_places: Mapping[str, float],
           numbers: Mapping[str, str]) -> Iterable[str]:
    start, y = _LEFT + 8, places[row.path] - 4
    end = _RIGHT - 8
    whose = f'data-section="{escape(section)}" data-from="{numbers[row.path]}"'
    for term, _ in row.terms:
        if term in term_places:
            there = term_places[term] - 4
            middle = (start + end) // 2
            yield (f'<path class="map-edge" {whose} data-to="{numbers[term]}" '
                   f'd="M{start} {_n(y)}C{middle} {_n(y)} {middle} {_n(there)} {end} {_n(there)}"/>')
    for other, _ in row.links:
        if other in places:
            there = places[other] - 4
            bend = start + 40 + min(90, abs(there - y) / 6)
            yield (f'<path class="map-edge map-link" {whose} data-to="{numbers[other]}" '
                   f'd="M{start} {_n(y)}C{_n(bend)} {_n(y)} {_n(bend)} {_n(there)} {start} {_n(there)}"/>')


def _node(path: str, title: str, kind: str, section: str, at: tuple[float, float], numbers: Mapping[str, str],
          href: Callable[[str], str]) -> str:
    x, y = at
    label = title if len(title) <= _LABEL else title[: _LABEL - 1] + "…"
    anchor, dot = ("end", x + 8) if kind == "article" else ("start", x - 8)
    return (f'<a class="map-node map-{kind}" data-node="{numbers[path]}" data-section="{escape(section)}" '
            f'href="{escape(href(path))}"><title>{escape(title)}</title>'
            f'<circle cx="{_n(dot)}" cy="{_n(y - 4)}" r="3"/>'
            f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}">{escape(label)}</text></a>')


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
