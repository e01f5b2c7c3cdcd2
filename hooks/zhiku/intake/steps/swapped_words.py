"""A paragraph of a spun text in; edits out that put back words which spinners swapped, where written Chinese has the one
far more often than the other between the same neighbours."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from zhiku.intake import match
from zhiku.intake.context import Passage
from zhiku.intake.rules import read
from zhiku.intake.spun_words import Choices, spun_words
from zhiku.intake.swaps import Swap, swaps_of
from zhiku.intake.values import Edit

TABLE = "synonyms.tsv"
"""Where the words are listed that are right in their contexts."""
_AUTO, _PROPOSED = 1.6, -1.2
_TELLING = 1.1
"""From where on a swap tells whose work a text is."""
_IN_HEADINGS = 0.0
_MOST_GAIN, _MOST_LEFT = 4.0, 3.0
_OTHERS = 1.0
_PROVED = 1.85
_CAUTION = 2.0
"""How many places that nobody has seen weigh against what the labelled texts say of a pair."""


@cache
def _choices() -> Choices:
    return spun_words().choices(_table()["made"])


def swaps(text: str, made: Mapping[str, int] | None = None) -> tuple[Swap, ...]:
    """Every candidate of a text; `made` is how often spinners are known to have made each swap."""
    return swaps_of([text], _choices() if made is None else spun_words().choices(made))[0]


_ahead: dict[str, tuple[Swap, ...]] = {}


def read_ahead(texts: Iterable[str]) -> None:
    """Find the swaps of many texts at once: far quicker than when each is asked for. They are kept until others are read."""
    texts = list(dict.fromkeys(texts))
    _ahead.clear()
    _ahead.update(zip(texts, swaps_of(texts, _choices()), strict=True))


@lru_cache(maxsize=2)
def _all(text: str) -> tuple[Swap, ...]:
    """The swaps of a whole text; its survey asks for them three times."""
    return tuple(chain.from_iterable(swaps_of(text.split("\n"), _choices())))


def survey(text: str) -> Counter[str]:
    """Swaps (作用→影响) that may have been made in a text, with the number of places."""
    return Counter(swap.pair for swap in _all(text))


def proofs(text: str) -> frozenset[str]:
    """The words of a text that their neighbours prove to stand for others."""
    return frozenset(swap.old for swap in _all(text) if swap.proof >= _PROVED)


def likely(text: str, places: Mapping[str, int]) -> frozenset[str]:
    """The swaps that were likely made in a text; `places` is its survey."""
    return frozenset(swap.pair for swap in _all(text) if swap.gain >= 0 and score(swap, places) >= _TELLING)


def odds_of(pairs: Mapping[str, Sequence[float]]) -> Callable[[str], float]:
    """From the places of each pair that a spinner made and that a writer did: the logarithm of the odds of any pair."""
    share = sum(swapped for swapped, _ in pairs.values()) / sum(map(sum, pairs.values()))

    def odds(pair: str) -> float:
        swapped, written = pairs.get(pair, (0, 0))
        return math.log((swapped + _CAUTION * share) / (written + _CAUTION * (1 - share)))

    return odds


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read("swap_weights.json"))
    return found


@cache
def _learned() -> tuple[dict[str, float], Callable[[str], float]]:
    """Weights of what is known of a place, and the odds of pairs."""
    return _table()["weights"], cache(odds_of(_table()["pairs"]))


def features(swap: Swap, places: Mapping[str, int]) -> dict[str, float]:
    """What is known of a place; `places` is the survey of its text."""
    return {"gain": min(swap.gain, _MOST_GAIN), "left": min(swap.left, _MOST_LEFT), "usual": swap.usual,
            "favoured": swap.favoured, "repeated": places.get(swap.pair, 0) > 1}


def score(swap: Swap, places: Mapping[str, int]) -> float:
    """The logarithm of how much likelier it is that a spinner put the word there than that a writer did."""
    weights, odds = _learned()
    known = {**features(swap, places), "pair": odds(swap.pair)}
    return weights["bias"] + sum(weights[name] * value for name, value in known.items())


def is_likely(swap: Swap, places: Mapping[str, int], least: float = _AUTO) -> bool:
    """Whether all that is known speaks for a spinner, and the neighbours not against it."""
    return swap.gain >= 0 and score(swap, places) >= least


def step(passage: Passage) -> Iterator[Edit]:
    """What is likely goes by itself in a spun text; what may be is offered."""
    if passage.kind in ("code", "quote") or not passage.context.spun:
        return
    right = match.right(TABLE, passage.text)
    for swap in _ahead[passage.text] if passage.text in _ahead else swaps(passage.text):
        odds = score(swap, passage.context.swaps)
        sure = swap.gain >= 0 and odds >= _AUTO
        if swap.start in right:
            sure, least = False, _AUTO
        elif passage.context.spinner:  # whose table is looked up elsewhere
            sure, least = False, _OTHERS
        else:
            least = _IN_HEADINGS if passage.kind in ("heading", "cell") else _PROPOSED
        if sure or odds >= least:
            yield Edit(swap.start, swap.end, swap.new, f"swapped:{swap.pair}", "auto" if sure else "proposed",
                       f"在这些词之间，“{swap.new}”远比“{swap.old}”常见，改写工具常拿它们互换")
