"""Text in; its non-empty lines as blocks out. A Markdown draft reads the same way, so that an import can be imported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.code_lines import with_code
from zhiku.intake.mail import unquoted
from zhiku.intake.values import Block
from zhiku.intake.wraps import lines_that_go_on

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
_PAGE_BREAKS = "\f\v"
_LONG, _NEARLY_ALL = 30, 0.9
MARKED_UP = "markdown"
"""What the lines of a text that was written in Markdown say they stand in."""
_SENTENCE_END = re.compile(r"[。！？!?…”：:]$|\d{4}[-/.年]\d{1,2}")


def read_text(source: str, *, marked_up: bool = False) -> list[Block]:
    """Every non-empty line, its outer blanks left out of the text but not of the count of paragraphs. `marked_up`: the text is
    Markdown."""
    blocks: list[Block] = []
    before = 0
    for match in _LINE.finditer(source):
        line = match[0].lstrip(_PAGE_BREAKS)
        if not line.strip():
            continue
        breaks = source[before:match.start()]
        before = match.end()
        is_again = bool(blocks) and blocks[-1].text.strip() == line.strip()  # a title, and once more
        blocks.append(Block(len(blocks) + 1, match.end() - len(line), match.end(), line, blank=empty_lines(breaks) if blocks else 0,
                            gap=breaks.count("\n") > 1 or breaks.count("\r") > 1 or not blocks or is_again))
    blocks = with_code(paragraphs(blocks if source.startswith("---") else unquoted(blocks)), marked_up=marked_up)
    return [replace(block, path=(MARKED_UP,)) if not block.path else block for block in blocks] if marked_up else blocks


def empty_lines(between: str) -> int:
    """How many lines without words stand between two lines with some."""
    return max(0, len(_BREAK.findall(between)) - 1)


def paragraphs(blocks: list[Block]) -> list[Block]:
    """Lines, each with whether another paragraph begins with it, and whether its sentence goes on in the next."""
    is_every = sum(block.gap for block in blocks) >= _NEARLY_ALL * len(blocks)  # an empty line below every line parts nothing
    broken = lines_that_go_on([block.text for block in blocks], [block.gap and not is_every for block in blocks])
    if broken:
        return [replace(block, open=i in broken, gap=i - 1 not in broken) for i, block in enumerate(blocks)]
    return _apart(blocks) if _is_solid(blocks) else [block for stanza in _stanzas(blocks) for block in
                                                     (_apart(stanza) if _is_solid(stanza) else stanza)]


def _apart(blocks: list[Block]) -> list[Block]:
    return [replace(block, gap=True) for block in blocks]


def _stanzas(blocks: list[Block]) -> Iterator[list[Block]]:
    """The lines between two empty ones, again and again."""
    starts = [i for i, block in enumerate(blocks) if block.gap] + [len(blocks)]
    return (blocks[start:stop] for start, stop in pairwise(starts))


def _is_solid(blocks: list[Block]) -> bool:
    """Whether every line is a paragraph of its own: no empty lines to tell them apart, and long lines end as sentences."""
    long = [block.text.rstrip() for block in blocks if len(block.text.strip()) >= _LONG]
    if len(long) >= 3 and sum(text.startswith("\u3000\u3000") for text in long) * 4 >= len(long) * 3:
        return True
    return (len(long) >= 3 and sum(block.gap for block in blocks) * 10 <= len(blocks) + 9
            and sum(bool(_SENTENCE_END.search(text)) for text in long) * 5 >= len(long) * 4)
