"""The blocks of a page in; out, with a title that was set in two lines as the one that `<title>` says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.html_elements import BLOCK
from zhiku.intake.values import Block

_SPACE = r"(?:\s|&nbsp;|&#160;|</?(?:b|strong|font|span)\b[^<>]{0,200}>)"
_BROKEN = re.compile(rf"{_SPACE}*(?:<br\b[^<>]{{0,40}}>{_SPACE}*)+", re.I)
_LATIN = re.compile("[A-Za-z0-9]")
_BLANKS = re.compile(r"\s")
_MOST_LINES, _SHORTEST = 3, 8


def whole_titles(source: str, blocks: Sequence[Block]) -> list[Block]:
    """Lines of one element, one right under another, that `<title>` says in one go: it may be a heading or a cell. A subtitle or a name
    under the title is not in it, or stands apart there, be it by a blank."""
    said = next((block.text for block in blocks if block.tag == "title"), "")
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        lines = [blocks[at]]
        for block in blocks[at + 1:at + _MOST_LINES]:
            if not _goes_on(source, lines[-1], block):
                break
            lines.append(block)
        while len(lines) > 1 and not _is_said(lines, said):
            lines.pop()
        out.append(_joined(lines) if len(lines) > 1 else blocks[at])
        at += len(lines)
    return [replace(block, n=n) for n, block in enumerate(out, 1)] if len(out) < len(blocks) else list(blocks)


def _goes_on(source: str, above: Block, block: Block) -> bool:
    return (_around(block) == _around(above) and bool(above.at and block.at) and block.tag != "title" and block.row == above.row
            and _BROKEN.fullmatch(source, above.end, block.start) is not None)


def _around(block: Block) -> list[str]:
    """The elements around it that are blocks; one in a line may end before the block does."""
    return [part for part in block.path if part.partition(".")[0] in BLOCK]


def _is_said(lines: Sequence[Block], said: str) -> bool:
    texts = [_bare(line.text) for line in lines]
    pattern = _spaced(texts[0])
    for above, text in pairwise(texts):
        pattern += (r"\s*" if _LATIN.match(above[-1:]) and _LATIN.match(text) else "") + _spaced(text)
    return sum(map(len, texts)) >= _SHORTEST and re.search(pattern, said) is not None


def _spaced(text: str) -> str:
    """What finds a text whatever blanks stand in it."""
    return r"\s*".join(map(re.escape, text))


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)


def _joined(lines: Sequence[Block]) -> Block:
    first, last = lines[0], lines[-1]
    text, at, ends = first.text, list(first.at), list(first.ends)
    for line in lines[1:]:
        if _LATIN.match(text[-1:]) and _LATIN.match(line.text):
            text, at, ends = text + " ", [*at, ends[-1]], [*ends, line.at[0]]
        text, at, ends = text + line.text, [*at, *line.at], [*ends, *line.ends]
    return replace(first, end=last.end, text=text, at=tuple(at), ends=tuple(ends), bold=all(line.bold for line in lines),
                   links=0 if not all(line.links for line in lines) else sum(line.links for line in lines))
