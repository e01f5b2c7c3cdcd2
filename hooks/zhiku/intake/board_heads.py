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
_ABOVE = re.compile(  # 批踢踢 › 看板 Car, 返回看板, 标题 - 看板 Car
    rf"[^，。！？]{{0,24}}[>›»]\s*看板\s*{_BOARD}.{{0,24}}|返回看板|.+?\s+-\s+看板\s?{_BOARD}(?:\s+-\s+.{{1,16}})?")
_RE = re.compile(r"(?:Re|回复)\s*[:：]\s*")
_CITED, _QUOTED = re.compile(r"\s*【\s*在\s.*提到\s*[:：]?\s*】\s*"), re.compile(r"\s*[:：](?:\s|\.{3})")
_TOP, _LINES, _LONGEST = 6, 4, 90


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
    answers = _answers(blocks, title)
    writer = {blocks[k].text.strip() for k in head if _FIRST.fullmatch(blocks[k].text)}
    others = {k for k in answers if _FIRST.fullmatch(blocks[k].text) and blocks[k].text.strip() not in writer}
    said = next((k for k in range(title, len(blocks)) if _SAID.match(blocks[k].text) or k in others), 0)
    while said and (_PUSH.fullmatch(blocks[said - 1].text) or is_zone_heading(blocks[said - 1].text)):
        said -= 1
    above = [i for i in range(title) if len(blocks[i].text) <= _LONGEST and _ABOVE.fullmatch(blocks[i].text.strip())]
    site: dict[int, str] = {blocks[i].n: Why.BOARD_HEAD for i in (*head, *above, *answers) if i != title}
    site |= {block.n: Why.COMMENT_QUOTES for block in _cited(blocks[answers[0]:] if answers else ())}
    return Known(blocks[title].n, column.end() if column else span[0], site=site,
                 comments=blocks[said].n if said else 0, stop=span[1])


def _answers(blocks: Sequence[Block], title: int) -> list[int]:
    """The lines of the heads of other posts in the same thread: who wrote it, Re: and the title, when."""
    words, found = _TITLE.match(blocks[title].text), list[int]()
    for k in range(title + 1, len(blocks)):
        match = _TITLE.fullmatch(blocks[k].text)
        answered = _RE.match(match["title"]) if match else None
        if match and answered and words and match["title"][answered.end():].strip() == _RE.sub("", words["title"], count=1).strip():
            around = range(k - 1, min(k + _LINES, len(blocks)))
            head = list(takewhile(lambda i: _is_of_head(blocks[i].text), around))
            found += head if len(head) > 2 and _LAST.fullmatch(blocks[head[-1]].text) else []
    return found


def _cited(blocks: Sequence[Block]) -> list[Block]:
    """The lines that an answer cites, each behind a colon, below the line that says from whom."""
    found: list[Block] = []
    for k, block in enumerate(blocks):
        if _CITED.fullmatch(block.text):
            found += takewhile(lambda below: bool(_QUOTED.match(below.text)), blocks[k + 1:])
    return found
