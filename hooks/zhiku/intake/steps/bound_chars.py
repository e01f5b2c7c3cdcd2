"""A paragraph of a spun text in; edits out that put back the other half of a word whose first or second character stands
alone where it never can, the half that written Chinese has between such neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from zhiku.intake.around import around, is_han, tokens
from zhiku.intake.context import Passage
from zhiku.intake.language import TENFOLD, language
from zhiku.intake.rules import words
from zhiku.intake.values import Edit

_COMMON = 30_000  # words that a half is completed to
_PROPOSED, _AUTO, _CLEAR = 0.2, 0.7, 0.7


class Half(NamedTuple):
    """A whole word, the character that was cut, and whether it stood first."""

    word: str
    lost: str
    first: bool


@cache
def _halves() -> dict[str, tuple[Half, ...]]:
    """By the character that is left."""
    found: dict[str, list[Half]] = {char: [] for char in words("bound_chars.txt")}
    for word, number in language().numbers.items():
        if len(word) == 2 and number < _COMMON:
            if word[0] in found:
                found[word[0]].append(Half(word, word[1], False))
            if word[1] in found:
                found[word[1]].append(Half(word, word[0], True))
    return {char: tuple(halves) for char, halves in found.items()}


def step(passage: Passage) -> Iterator[Edit]:
    """Offered where the whole word is likelier; by itself where it is far likelier than any other word, and the lost
    character stands nowhere in the text."""
    if passage.kind in ("code", "quote") or not passage.context.spun:
        return
    text, at = passage.text, 0
    for token in tokens(text):
        start, at = at, at + len(token)
        if len(token) == 1 and token in words("bound_chars.txt") and (is_han(text[start - 1:start]) or is_han(text[at:at + 1])):
            yield from _complete(text, start, token, passage.context.chars)


def _complete(text: str, start: int, token: str, present: frozenset[str]) -> Iterator[Edit]:
    left, right = around(text, start, start + 1)
    known = language()
    offers = sorted((known.cost(left + half.word + right), half) for half in _halves()[token]
                    if text[start - 1:start] != half.lost or not half.first)
    if not offers:
        return
    cost, half = offers[0]
    gain = (known.cost(left + token + right) - cost) / TENFOLD
    lead = (offers[1][0] - cost) / TENFOLD if len(offers) > 1 else _CLEAR
    if gain >= _PROPOSED and text[start + 1:start + 2] != half.lost:
        where = start if half.first else start + 1
        sure = gain >= _AUTO and lead >= _CLEAR and half.lost not in present
        yield Edit(where, where, half.lost, f"lost-char:{half.word}", "auto" if sure else "proposed",
                   f"“{token}”不单独成词，这里最常见的是“{half.word}”")


