"""A Markdown file of docs/ in; an Article, a Term or a LawPage with typed front matter, and findings, out.

Unknown keys are kept for the theme (`hide`, `template`, …) and are `check`'s business, not the build's.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, field, replace
from typing import Any

from zhiku.findings import Finding, error
from zhiku.frontmatter import read_front_matter
from zhiku.shapes import read_shape

_TITLE = re.compile(r"\s*#[ \t]+([^\n]*?)[ \t]*#*[ \t]*(?:\{[^{}\n]*\})?[ \t]*(?:\n|\Z)")
_ASKED_FOR = ("template",)
"""Keys outside of our models that the build itself asks for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Meta:
    title: str = ""
    summary: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    reviewed: dt.date | None = None
    review_in: str = ""
    moved_from: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TermsOfPage:
    """`terms:` of a page: terms (titles or aliases) that are not linked on it."""

    skip: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedOfPage:
    """`related:` of a page: paths (relative to docs/) that are always, or never, shown as related."""

    pin: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchOfPage:
    """`search:` of a page, with Material's meaning."""

    boost: float = 1.0
    exclude: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleMeta(_Meta):
    """Front matter of an article (and of any page that is neither a term nor a law page)."""

    source: tuple[str, ...] = ()
    origin: str = ""
    kind: str = ""
    handout: tuple[str, ...] = ()
    terms: TermsOfPage = TermsOfPage()
    related: RelatedOfPage = RelatedOfPage()
    search: SearchOfPage = SearchOfPage()


@dataclass(frozen=True, kw_only=True, slots=True)
class TermMeta(_Meta):
    """Front matter of a term; see DESIGN section 3 for each key."""

    search_aliases: tuple[str, ...] = ()
    category: str = ""
    pinyin: str = ""
    see: tuple[str, ...] = ()
    link: bool = True
    case: bool = False
    scope: tuple[str, ...] = ()
    terms: TermsOfPage = TermsOfPage()
    related: RelatedOfPage = RelatedOfPage()
    search: SearchOfPage = SearchOfPage()


@dataclass(frozen=True, kw_only=True, slots=True)
class LawMeta(_Meta):
    """Front matter of a page under the legal basis."""

    number: str = ""
    kind: str = ""
    in_force: dt.date | None = None
    until: dt.date | None = None
    grade: str = ""
    checked: dt.date | None = None
    terms: TermsOfPage = TermsOfPage()
    related: RelatedOfPage = RelatedOfPage()
    search: SearchOfPage = SearchOfPage()


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: `path` relative to docs/, its front matter, its body and the file line the body starts on; `heading` is
    what another team's page calls itself in its first line."""

    path: str
    body: str
    body_line: int
    meta: ArticleMeta | TermMeta | LawMeta
    raw_meta: dict[str, Any] = field(default_factory=dict, compare=False)
    heading: str = ""

    @property
    def slug(self) -> str:
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def section(self) -> str:
        """The top folder, `""` for pages at the root."""
        return self.path.split("/", 1)[0] if "/" in self.path else ""

    @property
    def title(self) -> str:
        return self.meta.title or self.heading or self.slug

    @property
    def is_index(self) -> bool:
        return self.slug in ("index", "README")


@dataclass(frozen=True, slots=True)
class Article(Page):
    """A page of text: an article, a question, a section's front page, a page about the site."""

    meta: ArticleMeta = ArticleMeta()


@dataclass(frozen=True, slots=True)
class Term(Page):
    """A glossary entry; the first paragraph of its body is the definition."""

    meta: TermMeta = TermMeta()

    @property
    def names(self) -> tuple[str, ...]:
        """What is linked and searched: the title, then the aliases."""
        return (self.meta.title, *self.meta.aliases)

    @property
    def definition(self) -> str:
        return first_paragraph(self.body)


@dataclass(frozen=True, slots=True)
class LawPage(Page):
    """A page of the legal basis: one instrument, one heading an article."""

    meta: LawMeta = LawMeta()


def parse_page(text: str, path: str, glossary: str = "glossary", basis: str = "legal/basis",
               root: str = "docs/") -> tuple[Page, list[Finding]]:
    """One file of docs/. `path` is relative to docs/ and decides the kind; wrong keys fall back to their defaults."""
    raw, body, line, findings = read_front_matter(text, root + path)
    is_index = path.rsplit("/", 1)[-1] in ("index.md", "README.md")
    meta_type: type[ArticleMeta] | type[TermMeta] | type[LawMeta] = ArticleMeta
    if path.startswith(glossary + "/") and not is_index:
        meta_type = TermMeta
    elif path.startswith(basis + "/") and ("grade" in raw or "number" in raw):
        meta_type = LawMeta
    meta, wrong = read_shape(meta_type, raw, strict=False)
    for value in wrong:
        findings.append(error("front-matter", root + path, f"`{'.'.join(value.place)}` 的值 {_shown(value.value)} 不对："
                              f"{value.expected}。", _line_of_key(text, value.place[0])))
    page_type = {ArticleMeta: Article, TermMeta: Term, LawMeta: LawPage}[meta_type]
    heading = "" if meta.title else next((match[1] for match in [_TITLE.match(body)] if match), "")
    return page_type(path=path, body=body, body_line=line, meta=meta, raw_meta=raw, heading=heading), findings


def lightened(page: Page) -> Page:
    """Without an article's text, which MkDocs reads itself, and without what no template asks of front matter."""
    body = "" if isinstance(page, Article) else page.body
    return replace(page, body=body, raw_meta={key: page.raw_meta[key] for key in _ASKED_FOR if key in page.raw_meta})


def _shown(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def first_paragraph(body: str) -> str:
    """The first paragraph of a body as one line of Markdown, `""` where there is none."""
    for block in re.split(r"\n[ \t]*\n", body.strip()):
        block = block.strip()
        if block and not re.match(r"(#{1,6} |```|!!!|\?\?\?|[-*+] |\d+\. |>|\||<!--)", block):
            return join_lines(block)
    return ""


def join_lines(text: str) -> str:
    """Soft-wrapped lines as one: nothing between two Han characters or after Chinese punctuation, else a space."""
    han = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]"
    text = re.sub(rf"(?<={han})[ \t]*\r?\n[ \t]*(?={han})", "", text)
    return re.sub(r"[ \t]*\r?\n[ \t]*", " ", text)


def _line_of_key(text: str, key: str) -> int:
    match = re.search(rf"^{re.escape(key)}[ \t]*:", text, re.M)
    return text[: match.start()].count("\n") + 1 if match else 1
