"""The one place that orders the steps of a build: sources in, extensions for rendering, then facts and files out.

A Site lives for one build: `read` the sources, `begin` each page while it is rendered, `finish` when all are, then ask
for `facts`, `updated` and `outputs`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from zhiku import pinyin
from zhiku.article import Article, ArticleMeta, LawPage, Page, Term, lightened, parse_page
from zhiku.cautions import CautionsExtension
from zhiku.changes import Before, Changes, list_changes
from zhiku.drawer import Drawer
from zhiku.facts import (
    PageFacts,
    SiteFacts,
    banner_of,
    kind_of,
    named_sections,
    review_due,
    section_of,
    site_facts,
)
from zhiku.findings import Finding
from zhiku.forge import page_forge
from zhiku.glossary import (
    Definition,
    GlossaryLetter,
    build_glossary,
    definition_of,
    glossary_index,
    neighbours,
)
from zhiku.graph import LinkGraph, LinkKeeper
from zhiku.handouts import Handouts
from zhiku.law import build_basis
from zhiku.links import TermFacts, backlinks, definition_doubt, term_facts
from zhiku.map import Map, draw_map
from zhiku.matching import Matcher
from zhiku.moved import moved_pages
from zhiku.previews import law_previews
from zhiku.reading import Knowledge, ReadingExtension
from zhiku.records import PageContext, PageRecord, relative_to
from zhiku.related import Related, related_articles
from zhiku.report import Material, ReportGroup, report
from zhiku.search.building import search_files, search_source
from zhiku.search.collect import SectionCollector
from zhiku.search.records import SearchSection
from zhiku.settings import SectionSettings, Settings
from zhiku.softbreaks import SoftBreaksExtension
from zhiku.tables import TablesExtension
from zhiku.treated import treated
from zhiku.wording import WordingExtension

_NO_DATE = "1970-01-01"
"""What MkDocs's sitemap is told of a page whose day of change is not known; our template leaves such a day out."""


class Site:
    """State of one build. Only a report needs the texts of all pages at the end: it is asked for (`reports`) or a page
    of its own."""

    def __init__(self, settings: Settings | None = None, docs_root: str = "docs/", reports: bool = False) -> None:
        self.settings = settings or Settings()
        self.docs_root = docs_root
        self._keeps_text = reports
        self.pages: dict[str, Page] = {}
        self.urls: dict[str, str] = {}
        self.days: dict[str, dt.date] = {}
        self._changes = Changes()
        self.records: dict[str, PageRecord] = {}
        self._marks: dict[str, int] = {}
        self.sections: dict[str, tuple[SearchSection, ...]] = {}
        self.knowledge = Knowledge()
        self.drawer = Drawer()
        self._links = LinkKeeper(self.drawer)
        self.handouts = Handouts({}, self.drawer)
        self.whole = SiteFacts()
        self.graph = LinkGraph()
        self.related: Mapping[str, tuple[Related, ...]] = {}
        self._neighbours: dict[str, tuple[str, ...]] = {}
        self._treated: Mapping[str, tuple[str, ...]] = {}
        self._current: PageContext | None = None
        self._moved: list[tuple[str, bytes]] = []
        self._collisions: tuple[Finding, ...] = ()
        self._named_sections: tuple[SectionSettings, ...] = ()
        self._definitions: dict[str, Definition] = {}

    def read(self, text_of: Callable[[str], str], urls: Mapping[str, str], days: Mapping[str, dt.date]) -> list[Finding]:
        """All pages by path relative to docs/: their texts, which are read one by one, their URLs, and the days of their
        last change."""
        findings: list[Finding] = []
        for path in sorted(urls):
            self.pages[path], problems = parse_page(text_of(path), path, self.settings.terms.glossary,
                                                    self.settings.law.basis, self.docs_root)
            findings += problems
        self._keeps_text |= any(page.raw_meta.get("template") == "report.html" for page in self.pages.values())
        if not self._keeps_text:
            self.pages = {path: lightened(page) for path, page in self.pages.items()}
        self.handouts = Handouts(self.pages, self.drawer)
        glossary, collisions = build_glossary([p for p in self.pages.values() if isinstance(p, Term)], self.docs_root)
        basis, repeated = build_basis([p for p in self.pages.values() if isinstance(p, LawPage)], self.docs_root)
        self.knowledge = Knowledge(glossary, Matcher(glossary), basis, self.settings.terms.link)
        self._collisions = tuple(collisions)
        findings += [*collisions, *repeated]
        self.urls, self.days = dict(urls), {path: day for path, day in days.items() if path in self.pages}
        return findings

    def compare(self, text_of: Callable[[str], str], before: Before) -> None:
        """What the last days did to the pages, where a page lists it: their texts now and before a day."""
        if any(page.raw_meta.get("template") == "changes.html" for page in self.pages.values()):
            folders = [*(section.path for section in self.settings.sections), self.settings.terms.glossary]
            self._changes = list_changes(self.days, self.pages, folders, before, text_of)

    def extensions(self) -> list[Any]:
        """Instances of our Python-Markdown extensions, in the order in which they are registered."""
        found: list[Any] = [ReadingExtension(lambda: self._current, lambda: self.knowledge), SoftBreaksExtension(),
                            TablesExtension(), WordingExtension(), CautionsExtension()]
        return [*found, SectionCollector(self._keep)] if self.settings.search.enabled else found

    def begin(self, path: str) -> None:
        """The page that is rendered next."""
        self._put_away()
        page = self.pages.get(path)
        self._current = PageContext(path, PageRecord(path), page.meta.terms.skip if page else (), self._keeps_text)

    def _put_away(self) -> None:
        """The page that was rendered last is done: its links wait in the drawer, its record is for reports alone."""
        if self._current:
            record = self._current.record
            self._links.put_away(record)
            self._marks[record.path] = record.marks
            if self._keeps_text:
                self.records[record.path] = record
            self._current = None

    def _keep(self, sections: tuple[SearchSection, ...]) -> None:
        if self._current:
            self.sections[self._current.path] = sections

    def finish(self) -> list[Finding]:
        """All pages are rendered: join what the extensions found."""
        self.whole = site_facts(self.settings, self.pages, self.urls, self.days)
        self._put_away()
        self.graph = self._links.graph(self._marks)
        articles = {path: page for path, page in self.pages.items()
                    if isinstance(page, Article) and not page.is_index and path in self._marks and not self.handouts.paths(path)}
        self.related = related_articles(articles, self.graph, self.knowledge.glossary, self.settings.related.most)
        self._neighbours = neighbours(self.knowledge.glossary)
        self._treated = treated(articles.values(), self.knowledge.glossary, self.knowledge.matcher)
        self._named_sections = tuple(named_sections(self.settings, self.pages))
        self._moved, findings = moved_pages(self.pages, self.urls, self.docs_root)
        return findings

    def update_date(self, path: str) -> str:
        """The day for MkDocs's own templates, `1970-01-01` where it isn't known."""
        return str(self.days.get(path, _NO_DATE))

    def facts(self, path: str) -> PageFacts | None:
        """What the template of a page may know; None for pages that no Markdown file of docs/ stands behind."""
        page = self.pages.get(path)
        if not page or path not in self._marks:
            return None
        meta, basis, template = page.meta, self.knowledge.basis, page.raw_meta.get("template")
        whole = (path, *self.handouts.paths(path))
        cited = [article for p in whole for law_id in self.pages[p].meta.law if (article := basis.get(law_id))]
        edges = [edge for p in whole for edge in self.graph.outgoing.get(p, ())]
        linked = [article for edge in edges if not edge.by_term and (article := basis.articles.get(edge.anchor))]
        today = max(filter(None, [self.whole.newest, getattr(meta, "checked", None)]), default=dt.date.min)
        return PageFacts(
            page, kind_of(page), self.whole, section_of(page, self.settings), max(filter(None, map(self.days.get, whole)), default=None),
            meta.reviewed, min(filter(None, (review_due(self.pages[p]) for p in whole)), default=None),
            sources=meta.source if isinstance(meta, ArticleMeta) else (),
            origin=meta.origin if isinstance(meta, ArticleMeta) else "",
            law=tuple(dict.fromkeys([*cited, *linked])), banner=banner_of(page, today),
            forge=page_forge(self.settings, path, self.docs_root, page.title, self.urls.get(path, ""),
                             str(self.days.get(path, ""))),
            definitions=tuple(map(self._definition, dict.fromkeys(edge.target for edge in edges if edge.by_term))),
            previews=law_previews(linked if not isinstance(page, LawPage) else (), self.pages),
            has_marks=any(self._marks[p] for p in whole), handout=self.handouts.leaves(path, self.urls, self.days),
            backlinks=backlinks(path, self.graph, self.pages, basis) if not isinstance(page, Term) else (),
            related=self.related.get(path, ()), term=self._term(page) if isinstance(page, Term) else None,
            glossary=self._index() if path == f"{self.settings.terms.glossary}/index.md" else (),
            map=self._map(path) if template == "map.html" else None,
            report=self._report() if template == "report.html" else (),
            changes=self._changes if template == "changes.html" else Changes(),
        )

    def _map(self, path: str) -> Map:
        return draw_map(self.pages, self.graph, self.settings.sections,
                        lambda target: relative_to(self.urls.get(path, ""), self.urls.get(target, target)))

    def _report(self) -> tuple[ReportGroup, ...]:
        return report(Material(self.pages, self.records, self.graph, self.knowledge.glossary, self.knowledge.matcher,
                               self._collisions, self.docs_root))

    def _definition(self, path: str) -> Definition:
        if path not in self._definitions:
            term = self.knowledge.glossary.terms[path]
            self._definitions[path] = definition_of(term, definition_doubt(term, self.graph, self.knowledge.basis))
        return self._definitions[path]

    def _term(self, term: Term) -> TermFacts:
        return term_facts(term, self._definition(term.path), self._neighbours.get(term.path, ()), self.graph,
                          self.pages, self.knowledge.basis, self._named_sections, self._treated)

    def _index(self) -> tuple[GlossaryLetter, ...]:
        return glossary_index(self.knowledge.glossary, self.graph.counts(), pinyin.sort_key, pinyin.initial,
                              lambda path: self._definition(path).doubt)

    @property
    def keeps(self) -> bool:
        """Whether readers are offered to keep the site on their device: not one that is opened from a folder anyway."""
        return self.settings.keep and not self.settings.search.offline

    def outputs(self) -> list[tuple[str, bytes]]:
        """Files of the site that are no pages: path relative to the site, and content."""
        if not self.settings.search.enabled:
            return self._moved
        return self._moved + search_files(search_source(self.pages, self.sections, self.urls, self.settings), self.settings)
