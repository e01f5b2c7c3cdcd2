"""The graph of links in; backlinks with their sentences, and the facts of term pages, out.

A backlink is exactly a link read from its other end: links by href, with or without anchor, and links by term.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiku.article import LawPage, Page, Term
from zhiku.glossary import Definition
from zhiku.graph import Edge, LinkGraph
from zhiku.law import LawArticle, LawBasis, doubt
from zhiku.settings import SectionSettings
from zhiku.text import is_han

_NEAR = 3
_FEW = 4
_POINTING = re.compile("更细的|更多|具体|详见|另见|参见|参看|请看|见|看|转到|另有")


@dataclass(frozen=True)
class Backlink:
    """A page that links here, with the first sentence that does and says something; `more` counts its other links, `doubt` is what is to be
    said of the law in that sentence."""

    path: str
    title: str
    section: str
    sentence: str
    start: int
    end: int
    anchor: str
    by_term: bool
    more: int
    doubt: str = ""

    @property
    def says(self) -> bool:
        """Whether the sentence says more than that there is a link: 见异议。 and a bare title don't."""
        return _says(self.sentence, self.start, self.end)

    @property
    def before(self) -> str:
        return self.sentence[: self.start]

    @property
    def surface(self) -> str:
        return self.sentence[self.start:self.end]

    @property
    def after(self) -> str:
        return self.sentence[self.end:]


@dataclass(frozen=True)
class UseGroup:
    """The uses of a term in one section; `section` is the folder, `title` its name."""

    section: str
    title: str
    uses: tuple[Backlink, ...]


@dataclass(frozen=True)
class TermRef:
    """A neighbouring term."""

    path: str
    title: str


@dataclass(frozen=True)
class TermFacts:
    """What the page of a term shows around its text: `treated` are the articles about it, `near`, where there are none,
    those about its neighbours."""

    path: str
    title: str
    definition_html: str
    aliases: tuple[str, ...]
    category: str
    see: tuple[TermRef, ...]
    uses: tuple[UseGroup, ...]
    pages: int
    treated: tuple[TermRef, ...] = ()
    near: tuple[TermRef, ...] = ()


def backlinks(path: str, graph: LinkGraph, pages: Mapping[str, Page], basis: LawBasis) -> tuple[Backlink, ...]:
    """Who links to a page, one entry a page, in order of path; an author's own link comes before a term's."""
    by_source: dict[str, list[Edge]] = {}
    for edge in graph.incoming.get(path, ()):
        if edge.source in pages and edge.source != path:
            by_source.setdefault(edge.source, []).append(edge)
    return tuple(_backlink(edges, pages[source], graph, basis)
                 for source, edges in sorted(by_source.items()))


def _law_quoted(edge: Edge, page: Page, graph: LinkGraph, basis: LawBasis) -> list[LawArticle]:
    """The law in the sentence of an edge: what it cites, and on a page of the basis the article it stands in."""
    own = basis.at(page.path, edge.heading) if isinstance(page, LawPage) else None
    return [*([own] if own else ()), *_law_cited(page.path, edge.sentence, graph, basis)]


def _law_cited(path: str, text: str, graph: LinkGraph, basis: LawBasis) -> list[LawArticle]:
    """The law that a page links in a text of its own."""
    if not basis.instruments:
        return []
    return [law for edge in graph.outgoing.get(path, ()) if not edge.by_term and (law := basis.at(edge.target, edge.anchor))
            and edge.sentence[edge.start:edge.end] in text]


def definition_doubt(term: Term, graph: LinkGraph, basis: LawBasis) -> str:
    """What is to be said of the law that a term's definition rests on: what its front matter names and what it links."""
    named = [law for law_id in term.meta.law if (law := basis.get(law_id))]
    return doubt([*named, *_law_cited(term.path, term.definition, graph, basis)])


def _says(sentence: str, start: int, end: int) -> bool:
    return sum(map(is_han, _POINTING.sub("", sentence[:start] + sentence[end:]))) >= _FEW


def _backlink(edges: Sequence[Edge], page: Page, graph: LinkGraph, basis: LawBasis) -> Backlink:
    """The first link whose sentence says something stands for all."""
    first = next((edge for edge in edges if _says(edge.sentence, edge.start, edge.end)), edges[0])
    return Backlink(page.path, page.title, page.section, first.sentence, first.start, first.end, first.anchor,
                    first.by_term, len(edges) - 1, doubt(_law_quoted(first, page, graph, basis)))


def term_facts(term: Term, definition: Definition, see: Sequence[str], graph: LinkGraph, pages: Mapping[str, Page],
               basis: LawBasis, sections: Sequence[SectionSettings] = (),
               treated: Mapping[str, Sequence[str]] | None = None) -> TermFacts:
    """Everything about a term; `see` are the paths of its neighbours, uses are grouped by section in the order of the
    settings, others after them (the index of all terms uses none), `treated` are the articles about each term."""
    by_section: dict[str, list[Backlink]] = {}
    for use in backlinks(term.path, graph, pages, basis):
        if not (pages[use.path].is_index and use.section == term.section):
            by_section.setdefault(use.section, []).append(use)
    own, near = _articles_for(term, see, treated or {}, pages)
    titles = {s.path: s.title for s in sections}
    order = sorted(by_section, key=lambda s: (list(titles).index(s) if s in titles else len(titles), s))
    groups = tuple(UseGroup(s, titles.get(s, s), tuple(by_section[s])) for s in order)
    return TermFacts(term.path, term.title, definition.html, term.meta.aliases, term.meta.category,
                     tuple(TermRef(p, pages[p].title) for p in see if p in pages), groups,
                     sum(len(g.uses) for g in groups), own, near)


def _articles_for(term: Term, see: Sequence[str], treated: Mapping[str, Sequence[str]],
                  pages: Mapping[str, Page]) -> tuple[tuple[TermRef, ...], tuple[TermRef, ...]]:
    """The articles about a term; where there are none, the best about each of its neighbours."""
    own = treated.get(term.path, ())
    near = [] if own else list(dict.fromkeys(treated[other][0] for other in see if treated.get(other)))[:_NEAR]
    return (tuple(TermRef(path, pages[path].title) for path in own), tuple(TermRef(path, pages[path].title) for path in near))
