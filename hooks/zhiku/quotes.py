"""A text in; the straight quotation marks in it that are surely Chinese ones, and which, out.

Sure is a pair whose words are Chinese and that stands between Chinese words, marks, or the ends of its paragraph; where one
mark of a paragraph may be something else (an inch, code, half of a pair, one pair inside another), all of them are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKUP = re.compile(
    r"^(?P<in>[ \t>]*)(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=in)(?P=mark)[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)"
    r"|<!--.*?(?:-->|\Z)|<[A-Za-z/!][^<>]{0,2000}>|\]\([^()\n]{0,500}(?:\([^()\n]*\)[^()\n]{0,500})?\)|\{[^{}\n]{0,500}\}"
    r"|(?:https?://|www\.)[!-~]+|^[ \t]*(?:!!!|\?\?\?\+?|===)[^\n]*|^[ \t]*\*?\[[^\]\n]{1,80}\]:[^\n]*", re.M | re.S)
_UNIT = re.compile(r"\n(?=[ \t]*(?:\n|[-*+>#|:]|\d+[.)、]))|\|")
"""Where another paragraph, item or cell begins."""
_MARKER = re.compile(r"\s*(?:(?:[-*+>:]|#{1,6}|\d+[.)、])\s+)*")
_NONE = "\ufffc"
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CHINESE = re.compile(r'[\u3400-\u9fff\uf900-\ufaff，。！？；：、‘’「」『』《》〈〉（）【】〔〕…—·“”"]')
_STOP = re.compile(r"[,;:.!?]+(?=[\u3400-\u9fff\uf900-\ufaff]|\s*$)")
_STOPPED = re.compile(r"[\u3400-\u9fff\uf900-\ufaff”’」』》〉）】〕][,;:!?]$")
"""A clause whose stop is still half-width: it becomes wide, and then its quotation must not look otherwise."""
_LATIN = re.compile(r"[A-Za-z0-9=\\]")
_ASIDE = "*_~[]< \t\n"
"""What may stand between a quotation mark and the word beside it: bold, a link, an element, a blank."""


def curled(text: str) -> str:
    """The text with “” for every straight quotation mark of which that is sure; nothing moves."""
    if text.count('"') < 2:
        return text
    out = list(text)
    for at, mark in curls(text):
        out[at] = mark
    return "".join(out)


def curls(text: str) -> Iterator[tuple[int, str]]:
    """Where such marks stand, and what each should be."""
    if text.count('"') < 2:
        return
    shown = _MARKUP.sub(lambda found: (found[0][0] if found[0][0] in "<]" else _NONE) * len(found[0]), text)
    start = 0
    for end in (*(found.start() for found in _UNIT.finditer(shown)), len(shown)):
        unit = shown[start:end]
        if '"' in unit:
            marker = _MARKER.match(unit)
            skipped = marker.end() if marker else 0
            for at, mark in _of_paragraph(unit[skipped:]):
                yield start + skipped + at, mark
        start = end + 1


def _of_paragraph(text: str) -> Iterator[tuple[int, str]]:
    places = [at for at, char in enumerate(text) if char == '"']
    pairs = list(zip(places[::2], places[1::2], strict=False))
    if len(places) % 2 or any(_is_odd(text, *pair) for pair in pairs):
        return
    for opens, closes in pairs:
        before, after = text[:opens].rstrip(_ASIDE), text[closes + 1:].lstrip(_ASIDE)
        if (_HAN.search(text, opens, closes) and (not before or _CHINESE.match(before[-1]) or _STOPPED.search(before[-2:]))
                and (not after or _CHINESE.match(after) or _STOP.match(after))):
            yield opens, "“"
            yield closes, "”"


def _is_odd(text: str, opens: int, closes: int) -> bool:
    """Whether two marks one after the other may be no pair: nothing or a blank inside, a letter outside, another pair."""
    inside = text[opens + 1:closes]
    return (inside.strip() != inside or not inside or "“" in inside or "”" in inside
            or text.count("“", 0, opens) != text.count("”", 0, opens)
            or bool(_LATIN.match(text[opens - 1:opens]) or _LATIN.match(text[closes + 1:closes + 2])))
