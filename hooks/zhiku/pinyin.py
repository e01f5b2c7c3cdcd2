"""Chinese text in; its reading as toneless syllables, initials, slugs, anchors and sort keys out.

The readings are pypinyin's, packed (`readings/`, made by tools/derive_readings.py): loading its own dictionaries takes
57 MB and a third of a second of every build. `readings.tsv` holds words of general Chinese that it misreads (还款 comes
out as hai kuan), and an author's `pinyin:` overrides both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from marisa_trie import BytesTrie, Trie

_LONGEST = 16
"""Characters of the longest phrase that is looked for."""
_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9]+")


@dataclass(frozen=True)
class _Readings:
    """Readings of characters and of phrases that read otherwise than their characters do; the other phrases, which matter
    because words are cut by them; the words that readings.tsv corrects, and how long they get by their first character."""

    readings: BytesTrie
    phrases: Trie
    corrected: Mapping[str, str]
    longest: Mapping[str, int]

    def read(self, run: str) -> Iterator[str]:
        """Syllables of a run of Han characters: the longest phrase at each place, as pypinyin cuts."""
        at = 0
        while at < len(run):
            word = self._phrase(run[at:at + _LONGEST])
            if word in self.corrected:
                yield from self.corrected[word].split()
            elif found := self.readings.get(word):
                yield from found[0].decode("ascii").split()
            elif len(word) == 1:
                yield word
            else:
                yield from [self.readings[char][0].decode("ascii") for char in word]
            at += len(word)

    def _phrase(self, text: str) -> str:
        """The longest phrase that a text begins with, else its first character."""
        longest = text[0]
        for found in (self.phrases.prefixes(text), self.readings.prefixes(text)):  # each the longest last
            if found and len(found[-1]) > len(longest):
                longest = found[-1]
        for size in range(min(self.longest.get(text[0], 1), len(text)), len(longest), -1):
            if text[:size] in self.corrected:
                return text[:size]
        return longest


@cache
def _readings() -> _Readings:
    """What the files say."""
    folder = files("zhiku").joinpath("readings")
    table = files("zhiku").joinpath("readings.tsv").read_text("utf-8")
    corrected = dict(line.replace("ü", "v").split("\t")[:2] for line in table.splitlines() if line and not line.startswith("#"))
    longest: dict[str, int] = {}
    for word in corrected:
        longest[word[0]] = max(longest.get(word[0], 1), len(word))
    return _Readings(BytesTrie().mmap(str(folder / "readings.trie")), Trie().mmap(str(folder / "phrases.trie")),
                     corrected, longest)


@lru_cache(maxsize=20_000)
def syllables(text: str, override: str = "") -> tuple[str, ...]:
    """Lower-case toneless syllables of the Han characters and the runs of Latin letters and digits, in order.

    `override` is the author's reading, syllables set apart by spaces; where given, it is the answer.
    """
    if override.strip():
        return tuple(override.lower().split())
    return tuple(_read(text))


def first_syllables(text: str, count: int) -> tuple[str, ...]:
    """So many of them as stand first; what stands behind them is not read."""
    return tuple(islice(_read(text), count))


def _read(text: str) -> Iterator[str]:
    """All of them, one after the other."""
    for run in _TOKEN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0] < "\u3400":
            yield run
        else:
            yield from _readings().read(run)


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
