"""A paragraph of a text from which a filter took single characters in; edits out that put back what the rest shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhiku.intake.around import gain_of, singles
from zhiku.intake.context import Passage
from zhiku.intake.match import find
from zhiku.intake.rules import read
from zhiku.intake.steps.known_spinners import takes
from zhiku.intake.ties import is_of_a_term
from zhiku.intake.values import Edit, Tier

_UNLIKELY, _LIKELY = -0.6, 0.0
_LONE = "lost_chars:实→进行"
"""What no writer makes (财务科实沟通): offered where nothing else shows damage, too."""
_FORM = re.compile(r"(.?)〔(.)〕(.?)")


@cache
def _bound() -> dict[str, list[tuple[str, bool]]]:
    """What is left of a word → (lost character, whether it stood first), in the order of the list."""
    out: dict[str, list[tuple[str, bool]]] = {}
    for line in read("bound.txt").splitlines():
        for form in line.split("#")[0].split():
            match = _FORM.fullmatch(form)
            if match and (match[1] or match[3]):
                out.setdefault(match[1] or match[3], []).append((match[2], not match[1]))
    return out


@cache
def _remains() -> re.Pattern[str]:
    return re.compile("[" + "".join(_bound()) + "]")


def step(passage: Passage) -> Iterator[Edit]:
    """First the table with its contexts, then characters that never stand alone and do."""
    if passage.kind == "code":
        return
    text, absent = passage.text, passage.context.chars
    taken: list[tuple[int, int]] = []
    for hit in find("lost_chars.tsv", text):
        row = hit.word
        lost = [c for c in row.new if c not in row.old]
        plain = row.new.startswith(row.old) or row.new.endswith(row.old) or _inside(row.old, row.new)
        sure = row.when == "proof" and (not plain or all(c not in absent for c in lost))
        if not passage.context.damaged and row.id == _LONE:
            yield from _smallest(hit.start, row.old, row.new, f"lost-char:{row.new}", "proposed", row.reason)
        if not passage.context.damaged or (not sure and (any(c in absent for c in lost) or not passage.context.spun)):
            continue
        if plain and not all(takes(passage.context, c) for c in lost):
            if not sure:
                continue
            sure = False
        tier: Tier = "auto" if sure else "proposed"
        taken.append((hit.start, hit.end))
        yield from _smallest(hit.start, row.old, row.new, f"lost-char:{row.new}", tier, row.reason)
    if passage.context.damaged and (passage.context.spinner or not passage.context.spun):
        yield from _stranded(passage, taken)  # else `lone_chars` weighs all that is known of them


def _inside(old: str, new: str) -> bool:
    rest = iter(new)
    return all(c in rest for c in old)


def _smallest(start: int, old: str, new: str, rule: str, tier: Tier, reason: str) -> Iterator[Edit]:
    """The change without what both forms begin and end with: 学 → 学习 is an insertion."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    yield Edit(start + head, start + len(old) - tail, new[head:len(new) - tail], rule, tier, reason)


def _stranded(passage: Passage, taken: list[tuple[int, int]]) -> Iterator[Edit]:
    text, present, spun = passage.text, passage.context.chars, passage.context.spun
    if not _remains().search(text):
        return
    for start, _, token, _ in singles(text):
        at = start + 1
        forms = _bound().get(token)
        if not forms or any(a <= start < b for a, b in taken):
            continue
        before, after = text[max(0, start - 1):start], text[at:at + 1]
        if not (_han(before) or _han(after)) or "《" in text[max(0, start - 6):start]:
            continue
        open_forms = [f for f in forms if f[0] not in present]
        if not open_forms:
            continue
        lost, first = open_forms[0]
        word = lost + token if first else token + lost
        gain = gain_of(text, start, at, word)
        if gain < _UNLIKELY:
            continue
        sure = len(open_forms) == 1 and spun and gain >= _LIKELY
        if not takes(passage.context, lost):
            if not sure:
                continue
            sure = False
        where = start if first else at
        if is_of_a_term(passage, where, is_first=first):
            continue
        yield Edit(where, where, lost, f"lost-char:{word}", "auto" if sure else "proposed",
                   f"“{token}”不单独成词，文中也没有“{lost}”字：“{word}”少了一个字")


def _han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
