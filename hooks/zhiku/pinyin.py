"""Chinese text in; its reading as toneless syllables, initials, slugs, anchors and sort keys out.

The readings are pypinyin's, packed (`readings.bin`, made by tools/derive_readings.py): loading its own dictionaries takes
57 MB and a third of a second of every build. `readings.tsv` holds words of general Chinese that it misreads (还款 comes
out as hai kuan), and an author's `pinyin:` overrides both.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9]+")


@dataclass(frozen=True)
class _Readings:
    """Readings of characters by themselves and inside phrases, all phrases by their first character in one text (a line
    each, `=` before a reading that isn't that of the characters), and the words that readings.tsv corrects."""

    alone: Mapping[str, str]
    inside: Mapping[str, str]
    phrases: Mapping[str, str]
    corrected: Mapping[str, str]
    longest: Mapping[str, int]

    def read(self, run: str) -> Iterator[str]:
        """Syllables of a run of Han characters: the longest phrase at each place, as pypinyin cuts."""
        at = 0
        while at < len(run):
            size = next((size for size in range(min(self.longest.get(run[at], 1), len(run) - at), 1, -1)
                         if self._is_phrase(run[at:at + size])), 1)
            if size == 1:
                yield self.alone.get(run[at], run[at])
            else:
                yield from self._of_phrase(run[at:at + size])
            at += size

    def _is_phrase(self, word: str) -> bool:
        block = self.phrases.get(word[0], "")
        return word in self.corrected or f"\n{word}\n" in block or f"\n{word}=" in block

    def _of_phrase(self, word: str) -> list[str]:
        if word in self.corrected:
            return self.corrected[word].split()
        block = self.phrases[word[0]]
        found = block.find(f"\n{word}=")
        if found < 0:
            return [self.inside[char] for char in word]
        start = found + len(word) + 2
        return block[start:block.index("\n", start)].split()


@cache
def _readings() -> _Readings:
    """What the files say."""
    chars, _, phrases = zlib.decompress(files("zhiku").joinpath("readings.bin").read_bytes()).decode("utf-8").partition("\n\n")
    inside = {char: syllable for line in chars.split("\n") for syllable, _, row in [line.partition("\t")] for char in row}
    table = files("zhiku").joinpath("readings.tsv").read_text("utf-8")
    corrected = dict(line.replace("ü", "v").split("\t")[:2] for line in table.splitlines() if line and not line.startswith("#"))
    blocks: dict[str, str] = {}
    longest: dict[str, int] = {}
    for first, group in groupby(phrases.split("\n"), key=itemgetter(0)):
        lines = list(group)
        blocks[first] = "\n" + "\n".join(lines) + "\n"
        longest[first] = max(len(line.partition("=")[0]) for line in lines)
    for word in corrected:
        longest[word[0]] = max(longest.get(word[0], 1), len(word))
    return _Readings(inside | {word: reading for word, reading in corrected.items() if len(word) == 1}, inside, blocks,
                     {word: reading for word, reading in corrected.items() if len(word) > 1}, longest)


@lru_cache(maxsize=20_000)
def syllables(text: str, override: str = "") -> tuple[str, ...]:
    """Lower-case toneless syllables of the Han characters and the runs of Latin letters and digits, in order.

    `override` is the author's reading, syllables set apart by spaces; where given, it is the answer.
    """
    if override.strip():
        return tuple(override.lower().split())
    folded = unicodedata.normalize("NFKC", text).lower()
    out: list[str] = []
    for run in _TOKEN.findall(folded):
        if run[0] < "\u3400":
            out.append(run)
        else:
            out += _readings().read(run)
    return tuple(out)


def slug(text: str, override: str = "") -> str:
    """A slug or heading anchor of `[a-z0-9-]`: 沟通能力 → `gou-tong-neng-li`; `""` where nothing can be read."""
    joined = "-".join(syllables(text, override))
    return re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9-]", "", joined)).strip("-")


def heading_anchor(text: str, separator: str = "-") -> str:
    """What Python-Markdown's `toc` extension calls for the id of a heading."""
    return slug(text).replace("-", separator) or "jie"


def initial(text: str, override: str = "") -> str:
    """The jump letter of an index: A–Z, or `#` where the reading does not begin with a letter."""
    first = next(iter(syllables(text, override)), "")[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def initials(text: str, override: str = "") -> str:
    """First letters of the syllables: 停息挂账 → `txgz`."""
    return "".join(s[0] for s in syllables(text, override))


def sort_key(text: str, override: str = "") -> tuple[tuple[str, ...], str]:
    """Order of a Chinese index: by syllable, then by the characters themselves."""
    return syllables(text, override), text
