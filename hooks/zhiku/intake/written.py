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
_HEADING = re.compile(r"h[2-6]\b")
_LINK = re.compile(r"\s*[#¶§🔗]?\s*")  # to the heading itself
_LONGEST_HEADING = 60
_SEVERAL = 2
IN_ITEM = ("p", "section")
"""In an entry they are the entry."""
_REASON = "列表的点，单独一行"


def as_written(blocks: Sequence[Block]) -> tuple[list[Block], dict[int, str]]:
    """The blocks, and why some of them are left out, by their numbers."""
    named: Mapping[str, str] = load("platforms.yml")["written"]
    out, left = _in_headings([_named(block, named) for block in blocks])
    signs = Counter(block.text.strip() for block in out if _SIGN.fullmatch(block.text.strip()))
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


def _heading_around(block: Block) -> tuple[str, ...]:
    """The elements down to the heading in which a block stands that is one of several elements of blocks in it; none for others."""
    if block.tag not in ("div", "p", "section"):
        return ()
    depth = next((k for k, part in enumerate(block.path, 1) if _HEADING.match(part)), 0)
    return block.path[:depth]


def _in_headings(blocks: list[Block]) -> tuple[list[Block], dict[int, str]]:
    """The words of a heading that stand in an element of blocks in it are the heading, where nothing but a link to it is beside; and
    why that is left out."""
    out, left = list(blocks), dict[int, str]()
    for i, block in enumerate(blocks):
        around = _heading_around(block)
        if not around or not _HAN.search(block.text) or len(block.text) > _LONGEST_HEADING:
            continue
        near = blocks[max(0, i - _SEVERAL):i + _SEVERAL + 1]
        beside = [other for other in near if other is not block and other.path[:len(around)] == around]
        if all(_LINK.fullmatch(other.text) for other in beside):
            out[i] = replace(block, tag=around[-1].partition(".")[0])
            left |= {other.n: "标题的链接记号" for other in beside}
    return out, left
