"""Blocks of a text that is a mail, or was forwarded by mail, in; out, without the marks that a mail program puts before quoted
lines, and which of the rest is its head, or stands around what it says (`mail_ends.py`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.mail_ends import mail_ends
from zhiku.intake.values import Block, Part, removed
from zhiku.intake.why import Why

_QUOTED = re.compile(r"\s*(?:>[ \u00a0]?)+")
_HEAD = re.compile(
    r"\s*(?:发件人|收件人|抄送|密送|发送时间|发件时间|日\s*期|时\s*间|附\s*件|主\s*题"
    r"|From|To|Cc|Bcc|Sent|Date|Attachments?|Subject)\s*[:：]", re.I)
_SENDER = re.compile(r"\s*(?:发件人|From)\s*[:：]", re.I)
_SUBJECT = re.compile(r"\s*(?:主\s*题|Subject)\s*[:：]\s*(?:(?:Fwd?|Re|转发|回复|答复)\s*[:：]\s*)*", re.I)
_SAYS = re.compile(
    r"\s*(?:发件人|From|转发|Subject|主题)\s*[:：]|.{4,60}写道\s*[:：]\s*$|-{3,}.{0,4}(?:Original|Forwarded|原始|转发)", re.I)
_FORWARDED = re.compile("-{3,}|Original|Forwarded|转发|原始邮件|邮件原[文件]", re.I)
_LETTER = re.compile(r"[^\W_]")
_RUN, _SEVERAL, _SHARE = 3, 4, 0.3


def unquoted(blocks: Sequence[Block]) -> list[Block]:
    """The lines without `> ` before them, where a good part of a mail is quoted so: what was forwarded is the text. An empty
    line of it parts paragraphs."""
    quoted = [bool(_QUOTED.match(block.text)) for block in blocks]
    if sum(quoted) < _SEVERAL:
        return list(blocks)
    runs = sum(now and not before for before, now in pairwise([False, *quoted]))
    size = [len(_LETTER.findall(block.text)) for block in blocks]
    told = sum(letters for letters, is_quoted in zip(size, quoted, strict=True) if is_quoted)
    if (min(sum(quoted) / len(blocks), told / max(1, sum(size))) < _SHARE or runs > 1  # answers between questions
            or not any(_SAYS.match(block.text) for block in blocks)):
        return list(blocks)
    out: list[Block] = []
    parted = False
    for block, is_quoted in zip(blocks, quoted, strict=True):
        mark = _QUOTED.match(block.text) if is_quoted else None
        length = mark.end() if mark and mark.end() < len(block.text) else 0
        out.append(replace(block, start=block.start + length, text=block.text[length:], gap=block.gap or parted))
        parted = mark is not None and not length
    return out


def mail_heads(blocks: Sequence[Block]) -> dict[int, Part]:
    """By index: the lines that say who wrote to whom and when, the subject of the first, which is a title, and what stands around
    the words of each mail."""
    found: dict[int, Part] = {}
    heads: list[range] = []
    titled = False
    begin = 0
    while begin < len(blocks):
        stop = begin
        while stop < len(blocks) and _HEAD.match(blocks[stop].text):
            stop += 1
        is_head = not begin or _FORWARDED.search(blocks[begin - 1].text) or any("@" in block.text for block in blocks[begin:stop])
        if stop - begin >= _RUN and is_head and any(_SENDER.match(block.text) for block in blocks[begin:stop]):
            heads.append(range(begin, stop))
            for i in heads[-1]:
                subject = _SUBJECT.match(blocks[i].text)
                if subject and not titled and blocks[i].text[subject.end():].strip():
                    found[i] = Part(blocks[i], "heading", subject.end(), len(blocks[i].text.rstrip()), level=1)
                    titled = True
                else:
                    found[i] = removed(blocks[i], Why.MAIL_HEAD)
        begin = max(stop, begin + 1)
    return found | mail_ends(blocks, heads)
