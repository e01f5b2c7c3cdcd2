"""A paragraph in; marks out where its grammar shows that a word is missing and nothing shows which."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from zhiku.intake.context import Passage
from zhiku.intake.hints import Hints
from zhiku.intake.rules import compiled, load
from zhiku.intake.values import Edit


@cache
def _rules() -> tuple[tuple[str, str, str, bool], ...]:
    data = load("holes.yml")
    people = "|".join(sorted(data["people"], key=len, reverse=True))
    return tuple((row["id"], row["at"].replace("{people}", people), row["reason"], bool(row.get("always")))
                 for row in data["rules"])


@cache
def _hints() -> Hints:
    return Hints([pattern for _, pattern, *_ in _rules()])


def step(passage: Passage) -> Iterator[Edit]:
    """A hole is never filled: the mark says where, the reason says why."""
    if passage.kind in ("code", "quote"):
        return
    done: set[int] = set()
    for name, pattern, reason, always in (_rules()[n] for n in _hints().of(passage.text)):
        if not (always or passage.context.damaged):
            continue
        for match in compiled(pattern).finditer(passage.text):
            if match.end() not in done and not (passage.open and match.end() == len(passage.text)):
                done.add(match.end())
                yield Edit(match.end(), match.end(), "", f"hole:{name}", "flag", reason)
