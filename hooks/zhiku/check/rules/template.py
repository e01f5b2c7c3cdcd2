"""Each kind of page has its parts: a technique its sections, a question its answer, a term its definition.

What kind an article is, its front matter says (`kind: technique`, `kind: faq`), or the section it lies in (`kind` of
`extra.zhiku.sections`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.article import Article, Term
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.sentences import first_sentence

_SECOND = lazy(r"^## +(.+?)[ \t]*(?:\{[^{}\n]*\})?[ \t]*$", re.M)
TECHNIQUE = ("什么时候用", "怎么做", "这样说", "不要这样说", "法律界线", "常见错误", "怎么记录")
"""Second-level headings that a page of `kind: technique` has, in this order, where a team has no template of its own; others may
stand between them."""

KINDS = ("technique", "faq")
TO_WRITE = "（待写）"
"""What templates put where the author has to write."""
ANSWER_LIMIT = 120
DEFINITION_LIMIT = 200
_QUESTION = lazy(r"[？?]\s*$")
_EMPTY_OPENING = lazy(r"(?:以下|下面|本文|这篇|这一页|本页|首先|随着|众所周知|很多人|关于|对于这个问题|这个问题|答：\s*$)")
_BOX = lazy(r"\A(?:!!!|\?\?\?\+?)[^\n]*\n+(?=[ \t]+\S)")
_BLOCK = lazy(r"\A(?:#{1,6} |```|~~~|!!!|\?\?\?|[-*+] |\d+\. |>|\||<|!\[)")


def kind_of(document: Document, world: World) -> str:
    """`technique`, `faq`, or "" for an article without a template."""
    page = document.page
    if not isinstance(page, Article) or page.is_index:
        return ""
    section = world.section_kinds.get(page.section)
    return page.meta.kind or (section.kind if section and not page.meta.source else "")


def find(document: Document, world: World) -> Iterator[Problem]:
    """The page has the parts that its kind promises, and none is left to be written."""
    if open_places := document.masked.count(TO_WRITE):
        yield Problem(document.masked.index(TO_WRITE), f"还有 {open_places} 处写着{TO_WRITE}；请换成内容，没有用的删去。",
                      "warning")
    if isinstance(document.page, Term):
        yield from _term(document, document.page)
    kind = kind_of(document, world)
    if kind == "technique":
        yield from _technique(document, parts_of_template(world.technique) or TECHNIQUE)
    elif kind == "faq":
        yield from _question(document)
    elif kind:
        yield Problem(document.key("kind"), f"kind 是 {kind}，应当是 {' 或 '.join(KINDS)}；普通文章不写这一行。")


def _term(document: Document, term: Term) -> Iterator[Problem]:
    definition = _opening(term.body)
    if not term.definition or not definition:
        yield Problem(document.body_start, "词条没有定义：正文第一段就是定义，也是链接上的提示。它前面不要有标题、列表和方框。")
    elif len(definition) > DEFINITION_LIMIT:
        yield Problem(document.body_start, f"定义有 {len(definition)} 个字，提示框里放不下；请写到 {DEFINITION_LIMIT} 个字以内，"
                      "其余的放到第二段。", "warning")
    elif re.search(r"(?<!!)\[[^\]]+\]\(", definition):
        yield Problem(document.body_start, "定义里有链接；它是链接上的提示，自己不能再带链接。请把链接放到第二段，"
                      "法律依据写进文件头的 law。", "warning")


def parts_of_template(text: str) -> tuple[str, ...]:
    """The parts that a team's own template of a technique has."""
    return tuple(_SECOND.findall(text))


def _technique(document: Document, parts: tuple[str, ...]) -> Iterator[Problem]:
    found = [h for h in document.headings if h.level == 2]
    names = [h.text for h in found]
    for name in parts:
        if name not in names:
            yield Problem(document.body_start, f"技巧页缺少“## {name}”这一节；有哪几节，照文档文件夹里的 _templates/technique.md。")
    present = [name for name in names if name in parts]
    if present != sorted(present, key=parts.index):
        yield Problem(found[0].start, f"技巧页各节的次序应当是：{'、'.join(parts)}。")


def _question(document: Document) -> Iterator[Problem]:
    title = document.page.title
    if document.has_front_matter and not _QUESTION.search(title):
        yield Problem(document.key("title"), f"问答的标题要是读者会问的一句话，以问号结尾；“{title}”不是。")
    opening = _opening(document.page.body)
    first = first_sentence(opening).strip()
    if not first:
        yield Problem(document.body_start, "问答的第一段要直接回答问题；它前面不要有标题、列表和方框。")
    elif first.endswith(("？", "?")):
        yield Problem(document.body_start, f"第一句又是一个问题：“{first[:40]}”。请先回答，再说理由。")
    elif _EMPTY_OPENING.match(first):
        yield Problem(document.body_start, f"第一句没有回答问题：“{first[:40]}”。请把答案放在第一句，再说理由和依据。")
    elif len(first) > ANSWER_LIMIT:
        yield Problem(document.body_start, f"第一句有 {len(first)} 个字；答案请在 {ANSWER_LIMIT} 个字以内说完，再分句说理由。",
                      "warning")


def _opening(body: str) -> str:
    """The first paragraph where the body begins with one (a box around the answer counts), else ""."""
    text = re.sub(r"<!--.*?-->", "", body, flags=re.S).lstrip("\n\r")
    boxed = _BOX.match(text)
    text = text[boxed.end():] if boxed else text
    block = re.split(r"\n[ \t]*\n", text.strip(), maxsplit=1)[0].strip()
    return "" if _BLOCK.match(block) else re.sub(r"\s*\n\s*", "", block)


RULE = Rule("template", "error", "每一类页面有自己的模板", find, in_drafts=False)
