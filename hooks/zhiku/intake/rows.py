"""The cells of a table with their words in; its lines of Markdown out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhiku.intake.values import BLANKS, PIPE, PIPED, ROW, SPACED, TABBED, Part

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_TAG_BUT_BREAK = re.compile(r"<(?=[A-Za-z/!?])(?!br\s*/?>)", re.I)
Words = Sequence[tuple[Part, str]]


def table_lines(words: Words) -> list[str]:
    """Lines of a table. Its first row is the head; rows are made equally long by empty cells, and columns without a word go.

    What stands in one cell as several blocks is parted by `<br>`.
    """
    column = words[0][0].cell.column if words[0][0].cell else ROW
    if column == ROW:
        return [_TAG_BUT_BREAK.sub("&lt;", text.strip()) for _, text in words]
    borders = {TABBED: "\t", PIPED: PIPE, SPACED: BLANKS}
    rows = [[_cell(cell) for cell in re.split(borders[column], text)] for _, text in words] if column in borders else list(_rows(words))
    width = max(map(len, rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    rows = [list(row) for row in zip(*(found for found in zip(*rows, strict=True) if any(found)), strict=True)]
    if not rows:
        return []
    if _is_headless([part for part, _ in words]):
        rows.insert(0, [""] * len(rows[0]))
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], _rule(len(rows[0])), *lines[1:]]


def _rule(columns: int) -> str:
    return "|" + "---|" * columns


def _cell(text: str) -> str:
    return _TAG.sub("&lt;", text.strip()).replace("|", "\\|")


def _rows(words: Words) -> Iterator[list[str]]:
    """The rows of a grid: each cell's blocks together, and an empty cell where none is."""
    found: dict[int, dict[int, list[str]]] = {}
    for part, text in words:
        if part.cell and (cell := _cell(text)):
            found.setdefault(part.cell.row, {}).setdefault(part.cell.column, []).append(cell)
    for row in found.values():
        yield ["<br>".join(row.get(column, ())) for column in range(max(row) + 1)]


def _is_headless(parts: Sequence[Part]) -> bool:
    """Whether the first row begins with its own head: 姓名 | 张三, and is no head of the others."""
    first = [part for part in parts if part.cell and parts[0].cell and part.cell.row == parts[0].cell.row]
    heads = [any(name.partition(".")[0] == "th" for name in part.block.path) for part in first]
    return heads[0] and not all(heads)
