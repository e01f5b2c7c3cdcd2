"""The blocks of a text in; which of them look like a site's and are what the writer shows, out: lines that a colon above announces,
with more of the text below them (every line that an account puts under its articles; what a swindler writes), quoted ones, and what
reads as an offer where a site puts none: as a heading or an entry, behind a colon, on top, several one under another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.boilerplate import may_be_offer, site_line
from zhiku.intake.headings import list_number, markdown_level
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_ANNOUNCES, _COLONS = re.compile("[\u3400-\u9fff]{4}.*[：:]$"), ("：", ":")
_QUOTED = re.compile("[“「][^“”「」]{4,}[”」]")
_SENTENCE = re.compile("^[^，。；！？]*[，。；！？].*[。！？；]$|^.{12,}[。！？；]$")
_SHOWS, _BUTTONS = re.compile("(?:[是有]|如下|这样|这些|写着|[两\\d][栏行个])[^，。]{0,6}[：:]$"), (Why.BUTTON, Why.SIGN)
_TELLS = re.compile("[^，。]{0,24}(?:[一这两]句|这样写?|如下|写着|写道|贴着)")  # a line that ends so has a colon in mind
_SEVERAL = 2


def announced(blocks: Sequence[Block]) -> frozenset[int]:
    """Their indices. One line alone below a colon is more likely an advertisement between the entries of a list."""
    found = {i for i, block in enumerate(blocks) if _QUOTED.fullmatch(block.text.strip())} | _offers_shown(blocks)
    last = next((i for i in range(len(blocks) - 1, -1, -1) if _is_text(blocks[i])), -1)
    for i, block in enumerate(blocks):
        if not block.text.rstrip().endswith(_COLONS) or not _ANNOUNCES.search(block.text.strip()) or site_line(block.text):
            continue
        stop = i + 1
        while stop < last and (site_line(blocks[stop].text) or _QUOTED.fullmatch(blocks[stop].text.strip())):
            stop += 1
        if stop - i > _SEVERAL or (stop == i + 2 and _SHOWS.search(block.text.strip()) and site_line(blocks[i + 1].text) in _BUTTONS):
            found.update(range(i + 1, stop))
    return frozenset(found)


def _offers_shown(blocks: Sequence[Block]) -> set[int]:
    offers = {i for i, block in enumerate(blocks) if may_be_offer(block.text)}
    top = next((i for i, block in enumerate(blocks) if i in offers or not site_line(block.text)), 0)
    return {i for i in offers if i == top or not offers.isdisjoint((i - 1, i + 1)) or _is_headed(blocks[i])
            or blocks[i - 1].text.rstrip().endswith(_COLONS) or _TELLS.fullmatch(blocks[i - 1].text.strip())}


def _is_headed(block: Block) -> bool:
    """Whether a line is marked as a heading or counted: what looks like an offer there is what the writer writes about."""
    return bool(re.fullmatch("h[1-6]|li", block.tag) or markdown_level(block.text.lstrip())[0] or list_number(block.text))


def _is_text(block: Block) -> bool:
    return bool(_SENTENCE.search(block.text.strip())) and not site_line(block.text)
