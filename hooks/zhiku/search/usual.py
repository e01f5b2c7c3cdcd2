"""A site's names and texts in; the words of general Chinese that a search must not take for a slip of one of them, out.

The engine hears that 买房 sounds like 卖房, which a page is called, and can't know that both are words. Only those that the
site's own texts don't have need be told, and of rarer ones only those that sound like a whole name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import add

from zhiku.dictionary import dictionary
from zhiku.search.tables import common_readings, fold, pinyin_table

_OFTEN = 100
"""Times in 60 million words, from which on a word is told that sounds like a part of a name."""
_HAN_PAIR = re.compile(r"(?=([\u3400-\u9fff]{2}))")
_PART = re.compile(r"[^：，。？！、；:,?!;\s（）()“”]+")


def usual_words(names: Iterable[str], texts: Iterable[str]) -> str:
    """Words of two characters by the first of them: `买房车 医保`."""
    names = list(map(fold, names))
    alike = _alike(names)
    whole = {part for name in names for part in (name, *_PART.findall(name)) if len(part) == 2}
    pairs = {pair for name in names for pair in _HAN_PAIR.findall(name)}
    words = dictionary()
    found = {word for pair in pairs for word in _heard_as(pair, alike)
             if words.is_common(word) and (pair in whole or words.count(word) >= _OFTEN)}
    for text in texts:
        found.difference_update(map(add, text, text[1:]))  # unfolded: most of a build's time here would go into that
    seconds: dict[str, str] = defaultdict(str)
    for word in sorted(found - pairs):
        seconds[word[0]] += word[1]
    return " ".join(first + rest for first, rest in seconds.items())


def _heard_as(pair: str, alike: dict[str, set[str]]) -> Iterator[str]:
    """The pair with one of its characters exchanged for another that sounds like it."""
    for char in alike.get(pair[0], ()):
        yield char + pair[1]
    for char in alike.get(pair[1], ()):
        yield pair[0] + char


def _alike(names: list[str]) -> dict[str, set[str]]:
    """Characters by a character that sounds nearly like them, as the engine hears it."""
    sounds: dict[str, set[str]] = defaultdict(set)
    for sound, chars in pinyin_table(names).items():
        for char in chars:
            sounds[char].add(_blurred(sound))
    for char, sound in common_readings().items():
        if char not in sounds:
            sounds[char].add(_blurred(sound))
    chars_of: dict[str, set[str]] = defaultdict(set)
    for char, own in sounds.items():
        for sound in own:
            chars_of[sound].add(char)
    return {char: set().union(*(chars_of[sound] for sound in own)) - {char} for char, own in sounds.items()}


def _blurred(sound: str) -> str:
    """What many speakers don't tell apart as one: z and zh, n and ng, n and l."""
    return re.sub("^n", "l", re.sub("ng$", "n", re.sub("^([zcs])h", r"\1", sound)))
