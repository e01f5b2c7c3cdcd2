"""The blocks of a text in; where its comments begin, out: at a heading that announces them, at an element that is called so, or
where names and dates stand above what is said. What each block of them is: `talk.py`."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from zhiku.intake.boilerplate import site_line
from zhiku.intake.code_lines import fence_lines
from zhiku.intake.comments import heading_words, is_talk, is_zone_heading, may_be_zone_heading, read_comment
from zhiku.intake.headings import list_number, markdown_level
from zhiku.intake.preformatted import is_preformatted
from zhiku.intake.records import comments_from, is_record
from zhiku.intake.signs import is_of_signs
from zhiku.intake.threads import chat_from, posts_from, tails_from
from zhiku.intake.values import Block
from zhiku.intake.writers import NAME_CLASS, is_signed, names_on_lines

_COMMENT_CLASS = re.compile(
    r"(?:\S*[_-])?(?:cmts?|comments?|commentlist|reply|replies|reviews?|pinglun|feedback)(?:[_-](?!open|closed|form)\S*)?", re.I)
_COMMENTED = re.compile(
    r"(?:\S*[_-])?(?:comments|commentlist|cmts|cmt[_-]\S+|comment[_-](?:list|area|box|section|body|item)|pinglun)(?:[_-]\S*)?", re.I)
_COMMENTS = re.compile(r"评论|热评|留言|跟[帖贴]|网友|来信|说说")
_DATED = re.compile(r"(?:发布|施行|生效|实施|公布|颁布|修订|修正|通过|制定|成立|截止)(?:日期|时间|于)?\s*[:：]")
_COUNTED = re.compile(r"\d[\d,.万]*\s*条?评论")
_TOOL = re.compile("分享|收藏|喜欢|举报|转发|收起|申请转载")
_DATE = re.compile(r"\d{4}[-/.年]\d|\d{1,2}-\d{1,2}|\d\s?(?:年|个?月|周|天|小时|分钟)前|昨天|前天|,\s(?:19|20)\d\d")
_LONG = 60
_MOST = 400  # blocks below a heading that are asked for names down to the end
_OFTEN = 40  # headings that are asked what stands far below them: each costs as much as 200 blocks
_ANSWERS = ("回应", "答复")  # so may the chapter of a record be called
_WORD = re.compile(r"[#\s]*(?:读者来信|评论|留言|回[复应]|讨论|点评|评价|网友|答复)\s*[:：]?")
_SAYS = re.compile(r"\s*(?:说|写|评论|留言|回复)?道?\s*[:：]?$")
_OF_READERS = re.compile(r"[#\s]*(?:读者来信|评论|留言|网友)")  # 讨论 may as well be a talk: 他说：
_BUTTONS = ("回复", "评论", "点评", "评价", "讨论")  # alone they may stand under the text as well
_SENTENCE = re.compile(r"[，。！？；,!?]")
_SIGNATURE = re.compile(r"(?:——|—|--)\s*[^。！？；]{2,24}")
_NEARLY_ALL, _NEAR, _CLOSE, _FAR = 0.8, 2, 8, 200


def comment_starts(blocks: list[Block]) -> int:
    """Index of the first block of the comments; the number of blocks where there are none."""
    for begin in () if is_record(blocks) else (chat_from(blocks), tails_from(blocks)):
        if begin is not None:
            return begin
    heads: list[int] = []
    fences, fenced = fence_lines(blocks), False
    bare = _bare_from(blocks)
    told = written = False  # whether a sentence stands above, and whether a long one
    asked, another = 0, cache(lambda: _another_below(blocks))  # the same for all headings above the text
    for i, block in enumerate(blocks):
        text = block.text.strip()
        told = told or bool(_SENTENCE.search(text[-1:]))
        written = written or len(text) > _LONG
        fence = i in fences
        if fence or fenced or is_preformatted(block):
            fenced = fenced != fence
            continue
        if is_zone_heading(text):
            is_heading = bool(markdown_level(text)[0] or re.fullmatch("h[1-6]", block.tag))
            is_signed_heading = text != (text := heading_words(text))
            if not written and another():
                continue  # above the text stands how many there are
            rest = blocks[i + 1:i + 8]
            asked += 1
            below = blocks[i + 1:i + (_FAR if asked <= _OFTEN else _CLOSE)]
            if may_be_zone_heading(text) and not (told and (_dates_follow(blocks[i + 1:i + 12]) or _says_who(rest))):
                continue
            if is_signed_heading and not _says_who(rest) and not any(read_comment(b.text, True, False) for b in rest):
                continue  # so may a chapter be shown
            if rest and rest[0].text.strip() == text:
                continue  # the last of them is the heading
            if _COUNTED.fullmatch(text) and rest and _TOOL.fullmatch(rest[0].text.strip()) and not _dates_follow(blocks[i + 1:i + 12]):
                continue  # 5 条评论, 分享, 收藏: what can be done with the text above
            if "讨论" in text and is_talk([b.text for b in rest]):
                continue
            if text in _BUTTONS and not told:
                continue  # above the text stand buttons
            if text in _ANSWERS and not any((f := read_comment(b.text, False)) and f.role == "head" for b in rest):
                continue
            if _WORD.fullmatch(text) and not _are_comments(below) and not (
                    _OF_READERS.match(text) and not is_heading and i >= len(blocks) - _MOST and _are_named(blocks[i + 1:])):
                continue  # so may a chapter be called
            if any(read_comment(b.text, True) or b.tag in ("li", "dd", "td", "dt") or NAME_CLASS.search(" ".join(b.path))
                   or _is_in_comments(b) for b in rest):
                return _with_head(blocks, i) if text in _BUTTONS else i
            if text not in _BUTTONS and _COMMENTS.search(text) and (
                    any(is_of_signs(b.text) or is_signed(b.text.strip(), ranks=False) for b in rest)
                    or i + 1 >= bare or names_on_lines(below)):
                return i
        elif (found := read_comment(text, False)) and (found.role == "body" or len(text) <= 60) and not (
                _DATED.match(text) or markdown_level(text)[0]):
            heads.append(i)
    classed = [i for i, block in enumerate(blocks) if _is_in_comments(block, _COMMENTED)]
    if (len(classed) > 1 and sum(len(b.text) for b in blocks[:classed[0]]) * 2 > sum(len(b.text) for b in blocks)
            and len(classed) >= _NEARLY_ALL * (len(blocks) - classed[0])):
        return min([head for head in heads if classed[0] - _NEAR <= head < classed[0]], default=classed[0])
    begin = posts_from(blocks)
    begin = comments_from(blocks, heads) if begin is None else begin
    return len(blocks) if begin is None else begin


def _are_comments(blocks: list[Block]) -> bool:
    """Whether blocks show by themselves that they are comments: by dates, buttons, names, or their elements."""
    near = blocks[:_CLOSE]
    if any(block.tag in ("li", "dd", "td", "dt") or NAME_CLASS.search(" ".join(block.path)) or _is_in_comments(block) for block in near):
        return True
    if any(read_comment(block.text, False) or is_of_signs(block.text) or is_signed(block.text.strip(), ranks=False) for block in near):
        return True
    said = sum((found := read_comment(block.text, True)) is not None and found.role == "body" and found.begin > 0 for block in near)
    if sum(bool(_SIGNATURE.fullmatch(block.text.strip())) for block in near) >= _NEAR:
        return True
    counted = [mark[1] for block in blocks if (mark := list_number(block.text.lstrip())) and mark[1]]
    return ((said >= _NEAR and said * 2 > len(near)) or bool(names_on_lines(blocks))
            or (len(counted) > _NEAR and len(counted) == len(blocks)))


def _are_named(blocks: list[Block]) -> bool:
    """Whether lines say who says what stands below them (晚风 说：) down to the end: no more stands below the last than below
    another, for else the writer goes on."""
    said = [block.text for block in blocks if not site_line(block.text)]
    heads = [k for k, text in enumerate(said) if (one := read_comment(text, True, False)) and one.role == "head" and one.named]
    lengths = [after - at for at, after in pairwise([*heads, len(said)])]
    names = [_SAYS.sub("：", said[k].strip()) for k in heads]
    return (len(heads) >= _NEAR and heads[0] < _CLOSE and lengths[-1] <= max(lengths[:-1]) and len(set(names)) == len(names)
            and not is_talk([name + "是" for name in names]))


def _another_below(blocks: list[Block]) -> bool:
    """Whether a text stands in the blocks that has a heading over comments below it."""
    written = next((i for i, block in enumerate(blocks) if len(block.text.strip()) > _LONG), len(blocks))
    return any(is_zone_heading(block.text.strip()) and block.text.strip() not in _BUTTONS for block in blocks[written + 1:])


def _with_head(blocks: list[Block], i: int) -> int:
    """Where a comment begins whose button stands under the name and the date."""
    while i and (found := read_comment(blocks[i - 1].text, True, False)) and found.role == "head" and found.named:
        i -= 1
    return i


def _says_who(blocks: list[Block]) -> bool:
    """Whether several lines are a name and a date, or the first is."""
    heads = [(one := read_comment(block.text, False)) is not None and one.role == "head" and bool(one.named) for block in blocks]
    return sum(heads) >= _NEAR or heads[:1] == [True]


def _dates_follow(blocks: list[Block]) -> bool:
    """Whether the date of a comment stands below, and no text before it."""
    said = 0
    for block in blocks:
        text = block.text.strip()
        if _DATE.search(text) and is_of_signs(text, among_comments=True):
            return True
        said += len(text) > _LONG or text.endswith("。")
        if said > 1:
            return False
    return False


def _is_in_comments(block: Block, name: re.Pattern[str] = _COMMENT_CLASS) -> bool:
    """Whether an element around a block is called one for comments; what the whole page is called says nothing."""
    return any(name.fullmatch(word) for part in block.path if not part.startswith(("html", "body"))
               for word in part.partition(".")[2].split())


def _bare_from(blocks: list[Block]) -> int:
    """From where on a text may be nothing but comments without names and dates: plain paragraphs down to the end."""
    begin = said = len(blocks)
    while begin and (site_line(blocks[begin - 1].text) or _is_plain(blocks[begin - 1])):
        begin -= 1
        said = begin if _is_plain(blocks[begin]) else said
    return begin if said < len(blocks) else len(blocks)


def _is_plain(block: Block) -> bool:
    return (block.tag in ("line", "p") and len(block.text) <= 500 and bool(_SENTENCE.search(block.text))
            and not markdown_level(block.text.lstrip())[0])
