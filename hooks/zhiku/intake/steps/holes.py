"""A paragraph in; marks out where its grammar shows that a word is missing and nothing shows which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from zhiku.intake.around import is_han, place, tokens
from zhiku.intake.context import Passage
from zhiku.intake.language import language
from zhiku.intake.rules import load
from zhiku.intake.values import Edit

_APART, _STRANGE = 1.8, 5


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], str, bool], ...]:
    data = load("holes.yml")
    people = "|".join(sorted(data["people"], key=len, reverse=True))
    return tuple((row["id"], re.compile(row["at"].replace("{people}", people)), row["reason"], bool(row.get("always")))
                 for row in data["rules"])


def step(passage: Passage) -> Iterator[Edit]:
    """A hole is never filled: the mark says where, the reason says why."""
    if passage.kind in ("code", "quote"):
        return
    done: set[int] = set()
    for name, pattern, reason, always in _rules():
        if not (always or passage.context.damaged):
            continue
        for match in pattern.finditer(passage.text):
            if match.end() not in done:
                done.add(match.end())
                yield Edit(match.end(), match.end(), "", f"hole:{name}", "flag", reason)
    if passage.context.damaged:
        yield from _gaps(passage.text, done)


@lru_cache(maxsize=1 << 16)
def _is_usual(before: str, token: str) -> bool:
    known = language()
    word = known.word(token)
    return known.pair(known.word(before), word) < known.alone(word) + _STRANGE


def _gaps(text: str, done: set[int]) -> Iterator[Edit]:
    """Between two words that written Chinese hardly ever has side by side, where each fits its other neighbours."""
    at, last = 0, ""
    for token in tokens(text):
        start, at = at, at + len(token)
        before, last = last, token
        if _is_usual(before, token):  # what is found side by side needs no second look
            continue
        if not start or not (is_han(token[0]) or is_han(text[start - 1])) or not done.isdisjoint(range(start - 2, start + 3)):
            continue
        if place(text, start, start).apart() >= _APART:
            done.add(start)
            yield Edit(start, start, "", "hole:apart", "flag", "这两个词从不连在一起，中间像是缺了一个词")

