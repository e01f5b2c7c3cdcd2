"""A Chinese word in; how often general Chinese uses it, in 60 million words, out.

The words and counts are those of jieba's dictionary (MIT), packed (`words/`, made by tools/derive_dictionary.py):
a segmenter that loads them takes 33 MB and a fifth of a second of every build, and here only single words are looked up.
"""

from __future__ import annotations

import mmap
from functools import cache
from importlib.resources import files
from pathlib import Path

from marisa_trie import Trie

ALL = 60_101_967
"""Words counted in all."""
COMMON = 1 << 31
"""Set in the count of a word that open-gram, a smaller dictionary of written Chinese, has too."""


class Dictionary:
    """Words written in Han characters alone: a trie, and the count of each word by its number there."""

    def __init__(self, words: Trie, counts: mmap.mmap) -> None:
        self._words = words
        self._counts = memoryview(counts).cast("I")

    def count(self, word: str) -> int:
        """How often it is used; 0 for what is no word of the dictionary."""
        number = self._words.get(word)
        return 0 if number is None else self._counts[number] & ~COMMON

    def reach(self, text: str) -> int:
        """The length of the longest word that a text begins with; 0 where it begins with none."""
        return max(map(len, self._words.prefixes(text)), default=0)

    def is_common(self, word: str) -> bool:
        """Whether a second, smaller dictionary has it too: the large one holds much that nobody would call a word."""
        number = self._words.get(word)
        return number is not None and bool(self._counts[number] & COMMON)


@cache
def dictionary() -> Dictionary:
    """The dictionary of the package, mapped: what is never looked up takes no memory."""
    folder = Path(str(files("zhiku").joinpath("words")))
    with folder.joinpath("counts.bin").open("rb") as counts:
        return Dictionary(Trie().mmap(str(folder / "words.trie")), mmap.mmap(counts.fileno(), 0, access=mmap.ACCESS_READ))
