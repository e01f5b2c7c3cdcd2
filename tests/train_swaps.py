"""Damaged texts with known truth in; `swap_weights.json`, the same every time, out.

Run: python -m tests.train_swaps. Every place where a candidate of `spinners.txt` stands in the damaged texts of tests/data
teaches: it was swapped, or a writer wrote it so. How often each pair was one or the other is counted; a logistic
regression weighs that, counted in the other texts, against what the place says of itself.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from zhiku.intake import fold
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.steps import swapped_words

HERE = Path(__file__).parent
OUT = HERE.parent / "hooks" / "zhiku" / "intake" / "data" / "swap_weights.json"
TEXTS = tuple(HERE / "data" / place for place in ("import-eval", "import/held-out", "import/second", "import/third"))
AUDITED = HERE / "data" / "import" / "source-001"
NATURAL = HERE / "data" / "search-eval" / "corpus"
SENTENCES = tuple(HERE / "data" / name for name in ("unlawful", "personal-data", "term-sentences"))
SHARE = 0.2
"""What a place in a text that nobody damaged counts for: there are many more of them."""
REAL = 4
"""What a place of the real source counts for, beside those of texts that were damaged for a test and are damaged more."""
PASSES, RATE, SHRINK = 2000, 2.0, 1.0


class Place(NamedTuple):
    """A candidate in a damaged text, and whether a spinner put it there."""

    doc: str
    pair: str
    known: Mapping[str, float]
    swapped: bool
    damaged: bool


class Damaged(NamedTuple):
    """A damaged text with its truth: what reads it as Simplified, and its parts that are no site chrome, each with its start."""

    truth: dict[str, Any]
    plain: Callable[[str], str]
    kept: list[tuple[int, str]]


def open_damaged(truth_file: Path) -> Damaged:
    """A damaged text of the test data."""
    truth = json.loads(truth_file.read_text("utf-8"))
    source, _ = decode((truth_file.parent / truth["raw_file"]).read_bytes(), truth["raw_file"], truth["raw_file"])
    assert source is not None
    plain = fold.simplified if fold.is_traditional(source.text) else str
    return Damaged(truth, plain, [(b["raw_start"], plain(source.text[b["raw_start"]:b["raw_end"]])) for b in truth["blocks"]
                                  if b["type"] != "removed"])


def swaps_made(truth: dict[str, Any], plain: Callable[[str], str]) -> dict[int, tuple[str, str]]:
    """What a spinner put in (`old` of a swap), and what it stands for, by where."""
    return {c["start"]: (plain(c["raw"]), plain(c["original"])) for c in truth["corruptions"] if "synonym" in c["class"]}


@cache
def made() -> Counter[str]:
    """How often each swap was made in the damaged texts."""
    found: Counter[str] = Counter()
    for file in (file for folder in TEXTS for file in sorted(folder.glob("*.truth.json"))):
        truth, plain, _ = open_damaged(file)
        found.update(f"{old}→{new}" for old, new in swaps_made(truth, plain).values())
    return found


def places(truth_file: Path) -> list[Place]:
    """The candidates of one damaged text."""
    truth, plain, kept = open_damaged(truth_file)
    here = swaps_made(truth, plain)
    known = made() - Counter(f"{old}→{new}" for old, new in here.values())
    found = [(start, swap) for start, text in kept for swap in swapped_words.swaps(text, known)]
    survey = Counter(swap.pair for _, swap in found)
    return [Place(truth_file.name, swap.pair, swapped_words.features(swap, survey),
                  here.get(start + swap.start) == (swap.old, swap.new), start + swap.start in here) for start, swap in found]


def audited(folder: Path) -> list[Place]:
    """The candidates of a real source whose damage was written down row by row; rows name paragraphs and places in them."""
    source, _ = decode((folder / "raw.txt").read_bytes(), "raw.txt", "raw.txt")
    assert source is not None
    imported, _ = import_source(source, Decisions())
    assert imported is not None
    paragraphs = {row["n"]: row["text"] for row in json.loads(imported.ledger)["paragraphs"]}
    with (folder / "audit.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [(int(row["para"]), int(row["start"]), int(row["end"]), row["restoration"])
                for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if "synonym" in row["class"]]
    put_in = {(n, a + k, word): new for n, a, b, new in rows for k in range(b - a) for word in (paragraphs[n][a + k:b],)}
    found = [(n, swap) for n, text in paragraphs.items() for swap in swapped_words.swaps(text, made())]
    survey = Counter(swap.pair for _, swap in found)
    return [Place(folder.name, swap.pair, swapped_words.features(swap, survey),
                  put_in.get((n, swap.start, swap.old)) == swap.new,
                  any(row[0] == n and row[1] < swap.end and swap.start < row[2] for row in rows)) for n, swap in found]


def count(found: Sequence[Place]) -> dict[str, tuple[float, float]]:
    """For each pair in how many places it was swapped, and in how many written so."""
    swapped: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for place in found:
        (swapped if place.swapped else written)[place.pair] += REAL if place.doc == AUDITED.name else 1
    return {pair: (swapped[pair], round(written[pair] + SHARE * natural()[pair], 1))
            for pair in sorted({*swapped, *written, *natural()})}


@cache
def natural() -> Counter[str]:
    """The candidates of texts that nobody damaged."""
    files = [*sorted(NATURAL.glob("*.md")), *(file for folder in SENTENCES for file in sorted(folder.glob("*.tsv")))]
    return Counter(swap.pair for file in files for line in file.read_text("utf-8").splitlines()
                   for swap in swapped_words.swaps(line, made()))


def weigh(found: Sequence[Place]) -> dict[str, float]:
    """Weights of what is known of a place; that of a pair comes from the other texts, as it will when weights are used."""
    rows: list[tuple[dict[str, float], bool]] = []
    for doc in sorted({place.doc for place in found}):
        odds = swapped_words.odds_of(count([place for place in found if place.doc != doc]))
        rows += [({**place.known, "pair": odds(place.pair), "bias": 1.0}, place.swapped) for place in found if place.doc == doc]
    weights = dict.fromkeys(rows[0][0], 0.0)
    for _ in range(PASSES):
        slope = {name: SHRINK * value * (name != "bias") for name, value in weights.items()}
        for row, swapped in rows:
            miss = 1 / (1 + math.exp(-sum(weights[name] * value for name, value in row.items()))) - swapped
            for name, value in row.items():
                slope[name] += miss * value
        for name in weights:
            weights[name] -= RATE / len(rows) * slope[name]
    return {name: round(value, 2) for name, value in weights.items()}


def table_of(found: Sequence[Place]) -> dict[str, object]:
    """What the file holds."""
    return {"weights": weigh(found), "pairs": count(found), "made": made()}


def main(words: list[str]) -> None:
    """Write the weights anew; with `--held-out`, print how well those learned from the other texts do on each instead."""
    files = sorted(file for folder in TEXTS for file in folder.glob("*.truth.json"))
    found = [place for file in files for place in places(file)] + audited(AUDITED)
    if "--held-out" in words:
        scored: list[tuple[float, Place]] = []
        for doc in sorted({place.doc for place in found}):
            table = table_of([place for place in found if place.doc != doc])
            odds = swapped_words.odds_of(table["pairs"])  # type: ignore[arg-type]
            weights: dict[str, float] = table["weights"]  # type: ignore[assignment]
            for place in found:
                if place.doc == doc:
                    row = {**place.known, "pair": odds(place.pair), "bias": 1.0}
                    scored.append((sum(weights[name] * value for name, value in row.items()), place))
        for least in (2.0, 1.5, 1.2, 1.0, 0.8, 0.5, 0.0, -0.5, -1.0, -1.5, -2.0, -2.5):
            taken = [place for value, place in scored if value >= least]
            print(f"{least:5.1f}: right {sum(p.swapped for p in taken)}, of words left alone {sum(not p.damaged for p in taken)}")
        return
    lines = json.dumps(table_of(found), ensure_ascii=False, indent=0, sort_keys=True)
    OUT.write_text(re.sub(r"\[\n([\d.]+),\n([\d.]+)\n\]", r"[\1, \2]", lines) + "\n", "utf-8")
    print(json.loads(lines)["weights"], len(found), sum(place.swapped for place in found))


if __name__ == "__main__":
    main(sys.argv[1:])
