"""A paragraph wrapped in its source in; one line as a Chinese reader expects it out: no space where a line ended.

A browser prints a line end as a space. Between two Han characters, and beside full-width punctuation, there is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

WIDE = r"\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6" \
       r"\U00020000-\U0003ffff“”‘’…—"
_INSIDE = re.compile(rf"(?<=[{WIDE}])[ \t]*\n[ \t]*(?=[{WIDE}])")
_AT_END = re.compile(rf"(?<=[{WIDE}])[ \t]*\n[ \t]*$")
_AT_START = re.compile(rf"^[ \t]*\n[ \t]*(?=[{WIDE}])")
_STARTS_WIDE = re.compile(rf"[{WIDE}]")
INLINE = frozenset((
    "em", "strong", "b", "i", "u", "s", "del", "ins", "mark", "span", "sub", "sup", "small", "q", "cite", "kbd", "samp",
    "var", "abbr", "a", "font", "code"))
_VERBATIM = frozenset(("pre", "code", "script", "style", "textarea", "svg", "math"))


class SoftBreaksExtension(Extension):
    """Python-Markdown extension, to be appended as an instance."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_SoftBreaks(md), "zhiku-softbreaks", 6)


class _SoftBreaks(Treeprocessor):
    def run(self, root: Element) -> None:
        join_soft_breaks(root)


def join_soft_breaks(element: Element) -> None:
    """Take the line ends between wide characters out of a tree, in place."""
    children = list(element)
    if element.text and "\n" in element.text:
        element.text = _INSIDE.sub("", element.text)
        if children and children[0].tag in INLINE and _first(children[0]):
            element.text = _AT_END.sub("", element.text)
    for at, child in enumerate(children):
        if child.tag not in _VERBATIM:
            join_soft_breaks(child)
        if child.tail and "\n" in child.tail:
            child.tail = _INSIDE.sub("", child.tail)
            if child.tag in INLINE:
                if _STARTS_WIDE.match(_last(child)):
                    child.tail = _AT_START.sub("", child.tail)
                following = children[at + 1] if at + 1 < len(children) else None
                if following is not None and following.tag in INLINE and _first(following):
                    child.tail = _AT_END.sub("", child.tail)


def _first(element: Element) -> bool:
    """Whether what an inline element shows begins with a wide character."""
    return bool(_STARTS_WIDE.match("".join(element.itertext())))


def _last(element: Element) -> str:
    return "".join(element.itertext())[-1:]
