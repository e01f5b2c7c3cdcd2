"""The lines of a text in that a messenger wrote when somebody saved a chat; which of them are its heads, and where others than the
first begin to speak, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.platforms import NOTHING, Known
from zhiku.intake.values import Block

_DAY = re.compile(r"[—-]{3,}\s*(?:19|20)\d\d-\d{2}-\d{2}\s*[—-]{3,}")
_OF = re.compile(r"\S{0,60}\s?聊天记录如下\s*[:：]")
_HEAD = re.compile(r"(?P<name>\S[^，。！？；]{0,23}?)\s{2,}\d{1,2}:\d{2}")
_MARK = re.compile(r"\[(?:图片|表情|语音|视频|动画表情|文件|链接|位置|小程序|聊天记录)[^\[\]]{0,80}\](?:[（(]请在附件中查看[)）])?"
                   r"|\d{1,2}|[+＋]1|收到")
_FEWEST, _SEVERAL, _LONG = 3, 2, 45
_REASON = "聊天记录的栏目"


def known_chat(blocks: Sequence[Block]) -> Known:
    """A chat that WeChat sent by mail: its first line, the days, the lines with a name and a time, the pictures it names and what
    only says that something was read. Where the first speaks at length, the others comment on it."""
    lines = [block.text.strip() for block in blocks]
    days = [i for i, line in enumerate(lines) if _DAY.fullmatch(line)]
    heads = [(i, match["name"]) for i, line in enumerate(lines) if (match := _HEAD.fullmatch(line))]
    if not days or len(heads) < _FEWEST or days[0] > heads[0][0]:
        return NOTHING
    other = next((i for i, name in heads if name != heads[0][1]), len(lines))
    told = sum(len(line) >= _LONG for line in lines[:other])
    begin = other if told >= _SEVERAL else heads[0][0]
    site = {*days, *(i for i, _ in heads), *(i for i, line in enumerate(lines) if _OF.fullmatch(line)),
            *(i for i in range(begin, len(lines)) if _MARK.fullmatch(lines[i]))}
    said = frozenset(blocks[i].n for i in range(begin, len(lines)) if i not in site)
    return Known(said=said, site={blocks[i].n: _REASON for i in site})
