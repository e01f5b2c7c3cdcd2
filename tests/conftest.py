"""What several rooms' tests share: terms from a few words, and a page rendered as a build renders it, without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import markdown
import pytest
from hypothesis import HealthCheck, settings

from zhiku.article import LawPage, Term, parse_page
from zhiku.glossary import Glossary, build_glossary
from zhiku.law import LawBasis, build_basis
from zhiku.matching import Matcher
from zhiku.reading import Knowledge, ReadingExtension
from zhiku.records import PageContext, PageRecord
from zhiku.softbreaks import SoftBreaksExtension
from zhiku.tables import TablesExtension

# How long an example takes is no law: a busy machine must not fail it. In CI the same examples every time: a law that
# fails is found where it was broken, not where chance looked.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow],
                          derandomize=bool(os.environ.get("CI")))
settings.load_profile("laws")

EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc",
              "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed")


@dataclass(frozen=True)
class Rendered:
    """A page's HTML, what was found on it, and the surfaces that became term links."""

    html: str
    record: PageRecord

    @property
    def terms(self) -> list[str]:
        return [hit.surface for hit in self.record.terms]


def term(title: str, slug: str = "", body: str = "", **meta: object) -> Term:
    """A term page; `meta` is written as front matter."""
    lines = [f"title: {title}", *(f"{key}: {_yaml(value)}" for key, value in meta.items())]
    text = "---\n" + "\n".join(lines) + f"\n---\n{body or title + '的定义。'}\n"
    page, findings = parse_page(text, f"glossary/{slug or title}.md")
    assert not findings and isinstance(page, Term)
    return page


def _yaml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join(map(str, value)) + "]" if isinstance(value, (list, tuple)) else str(value)


def glossary(*terms: Term | str) -> Glossary:
    """A glossary of terms or bare titles."""
    built, findings = build_glossary([t if isinstance(t, Term) else term(t) for t in terms])
    assert not findings
    return built


def law_page(slug: str, front: str, body: str) -> LawPage:
    """A page of the legal basis."""
    page, findings = parse_page(f"---\n{front}\n---\n{body}\n", f"legal/basis/{slug}.md")
    assert not findings and isinstance(page, LawPage)
    return page


def basis(*pages: LawPage) -> LawBasis:
    """A legal basis without findings."""
    built, findings = build_basis(pages)
    assert not findings
    return built


def render(source: str, known: Glossary | Iterable[str] = (), path: str = "techniques/x.md", mode: str = "page",
           skip: tuple[str, ...] = (), law: LawBasis | None = None) -> Rendered:
    """A page's Markdown as a build renders it."""
    words = known if isinstance(known, Glossary) else glossary(*known)
    page = PageContext(path, PageRecord(path), skip)
    knowledge = Knowledge(words, Matcher(words), law or LawBasis(), mode)  # type: ignore[arg-type]
    html = markdown.markdown(source, extensions=[*EXTENSIONS, ReadingExtension(lambda: page, lambda: knowledge),
                                                 SoftBreaksExtension(), TablesExtension()])
    return Rendered(html, page.record)


@pytest.fixture(name="render", scope="session")
def _render() -> Callable[..., Rendered]:
    return render


@pytest.fixture(name="term", scope="session")
def _term() -> Callable[..., Term]:
    return term


@pytest.fixture(name="glossary", scope="session")
def _glossary() -> Callable[..., Glossary]:
    return glossary


@pytest.fixture(name="law_page", scope="session")
def _law_page() -> Callable[..., LawPage]:
    return law_page


@pytest.fixture(name="basis", scope="session")
def _basis() -> Callable[..., LawBasis]:
    return basis
