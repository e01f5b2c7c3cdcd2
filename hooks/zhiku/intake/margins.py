"""The parts of a text in; out, without the lines that only their neighbours show to be the site's: buttons among buttons, the
name of who wrote it, the titles of other texts under 相关阅读, what stands at the head of every printed page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from zhiku.intake.headings import core
from zhiku.intake.other_texts import (
    LONGEST_TITLE,
    may_be_a_title,
    without_columns,
    without_neighbours,
    without_titles_of_others,
)
from zhiku.intake.signs import is_of_signs
from zhiku.intake.values import Part, removed
from zhiku.intake.why import AROUND_AD, BESIDE_ARROW, Why

_AUTHOR = re.compile(r"关注|认证|粉丝|会员|LV", re.I)
_BUTTON = re.compile(
    r"全文|分享|收藏|喜欢|关注|默认|最新|最热|赞|踩|回复|举报|打印|转发|注册|文章|写|楼|会员|粉丝|来自|LV|作者|认证|置顶|查看|编辑|主题|帖子|积分|"
    r"只看|倒序|转载|收起|展开|更多|按热度|按时间", re.I)
_NAVIGATION = re.compile("首页|会话|发现|提问|消息|我的|登录|注册|会员|搜索你感兴趣的内容…?")
_ARROW = re.compile(r"^[←«‹]\s*[^，。；]{2,40}$|^[^，。；]{2,40}\s*[→»›]$")
_SENTENCE = re.compile(r"[，。！？；：,!?;:]")
_SIGNED = re.compile(r"(?P<name>[^，。！？；：,!?;:\s]{2,16})\s*[·•|｜]\s*(?P<signs>.+)")
_SIGNED_WHEN = re.compile(
    r"(?:[\u3400-\u9fff]{2,12}[\s\u3000]+){1,2}[\u3400-\u9fff]{2,4}[\s\u3000]+(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?")
_LONGEST_NAME, _TOP = 16, 4
_PAGE = re.compile(r"(?:第\s?\d{1,4}\s?页.*|[-—–－]\s?\d{1,4}\s?[-—–－])")
_DIGITS = re.compile(r"^\d{1,4}\s+|\s+\d{1,4}$")  # of a page, beside what stands on top of it
_OUTER = re.compile(r"^\d{1,4}(?=\s{2}|\u3000)|(?<=\s\s|.\u3000)\d{1,4}$")
_PAGED = re.compile(r"^(?:[·•—–-]\s?\d{1,4}\s?[·•—–-]|第\s?\d{1,4}\s?页)\s{2,}|\s{2,}(?:[·•—–-]\s?\d{1,4}\s?[·•—–-]|第\s?\d{1,4}\s?页)$")
_LONGEST_HEAD = 80
_NUMBER = re.compile(r"(?P<sign>[-·•])\s?\d{1,4}\s?(?P=sign)")
_COLUMNS = re.compile(r"\s{2,}|\u3000+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_AGAIN, _LINES_OF_HEAD, _MANY, _LINES_OF_AD = 2, 3, 3, 2
_LEADERS = re.compile(r"\.{4,}|…{2,}|·{4,}|\t")
_CONTENTS = re.compile(r"目\s*[录次]")
_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9./-]{4,23}")  # the number of a document
_LEADER = re.compile(r".{2,40}?(?:\.{4,}|…{2,}\.{0,3}|·{4,}|\t+)\s*(?P<page>\d{1,3})")
_OF_CHAPTER = re.compile(
    r"\s*(?:第[一二三四五六七八九十\d]{1,3}[章节部]|\d{1,2}\.\d|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)")
_AD = re.compile(r"[【\[(（]?\s*(?:广告|推广|赞助)\s*[】\])）]?")
_TO_AD = re.compile(
    r"(?:查看|了解|点击)(?:详情|更多)|立即(?:购买|下载|查看|咨询|领取|体验|报名|打开|抢购)"
    r"|(?:去|马上)(?:看看|逛逛|抢购)|(?:下载|打开)(?:APP|应用)?", re.I)


def without_signs(parts: Sequence[Part], *, followed: bool = False) -> list[Part]:
    """Eight kinds of lines, in this order; `followed`: by comments."""
    texts = _without_ads(_without_buttons(_without_heads_of_pages(_without_contents(parts))), followed)
    texts = without_neighbours(_without_buttons(_without_authors(texts)), followed)
    return without_columns(without_titles_of_others(texts, followed), followed)


def _without_heads_of_pages(parts: Sequence[Part]) -> list[Part]:
    """The lines that come again beside the numbers of printed pages: the name of a book, of a chapter."""
    lines = [part.block.text.strip() for part in parts]
    names = [_name_of(line) for line in lines]
    again = {name for name, count in Counter(names).items() if name and count >= _AGAIN}
    numbers = frozenset(i for i, line in enumerate(lines) if _NUMBER.fullmatch(line) and parts[i].kind == "list_item")
    beside = again.intersection(name for i in numbers for name in names[max(0, i - 1):i + 2])
    counted = [int(match[0]) for i in sorted(numbers) if (match := re.search(r"\d+", lines[i]))]
    is_paged = counted[:1] > [1] and counted == list(range(counted[0], counted[0] + len(counted)))  # a list begins with 1
    if len(numbers) < _AGAIN or not (beside or is_paged or all(lines[i].startswith("-") for i in numbers)):
        numbers = frozenset()  # · 1 · may as well stand above an entry
    pages = [i for i, part in enumerate(parts) if i in numbers or (part.kind == "removed" and _PAGE.fullmatch(lines[i]))]
    on_top = [line for line in lines[:_TOP] if not _CODE.fullmatch(line)]
    numbers |= {k for i in pages for k in (i - 1, i + 1) if 0 <= k < len(parts) and _CODE.fullmatch(lines[k]) and any(
        lines[k] in line for line in on_top)}
    heads = {name for i in pages for step in (1, -1) for name in takewhile(
        again.__contains__, (names[k] for k in range(i + step, i + step * (_LINES_OF_HEAD + 1), step) if 0 <= k < len(parts)))}
    if names and names[0] in again and _counts_up([line for line, name in zip(lines, names, strict=True) if name == names[0]]):
        heads.add(names[0])
    kept = [i for i, part in enumerate(parts) if part.kind != "removed"]
    below = next((lines[i] for i in kept if names[i] not in heads), "")
    titled = kept[0] if len(below) > LONGEST_TITLE else -1  # what stands on top of every page is the title of the text
    told = {core(line) for line, paged in zip(lines, map(_PAGED.search, lines), strict=True) if line and not paged}
    numbers |= {i for i in kept if _PAGED.search(lines[i]) and len(core(_PAGED.sub("", lines[i]))) > 1 and (
        names[i] in again or core(_PAGED.sub("", lines[i])) in told)}
    found = {i for i in kept if i in numbers or (parts[i].kind in ("paragraph", "heading") and names[i] in heads and i != titled)}
    return [removed(part.block, Why.RUNNING_HEAD) if i in found else part for i, part in enumerate(parts)]


def _without_ads(parts: Sequence[Part], followed: bool) -> list[Part]:
    """What stands between a line that says 广告 and the button to it."""
    out = list(parts)
    for i, part in enumerate(parts):
        if part.kind != "removed" or not _AD.fullmatch(part.block.text.strip()):
            continue
        near = range(i + 1, min(i + 2 + _LINES_OF_AD, len(parts)))
        button = next((k for k in near if _TO_AD.fullmatch(parts[k].block.text.strip())), i)
        others = (*parts[:i], *parts[button + 1:])
        if not followed and not any(other.why in AROUND_AD for other in others):
            continue  # a chapter on the income from 广告
        if all(parts[k].kind == "removed" or (may_be_a_title(parts[k]) and "。" not in parts[k].block.text) for k in range(i + 1, button)):
            for k in range(i + 1, button + 1):
                out[k] = parts[k] if parts[k].kind == "removed" else removed(parts[k].block, Why.AD)
    return out


def _name_of(line: str) -> str:
    """What a line on top of a page says without the page's number. Left and right change sides from page to page."""
    if len(line) > _LONGEST_HEAD or line.endswith("。"):
        return ""
    return " ".join(sorted(_COLUMNS.split(_DIGITS.sub("", _PAGED.sub("", line)))))


def _without_contents(parts: Sequence[Part]) -> list[Part]:
    """Lines with leaders to the number of a page, where several stand one under another, the numbers never fall, and what they
    name is the title of something below: else they say what something costs."""
    pages = {i: int(match["page"]) for i, part in enumerate(parts) if part.kind in ("paragraph", "list_item", "heading")
             and (match := _LEADER.fullmatch(part.block.text.strip()))}
    out = list(parts)
    if len(pages) < _MANY:
        return out
    last = {core(part.block.text): i for i, part in enumerate(parts)}
    run: list[int] = []
    for i in range(len(parts) + 1):
        if i in pages and (not run or pages[i] >= pages[run[-1]]):
            run.append(i)
            continue
        counted = sum(bool(_OF_CHAPTER.match(parts[k].block.text)) for k in run)
        if len(run) >= _MANY and counted * 2 > len(run) and any(
                last.get(core(_LEADERS.split(parts[k].block.text)[0]), -1) > run[-1] for k in run):
            head = [run[0] - 1] if run[0] and _CONTENTS.fullmatch(parts[run[0] - 1].block.text.strip()) else []
            if not head and any("\t" in parts[k].block.text.strip() for k in run):
                run = []  # so many hours are given to each chapter
                continue
            for k in head + run:
                out[k] = removed(parts[k].block, "目录")
        run = []
    return out


def _counts_up(lines: Sequence[str]) -> bool:
    """Whether the number of a page stands apart at the end of lines, or their beginning, one more each time. What begins with
    1 may as well be the first of several cases."""
    numbers = [_OUTER.findall(line) for line in lines]
    return (len(lines) >= _AGAIN and all(len(each) == 1 for each in numbers) and int(numbers[0][0]) > 1
            and all(int(b[0]) == int(a[0]) + 1 for a, b in pairwise(numbers)))


def can_be_clicked(text: str) -> bool:
    """Whether a line is nothing but buttons, or signs among which one is."""
    text = text.strip()
    return (is_of_signs(text, among_comments=True) and bool(_BUTTON.search(text))) or bool(_NAVIGATION.fullmatch(text))


def _is_sign(part: Part) -> bool:
    return part.kind != "code" and is_of_signs(part.block.text, among_comments=True)


def _is_button(part: Part) -> bool:
    """A date, a place or a number may as well be an entry of a list or a table; what can be clicked is never one."""
    return (can_be_clicked(part.block.text) and part.kind in ("paragraph", "heading", "removed")
            and part.block.tag not in ("li", "td", "th") and not part.block.text.lstrip().startswith("|"))


def _without_buttons(parts: Sequence[Part]) -> list[Part]:
    """分享, 收藏, 喜欢 one under another, or beside a line that can be nothing but the site's."""
    out = list(parts)
    for i, part in enumerate(parts):
        before, after = (out[k] if 0 <= k < len(parts) else None for k in (i - 1, i + 1))
        if part.kind != "removed" and _ARROW.search(part.block.text.strip()) and any(
                other and other.why in BESIDE_ARROW for other in (before, after)):
            out[i] = removed(part.block, Why.PAGES)
            continue
        if part.kind == "paragraph" and _CLOCK.fullmatch(part.block.text.strip()) and any(
                other and other.why is Why.NOT_SHOWN for other in (before, after)):
            out[i] = removed(part.block, Why.SIGN)  # how long a film is
            continue
        if part.kind == "removed" or not _is_button(part):
            continue
        near = [other for other in (before, after) if other and _is_button(other)]
        if len(near) == 2 or any(other.kind == "removed" for other in near):
            out[i] = removed(part.block, Why.SIGN)
    return out


def _without_authors(parts: Sequence[Part]) -> list[Part]:
    """On top: a name right above 关注他, or above any sign that the title stands under; a name and a date in one line."""
    out = list(parts)
    for i, part in enumerate(parts[:_TOP]):
        text = part.block.text.strip()
        if part.kind not in ("paragraph", "heading") or len(text) > LONGEST_TITLE:
            continue
        if (match := _SIGNED.fullmatch(text)) and is_of_signs(match["signs"], among_comments=True) and re.search(r"\d", match["signs"]):
            out[i] = removed(part.block, Why.BYLINE)
            continue
        if i and _SIGNED_WHEN.fullmatch(text) and sum(bool(_SIGNED_WHEN.fullmatch(other.block.text.strip())) for other in parts) == 1:
            out[i] = removed(part.block, Why.SIGNED)
            continue
        after, title, body = (out[k] if k < len(parts) else None for k in (i + 1, i + 2, i + 3))
        if (len(text) > _LONGEST_NAME or _SENTENCE.search(text) or text.startswith("#") or not after or after.block.gap
                or not _is_button(after) or _NAVIGATION.fullmatch(after.block.text.strip()) or not title):
            continue
        is_title = may_be_a_title(title) and not _SENTENCE.search(title.block.text.strip()[-1:]) and bool(
            body and len(body.block.text) > len(title.block.text))
        if (_is_sign(title) or is_title) and (_AUTHOR.search(after.block.text) or not i):
            out[i], out[i + 1] = removed(part.block, Why.WRITER), removed(after.block, Why.SIGN)
    return out
