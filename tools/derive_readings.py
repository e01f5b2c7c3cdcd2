"""The dictionaries of pypinyin in; `hooks/zhiku/readings/` out, the same readings without tones in a hundredth of the memory.

    python tools/derive_readings.py

Two MARISA tries: `readings.trie` has the characters, and the phrases that read otherwise than their characters do one by
one, each with its syllables in ASCII; `phrases.trie` has the other phrases.
`tests/test_pinyin.py` compares them with pypinyin.
"""

from __future__ import annotations

from pathlib import Path

from marisa_trie import BytesTrie, Trie
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

TARGET = Path(__file__).parents[1] / "hooks" / "zhiku" / "readings"


def read(text: str) -> list[str]:
    """Syllables without tones, ü as v."""
    return [syllable.replace("ü", "v") for syllable in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)]


def main() -> None:
    """Write the file."""
    alone = {chr(code): read(chr(code))[0] for code in sorted(PINYIN_DICT)
             if 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF}
    regular: list[str] = []
    readings = [(char, syllable.encode("ascii")) for char, syllable in alone.items()]
    for phrase in sorted(PHRASES_DICT):
        if len(phrase) < 2 or not all(char in alone for char in phrase):
            continue
        syllables = read(phrase)
        if syllables == [alone[char] for char in phrase]:
            regular.append(phrase)
        else:
            readings.append((phrase, " ".join(syllables).encode("ascii")))
    TARGET.mkdir(exist_ok=True)
    Trie(regular).save(str(TARGET / "phrases.trie"))
    BytesTrie(readings).save(str(TARGET / "readings.trie"))


if __name__ == "__main__":
    main()
