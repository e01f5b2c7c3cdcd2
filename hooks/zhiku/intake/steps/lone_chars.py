"""A paragraph of a spun text in; edits out that put back the other half of a word of which one character stands alone.

A filter of single characters takes a character out of a text wherever it stands: mostly surnames, and what is common in
Chinese would hardly be missing by chance. So a half is made whole with a character that the whole text lacks; how likely
that is, besides what the neighbours say, is weighed (`other_halves.py`). A character that never stands alone
(`bound_chars.txt`) may be made whole with any.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhiku.intake.around import Place, all_instead, is_han, place, singles
from zhiku.intake.context import Context, Passage
from zhiku.intake.language import STRANGE, TENFOLD, language
from zhiku.intake.other_halves import LEAST_GAIN, Half, Offer, halves_of, needed, odds
from zhiku.intake.rules import words
from zhiku.intake.ties import is_of_a_term
from zhiku.intake.values import Edit

_SLACK, _CHEAPEST = 1.0, 40  # what the two neighbours alone may say less of a word than all do; the cost of a usual pair
_AUTO, _PROPOSED = 0.5, -1.3
_BOUND = 0.2
_VERBS = frozenset("学练教谈写读")  # that need an object: it, and not their other half, may be what is missing
_MEASURES, _COUNTED, _NEAR = frozenset("分元角斤两亩岁届"), re.compile(r"(?:\d|[一二三四五六七八九十百千万]{2})$"), 2  # 六十一分 are points
_NUMBER = ("〔", "［", "[20", "（20")  # 法释〔2020〕17号: the short name of a law


class _Missing(NamedTuple):
    """The words of a half whose other character the whole text lacks, each with its number and the gain that it needs at
    least in order to be offered."""

    needed: NDArray[np.float64]
    words: NDArray[np.int32]
    halves: tuple[Half, ...]


@lru_cache(maxsize=4096)
def _missing(left: str, present: frozenset[str], size: int) -> _Missing:
    """What may be offered for a half in a text; `size` 0: whatever the gain."""
    found = [(least, half) for half in halves_of(left)
             if half.lost not in present and (least := needed(half, left, size)) is not None]
    return _Missing(np.array([least for least, _ in found], np.float64),
                    np.array([language().word(half.word) for _, half in found], np.int32), tuple(half for _, half in found))


class _Lone(NamedTuple):
    """A single character, and the numbers of the words on its sides."""

    before: int
    left: str
    after: int


def _lone(text: str, halves: Container[str]) -> Iterator[tuple[int, _Lone]]:
    """Every single character of a text that is one of these and may be half of a word, with its place."""
    number = language().numbers.get
    for start, before, token, after in singles(text):
        if token in halves and (is_han(before[-1:]) or is_han(after[:1])) and not text.startswith(_NUMBER, start + 1) and not (
                token in _MEASURES and _COUNTED.search(text, max(0, start - _NEAR), start)):
            yield start, _Lone(number(before, STRANGE), token, number(after, STRANGE))


def _near(missing: Mapping[_Lone, _Missing]) -> dict[_Lone, list[Half]]:
    """The words of halves that may be likelier than they between their neighbours."""
    known = language()
    if not missing:
        return {}
    before, here, after = np.array([(single.before, known.word(single.left), single.after) for single in missing]).T
    stands = known.pairs(before, here) + known.pairs(here, after)
    # One row for each word of each half.
    half = np.repeat(np.arange(len(missing)), [len(found.halves) for found in missing.values()])
    word = np.concatenate([found.words for found in missing.values()])
    least = stands[half] - (np.concatenate([found.needed for found in missing.values()]) - _SLACK) * TENFOLD
    row = np.flatnonzero(least >= _CHEAPEST)
    cost = known.pairs(before[half[row]], word[row])
    row, cost = row[cost <= least[row]], cost[cost <= least[row]]
    row = row[cost + known.pairs(word[row], after[half[row]]) <= least[row]]
    halves, every = [half for found in missing.values() for half in found.halves], list(missing)
    near: dict[_Lone, list[Half]] = {}
    for n, single in zip(row.tolist(), half[row].tolist(), strict=True):
        near.setdefault(every[single], []).append(halves[n])
    return near


def offers_of(texts: Sequence[str], present: frozenset[str], size: int = 0) -> list[list[list[Offer]]]:
    """For every single character of some texts that may be half of a word: the words with a character that the whole text
    lacks, best first; with the `size` of that, those that have a chance to be offered."""
    chars = {char for text in texts for _, _, char, _ in singles(text) if is_han(char)}
    missing = {char: halves for char in chars if (halves := _missing(char, present, size)).halves}
    alone = [(n, start, single) for n, text in enumerate(texts) for start, single in _lone(text, missing)]
    near = _near({single: missing[single.left] for _, _, single in alone})
    lone = [(n, start, place(texts[n], start, start + 1), single.left, near[single]) for n, start, single in alone if single in near]
    costs = iter(all_instead([(here, half.word) for _, _, here, _, may_be in lone for half in may_be]))
    found: list[list[list[Offer]]] = [[] for _ in texts]
    for n, start, here, left, may_be in lone:
        gains = sorted((((here.lattice.cost - cost) / TENFOLD, half) for half, (cost, _) in zip(may_be, costs, strict=False)), reverse=True)
        best, second = gains[0][0], gains[1][0] if len(gains) > 1 else LEAST_GAIN
        offers = [Offer(start if half.first else start + 1, half, left, gain, gain - (second if k == 0 else best))
                  for k, (gain, half) in enumerate(gains) if gain > LEAST_GAIN]
        if offers:
            found[n].append(offers)
    return found


class _Bound(NamedTuple):
    """A character that never stands alone and does: its place, and the word that it is likeliest half of."""

    start: int
    left: str
    half: Half


def _bound_of(texts: Sequence[str]) -> list[list[_Bound]]:
    """Those of some texts that may be halves."""
    bound = [(n, start, here, left, halves) for n, text in enumerate(texts) for start, here, left, halves in _bound_places(text)]
    costs = iter(all_instead([(here, half.word) for _, _, here, _, halves in bound for half in halves]))
    found: list[list[_Bound]] = [[] for _ in texts]
    for n, start, here, left, halves in bound:
        cost, half = min((cost, half) for half, (cost, _) in zip(halves, costs, strict=False))
        if (here.lattice.cost - cost) / TENFOLD >= _BOUND:
            found[n].append(_Bound(start, left, half))
    return found


def _bound_places(text: str) -> Iterator[tuple[int, Place, str, list[Half]]]:
    bound = words("bound_chars.txt")
    for start, before, token, after in singles(text):
        if token in bound and (is_han(before[-1:]) or is_han(after[:1])) and not text.startswith(_NUMBER, start + 1):
            halves = [half for half in halves_of(token) if half.lost not in (before[-1:] if half.first else after[:1])]
            if halves:
                yield start, place(text, start, start + 1), token, halves


class _Found(NamedTuple):
    """What may be offered in a text."""

    offers: list[list[Offer]]
    bound: list[_Bound]


_ahead: dict[tuple[str, frozenset[str], int, str], _Found] = {}


def _asked(text: str, context: Context) -> tuple[str, frozenset[str], int, str]:
    """What decides what may be offered."""
    return text, context.chars, context.size, context.spinner


def read_ahead(texts: Iterable[str], context: Context) -> None:
    """Find out at once what may be offered in many texts: far quicker than for each alone. It is kept until others are read."""
    texts = list(dict.fromkeys(texts))
    _ahead.clear()
    _ahead.update(zip((_asked(text, context) for text in texts), _found(texts, context), strict=True))


def _found(texts: Sequence[str], context: Context) -> Iterator[_Found]:
    offers = offers_of(texts, context.chars, context.size)
    return map(_Found, offers, [[] for _ in texts] if context.spinner else _bound_of(texts))


def step(passage: Passage) -> Iterator[Edit]:
    """What is likely goes by itself, what may be is offered, and so is the likeliest word for what never stands alone."""
    context = passage.context
    if passage.kind in ("code", "quote") or not context.spun:
        return
    done: set[int] = set()
    all_offers, all_bound = _ahead.get(_asked(passage.text, context)) or next(_found([passage.text], context))
    for found in all_offers:
        found = [offer for offer in found if offer.left not in context.bare_ends
                 and not is_of_a_term(passage, offer.where, is_first=offer.half.first)]
        if not found:
            continue
        sure, best = max((odds(offer, context.size), offer) for offer in found)
        if sure >= (_AUTO if context.spinner else _PROPOSED):
            done.add(best.where - (not best.half.first))
            yield _edit(best.where, best.half, best.left,
                        is_sure=sure >= _AUTO and best.gain > 0 and not context.spinner and best.left not in _VERBS)
    for start, left, half in all_bound:
        if start not in done and left not in context.bare_ends:
            yield _edit(start if half.first else start + 1, half, left, is_sure=False)


def _edit(where: int, half: Half, left: str, *, is_sure: bool) -> Edit:
    return Edit(where, where, half.lost, f"lost-char:{half.word}", "auto" if is_sure else "proposed",
                f"“{left}”在这里不像单独的词，最像的是“{half.word}”")
