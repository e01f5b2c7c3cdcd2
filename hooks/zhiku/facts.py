"""What templates are told about a page and about the whole site, as frozen values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from zhiku import reviewing
from zhiku.article import Article, LawMeta, LawPage, Page, Term
from zhiku.changes import Changes
from zhiku.forge import PageForge
from zhiku.glossary import Definition, GlossaryLetter
from zhiku.handouts import TEMPLATE, Leaf
from zhiku.law import LawArticle, grade_words
from zhiku.links import Backlink, TermFacts
from zhiku.map import Map
from zhiku.previews import LawPreview
from zhiku.related import Related
from zhiku.report import ReportGroup
from zhiku.settings import SectionSettings, Settings

_TAG = re.compile(r"<[^>]+>")
_LONG = 120
ABOUT = "about"
"""The folder of the pages about the knowledge base itself."""


@dataclass(frozen=True, slots=True)
class Card:
    """A page as lists show it. `url` is relative to the site's root (templates pass it through the `url` filter)."""

    path: str
    title: str
    summary: str
    url: str
    section: str
    kind: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class SiteFacts:
    """What every page may say of the whole site."""

    settings: Settings = Settings()
    cards: Mapping[str, Card] = field(default_factory=dict)
    articles: int = 0
    terms: int = 0
    newest: dt.date | None = None


@dataclass(frozen=True)
class Banner:
    """A notice on the page of a rule that is not yet, or no longer, in force."""

    state: str
    day: dt.date

    @property
    def text(self) -> str:
        if self.state == "future":
            return f"本规定自 {self.day.isoformat()} 起施行，现在还没有生效。"
        return f"本规定到 {self.day.isoformat()} 为止，现在已经失效，只供了解过去的规则。"


@dataclass(frozen=True)
class PageFacts:
    """What the template of one page may know; `path`s are relative to docs/, see `site.cards` for their URLs."""

    page: Page
    kind: str
    site: SiteFacts
    section: SectionSettings | None = None
    updated: dt.date | None = None
    reviewed: dt.date | None = None
    review_due: dt.date | None = None
    sources: tuple[str, ...] = ()
    origin: str = ""
    law: tuple[LawArticle, ...] = ()
    banner: Banner | None = None
    forge: PageForge | None = None
    definitions: tuple[Definition, ...] = ()
    previews: tuple[LawPreview, ...] = ()
    has_marks: bool = False
    backlinks: tuple[Backlink, ...] = ()
    related: tuple[Related, ...] = ()
    term: TermFacts | None = None
    glossary: tuple[GlossaryLetter, ...] = ()
    map: Map | None = None
    report: tuple[ReportGroup, ...] = ()
    handout: tuple[Leaf, ...] = ()
    changes: Changes = Changes()

    @property
    def grade(self) -> str:
        """How far the text of a law page was checked, in words."""
        return grade_words(self.page.meta.grade) if isinstance(self.page.meta, LawMeta) else ""

    @property
    def description(self) -> str:
        """What the page is about in one sentence: its summary, for a term what it means."""
        meaning = unescape(_TAG.sub("", self.term.definition_html)) if self.term else ""
        return self.page.meta.summary or (meaning if len(meaning) <= _LONG else meaning[:_LONG] + "…")

    def url(self, path: str) -> str:
        """The URL of a page of docs/, relative to the site's root: pass it through MkDocs's `url` filter."""
        path, _, anchor = path.partition("#")
        card = self.site.cards.get(path)
        return (card.url if card else path) + (f"#{anchor}" if anchor else "")


def kind_of(page: Page) -> str:
    """`home`, `index`, `term`, `law` or `article`."""
    if page.path == "index.md":
        return "home"
    if page.is_index:
        return "index"
    if isinstance(page, Term):
        return "term"
    return "law" if isinstance(page, LawPage) else "article"


def card_of(page: Page, url: str) -> Card:
    """The card of a page; a term without a summary shows its definition."""
    summary = page.meta.summary or (page.definition if isinstance(page, Term) else "")
    return Card(page.path, page.title, summary, url, page.section, kind_of(page), page.meta.tags)


def site_facts(settings: Settings, pages: Mapping[str, Page], urls: Mapping[str, str],
               days: Mapping[str, dt.date]) -> SiteFacts:
    """Facts of the whole site. Articles are pages of the configured sections that are no front pages."""
    cards = {path: card_of(page, urls.get(path, "")) for path, page in sorted(pages.items())}
    sections = {s.path for s in settings.sections}
    articles = sum(isinstance(p, Article) and not p.is_index and (p.section in sections or not sections)
                   and p.raw_meta.get("template") != TEMPLATE for p in pages.values())
    return SiteFacts(settings, cards, articles, sum(isinstance(p, Term) for p in pages.values()),
                     max(days.values(), default=None))


def section_of(page: Page, settings: Settings) -> SectionSettings | None:
    """The configured section that a page belongs to."""
    return next((s for s in settings.sections if s.path == page.section), None)


def banner_of(page: Page, today: dt.date) -> Banner | None:
    """The notice of a law page, as of `today` (a parameter, so that a build can be repeated)."""
    if not isinstance(page.meta, LawMeta):
        return None
    if page.meta.in_force and page.meta.in_force > today:
        return Banner("future", page.meta.in_force)
    if page.meta.until and page.meta.until < today:
        return Banner("past", page.meta.until)
    return None


def review_due(page: Page) -> dt.date | None:
    """The day on which a page is due for review."""
    return reviewing.due(page.meta.reviewed, page.meta.review_in)


def licence_of(pages: Mapping[str, Page]) -> str:
    """What stands below every page: the summary of the page about the licence, for each team its own."""
    page = pages.get(f"{ABOUT}/license.md")
    return page.meta.summary if page else ""


def names_of(sections: Iterable[SectionSettings], settings: Settings) -> dict[str, str]:
    """The name of every folder that has one. Where the legal basis lies in a folder of its own that is no section, both do;
    the pages about the knowledge base itself, which are never a section, have one without a front page, too."""
    top = settings.law.basis.partition("/")[0]
    basis = {settings.law.basis: "各项规定", top: "法律依据"}
    return {ABOUT: "关于", **basis, settings.terms.glossary: "词条", **{s.path: s.title for s in sections}}


def named_sections(settings: Settings, pages: Mapping[str, Page]) -> list[SectionSettings]:
    """The configured sections, then the other top folders under the title of their front page."""
    others = sorted({page.section for page in pages.values()} - {s.path for s in settings.sections} - {""})
    return [*settings.sections, *(SectionSettings(path=folder, title=pages[f"{folder}/index.md"].title)
                                  for folder in others if f"{folder}/index.md" in pages)]
