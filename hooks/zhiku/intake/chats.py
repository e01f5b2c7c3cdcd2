"""The lines of a text in that a messenger wrote when somebody saved a chat; which of them are its heads, and where others than the
first begin to speak, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.lectures import is_of_program
from zhiku.intake.platforms import NOTHING, Known
from zhiku.intake.threads import FEWEST_HEADS, others_from
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_DAY = re.compile(r"[—-]{3,}\s*(?:19|20)\d\d-\d{2}-\d{2}\s*[—-]{3,}")
_OF = re.compile(r"\S{0,60}\s?聊天记录如下\s*[:：]")
_HEAD = re.compile(r"(?P<name>\S[^，。！？；]{0,23}?)\s{2,}\d{1,2}:\d{2}")
_MARK = re.compile(r"\d{1,2}|[+＋]1|收到")


def known_chat(blocks: Sequence[Block]) -> Known:
    """A chat that WeChat sent by mail: its first line, the days, the lines with a name and a time, the pictures it names and what
    only says that something was read. Where the first speaks at length, the others comment on it."""
    lines = [block.text.strip() for block in blocks]
    days = [i for i, line in enumerate(lines) if _DAY.fullmatch(line)]
    heads = [(i, match["name"]) for i, line in enumerate(lines) if (match := _HEAD.fullmatch(line))]
    if not days or len(heads) < FEWEST_HEADS or days[0] > heads[0][0]:
        return NOTHING
    begin = others_from(blocks, heads)
    above = (i for i, line in enumerate(lines) if _OF.fullmatch(line) or (i < heads[0][0] and is_of_program(blocks, i, is_above=True)))
    site = {*days, *(i for i, _ in heads), *above,
            *(i for i in range(begin, len(lines)) if _MARK.fullmatch(lines[i]) or is_of_program(blocks, i))}
    said = frozenset(blocks[i].n for i in range(begin, len(lines)) if i not in site)
    return Known(said=said, site={blocks[i].n: Why.CHAT_HEAD for i in site})
