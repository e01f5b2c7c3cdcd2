"""The parts of a text in; out, without the titles of other texts that a site puts below it: under 相关阅读, beside 上一篇 and 下一篇, in
columns of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zhiku.intake.values import Part, removed
from zhiku.intake.why import Why

_OTHERS = re.compile(
    r"【?(?:相关|往期|热门|推荐|延伸|更多|精彩|猜你喜欢|大家都在看)(?:推荐|阅读|文章|资讯|问题|搜索|内容|回顾|标签|精彩)?】?\s*[:：]?")
_COLUMN = re.compile(  # of a site, below a text: nobody heads what he wrote so without a word below it
    r"【?(?:(?:今日|本周|一周|本月|热门|点击|阅读|新闻)(?:热点|热榜|热文|排行榜?|新闻|话题)|排行榜|(?:近期|最新|最近)(?:文章|评论|留言|更新|发布)|标签云"
    r"|[你您]可能(?:还|也)?会?(?:喜欢|想看|感兴趣)(?:的内容)?|猜你(?:喜欢|想看)|编辑推荐|同类文章|相关(?:帖子|主题|新闻|内容|文章|阅读|推荐)?"
    r"|延伸阅读|文章导[览航]|友情链接|其他操作|归档)】?\s*[:：]?")
_NEIGHBOUR = re.compile(r"(?P<which>[上下前后])一[篇条页章节回]\s+[^，。；]{2,40}")
LONGEST_TITLE = 40
_MOST_TITLES, _NEAR, _SITE = 8, 3, 2


def without_titles_of_others(parts: Sequence[Part], followed: bool) -> list[Part]:
    """Short lines between 相关阅读 and the next line of the site, or the comments."""
    out = list(parts)
    for i, part in enumerate(parts):
        if part.kind != "removed" or not _OTHERS.fullmatch(part.block.text.strip()):
            continue
        row = range(i + 1, min(i + 1 + _MOST_TITLES, len(parts)))
        stop = next((k for k in row if not may_be_a_title(parts[k])), len(parts))
        if (stop < len(parts) and parts[stop].kind == "removed") or (stop == len(parts) and followed):
            out[i + 1:stop] = [removed(other.block, Why.OTHER_TEXTS) for other in parts[i + 1:stop]]
    return out


def without_neighbours(parts: Sequence[Part], followed: bool) -> list[Part]:
    """上一篇 …… and 下一篇 …… one under the other, below the text, where something else there is the site's."""
    out = list(parts)
    for i, (part, below) in enumerate(pairwise(parts)):
        pair = [_NEIGHBOUR.fullmatch(other.block.text.strip()) for other in (part, below)]
        if not pair[0] or not pair[1] or pair[0]["which"] == pair[1]["which"]:
            continue
        around, at_end = (*parts[max(i - _NEAR, 0):i], *parts[i + 2:]), all(map(_may_be_of_site, parts[i + 2:]))
        if at_end and (followed or any(other.kind == "removed" for other in around)):
            out[i:i + 2] = [removed(other.block, Why.PAGES) for other in (part, below)]
    return out


def without_columns(parts: Sequence[Part], followed: bool) -> list[Part]:
    """Below the last words of a text: what heads a column of the site, with the titles of others under it, down to two lines of the
    site or the comments."""
    out = list(parts)
    last = max((i for i, part in enumerate(parts) if part.kind != "heading" and not _may_be_of_site(part)), default=len(parts))
    for i in range(last + 1, len(parts)):
        if out[i].kind == "removed" or not _COLUMN.fullmatch(parts[i].block.text.strip()):
            continue
        stop = next((k for k in range(i + 1, len(parts)) if out[k].kind == "removed" and out[k].why is not Why.OTHER_TEXTS), len(parts))
        foot = {part.block.text.strip() for part in parts[stop:] if part.kind == "removed"}
        if stop - i <= _MOST_TITLES + 1 and (followed or len(foot) >= _SITE):
            out[i:stop] = [part if part.kind == "removed" else removed(part.block, Why.OTHER_TEXTS) for part in out[i:stop]]
    return out


def _may_be_of_site(part: Part) -> bool:
    return part.kind == "removed" or may_be_a_title(part)


def may_be_a_title(part: Part) -> bool:
    """Whether a line is as short as titles are, and says nothing to its end."""
    text = part.block.text.strip()
    return part.kind in ("paragraph", "heading", "list_item") and len(text) <= LONGEST_TITLE and not re.search("[。；;《]", text)
