"""A text in; whether it is a page, or words with the elements of one in them, out.

Programs that collect pages save a title and below it the words with their `<p>` and `<br>`: no page, but what stands there is
to be read as on one. A text that speaks of elements (用 <br> 换行) is a text.
"""

from __future__ import annotations

import re

_BEGINS = re.compile(  # a comment ends at its first -->: to try all ways to part many of them takes for ever
    r"\s*(?:<\?xml\b[^<>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*+"
    r"<(?:!doctype\s+html|html|head|title|body|div|article|table|p|h[1-6]|meta|ul|ol)\b", re.I | re.S)
_HEAD = 4000
_ENDS = re.compile(  # behind a sentence or another tag: who speaks of an element writes it between words
    r"(?<=[。！？：；…”』」）.!?:>])[ \u3000]*<(?:/(?:p|div|li|h[1-6]|td|blockquote|section|span|strong|b|font|a)|br[ \t]*/?)>", re.I)
_BREAKS = re.compile(r"<(?:/(?:p|div|li|h[1-6]|td|blockquote|section)|br[ \t]*/?)>", re.I)
_SPEAKS = re.compile(r"HTML|```|`</?[a-z]|[“‘「]</?[a-z]|网页源|源代码|前端", re.I)
_LEAST = 2


def begins_as_page(text: str) -> bool:
    """Whether the first thing in a text is an element of a page."""
    return bool(_BEGINS.match(text[:_HEAD])) and not text.startswith("---\n")


def holds_elements(text: str) -> bool:
    """Whether sentences of a text end, again and again, with the tags that end them on a page."""
    return ("<" in text and len(_ENDS.findall(text)) >= _LEAST and bool(_BREAKS.search(text)) and not _SPEAKS.search(text))
