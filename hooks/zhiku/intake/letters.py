"""The blocks of a page in; of a letter that an office answers in public (市长信箱, 12345), what its program writes beside the letter and
the answer, out: number, kind, who wrote it and when, which office answered, how content they were; and beside a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhiku.intake.values import Block

_OF = "信件|来信|写信|咨询|投诉|诉求|留言|提问|办件|工单|问题|邮件|来件"
_LETTER = re.compile(rf"(?:{_OF})(?:的?编号|类型|类别|分类|状态|时间|日期|人|人?姓名|目的|途径|来源)|查询编号")
_ANSWER = re.compile(
    r"(?:受理|办理|承办|答复|回复|处理|责任|办结|反馈|提交|回复人?)(?:单位|部门|机构|时间|日期|状态|人)|(?:群众)?满意度(?:评价|测评)?|是否公开|公开意愿")
_SAID = re.compile(rf"(?:{_OF})?(?:内容|描述|正文|详情)|(?:答复|回复|办理|处理|反馈)(?:内容|意见|结果|情况)")
_SURE = re.compile("(?:信件|来信|写信|来件)的?(?:编号|类型|类别|分类|状态|时间|日期|人|人?姓名|目的)")
"""What else is said of complaints and questions stands as well in the records that people keep of them."""
_DOCUMENT = re.compile(
    "索引号|名称|标题|主题分类|主题词|体裁|有效性|组配分类|(?:发文|发布|制发|公开)(?:机关|机构|单位)|公开(?:方式|范围|类别)"
    "|(?:成文|发布|生成|发文|公开|生效|废止)(?:日期|时间)|(?:发文|文件)?(?:文号|字号|编号)")
_NOTE = re.compile(
    "笔记本|创建(?:时间|日期|于)|(?:更新|修改)(?:时间|日期|于)|标签|作者|来源|位置|地点|URL|网址"
    "|Notebook|Created|Updated|Tags|Author|Source|Location", re.I)
_TIMED = re.compile("(?:创建|更新|修改)(?:时间|日期|于)|Created|Updated", re.I)
_DATE = re.compile(
    r"\s*(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\b.{0,24}|\s*(?:19|20)\d\d年\d{1,2}月.{0,24}|.{0,12}\d{1,2}[,]?\s(?:19|20)\d\d.{0,16}")
_TABLES = (  # the label that only such a table has, all that it may have, and what it is
    (re.compile("索引号"), _DOCUMENT, "公文的索引号、机关和日期"),
    (re.compile("笔记本|Notebook", re.I), _NOTE, "笔记的笔记本、时间和标签"),
)
_LABELLED = re.compile(
    r"(?P<label>[\u3400-\u9fff\s]{2,8}?)\s*[:：]\s*(?P<value>(?:[^:：，。！？；]|(?<=\d):(?=\d\d)){0,30}?)(?=\s+[\u3400-\u9fff]{2,6}\s*[:：]|\s*$)")
_SENTENCE = re.compile("[，。！？；]")
_FEWEST, _LONGEST = 3, 30
_REASON = "来信的编号、时间和办理单位"


def heads_of_letters(blocks: Sequence[Block]) -> dict[int, str]:
    """Why blocks are left out, by their numbers. Several of the labels stand there, one of them a letter's, and one above what is
    said; else the words may be of any table."""
    labels = [_label(block.text) for block in blocks]
    cells = {block.n for label, block in zip(labels, blocks, strict=True) if _is_head(label)}
    lines = {block.n: found for block in blocks if block.n not in cells and (found := list(_labels_of(block.text)))}
    every = [label for label in labels if _is_head(label)] + [label for found in lines.values() for label in found]
    is_letter = any(_SURE.fullmatch(label) for label in every) and any(_SAID.fullmatch(label) for label in labels)
    if len(set(every)) < _FEWEST or not is_letter:
        return {}
    values = {below.n for block, below in pairwise(blocks) if block.n in cells and _is_value(below) and (
        block.row == below.row or (block.tag, below.tag) == ("dt", "dd"))}
    return dict.fromkeys(cells | values | lines.keys(), _REASON)


def heads_of_documents(blocks: Sequence[Block]) -> dict[int, str]:
    """The same for the table that an office sets beside a document (索引号, 发文机关, 成文日期, 文号), and a program above a note
    (笔记本, 创建时间, 标签)."""
    found: dict[int, str] = {}
    for sure, labels, reason in _TABLES:
        for table in {block.cell.table for block in blocks if block.cell and sure.fullmatch(_label(block.text))}:
            cells = [block for block in blocks if block.cell and block.cell.table == table]
            if labels is _NOTE and not _is_above_note(blocks, cells):
                continue
            if sum(bool(labels.fullmatch(_label(cell.text))) for cell in cells) >= _FEWEST and not any(
                    _SENTENCE.search(cell.text) and len(cell.text) > _LONGEST for cell in cells):
                found |= {cell.n: reason for cell in cells}
    return found


def _is_above_note(blocks: Sequence[Block], cells: Sequence[Block]) -> bool:
    """Whether a table stands above the words of a note and says on which day it was made; 笔记本 is a computer in other tables."""
    first = next((i for i, block in enumerate(blocks) if block is cells[0]), 0)
    return not any(_SENTENCE.search(block.text) and len(block.text) > _LONGEST for block in blocks[:first]) and any(
        _TIMED.fullmatch(_label(cell.text)) and (_DATE.fullmatch(value.text) or _DATE.search(cell.text))
        for cell, value in zip(cells, [*cells[1:], cells[0]], strict=True))


def _label(text: str) -> str:
    return re.sub(r"\s", "", text).rstrip(":：")


def _is_head(label: str) -> bool:
    return bool(_LETTER.fullmatch(label) or _ANSWER.fullmatch(label))


def _is_value(block: Block) -> bool:
    text = block.text.strip()
    return len(text) <= _LONGEST and not _SENTENCE.search(text) and not _SAID.fullmatch(_label(text))


def _labels_of(text: str) -> Iterator[str]:
    """The labels of a line that is nothing but labels with short values behind them."""
    found = list(_LABELLED.finditer(text.strip()))
    rest = _LABELLED.sub("", text.strip()).strip()
    if found and not rest and all(_is_head(_label(match["label"])) for match in found):
        yield from (_label(match["label"]) for match in found)
