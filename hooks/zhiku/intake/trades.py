"""The table of trades in (`data/trades.tsv`); what is known of the word of each, in the form of `cut_words.yml`, out."""

from __future__ import annotations

from functools import cache
from typing import Any

from zhiku.intake.rules import read

_CELLS = 7
_NONE = "-"


@cache
def trades() -> dict[str, dict[str, Any]]:
    """What is known of every trade, by its word."""
    rows: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(read("trades.tsv").splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != _CELLS:
            raise ValueError(f"trades.tsv:{number}: {len(cells)} cells, {_CELLS} expected")
        word, person, need, about, before, rivals, reason = cells
        rows[word] = {"word": word, "reason": reason, "person": person, "need": int(need), "about": about.split(),
                      "before": _several(before), "people": [], "nouns": [], "collocations": []}
        if rivals != _NONE:
            rows[word]["rivals"] = _several(rivals)
    return rows


@cache
def whole_agents() -> frozenset[str]:
    """The words for those who follow a trade, which lack nothing: 派件员."""
    return frozenset(row["word"] + end for row in trades().values() for end in row["person"])


def _several(cell: str) -> list[str]:
    return [] if cell == _NONE else cell.split()
