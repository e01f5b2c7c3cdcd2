"""The open-gram language model of Debian's `sunpinyin-data` in; `hooks/zhiku/intake/data/language/bigrams.bin` out.

    apt-get install sunpinyin-data sunpinyin-utils
    python tools/derive_bigrams.py

The file: zlib over three 32-bit counts (words, pairs, bytes of the word list), the words in UTF-8 by frequency, a line
each; for every word its cost and (128 more) the cost of backing off behind it, a byte each; how many pairs each word
begins, 16 bits; for every pair the step from the pair before to its second word, 16 bits, and its cost, a byte. Costs are
-log10(p) / 0.03; numbers of 16 bits are stored as all low bytes, then all high bytes.
"""

from __future__ import annotations

import math
import struct
import subprocess
import zlib
from array import array
from collections import defaultdict
from heapq import nlargest
from pathlib import Path

WORDS, PAIRS, STEP = 50_000, 1_200_000, 0.03
MARKS = "，。；：？！“”、"
TARGET = Path(__file__).parents[1] / "hooks" / "zhiku" / "intake" / "data" / "language" / "bigrams.bin"


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


def cost(probability: float) -> int:
    """A probability in steps of 0.03 decades."""
    return max(0, min(255, round(-math.log10(probability) / STEP)))


def planes(numbers: array[int]) -> bytes:
    """Low bytes, then high bytes."""
    data = numbers.tobytes()
    return data[0::2] + data[1::2]


def main() -> None:
    """Write the table."""
    words = read_words(data_file("pydict_sc.bin"))
    printed = subprocess.run(["tslminfo", "-v", "-p", str(data_file("lm_sc.t3g"))], capture_output=True, check=True,
                             encoding="ascii").stdout
    alone: dict[int, float] = {}
    behind: dict[int, float] = {}
    pairs: list[tuple[int, int, float]] = []
    level = 0
    for line in printed.splitlines():
        if line.startswith("\\"):
            level = int(line[1])
        elif level == 1:
            number, probability, backing = line.split()[:3]
            alone[int(number)], behind[int(number)] = float(probability), float(backing)
        elif level == 2:
            first, second, probability = line.split()[:3]
            pairs.append((int(first), int(second), float(probability)))
        elif level == 3:
            break
    chosen = sorted((n for n in alone if n < len(words) and usable(words[n])), key=lambda n: (-alone[n], words[n]))[:WORDS]
    rank = {number: n for n, number in enumerate(chosen)}
    # What a pair is worth: how often it is met, times how wrong the two words alone would be.
    weighed = ((alone[a] * p * abs(math.log10(p / (behind[a] * alone[b]))), rank[a], rank[b], p)
               for a, b, p in pairs if a in rank and b in rank and p > 0)
    rows: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for _, first, second, probability in nlargest(PAIRS, weighed):
        rows[first].append((second, probability))
    counts, steps, costs = array("H"), array("H"), bytearray()
    for first in range(len(chosen)):
        row = sorted(rows[first])
        counts.append(len(row))
        last = 0
        for second, probability in row:
            steps.append(second - last)
            costs.append(cost(probability))
            last = second
    letters = "\n".join(words[n] for n in chosen).encode("utf-8")
    backing_off = bytes(max(0, min(255, 128 + round(-math.log10(max(behind[n], 1e-5)) / STEP))) for n in chosen)
    TARGET.write_bytes(zlib.compress(b"".join((
        struct.pack("<3I", len(chosen), len(steps), len(letters)), letters, bytes(cost(alone[n]) for n in chosen),
        backing_off, planes(counts), planes(steps), bytes(costs))), 9))


if __name__ == "__main__":
    main()
