"""What follows 的 in; how much speaks for its first words having been stuffed in, out.

Whoever stuffs comments with key words puts them behind 的, where they part it from the noun that it belongs to. What stands
there is judged by its words and their kinds, by what stands on its two sides, and by how much better written Chinese likes
the sentence without it. How much each of these weighs is learned (`stuffed_weights.json`, `python -m tests.train_stuffed`)
from sentences into which words were stuffed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import rjieba
from ahocorasick_rs import AhoCorasick

from zhiku.intake.around import answer_ahead, around, misfit, place
from zhiku.intake.learned import Fact, Names, weigh
from zhiku.intake.trees import trees

PHRASE = re.compile("的(?=([\u4e00-\u9fff]{3,14}))")
"""的 with what follows it."""
_BEFORE = re.compile("[\u4e00-\u9fff]{0,6}$")
_WORDS, _SHORTEST, _LONGEST = 3, 2, 6
_MISFITS = (-4.0, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)


class Piece(NamedTuple):
    """One to three words behind 的, how many characters they are, and what is known of them."""

    size: int
    facts: tuple[Fact, ...]


def pieces(text: str, begin: int, phrase: str) -> Iterator[Piece]:
    """What may have been stuffed in at `begin`, where `phrase` follows; something always stays behind it."""
    tagged = _tagged(phrase)
    before = _tagged(found[0]) if (found := _BEFORE.search(text, max(0, begin - 7), begin - 1)) and found[0] else [("^", "^")]
    for count, size in _sizes(tagged):
        words, kinds = [word for word, _ in tagged[:count]], [kind for _, kind in tagged[:count]]
        after, after_kind = tagged[count]
        step = bisect_right(_MISFITS, misfit(text, begin, begin + size, words))
        yield Piece(size, ((_of_fit, (str(count), str(size), str(step))), (_of_ends, (words[0], words[-1], after, after_kind)),
                           (_of_kinds, (" ".join(kinds), kinds[0], kinds[-1], after_kind)),
                           (_of_left, (*before[-1], after_kind))))


@lru_cache(maxsize=1 << 12)
def _tagged(words: str) -> list[tuple[str, str]]:
    tagged: list[tuple[str, str]] = rjieba.tag(words)
    return tagged


def _sizes(tagged: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """How many of the first words may have been stuffed in, and how many characters they are."""
    for count, size in enumerate(accumulate(len(word) for word, _ in tagged[:min(_WORDS, len(tagged) - 1)]), 1):
        if _SHORTEST <= size <= _LONGEST:
            yield count, size


def _of_fit(count: str, size: str, step: str) -> Names:
    return f"words {count}", f"size {size}", f"misfit {step}", f"misfit {count} {step}"


def _of_ends(first: str, last: str, after: str, after_kind: str) -> Names:
    return f"first {first}", f"last {last}", f"after {after}", f"first {first} {after_kind}", f"last {last} {after_kind}"


def _of_kinds(kinds: str, first: str, last: str, after: str) -> Names:
    return f"first {first}", f"last {last}", f"after {after}", f"kinds {kinds}", f"ends {last} {after}", f"kinds {kinds} {after}"


def _of_left(before: str, kind: str, after: str) -> Names:
    return f"left {before}", f"left {kind}", f"left {kind} {after}"


@lru_cache(maxsize=1 << 12)
def _weighed(run: str, begin: int) -> tuple[tuple[float, int], ...]:
    """What may have been stuffed in at a place of a run of Han characters: the logarithm of the odds, and the size. Runs
    are said more than once."""
    match = PHRASE.match(run, begin - 1)
    return tuple((weigh("stuffed_weights.json", piece.facts), piece.size) for piece in pieces(run, begin, match[1])) if match else ()


def read_ahead(texts: Iterable[str]) -> None:
    """Reckon at once how well all that may have been stuffed into some texts fits."""
    phrases = {(run, match.end() - start, match[1]) for text in texts for match in PHRASE.finditer(text)
               for run, start in [around(text, match.end(), match.end())]}
    answer_ahead([(place(run, begin, begin + size), "") for run, begin, phrase in phrases for _, size in _sizes(_tagged(phrase))])


def _all_weighed(text: str) -> Iterator[tuple[int, tuple[tuple[float, int], ...]]]:
    """For each 的 the place behind it, and what may have been stuffed in there."""
    for match in PHRASE.finditer(text):
        run, start = around(text, match.end(), match.end())
        yield match.end(), _weighed(run, match.end() - start)


def likely_stuffed(text: str) -> Iterator[tuple[float, int, int]]:
    """For each 的 the likeliest words that were stuffed in behind it: the logarithm of the odds, their beginning, their size."""
    for begin, weighed in _all_weighed(text):
        if weighed:
            score, size = max(weighed)
            yield score, begin, size


class Repeated(NamedTuple):
    """How often words stand behind 的 in the comments of a text, and how often elsewhere in it."""

    behind: int = 1
    elsewhere: int = 0


def repeated(comments: str, text: str) -> Mapping[str, Repeated]:
    """All words that may have been stuffed into the comments of a text."""
    words = dict.fromkeys(match[1][:size] for line in comments.split("\n") for match in PHRASE.finditer(line)
                          for _, size in _sizes(rjieba.tag(match[1])))
    behind, everywhere = counts(comments, ["的" + word for word in words]), counts(text, list(words))
    return {word: Repeated(often, max(0, anywhere - often)) for word, often, anywhere in zip(words, behind, everywhere, strict=True)}


def counts(text: str, words: Sequence[str]) -> list[int]:
    """How often each of some words without line ends stands in a text, as `str.count` has it, in one pass."""
    automaton = AhoCorasick(words)
    found = [0] * len(words)
    for line in text.split("\n"):
        free: dict[int, int] = {}
        for word, start, end in automaton.find_matches_as_indexes(line, overlapping=True):
            if start >= free.get(word, 0):
                found[word] += 1
                free[word] = end
    return found


def measures(score: float, known: Repeated) -> dict[str, float]:
    """What the trees ask for."""
    return {"score": score, "behind": known.behind, "elsewhere": known.elsewhere}


def stuffed(text: str, known: Mapping[str, Repeated]) -> Iterator[tuple[float, int, int]]:
    """As `likely_stuffed`, where it is known how often the words stand in the whole text."""
    for begin, weighed in _all_weighed(text):
        found = [(trees("stuffed_trees.json").odds(measures(score, known.get(text[begin:begin + size], Repeated()))), begin, size)
                 for score, size in weighed]
        if found:
            yield max(found)
