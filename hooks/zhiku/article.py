"""A Markdown file of docs/ in; an Article, a Term or a LawPage with typed front matter, and findings, out.

Unknown keys are kept for the theme (`hide`, `template`, …) and are `check`'s business, not the build's.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from zhiku.findings import Finding, error
from zhiku.frontmatter import read_front_matter


class _Meta(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)

    title: str = ""
    summary: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    reviewed: dt.date | None = None
    review_in: str = ""
    moved_from: tuple[str, ...] = ()

    @field_validator("title", "summary", mode="before")
    @classmethod
    def _text(cls, value: Any) -> Any:
        return "" if value is None else str(value)

    @field_validator("aliases", "tags", "law", "source", "see", "scope", "search_aliases", "moved_from", mode="before",
                     check_fields=False)
    @classmethod
    def _names(cls, value: Any) -> Any:
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        return tuple(str(v) for v in value) if isinstance(value, list) else value


class TermsOfPage(BaseModel):
    """`terms:` of a page: terms (titles or aliases) that are not linked on it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    skip: tuple[str, ...] = ()


class RelatedOfPage(BaseModel):
    """`related:` of a page: paths (relative to docs/) that are always, or never, shown as related."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    pin: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class SearchOfPage(BaseModel):
    """`search:` of a page, with Material's meaning."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    boost: float = 1.0
    exclude: bool = False


class ArticleMeta(_Meta):
    """Front matter of an article (and of any page that is neither a term nor a law page)."""

    source: tuple[str, ...] = ()
    origin: str = ""
    kind: str = ""
    terms: TermsOfPage = TermsOfPage()
    related: RelatedOfPage = RelatedOfPage()
    search: SearchOfPage = SearchOfPage()


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


@dataclass(frozen=True)
class Page:
    """One Markdown file: `path` relative to docs/, its front matter, its body and the file line the body starts on."""

    path: str
    body: str
    body_line: int
    meta: ArticleMeta | TermMeta | LawMeta
    raw_meta: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def slug(self) -> str:
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def section(self) -> str:
        """The top folder, `""` for pages at the root."""
        return self.path.split("/", 1)[0] if "/" in self.path else ""

    @property
    def title(self) -> str:
        return self.meta.title or self.slug

    @property
    def is_index(self) -> bool:
        return self.slug in ("index", "README")


@dataclass(frozen=True)
class Article(Page):
    """A page of text: an article, a question, a section's front page, a page about the site."""

    meta: ArticleMeta = ArticleMeta()


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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
    meta = meta_type()
    good = dict(raw)
    for _ in range(len(raw) + 1):
        try:
            meta = meta_type.model_validate(good)
            break
        except ValidationError as problem:
            for p in problem.errors():
                key = str(p["loc"][0])
                good.pop(key, None)
                at = _line_of_key(text, key)
                findings.append(error("front-matter", root + path, f"`{key}` 的值 {p.get('input')!r} 不对："
                                      f"{_expected(p)}。", at))
    page_type = {ArticleMeta: Article, TermMeta: Term, LawMeta: LawPage}[meta_type]
    return page_type(path=path, body=body, body_line=line, meta=meta, raw_meta=raw), findings


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


_EXPECTED = {
    "string_type": "应当是文字",
    "tuple_type": "应当是列表，例如 [甲, 乙]",
    "bool_type": "应当是 true 或 false",
    "bool_parsing": "应当是 true 或 false",
    **dict.fromkeys(("date_from_datetime_parsing", "date_parsing", "date_type"), "应当是日期，例如 2026-11-23"),
    **dict.fromkeys(("float_parsing", "float_type"), "应当是数字"),
    "model_type": "应当是一组键值，例如 {skip: [甲]}",
    "model_attributes_type": "应当是一组键值，例如 {skip: [甲]}",
    "extra_forbidden": "这里没有这个键",
}


def _expected(problem: Any) -> str:
    return _EXPECTED.get(problem["type"], str(problem["msg"]))
