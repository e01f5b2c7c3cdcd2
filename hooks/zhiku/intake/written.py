"""The blocks of a page in; out, with tags for what editors call headings, entries and quotations only by the names of their
elements (`data/platforms.yml`), and without the signs before entries that stand in an element of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.folds import SIGN
from zhiku.intake.rules import load
from zhiku.intake.values import Block

_SIGN = re.compile("[•●○▪◦■◆·]")
_HAN = re.compile("[\u3400-\u9fff]")
_NUMBER = re.compile(r"(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)、]")
_LISTS = ("ul", "ol")
_SEVERAL = 2
IN_ITEM = ("p", "section")
"""In an entry they are the entry."""
_REASON = "列表的点，单独一行"


def as_written(blocks: Sequence[Block]) -> tuple[list[Block], dict[int, str]]:
    """The blocks, and why some of them are left out, by their numbers."""
    named: Mapping[str, str] = load("platforms.yml")["written"]
    out = [_named(block, named) for block in blocks]
    signs = Counter(block.text.strip() for block in out if _SIGN.fullmatch(block.text.strip()))
    left: dict[int, str] = {}
    for i, (block, below) in enumerate(pairwise(out)):
        if block.path and SIGN in block.path[-1] and _HAN.search(below.text):
            left[block.n] = "问答的记号，单独一格"
            continue
        text = block.text.strip()
        is_number = bool(_NUMBER.fullmatch(text)) and block.tag == below.tag == "li" and block.row == below.row
        if not (signs[text] >= _SEVERAL or is_number) or block.cell or not _HAN.search(below.text) or below.tag[:1] == "h":
            continue
        left[block.n] = _REASON
        if below.tag != "li":
            out[i + 1] = replace(below, tag="li", path=(*below.path, "ul", "li"))
    return out, left


def holder(block: Block) -> str:
    """The element around a paragraph and the sections that it stands in."""
    names = [part.partition(".")[0] for part in block.path]
    while names and names[-1] in IN_ITEM:
        names.pop()
    return names[-1] if names else ""


def _named(block: Block, named: Mapping[str, str]) -> Block:
    tags = [named[name] for part in block.path for name in part.partition(".")[2].split() if name in named]
    innermost = tags[-1] if tags else "p"
    if innermost == "p" or block.tag == "title":
        return block
    if innermost in _LISTS:
        return replace(block, tag="li", path=(*block.path, *(tag for tag in tags if tag in _LISTS), "li"))
    return replace(block, tag=innermost, path=(*block.path, innermost))
