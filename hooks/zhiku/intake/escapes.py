"""Words that were written for no Markdown in; the same with what Markdown would take for signs escaped, out."""

from __future__ import annotations

import re

from zhiku.torn import untorn

# What hardly anybody writes but in Markdown. A single # is also a number (# 3号楼), a single * a note.
_MARKDOWN = re.compile(r"\A---\s|^[^\S\n]*(?:```|~~~|#{2,6}\s)|\]\([^()\s]+\)|(?<!\*)\*\*(?![\s*])[^*\n]{1,60}(?<![\s*])\*\*(?!\*)", re.M)
_CODE = re.compile(r"(`+)[^`\n]+\1|https?://[!-~]+")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_STAR = re.compile(r"(?<!\s)\*|\*(?!\s)")
_LINE = re.compile(r"(?<![\w\\])_{1,3}(?![\s_])|(?<![\s_\\])_{1,3}(?!\w)")
_LEADING = re.compile(r"^(?:([#>+\-=|*])(?=\s|$)|(#{1,6})(?=\s)|(\d+)([.)])(?=\s|$))")


def has_markdown(text: str) -> bool:
    """Whether a text holds signs of Markdown, though nothing else shows that it is written in it."""
    return bool(_MARKDOWN.search(untorn(text)))


def escaped(text: str) -> str:
    """A paragraph whose stars, lines and backslashes are its words. One star alone stays: it begins nothing that ends."""
    if not ("\\" in text or text.count("*") > 1 or text.count("_") > 1):
        return text
    words = _CODE.sub("", text)
    has_stars, has_lines = words.count("*") > 1, len(_LINE.findall(words)) > 1
    out: list[str] = []
    at = 0
    for start, end in [*(match.span() for match in _CODE.finditer(text)), (len(text), len(text))]:
        plain = _BACKSLASH.sub(r"\\\\", text[at:start])
        plain = _STAR.sub(r"\\*", plain) if has_stars else plain
        out += [_LINE.sub(lambda match: match[0].replace("_", r"\_"), plain) if has_lines else plain, text[start:end]]
        at = end
    return "".join(out)


def leading(text: str) -> str:
    """A paragraph that begins with what begins a list, a heading or a quotation in Markdown, and is none."""
    return _LEADING.sub(lambda match: f"{match[3]}\\{match[4]}" if match[3] else f"\\{match[0]}", text)
