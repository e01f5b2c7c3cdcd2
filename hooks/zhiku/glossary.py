"""Term pages in; one Glossary of names, definitions and the index in reading order out, with collisions as findings."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import markdown

from zhiku.article import Term
from zhiku.findings import Finding, error
from zhiku.text import fold_text, narrow

_MARKUP = re.compile(r"[*_`<&\[\]\\{~^=!|]|==|:\w+:")
_LINK = re.compile(r"</?(?:a|img)\b[^>]*>")


@dataclass(frozen=True)
class Name:
    """One name of one term: `folded` is what is looked for, `term` the path of the term's page."""

    surface: str
    folded: str
    term: str
    is_title: bool


@dataclass(frozen=True)
class Glossary:
    """All terms by path, and their names: every name has one owner (`owners` has slugs too)."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    names: tuple[Name, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)

    def owner(self, name: str) -> str:
        """The path of the term that a title, alias or slug belongs to, "" where none does."""
        return self.owners.get(name) or self.owners.get(fold_text(name), "")


@dataclass(frozen=True)
class Definition:
    """A term's definition as pages carry it; `id` is what `aria-describedby` of the term's links points to, `doubt` what is
    to be said of the law it rests on."""

    id: str
    slug: str
    path: str
    title: str
    html: str
    category: str
    doubt: str = ""


@dataclass(frozen=True)
class GlossaryEntry:
    """A row of the index; the row of an alias points to its term."""

    name: str
    path: str
    title: str
    is_alias: bool
    category: str
    definition: str
    reading: str
    initial: str
    count: int
    doubt: str = ""


@dataclass(frozen=True)
class GlossaryLetter:
    """The rows under one jump letter."""

    letter: str
    entries: tuple[GlossaryEntry, ...]


def build_glossary(terms: Sequence[Term], root: str = "docs/") -> tuple[Glossary, list[Finding]]:
    """The glossary of the term pages, whatever their order; of a name with two owners the first path keeps it."""
    ordered = sorted(terms, key=lambda t: t.path)
    findings: list[Finding] = []
    names: list[Name] = []
    owners: dict[str, tuple[Name, Term]] = {}
    for term in ordered:
        for position, surface in enumerate(term.names):
            folded = fold_text(surface).strip()
            if not folded:
                continue
            name = Name(surface, folded, term.path, position == 0)
            other = owners.get(folded)
            if other is None:
                owners[folded] = (name, term)
                names.append(name)
            elif other[1].path == term.path:
                continue
            elif term.meta.case and other[1].meta.case and narrow(surface) != narrow(other[0].surface):
                names.append(name)
            else:
                findings.append(error("term-collision", root + term.path, _collision(name, other[0], root)))
    slugs = {t.slug: t.path for t in reversed(ordered)}
    return Glossary({t.path: t for t in ordered}, tuple(names), slugs | {n: o[0].term for n, o in owners.items()}), \
        findings


def _collision(name: Name, other: Name, root: str) -> str:
    same = f"“{name.surface}”" if name.surface == other.surface else f"“{name.surface}”（和“{other.surface}”折叠后相同）"
    return (f"{same}既是 {root}{other.term} 的{_role(other)}，又是 {root}{name.term} 的{_role(name)}；一个名称只能属于一个词条，"
            "请从其中一个里删去，或改放到 search_aliases。")


def _role(name: Name) -> str:
    return "标题" if name.is_title else "别名"


def definition_id(path: str) -> str:
    """The id of a term's definition on the pages that link it."""
    return "term-" + path.rsplit("/", 1)[-1].removesuffix(".md")


def definition_of(term: Term, doubt: str = "") -> Definition:
    """A term's definition with its markup rendered and its links taken out: it is shown inside a link's bubble."""
    return Definition(definition_id(term.path), term.slug, term.path, term.title, inline_html(term.definition),
                      term.meta.category, doubt)


def definitions(glossary: Glossary) -> dict[str, Definition]:
    """The definitions of all terms by path, to be made once a build."""
    return {path: definition_of(term) for path, term in glossary.terms.items()}


def neighbours(glossary: Glossary) -> dict[str, tuple[str, ...]]:
    """For every term the terms it names under `see`, then those that name it, each once."""
    named = {path: [glossary.owner(name) for name in term.meta.see] for path, term in glossary.terms.items()}
    both = {path: [p for p in paths if p] for path, paths in named.items()}
    for path, paths in named.items():
        for other in paths:
            if other:
                both[other].append(path)
    return {path: tuple(p for p in dict.fromkeys(paths) if p != path) for path, paths in both.items()}


def inline_html(source: str) -> str:
    """One paragraph of Markdown as inline HTML."""
    if not _MARKUP.search(source):
        return html.escape(source, quote=False)
    rendered = markdown.markdown(source).strip()
    return _LINK.sub("", re.sub(r"^<p>(.*)</p>$", r"\1", rendered, flags=re.S))


def glossary_index(glossary: Glossary, counts: Mapping[str, int],
                   key: Callable[[str, str], tuple[tuple[str, ...], str]],
                   initial: Callable[[str, str], str],
                   doubt: Callable[[str], str] = lambda path: "") -> tuple[GlossaryLetter, ...]:
    """The index in reading order: `key` and `initial` take a name and the author's reading (for the title only), `doubt`
    the path of a term."""
    rows: dict[str, list[tuple[tuple[tuple[str, ...], str], GlossaryEntry]]] = {}
    for name in glossary.names:
        term = glossary.terms[name.term]
        override = term.meta.pinyin if name.is_title else ""
        order = key(name.surface, override)
        entry = GlossaryEntry(name.surface, term.path, term.title, not name.is_title, term.meta.category,
                              term.definition, " ".join(order[0]), initial(name.surface, override),
                              counts.get(term.path, 0), "" if not name.is_title else doubt(term.path))
        rows.setdefault(entry.initial, []).append((order, entry))
    letters = sorted(rows, key=lambda letter: (letter == "#", letter))
    return tuple(GlossaryLetter(letter, tuple(entry for _, entry in sorted(rows[letter], key=lambda row: row[0])))
                 for letter in letters)
