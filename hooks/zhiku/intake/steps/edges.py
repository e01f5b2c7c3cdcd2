"""What stands before the first word of a paragraph in; edits out: lone full stops, the traces of a cut connective."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.intake.context import Passage
from zhiku.intake.values import Edit

# Of ？ and ！ nothing was ever left alone by a filter: writers begin with them what they do not know, or what matters.
_LONE = re.compile(r"[ \u3000]*[。，；：.,;:·]+[ \u3000]*(?=[\u3400-\u9fff“《（])")
_TRACE = re.compile(r"(?:^\u3000*|(?<=[。！？]))(?P<gap>[ \u00a0])(?=[\u3400-\u9fff])")
_TITLE_THEN = re.compile(r"^[\u3400-\u9fff]{4,20}(?P<gap> )(?=[\u3400-\u9fff]{4,}.{12,})")


def step(passage: Passage) -> Iterator[Edit]:
    """A lone mark is removed; the blank of a cut connective is offered to a person as 因此，."""
    text = passage.text
    if not passage.joined and (match := _LONE.match(text)) and not text.startswith("……"):
        yield Edit(0, match.end(), "", "layout:stray-stop", "auto", "段首孤立的标点：前一句已经丢失")
    if passage.kind in ("title", "heading", "cell", "code"):
        return
    for match in _TRACE.finditer(text):
        yield Edit(*match.span("gap"), "因此，", "hole:connective", "proposed", "句首的空格可能是“因此，”一类连接词被抽走后的残留")
    if passage.kind == "comment" and (match := _TITLE_THEN.match(text)):
        yield Edit(*match.span("gap"), "：", "layout:title-then-text", "proposed", "空格前像标题，空格后才是评论")
