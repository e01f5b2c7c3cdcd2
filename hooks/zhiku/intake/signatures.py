"""The parts of a text from a bulletin board in; out, without the lines that its program hangs below whatever one writes (the
signature): they stand between `--` and where it was sent from, or say below a rule that they are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from zhiku.intake.values import Block, Part, removed
from zhiku.intake.why import Why

_BEGIN = re.compile(r"\s*--\s*")
_SENT = re.compile(r"\s*(?:※\s*(?:发信站|来源|文章网址)|◆\s*From\s*[:：])")
_RULE = re.compile(r"\s*[-_=—─－]{4,}\s*")
_LABELLED = re.compile(r"\s*(?:个性签名|签名档)\s*[:：]")
_POSTED = re.compile(r"\s*(?:发表于|发布于|发帖时间[:：]?|只看该作者)\s*(?:(?:19|20)\d\d|\d{1,3}\s?(?:分钟|小时|天)前|昨天|前天|$)")
_REASON = "论坛的签名档"
_MOST, _LONGEST = 6, 80  # no board lets a signature have more lines, or longer ones


def labelled_signatures(blocks: Sequence[Block]) -> dict[int, str]:
    """The lines right below a rule that say that they are a signature, on a page of a board; a form has such a line as well, and no rule
    above it, and who collects signatures writes one below the other."""
    if not any(_POSTED.match(block.text) for block in blocks):
        return {}
    return {block.n: _REASON for above, block in pairwise(blocks)
            if _LABELLED.match(block.text) and _RULE.fullmatch(above.text) and len(block.text) <= _LONGEST}


def without_signatures(parts: Sequence[Part]) -> list[Part]:
    """The parts; a dash below which the writer goes on stays what it is."""
    out = list(parts)
    for sent, part in enumerate(parts):
        if not _SENT.match(part.block.text) or (sent and _SENT.match(parts[sent - 1].block.text)):
            continue
        stop = sent - 1 if sent and _is_signed_twice(parts, sent - 1) else sent
        above = list(takewhile(lambda i: not _BEGIN.fullmatch(parts[i].block.text), range(stop - 1, -1, -1)))
        begin = stop - len(above) - 2
        if begin >= 0 and parts[begin].block.text.rstrip().endswith(("：", ":")):
            continue  # 三个办法是：
        if any(parts[i].why is Why.BOARD_HEAD for i in above):
            continue  # what somebody answered, with a head of its own
        if len(above) <= min(_MOST, stop - 1) and all(len(parts[i].block.text) <= _LONGEST for i in above):
            for i in (i for i in above if parts[i].kind != "removed"):
                out[i] = removed(parts[i].block, _REASON)
    return out


def _is_signed_twice(parts: Sequence[Part], last: int) -> bool:
    """Whether a signature has a dash above and below it, the last of the text; a writer who parts chapters so has more of them."""
    return bool(_BEGIN.fullmatch(parts[last].block.text)) and sum(bool(_BEGIN.fullmatch(part.block.text)) for part in parts[:last]) == 1
