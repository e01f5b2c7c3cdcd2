"""Many places in runs of Chinese text, each with what may stand there instead, in; what `Lattice.instead` says of each, reckoned
side by side, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from zhiku.intake.language import STRANGE, Language
from zhiku.intake.lattices import FAR, Costs, Read
from zhiku.intake.spelling import LONGEST, characters

_REACH = LONGEST - 1
"""How many characters before and behind something else may be in one word with it."""
_NO_CHAR = ord("\n")
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
    begins, starts, ends, stops = np.array([(one.lattice.start, one.lattice.start + one.start, one.lattice.start + one.end,
                                             one.lattice.start + len(one.lattice.text)) for one in asked]).T
    before, behind = starts + np.arange(-_REACH, 1)[:, None], ends + np.arange(_REACH + 1)[:, None]
    first, last = np.maximum(before, 0), np.minimum(behind, len(costs.text) - 1)  # those beyond are in no lattice
    windows = np.concatenate([np.where(before < begins, _NO_CHAR, costs.text[first])[:-1],
                              characters("".join([one.new for one in asked])).reshape(len(asked), size).T,
                              np.where(behind < stops, costs.text[last], _NO_CHAR)[:-1]])
    words = known.words_of(windows.T.ravel())[:, :-1].reshape(LONGEST + 1, len(asked), width)
    ending = np.full((width + 1, LONGEST + 1, len(asked)), STRANGE, np.int32)  # by place, length of the word, question
    spent = np.full_like(ending, FAR)
    ending[:_REACH + 1], spent[:_REACH + 1] = costs.ending[:, first].swapaxes(0, 1), costs.spent[:, first].swapaxes(0, 1)
    steps = [(at, length) for at in range(border) for length in range(max(1, _REACH + 1 - at), LONGEST + 1)]
    for at, length in steps:
        ending[at + length, length] = words[length, :, at]
    added = known.pairs(ending[[at for at, _ in steps]], np.stack([words[length, :, at] for at, length in steps])[:, None])
    for (at, length), pairs in zip(steps, added, strict=True):
        can_be = (words[length, :, at] >= 0) | (length == 1)
        spent[at + length, length] = np.where(can_be, np.minimum((spent[at] + pairs).min(0), FAR), FAR)
    rest, beginning = costs.rest[:, last].swapaxes(0, 1), costs.beginning[:, last].swapaxes(0, 1)
    whole = (spent[border:, :, None] + known.pairs(ending[border:, :, None], beginning[:, None]) + rest[:, None]).min((1, 2))
    whole = np.where(behind == stops, spent[border:].min(1), whole).min(0)
    return list(zip(whole.tolist(), spent[border].min(0).tolist(), strict=True))
