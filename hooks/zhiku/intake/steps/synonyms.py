"""A paragraph in; edits out that put back the words spinners replaced, where the words around them show it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from zhiku.intake.around import tokens
from zhiku.intake.context import Passage
from zhiku.intake.match import Hit, find
from zhiku.intake.rules import substitutions
from zhiku.intake.steps.known_spinners import makes
from zhiku.intake.steps.swapped_words import TABLE, is_likely
from zhiku.intake.swaps import swap_at
from zhiku.intake.values import Edit, Tier

_MAYBE = 1.9
"""What must speak for a swap that its row calls possible, before it goes by itself."""


def step(passage: Passage) -> Iterator[Edit]:
    """`proof` rows go by themselves; the others need a text that is proved to be spun."""
    if passage.kind in ("code", "quote"):
        return
    context = passage.context
    for hit in _hits(passage.text):
        row = hit.word
        if row.when != "proof" and not context.spun:
            continue
        if row.when == "proof" and not context.spun and not _is_proof_alone(passage.text, hit):
            tier: Tier = "proposed"  # one odd word alone does not prove that a machine put it there
        elif row.when == "maybe" or (row.old == "可以" and row.when == "spun" and not context.bare_ke):
            tier = "proposed"
        else:
            tier = "auto"
        if tier == "proposed" and context.spun and is_likely(
                swap_at(passage.text, hit.start, hit.end, row.new), context.swaps, _MAYBE):
            tier = "auto"
        if tier == "auto" and not makes(context, f"{row.old}→{row.new}") and row.when != "proof":
            tier = "proposed"
        if row.new.startswith(row.old):
            yield Edit(hit.end, hit.end, row.new[len(row.old):], row.id, tier, row.reason)
        elif row.new.endswith(row.old):
            yield Edit(hit.start, hit.start, row.new[:-len(row.old)], row.id, tier, row.reason)
        elif row.old.startswith(row.new):
            yield Edit(hit.start + len(row.new), hit.end, "", row.id, tier, row.reason)
        else:
            yield Edit(hit.start, hit.end, row.new, row.id, tier, row.reason)


# Forms that no writer makes: they go by themselves even where nothing else in the text is odd.
_LONE_PROOF = ("理解决", "资产品质", "至关必不可少")


def _is_proof_alone(text: str, hit: Hit) -> bool:
    return text.endswith(_LONE_PROOF, 0, hit.end)


def _hits(text: str) -> Iterator[Hit]:
    """The rows that fit; those that must not cross the border of a word only between two borders."""
    return (hit for hit in find(TABLE, text) if not hit.word.whole or {hit.start, hit.end} <= _borders(text))


@lru_cache(maxsize=4)
def _borders(text: str) -> set[int]:
    return {0, *accumulate(map(len, tokens(text)))}


def proofs(text: str) -> int:
    """How many different replaced words the words around them prove."""
    return len({hit.word.old for hit in find(TABLE, text) if hit.word.when == "proof"})


@cache
def _odd_words() -> AhoCorasick:
    return AhoCorasick([row.old for row in substitutions(TABLE) if row.when == "odd"])


def odd(text: str) -> int:
    """How many different words there are that nobody writes today in this sense."""
    lines = [line for line in text.split("\n") if _odd_words().find_matches_as_indexes(line)]
    return len({hit.word.old for line in lines for hit in _hits(line) if hit.word.when == "odd"})
