"""Masked words in; marks out: `***` and boxes are holes, a sign in the middle of a word goes, the character behind a single star and
the word behind its initials are offered."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from zhiku.emphasis import italic
from zhiku.intake.context import Passage
from zhiku.intake.hidden import hidden
from zhiku.intake.left_open import is_left_open, is_name, is_note, is_placeholder
from zhiku.intake.rules import load
from zhiku.intake.values import Edit
from zhiku.torn import in_bold, is_rest, is_told, torn, words_of

_MASK = re.compile(
    r"[ \u3000]?(?P<signs>[*＊﹡✱]{2,}|[*＊](?: [*＊])+|[□■▇█▓◼◻⬛⬜�]{1,}|[×✕╳xXｘ]{2,}(?![A-Za-z0-9])|[●○◯•]{2,}"
    r"|(?<![人门路出入关窗进港渡户胃伤缺洞])口{2,}(?!声声|相传|[碑袋岸径头令号味气语述罩角渴感粮腔])"  # not 口口声声, 路口口碑
    r"|[?？]{3,}|【(?:敏感词|屏蔽|和谐|已屏蔽|关键词)】"
    r"|(?<![“‘「《])锟斤拷(?:锟斤拷)*(?:锟斤?)?(?![”’」》是乱])|பைடு நூலகம்"  # U+FFFD read as GBK; the mark of a library of documents
    r"|[\[（(](?:敏感词|屏蔽|和谐|已屏蔽)[)）\]]|#{2,})[ \u3000]?")
_SIGN = re.compile("[*＊﹡✱□■▇█▓◼◻⬛⬜�×✕╳xXｘ●○◯•·‧・∙/／|丨_＿~～^ \u3000-]|[口锟ப?？【\\[（(#]")
"""What every masked word, and half of one, has."""
_LATIN = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Za-z]{2,4}(?![A-Za-z0-9@./_-])")
_ONE = re.compile(r"(?<![*＊×●○\\])[*＊×●○](?![*＊×●○])")
_BEGINS, _ENDS = re.compile(r"[\u3400-\u9fff、，。；：（“]"), re.compile(r"[\u3400-\u9fff、，。；：！？）”]")
_LEFT, _RIGHT = re.compile(r"[\u4e00-\u9fff]{1,8}\Z"), re.compile(r"[\u4e00-\u9fff]{1,8}")
_SIDE = 8
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


def step(passage: Passage) -> Iterator[Edit]:
    """Nothing is filled in silently: the word behind a mask is not in the text."""
    text = passage.text
    if passage.kind == "code":
        return
    if _SIGN.search(text):
        yield from _masked(passage)
    yield from _letters(passage)


def _masked(passage: Passage) -> Iterator[Edit]:
    text, words = passage.text, torn(passage.text)
    set_in_bold = in_bold(text, words)
    for start, end, word, sure in words:
        if not any(a <= start < b for a, b in set_in_bold) and not is_left_open(text, start, end):
            yield Edit(start, end, "", "mask:torn", "auto" if sure else "proposed", f"“{word}”中间塞进了符号，一个字也没有少")
    done = {place for start, end, *_ in words for place in range(start, end)}
    for match in _MASK.finditer(text):
        start, end = match.span("signs")
        if not done.isdisjoint(range(start, end)) or any(a <= start < b for a, b in set_in_bold) \
                or is_placeholder(text, start) or is_left_open(text, start, end):
            continue
        if start == 0 and is_note(text) and not passage.context.damaged:
            continue
        before, after = text[:match.start()][-1:], text[match.end():][:1]
        if not (_LETTER.match(before or "，") and _LETTER.match(after or "。")):
            continue
        yield Edit(*match.span(), "", "hole:mask", "flag", "词被符号遮住，原词不可考")
    yield from _characters(passage, done)


def _characters(passage: Passage, done: Container[int]) -> Iterator[Edit]:
    """Single signs: only the sign is a hole, what stands beside it stays."""
    text, in_italics = passage.text, italic(passage.text)
    for start, end in (match.span() for match in _ONE.finditer(passage.text)):
        before, after = text[:start][-1:], text[end:][:1]
        if start in done or not ((_BEGINS.match(before) or not before) and (_ENDS.match(after) or not after)):
            continue
        if is_placeholder(text, start) or is_placeholder(text, start - 1) or is_name(text, start - 1) or is_told(text, start, end):
            continue
        left, right = _LEFT.search(text, max(0, start - _SIDE), start), _RIGHT.match(text, end, end + _SIDE)
        last, first = words_of(left[0])[-1] if left else "", words_of(right[0])[0] if right else ""
        if not (is_rest(last) or is_rest(first) or (left and right and (passage.context.damaged or 1 in (len(last), len(first))))):
            continue  # what it stands between is whole: a note, or a product
        char, word = hidden(text, start, end)
        if not char and (not before or any(a <= start < b for a, b in in_italics)):
            continue
        yield Edit(start, end, char, "hole:half-mask", "proposed" if char else "flag",
                   f"“{word}”的一个字被符号遮住，在这些词之间别的字都说不通" if char else "一个字被符号遮住，从文中看不出是哪个")


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
