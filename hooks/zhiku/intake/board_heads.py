"""The lines of a text in that was copied from a bulletin board; the head that its program writes above (who, on which board, the title,
when), in one line or in several, and where the lines of those begin who have something to say, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from zhiku.intake.comments import is_zone_heading
from zhiku.intake.platforms import NOTHING, Known
from zhiku.intake.values import Block, trimmed
from zhiku.intake.why import Why

_NAME = r"(?:[A-Za-z0-9_]{1,16}\s*)?(?:[（(][^（()）]{0,40}[）)])?"  # some copies are without it
_BOARD = r"[A-Za-z][\w.-]{0,24}"
_WHEN = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+[A-Z][a-z]{2}\s+\d{1,2}\s+\d{1,2}:\d{2}:\d{2}\s+(?:[A-Z]{3}\s+)?\d{4}"
_DAY = r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
_COLUMN = re.compile(r"(?:Re\s*[:：]\s*)?[\[［【][\u3400-\u9fffA-Za-z/]{1,8}[\]］】]\s*(?=\S{2})")
_WHOLE = re.compile(
    rf"\s*作者[\s:：]*{_NAME}\s*(?:看板|站内)[\s:：]*{_BOARD}\s*标\s*题[\s:：]*(?P<title>\S.{{1,100}}?)\s*时间[\s:：]*(?:{_WHEN}|{_DAY})\s*")
_FIRST = re.compile(
    rf"\s*(?:作者[\s:：]*{_NAME}\s*(?:(?:看板|站内)[\s:：]*{_BOARD})?|发信人\s*[:：]\s*{_NAME}[\s,，]*信区\s*[:：]\s*{_BOARD})\s*")
_OF_BOARD = re.compile(rf"\s*(?:看板|站内)[\s:：]*{_BOARD}\s*")
_TITLE = re.compile(r"\s*标\s*题(?:\s*[:：]\s*|\s+|(?=[\[［【]))(?P<title>\S.*)")
_LAST = re.compile(rf"\s*(?:时间[\s:：]*{_WHEN}|发信站\s*[:：].*[（(]{_WHEN}[）)].*)\s*")
_PUSH = re.compile(r"\s*(?:推|嘘|→)\s+[^\s:：，。]{0,16}\s*[:：]\s*\S.*?\s(?:(?:19|20)\d\d/)?\d{1,2}/\d{1,2}\s+\d{1,2}:\d{2}\s*")
_SAID = re.compile(r"\s*(?:推|嘘|→)\s+[A-Za-z0-9_]{0,16}\s*[:：]")
_TOP, _LINES = 6, 4


def board_head(blocks: Sequence[Block]) -> Known:
    """The title, the other lines of the head, and the first line somebody said; nothing where no head of a board stands on top."""
    for i, block in enumerate(blocks[:_TOP]):
        if match := _WHOLE.fullmatch(block.text):
            return _known(blocks, i, match.span("title"), ())
        if _FIRST.fullmatch(block.text):
            head = list(takewhile(lambda k: _is_of_head(blocks[k].text), range(i, min(i + _LINES, len(blocks)))))
            title = next((k for k in head if _TITLE.fullmatch(blocks[k].text)), -1)
            if title >= 0 and _LAST.fullmatch(blocks[head[-1]].text):
                match = _TITLE.match(blocks[title].text)
                return _known(blocks, title, (match.start("title") if match else 0, trimmed(blocks[title].text)[1]), head)
    return NOTHING


def _is_of_head(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_FIRST, _OF_BOARD, _TITLE, _LAST))


def _known(blocks: Sequence[Block], title: int, span: tuple[int, int], head: Sequence[int]) -> Known:
    """What a head says; the column before the title ([心得]) is no part of it."""
    column = _COLUMN.match(blocks[title].text, *span)
    said = next((k for k in range(title, len(blocks)) if _SAID.match(blocks[k].text)), 0)
    while said and (_PUSH.fullmatch(blocks[said - 1].text) or is_zone_heading(blocks[said - 1].text)):
        said -= 1
    return Known(blocks[title].n, column.end() if column else span[0], site={blocks[i].n: Why.BOARD_HEAD for i in head if i != title},
                 comments=blocks[said].n if said else 0, stop=span[1])
