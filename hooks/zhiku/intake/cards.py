"""The lines of a text in that was copied from a site where people answer; out, those of the cards that say who does: above an answer
(a name, what its bearer says of himself, 关注) and beside all (关于作者, with the numbers of what he wrote)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.boilerplate import site_line
from zhiku.intake.values import Block

_AGREED = re.compile(r"[\d,.]+\s?万?\s?人(?:也)?赞同了该(?:回答|文章)")
_FOLLOW = re.compile(r"[+＋]?\s?(?:已|正在)?关注(?:他|她|TA)?|取消关注|谢邀\s?>?|邀请了\s?\d+\s?人回答|编辑推荐")
_ABOUT = re.compile("关于(?:作者|答主)")
_COUNTED = re.compile("回答|文章|提问|想法|关注者?|粉丝|获赞(?:同)?|被(?:收藏|浏览|喜欢)|视频|专栏")
_NUMBER = re.compile(r"[\d,.]+\s?万?")
_ENDED = re.compile("[。！？；…：:]$")
_FIRST, _MOST, _LONGEST_NAME, _LONGEST, _SEVERAL, _CARD = 3, 2, 16, 40, 2, 24
_REASON = "作者的名片"


def cards(blocks: Sequence[Block]) -> dict[int, str]:
    """Why each is no text, by number. What nobody agreed to, and a 关于作者 without numbers below it, is no card."""
    lines = [block.text.strip(" \t\u3000\u200b\ufeff") for block in blocks]
    found: set[int] = set()
    is_first = True
    for i, line in enumerate(lines):
        if _AGREED.fullmatch(line):
            found.update(_above(blocks, lines, i, is_first=is_first and not any("。" in line for line in lines[:i])))
            is_first = False
        elif _ABOUT.fullmatch(line):
            found.update(_about(lines, i))
    return {blocks[i].n: _REASON for i in found}


def _above(blocks: Sequence[Block], lines: Sequence[str], i: int, *, is_first: bool) -> list[int]:
    """The card above the line that says how many agree: whoever can be followed says something of himself; who can't has a name.
    Below the first sentence of all an empty line must part the card from what the last one says, and whoever can't be followed has none."""
    k, buttons = i, list[int]()
    while k and _FOLLOW.fullmatch(lines[k - 1]):
        k -= 1
        buttons.append(k)
    named: list[int] = []
    most = (_FIRST if is_first else _MOST) if buttons else int(is_first)
    longest = _LONGEST if buttons else _LONGEST_NAME
    while k > 1 and len(named) < most and len(lines[k - 1]) <= longest and not _ENDED.search(lines[k - 1]) and not (
            site_line(lines[k - 1]) or (named and blocks[k].gap)):
        k -= 1
        named.append(k)
    is_card = bool(named) and len(lines[named[-1]]) <= _LONGEST_NAME and (is_first or blocks[named[-1]].gap)
    return buttons + named if is_card else buttons


def _about(lines: Sequence[str], begin: int) -> list[int]:
    """The card that says how much somebody wrote: each word above its number, down to a sentence or a long line."""
    stop = next((k for k in range(begin + 1, min(begin + _CARD, len(lines))) if "。" in lines[k] or len(lines[k]) > _LONGEST),
                min(begin + _CARD, len(lines)))
    counts = [k for k in range(begin + 1, stop - 1) if _COUNTED.fullmatch(lines[k]) and _NUMBER.fullmatch(lines[k + 1])]
    return list(range(begin, counts[-1] + 2)) if len(counts) >= _SEVERAL else []
