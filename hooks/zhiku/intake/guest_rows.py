"""The blocks of comments that stand in rows of tables in; which of them stand beside what is said, out: in each row the longest line is
that, with other lines of its cell that are spoken; the rest are names and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from zhiku.intake.values import Block

_SPOKEN = re.compile("[，。！？；]|[吗呢吧啊嘛]$")
_LONGEST = 30


def beside_in_rows(blocks: Sequence[Block], is_head: Callable[[str], bool]) -> frozenset[int]:
    """Their indices; `is_head`: whether a line is a name and a date."""
    longest: dict[int, int] = {}
    for i, block in enumerate(blocks):
        size = len(blocks[longest[block.row]].text) if block.row in longest else 0
        if (block.tag in ("td", "th") or block.cell) and not is_head(block.text) and len(block.text) > size:
            longest[block.row] = i
    return frozenset(i for i, block in enumerate(blocks) if block.tag == "td" and len(block.text.strip()) <= _LONGEST
                     and not _is_said(blocks, i, longest.get(block.row)))


def _is_said(blocks: Sequence[Block], i: int, longest: int | None) -> bool:
    if longest is None or longest == i:
        return longest == i
    return blocks[i].cell is not None and blocks[i].cell == blocks[longest].cell and bool(_SPOKEN.search(blocks[i].text))
