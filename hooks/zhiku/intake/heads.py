"""Parts of a text in; out, with its title known and without what a site writes around it: names, columns, buttons and counts
between the top of a copied page and its first words.

What is the site's shows itself by its neighbours: a line that nothing else can be (a date with a time, 阅读 1234) stands below
it, and above the first words. A text that no such line stands in keeps all of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.headings import core, inside_brackets, is_counted
from zhiku.intake.signs import is_of_signs
from zhiku.intake.titles import title_below
from zhiku.intake.values import Part, removed, trimmed

_SITE = ("站点", "署名", "发布时间", "来源和发布时间", "站内", "评论区按钮", "版权声明", "论坛的栏目头", "推广")
_CRUMBS = re.compile(r"[^，。！？\s>›»]{2,12}(?:\s*(?:>{1,2}|›|»)\s*[^，。！？\s>›»]{2,24}){1,6}(?:\s*(?:>{1,2}|›|»))?")
_BUTTON = re.compile(
    r"^[+＋]?\s*(?:关注|订阅|分享|收藏|打印|转发|只看楼主|写回答|赞赏支持|\d+\s?/\s?\d+)|(?:关注|赞赏支持|写回答)$|分享至|加为好友"
    r"|浏览次数|悬赏分|提问时间|举报违规")
_BYLINE = re.compile(
    r"[^。，：:]{0,24}(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}[^。，]{0,40}|[^。，]{0,30}(?:评论|阅读|浏览|发表|分类)[^。，]{0,10})|[^。，：:]{0,16}(?:阅读|浏览)(?:量|次数)?\s*[:：]?\s*\d[^。，]{0,24}")
_COLUMN = re.compile(r"\s*(?:\[[\u3400-\u9fff/]{2,6}\]|【[\u3400-\u9fff/]{2,6}】|［[\u3400-\u9fff/]{2,6}］)\s*(?=[^\s\[【［]{4})")
_SENTENCE = re.compile("[。；]|[，,].*[，,]|[。！!…~～]$")  # no title has one
_WORDS_SAID = re.compile("[。；！？!?]|[，,].*[，,]")  # and no name, column or button has one
_SAID = re.compile("[，。！？；：]")
_LABEL = re.compile(r"[\u3400-\u9fff]{2,6}\s*[：:]")
_WORDS = re.compile(r"\s+|[|｜·•]")
_HAN = re.compile("[\u3400-\u9fff]")
_COUNTED = re.compile(r"\s*0\d")  # the title that it counts stands below
_SHORT_SENTENCE = 12
_TEXT, _MOST_LINES, _SHORTEST, _LONGEST, _LONGEST_SIGN = 45, 16, 6, 45, 24
_REASON = "正文上面的栏目、作者和按钮"


def without_head(parts: Sequence[Part], html: bool) -> list[Part]:
    """The parts of a text, its first line of words found; comments are not among them."""
    out = list(parts)
    start = next((i for i, part in enumerate(parts) if part.kind in ("paragraph", "quote") and _is_text(part)), 0)
    head = [i for i in range(start) if parts[i].kind != "removed"]
    crumbs = [i for i in head if parts[i].kind != "title" and _CRUMBS.fullmatch(parts[i].block.text.strip())]
    for i in head:
        if out[i].kind == "paragraph" and i and html and _BYLINE.fullmatch(out[i].block.text.strip()):
            out[i] = removed(out[i].block, "署名和发布信息")
    signs = [i for i in range(start) if out[i].kind == "removed" and out[i].reason.startswith(_SITE)]
    head = [i for i in head if out[i].kind != "removed"]
    if not head or len(head) > _MOST_LINES or not (signs or crumbs):
        return out
    title = _title(parts, head, crumbs, html)
    if title is not None and html and (column := _COLUMN.match(parts[title].block.text)):
        out[title] = replace(parts[title], begin=max(parts[title].begin, column.end()))
    elif title is not None and parts[title].kind in ("paragraph", "heading") and not html:
        found = parts[title]
        span = (found.begin, found.stop) if found.kind == "heading" else inside_brackets(found.block.text, *trimmed(found.block.text))
        begin = column.end() if (column := _COLUMN.match(found.block.text)) else span[0]
        out[title] = replace(found, kind="heading", begin=begin, stop=span[1], level=1)
    last = max((*signs, *crumbs))
    for i in head:
        part = parts[i]
        if i == title or part.kind == "title" or not (_is_short(part) or _BUTTON.search(part.block.text.strip())):
            continue
        above = title is not None and i < title
        if above or i in crumbs or _BUTTON.search(part.block.text.strip()) or (
                part.kind != "heading" and is_of_signs(part.block.text, among_comments=True) and not _COUNTED.match(part.block.text)) or (
                i < last and part.kind == "paragraph" and not _LABEL.match(part.block.text.strip())):
            out[i] = removed(part.block, _REASON)
    return out


def _is_text(part: Part) -> bool:
    return len(part.block.text.strip()) >= _TEXT and bool(_SAID.search(part.block.text)) and not is_of_signs(part.block.text)


def _is_short(part: Part) -> bool:
    text = part.block.text.strip()
    return (len(core(text)) <= _LONGEST_SIGN and not _WORDS_SAID.search(text)
            and (part.kind in ("paragraph", "heading", "list_item") or (part.kind == "code" and part.block.tag in ("td", "th"))))


def _title(parts: Sequence[Part], head: Sequence[int], crumbs: Sequence[int], html: bool) -> int | None:
    """Which line is the title: an element that says so; else, in a text, the longest line that may be one."""
    if html:
        named = [i for i in head if re.fullmatch("h[1-3]", parts[i].block.tag)]
        first = [i for i in named if parts[i].block.tag == "h1"]
        below = title_below(parts)
        return next(iter(first), next(iter(named), None) if below is None else below)
    shown = [i for i in head if parts[i].kind == "heading" and (parts[i].level == 1 or (i == head[0] and _may_be_title(parts[i])))]
    if shown:
        return shown[0]
    may_be = [i for i in head if i not in crumbs and _may_be_title(parts[i])]
    return max(may_be, key=lambda i: (len(core(parts[i].block.text)), -i), default=None)


def _may_be_title(part: Part) -> bool:
    text = part.block.text.strip()
    words = [word for word in _WORDS.split(text) if word]
    return (part.kind in ("paragraph", "heading") and _SHORTEST <= len(core(text)) <= _LONGEST and not _SENTENCE.search(text)
            and not text.endswith(("：", ":", "，", "、")) and not is_counted(text) and not _BUTTON.search(text)
            and not is_of_signs(text, among_comments=True) and not _LABEL.match(text)
            and len(_HAN.findall(text)) * 2 > len(core(text)) and max(map(len, words)) * 2 > len(text.replace(" ", "")))


def without_foot(parts: Sequence[Part]) -> list[Part]:
    """The parts of a text without the short lines under its last words that a line of the site stands above."""
    out = list(parts)
    last = max((i for i, part in enumerate(parts) if part.kind != "removed" and _ends_text(part)), default=len(parts))
    below = (i for i in range(last + 1, len(parts)) if parts[i].kind == "removed" and parts[i].reason.startswith(_SITE))
    sign = next((i for i in below if parts[i].reason != "站内推荐"), len(parts))  # under 延伸阅读 may stand books
    for i in range(sign + 1, len(parts)):
        if parts[i].kind != "removed" and _is_short(parts[i]):
            out[i] = removed(parts[i].block, "正文下面的栏目和按钮")
    return out


def _ends_text(part: Part) -> bool:
    text = part.block.text.strip()
    return len(text) >= _SHORT_SENTENCE and (bool(_SENTENCE.search(text)) or len(text) >= _TEXT)
