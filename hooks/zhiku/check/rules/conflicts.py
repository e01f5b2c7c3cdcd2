"""Marks of an unresolved merge: told once each, and of the lines between them nothing else is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.fences import CONFLICT_LETTER

_OPEN = lazy(r"^<{7}(?: .*)?$", re.M)
_CLOSE = lazy(r"^>{7}(?: .*)?$", re.M)


def unsettled(document: Document) -> Iterator[tuple[int, int, int]]:
    """Where each conflict is told, and from where to where it spoils the text: in front matter, all of it."""
    front = document.text[:document.body_start]
    if match := _OPEN.search(front) or _CLOSE.search(front):
        yield match.start(), 0, len(document.text) + 1
        return
    text = document.prose
    done = 0
    while "<<<<<<<" in text and (opened := _OPEN.search(text, done)):
        closed = _CLOSE.search(text, opened.end())
        done = closed.end() if closed else len(text)
        yield opened.start(), opened.start(), done


def find(document: Document, world: World) -> Iterator[Problem]:
    """Every conflict, where it begins."""
    for at, _, _ in unsettled(document):
        yield Problem(at, CONFLICT_LETTER)


RULE = Rule("conflict", "error", "合并冲突要解决", find)
