"""Text in either script in; its Simplified reading, character for character, and a way back, out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from opencc import OpenCC

# Characters that only Traditional text has, common enough that a page of Traditional text holds several of them.
_TRADITIONAL = frozenset("個們來這時會說國對過還進學開關經營業務處產員為後發無從將應該當與於樣實質證據條見請議還導責問題線點麼電話記錄書練")
_VARIANT = frozenset("爲衆裏牀着綫啓")


def is_traditional(text: str) -> bool:
    """Whether a text is written in Traditional characters."""
    sample = text[:50_000]
    return sum(c in _TRADITIONAL for c in sample) * 60 > max(60, sum("\u4e00" <= c <= "\u9fff" for c in sample))


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@cache
def _single(char: str) -> str:
    out = str(_converter("t2s").convert(char))
    return out if len(out) == 1 else char


def is_changed(char: str) -> bool:
    """Whether a character has another form in Simplified text."""
    return _single(char) != char


def simplified(text: str) -> str:
    """Simplified reading of the same length, so that offsets hold."""
    out = str(_converter("t2s").convert(text))
    return out if len(out) == len(text) else "".join(_single(c) for c in text)


def in_script(new: str, rule: str, script: Callable[[str], str]) -> str:
    """A repair in the script of its source. A character that was put back is written as in its word: 分鐘, though 鍾 is a 钟 as well."""
    word = rule.partition("lost-char:")[2]
    whole = script(word)
    return whole[word.index(new):][:len(new)] if new in word and len(whole) == len(word) else script(new)


def way_back(source: str) -> Callable[[str], str]:
    """What brings a repair, written in Simplified, into the script of a Traditional source."""
    converter = _converter("s2tw" if _VARIANT.isdisjoint(source[:50_000]) else "s2t")
    understood = "瞭解" if "瞭" in source else "了解"  # both are written; the source decides

    def back(text: str) -> str:
        return str(converter.convert(text)).replace("瞭解", understood) if text else text

    return back
