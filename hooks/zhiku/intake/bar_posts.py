"""The lines of a text in that was copied from a board that writes floor and date below each post (来自Android客户端2楼2023-05-11 09:20回复)
and the name with a rank above it; the title, the lines of the board, and what others say, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from zhiku.intake.platforms import NOTHING, Known
from zhiku.intake.posts import of_the_first
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_DAY = r"(?:19|20)\d\d-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}"
_FLOOR = r"(?:(?<!\d)\d{1,5}\s?楼|沙发|板凳|地板)"
FOOT = re.compile(
    rf"(?:来自\s?[^\s，。]{{1,10}}?(?:客户端|贴吧|手机)|IP\s?属地\s?[:：]?\s?[\u3400-\u9fff]{{2,6}}?(?=收起|回复|举报|[^\u3400-\u9fff]|$)|{_FLOOR}|{_DAY}|(?:收起)?回复(?:\s?[（(]\d+[）)])?|举报|我也说一句|送TA礼物|[|｜\s])++")
"""A line of what the board writes below a post, and nothing else."""
_RANK = re.compile(r"\S{2,6}(?:会员|粉丝|吧友)\s?\d{0,2}|吧主|小吧主|吧龄\s?[:：]?\s?\d[\d.]*\s?年")
_LEVEL = re.compile(r"\d{1,2}|吧主|小吧主|楼主")
_ONLY = re.compile(r"只看楼主\s*(?:收藏)?\s*(?:回复)?")
_ANSWER = re.compile(r"\s*[^，。！？：:]{1,24}?\s*[:：]\s*(?=\S)")
_SENTENCE = re.compile("[，。！？；]")
_LONGEST_NAME, _TOP, _FEWEST, _TOLD = 24, 30, 2, 12
_ABOVE_NAME = 5  # lines from where a post begins to the rank below its name
OF_BAR = f"{Why.COLUMN}（贴吧）"
"""What a line of the board is."""


def known_bar(blocks: Sequence[Block]) -> Known:
    """What the feet of the posts say; nothing where they do not count up from the first, or no ranks stand below the names."""
    lines = [block.text.strip(" \t\u3000\u200b\ufeff") for block in blocks]
    only = next((i for i, line in enumerate(lines[:_TOP]) if _ONLY.fullmatch(line)), 0)
    rank = next((i for i in range(only + 1, min(only + _TOP, len(lines))) if _RANK.fullmatch(lines[i])), 0)
    posts = _posts(lines, rank - 1) if only and rank > only + 1 and _is_name(lines[rank - 1]) else []
    if len(posts) < _FEWEST or sum(post[1] > post[0] + 1 for post in posts) < _FEWEST:
        return NOTHING
    roles = [""] * len(lines)
    for begin, words, stop, end in posts:
        roles[begin:words] = ["writer", *["drop"] * (words - begin - 1)][:words - begin]
        roles[words:end] = ["posts"] * (stop - words) + ["drop"] * (end - stop)
    roles = of_the_first(blocks, roles)
    led = {i: match.end() for i in range(posts[0][3], posts[-1][3]) if not roles[i] and (match := _ANSWER.match(blocks[i].text))}
    after = {i for i in range(posts[-1][3], len(lines)) if len(lines[i]) > _TOLD and _SENTENCE.search(lines[i])}
    said = frozenset(i for i, role in enumerate(roles) if role == "said") | led.keys() | after
    text = frozenset(i for i, role in enumerate(roles) if role in ("text", "more"))
    return Known(blocks[only - 1].n, said=frozenset(blocks[i].n for i in said), led={blocks[i].n: at for i, at in led.items()},
                 site={block.n: OF_BAR for i, block in enumerate(blocks) if i not in said | text and i != only - 1},
                 more=frozenset(blocks[i].n for i in text if roles[i] == "more"), comments=0 if said else blocks[-1].n + 1)


def _posts(lines: Sequence[str], first: int) -> list[tuple[int, int, int, int]]:
    """Of each post where the name stands, where its words begin and end, and where its foot ends. What stands above a foot with a
    date and no floor (2023-5-11 10:30回复) is an answer below a post."""
    found: list[tuple[int, int, int, int]] = []
    begin = first
    for is_foot, group in groupby(range(first, len(lines)), lambda i: bool(FOOT.fullmatch(lines[i]))):
        run = list(group)
        text = " ".join(lines[i] for i in run)
        if not is_foot or not re.search(_DAY, text):
            continue
        if re.search(_FLOOR, text):
            begin = _name_from(lines, begin, run[0])
            words = _words(lines, begin, run[0])
            found.append((begin, words, run[0], run[-1] + 1))
        begin = run[-1] + 1
    floors = [re.search(_FLOOR, " ".join(lines[post[2]:post[3]])) for post in found]
    return found if floors and floors[0] and floors[0][0].startswith("1") and not floors[0][0][1:2].isdigit() else []


def _name_from(lines: Sequence[str], begin: int, stop: int) -> int:
    """Where the name of a post stands: above the first rank, below what the board may write between two posts (the title once more)."""
    rank = next((i for i in range(begin + 1, min(begin + _ABOVE_NAME, stop)) if _RANK.fullmatch(lines[i])), 0)
    return rank - 1 if rank and all(_is_name(line) for line in lines[begin:rank]) else begin


def _words(lines: Sequence[str], begin: int, stop: int) -> int:
    """Where the words of a post begin, below the name, the rank and its number."""
    if stop - begin < _FEWEST or not _is_name(lines[begin]):
        return begin
    words = begin + 1
    while words < stop - 1 and (_RANK.fullmatch(lines[words]) or (words > begin + 1 and _LEVEL.fullmatch(lines[words]))):
        words += 1
    return words


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST_NAME and not _SENTENCE.search(line)
