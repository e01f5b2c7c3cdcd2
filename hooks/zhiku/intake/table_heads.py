"""The rows of what may be a table in; whether the first is a head, which names what stands in the columns below it, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.rules import compiled, load

_DIGIT = re.compile(r"\d")
_LONGEST, _SEVERAL = 10, 2


def is_named(cell: str) -> bool:
    """Whether a cell is what the head of a table calls a column: 收费标准, 怎么算."""
    data = load("tables.yml")
    return any(compiled(data[key]).fullmatch(cell) is not None for key in ("whole", "ends"))


def has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of the rows names the others: it has no number and no cell twice, and several cells are such names, or a
    column below has values alone."""
    head, below = rows[0], rows[1:]
    if any(len(cell) > _LONGEST or _DIGIT.search(cell) for cell in head) or len(set(head)) < len(head):
        return False
    value = compiled(load("tables.yml")["value"])
    return sum(map(is_named, head)) >= _SEVERAL or any(all(value.fullmatch(cell) for cell in column) for column in zip(*below, strict=True))


def all_named(head: Sequence[str]) -> bool:
    """Whether every cell of a row is such a name."""
    return len(set(head)) == len(head) and all(map(is_named, head))
