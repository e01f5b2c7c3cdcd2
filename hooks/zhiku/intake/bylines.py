"""The parts on top of a copied text in; the line that is its title because it stands right above the one that says who wrote the
text, and when, out. What path of columns (首页 > 生活 > 正文) a site writes above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.headings import core
from zhiku.intake.values import Part
from zhiku.intake.why import OF_WRITER

_CRUMBS = re.compile(r"[^，。！？\s>›»]{2,12}(?:\s*(?:>{1,2}|›|»)\s*[^，。！？\s>›»]{2,24}){1,6}(?:\s*(?:>{1,2}|›|»))?")
_FROM_HOME = re.compile(r"\S{0,4}首页\s*(?:>|›|»)|.*(?:>|›|»)\s*(?:正文|查看内容)$")
_PLACE = re.compile(r"\S{0,6}位置\s*[:：]|首页\s*[>»›/]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile("[。；]|[，,].*[，,]|[。！!…~～：:，、]$")
_BUTTONS = re.compile("(?:(?:分享|收藏|打印|关注|订阅|转发|回复|举报)[\\s|｜·]*)+")
_LONGEST, _SHORTEST, _LONGEST_PATH, _SEVERAL, _MUCH = 45, 4, 90, 3, 1.5


def above_byline(parts: Sequence[Part], head: Sequence[int]) -> int | None:
    """Which of the lines `head` it is, though it has a colon in it, or the name of the site on top looks more like a title: the only
    one below the path of columns, or one a good deal longer than each of several above it."""
    byline = next((i for i, part in enumerate(parts) if part.why in OF_WRITER
                   and _YEAR.search(part.block.text) and not is_path(part.block.text.strip())), 0)
    line = byline - 1
    if line not in head or parts[line].kind not in ("paragraph", "heading"):
        return None
    text = parts[line].block.text.strip()
    paths = [i for i in range(line) if is_path(parts[i].block.text.strip())]
    above = [i for i in head if i < line and i not in paths]
    alone = bool(paths) and not any(i > paths[-1] for i in above)
    longest = max((len(core(parts[i].block.text)) for i in above), default=0)
    if not alone and not (len(above) >= _SEVERAL and len(core(text)) >= _MUCH * longest):
        return None
    return line if _SHORTEST <= len(core(text)) <= _LONGEST and not _SENTENCE.search(text) and not _BUTTONS.fullmatch(text) else None


def is_path(text: str) -> bool:
    """Whether a line is the path of columns above a text."""
    return len(text) <= _LONGEST_PATH and bool(_CRUMBS.fullmatch(text) or _FROM_HOME.match(text) or _PLACE.match(text))
