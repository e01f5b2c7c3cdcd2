"""The shape of a page: one h1 (the title), headings in order, no empty section, a summary of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhiku.article import Term, first_paragraph
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Heading, Problem, Rule, World
from zhiku.sentences import first_sentence

_UNDERLINE = lazy(r"\n(=+|-{2,})[ \t]*$", re.M)
_NO_TEXT = lazy(r"[ \t>#|*+-]|\d+\.|$")
_RAW = lazy(r"<h1\b", re.I)
_MARKS = lazy(r"[\s*_`〔〕，。！？：；、“”‘’（）]|\]\([^)]*\)|\[")


def find_headings(document: Document, world: World) -> Iterator[Problem]:
    """No h1 in the body, no level skipped, no heading without text below it, no two alike side by side."""
    found = document.headings
    level = 1
    for number, heading in enumerate(found):
        if heading.level == 1:
            yield Problem(heading.start, f"正文里有一级标题“{heading.text}”。"
                          "一级标题由文件头的 title 产生，请改成 ## 或删去。")
        elif heading.level > level + 1:
            yield Problem(heading.start, f"“{heading.text}”从第 {level} 级跳到第 {heading.level} 级；请用 {'#' * (level + 1)}。")
        level = heading.level
        following = found[number + 1] if number + 1 < len(found) else None
        end = following.start if following else len(document.text)
        deeper = following is not None and following.level > heading.level
        if not deeper and not document.text[heading.end:end].strip():
            yield Problem(heading.start, f"“{heading.text}”下面没有内容；请写上，或删去这个标题。")
        if not heading.has_id and _again(found, number):
            yield Problem(heading.start, f"同一级里有两个标题都叫“{heading.text}”，链接分不清；请改一个。", "warning")
    for match in _UNDERLINE.finditer(document.masked):
        start = document.masked.rfind("\n", 0, match.start()) + 1
        line = document.masked[start:match.start()]
        if not _NO_TEXT.match(line):
            sign, mend = ("=", "删去") if match[1][0] == "=" else ("-", "在它上面空一行，或改成 ## 标题")
            yield Problem(start, f"“{line.strip()}”下面的一行 {sign} 会把它变成标题；请{mend}。")
    for match in _RAW.finditer(document.masked):
        yield Problem(match.start(), "正文里有一级标题 <h1>。一级标题由文件头的 title 产生，请改成 ## 或删去。")


def _again(found: Sequence[Heading], number: int) -> bool:
    """Whether a heading of the same words and level stands before, with nothing higher between."""
    this = found[number]
    for other in reversed(found[:number]):
        if other.level < this.level:
            return False
        if other.level == this.level and other.text == this.text:
            return True
    return False


def find_summary(document: Document, world: World) -> Iterator[Problem]:
    """A summary that copies the first sentence tells the reader nothing twice."""
    summary = _MARKS.sub("", document.page.meta.summary)
    if not summary or isinstance(document.page, Term):
        return
    first = _MARKS.sub("", first_sentence(first_paragraph(document.page.body)))
    if summary == first:
        yield Problem(document.key("summary"), "summary 和正文第一句一样。请换一句话，说清这一页解决什么问题。")


HEADINGS = Rule("heading", "error", "标题要有次序、有内容", find_headings)
SUMMARY = Rule("summary", "warning", "summary 不抄第一句", find_summary)
