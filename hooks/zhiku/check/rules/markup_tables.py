"""Tables that are shown as lines of words: full-width or missing rules, words right above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Problem

_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_WIDE = lazy(r"^[ \t]*｜[^\n]*｜[^\n]*\n[ \t]*｜", re.M)
_NOT_WORDS = re.compile(r"\s*(?:$|#{1,6}\s|\||<|!!!|\?\?\?|===|>)")


def find_tables(text: str) -> Iterator[Problem]:
    """Every run of rows that is no table."""
    if match := _WIDE.search(text):
        yield Problem(match.start(), "表格的竖线是全角的，网页上不成表格；请都改成英文的 |。")
    if text.count("|") < 4:
        return
    lines = text.split("\n")
    at, number = 0, 0
    while number < len(lines):
        count = 0
        while number + count < len(lines) and _ROW.match(lines[number + count]):
            count += 1
        if count >= 2:
            yield from _table(lines[number - 1] if number else "", lines[number:number + count], at)
        for line in lines[number:number + max(count, 1)]:
            at += len(line) + 1
        number += max(count, 1)


def _table(above: str, rows: list[str], at: int) -> Iterator[Problem]:
    if _RULE.match(above) and "-" in above:
        return  # the rule line of a table that has no bars at its sides
    if not _RULE.match(rows[1]):
        yield Problem(at, "表格的第一行下面少了一行 |---|---|，网页上不成表格；请补上，几列就写几段。")
    elif _cells(rows[0]) != _cells(rows[1]):
        yield Problem(at, f"表头有 {_cells(rows[0])} 列，下面的一行 --- 有 {_cells(rows[1])} 段，网页上不成表格；请写成一样多。")
    elif not _NOT_WORDS.match(above):
        yield Problem(at, "表格紧接在一段话下面，网页上不成表格；请在它上面空一行。")


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().strip("|")))
