"""A paragraph with signs in the place of words in; which of them its writer put there himself out: words set in bold, fields
of a form, names that are nobody's business, a password that is dots, stars in the margin."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from zhiku.intake.rules import load, words

# ××银行, ×先生: a name left open by the writer, not a word masked by a filter
_PLACEHOLDER = re.compile(r"[×xXｘ○]{1,4}(?:银行|公司|先生|女士|小姐|律师|法院|市|省|县|区|路|街|村|号|年|月|日|元|万|字|法|某|同学|老师)"
                          r"|(?<![\u3400-\u9fff])[×○]{2,4}(?:(?![的了是和在把被向对给])[\u3400-\u9fff]){2,8}(?:公司|银行|法院|医院|学校|小区|大厦)")
_BOX = re.compile(r"[□◻⬜]")
_BOX_AND_BLANKS = re.compile(r"[ \u3000]?[□◻⬜][ \u3000]?")
# 王**，男; 张×、李×两户: a name that its writer hides
_HIDDEN = re.compile(r"(?:[*＊]{1,3}|[×○]{1,2})(?=[\s，。、；：（）()”」]|[两三][人户]|等人|男|女|$)")
_SIGNS = re.compile(r"(?:[*＊]{1,3}|[×○]{1,2})(?![*＊×○])")
_APART = re.compile(r"[\s，。、；：“「（(]")
_SECRET = re.compile(r"(?:密码|口令|验证码|卡号|账号|账户|手机号码?|电话|身份证号?码?)[^，。；！？*＊]{0,6}$")
_LONG = re.compile(r"[*＊●•]{4,}$")
_STARS = re.compile(r"(?:^|[：:\s])[*＊](?![*＊])[^*＊\s]{1,8}[\s、，]{1,2}[*＊]{2}(?![*＊])[^*＊\s]{1,8}(?![*＊])")
_NOTE = re.compile(r"[*＊]{1,3}(?![的了是也等着过行])[\u3400-\u9fff][^*＊]*$")
_REACH = 12
_HAN = re.compile("[\u3400-\u9fff]")


@cache
def _before_names() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load("masks.yml")["names"]["before"]) + ")$")


@cache
def _families() -> frozenset[str]:
    return frozenset(load("masks.yml")["names"]["families"])


def is_placeholder(text: str, at: int) -> bool:
    """Whether a name that is left open begins at a place."""
    return bool(_PLACEHOLDER.match(text, at))


def is_note(text: str) -> bool:
    """Whether a paragraph begins with the stars of a note: **两个星号的为选填."""
    return bool(_NOTE.match(text))


def is_left_open(text: str, start: int, end: int) -> bool:
    """Whether a writer put the signs of a span there: it has no blanks around it."""
    signs = text[start:end]
    if _BOX.fullmatch(signs) and _HAN.match(text[end:].lstrip(" \u3000")):
        before = text[:start]
        return before.rstrip()[-1:] in ("", "：", ":") or (before[-1:] in " \u3000" and len(_BOX_AND_BLANKS.findall(text)) > 1)
    if _LONG.match(signs) and _SECRET.search(text, max(0, start - _REACH), start):
        return True
    return is_name(text, start - 1) or (signs[0] in "*＊" and _has_stars(text))


@lru_cache(maxsize=4)
def _has_stars(text: str) -> bool:
    """Whether stars stand before words of a paragraph as they do in a form; every mask in it asks."""
    return bool(_STARS.search(text))


def is_name(text: str, at: int) -> bool:
    """Whether a surname with a hidden name stands at a place. A common surname is one wherever a name may begin; another is a
    word as well (向**投诉) and needs a border on both sides."""
    if at < 0 or text[at] not in words("surnames.txt"):
        return False
    begins = at == 0 or bool(_APART.match(text, at - 1))
    if begins and _HIDDEN.match(text, at + 1):
        return True
    return text[at] in _families() and bool(_SIGNS.match(text, at + 1)) and (
        begins or bool(_before_names().search(text, max(0, at - _REACH), at)))
