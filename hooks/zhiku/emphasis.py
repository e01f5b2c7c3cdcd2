"""A Markdown line in; the spans it sets in bold or italics out."""

from __future__ import annotations

import re

_SET_IN_BOLD = re.compile(r"(?<!\*)\*\*(?![\s*，。、；：！？])[^*\n]{1,60}(?<![\s*，、；])\*\*(?!\*)"
                          r"|(?<![^\s*])\*\*\*(?![\s*，。、；：！？])[^*\n]{1,60}(?<![\s*，、；])\*\*\*(?=\s|$)")
_SET_IN_ITALICS = re.compile(r"(?<![*\\])\*(?![\s*])[^*\n，。、；：！？]{2,30}(?<![\s*\\])\*(?!\*)")


def bold(text: str) -> list[tuple[int, int]]:
    """The spans that Markdown sets in bold, with their signs."""
    return [m.span() for m in _SET_IN_BOLD.finditer(text)] if "*" in text else []


def italic(text: str) -> list[tuple[int, int]]:
    """The spans that Markdown sets in italics: a star on both sides of some words without a mark."""
    return [m.span() for m in _SET_IN_ITALICS.finditer(text)] if "*" in text else []
