"""Parts of a text in; out, with its title known and, where it was copied from a page, without what a site writes around it:
names, columns, buttons and counts between the top and the first words, and under the last.

That it was copied is known by several lines that nothing but a site writes (a date with a time, 阅读 1234), or by comments.
A text of somebody's own may have one such line, and keeps all others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.bylines import above_byline, is_path
from zhiku.intake.feet import SENTENCE, TEXT, WORDS_SAID, ends_text, is_short, without_foot
from zhiku.intake.headings import core, is_counted
from zhiku.intake.shown_titles import inside_brackets
from zhiku.intake.signs import is_of_signs
from zhiku.intake.titles import title_below
from zhiku.intake.values import Part, removed, trimmed
from zhiku.intake.why import OF_SITE, Why

_SIGNS = 3
_STEPS = re.compile(r"\s(?:>{1,2}|›|»|->)\s")
_TO_CLICK = (
    r"[+＋]?\s*(?:分享至\s?[^\s|｜·]{0,12}+|关注问题|已?关注|加关注|订阅|分享|收藏|打印|转发|只看楼主|写回答|赞赏支持|加为好友|发短?消息|发新话题|举报违规|回复|投稿"
    r"|微信(?:扫一扫|好友|朋友圈)?|(?:新浪)?微博|QQ(?:空间|好友)|朋友圈|复制链接|\d+\s?/\s?\d+)")
_BUTTONS = re.compile(rf"(?:[^，。！？：:\s]{{2,16}}\s+)?{_TO_CLICK}(?:[\s|｜·]*+{_TO_CLICK})*+")
_ASKED = re.compile("浏览次数|悬赏分|提问时间")
_BYLINE = re.compile(
    r"[^。，：:]{0,24}(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
    r"(?:\s*\d{1,2}:\d{2}[^。，]{0,40}|[^。，]{0,30}(?:评论|阅读|浏览|发表|分类)[^。，]{0,10})"
    r"|[^。，：:]{0,16}(?:阅读|浏览)(?:量|次数|数)?\s*[:：]?\s*\d[\d.,]*\s*[万wk+]*次?(?:\s[^。，]{0,24})?")
_COLUMN = re.compile(
    r"\s*(?!.(?:案例|公告|通知|重要|紧急|提醒|警示|解读))"
    r"(?:\[[\u3400-\u9fff/]{2,6}\]|【[\u3400-\u9fff/]{2,6}】|［[\u3400-\u9fff/]{2,6}］)\s*(?=[^\s\[【［]{4})")
_SAID = re.compile(r"[，。！？；：]")
_LABEL = re.compile(r"[\u3400-\u9fff]{2,8}\s*[：:]")
_BUTTON_BEHIND = re.compile(r"\s*\[(?:复制链接|编辑|原创)\]\s*$")
_WORDS = re.compile(r"\s+|[|｜·•]")
_HAN = re.compile("[\u3400-\u9fff]")
_DOCUMENT = re.compile(r"[—－]|.*〔\d{4}〕.*号|文\s*号\s*[:：]")  # a subtitle; the number of a document
_COUNTED = re.compile(r"\s*0\d")  # the title that it counts stands below
_ORGANISATION = re.compile(r"(?:公司|银行|[支分]行|中心|局|部|处|社|报|网|论坛|小站|小组)$|^\d+\s*人")
_MUCH, _SEVERAL, _LONGEST_NAME = 1.5, 2, 12
_MOST_LINES, _SHORTEST, _LONGEST = 16, 4, 45


def without_surroundings(parts: Sequence[Part], html: bool, *, followed: bool) -> list[Part]:
    """The body of a text; `followed`: by comments."""
    if is_copied(parts, followed=followed):
        return without_foot(_without_head(parts, html))
    return list(parts) if html else _titled(parts)


def is_copied(parts: Sequence[Part], *, followed: bool) -> bool:
    """Whether a text was copied from a page; `followed`: by comments, or with elements of the page around it."""
    return followed or sum(part.why in OF_SITE for part in parts) >= _SIGNS


def _titled(parts: Sequence[Part]) -> list[Part]:
    """The first line is the title if a line of the site stands right under it."""
    for part, below in pairwise(parts):
        if part.kind == "removed":
            continue
        text = part.block.text.strip()
        if (part.kind == "paragraph" and below.why in OF_SITE
                and len(core(text)) <= _LONGEST and not SENTENCE.search(text) and not text.endswith(("：", ":"))):
            return [_as_title(other) if other is part else other for other in parts]
        break
    return list(parts)


def _as_title(part: Part) -> Part:
    begin, stop = inside_brackets(part.block.text, *trimmed(part.block.text))
    return replace(part, kind="heading", begin=begin, stop=stop, level=1)


def _without_head(parts: Sequence[Part], html: bool) -> list[Part]:
    out = list(parts)
    texts = [i for i, part in enumerate(parts) if part.kind in ("paragraph", "quote") and _is_text(part)]
    start = next(iter(texts), 0) if texts or not html else _first_sentence(parts)
    head = [i for i in range(start) if parts[i].kind != "removed"]
    if not head or len(head) > _MOST_LINES:
        return out
    for i in head[1:]:
        if out[i].kind == "paragraph" and html and _BYLINE.fullmatch(out[i].block.text.strip()):
            out[i] = removed(out[i].block, Why.BYLINE)
    signs = [i for i in range(start) if out[i].why in OF_SITE]
    head = [i for i in head if out[i].kind != "removed"]
    below = {core(parts[i].block.text) for i in head}
    crumbs = [i for i in head if _are_crumbs(parts[i]) or _lead_to(parts[i]) in below]
    seen = [*(i for i in signs if re.search(r"\d", parts[i].block.text)), *crumbs]  # no mere button
    last = max(seen, default=-1) if texts or not html else -1
    title = _title(parts, head, crumbs, last, html)
    if title is None:
        return out
    column = _COLUMN.match(parts[title].block.text)
    if html:
        out[title] = replace(parts[title], begin=max(parts[title].begin, column.end())) if column else parts[title]
    elif parts[title].kind == "heading":
        out[title] = replace(parts[title], begin=column.end() if column else parts[title].begin, level=1)
    else:
        found = _as_title(parts[title])
        out[title] = replace(found, begin=column.end()) if column else found
    out[title] = replace(out[title], stop=min(out[title].stop, len(_BUTTON_BEHIND.sub("", parts[title].block.text))))
    for i in head:
        part = parts[i]
        text = part.block.text.strip()
        if i == title or part.kind == "title" or _COUNTED.match(text) or _DOCUMENT.match(text):
            continue
        is_button = bool(_BUTTONS.fullmatch(text) or _ASKED.search(text))
        is_name = is_short(part) and i < last and part.kind != "heading" and not _LABEL.match(text) and part.block.tag not in ("td", "th")
        is_name = is_name or (not html and title < i < last and _is_writer(parts, i))
        if is_button or is_name or (i < title and is_short(part)):
            out[i] = removed(part.block, Why.ABOVE_TEXT)
    return out


def _is_writer(parts: Sequence[Part], i: int) -> bool:
    """Whether a line is the name above what a forum says of its bearer: a rank, how many posts."""
    below = parts[i + 1:i + 1 + _SEVERAL]
    return len(core(parts[i].block.text)) <= _LONGEST_NAME and not is_counted(parts[i].block.text) and len(below) == _SEVERAL and all(
        part.why is Why.SIGN for part in below)


def _first_sentence(parts: Sequence[Part]) -> int:
    """Where the text of a page begins that has no long paragraph: a recipe, steps."""
    return next((i for i, part in enumerate(parts) if part.kind in ("paragraph", "quote", "list_item") and ends_text(part)
                 and WORDS_SAID.search(part.block.text)), 0)


def _are_crumbs(part: Part) -> bool:
    return part.kind in ("paragraph", "heading", "list_item") and is_path(part.block.text.strip())


def _lead_to(part: Part) -> str:
    """What stands at the end of a path of columns: 论坛 » 版块 » 标题."""
    *above, last = _STEPS.split(part.block.text)
    return core(last) if above else "-"


def _is_text(part: Part) -> bool:
    return len(part.block.text.strip()) >= TEXT and bool(_SAID.search(part.block.text)) and not is_of_signs(part.block.text)


def _title(parts: Sequence[Part], head: Sequence[int], crumbs: Sequence[int], last: int, html: bool) -> int | None:
    """Which line is the title: an element that says so; else, in a text, the longest line that may be one and stands above the
    last line of the site, if any does."""
    if html:
        named = [i for i in head if re.fullmatch("h[1-3]", parts[i].block.tag)]
        first = [i for i in named if parts[i].block.tag == "h1"]
        below = title_below(parts)
        if named or below is not None:
            return next(iter(first), next(iter(named), None) if below is None else below)
        return _longest(parts, [i for i in head if parts[i].kind == "heading" and _may_be_title(parts[i])])
    if (titled := above_byline(parts, head)) is not None:
        return titled
    shown = [i for i in head if i not in crumbs and parts[i].kind == "heading" and (
        parts[i].level == 1 or (i == head[0] and _may_be_title(parts[i])))]
    if shown:
        return shown[0]
    may_be = [i for i in head if i not in crumbs and _may_be_title(parts[i])]
    above = [i for i in head if i < last and i not in crumbs]
    if above:
        may_be = [i for i in may_be if i < last] or may_be
    return _longest(parts, may_be)


def _longest(parts: Sequence[Part], may_be: Sequence[int]) -> int | None:
    """The first of the lines, unless one is a good deal longer."""
    if not may_be:
        return None
    longest = max(may_be, key=lambda i: (len(core(parts[i].block.text)), -i))
    return longest if len(core(parts[longest].block.text)) >= _MUCH * len(core(parts[may_be[0]].block.text)) else may_be[0]


def _may_be_title(part: Part) -> bool:
    text = part.block.text.strip()
    words = [word for word in _WORDS.split(text) if word]
    return (part.kind in ("paragraph", "heading") and _SHORTEST <= len(core(text)) <= _LONGEST and not SENTENCE.search(text)
            and not text.endswith(("：", ":", "，", "、")) and not _ORGANISATION.search(text)
            and not text.startswith(("—", "致")) and not is_counted(text) and not _BUTTONS.fullmatch(text)
            and not _ASKED.search(text) and not is_of_signs(text, among_comments=True)
            and not _LABEL.match(text) and len(_HAN.findall(text)) * 2 > len(core(text))
            and max(map(len, words)) * 2 > len(text.replace(" ", "")))
