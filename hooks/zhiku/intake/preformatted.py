"""Blocks of a page in; out, with the lines of preformatted text (`<pre>`) as lines of a text where they are prose: old bulletin
boards and mail archives show whole articles so. What is code stays code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from zhiku.intake.blocks_text import empty_lines, paragraphs
from zhiku.intake.html_elements import BLOCK
from zhiku.intake.html_names import LINES
from zhiku.intake.values import Block

_HAN = re.compile("[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]")
_SENTENCE = re.compile("[\u3400-\u9fff][，。！？]")
_PRE = re.compile(r"<\s*/?pre\b", re.I)
_MOSTLY, _SEVERAL = 0.5, 2


def is_preformatted(block: Block) -> bool:
    """Whether a block stands in an element whose lines are as they were written."""
    return any(part.partition(".")[0] == "pre" for part in block.path) or _is_line(block)


def _is_line(block: Block) -> bool:
    """The same of an element that is not called so: its own words, not those of the elements in it."""
    innermost = next((part for part in reversed(block.path) if part.partition(".")[0] in BLOCK), "")
    return LINES in innermost.partition(".")[2].split()


def _outside(path: Sequence[str]) -> tuple[str, ...]:
    """The elements around a line, without what says that it is one."""
    return tuple(part.replace(f"{LINES} ", "") for part in path if part.partition(".")[0] != "pre")


def with_empty_lines(source: str, blocks: Sequence[Block]) -> list[Block]:
    """The lines of preformatted text with how many empty ones stand before each."""
    out = list(blocks)
    for i in range(1, len(out)):
        if is_preformatted(out[i]) and is_preformatted(out[i - 1]):
            between = source[out[i - 1].end:out[i].start]
            out[i] = out[i] if _PRE.search(between) else replace(out[i], blank=empty_lines(between))
    return out


def prose_of_pre(blocks: Sequence[Block]) -> list[Block]:
    """Lines of prose become lines (`tag` is `line`, no element around them is called `pre`); those that a program broke at a
    width are joined in the draft."""
    out: list[Block] = []
    for inside, group in groupby(blocks, is_preformatted):
        lines = list(group)
        if inside and (all(map(_is_line, lines)) or _is_prose([block.text for block in lines])):
            lines = paragraphs([replace(block, tag="line", path=_outside(block.path), gap=block.gap or not i)
                                for i, block in enumerate(lines)])
        out += lines
    return out


def _is_prose(lines: Sequence[str]) -> bool:
    letters = "".join("".join(lines).split())
    return (sum(bool(_SENTENCE.search(line)) for line in lines) >= _SEVERAL
            and len(_HAN.findall(letters)) >= _MOSTLY * len(letters))
