"""A rendered Markdown tree in; the page's sections, as search wants them, out.

A Python-Markdown extension whose tree processor runs after all others: the tree says already what is heading, text and
code, so no HTML is parsed a second time. Only what Markdown itself keeps as a string (raw HTML, fenced code) is
reduced to its text here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from zhiku.cautions import CLASS as CAUTIONED
from zhiku.search.records import SearchSection

EXCLUDE = "data-search-exclude"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset({
    "p", "div", "li", "dt", "dd", "tr", "table", "blockquote", "pre", "ul", "ol", "dl", "details", "summary",
    "section", "figure", "figcaption", "aside", "br", "hr", *_HEADINGS,
})
_CELLS = frozenset({"td", "th"})
"""What stands in one row is read together, as in one sentence: 首催 and what it means."""
_SILENT = frozenset({"script", "style", "svg", "math", "template"})
_SILENT_CLASSES = frozenset({"headerlink", "footnote-backref", "law-grade", "visually-hidden"})
_STASHED = re.compile("\u0002wzxhzdk:(\\d+)\u0003")
_MARKUP = re.compile(r"<!--.*?-->|<(script|style|svg)\b.*?</\1\s*>|<[^>]*>", re.S | re.I)
_BLOCK_MARKUP = re.compile(r"</?(?:p|div|li|td|th|tr|table|pre|br|h[1-6]|blockquote|figure|details|summary)\b[^>]*>", re.I)
_EXCLUDED_MARKUP = re.compile(r"<(\w+)[^>]*\bdata-search-exclude\b[^>]*>.*?</\1\s*>", re.S | re.I)
_SILENT_TAG = re.compile(r"<(/?)(?:script|style)\b[^>]*>", re.I)
_BETWEEN = re.compile("\u0004.*?(?:\u0005|$)|\u0005", re.S)  # what stands between two tags that Markdown kept one by one
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


class SectionCollector(Extension):
    """Hands the sections of each page that is rendered to `sink`."""

    def __init__(self, sink: Callable[[tuple[SearchSection, ...]], None]) -> None:
        super().__init__()
        self.sink = sink

    def extendMarkdown(self, md: Markdown) -> None:
        """Register behind every other tree processor."""
        md.treeprocessors.register(_Collect(md, self.sink), "zhiku-search", -100)


class _Collect(Treeprocessor):
    def __init__(self, md: Markdown, sink: Callable[[tuple[SearchSection, ...]], None]) -> None:
        super().__init__(md)
        self.sink = sink

    def run(self, root: Element) -> None:
        self.sink(sections_of(root, self._unstash))

    def _unstash(self, text: str) -> str:
        blocks = self.md.htmlStash.rawHtmlBlocks

        def original(match: re.Match[str]) -> str:
            block = blocks[int(match.group(1))] if int(match.group(1)) < len(blocks) else ""
            if not isinstance(block, str):
                return "".join(block.itertext())
            lone = _SILENT_TAG.fullmatch(block)
            return ("\u0005" if lone.group(1) else "\u0004") if lone else _plain(block)

        return _BETWEEN.sub("", _STASHED.sub(original, text)).replace(AMP_SUBSTITUTE, "&")


def _plain(markup: str) -> str:
    without = _EXCLUDED_MARKUP.sub("", markup)
    return html.unescape(_MARKUP.sub("", _BLOCK_MARKUP.sub("\n", without)))


class _Cutter:
    """Walks a tree once; starts a new section at each heading that has an id. An h1 is the page's own name. What a page
    shows as not to be said is marked: in a list of results it stands without the heading that says so."""

    def __init__(self) -> None:
        self.shown_as_bad = self.is_marked_next = False
        self.parts: list[tuple[str, str, list[str], bool]] = [("", "", [], False)]

    def walk(self, element: Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else "script"
        classes = (element.get("class") or "").split()
        if tag in _SILENT or not _SILENT_CLASSES.isdisjoint(classes):
            return
        if tag in _HEADINGS and (element.get("id") or tag == "h1"):
            title = "".join(_heading_text(element))
            anchor = "" if tag == "h1" else str(element.get("id"))
            self.parts.append((anchor, title, [], EXCLUDE in element.attrib))
            return
        if EXCLUDE in element.attrib:
            return
        around = "\n" if tag in _BLOCKS else " " if tag in _CELLS else ""
        self.add(around)
        before, self.shown_as_bad = self.shown_as_bad, self.shown_as_bad or CAUTIONED in classes
        if self.shown_as_bad and _is_one_saying(element):
            self.is_marked_next = True
        row = tag == "tr"  # what stands between its cells is line ends
        self.add(element.get("alt") if tag == "img" else "" if row else element.text)
        for child in element:
            self.walk(child)
            self.add("" if row else child.tail)
        self.add(around)
        self.shown_as_bad = before

    def add(self, text: str | None) -> None:
        if text:
            if self.is_marked_next and text.strip():
                text, self.is_marked_next = f"✗ {text.lstrip()}", False
            self.parts[-1][2].append(text)


def _is_one_saying(element: Element) -> bool:
    """Whether an element holds one of the things that are shown: an item, a row below the head, a quotation."""
    return element.tag in ("li", "dd", "blockquote") or (element.tag == "tr" and any(cell.tag == "td" for cell in element))


def _heading_text(element: Element) -> list[str]:
    if not _SILENT_CLASSES.isdisjoint((element.get("class") or "").split()):
        return []
    out = [element.text or ""]
    for child in element:
        out += [*_heading_text(child), child.tail or ""]
    return out


def sections_of(root: Element, unstash: Callable[[str], str] = str) -> tuple[SearchSection, ...]:
    """Sections of a tree in document order. Sections and elements marked `data-search-exclude` are left out."""
    cutter = _Cutter()
    cutter.walk(root)
    sections = []
    for anchor, title, texts, excluded in cutter.parts:
        text = _tidy(unstash("".join(texts)))
        if not excluded and (title or text):
            sections.append(SearchSection(anchor, _tidy(unstash(title)).replace("\n", " "), text))
    return tuple(sections)


def _tidy(text: str) -> str:
    return _LINES.sub("\n", _SPACE.sub(" ", text)).strip()
