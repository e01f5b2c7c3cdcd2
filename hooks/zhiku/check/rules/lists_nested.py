"""Entries that are set in by two or three blanks: most programs nest them, Python-Markdown wants four for every level."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhiku.check.lazy_pattern import lazy

_ENTRY = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,3}\.)[ \t]+(?=\S)")
_MAY_BE = lazy(r"^ {2,}(?:[-*+]|\d{1,3}\.)[ \t]+\S", re.M)
_DRAWN = re.compile(r"\s*(?:[-*_][ ]?){3,}\s*$")
_STEP = 4


def shifts(text: str, written: str) -> Mapping[int, int]:
    """Of a text whose code is blanked out, and as it is written: the number of each line (from 0) that has to move, and by how
    many blanks. Code at the margin ends a list: what is set in below it is none of its entries."""
    found: dict[int, int] = {}
    if not _MAY_BE.search(text):
        return found
    levels: list[tuple[int, int]] = []  # of the entries that the line above stands in: blanks, and blanks as they should be
    gap, shift = True, 0
    for number, (line, as_written) in enumerate(zip(text.split("\n"), written.split("\n"), strict=True)):
        entry = None if _DRAWN.match(line) else _ENTRY.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if entry and (levels or indent < _STEP or gap):
            while levels and indent < levels[-1][0]:
                levels.pop()
            if not levels:
                levels = [(indent, indent)] if indent % _STEP == 0 else []
                shift = 0
            elif indent >= levels[-1][0] + 2 and indent < levels[-1][0] + 2 * _STEP:
                levels.append((indent, levels[-1][1] + _STEP))
            if levels:
                shift = levels[-1][1] - indent if len(levels) > 1 else 0
        elif as_written.strip() and not line.strip():
            levels = [level for level in levels if level[0] < len(as_written) - len(as_written.lstrip(" "))]
            shift = levels[-1][1] - levels[-1][0] if levels else 0
        elif line.strip() and gap and levels:
            while levels and indent <= levels[-1][0]:
                levels.pop()
            shift = levels[-1][1] - levels[-1][0] if levels else 0
        if line.strip() and shift and levels and indent >= levels[-1][0]:
            found[number] = shift
        gap = not line.strip()
    return found


def moved(text: str, by: Mapping[int, int]) -> str:
    """The text with these lines moved."""
    if not by:
        return text
    lines = text.split("\n")
    for number, shift in by.items():
        line = lines[number]
        lines[number] = " " * shift + line if shift > 0 else line[min(-shift, len(line) - len(line.lstrip(" "))):]
    return "\n".join(lines)
