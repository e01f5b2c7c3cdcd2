"""Masked words in; marks out: `***` and boxes are holes, initials of a filtered word are offered as that word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhiku.intake.context import Passage
from zhiku.intake.left_open import bold, is_left_open, is_name, is_note, is_placeholder, italic
from zhiku.intake.rules import load
from zhiku.intake.values import Edit

_MASK = re.compile(
    r"[ \u3000]?(?P<signs>[*＊﹡✱]{2,}|[*＊](?: [*＊])+|[□■▇█▓◼◻⬛⬜�]{1,}|[×✕╳xXｘ]{2,}(?![A-Za-z0-9])|[●○◯•]{2,}"
    r"|(?<![人门路出入关窗进港渡户胃伤缺洞])口{2,}(?!声声|相传|[碑袋岸径头令号味气语述罩角渴感粮腔])"  # not 口口声声, 路口口碑
    r"|[?？]{3,}|【(?:敏感词|屏蔽|和谐|已屏蔽|关键词)】"
    r"|[\[（(](?:敏感词|屏蔽|和谐|已屏蔽)[)）\]]|#{2,})[ \u3000]?")
_SIGN = re.compile("[*＊﹡✱□■▇█▓◼◻⬛⬜�×✕╳xXｘ●○◯•口?？【\\[（(#]")
"""What every masked word, and half of one, has."""
_LATIN = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Za-z]{2,4}(?![A-Za-z0-9@./_-])")
_HALF = re.compile(r"[\u3400-\u9fff][*＊×●○](?=[\u3400-\u9fff，。、])|(?<=[\u3400-\u9fff、，])[*＊×●○][\u3400-\u9fff]")
# db代表代偿: letters that the text itself explains
_SAID_BEFORE = re.compile(r"(?:字段|代码|编码|缩写|简写|简称|变量|参数|列名|命令|[“\"'‘])$")
_REACH = 3  # characters, the line end that `$` allows among them
_SAID_AFTER = re.compile(r"代表|表示|是?指|即|[=＝”\"'’]|是[\u3400-\u9fff]{1,8}的(?:缩写|简写|首字母)")
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
    if _SIGN.search(text):
        yield from _masked(passage)
    yield from _letters(passage)


def _masked(passage: Passage) -> Iterator[Edit]:
    text, in_bold, in_italics = passage.text, bold(passage.text), italic(passage.text)
    for match in _MASK.finditer(text):
        start, end = match.span("signs")
        if any(a <= start < b for a, b in in_bold) or is_placeholder(text, start) or is_left_open(text, start, end):
            continue
        if start == 0 and is_note(text) and not passage.context.damaged:
            continue
        before, after = text[:match.start()][-1:], text[match.end():][:1]
        if not (_LETTER.match(before or "，") and _LETTER.match(after or "。")):
            continue
        yield Edit(*match.span(), "", "hole:mask", "flag", "词被符号遮住，原词不可考")
    for match in _HALF.finditer(text):
        if is_placeholder(text, match.start()) or is_placeholder(text, match.start() + 1) or is_name(text, match.start()):
            continue
        word = _partial().get(re.sub(r"[＊×●○]", "*", match[0]))
        if not word and any(a <= text.find("*", *match.span()) < b for a, b in in_italics):
            continue
        yield Edit(*match.span(), word or "", "hole:half-mask", "proposed" if word else "flag", "词的一个字被符号遮住")


def _letters(passage: Passage) -> Iterator[Edit]:
    text = passage.text
    for match in _LATIN.finditer(text):
        word = _initials().get(match[0].lower())
        before, after = text[:match.start()][-1:], text[match.end():][:1]
        if not (match[0].islower() and _LETTER.match(before or "，") and _LETTER.match(after or "。") and before + after):
            continue
        if _SAID_AFTER.match(text, match.end()) or _SAID_BEFORE.search(text, max(0, match.start() - _REACH), match.start()):
            continue
        if word:
            yield Edit(*match.span(), word, "hole:initials", "proposed", "小写拼音首字母代替了被过滤的词")
        elif passage.context.spun and len(match[0]) < 4 and match[0] not in _usual() and before and after \
                and not is_placeholder(text, match.start()):
            yield Edit(match.end(), match.end(), "", "hole:letters", "flag", "汉字中间的小写字母像是代替了一个词，原词不可考")
