"""The table of word pairs, and the pairs counted in written pieces (`usage.txt`), in; numbers for words out.

    python tools/derive_vectors.py

Words used alike get like numbers (`hooks/zhiku/intake/data/language/vectors.npz`). For every word the pairs it makes that are
likelier than chance (positive pointwise mutual information) are a row of a large table; its singular vectors, 32 from the
left and 32 from the right, are the numbers of a word (Levy and Goldberg 2014, with the root of the singular values as
weight). They are found by orthogonal iteration from a fixed beginning, cut at `LARGEST` times their usual size and rounded to
a byte. Kept are the words that stand in written pieces, and the commonest.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import rjieba
from numpy.typing import NDArray

from zhiku.intake.language import TENFOLD, Language, language

DATA = Path(__file__).parents[1] / "hooks" / "zhiku" / "intake" / "data" / "language"
WRITTEN = Path(__file__).parents[1] / "tests" / "data" / "import" / "natural"
NUMBERS, TURNS, COMMONEST, LARGEST = 32, 12, 20_000, 6.7
Floats = NDArray[np.float32]


def pairs(known: Language) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """The pairs of the table that are likelier than chance, by first and second word: both numbers and by how much, in tens."""
    found: list[tuple[int, int, float]] = []
    for first in range(len(known.numbers)):
        for second in known.seconds(first):
            gain = (known.alone(second) - known.pair(first, second)) / TENFOLD
            if gain > 0:
                found.append((first, second, gain))
    firsts, seconds, gains = zip(*found, strict=True)
    return np.array(firsts), np.array(seconds), np.array(gains, np.float32)


def times(rows: NDArray[np.int64], columns: NDArray[np.int64], values: Floats, right: Floats) -> Floats:
    """A sparse table, sorted by rows, times a full one."""
    out = np.zeros_like(right)
    begins = np.flatnonzero(np.diff(rows, prepend=-1))
    for at in range(right.shape[1]):
        out[rows[begins], at] = np.add.reduceat(values * right[columns, at], begins)
    return out


def singular(rows: NDArray[np.int64], columns: NDArray[np.int64], values: Floats, size: int) -> tuple[Floats, Floats]:
    """The left and right singular vectors of a table, each times the root of its singular value."""
    turned = np.lexsort((rows, columns))
    right = np.linalg.qr(np.random.default_rng(0).normal(size=(size, NUMBERS + 8)).astype(np.float32))[0]
    for _ in range(TURNS):
        left = np.linalg.qr(times(rows, columns, values, right))[0]
        right, rest = np.linalg.qr(times(columns[turned], rows[turned], values[turned], left))
    turn_right, sizes, turn_left = np.linalg.svd(rest)
    root = np.sqrt(sizes[:NUMBERS])
    return left @ turn_left.T[:, :NUMBERS] * root, right @ turn_right[:, :NUMBERS] * root


def main() -> None:
    known = language()
    left, right = singular(*pairs(known), len(known.numbers))
    both = np.concatenate([left, right], axis=1)
    numbers = np.round(np.clip(both / np.abs(both).mean() / LARGEST, -1, 1) * 127).astype(np.int8)
    said = {word for file in WRITTEN.glob("*.txt") for run in re.findall("[\u4e00-\u9fff]+|[，。；：？！“”、]", file.read_text("utf-8"))
            for word in rjieba.cut(run, False)}
    kept = sorted(n for word, n in known.numbers.items() if n < COMMONEST or word in said)
    words = sorted(known.numbers, key=known.numbers.__getitem__)
    np.savez_compressed(DATA / "vectors.npz", words=np.frombuffer("\n".join(words[n] for n in kept).encode(), np.uint8),
                        table=numbers[kept])


if __name__ == "__main__":
    main()
