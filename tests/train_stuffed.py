"""Texts that nobody damaged in; `stuffed_weights.json`, the same every time, out.

Run: python -m tests.train_stuffed. Behind every second 的 key words are stuffed in, of the kinds that comments are stuffed
with and any others; what stands behind each 的 teaches.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.learning import Row, weigh, write
from tests.natural import published, undamaged, written
from tests.train_usage import each_unread
from zhiku.intake import stuffing
from zhiku.intake.language import language
from zhiku.intake.learned import known_of
from zhiku.intake.rules import load

OUT = Path(__file__).parent.parent / "hooks" / "zhiku" / "intake" / "data" / "stuffed_weights.json"
TURNS, LEAST, L1 = 1, 8, 1.0
COMMON = range(50, 9000)  # words by how common they are
KEY_WORDS, ANY_WORD = 0.35, 0.8  # how often it is one of the first, or one of either; else it is two words


@cache
def stock() -> tuple[list[str], list[str]]:
    """Words that comments are known to be stuffed with, and any others."""
    data = load("noise.yml")
    usual = sorted({*data["never_after_de"], *data["fragments"], *data["usual"]})
    return usual, [word for word, number in language().numbers.items() if len(word) >= 2 and number in COMMON]


def key_words(chance: random.Random) -> str:
    """What is stuffed in."""
    usual, others = stock()
    draw = chance.random()
    if draw < KEY_WORDS:
        return chance.choice(usual)
    return chance.choice(others) if draw < ANY_WORD else chance.choice(usual) + chance.choice(others)


def rows(sources: Sequence[str]) -> list[Row]:
    """What is known of what stands behind each 的, and whether it was stuffed in."""
    found: list[Row] = []
    chance = random.Random(1)
    for text in each_unread(sources):
        for line in text.replace(",", "，").split("\n"):
            for match in stuffing.PHRASE.finditer(line):
                for _ in range(TURNS):
                    added = key_words(chance) if chance.random() < 0.5 else ""
                    stuffed = line[:match.end()] + added + line[match.end():]
                    phrase = stuffing.PHRASE.match(stuffed, match.start())
                    assert phrase is not None
                    found += [(known_of(facts), size == len(added)) for size, facts in stuffing.pieces(stuffed, match.end(), phrase[1])]
    random.Random(0).shuffle(found)
    return found


def texts(without: str = "") -> list[str]:
    """What words are stuffed into; `without` names damaged documents of the tests that shall not teach."""
    return [*published(), *undamaged(without), *written()]


def taught_by() -> list[str]:
    """What the weights depend on."""
    return texts()


def main(words: list[str]) -> None:
    """Write the weights anew."""
    found = texts(words[1] if words[:1] == ["--without"] else "")
    write(weigh(rows(found), LEAST, L1), OUT, found)


if __name__ == "__main__":
    main(sys.argv[1:])
