"""A page in; what stands beside what, out: which buttons stand beside other elements and not beside words, and where a name ends that
has what its bearer is behind it (作者) and right before what he says."""

from __future__ import annotations

import re

BUTTON = "zhiku-button"
"""Stands among the classes of a button beside which no words stand: it is a line of its own."""
_TEXT_ELEMENTS = frozenset(["p", "li", "td", "th", "dd", "dt", "label", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "summary"])
_BUTTONS_BEFORE = re.compile(r"(?:\s*<button\b[^<>]{0,200}>[^<>]{0,40}</button\s*>)+\s*$", re.I)
_BEHIND = re.compile(r"[^<]{0,200}(?:<(?!/?button\b)[^<>]{0,300}>[^<]{0,200}){0,8}?</button\s*>\s*<", re.I)
_OPENS = re.compile(r"<(?:div|section|article|header)\b[^<>]{0,300}>$", re.I)
_BLOCK = re.compile(r"(?:</(?:div|header)\s*>\s*)?<(?:div|section|p|ul|ol|dl|table)\b", re.I)
_ROLE = re.compile(
    r"</(?:a|b|span|strong|em|i)\s*>\s{0,9}<(?P<name>span|i|em|b|small|label)\s[^<>]{0,200}>\s{0,9}"
    r"(?:菜谱作者|作者|楼主|博主|店家|店主|商家|卖家|官方|客服|讲师|助教|老师|管理员|版主|站长|答主|题主|UP主)"
    r"\s{0,9}</(?P=name)\s*>(?=\s{0,9}[^\s<:：，。、])")


def is_button(source: str, start: int, end: int, around: str) -> bool:
    """Whether a button, whose tag stands there, stands beside other elements and not beside words: 点击“保存”即可 is a sentence.
    `around`: the block element around it."""
    before = _BUTTONS_BEFORE.sub("", source[max(0, start - 400):start]).rstrip()
    behind = _BEHIND.match(source, end)
    if around in _TEXT_ELEMENTS or behind is None or not before.endswith(">"):
        return False
    return not (_OPENS.search(before) and _BLOCK.match(source, behind.end() - 1))  # what can be pressed may be the head of that


def roles_of(source: str) -> frozenset[int]:
    """Where in a page the elements end that say, behind a name in an element of its own, what its bearer is there (作者), and right
    before what he says."""
    return frozenset(match.end() for match in _ROLE.finditer(source))
