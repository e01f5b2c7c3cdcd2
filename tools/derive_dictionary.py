"""The dictionary of rjieba in; `hooks/zhiku/words/` out: its Han words and how often each is used.

    apt-get install sunpinyin-data sunpinyin-utils
    python tools/derive_dictionary.py

`words.trie` is a MARISA trie; `counts.bin` holds for every word, by its number in the trie, what `rjieba.suggest_freq`
says, 32 bits, the highest of them set where the 50,000 words of open-gram (tools/derive_bigrams.py) have it too. Both are
mapped into memory as they are. `tests/test_dictionary.py` compares them with rjieba.
"""

from __future__ import annotations

from array import array
from importlib.resources import files
from pathlib import Path

import rjieba
from derive_bigrams import most_common, read_open_gram
from marisa_trie import Trie

from zhiku.dictionary import COMMON

COMMON_WORDS = 50_000
TARGET = Path(__file__).parents[1] / "hooks" / "zhiku" / "words"


def han_words() -> list[str]:
    """The words of jieba's dictionary (rjieba has the same) that are written in Han characters alone."""
    lines = files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()
    words = sorted({line.split(" ")[0] for line in lines})
    return [word for word in words if rjieba.has_word(word) and all("\u3007" <= char <= "\u9fff" for char in word)]


def main() -> None:
    """Write both files."""
    words = han_words()
    trie = Trie(words)
    common = frozenset(most_common(read_open_gram(), COMMON_WORDS))
    counts = array("I", bytes(4 * len(words)))
    for word in words:
        counts[trie[word]] = rjieba.suggest_freq(word) | COMMON * (word in common)
    TARGET.mkdir(exist_ok=True)
    trie.save(str(TARGET / "words.trie"))
    (TARGET / "counts.bin").write_bytes(counts.tobytes())


if __name__ == "__main__":
    main()
