"""Blocks in; where the comments begin, and of every block from there on what it is (name, date, words, button), out."""

from __future__ import annotations

import re

from zhiku.intake.blocks_text import fence_lines
from zhiku.intake.boilerplate import site_line
from zhiku.intake.comments import ends_zone, is_only_date, is_talk, is_zone_heading, read_comment, said_until
from zhiku.intake.headings import list_number, markdown_level
from zhiku.intake.preformatted import is_preformatted
from zhiku.intake.records import comments_from, posts_from, texts_below
from zhiku.intake.signs import is_of_signs
from zhiku.intake.values import Block, Part, removed, trimmed

_NAME_CLASS = re.compile(r"(?:^|[\s_-])(?:name|nick|nickname|user|username|uname|author|avatar|date|time|meta)(?:$|[\s_-])", re.I)
_COMMENT_CLASS = re.compile(
    r"(?:\S*[_-])?(?:cmts?|comments?|commentlist|reply|replies|reviews?|pinglun|feedback)(?:[_-](?!open|closed|form)\S*)?", re.I)
_COMMENTED = re.compile(
    r"(?:\S*[_-])?(?:comments|commentlist|cmts|cmt[_-]\S+|comment[_-](?:list|area|box|section|body|item)|pinglun)(?:[_-]\S*)?", re.I)
_COMMENTS = re.compile(r"评论|热评|留言|跟[帖贴]|网友|来信|说说")
_SENTENCE = re.compile(r"[，。！？；,!?]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_DATED = re.compile(r"(?:发布|施行|生效|实施|公布|颁布|修订|修正|通过|制定|成立|截止)(?:日期|时间|于)?\s*[:：]")
_RANKED = re.compile(r"(?P<name>\S.{0,23}?)[\s·|｜]+(?P<rank>(?:LV|Lv|lv)\.?\s?\d{1,3}|[1-5]星|[★☆]{1,5})")
_SIGNED = re.compile(r"(?P<name>\S.{0,23}?)\s+(?P<signs>\S.*)")
_COUNTED = re.compile(r"\d[\d,.万]*\s*条?评论")
_TOOL = re.compile("分享|收藏|喜欢|举报|转发|收起|申请转载")
_DATE = re.compile(r"\d{4}[-/.年]\d|\d{1,2}-\d{1,2}|\d\s?(?:年|个?月|周|天|小时|分钟)前|昨天|前天")
_LONG = 60
_ANSWERS = ("回应", "答复")  # so may the chapter of a record be called
_BUTTONS = ("回复", "评论", "点评", "评价", "讨论")  # alone they may stand under the text as well
_LONGEST_NAME = 16
_MOSTLY, _NEARLY_ALL, _NEAR, _FAR = 0.6, 0.8, 2, 200
_HEADING = re.compile("h[1-6]")


def comment_starts(blocks: list[Block]) -> int:
    """Index of the first block of the comments; the number of blocks where there are none."""
    heads: list[int] = []
    fences, fenced = fence_lines(blocks), False
    bare = _bare_from(blocks)
    for i, block in enumerate(blocks):
        text = block.text.strip()
        fence = i in fences
        if fence or fenced or is_preformatted(block):
            fenced = fenced != fence
            continue
        if is_zone_heading(text):
            rest = blocks[i + 1:i + 8]
            if _COUNTED.fullmatch(text) and rest and _TOOL.fullmatch(rest[0].text.strip()) and not _dates_follow(blocks[i + 1:i + 12]):
                continue  # 5 条评论, 分享, 收藏: what can be done with the text above
            if "讨论" in text and is_talk([b.text for b in rest]):
                continue
            if text in _BUTTONS and not any(_SENTENCE.search(b.text.rstrip()[-1:]) for b in blocks[:i]):
                continue  # above the text stand buttons
            if text in _ANSWERS and not any((f := read_comment(b.text, False)) and f.role == "head" for b in rest):
                continue
            if any(read_comment(b.text, True) or b.tag in ("li", "dd", "td", "dt") or _NAME_CLASS.search(" ".join(b.path))
                   or _is_in_comments(b) for b in rest):
                return i
            if text not in _BUTTONS and _COMMENTS.search(text) and (
                    any(is_of_signs(b.text) or _is_signed(b.text.strip(), ranks=False) for b in rest)
                    or i + 1 >= bare or _names_on_lines(blocks[i + 1:i + _FAR])):
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


def _is_action(text: str) -> bool:
    """Whether a line under a comment says when it was written and what can be done with it: 昨天 12:30 回复 赞(12)."""
    return is_of_signs(text, among_comments=True)


def _is_signed(text: str, *, ranks: bool = True) -> bool:
    """Whether a line is a name with what the site says of its bearer: 晚风 LV5, 晚风 IP属地：广东."""
    if _RANKED.fullmatch(text):
        return ranks
    match = _SIGNED.fullmatch(text)
    return match is not None and not _SENTENCE.search(match["name"]) and is_of_signs(match["signs"])


def _names_on_lines(blocks: list[Block]) -> set[int]:
    """The short lines that are names, where most comments have one above them."""
    kinds = ["said" if _is_heading(block) else _kind_of_line(block.text.strip()) for block in blocks]
    names, said, starts, after = set(), 0, 0, ""
    for i in range(len(kinds) - 1, -1, -1):
        kind, before = kinds[i], kinds[i - 1] if i else ""
        starts += kind == "said" and before != "said"
        if kind == "short" and before != "short" and after:
            names.add(i)
            said += after == "said"
        after = after if kind == "sign" else kind
    return names if said and said >= _MOSTLY * starts and "sign" in kinds else set()


def _is_heading(block: Block) -> bool:
    return bool(_HEADING.fullmatch(block.tag) or markdown_level(block.text.lstrip())[0])


def _kind_of_line(text: str) -> str:
    """`sign`, `short` (a name, or a few words), or `said`."""
    found = read_comment(text, True, False)
    if (found and found.role == "head") or is_zone_heading(text) or site_line(text) or _is_action(text) or _is_signed(text):
        return "sign"
    return "short" if len(text) <= _LONGEST_NAME and not _SENTENCE.search(text) and not found else "said"


def _is_numbered(blocks: list[Block]) -> bool:
    """Whether comments are counted: 1. …… 2. ……"""
    numbers = [mark[1] for block in blocks if (mark := list_number(block.text.lstrip())) and mark[1]]
    return len(numbers) > 1 and numbers == [str(n + 1) for n in range(len(numbers))]


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


def comment_parts(blocks: list[Block]) -> list[Part]:
    """What the blocks of a comment zone are."""
    parts: list[Part] = []
    zone, resumed = True, False  # whether there are comments, and whether a text follows them
    # where names and dates have lines, or dates, of their own, a word before a colon is part of the comment
    lone = not any((f := read_comment(b.text, True, False)) and (f.named or (f.role == "body" and f.begin)) for b in blocks)
    rows: dict[int, int] = {}  # the longest cell of each row of a table
    for i, block in enumerate(blocks):
        longest = len(blocks[rows[block.row]].text) if block.row in rows else 0
        if block.tag in ("td", "th") and not _is_head(block.text) and len(block.text) > longest:
            rows[block.row] = i
    names, numbered = _names_on_lines(blocks), _is_numbered(blocks)
    named = -1  # the last line that is a name
    text_below = texts_below(blocks)
    for i, block in enumerate(blocks):
        text = block.text.strip()
        reason = site_line(text)
        if is_zone_heading(text):
            zone = True
            parts.append(removed(block, "评论区栏目名"))
        elif reason and (text.startswith("※") or not (found := read_comment(text, True, lone))):
            zone = zone and not ends_zone(text)
            parts.append(removed(block, reason))
        elif not zone:
            resumed = resumed or i in text_below
            parts.append(Part(block, "paragraph", *trimmed(block.text)) if resumed else removed(block, "评论下面的站点栏目"))
        elif ends_zone(text) and len(text) < 40:
            zone = False
            parts.append(removed(block, "站内推荐"))
        elif _is_action(text) or block.tag == "th" or (block.tag == "td" and rows.get(block.row) != i and len(text) <= 30):
            parts.append(removed(block, "评论的昵称和日期"))
        elif found := read_comment(block.text, True, lone):
            parts.append(removed(block, "评论的昵称和日期") if found.role == "head"
                         else Part(block, "comment", found.begin, said_until(block.text, found.stop)))
        elif (_is_name(blocks, i) and named != i - 1) or i in names or _is_signed(text):  # under a name stands what is said
            named = i
            parts.append(removed(block, "评论的昵称和日期"))
        else:
            begin, stop = trimmed(block.text)
            if numbered and (mark := list_number(block.text[begin:])):
                begin += mark[0]
            parts.append(Part(block, "comment", begin, said_until(block.text, stop)))
    return parts


def _is_head(text: str) -> bool:
    found = read_comment(text, True)
    return found is not None and found.role == "head"


def _is_name(blocks: list[Block], i: int) -> bool:
    """A short block that names the writer: by its class, or because a date or the words stand right behind it."""
    block = blocks[i]
    text = block.text.strip()
    if len(text) > _LONGEST_NAME or _SENTENCE.search(text):
        return False
    if block.path and _NAME_CLASS.search(block.path[-1].partition(".")[2]):
        return True
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None:
        return False
    if (i and i + 2 < len(blocks) and is_only_date(blocks[i + 2].text) and _kind_of_line(after.text.strip()) == "short"
            and _kind_of_line(blocks[i - 1].text.strip()) == "sign"):
        return True  # a name, a few words, a date
    found = read_comment(after.text, True)
    if found and found.role == "head" and (is_only_date(after.text)
                                           or not _HAN.search(re.sub(r"[年月日前天小时分钟昨今]", "", after.text))):
        return True
    is_said = len(after.text) > 12 or after.text.rstrip()[-1:] in "。！？…"
    return block.tag == "dt" or (block.path != after.path and bool(block.path) and is_said and not found)
