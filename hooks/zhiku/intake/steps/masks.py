"""Masked words in; marks out: `***` and boxes are holes, initials of a filtered word are offered as that word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhiku.intake.context import Passage
from zhiku.intake.rules import load, words
from zhiku.intake.values import Edit

_MASK = re.compile(r"[ \u3000]?(?:[*＊﹡✱]{2,}|[*＊](?: [*＊])+|[□■▇█▓◼◻⬛⬜�]{1,}|[口]{2,}|[×✕╳xXｘ]{2,}(?![A-Za-z0-9])|[●○◯•]{2,}"
                   r"|[_＿]{2,}|[?？]{3,}|【(?:敏感词|屏蔽|和谐|已屏蔽|关键词)】"
                   r"|[\[（(](?:敏感词|屏蔽|和谐|已屏蔽)[)）\]]|#{2,})[ \u3000]?")
_LATIN = re.compile(r"(?<![A-Za-z0-9@./_-])[A-Za-z]{2,4}(?![A-Za-z0-9@./_-])")
_HALF = re.compile(r"[\u3400-\u9fff][*＊×●○](?=[\u3400-\u9fff，。、])|(?<=[\u3400-\u9fff、，])[*＊×●○][\u3400-\u9fff]")
_BOLD = re.compile(r"\*\*(?![\s*，。、；：！？])[^*\n]{1,60}(?<![\s*，、；])\*\*")
# ××银行, ×先生: a name left open by the writer, not a word masked by a filter
_PLACEHOLDER = re.compile(r"[×xXｘ○]{1,4}(?:银行|公司|先生|女士|小姐|律师|法院|市|省|县|区|路|街|村|号|年|月|日|元|万|字|法|某|同学|老师)")
# What a form leaves to be filled in: 姓名：______, □本人 □配偶
_BLANK_FIELD = re.compile(r"[ \u3000]?(?:[_＿]{4,}|(?<=[:：])\s*[_＿]{2,})")
_BOX = re.compile(r"[ \u3000]?[□◻⬜][ \u3000]?")
# 王**，男; 张×、李×两户: a name that its writer hides
_HIDDEN = re.compile(r"(?:[*＊]{1,3}|[×○]{1,2})(?=[，。、；：（）()]|[两三][人户]|等人|男|女|$)")
_APART = re.compile(r"[\s，。、；：“（(]")
# db代表代偿: letters that the text itself explains
_SAID_BEFORE = re.compile(r"(?:字段|代码|编码|缩写|简写|简称|变量|参数|列名|命令|[“\"'‘])$")
_REACH = 3  # characters, the line end that `$` allows among them
_SAID_AFTER = re.compile(r"代表|表示|是?指|即|[=＝”\"'’]|是[\u3400-\u9fff]{1,8}的(?:缩写|简写|首字母)")
_HAN = re.compile("[\u3400-\u9fff]")
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
        if any(a <= match.start() < b for a, b in bold) or _PLACEHOLDER.match(text, match.start()) or _is_left_open(text, match):
            continue
        before, after = text[:match.start()][-1:], text[match.end():][:1]
        if not (_LETTER.match(before or "，") and _LETTER.match(after or "。")):
            continue
        yield Edit(*match.span(), "", "hole:mask", "flag", "词被符号遮住，原词不可考")
    for match in _HALF.finditer(text):
        if _PLACEHOLDER.match(text, match.start()) or _PLACEHOLDER.match(text, match.start() + 1):
            continue
        if _is_name(text, match.start()):
            continue
        word = _partial().get(re.sub(r"[＊×●○]", "*", match[0]))
        yield Edit(*match.span(), word or "", "hole:half-mask", "proposed" if word else "flag", "词的一个字被符号遮住")
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
                and not _PLACEHOLDER.match(text, match.start()):
            yield Edit(match.end(), match.end(), "", "hole:letters", "flag", "汉字中间的小写字母像是代替了一个词，原词不可考")


def _is_left_open(text: str, mask: re.Match[str]) -> bool:
    """Whether a writer left something open: a field or a box of a form, a name."""
    if _BOX.fullmatch(mask[0]) and _HAN.match(text, mask.end()):
        return text[:mask.start()].rstrip()[-1:] in ("", "：", ":") or (mask[0][0] in " \u3000" and len(_BOX.findall(text)) > 1)
    return bool(_BLANK_FIELD.fullmatch(mask[0])) or _is_name(text, mask.start() - 1)


def _is_name(text: str, at: int) -> bool:
    """Whether a surname with a hidden name stands at a place, and nothing belongs to it before it."""
    return at >= 0 and text[at] in words("surnames.txt") and bool(_HIDDEN.match(text, at + 1)) and (
        at == 0 or bool(_APART.match(text, at - 1)))
