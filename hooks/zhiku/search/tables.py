"""Characters of a site in; the folding and pinyin tables that its search needs, and no more, out.

Folding maps one character to one (Traditional to Simplified, full width to half width), so that offsets in folded text
are offsets in the text itself. The pinyin table lists, by syllable, the characters that names in this site use, with
every reading they have there; the engine knows by itself how common characters sound.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from zhiku.dictionary import dictionary
from zhiku.pinyin import syllables
from zhiku.traditional import SIMPLIFIED, TRADITIONAL, simple_form

_HAN_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_RUN = re.compile(r"([a-z]+)(\d+)")
_ALSO = dict(zip("後徵於乾著藉夥瞭舖剋遶摺", "后征于干着借伙了铺克绕折", strict=True))
"""Traditional forms that Simplified text has too, in other senses: folded only on sites that don't use them."""

_SPOKEN = dict(zip("冇唔佢嘅畀俾哋咗", "没不他的给给们了", strict=True))
"""How Cantonese is typed, by the characters that standard Chinese writes for it."""

_KNOWN_ABOUT = 75
"""Times in 60 million words, from which on a less common character may be typed for one that sounds like it."""


def is_han(char: str) -> bool:
    """Whether the search engine treats a character as Han (it cuts those into pairs); `fold.js` says the same."""
    code = ord(char)
    return code == 0x3007 or 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF


def fold_char(char: str) -> str:
    """What one character is searched as; itself where folding would make it longer."""
    narrow = unicodedata.normalize("NFKC", char).lower()
    if len(narrow) != 1 or not narrow.isalnum():  # punctuation only divides, as it stands
        narrow = char.lower() if len(char.lower()) == 1 else char
    return simple_form(narrow)


def fold(text: str) -> str:
    """Text as it is searched, of the same length."""
    return "".join(map(fold_char, text))


def fold_tables(texts: Iterable[str]) -> tuple[str, str]:
    """Pairs `from to` for the characters of the texts; and for the Traditional forms that only readers type."""
    used = set().union(*map(set, texts))
    used |= {c.lower() for c in used if len(c.lower()) == 1}  # the engine lowers first
    own = {c: fold_char(c) for c in used if not ("A" <= c <= "Z")}
    known = used | set(own.values())
    every = {**dict(zip(TRADITIONAL, SIMPLIFIED, strict=True)), **_ALSO, **_SPOKEN}
    typed = {old: new for old, new in every.items() if new in known and old not in used}
    return _pairs(own), _pairs(typed)


def _pairs(table: Mapping[str, str]) -> str:
    return "".join(a + b for a, b in sorted(table.items()) if a != b and len(a + b) == 2 and ord(a) < 0x10000)


@cache
def common_runs() -> str:
    """How many of the common characters each syllable has, as the engine is told: `a2 ai13 …`."""
    lines = files("zhiku.search").joinpath("common.txt").read_text("utf-8").splitlines()
    return "".join(line.replace(" ", "") for line in lines if not line.startswith("#"))


@cache
def common_readings() -> dict[str, str]:
    """How the engine reads the common characters by itself: GB 2312's first level lists them by sound."""
    runs = _RUN.findall(common_runs())
    cells = (bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
             if (high, low) < (0xD7, 0xFA))
    return dict(zip(cells, (sound for sound, n in runs for _ in range(int(n))), strict=True))


@cache
def rare_readings() -> dict[str, str]:
    """Syllable to the characters of GB 2312's second level that are in some use: readers pick them for others by sound."""
    cells = (bytes((high, low)).decode("gb2312") for high in range(0xD8, 0xF8) for low in range(0xA1, 0xFF))
    sounds: dict[str, str] = {}
    for char in cells:
        if dictionary().count(char) >= _KNOWN_ABOUT:
            sound = syllables(char)[0]
            sounds[sound] = sounds.get(sound, "") + char
    return dict(sorted(sounds.items()))


def uncommon(table: dict[str, str]) -> dict[str, str]:
    """What of a pinyin table an engine that has all names at hand can't say by itself."""
    known = common_readings()
    left = {sound: "".join(c for c in chars if known.get(c) != sound) for sound, chars in table.items()}
    return {sound: chars for sound, chars in left.items() if chars}


def pinyin_table(names: Iterable[str]) -> dict[str, str]:
    """Syllable to the characters of the names that are read so there, or alone."""
    readings: dict[str, set[str]] = {}
    for run in sorted({run for name in names for run in _HAN_RUN.findall(fold(name))}):
        sounds = syllables(run)
        for char, sound in zip(run, sounds if len(sounds) == len(run) else (), strict=False):
            readings.setdefault(sound, set()).add(char)
    own = {char for chars in readings.values() for char in chars}
    for char in sorted(own):
        readings.setdefault(syllables(char)[0], set()).add(char)
    return {sound: "".join(sorted(chars)) for sound, chars in sorted(readings.items())}
