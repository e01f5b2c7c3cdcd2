"""The blocks of a text in; which of them look like a site's lines or like titles and are neither (fields of a form, days of a
diary) out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.boilerplate import site_line
from zhiku.intake.comments import is_day
from zhiku.intake.values import Block

_FIELD = re.compile(r"(?P<label>[\u3400-\u9fff]{2,6})\s*[:：]\s*(?:[^:：]|(?<=\d)[:：](?=\d)){1,60}")
_OF_SITES = re.compile(
    "(?:文章|帖子|主题|会员)?(?:录入|等级|级别|注册|注册时间|积分|发帖|文章|帖子|主题|来自|门派|性别|威望|金钱|头衔|在线|精华|经验|魅力|阅读|浏览|点击|点击数|"
    "人气|字数|作者|编辑|责任编辑|来源|出处|原文)|[上下]一(?:篇|页|条)(?:文章|帖子)?")
_LABELS = frozenset(["时间", "日期", "标签", "关键词", "栏目", "分类", "声明", "免责声明", "广告", "审核", "校对", "记者"])
_SAID = re.compile(r"[，。！？；].*[。！？]")
_RUN, _SEVERAL = 3, 2


def fields(blocks: Sequence[Block]) -> frozenset[int]:
    """时间：…… among 地点：…… and 携带：……: indices of at least three fields one under another, of which two are none that a
    site has. What only a site says (作者：……) is left to it."""
    found: set[int] = set()
    begin = 0
    while begin < len(blocks):
        stop = begin
        while stop < len(blocks) and _FIELD.fullmatch(blocks[stop].text.strip()):
            stop += 1
        if stop - begin >= _RUN:
            foreign = [i for i in range(begin, stop) if not site_line(blocks[i].text) and not _OF_SITES.fullmatch(_label(blocks[i]))]
            if len(foreign) >= _SEVERAL:
                found.update(i for i in range(begin, stop) if i in foreign or _label(blocks[i]) in _LABELS)
        begin = max(stop, begin + 1)
    return frozenset(found)


def _label(block: Block) -> str:
    match = _FIELD.fullmatch(block.text.strip())
    return match["label"] if match else ""


def days(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of the days that stand above what happened on each: every date has sentences below it, and there are several."""
    dated = [i for i, block in enumerate(blocks) if is_day(block.text)]
    above = [i for i in dated if i + 1 < len(blocks) and _SAID.search(blocks[i + 1].text)]
    return frozenset(above) if len(above) >= _SEVERAL and len(above) == len(dated) else frozenset()
