"""Queries and what was shown for them in; counts by class out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Row:
    n: int = 0
    first: int = 0
    third: int = 0
    none: int = 0


@dataclass
class Table:
    classes: dict[str, Row] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    @property
    def all(self) -> Row:
        """Everything that has an answer."""
        rows = [row for cls, row in self.classes.items() if cls != "nonsense"]
        return Row(sum(r.n for r in rows), sum(r.first for r in rows), sum(r.third for r in rows),
                   sum(r.none for r in rows))


def score(asked: Sequence[tuple[str, str, list[str]]], shown: Sequence[list[str]]) -> Table:
    """A query counts where one of its articles comes first, or among the first three."""
    table = Table()
    for (query, cls, wanted), articles in zip(asked, shown, strict=True):
        row = table.classes.setdefault(cls, Row())
        row.n += 1
        row.none += not articles
        place = next((n for n, article in enumerate(articles) if article in wanted), None)
        row.first += place == 0
        row.third += place is not None and place < 3
        if cls == "nonsense" and articles:
            table.misses.append(f"{cls}：{query} → {articles[:3]}")
        if wanted and (place is None or place > 0):
            table.misses.append(f"{cls}：{query} → {articles[:4]}，应当有 {wanted[:3]}")
    return table
