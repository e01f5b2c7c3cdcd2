"""Half-width punctuation between Chinese and zero-width characters in a paragraph in; edits out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.intake.context import Passage
from zhiku.intake.values import Edit

_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。", "｡": "。", "､": "、"}
_CHAR = re.compile(r"[,:;?!().｡､]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_NEAR = re.compile(r"[\u3400-\u9fff，。！？；：、“”‘’「」《》（）〔〕…—%％]")
_ZERO = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]+")
_DOTS = re.compile(r"(?<=[\u3400-\u9fff])(?:\.{3,6}|。{3,6})")
_BRACKET = re.compile("[()（）]")
_FACE = re.compile(r"[:;]-?\)")
_CALL = re.compile(r"\([!-'*-~]*\)")  # f(x)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\][(（\[]")
_MASKED = re.compile("(?<=[\u3400-\u9fff])(?:\\*{2,4}|[□○●×]{2,4})$")  # 一场**.
_ADMONITION = re.compile(r"(?:!!!|\?\?\?)\+?\s")
_LATIN_SENTENCE = re.compile(r"(?:^|[，。！？；、“”（）!?])[^\u3400-\u9fff，。！？；、“”（）!?]*[A-Za-z'\"]$")


def step(passage: Passage) -> Iterator[Edit]:
    """Width of punctuation, then what cannot be seen."""
    text = passage.text
    for match in _ZERO.finditer(text):
        yield Edit(*match.span(), "", "layout:zero-width", "auto", "看不见的零宽字符")
    dots = [m.span() for m in _DOTS.finditer(text)]
    for start, end in dots:
        yield Edit(start, end, "……", "layout:ellipsis", "auto", "省略号用两个三点")
    wide = _wide_brackets(text)
    shown = "".join(_WIDE[char] if i in wide else char for i, char in enumerate(text)) if wide else text
    for match in _CHAR.finditer(text):
        i, char = match.start(), match[0]
        if any(a <= i < b for a, b in dots):
            continue
        if i in wide if char in "()" else _is_near(shown, i):
            yield Edit(i, i + 1, _WIDE[char], "layout:half-width", "auto", "中文正文里用了半角标点")


def _is_near(text: str, i: int) -> bool:
    """Whether a mark belongs to Chinese words."""
    char = text[i]
    before = text[:i].rstrip(" ")[-1:]
    after = text[i + 1:].lstrip(" ")[:1]
    if char == ".":
        is_end = bool(_HAN.match(before)) or before in ("）", "”") or bool(_MASKED.search(text, 0, i))
        return is_end and (not after or (bool(_NEAR.match(after)) and not after.isdigit()))
    if char in ",:" and before.isdigit() and after.isdigit():
        return False
    if (char == ":" and text.startswith("//", i + 1)) or _FACE.match(text, i):
        return False
    if char in "!?":
        if _IMAGE.match(text, i) or _ends_latin(text, i):
            return False
        before, after = text[:i].rstrip(" !?")[-1:], text[i + 1:].lstrip(" !?")[:1]
        if not before and _ADMONITION.match(text):
            return False
    return bool(_NEAR.match(before)) or bool(_NEAR.match(after))


def _ends_latin(text: str, i: int) -> bool:
    """Whether a mark ends a sentence of Latin letters: Welcome! 欢迎."""
    return text.startswith(" ", i + 1) and bool(_LATIN_SENTENCE.search(text, 0, i))


def _wide_brackets(text: str) -> frozenset[int]:
    """The half-width brackets that are to be wide: the two of a pair are alike, and a wide one makes the other wide."""
    wide: set[int] = set()
    opened: list[int] = []
    lone: list[int] = []
    for match in _BRACKET.finditer(text):
        i = match.start()
        if match[0] in "(（":
            opened.append(i)
        elif opened:
            pair = opened.pop(), i
            is_call = bool(_CALL.match(text, pair[0])) and text[:pair[0]][-1:].isascii() and text[:pair[0]][-1:].isalnum()
            if text[pair[0]] == "（" or text[i] == "）" or (not is_call and any(_is_near(text, at) for at in pair)):
                wide.update(pair)
        else:
            lone.append(i)
    faces = {match.end() - 1 for match in _FACE.finditer(text)}
    wide.update(i for i in (*opened, *lone) if i not in faces and _is_near(text, i))
    return frozenset(i for i in wide if text[i] in "()")
