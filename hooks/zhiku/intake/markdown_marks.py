"""A text that was written in Markdown, or as a note of Obsidian, in; out, which of its lines nobody was to read, and the marks
in its lines that a page of ours would show as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.code_lines import fence_lines
from zhiku.intake.front import front_length
from zhiku.intake.values import Block, Edit
from zhiku.intake.why import Why

_NAMES = (".md", ".markdown", ".mkd", ".mdx")
_HEADING = re.compile(r"^(#{1,6})[ \t]+\S", re.M)
_CALLOUT = re.compile(r"^>[ \t]*\[!\w+\]", re.M)
_COMMENT = re.compile(r"[ \t]{0,8}<!--.*?-->|(?<![\d%])[ \t]{0,8}%%(?!%).*?%%(?!%)")  # 100%% is none
_OPENS = (("<!--", "-->"), ("%%", "%%"))
_EMBED = re.compile(r"!\[\[[^\[\]\n]*\]\][ \t]*")
_LINK = re.compile(r"(?<!!)\[\[#?(?P<to>[^\[\]|\n]+)(?:\|(?P<said>[^\[\]\n]+))?\]\]")
_ABOUT_LINKS = re.compile(r"(?:[\u3400-\u9fff]{1,6}[：:]|[\s|｜·•,，、/→←↑>-])*")
_MARKED = re.compile(r"(?<![A-Za-z0-9_=])==(?=[^\s=])([^=\n]+?)(?<=[^\s=])==")
_PLACE = re.compile(r"(?:(?<=[\u3000-\u9fff\uff00-\uffef])|\s)\^[A-Za-z0-9-]{2,}\s*$")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_OF_LAYOUT = re.compile(r"</?(?:a(?=\s+(?:name|id)=)|article|center|details|div|font|p|section|span|summary|u)(?:\s[^<>]*)?/?>", re.I)
_OF_TEXT = re.compile(
    r"<(?:https?://[^\s<>]+|mailto:[^\s<>]+|/?(?:b|br|caption|code|dd|del|dl|dt|em|hr|i|ins|kbd|li|mark|ol|s|small|strong|sub|sup|table|tbody"
    r"|td|tfoot|th|thead|tr|ul)\s*/?|img\s[^<>]*)>", re.I)
_CODE = re.compile(r"`[^`\n]+`")
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!/?su[bp]>)")  # 10<sup>6</sup> is no 106
_QUERY = re.compile(r"(?:```|~~~)\s*(?:dataview|dataviewjs|tasks|query|base)\b", re.I)
_TAG_ALONE = re.compile(r"#[^\s#，。]{1,20}")
_END = re.compile(r"(?<!\s)\s+#+\s*$")
_TOP = 4


def is_marked_up(name: str, text: str) -> bool:
    """Whether a text is Markdown: its name says so, it has front matter or a callout, or headings of two levels."""
    if name.lower().endswith(_NAMES) or front_length(text):
        return True
    return bool(_CALLOUT.search(text)) or len({match[1] for match in _HEADING.finditer(text)}) > 1


def without_tags(text: str, *, marked_up: bool) -> str:
    """A line as a page shows it: what looks like a tag, and is none of Markdown, as it was written."""
    if not marked_up:
        return _TAG.sub("&lt;", text)
    kept = [match.span() for pattern in (_OF_TEXT, _CODE) for match in pattern.finditer(text)]
    return _TAG.sub(lambda tag: "<" if any(a <= tag.start() < b for a, b in kept) else "&lt;", text)


def unread(blocks: Sequence[Block]) -> dict[int, str]:
    """Lines that were not written to be read, with the reason: comments, what only another file holds, links to other notes
    above the text."""
    found: dict[int, str] = {}
    fences, fenced, asked, until = fence_lines(blocks), False, False, ""
    closed = {end: max((i for i, block in enumerate(blocks) if block.text.rstrip().endswith(end)), default=-1) for _, end in _OPENS}
    for i, block in enumerate(blocks):
        fence = not until and i in fences
        text = block.text.strip()
        if fence and not fenced and _QUERY.match(text):
            asked = True
        if asked:
            found[block.n] = "笔记软件的查询"
            asked, fenced = not (fence and fenced), fenced != fence
            continue
        if until:
            found[block.n] = "给自己看的注释"
            until = "" if text.endswith(until) else until
        elif fence or fenced or block.path != (MARKED_UP,):
            fenced = fenced != fence
        elif not _COMMENT.sub("", text).strip():
            found[block.n] = "给自己看的注释"
        elif begun := next((end for begin, end in _OPENS if text.startswith(begin) and end not in text[2:] and closed[end] > i), ""):
            until = begun
            found[block.n] = "给自己看的注释"
        elif not _OF_LAYOUT.sub("", text).strip():
            found[block.n] = Why.TAG
        elif not _EMBED.sub("", text).strip():
            found[block.n] = "嵌入的文件，不在这份来源里"
        elif i == len(blocks) - 1 and _TAG_ALONE.fullmatch(text):
            found[block.n] = "笔记的标签"
        elif i < _TOP and _LINK.search(text) and _ABOUT_LINKS.fullmatch(_LINK.sub("", text)):
            found[block.n] = "到别的笔记的链接"
    return found


def marks(text: str, kind: str) -> Iterator[Edit]:
    """The marks in a line of some kind that are none of a page's."""
    if kind == "heading" and (end := _END.search(text)):
        yield Edit(*end.span(), "", "markdown:heading", "auto", "标题后面的 #，不是标题的字")
    if kind == "list_item" and (task := _TASK.match(text)):
        yield Edit(0, 3, "☐" if task[1] == " " else "☑", "markdown:task", "auto", "待办的方框换成字符，网页上才看得到")
    for match in _COMMENT.finditer(text):
        yield Edit(*match.span(), "", "markdown:comment", "auto", "给自己看的注释，网页上没有")
    for match in _EMBED.finditer(text):
        yield Edit(*match.span(), "", "markdown:embed", "auto", "嵌入的文件，不在这份来源里")
    for match in _LINK.finditer(text):
        shown = "said" if match["said"] else "to"
        yield Edit(match.start(), match.start(shown), "", "markdown:link", "auto", "到别的笔记的链接，只留文字")
        yield Edit(match.end(shown), match.end(), "", "markdown:link", "auto", "到别的笔记的链接，只留文字")
    for match in _MARKED.finditer(text):
        yield Edit(match.start(), match.start() + 2, "**", "markdown:highlight", "auto", "高亮写成加粗")
        yield Edit(match.end() - 2, match.end(), "**", "markdown:highlight", "auto", "高亮写成加粗")
    for match in _OF_LAYOUT.finditer(text):
        yield Edit(*match.span(), "", "markdown:layout", "auto", "只管样子的网页标签")
    if place := _PLACE.search(text):
        yield Edit(*place.span(), "", "markdown:place", "auto", "笔记里给一段起的记号")
