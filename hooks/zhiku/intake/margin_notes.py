"""The blocks of a page in; which of them are remarks that readers of a document wrote into its margin, out: Word saves them in a
list of their own at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.platforms import Known
from zhiku.intake.values import Block

_REMARK = "msocomtxt"


def with_margin_notes(known: Known, blocks: Sequence[Block]) -> Known:
    """What is known of a page, and its remarks as what others say. What stands below them (notes of the document) is text."""
    said = frozenset(block.n for block in blocks if any(_REMARK in part.partition(".")[2].split() for part in block.path))
    if not said:
        return known
    below = frozenset(block.n for block in blocks if block.n > min(said) and block.n not in said)
    return replace(known, said=known.said | said, more=known.more | below)
