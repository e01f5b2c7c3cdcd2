"""Lines of a text in; out, those that stand inside an entry of a list or a box (`!!! tip`, `> [!tip]`), as parts that say so.

What is set in further than the mark of an entry belongs to it: the rest of its sentence, paragraphs, quotations, code. In a text
that sets in its paragraphs that shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.code_lines import fence_lines
from zhiku.intake.headings import list_number, markdown_level
from zhiku.intake.preformatted import is_preformatted
from zhiku.intake.values import DEFINED, Block, Part, trimmed

LAST = 9
"""The depth of what stands in the entry right above, however deep that is."""
_BOX = re.compile(r"(?P<mark>(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*|===[!+]?(?=[ \t]+\"))[ \t]*(?:\"(?P<title>[^\"]*)\")?\s*$")
_MARKS = re.compile(r"[ \t]*(?:>[ \t]*)+")
_KIND = re.compile(r"\[!(?P<kind>\w+)\](?P<fold>[-+]?)[ \t]*")
_DEFINED = re.compile(r":[ \t]+(?=\S)")
_NOTE = re.compile(r"\[\^[^\]]+\]:")
_QUOTED = re.compile(r">[ \t]?")
_KINDS = frozenset(["abstract", "attention", "bug", "caution", "danger", "error", "example", "failure", "hint", "important", "info",
                    "note", "question", "quote", "success", "summary", "tip", "todo", "warning"])
_FOLDS = {"": "!!!", "-": "???", "+": "???+"}
_ENDED = re.compile("[。！？!?…：:；;|][”’」』）)*_~`]*$")
_GOES_ON = re.compile("[，、]$")
_BEGINS = re.compile(r"[“「『#>|【]|[^，。！？：:\s]{1,8}[：:]|\*\*")
_CODE, _STEP, _FEW = 4, 2, 2


class _Around(NamedTuple):
    """What lines may stand in, and how far its mark is set in, in columns; `inner`: where its text begins."""

    kind: str  # item, box or note
    at: int
    inner: int


def inside(blocks: Sequence[Block]) -> dict[int, Part]:
    """By number: the parts that stand in an entry or a box, and the heads of boxes. Entries of lists themselves are none, but for
    those in a box."""
    found = dict(_callouts(blocks))
    fences = fence_lines(blocks)
    marked_up = any(block.path == (MARKED_UP,) for block in blocks)
    around: list[_Around] = []
    fenced = direct = False  # direct: whether the entry right above is the innermost
    outside, opened = 0, -1
    for i, block in enumerate(blocks):
        if block.n in found:
            around = []
            continue
        if block.text[:1] == "\u3000" or (is_preformatted(block) and not around) or block.tag != "line":
            around = []
            continue
        lead, _ = trimmed(block.text)
        column = len(block.text[:lead].expandtabs(4))
        fence = i in fences
        if not fenced:
            while around and column < around[-1].at + (_STEP if around[-1].kind == "item" else _CODE):
                around, direct = around[:-1], False
        depth = sum(one.kind == "item" for one in around)
        boxes = len(around) - depth
        if fence or fenced:
            if around:
                found[block.n] = Part(block, "code", _within(block.text, around[-1].inner), len(block.text),
                                      level=LAST if direct and depth else depth, inside=boxes)
            fenced = fenced != fence
            continue
        mark = list_number(block.text[lead:])
        if mark and not (around and column >= around[-1].inner + _CODE and block.blank):
            around = [*around, _Around("item", column, column + mark[0])]
            direct = True
            if boxes:
                found[block.n] = _entry(block, lead, mark, boxes)
            continue
        box = _BOX.match(block.text, lead)
        if box and _has_body(blocks, i, column):
            found[block.n] = Part(block, "paragraph", *(box.span("title") if box["title"] else (lead, lead)), form=box["mark"],
                                  level=LAST if direct and depth else depth, inside=boxes)
            around = [*around, _Around("box", column, column + _CODE)]
            direct, opened = False, i
            continue
        if marked_up and i and not block.blank and (defined := _DEFINED.match(block.text, lead)):
            found[block.n] = Part(block, "paragraph", defined.end(), trimmed(block.text)[1], form=DEFINED, inside=boxes)
            around = [*around, _Around("note", column, column + _CODE)]
            continue
        if around:
            above = blocks[i - 1] if opened != i - 1 else None
            found[block.n] = _part(block, above, around, marked_up=marked_up, level=LAST if direct and depth else depth)
        elif column >= _STEP and not is_preformatted(block):
            outside += 1
        if _NOTE.match(block.text, lead):
            around = [*around, _Around("note", column, column + _CODE)]
    return found if marked_up or outside < _FEW else {n: part for n, part in found.items() if part.inside}


def _within(text: str, column: int) -> int:
    """How many characters of a line stand before a column, blanks all of them."""
    lead = len(text) - len(text.lstrip())
    return next((n for n in range(lead + 1) if len(text[:n].expandtabs(4)) >= column), lead)


def _has_body(blocks: Sequence[Block], i: int, column: int) -> bool:
    """Whether the line below the head of a box is set in as its text."""
    if i + 1 == len(blocks):
        return False
    text = blocks[i + 1].text
    return len(text[:len(text) - len(text.lstrip())].expandtabs(4)) >= column + _CODE


def _entry(block: Block, lead: int, mark: tuple[int, str], boxes: int) -> Part:
    return Part(block, "list_item", lead + mark[0], trimmed(block.text)[1], number=mark[1], form="ol" if mark[1] else "ul", inside=boxes)


def _part(block: Block, before: Block | None, around: Sequence[_Around], *, marked_up: bool, level: int) -> Part:
    """A line in an entry or a box that is no entry itself; `before`: the line that it may go on from."""
    lead, stop = trimmed(block.text)
    boxes = sum(one.kind != "item" for one in around)
    column = len(block.text[:lead].expandtabs(4))
    if marked_up and block.blank and column >= around[-1].inner + _CODE:  # many set in every step by four
        inner = around[-1].at + 2 * _CODE if column >= around[-1].at + 2 * _CODE else around[-1].inner + _CODE
        return Part(replace(block, path=("pre",)), "code", _within(block.text, inner), len(block.text), level=level, inside=boxes)
    if quoted := _QUOTED.match(block.text, lead):
        return Part(block, "quote", quoted.end(), stop, level=level, inside=boxes)
    if markdown_level(block.text[lead:])[0]:
        return Part(block, "paragraph", lead + markdown_level(block.text[lead:])[1], stop, level=level, inside=boxes)
    goes_on = before is not None and not (block.blank or before.open or before.text.endswith("  ") or _BEGINS.match(block.text, lead)) and (
        not _ENDED.search(before.text.rstrip()) if marked_up else bool(_GOES_ON.search(before.text.rstrip())))
    return Part(block, "paragraph", lead, stop, level=level, inside=boxes, joined=goes_on)


def _callouts(blocks: Sequence[Block]) -> dict[int, Part]:
    """The lines of boxes that are written as quotations whose first line names their kind; one may stand in another."""
    found: dict[int, Part] = {}
    opened: list[int] = []  # how many > stand before each box that is open
    for block in blocks:
        marks = _MARKS.match(block.text)
        depth = marks[0].count(">") if marks else 0
        opened = [other for other in opened if other <= depth] if not block.blank else []
        head = _KIND.match(block.text, marks.end()) if marks else None
        stop = trimmed(block.text)[1]
        if marks and head:
            kind = head["kind"].lower()
            mark = f"{_FOLDS[head['fold']]} {kind if kind in _KINDS else 'note'}"
            opened = [other for other in opened if other < depth]
            found[block.n] = Part(block, "paragraph", min(head.end(), stop), stop, form=mark, inside=len(opened))
            opened.append(depth)
        elif marks and opened:
            begin = min(marks.end(), stop)
            entry = list_number(block.text[begin:])
            found[block.n] = (_entry(block, begin, entry, len(opened)) if entry else
                              Part(block, "paragraph", begin, stop, inside=len(opened)))
    return found
