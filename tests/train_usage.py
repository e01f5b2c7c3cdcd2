"""The pieces written to learn from in; `usage.txt`, how often words stand behind words in them, out.

Run: python -m tests.train_usage [--report]. The words of a run are those of its cheapest reading by the general table
alone. What else is learned from a piece is learned with its own file left out (`each_unread`), as with a text that nobody has
read. `--report` prints instead how many bits a character costs of the texts that were damaged for tests, none of which was
counted: by the general table, and with what was counted.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from tests.natural import undamaged, written
from zhiku.intake import lattice, stuffing
from zhiku.intake.around import _instead, around, forget
from zhiku.intake.language import TENFOLD, Language, language
from zhiku.intake.spelling import LONGEST

OUT = Path(__file__).parent.parent / "hooks" / "zhiku" / "intake" / "data" / "usage.txt"
Counts = Counter[tuple[str, str]]
_RUN = re.compile("[\u4e00-\u9fff]+")


@cache
def general() -> Language:
    """The table without what was counted."""
    return Language(files("zhiku.intake").joinpath("data", "language", "bigrams.bin").read_bytes())


def reading(run: str) -> list[str]:
    """The words of the cheapest reading of a run (Viterbi)."""
    known = general()
    ways: list[dict[str, tuple[int, int, str]]] = [{"": (0, 0, "")}, *({} for _ in run)]
    for at in range(len(run)):
        for end in range(at + 1, min(at + LONGEST, len(run)) + 1):
            word = run[at:end]
            number = known.word(word)
            if ways[at] and (number >= 0 or end == at + 1):
                cost, before = min((spent + known.pair(known.word(first), number), first) for first, (spent, _, _) in ways[at].items())
                ways[end][word] = (cost, at, before)
    words: list[str] = []
    at, word = len(run), min(ways[-1], key=lambda last: ways[-1][last])
    while word:
        words.append(word)
        _, at, word = ways[at][word]
    return words[::-1]


@cache
def counts_of(text: str) -> Counts:
    """How often each word of the table stands behind another in a text, marks among them."""
    found: Counts = Counter()
    for run in runs(text):
        words = [word if general().word(word) >= 0 else "" for word in reading(run)]
        found.update((first, second) for first, second in pairwise(words) if first and second)
    return found


def runs(text: str) -> Iterator[str]:
    """The runs of Han characters of a text, each with the marks around it."""
    for line in text.splitlines():
        line = line.lstrip("# ").strip()
        yield from (around(line, *match.span())[0] for match in _RUN.finditer(line))


def bits(texts: Sequence[str], known: Language) -> float:
    """What a character costs on the average, marks counted, in bits."""
    found = [run for text in texts for run in runs(text)]
    return sum(lattice.Lattice(run, known).cost for run in found) / TENFOLD * math.log2(10) / sum(map(len, found))


def rows(counts: Counts) -> Iterator[str]:
    """A line for each word, as `usage.py` reads them."""
    behind: dict[str, list[str]] = {}
    before: Counter[str] = Counter()
    for (first, second), often in sorted(counts.items()):
        behind.setdefault(first, []).append(second if often == 1 else f"{second}:{often}")
        before[second] += 1
    return (f"{word}\t{before[word]}\t{' '.join(behind.get(word, ()))}" for word in sorted({*behind, *before}))


@cache
def all_counts() -> Counts:
    """What is counted in all the pieces."""
    return sum((counts_of(text) for text in written()), Counter())


def _read(counts: Counts) -> None:
    language().read(rows(counts))
    forget()
    for kept in (lattice.lattice, _instead, stuffing._weighed):
        kept.cache_clear()


def each_unread(texts: Sequence[str]) -> Iterator[str]:
    """One text after the other, each as one that was not counted."""
    left_out = False
    try:
        for text in texts:
            if text in written():
                _read(all_counts() - counts_of(text))
            elif left_out:
                _read(all_counts())
            left_out = text in written()
            yield text
    finally:
        _read(all_counts())


if __name__ == "__main__":
    if "--report" in sys.argv:
        print(f"general {bits(undamaged(), general()):.2f}, with what was counted {bits(undamaged(), language()):.2f}")
        sys.exit()
    OUT.write_text("\n".join(rows(all_counts())) + "\n", "utf-8")
    print(OUT.name, sum(all_counts().values()), "pairs", len(all_counts()), "different")
