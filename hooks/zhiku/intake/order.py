"""The order of the steps of a repair, and why it is this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from zhiku.intake.context import Passage
from zhiku.intake.steps import (
    ads,
    agents,
    bare_ends,
    blanks,
    commas,
    cut_places,
    cut_words,
    edges,
    halves,
    holes,
    known_spinners,
    lone_chars,
    lost_chars,
    masks,
    named_ends,
    noise,
    quotes,
    readings,
    short_forms,
    stuffed,
    swapped_words,
    synonyms,
    width,
)
from zhiku.intake.values import Edit

# Advertisements first: what is no word of the writer's needs no repair.
# Readings before the width of their brackets. Edges before marks: a lone comma is taken away, not widened. Marks before
# words: later steps read full-width punctuation; and before blanks, which are layout beside it; quotes after the marks that
# they stand beside. Noise before words: 好的忍耐力职责员 must be 好的员 before 员 is looked at. Cut words before
# single characters and synonyms, whose contexts hold whole words. Commas after words. Holes last: what nothing else could explain.
STEPS: tuple[tuple[str, Callable[[Passage], Iterable[Edit]]], ...] = (
    ("ads", ads.step),
    ("readings", readings.step),
    ("edges", edges.step),
    ("width", width.step),
    ("quotes", quotes.step),
    ("blanks", blanks.step),
    ("masks", masks.step),
    ("known noise", known_spinners.noise),
    ("noise", noise.step),
    ("stuffed", stuffed.step),
    ("agents", agents.step),
    ("cut_words", cut_words.step),
    ("named_ends", named_ends.step),
    ("bare_ends", bare_ends.step),
    ("lost_chars", lost_chars.step),
    ("halves", halves.step),
    ("known_spinners", known_spinners.step),
    ("synonyms", synonyms.step),
    ("synonyms again", synonyms.step),  # a word put back may be what its neighbour's context asks for
    ("short_forms", short_forms.step),
    ("swapped_words", swapped_words.step),
    ("known_spinners offers", known_spinners.offers),
    ("lone_chars", lone_chars.step),
    ("halves offers", halves.offers),
    ("commas", commas.step),
    ("holes", holes.step),
    ("cut_places", cut_places.step),
)
