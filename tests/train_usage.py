"""The pieces written to learn from in; `language/usage.txt`, how often words stand behind words in them, out.

Run: python -m tests.train_usage. The words of a run are those of its cheapest reading by the general table alone. What else
is learned from a piece is learned with its own file left out (`unread`), as with a text that nobody has read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from tests.natural import written
from zhiku.intake import around, lattice
from zhiku.intake.around import is_han, place
from zhiku.intake.language import LONGEST, Language, language
from zhiku.intake.steps import lone_chars

OUT = Path(__file__).parent.parent / "hooks" / "zhiku" / "intake" / "data" / "language" / "usage.txt"
Counts = Counter[tuple[str, str]]


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
    for line in text.splitlines():
        line = line.removeprefix("# ").strip()
        start = 0
        while start < len(line):
            end = start + 1
            if is_han(line[start]):
                while end < len(line) and is_han(line[end]):
                    end += 1
                words = [word if general().word(word) >= 0 else "" for word in reading(place(line, start, end).lattice.text)]
                found.update((first, second) for first, second in zip(words, words[1:], strict=False) if first and second)
            start = end
    return found


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
    for kept in (lattice.lattice, around._instead, lone_chars._near):
        kept.cache_clear()


@contextmanager
def unread(text: str) -> Iterator[None]:
    """As if a text were not among those that were counted."""
    if text not in written():
        yield
        return
    _read(all_counts() - counts_of(text))
    try:
        yield
    finally:
        _read(all_counts())


def each_unread(texts: Sequence[str]) -> Iterator[str]:
    """One text after the other, each as one that was not counted."""
    for text in texts:
        with unread(text):
            yield text


if __name__ == "__main__":
    OUT.write_text("\n".join(rows(all_counts())) + "\n", "utf-8")
    print(OUT.name, sum(all_counts().values()), "pairs", len(all_counts()), "different")
