"""A line in; the signs that a filter put between the characters of a word (投**诉), with the word, out; and the stars that stand
for a character of one (*安机关).

What stands on both sides of a sign is cut into the likeliest words: a word that reaches over the sign was torn by it, for
nothing is missing there. Between 遇到 and 场面 nothing reaches over, though 到场 is a word: there one was masked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from zhiku.dictionary import ALL, dictionary
from zhiku.emphasis import bold, italic

_STARS, _OTHERS = r"(?:\\?[*＊﹡✱]){1,6}", r"[·•‧・∙/／|丨_＿~～^×●○□■-]{1,3}|[ \u3000]|口"
_SIGN = re.compile(rf"(?<=[\u4e00-\u9fff])(?:(?P<stars>{_STARS})|{_OTHERS})(?=[\u4e00-\u9fff])")
_ANY = re.compile(r"[*＊﹡✱·•‧・∙/／|丨_＿~～^×●○□■ \u3000口-]")
_STAR = re.compile(r"(?<![*＊\\])\\?[*＊](?![*＊])")
_STOP = re.compile("[，。；！？]")
_LEFT, _RIGHT = re.compile(r"[\u4e00-\u9fff]{1,8}\Z"), re.compile(r"[\u4e00-\u9fff]{1,8}")
_SIDE, _NEAR = 8, 4
_LONGEST = 4
_MEASURES = frozenset("长宽高厚深重")
_LIGHT = frozenset("的了是不就在有也都和与或被把将会能可要这那哪一二三两几我你他她它人们说到对向为从给让使很更最再又还才只上下里中去来做")
"""Characters that stand in a sentence by themselves: what they happen to make together proves little."""
_FAMILIES = frozenset("李王张刘陈杨赵周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧曹袁邓沈彭吕苏卢"
                      "蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜范姚谭廖邹熊陆郝崔邱秦顾侯邵孟尹黎赖龚")
_NAMED = re.compile(r"(?:^|[^\u4e00-\u9fff]|[人户主员生师友客长官警者名某亲妈爸子儿女和与向被由给叫])$")
_TOLD = re.compile(r"(?:用|带|打|标|有|以|加|含|个|注|星号|符号)[“‘（(\"「]?$")
_TELLS = re.compile(r"[”’）)\"」]?(?:号|标|表示|代表|的?(?:为|是)?必填|[的为是](?:[必选][填修]|项))|[^，。！？]{0,12}[=＝]")


@cache
def filtered() -> frozenset[str]:
    """The words that filters look for."""
    lines = files("zhiku").joinpath("words", "filtered.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class Torn(NamedTuple):
    """The signs in a word, and the word; `sure`: nothing else can be meant."""

    start: int
    end: int
    word: str
    sure: bool


def torn(text: str) -> list[Torn]:
    """The words of a line that signs tear, in order; a word with several signs in it once for each."""
    if not _ANY.search(text):
        return []
    found: list[Torn] = []
    begin, left = 0, ""  # what was read to the left, without the signs found
    for sign in _SIGN.finditer(text):
        before, after = left + text[begin:sign.start()], _SIGN.split(text[sign.end():sign.end() + _SIDE], maxsplit=1)[0]
        is_star = sign["stars"] is not None
        word = _across(before[-_SIDE:], after) if is_star or _may_be_filtered(before, after) else ""
        if word and (word in filtered() or (is_star and _is_one(text, sign, word))):
            sure = (word in filtered() and sign[0] != "口") or (is_star and not _LIGHT.intersection(word))
            found.append(Torn(*sign.span(), word, sure))
            left, begin = before, sign.end()
        else:
            left, begin = "", sign.end()
    return found


def _is_one(text: str, sign: re.Match[str], word: str) -> bool:
    """Whether a word that no filter looks for was torn: not a product (长*宽), no name (张*明)."""
    return not is_name(text, sign.start() - 1) and not is_told(text, *sign.span())


def is_name(text: str, at: int) -> bool:
    """Whether a surname stands at a place where a name may begin."""
    return text[at] in _FAMILIES and bool(_NAMED.search(text[max(0, at - 1):at]))


def is_told(text: str, start: int, end: int) -> bool:
    """Whether a sign is spoken of (带*号的必填), or multiplies (单价*数量=总价, 长*宽)."""
    if _TOLD.search(text, max(0, start - _NEAR), start) or _TELLS.match(text, end):
        return True
    return start > 0 and end < len(text) and _MEASURES.issuperset(text[start - 1] + text[end])


def in_bold(text: str, words: Sequence[Torn]) -> list[tuple[int, int]]:
    """What a line sets in bold letters. What only looks so begins or ends in the middle of a word: 投**诉。……违**法."""
    spans: list[tuple[int, int]] = []
    for start, end in bold(text):
        inside = [any(word.start <= at < word.end for word in words) for at in (start, end - 1)]
        if not all(inside) and not (any(inside) and _STOP.search(text, start, end)):
            spans.append((start, end))
    return spans


def damage(line: str) -> Iterator[tuple[int, int, str]]:
    """The signs of a Markdown line that a filter put there, in order: each with the word that it tears, or "" for a star that
    hides a character, beside which is left what is no word alone (由*察处理)."""
    if not _ANY.search(line):
        return
    words = torn(line)
    spans = in_bold(line, words)
    yield from ((start, end, word) for start, end, word, _ in words if not any(a <= start < b for a, b in spans))
    spans += italic(line)
    for star in _STAR.finditer(line):
        start, end = star.span()
        left, right = _LEFT.search(line, max(0, start - _SIDE), start), _RIGHT.match(line, end, end + _SIDE)
        if not left or line[start - 1] in _FAMILIES or is_told(line, start, end) or any(word.start == start for word in words):
            continue
        if not any(a <= start < b for a, b in spans) and (is_rest(words_of(left[0])[-1]) or (
                right is not None and is_rest(words_of(right[0])[0]))):
            yield start, end, ""


def untorn(text: str) -> str:
    """A text without the stars that tear its words."""
    out, at = "", 0
    for start, end, *_ in torn(text) if "*" in text else ():
        out, at = out + text[at:start], end
    return out + text[at:]


def is_rest(word: str) -> bool:
    """Whether what stands beside a star is no word alone."""
    return len(word) == 1 and word not in _LIGHT


def _across(left: str, right: str) -> str:
    """The common word that reaches from one side to the other; "" if none does."""
    before, after = _LEFT.search(left), _RIGHT.match(right)
    if not before or not after:
        return ""
    at, border = 0, len(before[0])
    for word in words_of(before[0] + after[0]):
        if at < border < at + len(word):
            return word if _may_be_torn(word[:border - at], word, word[border - at:]) else ""
        at += len(word)
    return ""


def _may_be_filtered(before: str, after: str) -> bool:
    return any(before[-a:] + after[:b] in filtered() for a in (1, 2) for b in (1, 2))


def _may_be_torn(first: str, word: str, second: str) -> bool:
    """Whether a word is one, and not two whole ones (承担责任) between which something else may have stood."""
    if word in filtered():
        return True
    known = dictionary()
    return len(word) <= _LONGEST and known.is_common(word) and not (
        len(first) > 1 and len(second) > 1 and known.is_common(first) and known.is_common(second))


@lru_cache(maxsize=1 << 10)
def words_of(text: str) -> tuple[str, ...]:
    """The likeliest words of some characters."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        best.append(min((best[start][0] + _cost(text[start:end]), start) for start in range(max(0, end - _LONGEST), end)))
    words: list[str] = []
    end = len(text)
    while end:
        start = best[end][1]
        words.append(text[start:end])
        end = start
    return tuple(reversed(words))


def _cost(word: str) -> float:
    count = dictionary().count(word)
    return math.log(ALL / count) if count else math.log(ALL) + 1 if len(word) == 1 else math.inf
