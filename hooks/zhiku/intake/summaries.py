"""The blocks of a page in; those above the text that a program made of its first words (摘要：……), out. All of their words stand below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.headings import core
from zhiku.intake.values import Block

_LABEL = re.compile(r"\s*[【\[]?(?:文章|内容|本文|核心)?(?:摘要|导读|简介|导语|提要|提示|描述|概要)[】\]]?\s*[:：]?\s*")
_CUT = re.compile(r"\s*(?:\.{2,6}|…{1,2})\s*(?:[\[(（【]?(?:查看)?(?:详细|详情|更多|全文)[\])）】]?)?\s*$")
_SHORTEST, _SHORTEST_CUT, _TEXT, _FAR = 8, 20, 45, 12
_REASON = "摘要：和正文的开头一样"


def copied_summaries(blocks: Sequence[Block]) -> dict[int, str]:
    """Why blocks are left out, by their numbers: they are labelled or cut off, and what follows begins with the same words."""
    found: dict[int, str] = {}
    first = next((i for i, block in enumerate(blocks) if len(block.text) >= _TEXT and not _CUT.search(block.text)), len(blocks))
    for i, block in enumerate(blocks):
        label, cut = _LABEL.match(block.text), _CUT.search(block.text)
        if block.tag == "title" or not (label or cut):
            continue
        said = core(block.text[label.end() if label else 0:cut.start() if cut else len(block.text)])
        below = [core(other.text) for other in blocks[i + 1:i + 1 + _FAR]]
        is_long = len(said) >= (_SHORTEST if label else _SHORTEST_CUT) and (label is not None or i < first)
        if is_long and any("".join(below[k:]).startswith(said) for k in range(len(below))):
            found[block.n] = _REASON
    return found
