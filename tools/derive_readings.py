"""The dictionaries of pypinyin in; `hooks/zhiku/readings.bin` out, the same readings without tones in a hundredth of the memory.

    python tools/derive_readings.py

The file: zlib over UTF-8. Lines `syllable TAB characters`, an empty line, then for every phrase that reads otherwise than
its characters do one by one `phrase=syllables`, and for the others `phrase` alone; in the order of their code points.
`tests/test_pinyin.py` compares it with pypinyin.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

TARGET = Path(__file__).parents[1] / "hooks" / "zhiku" / "readings.bin"


def read(text: str) -> list[str]:
    """Syllables without tones, ü as v."""
    return [syllable.replace("ü", "v") for syllable in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)]


def main() -> None:
    """Write the file."""
    alone = {chr(code): read(chr(code))[0] for code in sorted(PINYIN_DICT)
             if 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF}
    characters: dict[str, str] = defaultdict(str)
    for char, syllable in alone.items():
        characters[syllable] += char
    phrases = []
    for phrase in sorted(PHRASES_DICT):
        if len(phrase) < 2 or not all(char in alone for char in phrase):
            continue
        syllables = read(phrase)
        phrases.append(phrase if syllables == [alone[char] for char in phrase] else f"{phrase}={' '.join(syllables)}")
    lines = [*(f"{syllable}\t{characters[syllable]}" for syllable in sorted(characters)), "", *phrases]
    TARGET.write_bytes(zlib.compress("\n".join(lines).encode("utf-8"), 9))


if __name__ == "__main__":
    main()
