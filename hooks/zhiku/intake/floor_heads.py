"""The lines of a text in that was copied from a thread with the floor above the words (2楼 小满 2023-05-11 09:20); which of them are the
first writer's, what others say, and who said it when, out."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.bar_posts import FOOT, OF_BAR
from zhiku.intake.comments import is_zone_heading
from zhiku.intake.headings import markdown_level
from zhiku.intake.platforms import NOTHING, Known
from zhiku.intake.posts import of_the_first
from zhiku.intake.records import is_record
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_PERSON = r"[^\s，。！？；、:：（()）]{1,24}"
_DAY = r"(?:(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}-\d{1,2}|\d{1,2}月\d{1,2}日|昨天|前天|\d{1,3}\s?(?:分钟|小时|天)前)"
_HEAD = re.compile(
    r"[\[【]?\s*(?:第?\s?(?P<n>\d{1,4})\s?楼|(?P<called>楼主|沙发|板凳|地板))\s*[\]】]?[\s:：]+"
    rf"(?P<name>{_PERSON})(?:\s{_PERSON})??(?:\s*[（(\[【]?楼主[）)\]】]?)?"
    rf"(?:[\s·|｜]+(?:发表于|发布于)?\s*(?P<day>{_DAY}(?:\s*(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?))?)(?:\s*(?:来自|IP属地\s?[:：]?)\s*\S{{1,10}})?)?")
_CALLED = {"楼主": 1, "沙发": 2, "板凳": 3, "地板": 4}
_OF_A_BOARD = re.compile("楼主|层主|吧友|贴吧|顶[帖贴]|回[帖贴]|水[帖贴]|只看该作者")
_OF_THE_TOP = re.compile(
    r"只看楼主.{0,12}|(?:[^，。！？；：\s]{1,12}吧\s+)?(?:关注|贴子|帖子)\s*[:：]?\s*\d.{0,24}"
    r"|(?:收藏|回复|只看楼主|[正倒]序看帖|返回列表|上一页|下一页|[|｜·\s])+")
_BAR = re.compile("[^，。！？；：\\s]{1,12}吧")
_OF_A_TITLE = re.compile(r"\s*[-_—【]\s*(?:[^-_—]{1,16}吧\s*[-_—】]+\s*)?百度贴吧\s*$")
_ANSWER = re.compile(r"\s*(?P<name>[^\s，。！？；:：]{1,24})\s*[:：]\s*(?P<to>(?=回复\s))?(?=\S)")
_CHAPTER = re.compile(r"\s*(?:第[一二三四五六七八九十\d]{1,3}[章节篇]|[一二三四五六七八九十]{1,3}、)")
_TOLD = re.compile("[，。！？；]")
_FEWEST, _FEWEST_UNDATED, _FAR, _LONG, _LONGEST, _SHORTEST, _ABOVE = 2, 3, 20, 20, 80, 4, 8
_HAN = re.compile("[\u3400-\u9fff]")


def known_floors(blocks: Sequence[Block]) -> Known:
    """What the heads of the floors say; nothing where they may be floors of a house: they count up from the first, and say the minute,
    or a line speaks of the one who began the thread. Below a text they are said about it; else the first floor is the text."""
    heads = {i: match for i, block in enumerate(blocks)
             if len(block.text) <= _LONGEST and (match := _HEAD.fullmatch(block.text.strip()))}
    if not _count_up(heads) or not _are_of_a_thread(blocks, heads):
        return NOTHING
    first = min(heads)
    if is_record(blocks) or any(is_zone_heading(block.text.strip()) for block in blocks[:first]) or any(
            markdown_level(block.text.strip())[0] or _CHAPTER.match(block.text) for block in blocks[first:]):
        return NOTHING
    is_below = any(len(block.text) >= _LONG and _TOLD.search(block.text) for block in blocks[:first])
    if not is_below and (_number(heads[first]) > 1 or first > _ABOVE):
        return NOTHING
    roles = ["" if i < first else "writer" if i in heads else "drop" if FOOT.fullmatch(block.text.strip()) else "posts"
             for i, block in enumerate(blocks)]
    if is_below:
        roles = ["said" if role == "posts" else role for role in roles]
    else:
        roles = of_the_first([replace(block, text=heads[i]["name"]) if i in heads else block for i, block in enumerate(blocks)], roles)
    title = -1 if is_below else next((i for i in reversed(range(first)) if _may_be_title(blocks[i].text.strip())), -1)
    said = [i for i, role in enumerate(roles) if role == "said"]
    site = {blocks[i].n: Why.COMMENT_HEAD if role == "writer" else OF_BAR for i, role in enumerate(roles) if role in ("writer", "drop")}
    site |= {block.n: OF_BAR for i, block in enumerate(blocks[:first]) if not is_below and (
        _OF_THE_TOP.fullmatch(block.text.strip()) or (i < title and _BAR.fullmatch(block.text.strip())))}
    end = _OF_A_TITLE.search(blocks[title].text) if title >= 0 else None
    return Known(blocks[title].n if title >= 0 else 0, said=frozenset(blocks[i].n for i in said), site=site,
                 led=_answers(blocks, said, {match["name"] for match in heads.values()}),
                 more=frozenset(block.n for block, role in zip(blocks, roles, strict=True) if role == "more"),
                 comments=0 if said else blocks[-1].n + 1, stop=end.start() if end else 0)


def _number(head: re.Match[str]) -> int:
    return int(head["n"]) if head["n"] else _CALLED[head["called"]]


def _count_up(heads: Mapping[int, re.Match[str]]) -> bool:
    """Whether the floors begin with one of the first two, count up, some left out, and each has words below it."""
    numbers = [_number(head) for head in heads.values()]
    return len(heads) >= _FEWEST and numbers[0] <= _FEWEST and all(0 < b - a <= _FAR for a, b in pairwise(numbers)) and all(
        b - a > 1 for a, b in pairwise(heads))


def _are_of_a_thread(blocks: Sequence[Block], heads: Mapping[int, re.Match[str]]) -> bool:
    """Whether the heads say the minute, or a line speaks of who began the thread, or of the board."""
    if all(head["clock"] for head in heads.values()):
        return True
    fewest = _FEWEST if all(head["day"] for head in heads.values()) else _FEWEST_UNDATED
    return len(heads) >= fewest and any(_OF_A_BOARD.search(block.text) for block in blocks)


def _may_be_title(text: str) -> bool:
    return not _OF_THE_TOP.fullmatch(text) and len(_HAN.findall(text)) >= _SHORTEST


def _answers(blocks: Sequence[Block], said: Sequence[int], names: Container[str]) -> dict[int, int]:
    """Where the words begin behind the name of somebody who has a floor as well, or answers somebody (小满: 回复 老丁 :好的)."""
    found = {blocks[i].n: match for i in said if (match := _ANSWER.match(blocks[i].text))}
    return {n: match.end() for n, match in found.items() if match["name"] in names or match["to"]}
