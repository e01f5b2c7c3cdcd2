"""Articles of law that a page links, and the pages of the basis, in; what a reader is shown of them beside the link out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from zhiku.article import Page
from zhiku.glossary import inline_html
from zhiku.law import LawArticle

_NEXT = re.compile(r"^#{1,6}[ \t]", re.M)
_LINE = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<text>.*?)[ \t]*$", re.M)
_SKIPPED = ("|", "!!!", "???", "```", "[^", "<")
_TAG = re.compile(r"<[^>]+>")
_LONG = 160


@dataclass(frozen=True)
class LawPreview:
    """The beginning of an article; `id` is that of the element on the page, plain `text`."""

    id: str
    title: str
    text: str


def law_previews(linked: Iterable[LawArticle], pages: Mapping[str, Page]) -> tuple[LawPreview, ...]:
    """One for each article that has a text, in the order of the links."""
    found = (LawPreview(f"law-{law.anchor}", f"《{law.instrument}》{law.label}", _beginning(pages[law.path].body, law.anchor))
             for law in dict.fromkeys(linked) if law.anchor and law.path in pages)
    return tuple(preview for preview in found if preview.text)


def _beginning(body: str, anchor: str) -> str:
    heading = re.search(rf"^#.*\{{:?[ \t]*#{re.escape(anchor)}[ \t}}].*$", body, re.M)
    if not heading:
        return ""
    after = _NEXT.search(body, heading.end())
    lines = (match["text"] for match in _LINE.finditer(body[heading.end():after.start() if after else len(body)]))
    source = "".join(line for line in lines if line and not line.startswith(_SKIPPED))
    text = unescape(_TAG.sub("", inline_html(source)))
    return text if len(text) <= _LONG else text[:_LONG] + "…"
