"""HTML text in; its tags and runs of text with their offsets out, in one pass and linear time.

No entity but the named and numbered characters is expanded, nothing is included, nothing is fetched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})((?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*)>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:][\w:.-]{0,60})\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
UNREAD = frozenset({"script", "style"})
"""Elements that hold no words."""
_VERBATIM = frozenset({"textarea", "iframe"})  # tags inside are words
# Where a line of the source ends in the middle of a sentence; a browser shows a blank there, which no writer put in.
_LINE_END = re.compile(r"(?<=[\u3400-\u9fff，。、；：！？”》）…—])[ \t]*(?:\r\n?|\n)[ \t\r\n]*(?=[\u3400-\u9fff“《（])")
_LONG = 12  # characters; shorter lines may be verses
_COMMENT_END = re.compile(r"(?<=<!--)-?>|--!?>")

_SAME_AS = {"ne-p": "p", "ne-uli": "li", "ne-oli": "li", "ne-quote": "blockquote", **{f"ne-h{k}": f"h{k}" for k in range(1, 7)}}
"""Elements that a site made up for its editor, by what they are."""


_HIGH = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOW = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


class Token(NamedTuple):
    """`kind` is open, close, text or, at the end, unclosed; `name` the tag, or what was not closed: `!` a comment, `?` a
    declaration. `closed`: the tag is one that closes itself."""

    kind: str
    name: str
    start: int
    end: int
    attributes: dict[str, str]
    closed: bool = False


def tokens(source: str) -> Iterator[Token]:
    """Tags and runs of text in order; comments, declarations and the inside of scripts are left out."""
    i, size = 0, len(source)
    while i < size:
        j = source.find("<", i)
        if j < 0:
            yield Token("text", "", i, size, {})
            return
        if source.startswith(("<!", "<?"), j):
            if j > i:
                yield Token("text", "", i, j, {})
            is_comment = source.startswith("<!--", j)
            over = _COMMENT_END.search(source, j + 4) if is_comment else None
            k = (over.end() if over else 0) if is_comment else source.find(">", j) + 1
            if not k:
                yield Token("unclosed", "!" if is_comment else "?", j, size, {})
                return
            i = k
            continue
        match = _TAG.match(source, j, j + 20_000)
        if not match:
            yield Token("text", "", i, j + 1, {})
            i = j + 1
            continue
        if j > i:
            yield Token("text", "", i, j, {})
        name = match[2].lower()
        name = _SAME_AS.get(name, name)
        i = match.end()
        if match[1]:
            yield Token("close", name, j, i, {})
            continue
        attributes = {a[1].lower(): html.unescape(a[2] or a[3] or a[4] or "") for a in _ATTRIBUTE.finditer(match[3])}
        closed = match[3].endswith("/")
        yield Token("open", name, j, i, attributes, closed)
        if name in UNREAD | _VERBATIM and not closed:
            end = _closing(name).search(source, i)
            if not end:
                yield Token("unclosed", name, j, size, {})
                return
            if name in _VERBATIM and end.start() > i:
                yield Token("text", "", i, end.start(), {})
            i = end.end()
            yield Token("close", name, end.start(), i, {})


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b[^>]{{0,200}}>", re.I)


def characters(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The characters of a run of text, entities resolved, each with its place in the source."""
    i = start
    for match in _ENTITY.finditer(source, start, end):
        for k in range(i, match.start()):
            yield source[k], k, k + 1
        value = html.unescape(match[0])
        if value == match[0]:
            for k in range(match.start(), match.end()):
                yield source[k], k, k + 1
        else:
            for c in value:
                yield c, match.start(), match.end()
        i = match.end()
    for k in range(i, end):
        yield source[k], k, k + 1


def line_ends(source: str, start: int, end: int) -> frozenset[int]:
    """The places of a run of text at which a long line ends between two Chinese characters."""
    found: set[int] = set()
    for match in _LINE_END.finditer(source, start, end):
        if match.start() - max(start, source.rfind("\n", start, match.start()) + 1) >= _LONG:
            found.update(range(*match.span()))
    return frozenset(found)


def raised(source: str, start: int, end: int, near: set[str]) -> dict[int, int]:
    """How the characters of a run of text are written that stands high or low: m² is no m2. None where one has no such form."""
    table = _HIGH if "sup" in near else _LOW if "sub" in near else {}
    return table if all(ord(char) in table for char in source[start:end].strip()) else {}
