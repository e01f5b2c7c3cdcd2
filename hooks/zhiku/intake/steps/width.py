"""Half-width punctuation between Chinese, stray blanks and zero-width characters in a paragraph in; edits out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import rjieba

from zhiku.intake.context import Passage
from zhiku.intake.language import language
from zhiku.intake.values import Edit

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。", "｡": "。", "､": "、"}
_CHAR = re.compile(r"[,:;?!().｡､]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_NEAR = re.compile(r"[\u3400-\u9fff，。！？；：、“”‘’「」《》（）〔〕…—%％]")
_ZERO = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]+")
_BLANK = re.compile(r"(?<=[\u3400-\u9fff，。！？；：、”’」》）])[ \u00a0\u3000\t]+(?=[\u3400-\u9fff，。！？；：、“‘「《（])")
_MARKS = re.compile("[，。！？；]")
_LABEL = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[章节条款项]|\d{1,2}[月日号]|[一二三四五六七八九十\d]{1,2}[组楼层班]|"
    r"^附?[图表][一二三四五六七八九十\d]{1,3})$")
_REACH, _TWO, _COMMON = 6, 2, 60_000
_DOTS = re.compile(r"(?<=[\u3400-\u9fff])(?:\.{3,6}|。{3,6})")


def step(passage: Passage) -> Iterator[Edit]:
    """Width of punctuation, then what cannot be seen."""
    text = passage.text
    for match in _ZERO.finditer(text):
        yield Edit(*match.span(), "", "layout:zero-width", "auto", "看不见的零宽字符")
    dots = [m.span() for m in _DOTS.finditer(text)]
    for start, end in dots:
        yield Edit(start, end, "……", "layout:ellipsis", "auto", "省略号用两个三点")
    for match in _CHAR.finditer(text):
        i, char = match.start(), match[0]
        if any(a <= i < b for a, b in dots):
            continue
        before = text[:i].rstrip(" ")[-1:]
        after = text[i + 1:].lstrip(" ")[:1]
        near = bool(_NEAR.match(before)) or bool(_NEAR.match(after))
        if char == ".":
            near = bool(_HAN.match(before)) and (not after or (bool(_NEAR.match(after)) and not after.isdigit()))
        elif char in ",:" and before.isdigit() and after.isdigit():
            near = False
        elif char == "(":
            near = bool(_NEAR.match(after)) or bool(_NEAR.match(before))
        elif char == ":" and text.startswith("//", i + 1):
            near = False
        if near:
            yield Edit(i, i + 1, _WIDE[char], "layout:half-width", "auto", "中文正文里用了半角标点")
    blanks = list(_BLANK.finditer(text))
    is_said = bool(_MARKS.search(text))
    for match in blanks:
        if not (is_said or _is_in_word(text, match)) or _parts(text, match) or (passage.kind == "cell" and "\t" in match[0]):
            continue
        if text[match.start() - 1] in "。！？" and match[0] in (" ", "\u00a0"):
            continue  # a blank behind a full stop may be all that is left of a connective
        if _HAN.match(text[match.start() - 1]) and _HAN.match(text[match.end()]) and (passage.kind in ("title", "heading", "cell")
                                                                                     or passage.kind == "comment"):
            continue  # 两个词并列
        yield Edit(*match.span(), "", "layout:blank", "auto", "汉字之间多出的空格")


def _is_in_word(text: str, blank: re.Match[str]) -> bool:
    """Whether a blank stands in the middle of a word. In a line that is no sentence all others part columns, verses, or a name
    from what is said of it; so does the only blank between two characters."""
    pieces = text.split()
    if len(pieces) == _TWO and len("".join(pieces)) == _TWO:
        return False
    before, after = text[:blank.start()], text[blank.end():]
    left, right = before.split()[-1], after.split()[0]
    at = 0
    for word in rjieba.cut(left + right):
        at += len(word)
        if at >= len(left):
            return at > len(left) and 0 <= language().word(word) < _COMMON
    return False


def _parts(text: str, blank: re.Match[str]) -> bool:
    """Whether a blank parts two columns, or a label from what it says: 第一条 委托事项."""
    wide = "\t" in blank[0] or len(blank[0]) > 1
    return (wide and not _MARKS.match(text, blank.start() - 1)) or bool(_LABEL.search(text, max(0, blank.start() - _REACH), blank.start()))
