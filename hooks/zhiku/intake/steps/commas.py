"""A paragraph of a spun text in; edits out that put commas back where the grammar of the sentence needs one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhiku.intake.around import gain_of
from zhiku.intake.context import Passage
from zhiku.intake.rules import load
from zhiku.intake.values import Edit, Tier

_RUN = re.compile("[\u4e00-\u9fff]{12,}")
_BEFORE, _AFTER = 7, 5  # characters of a clause that needs a comma
_PROPOSED, _AUTO = -0.9, 0.1


@cache
def _openers() -> re.Pattern[str]:
    return re.compile("|".join(load("commas.yml")["openers"]))


@cache
def _rules(person: str) -> tuple[tuple[str, re.Pattern[str], Tier, str, str, bool], ...]:
    return tuple((row["id"], re.compile(row["at"].replace("{员}", person)), row["tier"], row.get("mark", "，"),
                  row["reason"], bool(row.get("once")))
                 for row in load("commas.yml")["rules"])


def step(passage: Passage) -> Iterator[Edit]:
    """Style is a writer's own: commas are put back only in a text that is proved to be spun."""
    if not passage.context.spun or passage.kind == "code":
        return
    text = passage.text
    done: set[int] = set()
    person = f"{passage.context.cut.word}员" if passage.context.cut else "员"
    for name, pattern, tier, mark, reason, once in _rules(person):
        for match in pattern.finditer(text):
            at = match.end()
            if at in done or not 0 < at < len(text) or not _inside(text, at):
                continue
            done.add(at)
            yield Edit(at, at, mark, f"comma:{name}", tier, f"{reason}缺{'逗号' if mark == '，' else '标点'}")
            if once:
                break
    yield from _between_clauses(text, done)


def _between_clauses(text: str, done: set[int]) -> Iterator[Edit]:
    """Two long clauses without a mark, the second opened by a word that opens clauses, and a comma is hardly dearer."""
    for run in _RUN.finditer(text):
        for opener in _openers().finditer(text, run.start() + _BEFORE, run.end() - _AFTER + 1):
            at = opener.start()
            if not done.isdisjoint(range(at - 3, at + 4)):
                continue
            gain = gain_of(text, at, at, "，")
            if gain >= _PROPOSED:
                done.add(at)
                yield Edit(at, at, "，", "comma:between-clauses", "auto" if gain >= _AUTO else "proposed",
                           f"“{opener[0]}”开头的分句前面缺逗号")


def _inside(text: str, at: int) -> bool:
    return "\u3400" <= text[at] <= "\u9fff" and "\u3400" <= text[at - 1] <= "\u9fff"
