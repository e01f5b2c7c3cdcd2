"""Texts and which words may stand for which (`spun_words.py`) in; the places where one may, with the likeliest other, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zhiku.intake.around import Place, all_instead, place, runs_of
from zhiku.intake.language import TENFOLD
from zhiku.intake.lattice import Lattice
from zhiku.intake.runs import Runs
from zhiku.intake.spun_words import FAVOUR, Choices, spun_words

_BESIDE = 6


class Swap(NamedTuple):
    """A word that may stand for another: where, what for, how many times likelier that is there (`gain`) and behind what
    stands to the left alone (`left`), in powers of ten; whether spinners make this swap most, and whether the word is as
    usual as what it may stand for."""

    start: int
    end: int
    old: str
    new: str
    gain: float
    left: float
    favoured: bool
    usual: bool

    @property
    def pair(self) -> str:
        return f"{self.old}→{self.new}"

    @property
    def proof(self) -> float:
        """What the place says of itself: the left neighbour is often 的 or a mark and fits everything, and a usual word needs
        ten times more."""
        return self.gain + FAVOUR if self.favoured else self.gain - 0.4 * self.left - self.usual


class _Place(NamedTuple):
    """Where in a run a word stands that may stand for others, and the swaps that may be, the likeliest first; each with whether it
    counts if no likelier one can be."""

    start: int
    end: int
    swaps: list[tuple[Swap, bool]]


def swaps_of(texts: Sequence[str], choices: Choices) -> list[tuple[Swap, ...]]:
    """Every candidate of some texts with the likeliest word in its place."""
    runs = runs_of(texts)
    different = {run: lattice for some in runs for run, lattice in zip(some.texts, some.lattices, strict=True) if lattice}
    places = dict(zip(different, _places(list(different.values()), choices), strict=True))
    return [tuple(_swaps(text, some, places)) for text, some in zip(texts, runs, strict=True)]


def _places(runs: Sequence[Lattice], choices: Choices) -> list[list[_Place]]:
    """Those of each run."""
    find, usual = spun_words().automaton.find_matches_as_indexes, spun_words().usual
    found = [(n, Place(run, start, end), *choices[index]) for n, run in enumerate(runs) for index, start, end in find(run.text)]
    costs = iter(all_instead([(here, choice.word) for _, here, _, may_be in found for choice in may_be]))
    places: list[list[_Place]] = [[] for _ in runs]
    for n, here, old, may_be in found:
        whole, left = here.lattice.cost, here.left
        ordered = sorted([((gain := (whole - cost) / TENFOLD) + choice.often + choice.favour, choice.word, gain, until, choice)
                          for choice, (cost, until) in zip(may_be, costs, strict=False)], reverse=True)
        counts = [choice.is_favoured or gain > choice.least for _, _, gain, _, choice in ordered]
        if any(counts):
            places[n].append(_Place(here.start, here.end, [
                (Swap(here.start, here.end, old, new, gain, (left - until) / TENFOLD, choice.is_favoured, old in usual), is_one)
                for (_, new, gain, until, choice), is_one in zip(ordered, counts, strict=True)]))
    return places


def _swaps(text: str, runs: Runs, places: Mapping[str, Sequence[_Place]]) -> Iterator[Swap]:
    """The swaps of a text, from the places in its runs."""
    for begin, run in zip(runs.starts, runs.texts, strict=True):
        for place_of_run in places[run]:
            start, end = begin + place_of_run.start, begin + place_of_run.end
            beside = text[max(0, start - _BESIDE):start] + "\n" + text[end:end + _BESIDE]
            swap, counts = next(((swap, counts) for swap, counts in place_of_run.swaps if swap.new not in beside), (None, False))
            if swap and counts:  # 收入、支出: nobody says a word twice
                yield swap._replace(start=start, end=end)


def swap_at(text: str, start: int, end: int, new: str) -> Swap:
    """One word of a text beside another that may have stood there."""
    old, here = text[start:end], place(text, start, end)
    cost, left = here.instead(new)
    return Swap(start, end, old, new, (here.lattice.cost - cost) / TENFOLD, (here.left - left) / TENFOLD,
                f"{old}→{new}" in spun_words().favoured, old in spun_words().usual)
