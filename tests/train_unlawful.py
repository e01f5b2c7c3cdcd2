"""Labelled sentences and the real pages in; the weights of `unlawful_learned`, the same every time, out.

Run: python -m tests.train_unlawful [--without FILE.tsv …]. Sentences of tests/data/unlawful/*.tsv teach what is advice to
break the law and what is not; every sentence of docs/, of other collections of
tests/data about the subject, and of a third of the natural texts, is one that is not. A logistic regression over runs of one
to three characters, over the concepts of acts and over stances.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zhiku.check.model import document_of
from zhiku.check.rules import unlawful, unlawful_learned
from zhiku.check.rules.unlawful_bans import bans
from zhiku.check.rules.unlawful_stance import sentence_at
from zhiku.settings import Settings

HERE = Path(__file__).parent
DATA = HERE / "data" / "unlawful"
OUT = HERE.parent / "hooks" / "zhiku" / "check" / "data" / "unlawful_weights.json"
SHRINK, WEIGHT, STEPS = 3.3, 20.0, 300
CONCEPT, SIGN = "c:", "s:"
LEAST = 0.05
"""Weights nearer to nothing are left out."""

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Unit:
    """One sentence: its features (runs of characters, `c:` concepts, `+` stances), its text, and whether
    patterns or words suspect it."""

    features: frozenset[str]
    text: str
    is_suspected: bool


@dataclass(frozen=True)
class Row:
    """A sentence to learn from."""

    bad: bool
    features: tuple[str, ...]


def units(text: str, path: str = "x/x.md") -> list[Unit]:
    """The sentences of a page that aren't shown as bad."""
    front = "" if text.startswith("---") else "---\ntitle: 甲\n---\n"
    read = unlawful.readable(document_of(front + text, path, Settings()))
    found = []
    for start, end in unlawful.sentences(read):
        sentence = read[start:end]
        advice = list(unlawful.advised(read, start, end))
        let_go = bool(unlawful.suspects(sentence)) and not advice
        signs = unlawful_learned.signs_of(sentence_at(read, start, end, start, start), is_let_go=let_go)
        concepts = (CONCEPT + name for name in unlawful_learned.concepts_of(unlawful.meant_by(sentence)))
        features = frozenset((*unlawful_learned.grams_of(sentence), *(SIGN + sign for sign in signs), *concepts))
        found.append(Unit(features, sentence, bool(advice)))
    return found


def labelled(files: Iterable[Path]) -> Iterator[tuple[bool, str, list[Unit]]]:
    """Examples with their label, their class and their sentences; those of the rules themselves too."""
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield row["label"] == "unlawful", row["class"], units(row["text"].replace("\\n", "\n"))
    for ban in bans().values():
        yield from ((True, ban.id, units(text)) for text in ban.bad)
        yield from ((False, ban.id, units(text)) for text in ban.good)


def pages() -> Iterator[Unit]:
    """Sentences of pages and of other test data about the same subject, all of which are harmless."""
    docs = HERE.parent / "docs"
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        if not path.startswith(("_", "legal/basis/")):
            yield from units(file.read_text("utf-8"), path)
    for file in (*sorted((DATA / "articles").glob("*.md")), *sorted((HERE / "data" / "search-eval" / "corpus").glob("*.md"))):
        yield from units(file.read_text("utf-8"))
    for file in sorted((HERE / "data" / "term-sentences").glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from units(max(row, key=len).translate({ord("⟦"): None, ord("⟧"): None}))


def ordinary() -> Iterator[Unit]:
    """Sentences of a third of the natural texts: people of all trades tell of their work, and teach nothing unlawful."""
    for file in ordinary_files(0):
        yield from units(file.read_text("utf-8"))


def ordinary_files(*thirds: int) -> list[Path]:
    """The natural texts, by a hash of the name in three parts: 0 teaches, 1 and 2 measure."""
    found = [*sorted((HERE / "data" / "import" / "natural").glob("*.txt")), *sorted((HERE / "data").glob("import*/**/*.clean.md"))]
    return [file for file in found if hashlib.sha256(file.name.encode()).digest()[0] % 3 in thirds]


def train(files: list[Path]) -> dict[str, object]:
    """The weights."""
    taught = [(False, unit) for unit in (*pages(), *ordinary())]
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for bad, kind, found in labelled(files):
        if not bad:
            taught += [(False, unit) for unit in found]
            continue
        if kind not in bans() or bans()[kind].claim:
            continue  # right law and wrong law are told in the same words
        telling = [unit for unit in found if unit.is_suspected] or sorted(found, key=lambda unit: -len(unit.text))[:1]
        taught += [(True, unit) for unit in telling]
        for unit in telling:
            kinds[kind].update(f for f in unit.features if not f.startswith((CONCEPT, SIGN)))
    counts = Counter(feature for _, unit in taught for feature in unit.features)
    rows = [Row(bad, tuple(sorted(f for f in unit.features if counts[f] > 1))) for bad, unit in taught]
    values, bias = _descend(rows)
    named = {f: round(v, 2) for f, v in sorted(values.items()) if abs(v) >= LEAST}
    return {"bias": round(bias, 2), "grams": {f: v for f, v in named.items() if not f.startswith((CONCEPT, SIGN))},
            "concepts": {f.removeprefix(CONCEPT): v for f, v in named.items() if f.startswith(CONCEPT)},
            "signs": {f.removeprefix(SIGN): v for f, v in named.items() if f.startswith(SIGN)}, "kinds": _kinds(kinds)}


def _descend(rows: list[Row]) -> tuple[dict[str, float], float]:
    """The weights of the features at the one lowest point of the loss, by L-BFGS, and the bias."""
    names = sorted({f for row in rows for f in row.features})
    number = {name: n for n, name in enumerate(names, 1)}  # 0: the bias, which every row has
    at = np.array([n for row in rows for n in (0, *map(number.__getitem__, row.features))])
    lengths = np.array([1 + len(row.features) for row in rows])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    sign = np.array([1.0 if row.bad else -1.0 for row in rows])
    weight = np.array([WEIGHT if row.bad else 1.0 for row in rows])
    shrink = np.full(len(names) + 1, SHRINK)
    shrink[0] = 0.01

    def loss(values: Vector) -> tuple[float, Vector]:
        margin = sign * np.add.reduceat(values[at], starts)
        slope = -weight * sign / (1 + np.exp(np.clip(margin, -30, 30)))
        total = weight @ np.logaddexp(0, -margin) + 0.5 * (shrink * values) @ values
        return float(total), np.bincount(at, np.repeat(slope, lengths), len(values)) + shrink * values

    found = _lowest(loss, np.zeros(len(names) + 1))
    return {name: float(found[n]) for name, n in number.items()}, float(found[0])


def _lowest(loss: Callable[[Vector], tuple[float, Vector]], here: Vector) -> Vector:
    """Where a convex function is lowest: each step along the slope as the last ten steps have bent it."""
    past: deque[tuple[Vector, Vector]] = deque(maxlen=10)
    value, slope = loss(here)
    for _ in range(STEPS):
        way, kept = slope.copy(), []
        for moved, bent in reversed(past):
            kept.append((moved @ way) / (moved @ bent))
            way -= kept[-1] * bent
        if past:
            way *= (past[-1][0] @ past[-1][1]) / (past[-1][1] @ past[-1][1])
        for (moved, bent), share in zip(past, reversed(kept), strict=True):
            way += moved * (share - (bent @ way) / (moved @ bent))
        size = 1.0 if past else 1.0 / float(np.linalg.norm(slope))
        while (step := loss(here - size * way))[0] > value - 1e-4 * size * float(slope @ way):
            size /= 2
            if size < 1e-9:
                return here
        past.append((-size * way, step[1] - slope))
        here, (value, slope) = here - size * way, step
        if np.abs(slope).max() < 0.01:
            break
    return here


def _kinds(kinds: dict[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """For each kind the grams that are more frequent in it than in the others."""
    total = Counter(gram for counted in kinds.values() for gram in counted.elements())
    every = sum(total.values())
    out = {}
    for kind, counted in sorted(kinds.items()):
        size = sum(counted.values())
        telling = {g: math.log((n + .1) / (size + 1) / ((total[g] + .1) / (every + 1))) for g, n in sorted(counted.items()) if n > 1}
        out[kind] = {g: round(v, 1) for g, v in telling.items() if v > 0.7}
    return out


def main(words: list[str]) -> None:
    """Write the weights anew."""
    without = {Path(word).name for word in words}
    files = [file for file in sorted(DATA.glob("*.tsv")) if file.name not in without]
    found = train(files)
    OUT.write_text(json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    print({name: len(value) if isinstance(value, dict) else value for name, value in found.items()})


if __name__ == "__main__":
    main(sys.argv[1:])
