"""Two language models of Debian in; `hooks/zhiku/intake/data/language/bigrams.bin` out.

    apt-get install sunpinyin-data sunpinyin-utils
    apt-get source libime && tar xf libime-*/data/lm_sc.arpa-*.tar.xz
    python tools/derive_bigrams.py lm_sc.arpa

The models are open-gram (in `sunpinyin-data`; it knows marks) and the one of libime (newer, and from other texts). What
they say of a word, and of a pair whose words both know, is averaged: that is better than either alone, for of their pairs
only one in ten is the same.

The file: zlib over three 32-bit counts (words, pairs, bytes of the word list), the words in UTF-8 by frequency, a line
each; for every word its cost and (128 more) the cost of backing off behind it, a byte each; how many pairs each word
begins, 16 bits; for every pair the step from the pair before to its second word, 16 bits, and its cost, a byte. Costs are
-log10(p) / 0.03; numbers of 16 bits are stored as all low bytes, then all high bytes.
"""

from __future__ import annotations

import math
import struct
import subprocess
import sys
import zlib
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from heapq import nlargest
from pathlib import Path

WORDS, PAIRS, STEP = 65_000, 3_000_000, 0.03
MARKS = "，。；：？！“”、"
TARGET = Path(__file__).parents[1] / "hooks" / "zhiku" / "intake" / "data" / "language" / "bigrams.bin"


@dataclass
class Model:
    """Logarithms (base 10) of how likely words and pairs are, and of what backing off behind a word costs."""

    alone: dict[str, float] = field(default_factory=dict)
    behind: dict[str, float] = field(default_factory=dict)
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)

    def pair(self, first: str, second: str) -> float:
        """How likely the second word is behind the first."""
        found = self.pairs.get((first, second))
        return self.behind[first] + self.alone[second] if found is None else found

    def knows(self, *words: str) -> bool:
        """Whether it has all of the words."""
        return all(word in self.alone for word in words)


def data_file(name: str) -> Path:
    """A file of `sunpinyin-data`."""
    listed = subprocess.run(["dpkg", "-L", "sunpinyin-data"], capture_output=True, check=True, encoding="utf-8").stdout
    return Path(next(line for line in listed.splitlines() if line.endswith("/" + name)))


def read_words(file: Path) -> list[str]:
    """The words of the lexicon by their number: strings in UTF-32, each ended by a zero."""
    data = file.read_bytes()
    count, _, start = struct.unpack("<3I", data[:12])
    return data[start:].decode("utf-32-le").split("\0")[:count]


def usable(word: str) -> bool:
    """Whether a word is one to four Han characters, or a mark."""
    return word in MARKS if len(word) == 1 and word in MARKS else 1 <= len(word) <= 4 and all("\u4e00" <= c <= "\u9fff" for c in word)


def _log(probability: str, least: float) -> float:
    value = float(probability)
    return math.log10(value) if value > 0 else least


def read_open_gram() -> Model:
    """The model of `sunpinyin-data`, printed by its own tool."""
    words = read_words(data_file("pydict_sc.bin"))
    printed = subprocess.run(["tslminfo", "-v", "-p", str(data_file("lm_sc.t3g"))], capture_output=True, check=True,
                             encoding="ascii").stdout
    names = {number: word for word, number in {word: n for n, word in enumerate(words) if word}.items() if usable(word)}
    model, level = Model(), 0
    for line in printed.splitlines():
        if line.startswith("\\"):
            level = int(line[1])
        elif level == 1:
            number, probability, backing = line.split()[:3]
            if word := names.get(int(number)):
                model.alone[word], model.behind[word] = _log(probability, -9), _log(backing, -5)
        elif level == 2:
            first, second, probability = line.split()[:3]
            if (one := names.get(int(first))) and (other := names.get(int(second))):
                model.pairs[one, other] = math.log10(float(probability))
        elif level == 3:
            break
    return model


def most_common(model: Model, count: int) -> list[str]:
    """The words of a model that are met most often."""
    return sorted(model.alone, key=lambda word: (-model.alone[word], word))[:count]


def read_arpa(file: Path) -> Model:
    """The model of libime, in the ARPA format."""
    model, level = Model(), 0
    for row in file.read_text("utf-8").splitlines():
        if row.startswith("\\"):
            level = int(row[1]) if row[1].isdigit() else 0
            if level == 3:
                break
        elif row and level:
            probability, ngram, *backing = row.split("\t")
            words = ngram.split(" ")
            if not all(map(usable, words)):
                continue
            if level == 1:
                model.alone[words[0]], model.behind[words[0]] = float(probability), float(backing[0]) if backing else 0.0
            else:
                model.pairs[words[0], words[1]] = float(probability)
    return model


def cost(probability: float) -> int:
    """A probability in steps of 0.03 decades."""
    return max(0, min(255, round(-math.log10(probability) / STEP)))


def planes(numbers: array[int]) -> bytes:
    """Low bytes, then high bytes."""
    data = numbers.tobytes()
    return data[0::2] + data[1::2]


def averaged_words(one: Model, other: Model) -> dict[str, float]:
    """How likely each word is; marks as the model says that has them."""
    return {word: 10 ** one.alone[word] if word in MARKS else
            sum(10 ** model.alone[word] for model in (one, other) if model.knows(word)) / 2 for word in {*one.alone, *other.alone}}


def averaged_pairs(one: Model, other: Model, rank: dict[str, int]) -> dict[int, float]:
    """How likely each pair is that either model has, by the numbers of its words (16 bits each)."""
    found: dict[int, float] = {}
    for first, second in {*one.pairs, *other.pairs}:
        if first in rank and second in rank:
            says = [10 ** model.pair(first, second) for model in (one, other) if model.knows(first, second)]
            found[rank[first] << 16 | rank[second]] = sum(says) / len(says)
    return found


def backing_off(alone: list[float], pairs: dict[int, float]) -> list[float]:
    """What is left behind each word for the pairs that are not listed, as a factor of how likely their second words are."""
    listed, likely = [0.0] * len(alone), [0.0] * len(alone)
    for key in sorted(pairs):
        listed[key >> 16] += pairs[key]
        likely[key >> 16] += alone[key & 0xFFFF]
    return [max(1e-5, (1 - min(taken, 0.999999)) / max(1e-9, 1 - min(had, 0.999999)))
            for taken, had in zip(listed, likely, strict=True)]


def main(arpa: str) -> None:
    """Write the table."""
    one, other = read_open_gram(), read_arpa(Path(arpa))
    likely = averaged_words(one, other)
    chosen = sorted(likely, key=lambda word: (-likely[word], word))[:WORDS]
    alone = [likely[word] for word in chosen]
    pairs = averaged_pairs(one, other, {word: n for n, word in enumerate(chosen)})
    factor = backing_off(alone, pairs)
    # What a pair is worth: how often it is met, times how wrong the two words alone would be.
    best = nlargest(PAIRS, ((alone[key >> 16] * p * abs(math.log10(p / (factor[key >> 16] * alone[key & 0xFFFF]))), key)
                            for key, p in pairs.items()))
    pairs = {key: pairs[key] for _, key in best}
    factor = backing_off(alone, pairs)
    rows: dict[int, list[int]] = defaultdict(list)
    for key in sorted(pairs):
        rows[key >> 16].append(key & 0xFFFF)
    counts, steps, costs = array("H"), array("H"), bytearray()
    for first in range(len(chosen)):
        counts.append(len(rows[first]))
        last = 0
        for second in rows[first]:
            steps.append(second - last)
            costs.append(cost(pairs[first << 16 | second]))
            last = second
    letters = "\n".join(chosen).encode("utf-8")
    TARGET.write_bytes(zlib.compress(b"".join((
        struct.pack("<3I", len(chosen), len(steps), len(letters)), letters, bytes(map(cost, alone)),
        bytes(max(0, min(255, 128 + round(-math.log10(f) / STEP))) for f in factor), planes(counts), planes(steps), bytes(costs))), 9))


if __name__ == "__main__":
    main(*sys.argv[1:])
