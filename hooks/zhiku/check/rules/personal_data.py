"""A page in; personal data of real people in it out, wherever it hides.

Looked at: the whole text with front matter, code, comments and link targets, the page's own name, names of the files it
points to, and what images say about themselves. Letters never repeat the data: logs of a check are public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.check.rules.links import targets
from zhiku.check.rules.personal_contacts import find_contacts
from zhiku.check.rules.personal_files import find_file_names
from zhiku.check.rules.personal_names import find_names
from zhiku.check.rules.personal_numbers import Hit, find_numbers, find_papers
from zhiku.check.rules.unlawful_bans import has_subject
from zhiku.findings import Severity
from zhiku.records import leads_to
from zhiku.traditional import SIMPLIFIED, TRADITIONAL

_WIDE = "".join(chr(code + 0xFEE0) for code in map(
    ord, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@.-_+()*#/=:"))
_ENCODED = lazy(r"(?:%[0-9A-Fa-f]{2}){3,}")

ADVICE = {
    "姓名": "请改成“某先生”“陈某”，或删去能认出本人的案情",
    "文件名": "请给文件换一个认不出人的名字",
}


@cache
def _folding() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {wide: chr(ord(wide) - 0xFEE0) for wide in _WIDE}
    table.update(zip(TRADITIONAL, SIMPLIFIED, strict=True))
    return re.compile("[" + "".join(map(re.escape, table)) + "]"), table


def fold(text: str) -> str:
    """Full-width letters and digits narrow, Traditional characters Simplified, one for one: offsets stay true."""
    odd, table = _folding()
    for char in set(odd.findall(text)):  # a page has a few of them: faster than `translate`
        text = text.replace(char, table[char])
    return text


def find_in(text: str) -> list[Hit]:
    """Personal data of a text, by place; where two kinds overlap, the first wins."""
    folded = fold(text)
    hits = [*find_numbers(folded), *find_papers(folded), *find_contacts(folded), *find_names(folded), *find_file_names(folded)]
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def find(document: Document, world: World) -> Iterator[Problem]:
    """Personal data in the page, its name, its targets and its images."""
    for hit in find_in(document.text):
        # Which words stand beside a name was learnt where people owe: elsewhere a name is for a person to look at
        mild: Severity | None = "warning" if hit.kind == "姓名" and not has_subject(world) else None
        yield Problem(hit.start, _letter(hit.kind, document.text[hit.start:hit.end]), mild)
    for hit in find_in(document.path):
        yield Problem(0, _letter(hit.kind, document.path[hit.start:hit.end], "这一页的文件名里"))
    if "%" in document.text:
        for match in _ENCODED.finditer(document.text):
            around = re.search(r"[^\s()<>\"']*$", document.text[:match.start()])
            begin = around.start() if around else match.start()
            ending = re.match(r"[^\s()<>\"']*", document.text[match.start():])
            whole = unquote(document.text[begin:match.start() + (ending.end() if ending else 0)])
            for hit in find_in(whole):
                yield Problem(match.start(), _letter(hit.kind, whole[hit.start:hit.end], "链接目标里"))
                break
    for offset, is_image, _, target in targets(document) if "](" in document.text else ():
        where = leads_to(document.path, target)
        asset = world.assets.get(where[0]) if is_image and where else None
        for hit in find_in(asset.metadata) if asset and asset.metadata else ():
            yield Problem(offset, _letter(hit.kind, asset.metadata[hit.start:hit.end] if asset else "", f"图片 {target} 的附加信息里"))


def _letter(kind: str, found: str, where: str = "这里") -> str:
    found = found.strip()
    shown = found[:2 if len(found) > 2 else 1] + "…"  # of a name of two characters not both
    return f"{where}像是有{kind}（“{shown}”）；{ADVICE.get(kind, '请删去，或用 * 遮住中间几位')}。"


RULE = Rule("personal-data", "error", "不许有真人的信息：证件、电话、卡号、邮箱、车牌、账号、住址、姓名连着债务", find)
