"""Many places in runs of Chinese text, each with what may stand there instead, in; what `Lattice.instead` says of each, reckoned
side by side, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from zhiku.intake.language import STRANGE, Language
from zhiku.intake.lattices import FAR, Costs, Read
from zhiku.intake.spelling import LONGEST

_REACH = LONGEST - 1
"""How many characters before and behind something else may be in one word with it."""
_NO_CHAR = "\n"
"""Stands in no word."""


class Question(NamedTuple):
    """What does the text of a lattice cost with `new` in place of its characters from start to end?"""

    lattice: Read
    start: int
    end: int
    new: str


def answers(questions: Sequence[Question], known: Language) -> list[tuple[int, int]]:
    """For each question what the whole text costs then, and what it costs up to the end of `new`."""
    alike: dict[tuple[int, int], list[int]] = {}
    for n, one in enumerate(questions):
        alike.setdefault((id(one.lattice.costs), len(one.new)), []).append(n)
    found = [(0, 0)] * len(questions)
    for numbers in alike.values():
        asked = [questions[n] for n in numbers]
        for n, answer in zip(numbers, _answers(asked, asked[0].lattice.costs, len(asked[0].new), known), strict=True):
            found[n] = answer
    return found


def _answers(asked: Sequence[Question], costs: Costs, size: int, known: Language) -> list[tuple[int, int]]:
    """The same where all lattices were reckoned together, and all that is new has so many characters.

    Around each place stands a window: a few characters, `new`, a few characters. Up to where `new` begins, and from where no
    word reaches back into it, the lattice knows all costs; between, they are reckoned anew as in `lattices.py`.
    """
    border, width = _REACH + size, size + 2 * _REACH
    words = known.words_of("".join(map(_window, asked)))[:, :-1].reshape(LONGEST + 1, len(asked), width)
    starts, ends, stops = np.array([(one.lattice.start + one.start, one.lattice.start + one.end,
                                     one.lattice.start + len(one.lattice.text)) for one in asked]).T
    ending = np.full((width + 1, LONGEST + 1, len(asked)), STRANGE, np.int32)  # by place, length of the word, question
    spent = np.full_like(ending, FAR)
    before = np.maximum(starts + np.arange(-_REACH, 1)[:, None], 0)
    ending[:_REACH + 1], spent[:_REACH + 1] = costs.ending[:, before].swapaxes(0, 1), costs.spent[:, before].swapaxes(0, 1)
    steps = [(at, length) for at in range(border) for length in range(max(1, _REACH + 1 - at), LONGEST + 1)]
    for at, length in steps:
        ending[at + length, length] = words[length, :, at]
    added = known.pairs(ending[[at for at, _ in steps]], np.stack([words[length, :, at] for at, length in steps])[:, None])
    for (at, length), pairs in zip(steps, added, strict=True):
        can_be = (words[length, :, at] >= 0) | (length == 1)
        spent[at + length, length] = np.where(can_be, np.minimum((spent[at] + pairs).min(0), FAR), FAR)
    behind = ends + np.arange(_REACH + 1)[:, None]
    rest = np.minimum(behind, costs.rest.shape[1] - 1)
    first, second = ending[border:], costs.beginning[:, rest].swapaxes(0, 1)
    whole = (spent[border:, :, None] + known.pairs(first[:, :, None], second[:, None])
             + costs.rest[:, rest].swapaxes(0, 1)[:, None]).min((1, 2))
    whole = np.where(behind == stops, spent[border:].min(1), whole).min(0)
    return list(zip(whole.tolist(), spent[border].min(0).tolist(), strict=True))


def _window(one: Question) -> str:
    text = one.lattice.text
    return (text[max(0, one.start - _REACH):one.start].rjust(_REACH, _NO_CHAR) + one.new
            + text[one.end:one.end + _REACH].ljust(_REACH, _NO_CHAR))
