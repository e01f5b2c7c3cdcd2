"""A place in a text in; how what stands there, or something else, goes with the words around it, out. And the words of a text.

What is around a place is its run (`runs.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

import rjieba

from zhiku.intake.instead import Question, answers
from zhiku.intake.language import TENFOLD, language
from zhiku.intake.lattice import Lattice, lattice
from zhiku.intake.lattices import Read, lattices
from zhiku.intake.runs import MARKS, Runs, runs_in

_CLAUSE = re.compile("[，。；：？！、“”]|[^，。；：？！、“”]+")
_NOT_HAN = re.compile("[^\u4e00-\u9fff]")
AT_ONCE = 40_000
"""Characters that are read ahead together."""


class Place(NamedTuple):
    """A stretch of a lattice."""

    lattice: Lattice
    start: int
    end: int

    @property
    def left(self) -> int:
        """What the text costs up to the end of the place."""
        return self.lattice.until(self.end)

    def apart(self, at: int = 0) -> float:
        """How much dearer the two sides of a place are next to each other than each alone, in powers of ten; `at` counts
        from the beginning of this one."""
        return self.lattice.apart(self.start + at) / TENFOLD

    def gain_of_mark(self, at: int, mark: str) -> float:
        """How many times likelier a mark in a place is than none, in powers of ten; `at` counts from the beginning of this one."""
        return (self.lattice.cost - self.lattice.parted(self.start + at, mark)) / TENFOLD

    def instead(self, new: str) -> tuple[int, int]:
        """What the whole text costs with something else there, and what it costs up to the end of that."""
        asked = self.lattice.text, self.start, self.end, new
        return _answers_ahead.get(asked) or _instead(*asked)


_answers_ahead: dict[tuple[str, int, int, str], tuple[int, int]] = {}


@lru_cache(maxsize=1 << 14)
def _instead(text: str, start: int, end: int, new: str) -> tuple[int, int]:
    return (_ahead.get(text) or lattice(text)).instead(start, end, new)


@lru_cache(maxsize=1 << 11)
def _others(text: str) -> list[int]:
    return [-1, *(match.start() for match in _NOT_HAN.finditer(text)), len(text)]


def is_han(char: str) -> bool:
    """Whether it is one Han character."""
    return "\u4e00" <= char <= "\u9fff"


def around(text: str, start: int, end: int) -> tuple[str, int]:
    """What stands around text[start:end], itself among it and marks in full width, and where in text that begins."""
    others = _others(text)
    return _with_marks(text, others[bisect_left(others, start) - 1] + 1, others[bisect_left(others, end)])


def _with_marks(text: str, start: int, end: int) -> tuple[str, int]:
    before = MARKS.get(text[start - 1], "") if start else "。"
    after = MARKS.get(text[end], "") if end < len(text) else "。"
    return before + text[start:end] + after, start - len(before)


_ahead: dict[str, Lattice] = {}
_runs_ahead: dict[str, Runs] = {}  # of each text


def place(text: str, start: int, end: int) -> Place:
    """text[start:end] with what is around it."""
    runs = _runs_ahead.get(text)
    if runs is not None:
        n = bisect_right(runs.begins, start) - 1
        if n >= 0 and end <= runs.ends[n]:
            begin = runs.starts[n]
            return Place(runs.lattices[n] or lattice(runs.texts[n]), start - begin, end - begin)
    run, begin = around(text, start, end)
    return Place(_ahead.get(run) or lattice(run), start - begin, end - begin)


def read_ahead(texts: Iterable[str]) -> None:
    """Reckon the lattices of all runs of some texts at once: far quicker than when each is asked for. They are kept until others are
    read; most texts are the same as before the last step."""
    found = _runs(texts)
    runs = set(chain.from_iterable(some.texts for some in found.values()))
    kept = {run: lattice for run, lattice in _ahead.items() if run in runs}
    new = lattices([run for run in runs if run not in kept], language())
    _runs_ahead.clear()
    _runs_ahead.update(found)
    _ahead.clear()
    _ahead.update(kept)
    _ahead.update(new)
    for some in found.values():
        some.lattices[:] = map(_ahead.get, some.texts)


def runs_of(texts: Sequence[str]) -> list[Runs]:
    """The runs of some texts with all their lattices; what was not read ahead is reckoned now, at once."""
    found = _runs(texts)
    lacking = [some for some in found.values() if len(some.lattices) < len(some.texts) or None in some.lattices]
    new = lattices(list({run for some in lacking for run in some.texts if run not in _ahead}), language())
    for some in lacking:
        some.lattices[:] = [_ahead.get(run) or new.get(run) or lattice(run) for run in some.texts]
    return [found[text] for text in texts]


def _runs(texts: Iterable[str]) -> dict[str, Runs]:
    """The runs of different texts; of those that were read ahead they are known."""
    found = {text: _runs_ahead.get(text) for text in texts}
    new = [text for text, runs in found.items() if runs is None]
    return {text: runs for text, runs in found.items() if runs} | dict(zip(new, runs_in(new), strict=True))


def all_instead(questions: Iterable[tuple[Place, str]]) -> list[tuple[int, int]]:
    """What `Place.instead` says of many places: those of lattices that were read ahead are reckoned at once."""
    asked = [(here.lattice, here.start, here.end, new) for here, new in questions]
    together = [Question(lattice, start, end, new) for lattice, start, end, new in dict.fromkeys(asked)
                if isinstance(lattice, Read)]
    found: dict[tuple[Lattice, int, int, str], tuple[int, int]] = dict(zip(together, answers(together, language()), strict=True))
    return [found.get(one) or _instead(one[0].text, *one[1:]) for one in asked]


def answer_ahead(questions: Iterable[tuple[Place, str]]) -> None:
    """Reckon at once what `Place.instead` will be asked. The answers are kept until others are reckoned."""
    asked = list(questions)
    _answers_ahead.clear()
    _answers_ahead.update(zip(((here.lattice.text, here.start, here.end, new) for here, new in asked), all_instead(asked), strict=True))


def forget() -> None:
    """Let go of what was read ahead; what comes behind the repair of a text needs room, too."""
    _ahead.clear()
    _runs_ahead.clear()
    _answers_ahead.clear()
    for kept in (lattice, tokens, _words, singles, _instead, _others):
        kept.cache_clear()
    language().forget()


def reading(texts: Iterable[str]) -> Iterator[str]:
    """Texts one after the other, so many of them read ahead as have about as much text as is read at once."""
    some: list[str] = []
    size = 0
    for text in texts:
        some.append(text)
        size += len(text)
        if size >= AT_ONCE:
            read_ahead(some)
            yield from some
            some, size = [], 0
    read_ahead(some)
    yield from some


def gain_of(text: str, start: int, end: int, new: str) -> float:
    """How many times likelier `new` is between the neighbours of text[start:end] than what stands there, in powers of ten."""
    here = place(text, start, end)
    return (here.lattice.cost - here.instead(new)[0]) / TENFOLD


def misfit(text: str, start: int, end: int, words: Sequence[str]) -> float:
    """How much dearer text[start:end], which consists of `words`, is there than anywhere, in powers of ten; below 0 for what fits."""
    known, here = language(), place(text, start, end)
    return (here.lattice.cost - here.instead("")[0] - sum(known.alone(known.word(word)) for word in words)) / TENFOLD


@lru_cache(maxsize=1 << 11)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a paragraph; several steps ask for those of the same one."""
    return tuple(chain.from_iterable(map(_words, _CLAUSE.findall(text))))


@lru_cache(maxsize=1 << 13)
def _words(clause: str) -> tuple[str, ...]:
    """The words of a clause, or a mark: most clauses of a paragraph stay when a step changes it, and no word reaches over a mark."""
    return tuple(rjieba.cut(clause, False))


@lru_cache(maxsize=1 << 11)
def singles(text: str) -> list[tuple[int, str, str, str]]:
    """The Han characters of a paragraph that are words of their own: where, the word before, the character, the word behind."""
    words = tokens(text)
    along = zip(accumulate(map(len, words), initial=0), ("", *words), words, (*words[1:], ""), strict=False)
    return [one for one in along if len(one[2]) == 1 and "\u3400" <= one[2] <= "\u9fff"]
