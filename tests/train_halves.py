"""Damaged texts with known truth in; `half_weights.json` and `half_trees.json`, the same every time, out.

Run: python -m tests.train_halves [--held-out]. Every single character of the damaged texts of tests/data that may be half of
a word teaches: a filter took the other half, or the writer meant what stands there. The clean texts teach what writers
mean. The weights come first; from what they find worth a closer look the trees are grown (`tests/growing.py` says what that
needs). `--held-out` prints how well trees of the other authors' texts do on each author's instead.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.growing import grow, write
from tests.train_swaps import TEXTS, open_damaged
from zhiku.intake import other_halves
from zhiku.intake.steps import lone_chars
from zhiku.intake.trees import Trees

WEIGHTS = Path(__file__).parent.parent / "hooks" / "zhiku" / "intake" / "data" / "half_weights.json"
OUT = WEIGHTS.with_name("half_trees.json")
OTHER = re.compile("[ABCN]\\d")
"""Texts out of which characters were cut that are no surnames, as no filter that is known does: the trees can tell what
that is worth, the weights can't."""
PASSES, RATE, SHRINK = 400, 2.0, 0.001


class Row(NamedTuple):
    """An offer in a text: what is known of it, whether the character was cut there, and which place it is about."""

    doc: str
    place: tuple[str, int]
    known: dict[str, float]
    cut: bool
    near: bool


def rows_of(truth_file: Path, *, glanced: bool = False) -> list[Row]:
    """The offers of a damaged text and of its clean one; `glanced`: those only that the weights find worth a closer look."""
    truth, plain, kept = open_damaged(truth_file)
    clean = Path(str(truth_file).replace(".truth.json", ".clean.md")).read_text("utf-8-sig")
    cut = {c["start"]: plain(c["original"]) for c in truth["corruptions"] if not c["raw"] and len(c["original"]) == 1}
    found = _rows(truth_file.name, "damaged", kept, cut, glanced)
    return found + _rows(truth_file.name, "clean", [(0, line) for line in plain(clean).splitlines()], {}, glanced)


def _rows(doc: str, kind: str, lines: Sequence[tuple[int, str]], cut: dict[int, str], glanced: bool) -> list[Row]:
    whole = "".join(line for _, line in lines)
    size = len(whole) if glanced else 0
    return [Row(doc, (f"{kind}:{n}", start + offers[0].where - (not offers[0].half.first)),
                other_halves.features(offer, len(whole)), cut.get(start + offer.where) == offer.half.lost, start + offer.where in cut)
            for n, (start, line) in enumerate(lines) for offers in lone_chars.offers_of([line], frozenset(whole), size)[0]
            for offer in offers]


def weigh(rows: Sequence[Row]) -> dict[str, float]:
    """Weights of a logistic regression, by gradient descent on features of mean 0 and spread 1."""
    names = sorted(rows[0].known)
    count = len(rows)
    mean = {name: sum(r.known[name] for r in rows) / count for name in names}
    spread = {name: math.sqrt(sum((r.known[name] - mean[name]) ** 2 for r in rows) / count) or 1.0 for name in names}
    points = [([(r.known[name] - mean[name]) / spread[name] for name in names] + [1.0], r.cut) for r in rows]
    weights = [0.0] * (len(names) + 1)
    for _ in range(PASSES):
        slope = [SHRINK * w for w in weights[:-1]] + [0.0]
        for values, cut in points:
            miss = (1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True)))) - cut) / count
            for n, value in enumerate(values):
                slope[n] += miss * value
        weights = [w - RATE * s for w, s in zip(weights, slope, strict=True)]
    found = {name: weights[n] / spread[name] for n, name in enumerate(names)}
    found["bias"] = weights[-1] - sum(found[name] * mean[name] for name in names)
    return {name: round(value, 2) for name, value in found.items()}


def _report(rows: Sequence[Row], odds_by_doc: Mapping[str, Callable[[Mapping[str, float]], float]]) -> None:
    best: dict[tuple[str, tuple[str, int]], tuple[float, Row]] = {}
    for row in rows:
        value = odds_by_doc[row.doc](row.known)
        if value > best.get((row.doc, row.place), (-99.0, row))[0]:
            best[row.doc, row.place] = (value, row)
    for least in (3.0, 2.0, 1.5, 1.0, 0.5, 0.0, -0.5, -1.0, -1.5, -2.0):
        taken = [row for value, row in best.values() if value >= least]
        clean = sum(row.place[0].startswith("clean") for row in taken)
        print(f"{least:5.1f}: right {sum(r.cut for r in taken)}, wrong at a hole {sum(r.near and not r.cut for r in taken)}, "
              f"elsewhere {sum(not r.near for r in taken) - clean}, in clean texts {clean}")


def files() -> list[Path]:
    """The texts that teach, by their truth."""
    return [file for folder in TEXTS for file in sorted(folder.glob("*.truth.json"))]


def all_rows() -> list[Row]:
    """What teaches the weights."""
    return [row for file in files() if not OTHER.match(file.name) for row in rows_of(file)]


def glanced_rows() -> list[Row]:
    """What teaches the trees."""
    return [row for file in files() for row in rows_of(file, glanced=True)]


def taught_by() -> list[str]:
    """All that the trees depend on."""
    beside = [path for file in files() for path in sorted(file.parent.glob(f"{file.name.partition('.')[0]}.*"))]
    return [WEIGHTS.read_text("utf-8"), *(path.read_bytes().hex() for path in beside)]


def author(doc: str) -> str:
    """Who damaged a text: the letters of its name. One author's texts share what was cut, as those of a new one won't."""
    return doc.partition(".")[0].rstrip("0123456789")


def main(words: list[str]) -> None:
    """Learn the weights and the trees anew, or show what the trees are worth."""
    if "--held-out" in words:
        rows = glanced_rows()
        grown = {one: Trees.of(grow([(row.known, row.cut) for row in rows if author(row.doc) != one]))
                 for one in sorted({author(row.doc) for row in rows})}
        _report(rows, {row.doc: grown[author(row.doc)].odds for row in rows})
        return
    WEIGHTS.write_text(json.dumps(weigh(all_rows()), indent=0, sort_keys=True) + "\n", "utf-8")
    write(grow([(row.known, row.cut) for row in glanced_rows()]), OUT, taught_by())


if __name__ == "__main__":
    main(sys.argv[1:])
