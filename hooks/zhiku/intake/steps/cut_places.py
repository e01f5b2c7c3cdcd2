"""A paragraph of a damaged text in; marks out where all that is known of a place speaks for a word that was cut there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.intake.around import place
from zhiku.intake.context import Passage
from zhiku.intake.language import TENFOLD, language
from zhiku.intake.second_look import second_look
from zhiku.intake.values import Edit

_LEAST = -2.7
_LEAST_IN_HEADINGS = -1.5  # a mark in a title costs its reader more
_APART = 2  # characters between two marks
_FITS = -2.0  # above it, hardly one word in fifty is the one that was cut
_FIT, _LIKELY = 1.5, 1.0
"""How much a fit says beside the odds of a hole, and how much both must say together: six places of seven are right then."""
_MOST, _NAMED, _NEAR = re.compile("(?:最|真正|更)[\u4e00-\u9fff]{1,6}的$"), re.compile("(?:就|也|还|并)?(?:不|正)?是"), 9
_WORD = 2
_AGAIN = re.compile("([\u4e00-\u9fff]{2})[，。；？！]\\1")
_NUMBER = re.compile(r"(?:^|[。！？；\n])(?:第[一二三四五六七八九十]{1,2}|其[一二三四五六])[，、：]?\Z")


def step(passage: Passage) -> Iterator[Edit]:
    """A word that the whole text lacks is offered where it fits; else the hole is marked, for nobody can know."""
    if passage.kind in ("code", "quote") or not passage.context.damaged:
        return
    taken = set(passage.marked())
    least = _LEAST_IN_HEADINGS if passage.kind in ("heading", "cell") else _LEAST
    for odds, at in second_look(passage.text, passage.kind, least):
        if passage.kind == "cell" and _is_edge(passage.text, at):
            continue  # a word or two alone: nothing is missing around them
        if not taken.isdisjoint(range(at - _APART, at + _APART + 1)) or _is_sound(passage.text, at) or _is_in_title(passage.text, at):
            continue
        taken.add(at)
        word, named = _word(passage, at), _named(passage, at, odds)
        if not word and not named and passage.context.told:
            continue
        if not word and named:
            yield Edit(at, at, named, "cut-word:gap", "proposed", f"这里像是缺一个词；有人指出这份来源删去了“{named}”")
        elif word:
            yield Edit(at, at, word, "cut-word:gap", "proposed", f"这里像是缺一个词，全文没有的“{word}”在这里说得通")
        else:
            yield Edit(at, at, "", "hole:gap", "flag", "这里像是缺一个词，从文中看不出是哪个")


def _is_sound(text: str, at: int) -> bool:
    """最难的是……, 真正重要的不是……: what the 的 belongs to comes behind 是. 第一，要有耐心: a number lacks nothing.

    写进记录。记录不是……: what a sentence ended with begins the next.
    """
    if _NUMBER.search(text, max(0, at - _NEAR), at) or _AGAIN.fullmatch(text, max(0, at - _WORD - 1), at + _WORD):
        return True
    return bool(_NAMED.match(text, at) and _MOST.search(text, max(0, at - _NEAR), at))


def _is_edge(text: str, at: int) -> bool:
    """Whether a cell begins or ends there."""
    before, after = text[:at].rstrip(" ")[-1:], text[at:].lstrip(" ")[:1]
    return before in ("", "|", "\t") or after in ("", "|", "\t")


def _is_in_title(text: str, at: int) -> bool:
    """《民法典》: the words of a title are its own."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _candidates(passage: Passage) -> frozenset[str]:
    """The words that may have been cut: those that a person named, where nothing else is known."""
    context = passage.context
    return context.given if context.told else context.words | context.given


def _word(passage: Passage, at: int) -> str:
    """The word that the text lacks and that fits here better than a word does anywhere, if there is one."""
    best, word = min(((fit(passage.text, at, word), word) for word in sorted(_candidates(passage))), default=(_FITS, ""))
    return word if best < _FITS else ""


def _named(passage: Passage, at: int, odds: float) -> str:
    """The only word that a person named, where it fits no worse than elsewhere: a likely hole needs little more."""
    context = passage.context
    if len(context.given) != 1 or context.spinner or (context.words - context.given):
        return ""
    word, = context.given
    how = fit(passage.text, at, word)
    return word if how < 0 and (odds - _FIT * how >= _LIKELY or context.spun) else ""


def fit(text: str, at: int, word: str) -> float:
    """How much dearer a word is in a place than anywhere, in powers of ten; below 0 for what fits."""
    known, here = language(), place(text, at, at)
    return (here.instead(word)[0] - here.lattice.cost - known.alone(known.word(word))) / TENFOLD
