"""What was meant as Markdown and is shown as it stands, because a mark is full-width, out of place or has no partner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.check.rules.markup_tables import find_tables

_ADDRESS = r"(?:https?://|\.{1,2}/|#)?[\w./%#?=&-]{0,300}(?:\.md|\.html?|://[\w./%-]+|\.(?:png|jpe?g|gif|svg|webp|pdf))(?:#[\w-]*)?"
_WIDE_LINKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy(rf"\[[^\[\]\n]{{1,80}}\][ \t]*(?:（{_ADDRESS}[）)]|\({_ADDRESS}）)"), "圆括号是全角的"),
    (lazy(rf"【[^【】\n]{{1,80}}】[ \t]*[（(]{_ADDRESS}[）)]"), "方括号是全角的"),
    (lazy(rf"\[[^\[\]\n]{{1,80}}\][ \t]+\({_ADDRESS}\)"), "两对括号之间有空格"),
    (lazy(r"\[[^\[\]\n]{1,80}\]\((?![<)])[^()\n\"'<>]{0,80}[^()\s\"'<>][ \t\u3000]+[^()\s\"'<>][^()\n\"'<>]{0,80}\)"), "网址里有空格"),
)
_NOTE = lazy(r"(?P<line>^ {0,3})?\[\^(?P<name>[^\[\]\s]{1,40})\](?P<end>[:：])?", re.M)
_WIDE_NOTE = lazy(r"【\^[^【】\s]{1,40}】|\[＾[^\[\]\s]{1,40}\]")
_TIGHT = lazy(r"^(?P<in> {0,3})(?P<mark>-|\d{1,3}\.)(?=[^\s\d.\-=>|*])[^\n]*\n(?: {0,3})(?:-|\d{1,3}\.)(?=[^\s\d.\-=>|*])", re.M)
_BOX = lazy(r"^(?P<in>[ \t]*)(?:!!!|\?\?\?\+?)[ \t]*[\w-][^\n]*\n(?:[ \t]*\n)*(?P<next>[ \t]*)(?P<word>\S?)", re.M)
_BOX_TITLE = lazy(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]*[\w-][^\n\"]*(?:\"[^\"\n]*|[“”][^\n]*)$", re.M)
_TAG = lazy(r"<(?P<close>/?)(?P<name>div|details|section|figure|aside|blockquote|table|ul|ol|pre|span|b|i|u|em|strong|mark|small|sub|sup|"
            r"kbd|ruby)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?<!/)>", re.I)
_FENCE = lazy(r"^[ \t>]*(?:`{3,}|~{3,})", re.M)
_ID = lazy(r"\{:?[^{}\n]{0,99}#(?P<a>[\w.-]{1,99})[^{}\n]{0,99}\}|\bid=[\"'](?P<b>[^\"'\n]+)[\"']")
_HASH = lazy(r"^ {0,3}(?=#{0,6}＃)[#＃]{1,9}", re.M)


def find(document: Document, world: World) -> Iterator[Problem]:
    """Every mark that comes out as itself."""
    text = document.masked
    if match := _FENCE.search(text):
        yield Problem(match.start(), "代码框没有关上，下面的字全成了代码。请在代码的后面另起一行写同样的记号。")
        return
    if (at := text.find("<!--")) >= 0:
        yield Problem(at, "注释没有关上，下面的字都看不见。请在注释的末尾写 -->。")
    for pattern, told in _WIDE_LINKS if "]" in text or "】" in text else ():
        for match in pattern.finditer(text):
            yield Problem(match.start(), f"“{match[0][:40]}”不会成为链接：{told}。请写成 [文字](网址)，括号都是英文的，中间没有空格。")
    yield from _notes(text)
    for match in _TIGHT.finditer(text):
        line = match[0].strip().partition("\n")[0]
        yield Problem(match.start("mark"), f"“{line[:20]}”不会成为列表：{match['mark']} 后面少了一个空格。请在每一条的记号后面空一格。")
    for match in _BOX.finditer(text) if "!!!" in text or "???" in text else ():
        if not match["word"] or len(match["next"].expandtabs(4)) < len(match["in"].expandtabs(4)) + 4:
            yield Problem(match.start() + len(match["in"]), "这个方框是空的：它的文字要比 !!! 多缩进四个空格。请把下面的几行缩进。")
    for match in _BOX_TITLE.finditer(text) if "!!!" in text or "???" in text else ():
        yield Problem(match.start(), "方框的标题要放在一对英文引号里，例如 !!! note \"提示\"；这里的引号不对，不会成为方框。")
    for match in _HASH.finditer(text) if "＃" in text else ():
        yield Problem(match.start(), f"“{match[0].strip()}”是全角的，不会成为标题；请改成英文的 #，后面空一格。")
    yield from _ids(text)
    yield from _elements(text)
    yield from find_tables(text)


def _notes(text: str) -> Iterator[Problem]:
    for match in _WIDE_NOTE.finditer(text) if "^" in text or "＾" in text else ():
        yield Problem(match.start(), f"“{match[0]}”不会成为脚注：括号和 ^ 要是英文的，例如 [^1]。")
    if "[^" not in text:
        return
    marks, notes = [], Counter[str]()
    for match in _NOTE.finditer(text):
        if match["line"] is None or match["end"] is None:
            marks.append(match)
            continue
        if match["end"] == "：":
            yield Problem(match.start(), f"“[^{match['name']}]：”的冒号是全角的，不会成为脚注；请改成英文冒号，再空一格。")
        notes[match["name"]] += 1
        if notes[match["name"]] == 2:
            yield Problem(match.start(), f"脚注 [^{match['name']}] 写了两次，读者只看到一个；请给一个换个名字，或合成一个。")
    for match in marks:
        if match["name"] not in notes:
            yield Problem(match.start(), f"[^{match['name']}] 没有写脚注的内容；请在文末加一行 [^{match['name']}]: 内容。")


def _ids(text: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for match in _ID.finditer(text) if "#" in text or "id=" in text else ():
        name = match["a"] or match["b"]
        if name in seen:
            yield Problem(match.start(), f"编号 #{name} 在这一页用了两次，链接只到得了第一个；请改一个。")
        seen.add(name)


def _elements(text: str) -> Iterator[Problem]:
    opened: list[tuple[str, int]] = []
    for match in _TAG.finditer(text) if "<" in text else ():
        name = match["name"].lower()
        if not match["close"]:
            opened.append((name, match.start()))
        elif any(other == name for other, _ in opened):
            while opened[-1][0] != name:
                yield _unclosed(*opened.pop())
            opened.pop()
        else:
            yield Problem(match.start(), f"</{name}> 前面没有 <{name}>；请删去，或在前面补上。")
    for name, at in opened:
        yield _unclosed(name, at)


def _unclosed(name: str, at: int) -> Problem:
    return Problem(at, f"<{name}> 没有关上，会带坏下面的内容；请在它的末尾写 </{name}>。")


RULE = Rule("markup", "error", "写法差了一点，网页上会原样显示", find)
