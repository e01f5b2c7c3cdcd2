"""A paragraph of a spun text in; edits out that make 可 before a verb 可以 again.

Spinners shorten 可以 to 可. Writers write 可 as well, but seldom alone before a verb in a text for everybody; so it goes by
itself only where the text has several and its neighbours speak for the longer form.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhiku.intake import match
from zhiku.intake.around import gain_of, is_han, tokens
from zhiku.intake.context import Passage
from zhiku.intake.steps.swapped_words import TABLE
from zhiku.intake.values import Edit

_SHORT, _LONG = "可", "可以"
_PROPOSED, _AUTO = -0.6, 0.2
_SEVERAL = 2


def places(text: str) -> Iterator[int]:
    """Where 可 is a word of its own with something before it to be possible."""
    if _SHORT not in text:
        return
    at = 0
    for token in tokens(text):
        start, at = at, at + len(token)
        if token == _SHORT and (is_han(text[at:at + 1]) or is_han(text[start - 1:start])):
            yield start


def step(passage: Passage) -> Iterator[Edit]:
    """Offered where it is hardly less likely than 可; done where the whole text does so."""
    if passage.kind in ("code", "quote") or not passage.context.spun:
        return
    right = match.right(TABLE, passage.text)
    for at in places(passage.text):
        if at in right:
            continue
        gain = gain_of(passage.text, at, at + 1, _LONG)
        if gain >= _PROPOSED:
            yield Edit(at, at + 1, _LONG, "swapped:可→可以",
                       "auto" if gain >= _AUTO and passage.context.short_forms >= _SEVERAL else "proposed",
                       "“可以”常被改写工具缩成“可”")
