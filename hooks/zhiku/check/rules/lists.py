"""The entries of lists: an empty line stands above the first, or the page shows them as words of the paragraph above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World, mask_code
from zhiku.check.rules.lists_nested import moved, shifts

_ENTRY = re.compile(r"(?P<indent> *)(?:(?P<bullet>[-*])|(?P<first>0?1)\.|\d{1,3}\.)[ \t]+(?=\S)")
_MAY_BE = lazy(r"(?<=\S)\n *(?:[-*]|\d{1,3}\.)[ \t]+\S")
_INDENT = 4  # blanks by which Markdown sets in what stands in an entry
_NO_WORDS = re.compile(
    r"\s*(?:$|#{1,6}\s|\||<|!!!|\?\?\?|===|\[\^|\*\[|:\s|>|\[[^\]]+\]:\s|=+\s*$|-+\s*$|(?:[-*_][ ]?){3,}\s*$)")
"""What stands above a list without being its paragraph: headings, tables, boxes, notes, elements, lines drawn across."""
_DRAWN = re.compile(r"\s*(?:[-*_][ ]?){3,}\s*$")
_BOX = re.compile(r"(?:!!!|\?\?\?|===|\[\^|:\s|\d{1,3}\.\s|[-*+]\s)")
_RAW = re.compile(r"<(?P<name>pre|script|style|textarea)\b.*?</(?P=name)>|<!--.*?-->|^\$\$.*?\$\$"
                  r"|^<(?![^>\n]*markdown)[a-z][^\n]*\n(?:[^\n]+\n)*", re.S | re.M | re.I)
"""Where nothing is Markdown: elements, comments, formulas."""


def _without_raw(text: str) -> str:
    return _RAW.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def places(text: str) -> Iterator[tuple[int, bool]]:
    """Where in a text, whose code is blanked out, the first entry of a list has words right above it; and whether these are
    another list's."""
    if not _MAY_BE.search(text):
        return
    text = _without_raw(text)
    at, above, outer = 0, "", ""
    lists: list[tuple[int, str]] = []  # the lists that the line above stands in, outermost first: depth and mark
    for line in text.split("\n"):
        entry = None if _DRAWN.match(line) or "|" in line else _ENTRY.match(line)
        depth = _depth(line)
        if depth and not lists and not _BOX.match(outer):
            entry, line = None, " " * len(line)  # code
        if entry:
            mark = "-" if entry["bullet"] else "1"
            while lists and lists[-1][0] > depth:
                lists.pop()
            is_below = bool(above.strip()) and not _NO_WORDS.match(above)
            is_first = not lists and depth == _depth(above) and bool(entry["bullet"] or entry["first"])
            if is_below and (lists[-1] != (depth, mark) if lists and lists[-1][0] == depth else is_first):
                yield at + len(entry["indent"]), bool(lists)
            lists = [*(one for one in lists if one[0] < depth), (depth, mark)]
        elif line.strip() and not above.strip():
            lists = [one for one in lists if one[0] < depth]  # what is set in goes on with the entry above
        outer = line if line.strip() and not depth else outer
        above = line
        at += len(line) + 1


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip(" "))) // _INDENT


def find(document: Document, world: World) -> Iterator[Problem]:
    """Every list that the page would not show as one."""
    text = document.masked
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    by = shifts(_without_raw(text), document.text)
    if by:
        first = min(by)
        line = document.text[starts[first]:].partition("\n")[0].strip()
        yield Problem(starts[first], f"“{line[:20]}”缩进的空格不够四个，网页上不会缩进去，还会把列表断开。下一层的每一条要缩进四个空格，"
                      "可以用 zhiku check --fix 改好。")
    text = moved(text, by)
    for at, is_second in places(text):
        number = text.count("\n", 0, at)
        at = starts[number] + at - (text.rfind("\n", 0, at) + 1) - by.get(number, 0)
        line = document.text[at:].partition("\n")[0].strip()
        told = "和上面的列表是两种写法，会接在上面那一条后面" if is_second else "紧接在一段话下面，网页上会和它连成一段"
        yield Problem(at, f"“{line[:20]}”{told}。请在它上面空一行，可以用 zhiku check --fix 改好。")


def parted(text: str) -> str:
    """The text with every level set in by four blanks, and an empty line above each of these lists."""
    text = moved(text, shifts(_without_raw(mask_code(text)), text))
    starts = [text.rfind("\n", 0, at) + 1 for at, _ in places(mask_code(text))]
    for at in reversed(starts):
        text = f"{text[:at]}\n{text[at:]}"
    return text


RULE = Rule("list", "error", "列表上面空一行", find, parted)
