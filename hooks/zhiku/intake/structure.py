"""Blocks in; parts out: for every block what it is (title, paragraph, list item, comment) or why it is left out."""

from __future__ import annotations

import re
from dataclasses import replace

from zhiku.intake.boilerplate import site_elements, site_line
from zhiku.intake.comments import ends_zone, is_only_date, is_zone_heading, read_comment, said_until
from zhiku.intake.headings import (
    inside_brackets,
    label_length,
    list_number,
    markdown_level,
    named_title,
    open_end,
    page_title,
    settle,
    title_like,
)
from zhiku.intake.values import Block, Part

_NAME_CLASS = re.compile(r"(?:^|[\s_-])(?:name|nick|nickname|user|username|uname|author|avatar|date|time|meta)(?:$|[\s_-])", re.I)
_COMMENT_CLASS = re.compile(
    r"(?:\S*[_-])?(?:cmts?|comments?|commentlist|reply|replies|reviews?|pinglun|feedback)(?:[_-](?!open|closed|form)\S*)?", re.I)
_COMMENTS = re.compile(r"评论|热评|留言|跟帖|网友")
_ACTIONS = re.compile(r"(?:[\d\s:：.\-/年月日天前昨今分钟小时刚|·（）()]|回复|点?赞|支持|反对|[顶踩]|举报|分享|收藏|展开|查看|全文|条)+")
_SENTENCE = re.compile(r"[，。！？；,!?]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BLANK = re.compile(r"\u3000*[ \u00a0]")
_FEW = 4  # one paragraph in so many at most


def _removed(block: Block, reason: str) -> Part:
    return Part(block, "removed", 0, len(block.text), reason)


def _comment_starts(blocks: list[Block]) -> int:
    """Index of the first block of the comments; the number of blocks where there are none."""
    heads: list[int] = []
    for i, block in enumerate(blocks):
        text = block.text.strip()
        if is_zone_heading(text):
            rest = blocks[i + 1:i + 8]
            if any(read_comment(b.text, True) or b.tag in ("li", "dd", "td", "dt") or _NAME_CLASS.search(" ".join(b.path))
                   or _is_in_comments(b) for b in rest) or (_COMMENTS.search(text) and _are_bare(blocks[i + 1:])):
                return i
        elif (found := read_comment(text, False)) and (found.role == "body" or len(text) <= 60):
            heads.append(i)
    if len(heads) >= 2 and heads[1] - heads[0] <= 6:
        return heads[0]
    return len(blocks)


def _is_in_comments(block: Block) -> bool:
    """Whether an element around a block is called one for comments; what the whole page is called says nothing."""
    return any(_COMMENT_CLASS.fullmatch(word) for part in block.path if not part.startswith(("html", "body"))
               for word in part.partition(".")[2].split())


def _is_action(text: str) -> bool:
    """Whether a line under a comment says when it was written and what can be done with it: 昨天 12:30 回复 赞(12)."""
    return bool(_ACTIONS.fullmatch(text)) and bool(re.search(r"\d|回复|赞|[顶踩]|举报", text))


def _are_bare(blocks: list[Block]) -> bool:
    """Whether what is left of a text may be comments without names and dates: plain paragraphs down to the end."""
    rest = [b for b in blocks if not site_line(b.text)]
    return bool(rest) and all(b.tag in ("line", "p") and len(b.text) <= 500 and _SENTENCE.search(b.text)
                              and not markdown_level(b.text.lstrip())[0] for b in rest)


def _comment_parts(blocks: list[Block]) -> list[Part]:
    parts: list[Part] = []
    zone = True
    # where names and dates have lines, or dates, of their own, a word before a colon is part of the comment
    lone = not any((f := read_comment(b.text, True, False)) and (f.named or (f.role == "body" and f.begin)) for b in blocks)
    rows: dict[int, int] = {}
    for block in blocks:
        if block.tag in ("td", "th") and len(block.text) > len(blocks[rows[block.row]].text if block.row in rows else ""):
            rows[block.row] = block.n - blocks[0].n
    for i, block in enumerate(blocks):
        text = block.text.strip()
        reason = site_line(text)
        if is_zone_heading(text):
            zone = True
            parts.append(_removed(block, "评论区栏目名"))
        elif reason and not (found := read_comment(text, True, lone)):
            zone = zone and not ends_zone(text)
            parts.append(_removed(block, reason))
        elif not zone:
            parts.append(Part(block, "paragraph", *_trim(block.text)))
        elif ends_zone(text) and len(text) < 40:
            zone = False
            parts.append(_removed(block, "站内推荐"))
        elif _is_action(text) or block.tag == "th" or (block.tag == "td" and rows.get(block.row) != i and len(text) <= 30):
            parts.append(_removed(block, "评论的昵称和日期"))
        elif found := read_comment(block.text, True, lone):
            parts.append(_removed(block, "评论的昵称和日期") if found.role == "head"
                         else Part(block, "comment", found.begin, said_until(block.text, found.stop)))
        elif _is_name(blocks, i):
            parts.append(_removed(block, "评论的昵称和日期"))
        else:
            begin, stop = _trim(block.text)
            parts.append(Part(block, "comment", begin, said_until(block.text, stop)))
    return parts


def _trim(text: str) -> tuple[int, int]:
    lead = len(text) - len(text.lstrip())
    return lead, max(lead, len(text.rstrip()))


def _is_name(blocks: list[Block], i: int) -> bool:
    """A short block that names the writer: by its class, or because a date or the words stand right behind it."""
    block = blocks[i]
    text = block.text.strip()
    if len(text) > 16 or _SENTENCE.search(text):
        return False
    if block.path and _NAME_CLASS.search(block.path[-1].partition(".")[2]):
        return True
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None:
        return False
    found = read_comment(after.text, True)
    if found and found.role == "head" and (is_only_date(after.text)
                                           or not _HAN.search(re.sub(r"[年月日前天小时分钟昨今]", "", after.text))):
        return True
    is_said = len(after.text) > 12 or after.text.rstrip()[-1:] in "。！？…"
    return block.tag == "dt" or (block.path != after.path and bool(block.path) and is_said and not found)


def parts_of(blocks: list[Block], html: bool, drafted: bool = False) -> list[Part]:
    """What every block is. The order of the questions is declared: site, comments, headings, lists, text.

    `drafted`: the text is a draft, whose headings are written as such.
    """
    site = site_elements(blocks) if html else {}
    begin = _comment_starts([b for b in blocks if b.n not in site])
    rest = [b for b in blocks if b.n not in site]
    body, comments = rest[:begin], rest[begin:]
    marked = drafted or any(re.fullmatch(r"h[1-6]", b.tag) for b in body)
    parts: list[Part] = [_removed(b, site[b.n]) for b in blocks if b.n in site]
    lines: list[Part] = []
    fenced = False
    for i, block in enumerate(body):
        before_open = bool(lines) and lines[-1].kind in ("paragraph", "list_item") and open_end(lines[-1].block.text)
        fence = block.text.lstrip().startswith(("```", "~~~"))
        if fence or fenced or "pre" in block.path:
            fenced = fenced != fence
            lines.append(Part(block, "code", 0, len(block.text)))
            continue
        opens_item = not i or body[i - 1].row != block.row or not any(part.partition(".")[0] == "li" for part in body[i - 1].path)
        lines.append(_line(block, body[i + 1] if i + 1 < len(body) else None, before_open, marked, html, opens_item))
    lines += _comment_parts(comments)
    lines = page_title(lines) if html else named_title(lines)
    return sorted(parts + _with_blanks(settle(lines)), key=lambda p: p.block.n)


def _line(block: Block, after: Block | None, before_open: bool, marked: bool, html: bool, opens_item: bool = True) -> Part:
    text = block.text
    lead, stop = _trim(text)
    if block.tag == "title":
        return Part(block, "title", lead, stop, level=0)
    if reason := site_line(text):
        return _removed(block, reason)
    level, length = markdown_level(text[lead:])
    if re.fullmatch(r"h[1-6]", block.tag):
        return Part(block, "heading", *inside_brackets(text, lead + label_length(text[lead:]), stop), level=int(block.tag[1]))
    if level and not html:
        return Part(block, "heading", *inside_brackets(text, lead + length, stop), level=level)
    if text[lead:].startswith("> ") and not html:
        name = re.match(r">\s+(?:网友[：:]\s*)", text[lead:])
        return Part(block, "comment" if name else "quote", lead + (name.end() if name else 2), stop)
    if "blockquote" in block.path:
        return Part(block, "quote", lead, stop)
    if not marked and title_like(block, after, before_open):
        begin, stop = inside_brackets(text, lead + label_length(text[lead:]), stop)
        return Part(block, "heading", begin, stop, level=1 if label_length(text[lead:]) else 2)
    if block.tag == "li" or (opens_item and block.tag == "p" and len(block.path) > 1 and block.path[-2].partition(".")[0] == "li"):
        mark = list_number(text[lead:])
        return Part(block, "list_item", lead + (mark[0] if mark else 0), stop, number=mark[1] if mark else "",
                    level=sum(p.split(".")[0] in ("ul", "ol") for p in block.path) - 1,
                    reason="ol" if any(p.split(".")[0] == "ol" for p in block.path[-3:]) else "ul")
    if (mark := list_number(text[lead:])) and not html:
        return Part(block, "list_item", lead + mark[0], stop, number=mark[1], reason="ol" if mark[1] else "ul")
    if (mark := list_number(text[lead:])) and mark[1]:
        return Part(block, "list_item", lead + mark[0], stop, number=mark[1], reason="ol")
    return Part(block, "paragraph", lead, stop)


def _with_blanks(parts: list[Part]) -> list[Part]:
    """A blank before the first word belongs to a paragraph where hardly any other has one: there something was cut."""
    paragraphs = [i for i, p in enumerate(parts) if p.kind == "paragraph"]
    led = [i for i in paragraphs if _BLANK.fullmatch(parts[i].block.text[:parts[i].begin])]
    if len(led) > 1 and len(led) * _FEW > len(paragraphs):
        return parts
    return [replace(p, begin=p.begin - 1) if i in led else p for i, p in enumerate(parts)]
