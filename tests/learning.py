"""Rows of names with a yes or no in; a weight for each name that matters out, the same every time.

Beside the weights it is written down which texts taught them (`data/import/taught.tsv`): learning anew takes minutes, and
whether a text has changed since is known in a moment.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ALPHA, BETA, L2 = 0.1, 1.0, 1.0
Row = tuple[Sequence[str], bool]
TAUGHT = Path(__file__).parent / "data" / "import" / "taught.tsv"


def weigh(found: Sequence[Row], least: int, l1: float, passes: int = 2) -> dict[str, float]:
    """Logistic regression with L1 regularisation, learned row by row (FTRL-proximal, McMahan et al. 2013, algorithm 1);
    names that stand in fewer than `least` rows are left out, "bias" is in every row."""
    often = Counter(name for known, _ in found for name in known)
    slope: dict[str, float] = {}
    square: dict[str, float] = {}
    weights: dict[str, float] = {"bias": 0.0}
    for _ in range(passes):
        for known, is_so in found:
            names = ["bias", *(name for name in known if often[name] >= least)]
            total = sum(weights.get(name, 0.0) for name in names)
            miss = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - is_so
            for name in names:
                before = square.get(name, 0.0)
                after = square[name] = before + miss * miss
                z = slope[name] = slope.get(name, 0.0) + miss - (math.sqrt(after) - math.sqrt(before)) / ALPHA * weights.get(name, 0.0)
                strength = 0.0 if name == "bias" else l1
                weights[name] = 0.0 if abs(z) <= strength else (
                    -(z - math.copysign(strength, z)) / ((BETA + math.sqrt(after)) / ALPHA + L2))
    return {name: round(value, 2) for name, value in sorted(weights.items()) if round(value, 2)}


def write(weights: dict[str, float], out: Path, texts: Sequence[str]) -> None:
    """One name a line, so that a change can be read; and what taught them."""
    out.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    note(out, texts)
    print(out.name, len(weights), "names")


def note(out: Path, texts: Sequence[str]) -> None:
    """Write down what taught these weights."""
    rows = {name: row for name, row in taught().items() if (out.parent / name).exists()} | {out.name: digest(out, texts)}
    TAUGHT.write_text("".join(f"{name}\t{row}\n" for name, row in sorted(rows.items())), "utf-8")


def taught() -> dict[str, str]:
    """By the name of a file of weights, the digest of what it came from."""
    with TAUGHT.open(encoding="utf-8", newline="") as lines:
        return dict(csv.reader(lines, delimiter="\t"))


def digest(out: Path, texts: Sequence[str]) -> str:
    """SHA-256 of the weights, of the texts that teach, and of how often words stand behind words in written pieces."""
    parts = [out.read_bytes().hex(), (out.parent / "usage.txt").read_text("utf-8"), *texts]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
