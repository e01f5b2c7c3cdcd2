"""The Python-Markdown extension that draws the links of a page: marks, citations and terms, in this order, then days.

It runs between inline patterns (20) and MkDocs' rewriting of relative links (0), and writes what it found to the record
of the page being rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from zhiku.citations import find_citations, mark_citations
from zhiku.days import find_days
from zhiku.flow import Edit, Flow, read_flow
from zhiku.glossary import Glossary
from zhiku.law import LawBasis
from zhiku.marks import find_marks, notes_block
from zhiku.matching import Matcher
from zhiku.records import LinkHit, PageContext, TermHit, resolve
from zhiku.sentences import Sentences
from zhiku.termlinks import LinkMode, find_term_links

if TYPE_CHECKING:
    from markdown import Markdown


@dataclass(frozen=True)
class Knowledge:
    """What pages are linked to, the same for all pages of a build."""

    glossary: Glossary = field(default_factory=Glossary)
    matcher: Matcher = field(default_factory=lambda: Matcher(Glossary()))
    basis: LawBasis = field(default_factory=LawBasis)
    mode: LinkMode = "page"


class ReadingExtension(Extension):
    """Appended once as an instance; asks `current` for the page being rendered and `knowledge` for the build's."""

    def __init__(self, current: Callable[[], PageContext | None], knowledge: Callable[[], Knowledge]) -> None:
        super().__init__()
        self.current = current
        self.knowledge = knowledge

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Reading(md, self), "zhiku-reading", 4)
        md.postprocessors.register(_AttributeOrder(md), "zhiku-attributes", 0)


class _Reading(Treeprocessor):
    def __init__(self, md: Markdown, extension: ReadingExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        page = self.extension.current()
        if page is not None:
            draw_links(root, self.md.htmlStash.rawHtmlBlocks, page, self.extension.knowledge())


class _AttributeOrder(Postprocessor):
    """Python-Markdown sorts attributes; the published form of a term link begins with its class and address."""

    def run(self, text: str) -> str:
        return _SORTED.sub(r'<a \2 \1', text) if _SORTED_START in text else text


_SORTED_START = '<a aria-describedby="term-'
_SORTED = re.compile(_SORTED_START.replace("<a ", "<a (") + '[^"]*") (class="term" href="[^"]*")')


def draw_links(root: Element, raw_html: Sequence[object], page: PageContext, knowledge: Knowledge) -> None:
    """Change the tree of a page and fill its record."""
    flow = read_flow(root, raw_html)
    record = page.record
    record.text = flow.text if page.keeps_text else ""
    record.headings[:] = [heading for _, heading in flow.headings]
    sentences = Sentences(flow.text)
    record.links[:] = [hit for hit in (_link_hit(flow, sentences, page.path, *link) for link in flow.links) if hit]
    marks = find_marks(flow)
    record.marks = len(marks)
    citations = [(edit, law) for edit, law in find_citations(flow, knowledge.basis, page.path)
                 if not any(mark.overlaps(edit) for mark in marks)]
    edits: list[Edit] = [*marks, *(edit for edit, _ in citations)]
    for edit, law in citations:
        sentence, at = sentences.around(edit.start, edit.end)
        record.links.append(LinkHit(law.path, law.anchor, flow.text[edit.start:edit.end], sentence, at,
                                    flow.heading_at(edit.start)))
    terms = find_term_links(flow, knowledge.matcher, knowledge.glossary, page, knowledge.mode, edits)
    record.terms[:] = [_term_hit(flow, sentences, edit, term) for edit, term in terms]
    edits += [edit for edit, _ in terms]
    flow.apply([*edits, *find_days(flow, edits)])
    mark_citations(root, knowledge.basis, page.path)
    notes_block(root, marks)


def _link_hit(flow: Flow, sentences: Sentences, path: str, element: Element, parent: Element | None, start: int,
              end: int) -> LinkHit | None:
    target = resolve(path, element.get("href", ""))
    if target is None or target[0] == path or not target[0].endswith(".md"):
        return None
    sentence, at = sentences.around(start, end)
    return LinkHit(*target, flow.text[start:end], sentence, at, flow.heading_at(start))


def _term_hit(flow: Flow, sentences: Sentences, edit: Edit, term: str) -> TermHit:
    sentence, at = sentences.around(edit.start, edit.end)
    return TermHit(term, flow.text[edit.start:edit.end], sentence, at, flow.heading_at(edit.start))
