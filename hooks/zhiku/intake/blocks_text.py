"""Text in; its non-empty lines as blocks out. A Markdown draft reads the same way, so that an import can be imported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.mail import unquoted
from zhiku.intake.values import Block
from zhiku.intake.wraps import lines_that_go_on

_LINE = re.compile(r"[^\r\n]+")
_FENCE = re.compile(r"```|~~~(?!~)")
_BREAK = re.compile(r"\r\n?|\n")
_INDENT = " " * 4
_PROMPT = re.compile(r" {4}(?:\$ |>>> |PS [A-Z]:\\|[A-Z]:\\[^>]*>)\S?")
_LONG = 30
_SENTENCE_END = re.compile(r"[。！？!?…”：:]$|\d{4}[-/.年]\d{1,2}")


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
        is_again = bool(blocks) and blocks[-1].text.strip() == line.strip()  # a title, and once more
        blocks.append(Block(len(blocks) + 1, match.start(), match.end(), line, blank=empty_lines(breaks) if blocks else 0,
                            gap=breaks.count("\n") > 1 or breaks.count("\r") > 1 or not blocks or is_again))
    return _commands(paragraphs(blocks if source.startswith("---") else unquoted(blocks)))


def empty_lines(between: str) -> int:
    """How many lines without words stand between two lines with some."""
    return max(0, len(_BREAK.findall(between)) - 1)


def _commands(blocks: list[Block]) -> list[Block]:
    """What is indented by four blanks is code in Markdown; in a text it is one only where it begins with a prompt, for many
    indent their paragraphs so."""
    out: list[Block] = []
    inside = False
    for block in blocks:
        is_indented = block.text.startswith(_INDENT)
        inside = is_indented and (inside or (block.blank > 0 and bool(_PROMPT.match(block.text))))
        out.append(replace(block, start=block.start + len(_INDENT), text=block.text[len(_INDENT):], path=("pre",)) if inside else block)
    return out


def paragraphs(blocks: list[Block]) -> list[Block]:
    """Lines, each with whether another paragraph begins with it, and whether its sentence goes on in the next."""
    broken = lines_that_go_on([block.text for block in blocks], [block.gap for block in blocks])
    if broken:
        return [replace(block, open=i in broken, gap=i - 1 not in broken) for i, block in enumerate(blocks)]
    return _apart(blocks) if _is_solid(blocks) else [block for stanza in _stanzas(blocks) for block in
                                                     (_apart(stanza) if _is_solid(stanza) else stanza)]


def fence_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of the lines between which code stands; one without a second is a rule, or a slip."""
    found = [i for i, block in enumerate(blocks) if _FENCE.match(block.text.lstrip())]
    return frozenset(found[:len(found) // 2 * 2])


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
