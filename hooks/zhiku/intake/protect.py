"""A paragraph in; the spans no edit may enter out: addresses, code, marks of editors, quotations given word for word."""

from __future__ import annotations

import re

_SPANS = re.compile(
    r"(?:https?://|www\.)[!-~]+"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
    r"|`[^`\n]+`"
    r"|〔[^〔〕\n]{0,60}〕"
    r"|(?:原文|原话|原句|原词|条文|法条|第[一二三四五六七八九十百\d]+条)[^“”「」\n。]{0,10}[“「][^“”「」\n]+[”」]"
    r"|\]\([^()\s]*\)|\{[#.:][^{}\n]*\}"
    r"|「[^「」\n]*」(?=（原文）|\(原文\))"
)


def protected(text: str) -> list[tuple[int, int]]:
    """Spans in order, not overlapping."""
    return [m.span() for m in _SPANS.finditer(text)]


def touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether an edit of `start:end` would change something inside a span (an insertion at its border would not)."""
    return any((start < b and end > a) or a < start == end < b for a, b in spans)
