"""A paragraph of a spun text in; edits out that put commas back where the grammar of the sentence needs one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from zhiku.intake.context import Passage
from zhiku.intake.hints import Hints
from zhiku.intake.places import clause_borders, likely_gaps
from zhiku.intake.rules import compiled, load
from zhiku.intake.values import Edit, Tier

_PROPOSED, _AUTO = 0.1, 0.4
_LEANING = "也才都就还可"  # what stands before these may be their subject: 自身的素养也是基础
_TORN = -3.6  # from these odds of a cut word on, a comma is only offered: nobody knows which of the two is missing
_APART, _REACH = 3, 12


@cache
def _rules(person: str) -> tuple[tuple[str, str, Tier, str, str, bool], ...]:
    return tuple((row["id"], row["at"].replace("{员}", person), row["tier"], row.get("mark", "，"),
                  row["reason"], bool(row.get("once")))
                 for row in load("commas.yml")["rules"])


@cache
def _hints(person: str) -> Hints:
    return Hints([pattern for _, pattern, *_ in _rules(person)])


def step(passage: Passage) -> Iterator[Edit]:
    """Style is a writer's own: commas are put back only in a text that is proved to be spun."""
    if not passage.context.spun or passage.kind == "code":
        return
    text = passage.text
    done: set[int] = set()
    person = f"{passage.context.cut.word}员" if passage.context.cut else "员"
    rules = _rules(person)
    for name, pattern, tier, mark, reason, once in (rules[n] for n in _hints(person).of(text)):
        for match in compiled(pattern).finditer(text):
            at = match.end()
            if at in done or not 0 < at < len(text) or not _inside(text, at):
                continue
            done.add(at)
            yield Edit(at, at, mark, f"comma:{name}", tier, f"{reason}缺{'逗号' if mark == '，' else '标点'}")
            if once:
                break
    yield from _between_clauses(text, done)


def _between_clauses(text: str, done: set[int]) -> Iterator[Edit]:
    """Clauses that run into each other, where all that is known of the place speaks for a comma."""
    borders = clause_borders(text, _PROPOSED)
    torn = {at for _, at in likely_gaps(text, _TORN)} if borders else set()
    for score, at in borders:
        if not _is_whole(text, at) and done.isdisjoint(range(at - _APART, at + _APART + 1)):
            done.add(at)
            is_sure = score >= _AUTO and text[at] not in _LEANING and at not in torn
            yield Edit(at, at, "，", "comma:between-clauses", "auto" if is_sure else "proposed", "两个分句连在一起，中间像是缺了逗号")


@cache
def _whole() -> tuple[tuple[str, str], ...]:
    return tuple((row["before"] + "$", row["after"]) for row in load("commas.yml")["whole"])


def _is_whole(text: str, at: int) -> bool:
    """Whether what stands on both sides belongs together: 不是睡觉 and 就是画画."""
    return any(compiled(after).match(text, at) and compiled(before).search(text, max(0, at - _REACH), at) for before, after in _whole())


def _inside(text: str, at: int) -> bool:
    return "\u3400" <= text[at] <= "\u9fff" and "\u3400" <= text[at - 1] <= "\u9fff"
