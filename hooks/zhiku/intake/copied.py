"""The lines of a text in that was copied from the window of a well-known site (`data/platforms.yml`); which of them are the title,
the site's, and the beginning of the comments, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from zhiku.intake.platforms import NOTHING, Known
from zhiku.intake.rules import compiled, load
from zhiku.intake.values import Block

_HAN = re.compile("[\u3400-\u9fff]")
_ENOUGH, _MOST_ABOVE = 100, 60


def known_copy(blocks: Sequence[Block]) -> Known:
    """What the lines around a text say of it; nothing where they are of no site that is known."""
    lines = [block.text.strip(" \t\u3000\u200b\ufeff") for block in blocks]
    there = frozenset(lines)
    return next((known for row in load("platforms.yml")["copies"]
                 if any(compiled(row["above"]).fullmatch(line) for line in there) and (known := _read(blocks, lines, row))), NOTHING)


def _read(blocks: Sequence[Block], lines: Sequence[str], row: dict[str, Any]) -> Known | None:
    def first(key: str, since: int) -> int:
        pattern = compiled(row[key])
        return next((i for i in range(since, len(lines)) if pattern.fullmatch(lines[i])), len(lines))

    above = first("above", 0)
    below = first("below", above + 1)
    if above > _MOST_ABOVE or below == len(lines) or sum(len(_HAN.findall(line)) for line in lines[above + 1:below]) < _ENOUGH:
        return None
    title = _title_of(lines[:above], row)
    if title is None:
        return None
    comments = first("comments", below)
    end = first("end", comments)
    site = [i for i in range(len(lines)) if i != title and (i <= above or below <= i < comments or i >= end)]
    reason = f"站点栏目（{row['name']}）"
    return Known(blocks[title].n, site={blocks[i].n: reason for i in site},
                 comments=blocks[comments].n if comments < len(lines) else blocks[-1].n + 1)


def _title_of(above: Sequence[str], row: dict[str, Any]) -> int | None:
    """Which of the lines above a text is its title."""
    if "title" not in row:
        return max(range(len(above)), key=lambda i: len(above[i]), default=None)
    line, up = row["title"]
    beside = next((i for i, text in enumerate(above) if compiled(line).fullmatch(text)), -1)
    return beside - up if beside >= up else None
