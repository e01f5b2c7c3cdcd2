"""Traces of damaged text, so that nothing uncleaned gets in; and characters that only look right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.check.rules.unlawful_keys import may_match
from zhiku.torn import damage

TRACES: tuple[tuple[str, str], ...] = (
    (r"信用卡员", "“信用卡员”是过滤器删掉“催收”后剩下的；应当是“信用卡催收员”"),
    (r"员(?<![一-鿿]员)(?=[需要会应能在可自])|员(?<=[。，；：、]员)(?![工们])", "单独一个“员”，前面的词被删掉了"),
    (r"实(?:沟通|协调|协商)(?<![落切真务充扎踏确其证核现如诚老]实..)|团队中实的|规定实工作", "“进行”被删成了“实”"),
    (r"至关必不可少|十分必不可少", "“重要”被换成了“必不可少”"),
    (r"\*{3,}(?![*\w-])(?<!\n\*\*\*)|\*{3}(?<=\s\*{3})(?=\s)", "星号是过滤器盖住的词：知道原词就改回，不知道就写 〔？〕"),
    (r"□{2,}|■{2,}", "方框是过滤器盖住的词：知道原词就改回，不知道就写 〔？〕"),
    (r"不断学和|情绪右(?!边|侧)|大的献", "词被删掉了半个（学习、左右、贡献）"),
    (r"头像\s", "评论区的“头像”没有清理"),
    (r"�", "乱码字符（U+FFFD），原来的字已经丢失"),
)
"""Patterns and what they tell; quoting one in order to explain it belongs between `zhiku: off damage` and `on`."""

_TRACE = [(pattern, lazy(pattern), told) for pattern, told in TRACES]
_MAYBE_ODD = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060"
                        "\u2066-\u2069\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufaff\ufeff\U000f0000-\U0010ffff]")
"""Every character of which `odd` may say something; looking at these alone is a hundred times faster."""
_GREEK = lazy("[\u0370-\u04ff]")
_UNRESOLVED = lazy(r"〔(?:[^〔〕\n]*→[^〔〕\n]*|[，。、；：！]+)〕")  # what editors put in is a word
_THEMATIC = lazy(r"^\s*(\*\s*){3,}$", re.M)


def find_traces(document: Document, world: World) -> Iterator[Problem]:
    """What filters and spinners leave behind."""
    text = document.masked
    if text.count("*") > 2:
        text = _THEMATIC.sub(lambda m: " " * len(m[0]), text)
    for source, pattern, told in _TRACE:
        for match in pattern.finditer(text) if may_match(source, text) else ():
            yield Problem(match.start(), f"“{match[0].strip() or match[0]}”像是损坏的文字：{told}。")
    for start, end, word in damage(text):
        told = f"符号是过滤器塞进“{word}”里的，请删去" if word else "星号遮住了一个字：知道原字就改回，不知道就写 〔？〕"
        yield Problem(start, f"“{text[max(0, start - 1):end + 1].strip()}”像是损坏的文字：{told}。")
    if not document.is_draft:
        for match in _UNRESOLVED.finditer(text):
            yield Problem(match.start(), f"{match[0]} 是导入时的提议，还没有人定。请选一个，去掉 〔〕。")


def odd(character: str) -> str:
    """What is wrong with a character, `""` where nothing is."""
    code = ord(character)
    if character == "\ufeff" or code in (0x200B, 0x200C, 0x200D, 0x2060, 0x00AD, 0x180E):
        return "看不见的零宽字符"
    if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or code in (0x200E, 0x200F, 0x061C):
        return "改变文字方向的控制字符"
    if unicodedata.category(character) == "Co":
        return "私用区字符，别的机器上显示不出来"
    if unicodedata.category(character) == "Cc" and character not in "\n\r\t":
        return "控制字符"
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFAFF:
        normal = unicodedata.normalize("NFKC", character)
        return f"样子像“{normal}”的另一个字符，搜索不到" if normal != character else ""
    return ""


def find_odd(document: Document, world: World) -> Iterator[Problem]:
    """Characters that a reader can't see or a search can't find; Cyrillic and Greek inside a Latin word."""
    text = document.text.removeprefix("\ufeff")
    shift = len(document.text) - len(text)
    for match in _MAYBE_ODD.finditer(text):
        character = match[0]
        if told := odd(character):
            words = re.search(r"\w*\Z", text[max(match.start() - 6, 0):match.start()])
            around = f"“{words[0]}”后面" if words and words[0] else "这里"
            mend = "可以用 zhiku check --fix 改好。" if fix_odd(character) != character else "请删去。"
            yield Problem(match.start() + shift, f"{around}有{told}（U+{ord(character):04X}）；{mend}")
    if not _GREEK.search(text):
        return
    for match in re.finditer(r"[A-Za-z]+[\u0370-\u04ff]+[A-Za-z]*|[\u0370-\u04ff]+[A-Za-z]+", text):
        yield Problem(match.start() + shift, f"“{match[0]}”里混着样子像拉丁字母的希腊或西里尔字母；请重新输入。")


def fix_odd(text: str) -> str:
    """Without invisible characters; look-alikes as the characters they look like."""
    if not _MAYBE_ODD.search(text):
        return text
    out = (("" if odd(c).startswith(("看不见", "改变文字")) else unicodedata.normalize("NFKC", c)
            if odd(c).startswith("样子像") else c) for c in text)
    return "".join(out)


DAMAGE = Rule("damage", "error", "没有清理干净的文字不能进来", find_traces, in_drafts=False)
CHARACTERS = Rule("odd-character", "error", "看不见或搜不到的字符", find_odd, fix_odd)
