"""A place in folded text in; whether a word of Latin letters and digits begins and ends there, out."""

from __future__ import annotations

import re

from zhiku.text import is_latin

_ADDRESS = re.compile(r"(?:://|www\.|@)[!-~]*$")
_ASCII = re.compile(r"[a-z0-9]")


def latin_fits(text: str, start: int, end: int) -> bool:
    """Whether Latin letters and digits begin and end there: not inside a longer word, identifier, version or address."""
    before, after = text[start - 1:start] if start else "", text[end:end + 1]
    if is_latin(text[start]) and before:
        if is_latin(before) or before == "_" or (before == "." and text[start - 2:start - 1].isalnum()):
            return False
        run = text[max(0, start - 60):start]
        if _ADDRESS.search(run):
            return False
    last = text[end - 1]
    if is_latin(last) and after:
        return not (is_latin(after) or after in "_+#@" or (after == "." and _ASCII.match(text, end + 1)))
    return not (last in "+#" and after == last)
