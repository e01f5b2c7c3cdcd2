"""The list of words that spinners swap (`data/spinners.txt`) in; which word may stand for which others, out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from zhiku.intake.rules import read

FAVOUR = 0.5
"""How much it speaks for a swap that spinners make it most, in powers of ten."""
_LEAST_GAIN = -1.0
_SELDOM = 0.2
"""How often a swap is taken to have been made that was never seen."""


class Choice(NamedTuple):
    """A word that another may stand for: the logarithm of how often spinners are known to have made the swap; what speaks for it where
    they make it most; whether they do, and from which gain on it may have been made."""

    word: str
    often: float
    favour: float
    is_favoured: bool
    least: float


Choices = Sequence[tuple[str, Sequence[Choice]]]
"""Words that may stand for others, by number, each with these."""


class SpunWords(NamedTuple):
    """The automaton of the words that may stand for others, and these words by number; the words that are themselves what
    others stand for; and the swaps (作用→影响) that spinners make most."""

    automaton: AhoCorasick
    words: tuple[tuple[str, tuple[str, ...]], ...]
    usual: frozenset[str]
    favoured: frozenset[str]

    def choices(self, made: Mapping[str, int]) -> Choices:
        """All words by number; `made` is how often each swap is known to have been made."""
        return [(old, [self._choice(old, word, made) for word in originals]) for old, originals in self.words]

    def _choice(self, old: str, word: str, made: Mapping[str, int]) -> Choice:
        pair = f"{old}→{word}"
        times, is_favoured = made.get(pair, 0), pair in self.favoured
        return Choice(word, math.log10(times + _SELDOM), FAVOUR * is_favoured, is_favoured, _LEAST_GAIN if times > 0 else 0.0)


@cache
def spun_words() -> SpunWords:
    """The list of the package."""
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
    return SpunWords(AhoCorasick(list(swaps), matchkind=MatchKind.LeftmostLongest),
                     tuple((word, tuple(dict.fromkeys(words))) for word, words in swaps.items()), frozenset(usual), frozenset(favoured))
