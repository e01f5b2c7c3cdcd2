"""A line in; out, its words without what is put around them for show: 【常见问答】, == 标题 ==, ★ 标题 ★."""

from __future__ import annotations

import re

from zhiku.intake.headings import core

_HAN = re.compile("[\u3400-\u9fff]")
_DRAWN = (  # == 标题 ==, —— 标题 ——, ★ 标题 ★
    r"(?P<s>[=＝]{1,12}|-{2,12}|[—－]{1,8}|[─━]{1,12}|[~～]{1,6}|\*{3,6}|\*(?=\s)|#{1,6}|[★☆◆◇■□●○◎▲△▼▽※]{1,3}|[·•║┃/﹏❖✦])"
    r"\s*(?P<f>(?!\s)(?:(?!(?P=s)).)+(?<!\s))\s*(?P=s)")
_SHOWN = re.compile(
    r"(?:《(?P<d>[^《》]+)》|【(?P<a>[^【】]+)】|〖(?P<b>[^〖〗]+)〗|［(?P<c>[^［］]+)］|\[(?P<g>[^\[\]]+)\]|[<＜〈](?P<h>[^<>＜＞〈〉]+)[>＞〉]"
    rf"|＊[\s\u3000]*(?P<e>[^＊\s\u3000]+)[\s\u3000]*＊|{_DRAWN})")
DRAWN = re.compile(_DRAWN)
"""A line between two equal signs: `s` the sign, `f` the words."""


def inside_brackets(text: str, begin: int, stop: int) -> tuple[int, int]:
    """The span of a heading in; the span of its words, without brackets put around it for show (【常见问答】), out."""
    found = _SHOWN.fullmatch(text, begin, stop)
    words = next((name for name, shown in found.groupdict().items() if shown and name != "s"), "") if found else ""
    if not found or not core(found[words]) or is_of_code(found):
        return begin, stop
    return found.span(words)


def is_of_code(found: re.Match[str]) -> bool:
    """Whether what is found between two signs may be no word with something drawn beside it: <div>, /etc/, ~root~."""
    sign = found["s"] or ("<" if found.groupdict().get("h") else "")
    return sign[:1] in ("<", "/", "~") and not _HAN.search(found[0])
