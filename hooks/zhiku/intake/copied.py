"""The lines of a text in that was copied from the window of a well-known site (`data/platforms.yml`); which of them are the title,
the site's, and the beginning of the comments, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from zhiku.intake.bar_posts import known_bar
from zhiku.intake.board_heads import board_head
from zhiku.intake.chats import known_chat
from zhiku.intake.comments import read_comment
from zhiku.intake.floor_heads import known_floors
from zhiku.intake.platforms import NOTHING, Known
from zhiku.intake.rules import compiled, load
from zhiku.intake.signs import is_of_signs
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_HAN = re.compile("[\u3400-\u9fff]")
_ENDED = re.compile("[。！？!?…~～]$")
_ENOUGH, _MOST_ABOVE, _SHORTEST, _LONG, _LONGEST_NAME = 100, 60, 4, 30, 24


def known_copy(blocks: Sequence[Block]) -> Known:
    """What the lines around a text say of it; nothing where they are of no site that is known."""
    for known in (known_chat(blocks), board_head(blocks), known_bar(blocks), known_floors(blocks)):
        if known is not NOTHING:
            return known
    lines = [block.text.strip(" \t\u3000\u200b\ufeff") for block in blocks]
    return next((found for row in load("platforms.yml")["copies"] if (found := _read(blocks, lines, row))), NOTHING)


def _read(blocks: Sequence[Block], lines: Sequence[str], row: dict[str, Any]) -> Known | None:
    def first(key: str, since: int) -> int:
        if key not in row:
            return len(lines)
        pattern = compiled(row[key])
        return next((i for i in range(since, len(lines)) if pattern.fullmatch(lines[i])), len(lines))

    above = first("above", 0)
    while "head" in row and above + 1 < len(lines) and compiled(row["head"]).fullmatch(lines[above + 1]):
        above += 1
    below = first("below", above + 1)
    last = below
    while "foot" in row and above + 1 < below < len(lines) and compiled(row["foot"]).fullmatch(lines[below - 1]):
        below -= 1
    if above > _MOST_ABOVE or below == len(lines) or sum(len(_HAN.findall(line)) for line in lines[above + 1:below]) < _ENOUGH:
        return None
    is_below = row.get("title") == "below"
    title = above + 1 if is_below else _title_of(lines[:above], row)
    again = first("above", below) if "begins" not in row else len(lines)  # such a line stands above each comment
    comments, end = first("comments", below), first("end", below)
    if "begins" in row and (not any(map(compiled(row["begins"]).fullmatch, lines[:above])) or not _are_named_twice(lines, row)):
        return None
    if title is None or again < end or (is_below and (
            (comments == len(lines) and not (row.get("sure") and _is_last(lines, last, row))) or any(map(_is_told, lines[:above])))):
        return None  # several texts one below the other, or nothing but a line that anybody may write
    end = max(end, comments) if comments < len(lines) else end
    end = len(lines) if any(_is_told(line) for line in lines[end:]) else end
    site = [i for i in range(len(lines)) if i != title and (
        i <= above or (below <= i < min(comments, end) and not _is_told(lines[i])) or i >= end)]
    reason = f"{Why.COLUMN}（{row['name']}）"
    said = _said_below(lines, comments, end, row) if "begins" in row else _said(lines, comments, end, row)
    if "when" in row and (first("comments", above + 1) < below or (
            not said and any(len(_HAN.findall(line)) > _SHORTEST for line in lines[comments + 1:end]))):
        return None  # what others say is laid out as on another site
    label = compiled(row["label"]).match(blocks[title].text) if "label" in row else None
    return Known(blocks[title].n, label.end() if label else 0, frozenset(blocks[i].n for i in said),
                 {blocks[i].n: reason for i in site}, comments=blocks[comments].n if comments < len(lines) else blocks[-1].n + 1)


def _said(lines: Sequence[str], begin: int, end: int, row: dict[str, Any]) -> list[int]:
    """The lines that are what somebody says, where a date stands below each: above it, below the name and what the site says of its
    bearer, or to whom it is an answer; or behind the name in one line."""
    found: list[int] = []
    top = begin + 1
    for i in range(begin + 1, end) if "when" in row else ():
        if not compiled(row["when"]).fullmatch(lines[i]):
            continue
        found += (answers := [k for k in range(top, i) if (one := read_comment(lines[k], True, False)) and one.role == "body"])
        top = answers[-1] + 1 if answers else top
        marks = [k for k in range(top, i) if "rank" in row and compiled(row["rank"]).fullmatch(lines[k])]
        first = marks[-1] + 1 if marks else next((k + 1 for k in range(top, i) if not is_of_signs(lines[k], among_comments=True)), i)
        if first + 2 < i and lines[first] == "回复":
            first += 2
        elif row.get("bearer") and first + 1 < i and len(lines[first]) <= _LONGEST_NAME and not _ENDED.search(lines[first]):
            first += 1
        found += range(first, i)
        top = i + 1
    return found


def _said_below(lines: Sequence[str], begin: int, end: int, row: dict[str, Any]) -> list[int]:
    """The same, where a line with the name begins each."""
    found: list[int] = []
    name = ""
    for i in range(begin + 1, end):
        if head := compiled(row["begins"]).fullmatch(lines[i]):
            name = head["name"]
        elif name and lines[i] != name and not any(compiled(row[key]).fullmatch(lines[i]) for key in ("when", "rank")):
            found.append(i)
    return found


def _are_named_twice(lines: Sequence[str], row: dict[str, Any]) -> bool:
    """Whether below each line that begins with whose words follow the name stands once more: nobody notes it so himself."""
    heads = [(i, head["name"]) for i, line in enumerate(lines) if (head := compiled(row["begins"]).fullmatch(line))]
    return all(i + 1 < len(lines) and lines[i + 1] == name for i, name in heads)


def _is_last(lines: Sequence[str], below: int, row: dict[str, Any]) -> bool:
    """Whether nothing but lines of the site stands from the one below a text on."""
    return all(compiled(row["below"]).fullmatch(line) or compiled(row["end"]).fullmatch(line) for line in lines[below:])


def _is_told(line: str) -> bool:
    """Whether a line is a text, and no title or preview of another."""
    return len(_HAN.findall(line)) >= _LONG and line.endswith(("。", "！", "？"))


def _title_of(above: Sequence[str], row: dict[str, Any]) -> int | None:
    """Which of the lines above a text is its title."""
    if "title" not in row:
        return max(range(len(above)), key=lambda i: len(above[i]), default=None)
    line, up = row["title"]
    beside = next((i for i, text in enumerate(above) if compiled(line).fullmatch(text)), -1)
    at = beside - up if beside >= up else -1
    if at >= 0 and len(_HAN.findall(above[at])) >= _SHORTEST:
        return at
    if row.get("dated"):
        return None
    return next((i for i, text in enumerate(above) if text.endswith(("？", "?")) and len(_HAN.findall(text)) >= _SHORTEST), None)
