"""Texts that nobody damaged in; `places.npz`, the network that sees where a word was cut or a comma lost, out.

Run: python -m tests.train_places [--report]. As a filter does, it cuts words out of a text wherever they stand: every other
time any few, else most of those that filters are known to cut; and it takes commas out. What stands around each border of
words then teaches. `--report` trains on all but the last files instead, and prints what is found in those (the vectors of
words have seen their word pairs).
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import rjieba
from numpy.typing import NDArray

from tests.learning import note
from tests.natural import undamaged, written
from tests.train_usage import each_unread
from zhiku.intake.around import place
from zhiku.intake.network import DEPTH, HEADS, SHIFT, STEPS, UNIT, step_of
from zhiku.intake.surroundings import FARTHEST, MARK, NO_WORD, OTHER, SIDE, Surroundings, surroundings
from zhiku.intake.vectors import vectors

OUT = Path(__file__).parent.parent / "hooks" / "zhiku" / "intake" / "data" / "places.npz"
TURNS, LENGTH, OFTEN, SELDOM = 4, 1500, 3, 25
COMMAS = 0.15
FILTERED = (Path(__file__).parent / "data" / "import" / "natural" / "filtered-words").read_text("utf-8").split()
SHARE = 0.6  # of them that one filter cuts
HIDDEN, EPOCHS, BATCH, RATE, DROPPED = 128, 5, 4096, 1e-3, 0.15
HELD_OUT = 3  # files of a report
SCALE = np.float32(2 / 127)
"""What one in a vector counts for while it is learned from."""
_RUN = re.compile("[\u4e00-\u9fff]+")
_LEADING = re.compile(r"^(?:#+|\d+[.、]|[-*>])\s*", re.M)
Floats = NDArray[np.float32]


class Damaged(NamedTuple):
    """A text, and where in it words and commas stood that were taken out."""

    text: str
    cut: frozenset[int]
    commas: frozenset[int]


class Rows(NamedTuple):
    """A border each: the words and kinds around it, the distances, the steps measured, and what was taken out there."""

    words: NDArray[np.int32]
    kinds: NDArray[np.int32]
    sides: NDArray[np.int32]
    steps: NDArray[np.int8]
    truth: NDArray[np.bool_]


def pieces(text: str) -> Iterator[str]:
    """A text in pieces of about the length of an article, cut at line ends; marks of headings and lists are left out."""
    piece = ""
    for line in _LEADING.sub("", text.replace(",", "，")).split("\n"):
        piece += line + "\n"
        if len(piece) > LENGTH:
            yield piece
            piece = ""
    yield piece


def few(piece: str, chance: random.Random) -> set[tuple[int, int]]:
    """Where some words of two characters stand: three that are said often, and one in `SELDOM` of the others."""
    words = [(at, word, kind) for run in _RUN.finditer(piece) for at, word, kind in _tagged(run[0], run.start())
             if len(word) == 2 and kind[0] in "nv"]
    counts = Counter(word for _, word, _ in words)
    often = sorted(word for word, n in counts.items() if n >= OFTEN)
    seldom = sorted(word for word, n in counts.items() if n < OFTEN)
    gone = {*chance.sample(often, min(len(often), 3)), *chance.sample(seldom, min(len(seldom), max(1, len(seldom) // SELDOM)))}
    return {(at, at + 2) for at, word, _ in words if word in gone}


def _tagged(run: str, at: int) -> Iterator[tuple[int, str, str]]:
    for word, kind in rjieba.tag(run):
        yield at, word, kind
        at += len(word)


def filtered(piece: str, chance: random.Random) -> set[tuple[int, int]]:
    """Where most of the words stand that filters cut."""
    gone = sorted((word for word in FILTERED if chance.random() < SHARE), key=len, reverse=True)
    return {found.span() for found in re.finditer("|".join(gone) or "(?!)", piece)}


def lost_commas(piece: str, chance: random.Random) -> set[tuple[int, int]]:
    """Where some commas stand."""
    return {found.span() for found in re.finditer("，", piece) if chance.random() < COMMAS}


def without(piece: str, words: set[tuple[int, int]], commas: set[tuple[int, int]]) -> Damaged:
    """A piece from which these stretches were taken."""
    kept, last, size = [], 0, 0
    cut, lost = set(), set()
    for start, end in sorted(words | commas):
        kept.append(piece[last:start])
        size += start - last
        (cut if (start, end) in words else lost).add(size)
        last = end
    return Damaged("".join(kept) + piece[last:], frozenset(cut), frozenset(lost))


def damaged(sources: Sequence[str]) -> Iterator[Damaged]:
    """The texts in pieces, each damaged `TURNS` times."""
    chance = random.Random(1)
    for text in each_unread(sources):
        for piece in pieces(text):
            for turn in range(TURNS):
                yield without(piece, (filtered if turn % 2 else few)(piece, chance), lost_commas(piece, chance))


def kinds_of(sources: Sequence[str]) -> dict[str, int]:
    """The kinds of words of texts, numbered."""
    found = {kind for text in sources for run in _RUN.finditer(text) for _, kind in rjieba.tag(run[0])}
    return {kind: n for n, kind in enumerate([NO_WORD, MARK, OTHER, *sorted(found - {NO_WORD, MARK, OTHER})])}


def rows(sources: Sequence[str], kinds: dict[str, int]) -> Rows:
    """What is known of each border, and what was taken out there."""
    blocks: list[Rows] = []
    for text, cut, commas in damaged(sources):
        base = 0
        for line in text.split("\n"):
            around = surroundings(line, kinds)
            if len(around.at):
                truth = [(base + at in cut, base + at in commas) for at in around.at.tolist()]
                blocks.append(Rows(around.words, around.kinds, around.sides, _measured(line, around), np.array(truth)))
            base += len(line) + 1
    return Rows(*(np.concatenate(column) for column in zip(*blocks, strict=True)))


def _measured(line: str, around: Surroundings) -> NDArray[np.int8]:
    found = []
    for (start, end), borders in around.by_run():
        here = place(line, start, end)
        for at in (int(around.at[n]) - start for n in borders):
            comma = step_of("comma", here.gain_of_mark(at, "，")) if 0 < at < end - start else 0
            found.append((step_of("cut", here.apart(at)), comma))
    return np.array(found, np.int8)


class Trained(NamedTuple):
    """Weights as they are learned: those of the first layer for all that is known of a border (`_known`), and so on."""

    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    third: Floats
    third_bias: Floats
    cut: Floats
    comma: Floats


def _known(found: Rows, kinds: int, at: NDArray[np.intp] | slice) -> Floats:
    """Each row as numbers: the vectors of the words, and a one for each kind and each distance."""
    words, named, sides = found.words[at], found.kinds[at], found.sides[at]
    size = len(words)
    one = np.zeros((size, 2 * SIDE * kinds + 2 * (FARTHEST + 1)), np.float32)
    lines = np.arange(size)[:, None]
    one[lines, named + np.arange(2 * SIDE) * kinds] = 1
    one[lines, 2 * SIDE * kinds + sides + np.array([0, FARTHEST + 1])] = 1
    return np.concatenate([vectors().table[words].reshape(size, -1).astype(np.float32) * SCALE, one], axis=1)


def _begin(inputs: int, chance: np.random.Generator) -> Trained:
    def some(*shape: int, size: float) -> Floats:
        return chance.normal(0, size, shape).astype(np.float32)

    def none(size: int) -> Floats:
        return np.zeros(size, np.float32)

    return Trained(some(inputs, HIDDEN, size=0.05), none(HIDDEN), some(HIDDEN, HIDDEN // 2, size=0.1), none(HIDDEN // 2),
                   some(HIDDEN // 2, len(HEADS), size=0.1), np.full(len(HEADS), -4, np.float32),
                   none(len(STEPS["cut"]) + 1), none(len(STEPS["comma"]) + 1))


def _slopes(weights: Trained, known: Floats, steps: NDArray[np.int8], truth: Floats, keep: Floats) -> Trained:
    """The gradient of the cross-entropy (back-propagation, Rumelhart, Hinton and Williams 1986); `keep` drops hidden numbers."""
    hidden = np.maximum(known @ weights.first + weights.first_bias, 0) * keep
    more = np.maximum(hidden @ weights.second + weights.second_bias, 0)
    miss = (1 / (1 + np.exp(-_out(weights, more, steps))) - truth) / len(truth)
    back = (miss @ weights.third.T) * (more > 0)
    far = (back @ weights.second.T) * (hidden > 0) * keep
    return Trained(known.T @ far, far.sum(0), hidden.T @ back, back.sum(0), more.T @ miss, miss.sum(0),
                   np.bincount(steps[:, 0], miss[:, 0], len(weights.cut)).astype(np.float32),
                   np.bincount(steps[:, 1], miss[:, 1], len(weights.comma)).astype(np.float32))


def train(found: Rows, kinds: int) -> Trained:
    """The weights that Adam (Kingma and Ba 2015) comes to, with a rate that falls to nothing and dropout (Srivastava 2014)."""
    chance = np.random.default_rng(0)
    weights = _begin(_known(found, kinds, slice(0, 1)).shape[1], chance)
    means, squares = ([np.zeros_like(weight) for weight in weights] for _ in range(2))
    turns = max(1, EPOCHS * (len(found.truth) // BATCH))
    for turn in range(turns):
        if turn % max(1, turns // EPOCHS) == 0:
            order = chance.permutation(len(found.truth))
        at = order[np.arange(turn * BATCH, (turn + 1) * BATCH) % len(order)]
        keep = (chance.random((len(at), HIDDEN), np.float32) > DROPPED) / np.float32(1 - DROPPED)
        slopes = _slopes(weights, _known(found, kinds, at), found.steps[at], found.truth[at].astype(np.float32), keep)
        rate = RATE * max(0.02, 1 - turn / turns) * np.sqrt(1 - 0.999 ** (turn + 1)) / (1 - 0.9 ** (turn + 1))
        for weight, slope, mean, square in zip(weights, slopes, means, squares, strict=True):
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope * slope - square)
            weight -= np.float32(rate) * mean / (np.sqrt(square) + np.float32(1e-8))
    return weights


def whole(weights: Trained, kinds: dict[str, int]) -> dict[str, NDArray[np.generic]]:
    """The weights in whole numbers, as `network.py` reads them."""
    words = 2 * SIDE * vectors().table.shape[1]
    unit = float(np.abs(weights.first[:words]).max()) / 127
    first = float(SCALE) * unit
    second = float(np.abs(weights.second).max()) / 127
    behind = first * 2 ** SHIFT * second

    def rounded(values: Floats, one: float) -> NDArray[np.int32]:
        found = np.round(values / one)
        assert np.abs(found).max(initial=0) < 2 ** 31, "这些权重放不进整数"
        return found.astype(np.int32)

    named = words + 2 * SIDE * len(kinds)
    return {"kinds": np.frombuffer("\n".join(kinds).encode(), np.uint8), "words": rounded(weights.first[:words], unit).astype(np.int8),
            "named": rounded(weights.first[words:named], first).reshape(2 * SIDE, len(kinds), HIDDEN),
            "sides": rounded(weights.first[named:], first).reshape(2, FARTHEST + 1, HIDDEN), "first": rounded(weights.first_bias, first),
            "second": rounded(weights.second, second).astype(np.int8), "second_bias": rounded(weights.second_bias, behind),
            "third": rounded(weights.third, 2 ** -DEPTH / (behind * 2 ** SHIFT)), "third_bias": rounded(weights.third_bias, 2 ** -DEPTH),
            "cut": rounded(weights.cut, 1 / UNIT), "comma": rounded(weights.comma, 1 / UNIT)}


def odds(weights: Trained, found: Rows, kinds: int) -> Floats:
    """The logarithm of the odds of each border, for each head."""
    out = []
    for at in (slice(at, at + BATCH) for at in range(0, len(found.truth), BATCH)):
        hidden = np.maximum(_known(found, kinds, at) @ weights.first + weights.first_bias, 0)
        out.append(_out(weights, np.maximum(hidden @ weights.second + weights.second_bias, 0), found.steps[at]))
    return np.concatenate(out)


def _out(weights: Trained, more: Floats, steps: NDArray[np.int8]) -> Floats:
    measured = np.stack([weights.cut[steps[:, 0]], weights.comma[steps[:, 1]]], axis=1)
    out: Floats = more @ weights.third + weights.third_bias + measured
    return out


def report(weights: Trained, found: Rows, kinds: int) -> None:
    """Print what share of what was taken out is found, by how many wrong ones a thousand borders."""
    judged = odds(weights, found, kinds)
    for n, head in enumerate(HEADS):
        truth = found.truth[:, n][np.argsort(-judged[:, n])]
        wrong = np.cumsum(~truth)
        shares = (truth[:np.searchsorted(wrong, len(truth) * per / 1000)].sum() / truth.sum() for per in (2, 5, 10, 20))
        print(head, "found with 2, 5, 10, 20 wrong of a thousand borders:", *(f"{share:.3f}" for share in shares))


def texts(without: str = "") -> list[str]:
    """What is damaged; `without` names damaged documents of the tests that shall not teach."""
    return [*undamaged(without), *written()]


def taught_by() -> list[str]:
    """All that the weights depend on."""
    return [*texts(), vectors().table.tobytes().hex(), " ".join(FILTERED)]


def main(words: list[str]) -> None:
    """Write the weights anew, or show what such weights are worth."""
    sources = texts()
    kinds = kinds_of(sources)
    if "--report" in words:
        weights = train(rows(sources[:-HELD_OUT], kinds), len(kinds))
        report(weights, rows(sources[-HELD_OUT:], kinds), len(kinds))
        return
    np.savez_compressed(OUT, **whole(train(rows(sources, kinds), len(kinds)), kinds))  # type: ignore[arg-type]
    note(OUT, taught_by())


if __name__ == "__main__":
    main(sys.argv[1:])
