"""A paragraph of a spun text in; edits out that put back words which spinners swapped, where written Chinese has the one
far more often than the other between the same neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from zhiku.intake.around import around
from zhiku.intake.context import Passage
from zhiku.intake.language import TENFOLD, language
from zhiku.intake.rules import read
from zhiku.intake.values import Edit

_AUTO, _PROPOSED = 1.8, 0.5
_REPEATED = 0.8
_FAVOUR = 0.5
_PROVED = 1.5


class Swap(NamedTuple):
    """A word that may stand for another: where, what for, and how many times likelier that is, in powers of ten."""

    start: int
    end: int
    old: str
    new: str
    gain: float


@cache
def _candidates() -> tuple[AhoCorasick, tuple[tuple[str, tuple[str, ...]], ...], frozenset[str], frozenset[str]]:
    """The automaton of swapped words, what each may stand for, the words that are themselves what others stand for, and
    the swaps that spinners make most."""
    swaps: dict[str, list[str]] = {}
    usual: set[str] = set()
    favoured: set[str] = set()
    for line in read("spinners.txt").splitlines():
        if line.startswith("#") or "|" not in line:
            continue
        before, after = (half.split() for half in line.split("|"))
        usual.update(before)
        for word in after:
            swaps.setdefault(word.lstrip("*"), []).extend(before)
            if word.startswith("*"):
                favoured.update(f"{word[1:]}→{original}" for original in before)
    return (AhoCorasick(list(swaps), matchkind=MatchKind.LeftmostLongest),
            tuple((word, tuple(dict.fromkeys(words))) for word, words in swaps.items()),
            frozenset(usual), frozenset(favoured))


def swaps(text: str) -> Iterator[Swap]:
    """Every candidate of a text with the likeliest word in its place.

    The gain is what the neighbours on both sides say, less a part of what the left one says alone (it is often 的 or a
    mark and fits everything); a word that is as usual as what it may stand for needs ten times more."""
    automaton, words, usual, favoured = _candidates()
    known = language()
    for index, start, end in automaton.find_matches_as_indexes(text):
        old, originals = words[index]
        left, right = around(text, start, end)
        stands = known.cost(left + old + right)
        cost, new = min((known.cost(left + word + right), word) for word in originals)
        if f"{old}→{new}" in favoured:
            yield Swap(start, end, old, new, (stands - cost) / TENFOLD + _FAVOUR)
        elif cost < stands:
            alone = known.cost(left + old) - known.cost(left + new)
            yield Swap(start, end, old, new, (stands - cost - 0.4 * alone) / TENFOLD - (old in usual))


def proofs(text: str) -> Counter[str]:
    """Swaps (作用→影响) that their neighbours prove, with the number of places."""
    return Counter(f"{swap.old}→{swap.new}" for line in text.split("\n") for swap in swaps(line) if swap.gain >= _PROVED)


def step(passage: Passage) -> Iterator[Edit]:
    """What is a hundred times likelier goes by itself; what is likelier is offered."""
    if passage.kind in ("code", "quote") or not passage.context.spun:
        return
    for swap in swaps(passage.text):
        gain = swap.gain + (_REPEATED if f"{swap.old}→{swap.new}" in passage.context.swapped else 0)
        if gain >= _PROPOSED:
            yield Edit(swap.start, swap.end, swap.new, f"swapped:{swap.old}→{swap.new}",
                       "auto" if gain >= _AUTO else "proposed",
                       f"在这些词之间，“{swap.new}”远比“{swap.old}”常见，改写工具常拿它们互换")
