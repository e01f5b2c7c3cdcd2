"""The parts of a text in; out, without the table of contents that a page shows above it, and with what the table names as headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.headings import ENDS, core
from zhiku.intake.values import Part, removed, trimmed

_TABLE = re.compile(
    r"\s*[\[【]?(?:(?P<page>(?:文章|本文|内容|本页|全文)目录|内容导[航览]|Table of Contents)|目录(?:导[航览])?|Contents)[\]】]?\s*[:：]?\s*"
    r"(?P<folds>[\[【(（]\s?(?:隐藏|显示|展开|收起|hide|show|toggle)\s?[\]】)）])?\s*", re.I)
_NUMBER = re.compile(r"\s*(?:(?P<n>\d{1,2}(?:\.\d{1,2}){0,2})[.、]?(?:\s+|(?=[\u3400-\u9fff]))|[-•·*]\s+)?")
_SENTENCE = re.compile("[。；]")
_LONGEST, _SEVERAL = 40, 2


def with_contents(parts: Sequence[Part], *, copied: bool) -> list[Part]:
    """A table whose entries stand below once more, all of them and in the same order; one that names what is not there is the
    writer's (the contents of a box, of a book). One without a word of a page's is so as well, unless the text was `copied`."""
    out = list(parts)
    begin = next((i for i, part in enumerate(parts) if (match := _TABLE.fullmatch(part.block.text))
                  and (copied or match["page"] or match["folds"])), None)
    if begin is None:
        return out
    run = [begin]
    while run[-1] + 1 < len(parts) and _is_entry(parts[run[-1] + 1]) and _name(parts[run[-1] + 1]) not in {_name(parts[k]) for k in run}:
        run.append(run[-1] + 1)
    entries, heads = run[1:], list[int]()
    while len(entries) >= _SEVERAL and not heads:
        heads = _found(parts, entries)
        entries = entries if heads else entries[:-1]  # the text may begin with a short line
    for i in (begin, *entries) if heads else ():
        out[i] = removed(parts[i].block, "目录")
    for i, entry in zip(heads, entries, strict=False):
        start, stop = trimmed(parts[i].block.text)
        level = 2 + ((_NUMBER.match(parts[entry].block.text) or [""])[0]).strip().rstrip(".、").count(".")
        out[i] = parts[i] if parts[i].kind == "heading" else replace(
            parts[i], kind="heading", begin=start, stop=stop, level=level, number="", form="")
    return out


def _found(parts: Sequence[Part], entries: Sequence[int]) -> list[int]:
    """Where the entries stand below the table; nothing where one does not."""
    found: list[int] = []
    at = entries[-1] + 1
    for entry in entries:
        names = {_name(parts[entry]), core(parts[entry].block.text)}
        at = next((i for i in range(at, len(parts)) if len(parts[i].block.text) <= _LONGEST and _name(parts[i]) in names), -1) + 1
        if not at:
            return []
        found.append(at - 1)
    return found


def _is_entry(part: Part) -> bool:
    text = part.block.text.strip()
    return (part.block.tag == "line" and part.kind in ("paragraph", "heading", "list_item") and len(text) <= _LONGEST
            and not _SENTENCE.search(text) and not ENDS.search(text) and bool(_name(part)))


def _name(part: Part) -> str:
    return core(_NUMBER.sub("", part.block.text, count=1))
