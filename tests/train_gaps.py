"""Texts that nobody damaged in; `gap_weights.json`, the same every time, out.

Run: python -m tests.train_gaps [--without PREFIX]. As a filter does, it cuts words out of a text wherever they stand: every
other time any few, else most of those that filters are known to cut; what is known of each border of words teaches.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import rjieba

from tests.learning import Row, weigh, write
from tests.natural import undamaged, written
from tests.train_usage import each_unread
from zhiku.intake import gaps
from zhiku.intake.around import place
from zhiku.intake.learned import known_of

OUT = Path(__file__).parent.parent / "hooks" / "zhiku" / "intake" / "data" / "gap_weights.json"
TURNS, LENGTH, OFTEN, SELDOM = 2, 1500, 3, 25
LEAST, L1, PASSES = 10, 1.0, 2
FILTERED = (Path(__file__).parent / "data" / "import" / "natural" / "filtered-words").read_text("utf-8").split()
SHARE = 0.6  # of them that one filter cuts


def pieces(text: str) -> Iterator[str]:
    """A text in pieces of about the length of an article, cut at line ends."""
    piece = ""
    for line in text.replace(",", "，").split("\n"):
        piece += line + "\n"
        if len(piece) > LENGTH:
            yield piece
            piece = ""
    yield piece


def cut(piece: str, chance: random.Random) -> Iterator[tuple[str, str, str, set[int]]]:
    """The runs of a piece without some words of two characters, the marks around each, and where in it words stood."""
    runs = [(piece[m.start() - 1:m.start()], rjieba.tag(m[0]), piece[m.end():m.end() + 1]) for m in gaps.RUN.finditer(piece)]
    counts = Counter(word for _, tagged, _ in runs for word, kind in tagged if len(word) == 2 and kind[0] in "nv")
    often = sorted(word for word, n in counts.items() if n >= OFTEN)
    seldom = sorted(word for word, n in counts.items() if n < OFTEN)
    gone = {*chance.sample(often, min(len(often), 3)), *chance.sample(seldom, min(len(seldom), max(1, len(seldom) // SELDOM)))}
    for before, tagged, after in runs:
        left, places = "", set[int]()
        for word, _ in tagged:
            if word in gone:
                places.add(len(left))
            else:
                left += word
        yield before, left, after, places


def cut_filtered(piece: str, chance: random.Random) -> Iterator[tuple[str, str, str, set[int]]]:
    """The same without most of the words that filters cut."""
    gone = re.compile("|".join(sorted((word for word in FILTERED if chance.random() < SHARE), key=len, reverse=True)) or "$^")
    for match in gaps.RUN.finditer(piece):
        first, *others = gone.split(match[0])
        left, places = first, set[int]()
        for kept in others:
            places.add(len(left))
            left += kept
        yield piece[match.start() - 1:match.start()], left, piece[match.end():match.end() + 1], places


def rows(sources: Sequence[str]) -> list[Row]:
    """What is known of each border, and whether a word was cut there."""
    found: list[Row] = []
    chance = random.Random(1)
    for text in each_unread(sources):
        for piece in pieces(text):
            for turn in range(TURNS):
                for before, run, after, places in (cut_filtered if turn % 2 else cut)(piece, chance):
                    here = place(before + run + after, len(before), len(before) + len(run))
                    found += [([*known_of(facts), gaps.strange_step(here, at)], at in places)
                              for at, facts in gaps.gaps(before, run, after)]
    random.Random(0).shuffle(found)
    return found


def texts(without: str = "") -> list[str]:
    """What words are cut out of: texts of the kinds that are filtered; `without` names damaged documents that shall not teach."""
    return [*undamaged(without), *written()]


def main(words: list[str]) -> None:
    """Write the weights anew."""
    found = texts(words[1] if words[:1] == ["--without"] else "")
    write(weigh(rows(found), LEAST, L1, PASSES), OUT, found)


if __name__ == "__main__":
    main(sys.argv[1:])
