"""The entries of lists of a text in; out, each with the entry that it stands under: what is set in further, or counted anew
behind a colon, belongs to the entry above. Headings likewise: 2.1 stands under 2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from zhiku.intake.values import Part
from zhiku.intake.wraps import width

_DIGITS = re.compile(r"\d+|[①-⑳⑴-⒇⒈-⒛❶-❿]")
_DECIMAL = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){0,3})\.?[\s\u3000]+\S")
_DEEPEST, _AGAIN, _AHEAD = 3, ("", "1"), 40


class _Level(NamedTuple):
    """How a list is marked, and how far its entries are set in, in columns."""

    style: str
    indent: int


def nested(parts: Sequence[Part]) -> list[Part]:
    """Entries of a text file one under another; in a page the elements say what stands in what."""
    out = list(parts)
    levels: list[_Level] = []
    announced = False  # whether the entry before ends with a colon
    for i, part in enumerate(parts):
        if part.kind == "removed":
            continue
        if part.is_set_in:
            continue
        if part.kind != "list_item" or part.block.tag != "line":
            levels = levels if levels and part.kind == "paragraph" and _goes_on(parts, i) else []
            announced = part.block.text.rstrip().endswith(("：", ":"))
            continue
        text = part.block.text
        lead = len(text) - len(text.lstrip())
        here = _Level(_style(part), width(text[:lead] + "x") - 1 + 3 * text[:lead].count("\t"))
        is_new = part.number in _AGAIN and (announced or _outer_goes_on(parts, i, levels, here))
        levels = _placed(levels, here, is_new=is_new)
        if len(levels) > 1:
            out[i] = replace(part, level=min(len(levels) - 1, _DEEPEST))
        announced = text.rstrip().endswith(("：", ":"))
    return out


def with_decimals(parts: Sequence[Part]) -> list[Part]:
    """Headings of a text file that are counted 1, 2, 2.1, each a level below the one that its number begins with."""
    out = list(parts)
    counted = {i: match[1].split(".") for i, part in enumerate(parts) if part.kind == "heading" and part.block.tag == "line"
               and (match := _DECIMAL.match(part.block.text))}
    tops = {numbers[0]: parts[i].level for i, numbers in counted.items() if len(numbers) == 1}
    for i, numbers in counted.items():
        if len(numbers) > 1 and numbers[0] in tops:
            out[i] = replace(parts[i], level=min(tops[numbers[0]] + len(numbers) - 1, 6))
    return out


def _outer_goes_on(parts: Sequence[Part], i: int, levels: Sequence[_Level], here: _Level) -> bool:
    """Whether a list of another kind that begins here stands in the one above it: its count goes on below."""
    if not levels or levels[-1].style == here.style or not i:
        return False
    before = next((part.number for part in reversed(parts[:i]) if part.kind != "removed"), "")
    for part in parts[i + 1:i + 1 + _AHEAD]:
        if part.kind not in ("list_item", "removed"):
            return False
        if part.kind == "list_item" and _style(part) == levels[-1].style:
            return bool(before) and part.number == str(int(before) + 1)
    return False


def _style(part: Part) -> str:
    text = part.block.text
    return _DIGITS.sub("1", text[len(text) - len(text.lstrip()):part.begin].strip())


def _goes_on(parts: Sequence[Part], i: int) -> bool:
    """Whether a line is what a program broke off the line before."""
    return i > 0 and parts[i - 1].block.open


def _placed(levels: list[_Level], here: _Level, *, is_new: bool) -> list[_Level]:
    """The lists that an entry stands in, outermost first."""
    while len(levels) > 1 and here.indent < levels[-1].indent - 1:
        levels = levels[:-1]
    if not levels or here.indent > levels[-1].indent + 1:
        return [*levels, here]
    known = next((k for k, level in enumerate(levels) if level.style == here.style and abs(level.indent - here.indent) <= 1), None)
    if known is not None:
        return levels[:known + 1]
    return [*levels, here] if is_new else [*levels[:-1], here]
