"""Damaged texts with known truth in; `second_look_weights.json`, the same every time, out.

Run: python -m tests.train_second_look [--held-out]. Every border of a damaged text that the network doesn't rule out teaches,
as the text stands when the marks are set: a word was cut there, or not. A mark beside other damage costs its reader less than
one where all is sound, so not all of those places teach. `--held-out` prints how well the weights of the other authors' texts
do on each author's instead, together with the network and beside the network alone.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.learning import weigh, write
from tests.train_halves import author, files
from zhiku.intake.context import Passage
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.learned import known_of
from zhiku.intake.order import STEPS
from zhiku.intake.pipeline import import_source
from zhiku.intake.second_look import known_places
from zhiku.intake.values import Edit

OUT = Path(__file__).parent.parent / "hooks" / "zhiku" / "intake" / "data" / "second_look_weights.json"
SELDOM, L1, PASSES = 4, 0.1, 8
BESIDE = 0.6  # how many of the places beside other damage teach
NEAR = 2  # characters
LEAST = -5.0  # the odds of the network at places that teach: more of them than are looked at again


class Row(NamedTuple):
    """A border in a damaged text: the odds of the network, what else is known, whether a word was cut, or other damage is near."""

    doc: str
    odds: float
    known: list[str]
    is_cut: bool
    is_near: bool


def rows_of(truth_file: Path) -> list[Row]:
    """The borders of a damaged text, as they are when marks are set."""
    truth = json.loads(truth_file.read_text("utf-8"))
    source, _ = decode((truth_file.parent / truth["raw_file"]).read_bytes(), truth["raw_file"], truth["raw_file"])
    assert source is not None
    result, _ = import_source(source, Decisions(), all_steps=[(name, _show if name == "cut_places" else step) for name, step in STEPS])
    assert result is not None
    # A single character is half of a word that still stands there.
    cut = [c for c in truth["corruptions"] if c["class"] in ("deleted-word", "masked-word") and len(c["original"]) > 1]
    rows = []
    for edit in result.edits:
        if edit.rule == "border":
            odds, known = json.loads(edit.reason)
            rows.append(Row(truth_file.name, odds, known, any(c["start"] <= edit.start <= c["end"] for c in cut),
                            any(c["start"] - NEAR <= edit.start <= c["end"] + NEAR for c in truth["corruptions"])))
    return rows


def _show(passage: Passage) -> Iterator[Edit]:
    """All borders of a passage that no other step has marked, as marks that say what is known of them."""
    taken = passage.marked()
    for odds, at, facts in known_places(passage.text, passage.kind, LEAST):
        if passage.context.damaged and taken.isdisjoint(range(at - NEAR, at + NEAR + 1)):
            yield Edit(at, at, "", "border", "flag", json.dumps([odds, known_of(facts)], ensure_ascii=False))


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """Weights that tell the places where a word was cut from the others."""
    chance = random.Random(3)
    taught = [(row.known, row.is_cut) for row in rows if row.is_cut or not row.is_near or chance.random() < BESIDE]
    random.Random(0).shuffle(taught)
    return weigh(taught, SELDOM, L1, PASSES)


def all_rows() -> list[Row]:
    """What teaches."""
    return [row for file in files() for row in rows_of(file)]


def taught_by() -> list[str]:
    """All that the weights depend on, besides the steps before: what those find changes with every rule, and little of it matters."""
    beside = [path for file in files() for path in sorted(file.parent.glob(f"{file.name.partition('.')[0]}.*"))]
    return [path.read_bytes().hex() for path in beside]


def _report(scored: Sequence[tuple[float, Row]]) -> str:
    """How many cut words are marked beside so many marks where all is sound."""
    found, cut, near, sound = [], 0, 0, 0
    for _, row in sorted(scored, key=lambda one: -one[0]):
        cut, near, sound = cut + row.is_cut, near + (row.is_near and not row.is_cut), sound + (not row.is_near and not row.is_cut)
        if not row.is_near and sound % 100 == 0 and sound <= 500:
            found.append(f"{sound}: {cut} ({near} beside)")
    return ", ".join(found)


def main(words: list[str]) -> None:
    """Learn the weights anew, or show what they are worth."""
    rows = all_rows()
    if "--held-out" not in words:
        write(learn(rows), OUT, taught_by())
        return
    scored = []
    for one in sorted({author(row.doc) for row in rows}):
        weights = learn([row for row in rows if author(row.doc) != one])
        scored += [((row.odds + sum(weights.get(name, 0.0) for name in ("bias", *row.known))) / 2, row)
                   for row in rows if author(row.doc) == one]
    print("network", _report([(row.odds, row) for row in rows]))
    print("with a second look", _report(scored))


if __name__ == "__main__":
    main(sys.argv[1:])
