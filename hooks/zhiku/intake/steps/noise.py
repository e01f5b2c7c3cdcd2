"""A comment in; edits out that take away fragments stuffed in behind 的."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhiku.intake.around import misfit
from zhiku.intake.context import Passage
from zhiku.intake.rules import load
from zhiku.intake.values import Edit

_NOUN = re.compile(r"[\u3400-\u9fff]")
_FOLLOWS = re.compile(r"[的，。、；！？：也都很或,.;!?: ]|$|了(?!解)|地(?![址点方区])|得(?!到)|着(?!装)|过(?!程)|就(?![业医诊])"
                      r"|还(?![款清贷债])|在(?![线职])|和(?![解谐])|与(?!会)|及(?!时)|而(?!且)|是(?!否)")
_ASKS = re.compile("[我你您他她它谁才]|不(?![足良同])|没(?!收)|能(?!力)|会(?!议)|要(?!求)|是(?!非)")  # 他的怎么办我不知道
_FITS = -1.0  # what a noun that belongs to the sentence costs less there than anywhere, in powers of ten
_LEGAL = re.compile(r"(?:一些|一种|可能|很多|需要|最后|通过|根据|原因)(?:[的地得和与，。、；,.]|$|性|人(?![员]))")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...], frozenset[str]]:
    data = load("noise.yml")

    def one_of(words: list[str]) -> str:
        return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"

    grammar = one_of(data["never_after_de"])
    any_word = one_of(data["never_after_de"] + data["fragments"])
    usual = one_of(data["usual"])
    tail = one_of(data["never_after_de"] + data["tails"])
    told = "(?P<told>" + one_of(sorted(set(data["fragments"]) - set(data["usual"]))) + one_of(data["behind_a_noun"]) + ")"
    stuffed = re.compile(f"(?<=的)(?:{told}|(?:{any_word})?{grammar})(?P<tail>{tail})?|(?<=的){usual}{usual}")
    single = re.compile(f"(?<=的){one_of(data['fragments'])}")
    return stuffed, single, tuple(data["keeps"]), frozenset(data["usual"])


def fragments(text: str) -> Iterator[tuple[int, int, bool]]:
    """Places of fragments behind 的, and whether each can stand there in no sentence."""
    if "的" not in text:
        return
    stuffed, single, keeps, usual = _patterns()
    taken: set[int] = set()
    for match in _behind_de(stuffed, text):
        rest = text[match.end():match.end() + 4]
        if match["tail"] and _FOLLOWS.match(rest):  # 的[有关哪种]问题也该谈: it is the noun
            rest = text[match.start("tail"):]
        double = match.end() - match.start() > 3
        if not _NOUN.match(rest) or text.startswith(keeps, match.start()) or _LEGAL.match(text, match.start()):
            continue
        if (_FOLLOWS.match(rest) and not (double and rest[0] != "的")) or (match[0].startswith("怎么") and _ASKS.match(rest)):
            continue
        end = match.end()
        if match["tail"] and (rest.startswith(match["tail"]) or misfit(text, match.start("tail"), end, [match["tail"]]) < _FITS):
            end = match.start("tail")  # 普通人的[然后]时间: the noun is the writer's
        taken.update(range(match.start(), end))
        yield match.start(), end, not match["told"] or bool(match["tail"])
    for match in _behind_de(single, text):
        rest = text[match.end():match.end() + 4]
        if not taken.isdisjoint(range(*match.span())):
            continue
        if _FOLLOWS.match(rest) or not _NOUN.match(rest) or text.startswith(keeps, match.start()):
            continue
        yield match.start(), match.end(), match[0] in usual


def _behind_de(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """As `finditer`, for a pattern that fits only right behind 的: it is tried nowhere else."""
    at = text.find("的") + 1
    while at:
        match = pattern.match(text, at)
        if match:
            yield match
        at = text.find("的", match.end() - 1 if match else at) + 1


def step(passage: Passage) -> Iterator[Edit]:
    """Only in comments, and what could be a noun of the sentence only where the comments are known to be stuffed."""
    if passage.kind != "comment" or not passage.context.noisy:
        return
    for start, end, sure in fragments(passage.text):
        word = passage.text[start:end]
        if sure:
            yield Edit(start, end, "", "noise:fragment", "auto", f"“{word}”塞在“的”后面，与句子无关；评论里还有别的碎片")
        else:
            yield Edit(start, end, "", "noise:keyword", "proposed", f"“的”后面的“{word}”可能是塞进来的，去掉后句子也通")
