"""What rules work on: a document with its text masked where no prose is, the world around it, and the rule itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from zhiku.article import LawPage, Page, parse_page
from zhiku.check.lazy_pattern import lazy
from zhiku.findings import Finding, Severity, place_of
from zhiku.law import LawBasis, build_basis
from zhiku.settings import SectionSettings, Settings

_FENCE = lazy(r"^(?P<in>[ \t>]*)(?P<mark>`{3,}|~{3,})[^\n`]*\n(?:.*?\n)??(?P=in)(?P=mark)[`~]*[ \t]*$", re.M | re.S)
_INLINE_CODE = lazy(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t>]*\n).)+?)(?<!`)\1(?!`)", re.S)
_COMMENT = lazy(r"<!--(?!-?>).*?--!?>", re.S)
_FRONT = lazy(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)
_HEADING = lazy(r"^(#{1,6})[ \t]+(.+?)[ \t]*(?:\{[^}\n]*\})?[ \t]*#*[ \t]*$", re.M)
_EXPLICIT = lazy(r"\{[^}\n]*#[\w:.-]+[^}\n]*\}")
_LAW_ANCHOR = lazy(r"^#{1,6} .*?\{[^}\n]*#([\w-]+)[^}\n]*\}\s*$", re.M)


def mask(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with every match blanked out, length and line ends kept, so that offsets stay true."""
    for pattern in patterns:
        text = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    return text


def mask_code(text: str) -> str:
    """The text of a file with front matter and code blanked out."""
    text = mask(text, _FRONT)
    return mask(text, _FENCE, _INLINE_CODE) if "`" in text or "~~~" in text else text


@dataclass(frozen=True)
class Heading:
    """A heading of the body: its level, its words, where it starts and ends, and whether it names its own id."""

    level: int
    text: str
    start: int
    end: int
    has_id: bool


@dataclass(frozen=True)
class Document:
    """One Markdown file: `path` relative to docs/, `where` relative to the root, and the whole text."""

    path: str
    where: str
    text: str
    page: Page
    problems: tuple[Finding, ...] = ()

    @cached_property
    def masked(self) -> str:
        """The text with front matter, code and comments blanked out."""
        prose = self.prose
        return mask(prose, _COMMENT) if "-->" in prose or "--!>" in prose else prose  # each one without an end costs the whole text

    @cached_property
    def prose(self) -> str:
        """The text with front matter and code blanked out; comments stay."""
        return mask_code(self.text)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Headings written with `#`, in order."""
        return tuple(Heading(len(m[1]), m[2], m.start(), m.end(), bool(_EXPLICIT.search(m[0])))
                     for m in _HEADING.finditer(self.masked))

    @cached_property
    def body_start(self) -> int:
        """Where the body starts in `text`."""
        match = _FRONT.match(self.text)
        return match.end() if match else 0

    @property
    def has_front_matter(self) -> bool:
        """Whether the block between the two `---` could be read; where it couldn't, its keys aren't missing."""
        return bool(self.page.raw_meta) or not self.problems

    @property
    def lacks_front_matter(self) -> bool:
        """Whether there is none, nor was one meant."""
        return not self.body_start and not self.problems

    @property
    def is_unfenced(self) -> bool:
        """Whether front matter was meant, but one of its two `---` is wrong."""
        return not self.body_start and any(p.rule == "front-matter" for p in self.problems)

    @property
    def is_draft(self) -> bool:
        return self.path.startswith("_drafts/")

    def key(self, name: str) -> int:
        """The offset of a front matter key, 0 where it is missing."""
        match = re.search(rf"^{re.escape(name)}[ \t]*:", self.text[: self.body_start], re.M)
        return match.start() if match else 0


@dataclass(frozen=True)
class Asset:
    """A file of docs/ that is no Markdown: its size in bytes, its first bytes, and what it says about itself."""

    size: int
    head: bytes
    is_link: bool = False
    metadata: str = ""


@dataclass(frozen=True)
class World:
    """What a document is checked against. `documents` may read lazily; `paragraphs`: source folder → its last one; `technique`: the
    text of a team's own template, "" where it has none."""

    documents: Mapping[str, Document]
    assets: Mapping[str, Asset] = field(default_factory=dict)
    settings: Settings = Settings()
    paragraphs: Mapping[str, int] = field(default_factory=dict)
    today: dt.date = dt.date(1970, 1, 1)
    docs_root: str = "docs/"
    site_url: str = ""
    technique: str = ""

    @cached_property
    def law_documents(self) -> tuple[Document, ...]:
        """Pages under the legal basis."""
        basis = self.settings.law.basis + "/"
        return tuple(self.documents[path] for path in sorted(self.documents) if path.startswith(basis))

    @cached_property
    def law_pages(self) -> Mapping[str, LawPage]:
        """Instruments of the legal basis by path."""
        return {d.path: d.page for d in self.law_documents if isinstance(d.page, LawPage)}

    @cached_property
    def law_basis(self) -> LawBasis:
        """The articles of those instruments."""
        return build_basis(list(self.law_pages.values()), self.docs_root)[0]

    @cached_property
    def law_ids(self) -> frozenset[str]:
        """Ids that may be cited: pages of the legal basis, and the explicit ids of their headings."""
        ids: set[str] = set()
        for document in self.law_documents:
            ids |= {document.page.slug, *_LAW_ANCHOR.findall(document.text)}
        return frozenset(ids)

    @cached_property
    def section_kinds(self) -> Mapping[str, SectionSettings]:
        """The configured sections by their folder."""
        return {section.path: section for section in self.settings.sections}


@dataclass(frozen=True)
class Problem:
    """What a rule saw: an offset in the document's text, and a letter to the person who will mend it."""

    offset: int
    message: str
    severity: Severity | None = None


@dataclass(frozen=True)
class Rule:
    """A rule: its name, how bad, what it is about in one sentence, what finds it, and what mends it safely; `applies` says
    whether a knowledge base is one that the rule is meant for (asked only where the rule saw something)."""

    name: str
    severity: Severity
    about: str
    find: Callable[[Document, World], Iterable[Problem]]
    fix: Callable[[str], str] | None = None
    in_drafts: bool = True
    applies: Callable[[World], bool] | None = None


def document_of(text: str, path: str, world_settings: Settings, docs_root: str = "docs/") -> Document:
    """A document from the text of a file; what front matter parsing says is kept as `problems`."""
    page, problems = parse_page(text, path, world_settings.terms.glossary, world_settings.law.basis, docs_root)
    return Document(path, docs_root + path, text, page, tuple(problems))


def finding_of(rule: Rule, document: Document, problem: Problem) -> Finding:
    """The finding with its place in the file."""
    line, column = place_of(document.text, problem.offset)
    return Finding(document.where, line, column, rule.name, problem.severity or rule.severity, problem.message)
