"""The tags of a page in; in which cell of which table the text stands that comes next, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from zhiku.intake.values import Cell

_WIDEST, _LONGEST_SPAN = 60, 1000


@dataclass
class _Table:
    """A table that is open. `taken`: the last row into which a cell of an earlier one reaches, by column."""

    number: int
    inside: tuple[int, ...]
    row: int = 0
    column: int = 0
    cell: Cell | None = None
    taken: dict[int, int] = field(default_factory=dict)

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tr":
            self.row, self.column, self.cell = self.row + 1, 0, None
        elif name == "caption":
            self.cell = Cell(self.number, 0, 0, 1, self.inside)
        elif name in ("td", "th"):
            self.row = self.row or 1
            while self.taken.get(self.column, 0) >= self.row:
                self.column += 1
            wide, high = _span(attributes.get("colspan", ""), _WIDEST), _span(attributes.get("rowspan", ""), _LONGEST_SPAN)
            is_near = self.column < _WIDEST
            self.cell = Cell(self.number, self.row, self.column, wide, self.inside) if is_near else None
            if high > 1 and is_near:
                self.taken.update(dict.fromkeys(range(self.column, self.column + wide), self.row + high - 1))
            self.column += wide


def _span(value: str, most: int) -> int:
    match = re.match(r"\s*(\d{1,6})", value)
    return max(1, min(int(match[1]), most)) if match else 1


class Grid:
    """Follows the tags. Empty cells count, and so do cells that are wide or high."""

    def __init__(self) -> None:
        self._count = 0
        self._tables: list[_Table] = []

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """A tag that opens."""
        if name == "table":
            self._count += 1
            self._tables.append(_Table(self._count, tuple(table.number for table in self._tables)))
        elif self._tables:
            self._tables[-1].open(name, attributes)

    def close(self, name: str) -> None:
        """A tag that closes."""
        if name == "table":
            del self._tables[-1:]
        elif self._tables and name in ("td", "th", "tr", "caption"):
            self._tables[-1].cell = None

    def cell(self, depth: int) -> Cell | None:
        """The cell that is open, where so many tables are; those that nothing closed are over."""
        del self._tables[depth:]
        return self._tables[-1].cell if self._tables else None
