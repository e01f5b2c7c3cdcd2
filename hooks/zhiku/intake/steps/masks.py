"""Masked words in; marks out: `***` and boxes are holes, initials of a filtered word are offered as that word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhiku.intake.context import Passage
from zhiku.intake.rules import load
from zhiku.intake.values import Edit

_MASK = re.compile(r"[ \u3000]?(?:[*＊﹡✱]{2,}|[*＊](?: [*＊])+|[□■▇█▓◼◻⬛⬜�]{1,}|[口]{2,}|[×✕╳xXｘ]{2,}(?![A-Za-z0-9])|[●○◯•]{2,}"
                   r"|[_＿]{2,}|[?？]{3,}|【(?:敏感词|屏蔽|和谐|已屏蔽|关键词)】"
                   r"|[\[（(](?:敏感词|屏蔽|和谐|已屏蔽)[)）\]]|#{2,})[ \u3000]?")
_LATIN = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Za-z]{2,4}(?![A-Za-z0-9@./_-])")
_HALF = re.compile(r"[\u3400-\u9fff][*＊×●○](?=[\u3400-\u9fff，。、])|(?<=[\u3400-\u9fff、，])[*＊×●○][\u3400-\u9fff]")
_BOLD = re.compile(r"\*\*(?![\s*，。、；：！？])[^*\n]{1,60}(?<![\s*，、；])\*\*")
# ××银行, ×先生: a name left open by the writer, not a word masked by a filter
_PLACEHOLDER = re.compile(r"[×xXｘ○]{1,4}(?:银行|公司|先生|女士|小姐|律师|法院|市|省|县|区|路|街|村|号|年|月|日|元|万|字|法|某|同学|老师)")
_LETTER = re.compile(r"[\u3400-\u9fff，。、：；“”（）]")


@cache
def _initials() -> dict[str, str]:
    return {str(k): str(v["word"]) for k, v in load("masks.yml")["initials"].items()}


@cache
def _usual() -> frozenset[str]:
    return frozenset(load("masks.yml")["usual"].split())


@cache
def _partial() -> dict[str, str]:
    return {str(k): str(v) for k, v in load("masks.yml")["partial"].items()}


def step(passage: Passage) -> Iterator[Edit]:
    """Nothing is filled in silently: the word behind a mask is not in the text."""
    text = passage.text
    if passage.kind == "code":
        return
    bold = [m.span() for m in _BOLD.finditer(text)] if "***" not in text else []
    for match in _MASK.finditer(text):
        if any(a <= match.start() < b for a, b in bold) or _PLACEHOLDER.match(text, match.start()):
            continue
        before, after = text[:match.start()][-1:], text[match.end():][:1]
        if not (_LETTER.match(before or "，") and _LETTER.match(after or "。")):
            continue
        yield Edit(*match.span(), "", "hole:mask", "flag", "词被符号遮住，原词不可考")
    for match in _HALF.finditer(text):
        if _PLACEHOLDER.match(text, match.start()) or _PLACEHOLDER.match(text, match.start() + 1):
            continue
        word = _partial().get(re.sub(r"[＊×●○]", "*", match[0]))
        yield Edit(*match.span(), word or "", "hole:half-mask", "proposed" if word else "flag", "词的一个字被符号遮住")
    for match in _LATIN.finditer(text):
        word = _initials().get(match[0].lower())
        before, after = text[:match.start()][-1:], text[match.end():][:1]
        if not (match[0].islower() and _LETTER.match(before or "，") and _LETTER.match(after or "。") and before + after):
            continue
        if word:
            yield Edit(*match.span(), word, "hole:initials", "proposed", "小写拼音首字母代替了被过滤的词")
        elif passage.context.spun and len(match[0]) < 4 and match[0] not in _usual() and before and after \
                and not _PLACEHOLDER.match(text, match.start()):
            yield Edit(match.end(), match.end(), "", "hole:letters", "flag", "汉字中间的小写字母像是代替了一个词，原词不可考")
