"""The first lines of a text in; which of them are its title together, or stand above it as the name of the whole course, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from zhiku.intake.headings import LIST_ITEM, core, is_counted
from zhiku.intake.values import Block, Part, removed, trimmed

_KIND = re.compile(
    r"(?:通知|通告|公告|公示|通报|决定|决议|命令|意见|办法|规定|细则|规则|方案|计划|规划|纲要|要点|报告|请示|批复|复?函|纪要|总结|说明|指引|指南|条例|制度|守则"
    r"|预案|须知|倡议书|公开信|承诺书)(?:[（(][^（）()]{2,12}[）)])?$")
_ABOUT = re.compile("关于|印发|转发")
_GOES_ON = re.compile("[的和与及、暨或]$")
_NO_TITLE = re.compile("[。；！？!?;：:，,|｜]|[我你您他她咱]|很多")
_OFFICE = re.compile(
    "[\u3400-\u9fff]{2,30}(?:公司|银行|法院|检察院|委员会|委|办公室|服务站|管理[处站所]|[局厅部处科室站所院校会]|中心|政府|学校|学院|大学|医院)(?:文件)?")
_COURSE = re.compile(r"(?:讲义|讲稿|教材|教程|课程|系列|讲座|丛书)(?:[（(][^（）()]{1,12}[）)])?$")
_ONCE = re.compile("[一那这]次|[一那]堂|难忘")
_ALONE = re.compile("的[^的]{1,4}$")  # 关于摆渡人的记忆 needs no second line
_COUNTED = re.compile("[一两几][份篇个则]")
_LESSON = re.compile(r"\s*(?P<number>第[一二三四五六七八九十百\d]{1,4}[讲课期回集])[\s\u3000：:]+(?P<title>\S[^。！？；]{3,40})$")
_TOP, _MOST_LINES, _SHORTEST, _LONGEST, _LONGEST_NAME, _LONGEST_VERSE = 4, 3, 2, 40, 24, 16
_NAME, _WHOSE = "讲义的总名", "标题上面的单位名"


@dataclass(frozen=True)
class TitleLines:
    """By the number of a block: what the title is, and what stands above it; and the numbers of the lines in which it goes on."""

    parts: dict[int, Part] = field(default_factory=dict)
    more: frozenset[int] = frozenset()


def title_lines(blocks: Sequence[Block]) -> TitleLines:
    """What the first lines are; nothing where each says for itself what it is."""
    is_verse = all(len(block.text.strip()) <= _LONGEST_VERSE for block in blocks)
    for i, (block, below) in enumerate(pairwise(blocks[:_TOP])):
        if (lesson := _LESSON.match(below.text.rstrip())) and _is_name_of_course(block) and all(
                other["number"] == lesson["number"] for line in blocks if (other := _LESSON.match(line.text.rstrip()))):
            title = Part(below, "heading", lesson.start("title"), trimmed(below.text)[1], level=1)
            return TitleLines({block.n: removed(block, _NAME), below.n: title})
        for count in range(_MOST_LINES - 1, 0, -1):
            lines = blocks[i:i + count + 1]
            if len(lines) == count + 1 and _is_one_title(lines, blocks[i + count + 1:i + count + 2], is_verse=is_verse):
                title = Part(block, "heading", *trimmed(block.text), level=1)
                above = {other.n: removed(other, _WHOSE) for other in blocks[:i] if _OFFICE.fullmatch(other.text.strip())}
                return TitleLines(above | {block.n: title}, frozenset(line.n for line in lines[1:]))
    return TitleLines()


def with_title_lines(parts: Sequence[Part], blocks: Sequence[Block], named: TitleLines) -> list[Part]:
    """The parts with the other lines of the title below its first."""
    kept = any(part.block.n in named.parts and part.kind == "heading" for part in parts)
    lines = [Part(block, "heading" if kept else "paragraph", *trimmed(block.text), level=int(kept), joined=kept)
             for block in blocks if block.n in named.more]
    return sorted([*parts, *(replace(line, block=replace(line.block, open=False)) for line in lines)], key=lambda part: part.block.n)


def _is_name_of_course(block: Block) -> bool:
    text = block.text.strip()
    return len(core(text)) <= _LONGEST_NAME and bool(_COURSE.search(text)) and not (
        _ONCE.search(text) or _NO_TITLE.search(text) or _LESSON.match(text))


def _is_one_title(lines: Sequence[Block], below: Sequence[Block], *, is_verse: bool) -> bool:
    """Whether lines one right under another, with an empty line or whom it is for below them, are one title: what a notice is about
    what kind of document it is, or words that cannot end so; `is_verse`: all lines of the text are short, and may end anywhere."""
    texts = [line.text.strip() for line in lines]
    if any(line.blank for line in lines[1:]) or not below or not (below[0].blank or below[0].text.rstrip().endswith(("：", ":"))):
        return False
    if not all(map(_may_be_of_title, texts)) or any(_KIND.search(text) for text in texts[:-1]):
        return False
    is_notice = bool(_ABOUT.search(texts[0]) and _KIND.search(texts[-1]) and not _ALONE.search(texts[-2]) and not _COUNTED.match(texts[-1]))
    return is_notice or (not is_verse and all(_GOES_ON.search(text) for text in texts[:-1]))


def _may_be_of_title(text: str) -> bool:
    return _SHORTEST <= len(core(text)) <= _LONGEST and not (_NO_TITLE.search(text) or LIST_ITEM.match(text) or is_counted(text))
