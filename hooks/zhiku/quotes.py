"""A text in; the straight quotation marks in it that are surely Chinese ones, and which, out.

Sure is a pair whose words are Chinese and that stands between Chinese words, marks, or the ends of its paragraph; where one
mark of a paragraph may be something else (an inch, code, half of a pair, one pair inside another), all of them are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.prose import ASIDE, shown

_UNIT = re.compile(r"\n(?=[ \t]*(?:\n|[-*+>#|:]|\d+[.)、]))|\|")
"""Where another paragraph, item or cell begins."""
_MARKER = re.compile(r"\s*(?:(?:[-*+>:]|#{1,6}|\d+[.)、])\s+)*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CHINESE = re.compile(r'[\u3400-\u9fff\uf900-\ufaff，。！？；：、‘’「」『』《》〈〉（）【】〔〕…—·“”"]')
_STOP = re.compile(r"[,;:.!?]+(?=[\u3400-\u9fff\uf900-\ufaff]|\s*$)")
_STOPPED = re.compile(r"[\u3400-\u9fff\uf900-\ufaff”’」』》〉）】〕][,;:!?]$")
"""A clause whose stop is still half-width: it becomes wide, and then its quotation must not look otherwise."""
_COMMA = re.compile(r"[ \t]*[,;][ \t]*")
_LATIN = re.compile(r"[A-Za-z0-9=\\]")
_ASIDE = f"*_~[]<{ASIDE} \t\n"
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
    words = shown(text)
    start = 0
    for end in (*(found.start() for found in _UNIT.finditer(words)), len(words)):
        unit = words[start:end]
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
    for chain in _chains(text, pairs):
        before, after = text[:chain[0][0]].rstrip(_ASIDE), text[chain[-1][1] + 1:].lstrip(_ASIDE)
        if (all(_HAN.search(text, *pair) for pair in chain)
                and (not before or _CHINESE.match(before[-1]) or _STOPPED.search(before[-2:]))
                and (not after or _CHINESE.match(after) or _STOP.match(after))
                and (len(chain) == 1 or _HAN.match(before[-1:]) or _HAN.match(after))):
            for opens, closes in chain:
                yield opens, "“"
                yield closes, "”"


def _chains(text: str, pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs that only a half-width comma parts ("好","坏"): what is said of one is said of all."""
    chains: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if chains and _COMMA.fullmatch(text, chains[-1][-1][1] + 1, pair[0]):
            chains[-1].append(pair)
        else:
            chains.append([pair])
    return chains


def _is_odd(text: str, opens: int, closes: int) -> bool:
    """Whether two marks one after the other may be no pair: nothing or a blank inside, a letter outside, another pair."""
    inside = text[opens + 1:closes]
    return (inside.strip() != inside or not inside or "“" in inside or "”" in inside
            or text.count("“", 0, opens) != text.count("”", 0, opens)
            or bool(_LATIN.match(text[opens - 1:opens]) or _LATIN.match(text[closes + 1:closes + 2])))
