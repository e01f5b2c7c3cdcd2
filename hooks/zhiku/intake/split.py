"""Pieces in order in; runs out, each of which becomes one draft: articles by their headings, comments one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.values import FRONT, Piece

_NUMERALS = "一二三四五六七八九十"
_COUNTED = re.compile(
    r"\s*(?:第\s*)?(?:(?P<numeral>[一二三四五六七八九十])|(?P<digits>\d{1,2}))(?:[章节部]分?|[步点])?"
    r"(?:\s*[、.．：:，]|\s+(?=[\u3400-\u9fff]))")
_CHAPTER = 2
_ELEMENT = re.compile("h[1-6]")
_TWO, _SEVERAL = 2, 2
LONG = 200  # a section with so many characters of its own can stand alone


@dataclass(frozen=True)
class Run:
    """A contiguous run of the source: its title, if it begins with one, and its pieces."""

    title: Piece | None
    pieces: tuple[Piece, ...]
    comment: bool = False


class _Section(NamedTuple):
    title: Piece | None
    pieces: list[Piece]
    comment: bool


def split(pieces: Sequence[Piece]) -> list[Run]:
    """An article begins at a title; a short section stays with the article before it."""
    kept = [p for p in pieces if p.part.kind != "removed"]
    whole = any(p.part.form == FRONT for p in kept)
    further = _further_paragraphs(pieces)
    sections: list[_Section] = []
    for piece in kept:
        kind = piece.part.kind
        if kind == "comment" and sections and sections[-1].comment and (
                sections[-1].pieces[-1].part.block.open or piece.part.block.n in further):
            sections[-1].pieces.append(piece)
        elif kind == "comment":
            before = sections.pop() if whole and sections and not sections[-1].pieces else None  # a draft of a comment
            sections.append(_Section(before.title if before else None, [piece], True))
        elif kind == "heading" and piece.part.joined and sections and sections[-1].title:
            sections[-1] = _Section(_with_line(sections[-1].title, piece), [*sections[-1].pieces, piece], False)
        elif kind in ("heading", "title"):
            sections.append(_Section(piece, [], False))
        elif not sections or sections[-1].comment:
            sections.append(_Section(None, [piece], False))
        else:
            sections[-1].pieces.append(piece)
    runs: list[list[_Section]] = []
    is_told = False  # whether the last run has more than the lines of its titles
    for k, section in enumerate(sections):
        own = _size(section, (sections[n] for n in range(k + 1, len(sections))))
        level = section.title.part.level if section.title else 9
        fresh = (section.comment or not runs or runs[-1][0].comment
                 or (not whole and section.title is not None and (level <= 1 or own >= LONG)
                     and is_told and not _counts_on(section, runs[-1])
                     and not (len(runs) == 1 and _begins_chapters(section, runs[-1], sections[k + 1:]))
                     and not _is_under(section, runs[-1][0])))
        if fresh:
            runs.append([section])
            is_told = False
        else:
            runs[-1].append(section)
        is_told = is_told or _has_text(section)
    out: list[Run] = []
    for group in runs:
        first = group[0]
        rest = [p for s in group[1:] for p in ([s.title] if s.title else []) + s.pieces]
        out.append(Run(first.title, (*first.pieces, *rest), first.comment))
    return out


def _with_line(title: Piece, line: Piece) -> Piece:
    """A title and the next line of it as one."""
    (part, block), other = (title.part, title.part.block), line.part
    text = block.text[part.begin:part.stop] + other.block.text[other.begin:other.stop]
    raw = block.raw[part.begin:part.stop] + other.block.raw[other.begin:other.stop]
    length = part.stop - part.begin
    moved = tuple(edit._replace(start=edit.start + length, end=edit.end + length) for edit in line.edits)
    whole = replace(part, block=replace(block, text=text, raw=raw), begin=0, stop=len(text))
    return Piece(whole, (*title.edits, *moved), title.reading + line.reading)


def _has_text(section: _Section) -> bool:
    """Whether a section has more than the lines of its title."""
    return any(piece.part.kind != "heading" for piece in section.pieces)


def _further_paragraphs(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the blocks that go on with the comment above, in a page where names and dates part one from the next:
    paragraphs of one element, with nothing between them."""
    found: set[int] = set()
    named = 0  # comments with a name or a date right above or below
    for before, piece in pairwise(pieces):
        above, block = before.part.block, piece.part.block
        if piece.part.kind != "comment":
            named += before.part.kind == "comment"
        elif before.part.kind == "comment" and block.tag != "line" and block.path == above.path and block.row == above.row and (
                block.text.lstrip()[:_TWO] == piece.reading[:_TWO]):  # no name stands before it
            found.add(block.n)
    return frozenset(found) if named >= _SEVERAL else frozenset()


def _size(section: _Section, later: Iterable[_Section]) -> int:
    """How many characters stand under a title, and under those below it that are no elements of their own."""
    below = takewhile(lambda other: _is_under(other, section), later)
    return sum(len(piece.reading) for each in (section, *below) for piece in each.pieces)


def _is_under(section: _Section, other: _Section) -> bool:
    """Whether a title that is no element of its own, only set in bold or counted, stands below one that is; and whether one of
    Markdown, whose writer said the levels, stands below another."""
    title, above = section.title, other.title
    if title is None or above is None or title.part.level <= above.part.level:
        return False
    if title.part.block.tag == "line" and title.part.level > _CHAPTER:
        return True  # （一） below 一、
    return title.part.block.path == above.part.block.path == (MARKED_UP,) or (
        bool(_ELEMENT.fullmatch(above.part.block.tag)) and not _ELEMENT.fullmatch(title.part.block.tag))


def _counts_on(section: _Section, run: Sequence[_Section]) -> bool:
    """Whether a section is counted, and the one before it stands in the run: 一、…… and 二、…… are chapters of one article."""
    number = _number(section)
    return number > 1 and any(_number(other) == number - 1 for other in run)


def _begins_chapters(section: _Section, run: Sequence[_Section], later: Sequence[_Section]) -> bool:
    """Whether a section is the first of several that are counted, all below the title of the whole: Word sets its chapters as
    high as that."""
    if len(run) > 1 or run[0].title is None or _number(run[0]) or _number(section) != 1 or section.title is None:
        return False
    level = section.title.part.level
    return level <= 1 and any(_number(other) == _TWO and other.title is not None and other.title.part.level == level for other in later)


def _number(section: _Section) -> int:
    """The number before a title; 0 where there is none."""
    if section.title and section.title.part.number:
        return int(section.title.part.number)
    match = _COUNTED.match(section.title.reading) if section.title else None
    if match is None:
        return 0
    digits = match["digits"] or ""
    return int(digits) if digits else _NUMERALS.find(match["numeral"]) + 1
