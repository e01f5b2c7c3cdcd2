"""Lines of a text in; out, those that are code or commands, as they were written.

In Markdown what is set in by four blanks is code. In any other text many set in their paragraphs so: there a command shows itself
by its prompt, and a program by several lines that are none of Chinese and by the way in which one is set in below another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from zhiku.intake.values import Block

_FENCE = re.compile(r"```|~~~(?!~)")
_INDENT = " " * 4
_PROMPT = re.compile(r" {4}(?:\$ |>>> |PS [A-Z]:\\|[A-Z]:\\[^>]*>)\S?")
_COMMAND = re.compile(r"\s*(?:\$ (?=[a-z./~_-])[^\u3400-\u9fff]{3,}|>>> \S.*)")
_STATEMENT = re.compile(
    r"\s*(?:(?:from [\w.]+ )?import [\w.*, ]+|(?:async )?def \w+\(.*|class \w+.*:|(?:if|elif|for|while|with|try|except|else)\b.*:"
    r"|(?:return|raise|yield|await|print|throw|let|const|var|function|public|private|static|void|#include|package|using)\b.*"
    r"|\"[^\"]+\":(?:\s.*)?"
    r"|[\w.\[\]\"']+ ?[-+*/|]?= ?\S.*|[\w.]+\(.*\);?|[\w.-]+:(?:\s+[\"'\w/.\[{~-].*)?|- [\w.-]+:.*|[{}()\[\];,]+|</?\w[^>]*>.*"
    r"|(?:SELECT|INSERT|UPDATE|DELETE|CREATE|FROM|WHERE|#!/)\b.*)$")
_REMARK = re.compile(r"\s+#\s.*|\s*//\s.*")
_OPENING, _CLOSING = re.compile(r"[\[{(]"), re.compile(r"[\]})]")
_OPENS = re.compile(r"[:{(\[]\s*$")
_SAID = re.compile("[\u3400-\u9fff][，。；：！？]")
_HAN = re.compile("[\u3400-\u9fff]")
_SEVERAL, _MOSTLY = 2, 0.34
_ENTRY = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")


def with_code(blocks: Sequence[Block], *, marked_up: bool) -> list[Block]:
    """The lines, with those that are code in an element `pre`."""
    out = list(blocks)
    fences = fence_lines(blocks)
    fenced = [count % 2 > 0 for count in accumulate(i in fences for i in range(len(blocks)))]
    for begin, stop, strip in (*_indented(blocks, marked_up=marked_up), *_programs(blocks)):
        for i in range(begin, stop):
            if not (out[i].path or fenced[i]):
                length = strip if out[i].text.startswith(" " * strip) else 0
                out[i] = replace(out[i], start=out[i].start + length, text=out[i].text[length:], path=("pre",), open=False)
    return out


def fence_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of the lines between which code stands; one without a second is a rule, or a slip."""
    found = [i for i, block in enumerate(blocks) if _FENCE.match(block.text.lstrip())]
    return frozenset(found[:len(found) // 2 * 2])


def _indented(blocks: Sequence[Block], *, marked_up: bool) -> Iterator[tuple[int, int, int]]:
    """Lines set in by four blanks, below an empty one: where they begin and stop, and how many blanks are no part of them."""
    begin = 0
    listed = False  # whether what is set in stands in an entry of a list, or a box
    while begin < len(blocks):
        block = blocks[begin]
        if not block.text.startswith(_INDENT):
            listed = bool(_ENTRY.match(block.text) or block.text.startswith(("!!!", "???", "===", "[^", ":   "))) or (
                listed and block.text[:1] in " \t")
            begin += 1
            continue
        stop = begin + 1
        while stop < len(blocks) and blocks[stop].text.startswith(_INDENT):
            stop += 1
        if block.blank and ((marked_up and not listed) or _PROMPT.match(block.text)):
            yield begin, stop, len(_INDENT)
        begin = stop


def _programs(blocks: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """Lines that are statements of a program, one of them set in below one that opens it; and commands behind a prompt."""
    lines = [block.text for block in blocks]
    opening = [i for i, (above, below) in enumerate(pairwise(lines)) if _OPENS.search(above) and _lead(below) > _lead(above)]
    begin = 0
    while begin < len(blocks):
        at = bisect_left(opening, begin)
        stop = _statements_until(blocks, begin) if at < len(opening) else begin
        if at < len(opening) and opening[at] + 1 < stop:
            yield begin, stop, min(map(_lead, lines[begin:stop]))
        elif _COMMAND.fullmatch(lines[begin]):
            stop = begin + 1
            yield begin, stop, _lead(lines[begin])
        else:
            stop = begin
        begin = max(stop, begin + 1)


def _statements_until(blocks: Sequence[Block], begin: int) -> int:
    """Where the statements end that begin there, with what stands in brackets."""
    stop, depth = begin, 0
    while stop < len(blocks) and (stop == begin or blocks[stop].blank < _SEVERAL) and (_is_statement(blocks[stop].text) or (
            depth > 0 and _lead(blocks[stop].text) > _lead(blocks[begin].text) and not _SAID.search(blocks[stop].text))):
        depth += len(_OPENING.findall(blocks[stop].text)) - len(_CLOSING.findall(blocks[stop].text))
        stop += 1
    return stop


def _is_statement(text: str) -> bool:
    is_latin = not _SAID.search(text) and len(_HAN.findall(text)) <= _MOSTLY * len(text.strip())
    return bool(_REMARK.match(text)) or (is_latin and bool(_STATEMENT.match(text)))


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
