"""The paragraphs of a text in; whether anything but unusual words shows that programs worked on it, out.

A department of quality (品质部) writes 品质 all over, and another writer likes 碰到: words alone prove no spinner. What filters
and spinners do besides is seen in every damaged text: a mask, a stop without its sentence, a verb without its object, half a
word, clauses that run into each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

from zhiku.intake import places
from zhiku.intake.context import Context, Passage
from zhiku.intake.steps import edges, halves, holes, lost_chars, masks
from zhiku.intake.values import Edit, Part

_ENOUGH = 3
_ENOUGH_BESIDE = 1  # where the marks are half-width, as spinners leave them; many a writer's are too
_CHARACTERS = 20_000  # that are looked through
_STEPS: tuple[Callable[[Passage], Iterator[Edit]], ...] = (edges.step, masks.step, holes.step, lost_chars.step, halves.offers)
_WIDE = str.maketrans(",:;?!()", "，：；？！（）")
_IF_DAMAGED = Context(spun=True)


def has_traces(parts: Sequence[Part], *, narrow: bool, already: int) -> bool:
    """Whether there are enough of them; `narrow`: whether the marks are half-width; `already`: how many were found elsewhere."""
    needed = (_ENOUGH_BESIDE if narrow else _ENOUGH) - already
    return needed <= 0 or len(list(islice(_traces(list(_passages(parts))), needed))) == needed


def _passages(parts: Sequence[Part]) -> Iterator[Passage]:
    left = _CHARACTERS
    for part in parts:
        text = part.block.text[part.begin:part.stop].translate(_WIDE)
        yield Passage(text, part.kind, _IF_DAMAGED, part.joined)
        left -= len(text)
        if left < 0:
            return


def _traces(passages: Sequence[Passage]) -> Iterator[object]:
    """What each step would make of the paragraphs, the quicker steps first."""
    for step in _STEPS:
        yield from (edit for passage in passages for edit in step(passage) if edit.tier != "proposed" or step is halves.offers)
    places.read_ahead([passage.text for passage in passages])
    yield from chain.from_iterable(places.clause_borders(passage.text, 0.0) for passage in passages)
