"""Blocks as programs left them in; blocks whose characters are those that were meant, out.

PDF files hold radicals (⼯ U+2F2F) where an ideograph was written (工), and old character sets of Taiwan and Korea put other
codes and small signs (﹐) in their place: each stands for one character, so offsets hold, and what stood there stays in
`raw`. A text that was copied out of a page's source holds its entities (&ldquo;), and so does a page that was written out
twice; they are longer than what they mean.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from zhiku.intake.values import Block, Edit, Part

_OTHER_CODE = re.compile(r"[\u2e80-\u2fd5\uf900-\ufaff\ufe30\ufe35\ufe36\ufe50-\ufe5a]")
# Of the Radicals Supplement, those that are whole characters; Unicode gives only two of them their ideograph.
_SUPPLEMENT = dict(zip(
    "⺒⺝⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "巳月民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟", strict=True))
_SIGNS = dict(zip("︰︵︶﹐﹑﹒﹔﹕﹖﹗﹙﹚", "：（），、。；：？！（）", strict=True))
_ENTITY = re.compile(
    r"&(?:amp;){0,3}(?:#[1-9]\d{1,5}|#[xX][0-9A-Fa-f]{2,5}|nbsp|emsp|ensp|ldquo|rdquo|lsquo|rsquo|quot|apos|hellip|mdash|ndash|middot|bull"
    r"|times|yen|permil|deg|laquo|raquo);(?!”|’|」|`|\s?(?:表示|代表|是|指|即|为))")
_MOST_OFTEN = 4  # times that an entity was written as one


@cache
def _meant(char: str) -> str:
    """The character that is meant by one in another code; itself where none is."""
    known = _SUPPLEMENT.get(char) or _SIGNS.get(char)
    if known or not _OTHER_CODE.match(char) or "\ufe30" <= char <= "\ufe5a":
        return known or char
    usual = unicodedata.normalize("NFKC", char)
    return usual if len(usual) == 1 else char


def in_usual_codes(blocks: list[Block]) -> list[Block]:
    """Blocks whose text has the usual code of every character; all of them keep what stood there, if one of them changes."""
    if not any(_OTHER_CODE.search(block.text) for block in blocks):
        return blocks
    return [replace(block, text=_OTHER_CODE.sub(lambda match: _meant(match[0]), block.text), raw=block.raw or block.text)
            for block in blocks]


def edits_of_codes(part: Part) -> Iterator[Edit]:
    """The edits, in places of the part, that put the usual code of a character where another one stood."""
    raw = part.block.raw[part.begin:part.stop]
    for match in _OTHER_CODE.finditer(raw):
        meant = _meant(match[0])
        if meant != match[0]:
            yield Edit(*match.span(), meant, "layout:code", "auto",
                       f"“{match[0]}”是“{meant}”的另一个编码（PDF 的部首、旧字符集的小标点），搜“{meant}”搜不到它")


def without_entities(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the characters that the entities in their words mean; those of a page were written as such twice."""
    return [_read(block) if not block.said and _ENTITY.search(block.text) else block for block in blocks]


def _read(block: Block) -> Block:
    text: list[str] = []
    at: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, char in [*_entities(block.text), (len(block.text), len(block.text), "")]:
        text.append(block.text[done:start] + char)
        at += [*map(block.source_start, range(done, start)), *([block.source_start(start)] if char else [])]
        ends += [*map(block.source_end, range(done + 1, start + 1)), *([block.source_end(end)] if char else [])]
        done = end
    return replace(block, text="".join(text), at=at, ends=ends)


def _entities(text: str) -> Iterator[tuple[int, int, str]]:
    """Where entities stand, and the one printable character that each means."""
    for match in _ENTITY.finditer(text):
        char = match[0]
        for _ in range(_MOST_OFTEN):
            char = html.unescape(char)
        if len(char) == 1 and (char.isprintable() or char in "\u00a0\u2002\u2003"):
            yield *match.span(), char
