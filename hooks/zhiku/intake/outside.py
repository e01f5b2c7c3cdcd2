"""The parts of a page in; out, without the short lines above and below its text that stand outside of the element that holds the
text: names, counts, buttons, products."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from zhiku.intake.headings import core
from zhiku.intake.values import Part, removed
from zhiku.intake.why import Why

_SAID = re.compile("[。！？；…]|[，,].*[，,]")
_HEADING = re.compile("h[1-6]")
_OWN = re.compile(
    r"[:：]|^(?:附件|附录|图\s?\d|注|第[一二三四五六七八九十]|\[\d|——|\d{1,2}[.、]|（)|\d\s?(?:元|分|克|根|勺|瓣|个月)$|字?第?\d+号$")
_TEXT, _LONGEST, _FEWEST, _LEAST_TITLE = 45, 40, 3, 6


def without_outside(parts: Sequence[Part], *, followed: bool) -> list[Part]:
    """The parts; `followed`: by comments. Where paragraphs stand in several elements, what holds them all is their element:
    in a page without any, nothing stands outside."""
    texts = [i for i, part in enumerate(parts) if part.kind in ("paragraph", "list_item", "quote") and len(part.block.text) >= _TEXT
             and _SAID.search(part.block.text)]
    if len(texts) < _FEWEST:
        return list(parts)
    paths = zip(*(parts[i].block.path[:-1] for i in texts), strict=False)
    around = tuple(names[0] for names in takewhile(lambda names: len(set(names)) == 1, paths))
    said = core(next((part.block.text for part in parts if part.block.tag == "title"), ""))
    title = next((i for i, part in enumerate(parts[:texts[0]]) if part.kind == "heading" and _HEADING.fullmatch(part.block.tag)), None)
    if title is None or len(around) < _FEWEST:
        return list(parts)
    pairs = zip(around, parts[title].block.path[:-1], strict=False)
    both = tuple(name for name, other in takewhile(lambda pair: pair[0] == pair[1], pairs))  # what holds the title as well
    out = list(parts)
    for i, part in enumerate(parts):
        if not part.block.links and (_may_be_said(part) or (len(both) >= _FEWEST and part.block.path[:len(both)] == both)):
            continue
        if i == title or texts[0] <= i <= texts[-1] or (i > texts[-1] and not followed) or part.block.path[:len(around)] == around:
            continue
        if _is_short(part) and not (core(part.block.text) in said and len(core(part.block.text)) >= _LEAST_TITLE):
            out[i] = removed(part.block, Why.ABOVE_ELEMENT if i < texts[0] else Why.BELOW_ELEMENT)
    return out


def _may_be_said(part: Part) -> bool:
    """Whether a line is more likely the writer's: a paragraph or an entry, or what says of something how much, which, or where."""
    return part.block.tag in ("p", "li", "dd", "dt", "figcaption") or bool(_OWN.search(part.block.text.strip()))


def _is_short(part: Part) -> bool:
    text = part.block.text.strip()
    return (part.kind in ("paragraph", "list_item", "heading") and part.block.tag not in ("title", "td", "th") and part.cell is None
            and not _HEADING.fullmatch(part.block.tag) and len(text) <= _LONGEST and not _SAID.search(text))
