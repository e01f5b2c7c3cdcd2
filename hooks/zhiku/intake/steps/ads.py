"""A paragraph in; edits out that take away an advertisement that stands as a whole sentence at its beginning or its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.intake.context import Passage
from zhiku.intake.rules import compiled, load
from zhiku.intake.values import Edit

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]+[ \u3000]*|[^。！？!?]+$")
_LONGEST, _SHORTEST = 60, 20


def is_ad(sentence: str) -> bool:
    """Whether a sentence is an advertisement and nothing else: an act that leads it, a gift, and no word of who tells of it."""
    data, text = load("ads.yml"), sentence.strip(" \u3000。！？!?~～")
    if len(text) > _LONGEST or compiled(data["tells"]).search(text):
        return False
    act = compiled(f"(?:{data['lead']})(?:{data['act']})").match(text)
    return act is not None and compiled(data["gift"]).search(text, act.end()) is not None


def step(passage: Passage) -> Iterator[Edit]:
    """The sentences, of a paragraph that says more, in a text that tells of no swindlers."""
    data, text = load("ads.yml"), passage.text
    if passage.kind != "paragraph" or passage.joined or passage.open or not compiled(data["act"]).search(text):
        return
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    found = [span for span in (*spans[:1], *spans[1:][-1:]) if is_ad(text[slice(*span)])]
    kept = "".join(text[slice(*span)] for span in spans if span not in found)
    if len(kept) < _SHORTEST or any(word in passage.context.chars for word in data["texts"]) or compiled(data["beside"]).search(kept):
        return
    for begin, end in found:
        yield Edit(begin, end, "", "site:ad", "auto", data["reason"])
