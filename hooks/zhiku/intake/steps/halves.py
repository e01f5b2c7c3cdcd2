"""A paragraph from a spinner that is known in; edits out that put back the characters its filter takes, where the other half
of a word stands alone. What other filters take is a matter of odds (`lone_chars.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from zhiku.intake.around import answer_ahead, gain_of, place, singles
from zhiku.intake.context import Passage
from zhiku.intake.contexts import stands_before, stands_behind
from zhiku.intake.rules import classes, filled, read
from zhiku.intake.steps.known_spinners import takes
from zhiku.intake.ties import is_of_a_term
from zhiku.intake.values import Edit

_FORM = re.compile(r"(\??)([\u3400-\u9fff]*)〔(.)〕([\u3400-\u9fff]*)")
_UNLIKELY, _LIKELY = -0.6, 0.0


class Half(NamedTuple):
    """What is left of a word, what was cut, and on which side."""

    left: str
    lost: str
    first: bool
    before: str
    after: str
    sure: bool


@cache
def _halves() -> dict[str, list[Half]]:
    """By the character that is left; forms with a context come first."""
    out: dict[str, list[Half]] = {}
    named = classes("synonyms.tsv")
    for line in read("halves.txt").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        before, after = (cells[1], cells[2]) if len(cells) == 3 else ("-", "-")
        before, after = filled(before, named), filled(after, named)
        for form in cells[0].split():
            match = _FORM.fullmatch(form)
            if not match:
                raise ValueError(f"halves.txt: {form}")
            left, first = (match[2], False) if match[2] else (match[4], True)
            head = left[:-1] if not first else ""
            out.setdefault(left[-1] if not first else left[0], []).append(Half(
                left, match[3], first,
                f"(?:{head if head else before})$" if head or before != "-" else "", after if after != "-" else "",
                not match[1]))
    return out


def step(passage: Passage) -> Iterator[Edit]:
    """The first form whose context fits; where a known spinner's filter takes the character, and nothing else can be meant,
    it goes without asking."""
    if passage.context.spinner:
        yield from _fitting(passage)


def is_offered(passage: Passage) -> bool:
    """Whether it is not known what the filter takes."""
    return passage.context.spun and not passage.context.spinner and passage.kind not in ("code", "quote")


def offers(passage: Passage) -> Iterator[Edit]:
    """Where it is not known what the filter takes: what the odds did not speak for, but the form does."""
    if is_offered(passage):
        yield from (edit._replace(tier="proposed") for edit in _fitting(passage) if edit.tier == "auto")


def read_ahead(texts: Iterable[str]) -> None:
    """Reckon at once what is asked of the words in some texts."""
    answer_ahead([(place(text, start, start + 1), word) for text in texts for start, whole in _may_be(text) for _, word, _ in whole])


@lru_cache(maxsize=1 << 11)
def _may_be(text: str) -> list[tuple[int, list[tuple[Half, str, int]]]]:
    """The single characters of a text that may be halves: where, and all forms that fit, each with its word and the place of
    what was cut."""
    found, halves = [], _halves()
    for start, _, token, _ in singles(text):
        at = start + 1
        whole = []
        for half in halves.get(token, ()):
            where = start if half.first else at
            if half.before and not stands_before(half.before)(text, start):
                continue
            if half.after and not stands_behind(half.after)(text, at):
                continue
            if text[max(0, where - 1):where] != half.lost != text[where:where + 1]:
                whole.append((half, half.lost + token if half.first else token + half.lost, where))
        if whole:
            found.append((start, whole))
    return found


def _fitting(passage: Passage) -> Iterator[Edit]:
    if passage.kind in ("code", "quote"):
        return
    text = passage.text
    for start, whole in _may_be(text):
        token, at = text[start], start + 1
        for half, word, where in whole:
            if is_of_a_term(passage, where, is_first=half.first):
                continue
            gain = gain_of(text, start, at, word)
            if gain < _UNLIKELY:
                continue
            sure = half.sure and gain >= _LIKELY
            if not takes(passage.context, half.lost):
                if not sure:
                    continue
                sure = False
            yield Edit(where, where, half.lost, f"lost-char:{word}", "auto" if sure else "proposed",
                       f"“{token}”在这里不单独成词：“{word}”少了一个字")
            break
