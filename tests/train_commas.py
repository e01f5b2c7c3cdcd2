"""Texts that nobody damaged in; `comma_weights.json`, the same every time, out.

Run: python -m tests.train_commas [--report]. One comma in five is taken out of a text, by turns; what stood at each place
teaches. `--report` prints instead how many lost commas of the damaged texts are found, at how many wrong
ones a text; their clean texts are among those that teach unless `--without PREFIX` leaves some out.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.learning import Row, weigh, write
from tests.natural import published, undamaged, written
from tests.train_swaps import TEXTS, open_damaged
from tests.train_usage import each_unread
from zhiku.intake import clauses
from zhiku.intake.around import place
from zhiku.intake.learned import known_of

HERE = Path(__file__).parent
OUT = HERE.parent / "hooks" / "zhiku" / "intake" / "data" / "comma_weights.json"
TAKEN, TURNS = 0.2, 2
LEAST, L1 = 12, 2.0
_SENTENCE = re.compile("[。！？；：“”‘’（）《》\n|*#`<>\t]+")
_OTHER = re.compile("[^\u4e00-\u9fff]+")


def texts(without: str = "") -> list[str]:
    """What commas are taken out of; `without` names damaged documents that shall not teach."""
    return [*published(), *undamaged(without), *written()]


def runs(text: str, chance: random.Random) -> Iterator[tuple[str, set[int]]]:
    """The runs of a text without some of its commas, and where in each a comma was."""
    for sentence in _SENTENCE.split(text):
        run, lost = "", set[int]()
        for clause in sentence.split("，"):
            first, *others = _OTHER.split(clause)
            if run and first and chance.random() < TAKEN:
                lost.add(len(run))
                run += first
            else:
                yield run, lost
                run, lost = first, set()
            for other in others:
                yield run, lost
                run, lost = other, set()
        yield run, lost


def rows(texts: Sequence[str]) -> list[Row]:
    """What is known of each place, and whether a comma stood there."""
    found: list[Row] = []
    chances = [random.Random(turn) for turn in range(TURNS)]
    for text in each_unread(texts):
        for chance in chances:
            for run, lost in runs(text, chance):
                if clauses.RUN.fullmatch(run):
                    here = place(run, 0, len(run))
                    found += [([*known_of(facts), clauses.gain_step(here, at)], at in lost) for at, facts in clauses.borders(run)]
    random.Random(0).shuffle(found)
    return found


def report(weights: dict[str, float], only: str) -> None:
    """Print what the weights find in damaged texts."""
    scored: list[tuple[float, bool, bool]] = []
    files = [file for folder in TEXTS for file in sorted(folder.glob("*.truth.json")) if re.match(only, file.name)]
    for file in files:
        truth, _, kept = open_damaged(file)
        lost = {c["start"] for c in truth["corruptions"] if c["rule"] == "comma-drop"}
        damage = {at for c in truth["corruptions"] if c["class"] != "layout" or c["rule"] == "comma-drop" for at in (c["start"], c["end"])}
        for start, text in kept:
            for run in clauses.RUN.finditer(text):
                here = place(run[0], 0, len(run[0]))
                for at, facts in clauses.borders(run[0]):
                    spot, known = start + run.start() + at, ("bias", *known_of(facts), clauses.gain_step(here, at))
                    scored.append((sum(weights.get(name, 0.0) for name in known),
                                   spot in lost, any(abs(spot - d) <= 2 for d in damage)))
    print(f"{len(weights)} names, {len(files)} texts")
    for least in (2.0, 1.0, 0.5, 0.0, -0.5, -1.0, -1.5, -2.0):
        taken = [spot for spot in scored if spot[0] >= least]
        print(f"{least:5.1f}: right {sum(s[1] for s in taken)}, wrong {sum(not s[2] for s in taken)}")


def main(words: list[str]) -> None:
    """Write the weights anew, or show what they are worth."""
    without = words[words.index("--without") + 1] if "--without" in words else ""
    found = texts(without)
    weights = weigh(rows(found), LEAST, L1)
    if "--report" in words:
        report(weights, without or ".")
        return
    write(weights, OUT, found)


if __name__ == "__main__":
    main(sys.argv[1:])
