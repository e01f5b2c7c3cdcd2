"""Text in; its non-empty lines as blocks out. A Markdown draft reads the same way, so that an import can be imported."""

from __future__ import annotations

import re

from zhiku.intake.values import Block

_LINE = re.compile(r"[^\r\n]+")


def read_text(source: str) -> list[Block]:
    """Every non-empty line, its outer blanks left out of the text but not of the count of paragraphs."""
    blocks: list[Block] = []
    before = 0
    for match in _LINE.finditer(source):
        line = match[0]
        if not line.strip():
            continue
        breaks = source[before:match.start()]
        before = match.end()
        blocks.append(Block(len(blocks) + 1, match.start(), match.end(), line,
                            gap=breaks.count("\n") > 1 or breaks.count("\r") > 1 or not blocks))
    return blocks
