"""The blocks of a text in; which of them look like a site's and are what the writer shows, out: lines that a colon above announces,
with more of the text below them (every line that an account puts under its articles; what a swindler writes), and quoted ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.boilerplate import site_line
from zhiku.intake.values import Block

_ANNOUNCES, _COLONS = re.compile("[\u3400-\u9fff]{4}.*[：:]$"), ("：", ":")
_QUOTED = re.compile("[“「][^“”「」]{4,}[”」]")
_SENTENCE = re.compile("^[^，。；！？]*[，。；！？].*[。！？；]$|^.{12,}[。！？；]$")
_SEVERAL = 2


def announced(blocks: Sequence[Block]) -> frozenset[int]:
    """Their indices. One line alone below a colon is more likely an advertisement between the entries of a list."""
    found = {i for i, block in enumerate(blocks) if _QUOTED.fullmatch(block.text.strip())}
    last = next((i for i in range(len(blocks) - 1, -1, -1) if _is_text(blocks[i])), -1)
    for i, block in enumerate(blocks):
        if not block.text.rstrip().endswith(_COLONS) or not _ANNOUNCES.search(block.text.strip()) or site_line(block.text):
            continue
        stop = i + 1
        while stop < last and (site_line(blocks[stop].text) or _QUOTED.fullmatch(blocks[stop].text.strip())):
            stop += 1
        if stop - i > _SEVERAL:
            found.update(range(i + 1, stop))
    return frozenset(found)


def _is_text(block: Block) -> bool:
    return bool(_SENTENCE.search(block.text.strip())) and not site_line(block.text)
