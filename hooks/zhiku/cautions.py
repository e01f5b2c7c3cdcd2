"""A section 不要这样说 in; its lists and quotations, marked so that nobody takes them for what to say, out.

`check` lets pass there what it would report elsewhere; whoever reads quickly, or copies, has to see the difference too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

CLASS = "zk-dont"
_WARNS = re.compile(r"(?:千万)?(?:不要|不能|不可以|不得|不该|别)(?:这样|这么|那样|那么)[说写做问答](?=$|[、，：:（(])")
_HEADING = re.compile(r"h([1-6])")
_SHOWN = ("ul", "ol", "dl", "blockquote", "table")
_HOLDS = ("div", "details", "section")


class CautionsExtension(Extension):
    """Python-Markdown extension, to be appended as an instance."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Cautions(md), "zhiku-cautions", 7)


class _Cautions(Treeprocessor):
    def run(self, root: Element) -> None:
        warned = 0
        for element in root:
            if heading := _HEADING.fullmatch(element.tag):
                level = int(heading[1])
                if _WARNS.match("".join(element.itertext()).strip()):
                    warned = level
                elif level <= warned:
                    warned = 0
            elif warned:
                _mark(element)


def _mark(element: Element) -> None:
    """Mark what shows the words: it may stand in a box or behind a tab; what stands in a list is marked with it."""
    if element.tag in _SHOWN:
        element.set("class", f"{element.get('class', '')} {CLASS}".strip())
    elif element.tag in _HOLDS:
        for child in element:
            _mark(child)
