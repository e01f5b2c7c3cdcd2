"""The shape of a page: one h1 (the title), headings in order, no empty section, a summary of its own, its template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.article import Article, Term, first_paragraph
from zhiku.check.model import Document, Problem, Rule, World

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*(?:\{[^}\n]*\})?[ \t]*#*[ \t]*$", re.M)
_MARKS = re.compile(r"[\s*_`〔〕，。！？：；、“”‘’（）]|\]\([^)]*\)|\[")

TECHNIQUE = ("什么时候用", "怎么做", "这样说", "不要这样说", "法律界线", "常见错误", "怎么记录")
"""Second-level headings that a page of `kind: technique` has, in this order; others may stand between them."""


def find_headings(document: Document, world: World) -> Iterator[Problem]:
    """No h1 in the body, no level skipped, no heading without text below it."""
    found = list(_HEADING.finditer(document.masked))
    level = 1
    for number, match in enumerate(found):
        depth = len(match[1])
        if depth == 1:
            yield Problem(match.start(), f"正文里有一级标题“{match[2]}”。"
                          "一级标题由文件头的 title 产生，请改成 ## 或删去。")
        elif depth > level + 1:
            yield Problem(match.start(), f"“{match[2]}”从第 {level} 级跳到第 {depth} 级；请用 {'#' * (level + 1)}。")
        level = depth
        end = found[number + 1].start() if number + 1 < len(found) else len(document.text)
        deeper = number + 1 < len(found) and len(found[number + 1][1]) > depth
        if not document.text[match.end():end].strip() and not deeper:
            yield Problem(match.start(), f"“{match[2]}”下面没有内容；请写上，或删去这个标题。")


def find_summary(document: Document, world: World) -> Iterator[Problem]:
    """A summary that copies the first sentence tells the reader nothing twice."""
    summary = _MARKS.sub("", document.page.meta.summary)
    first = _MARKS.sub("", re.split(r"(?<=[。！？])", first_paragraph(document.page.body))[0])
    if summary and first and not isinstance(document.page, Term) and summary == first:
        yield Problem(document.key("summary"), "summary 和正文第一句一样。请换一句话，说清这一页解决什么问题。")


def find_template(document: Document, world: World) -> Iterator[Problem]:
    """The page has the parts that its kind promises."""
    page = document.page
    if isinstance(page, Term) and not page.definition:
        yield Problem(document.body_start, "词条没有定义：正文第一段就是定义，也是链接上的提示。")
    if not isinstance(page, Article) or page.meta.kind != "technique":
        return
    headings = [(m[2], m.start()) for m in _HEADING.finditer(document.masked) if len(m[1]) == 2]
    names = [name for name, _ in headings]
    for name in TECHNIQUE:
        if name not in names:
            yield Problem(document.body_start, f"技巧页缺少“## {name}”这一节；模板见 CONTRIBUTING.md。")
    present = [name for name in names if name in TECHNIQUE]
    if present != sorted(present, key=TECHNIQUE.index):
        yield Problem(headings[0][1], f"技巧页各节的次序应当是：{'、'.join(TECHNIQUE)}。")


HEADINGS = Rule("heading", "error", "标题要有次序、有内容", find_headings)
SUMMARY = Rule("summary", "warning", "summary 不抄第一句", find_summary)
TEMPLATE = Rule("template", "error", "每一类页面有自己的模板", find_template, in_drafts=False)
