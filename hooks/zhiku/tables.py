"""Tables of a page in; the same out, marked so that a narrow screen can show each row as a block of its own.

Three columns of Chinese text leave a phone two or three characters a line. Such a table is marked `data-stack`, its cells
carry the heading of their column, and roles say that it is a table however a style sheet shows it. What fits stays as it
is; a cell that holds a word, a figure or a day is never broken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from zhiku.softbreaks import WIDE

if TYPE_CHECKING:
    from markdown import Markdown

_ROOM = 23.0
_PADDING = 1.8
"""In Han characters: the width of a phone's page, and what each column needs beside its text."""
_SHORT = 6
_UNBROKEN = 14
"""How long a cell may be that is never broken: in Han characters, and in letters and figures."""
_WIDE = re.compile(f"[{WIDE}]")
_STASHED = re.compile("\x02[^\x02\x03]*\x03")
_ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


class TablesExtension(Extension):
    """Python-Markdown extension, to be appended as an instance."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Tables(md), "zhiku-tables", 2)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            mark_table(table)


def mark_table(table: Element) -> None:
    """Say in a table's attributes how a narrow screen is to show it."""
    headings = [" ".join(_text(cell).split()) for cell in table.iterfind("thead/tr/th")]
    rows = [list(row) for row in table.iterfind("tbody/tr")]
    for cell in table.iter("td"):
        text = _text(cell)
        if 0 < _width(text) <= _SHORT or (0 < len(text) <= _UNBROKEN and not _WIDE.search(text)):
            cell.set("data-unbroken", "")
    if not stacks(headings, [[_text(cell) for cell in row] for row in rows]):
        return
    table.set("data-stack", "")
    table.set("role", "table")
    for element in table.iter():
        if role := _ROLES.get(str(element.tag)):
            element.set("role", role)
    for row in rows:
        for heading, cell in zip(headings, row, strict=False):
            if heading:
                cell.set("data-label", heading)


def stacks(headings: list[str], rows: list[list[str]]) -> bool:
    """Whether a phone has no room for a table's columns with every cell on one line; two columns always have."""
    columns = list(zip(headings, *rows, strict=False)) if rows else []
    needed = sum(max(map(_width, column)) for column in columns)
    return len(headings) > 2 and needed + _PADDING * len(headings) > _ROOM


def _text(cell: Element) -> str:
    return _STASHED.sub("", "".join(cell.itertext())).strip()


def _width(text: str) -> float:
    """In Han characters."""
    wide = len(_WIDE.findall(text))
    return wide + (len(text) - wide) * 0.55
