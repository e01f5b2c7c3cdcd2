"""Labelled sentences and the real pages in; the weights of `unlawful_learned`, the same every time, out.

Run: python -m tests.train_unlawful [--without FILE.tsv …]. Sentences of tests/data/unlawful/*.tsv teach what is advice to
break the law and what is not; every sentence of docs/, and of two other
collections of tests/data, is one that is not. A logistic regression over runs of one to
three characters and over stances, by stochastic gradient descent.
"""

from __future__ import annotations

import csv
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from zhiku.check.model import document_of
from zhiku.check.rules import unlawful, unlawful_learned
from zhiku.check.rules.unlawful_bans import bans
from zhiku.check.rules.unlawful_stance import sentence_at
from zhiku.settings import Settings

HERE = Path(__file__).parent
DATA = HERE / "data" / "unlawful"
OUT = HERE.parent / "hooks" / "zhiku" / "check" / "data" / "unlawful_weights.json"
PASSES, RATE, SHRINK, WEIGHT = 40, 0.25, 0.0003, 5.0
LEAST, MARGIN = 0.1, 0.7
"""Weights nearer to nothing are left out; how far below the threshold all that is no advice must stay."""

Unit = tuple[frozenset[str], frozenset[str], str]
"""Grams, signs and text of one sentence."""


def units(text: str, path: str = "x/x.md") -> list[Unit]:
    """The sentences of a page that aren't shown as bad."""
    front = "" if text.startswith("---") else "---\ntitle: 甲\n---\n"
    read = unlawful.readable(document_of(front + text, path, Settings()))
    found = []
    for start, end in unlawful.sentences(read):
        sentence = read[start:end]
        let_go = bool(unlawful.suspects(sentence)) and not seen(sentence)
        signs = unlawful_learned.signs_of(sentence_at(read, start, end, start, start), is_let_go=let_go)
        found.append((frozenset(unlawful_learned.grams_of(sentence)), frozenset(signs), sentence))
    return found


def seen(sentence: str) -> bool:
    """Whether patterns or words report the sentence already."""
    return any(True for _ in unlawful.advised(sentence, 0, len(sentence)))


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
    for file in sorted((HERE / "data" / "search-eval" / "corpus").glob("*.md")):
        yield from units(file.read_text("utf-8"))
    for file in sorted((HERE / "data" / "term-sentences").glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from units(max(row, key=len).translate({ord("⟦"): None, ord("⟧"): None}))


def train(files: list[Path]) -> dict[str, object]:
    """The weights."""
    taught: list[tuple[bool, Unit]] = [(False, unit) for unit in pages()]
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for bad, kind, found in labelled(files):
        if not bad:
            taught += [(False, unit) for unit in found]
            continue
        if kind not in bans() or bans()[kind].claim:
            continue  # right law and wrong law are told in the same words
        telling = [unit for unit in found if seen(unit[2])] or sorted(found, key=lambda unit: -len(unit[2]))[:1]
        taught += [(True, unit) for unit in telling]
        for grams, _, _ in telling:
            kinds[kind].update(grams)
    counts = Counter(gram for _, (grams, signs, _) in taught for gram in (*grams, *signs))
    rows = [(bad, tuple(g for g in (*unit[0], *unit[1]) if counts[g] > 1)) for bad, unit in taught]
    rows = [(bad, tuple(sorted(features))) for bad, features in rows]
    values, bias = _descend(rows)
    kept = _spare_the_innocent(rows, {g: v for g, v in sorted(values.items()) if abs(v) >= LEAST}, bias)
    signs = {sign for _, unit in taught for sign in unit[1]}
    return {"bias": round(bias, 2), "grams": {g: v for g, v in kept.items() if g not in signs},
            "signs": {g: v for g, v in kept.items() if g in signs}, "kinds": _kinds(kinds)}


def _descend(rows: list[tuple[bool, tuple[str, ...]]]) -> tuple[dict[str, float], float]:
    values: dict[str, float] = defaultdict(float)
    seen: dict[str, float] = defaultdict(lambda: 1e-8)
    bias, bias_seen = 0.0, 1e-8
    dice = random.Random(20261123)
    for _ in range(PASSES):
        dice.shuffle(rows)
        for bad, features in rows:
            score = bias + sum(values[f] for f in features)
            slope = (1 / (1 + math.exp(-max(min(score, 30.0), -30.0))) - bad) * (WEIGHT if bad else 1.0)
            if abs(slope) < 1e-4:
                continue
            bias_seen += slope * slope
            bias -= RATE * slope / math.sqrt(bias_seen)
            for f in features:
                step = slope + SHRINK * values[f] * 100
                seen[f] += step * step
                values[f] -= RATE * step / math.sqrt(seen[f])
    return values, bias


def _spare_the_innocent(rows: list[tuple[bool, tuple[str, ...]]], values: dict[str, float], bias: float,
                        ) -> dict[str, float]:
    """A few more steps for what is no advice and still looks like it: a false alarm costs more than a miss."""
    most = math.log(unlawful_learned.THRESHOLD / (1 - unlawful_learned.THRESHOLD)) - MARGIN
    for _ in range(60):
        wrong = [features for bad, features in rows if not bad and bias + sum(values.get(f, 0) for f in features) > most]
        for features in wrong:
            known = [f for f in features if f in values]
            for f in known:
                values[f] -= 0.5 / len(known)
        if not wrong:
            break
    return {gram: round(value, 2) for gram, value in values.items()}


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
