"""A page and the blocks read from it in; what another parser reads in it and they lack, and what stands behind a tag or a comment
that was never closed, as findings out. A silent loss is the worst of all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from zhiku.findings import Finding, error, place_of
from zhiku.intake.html_tokens import UNREAD
from zhiku.intake.values import Block

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def compare(source: str, blocks: Sequence[Block], path: str) -> list[Finding]:
    """Han characters that a second parser sees and we do not have."""
    tree = LexborHTMLParser(source)
    tree.strip_tags(sorted(UNREAD))
    root = tree.root
    seen = Counter(_HAN.findall(unicodedata.normalize("NFKC", root.text() if root is not None else "")))
    have = Counter(_HAN.findall(unicodedata.normalize("NFKC", "".join(b.text for b in blocks))))
    lost = seen - have
    if sum(lost.values()):
        sample = "".join(lost.elements())[:20]
        return [error("text-lost", path, f"有 {sum(lost.values())} 个汉字没有读出来（如“{sample}”）；网页结构异常，没有导入。")]
    return []


def never_closed(source: str, name: str, start: int, path: str) -> list[Finding]:
    """What begins at `start` and is never closed: browsers show nothing of the rest, so where words stand in it a person has to
    say whether they are the text. Reading on would take the words of scripts for it, stopping would lose it."""
    rest = _HAN.findall(source, start)
    if not rest:
        return []
    begins, lacks = {"!": ("注释（<!--）", "-->"), "?": ("声明（<! 或 <?）", ">")}.get(name, (f" <{name}> ", f"</{name}>"))
    line, column = place_of(source, start)
    return [error("unclosed", path, f"第 {line} 行的{begins}一直没有关（缺 {lacks}），浏览器不显示它后面的字，这里面有 {len(rest)} 个汉字"
                                    f"（开头是“{''.join(rest[:12])}”）；没有导入。是正文就在正文前面补上 {lacks}，"
                                    "不是正文就把它删掉，再导入。", line, column)]
