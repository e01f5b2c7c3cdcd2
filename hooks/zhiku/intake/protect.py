"""A paragraph in; the spans no edit may enter out: addresses, code, marks of editors, quotations given word for word."""

from __future__ import annotations

import re
from bisect import bisect_left

_FORMS = (
    r"(?:https?://|www\.)(?:[!-'*-~]|\([!-'*-~]*\))+"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
    r"|`[^`\n]+`"
    r"|〔[^〔〕\n]{0,60}〕"
    r"|(?:原文|原话|原句|原词|条文|法条|第[一二三四五六七八九十百\d]+条)[^“”「」\n。]{0,10}[“「][^“”「」\n]+[”」]"
    r"|\]\((?:[^()\s]|\([^()\s]*\)|\{%[^{}\n]*%\})*(?:\s+\"[^\"\n]*\")?\)|\{[#.:][^{}\n]*\}"
    r"|「[^「」\n]*」(?=（原文）|\(原文\))"
    r"|\{%[^{}\n]{0,200}%\}|\{\{[^{}\n]{0,200}\}\}"  # what a template fills in
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
    r"|(?:\A|(?<=\n))[ ]{0,3}\*?\[[^\[\]\n]{1,60}\]:(?=\s|\Z)|(?:\A|(?<=\n))\*\[[^\[\]\n]{1,60}\]:"  # notes, links, abbreviations
    r"|(?:\A|(?<=\n)):[ ]{1,4}(?=\S)"  # what a word of a list of definitions means
    r"|(?<![A-Za-z0-9:]):[a-z][a-z0-9_+-]{1,30}:(?![A-Za-z0-9:/])"  # :smile:
)
_FILE = r"|[\u3400-\u9fffA-Za-z0-9_-]{1,40}\([\u3400-\u9fffA-Za-z0-9_-]{1,20}\)\.(?:[a-z]{3,4}|7z)(?![A-Za-z0-9])"  # 报修单(新).xlsx
_SPANS, _SPANS_AND_FILES = re.compile(_FORMS), re.compile(_FORMS + _FILE)
_SIGN = re.compile(r"[:.@`〔“「({&]")
"""Each span has one of them."""


def protected(text: str) -> list[tuple[int, int, bool]]:
    """Spans in order, not overlapping, and whether each is a mark: beside a mark nothing more is offered."""
    if not _SIGN.search(text):
        return []
    spans = _SPANS_AND_FILES if ")." in text else _SPANS
    return [(*m.span(), m[0][0] == "〔" and not m[0][1:-1].isdigit()) for m in spans.finditer(text)]


def touches(spans: list[tuple[int, int, bool]], start: int, end: int) -> bool:
    """Whether an edit of `start:end` would change something inside a span, or stand at the border of a mark."""
    for n in range(bisect_left(spans, start, key=lambda span: span[1]), len(spans)):
        a, b, mark = spans[n]
        if a > end:
            break
        if (start < b and end > a) or (a < start == end < b) or (mark and start == end and start in (a, b)):
            return True
    return False
