"""A block, and those beside it, in; what it is when nothing else is known of it (heading, list item, quotation, paragraph), out."""

from __future__ import annotations

import re
from dataclasses import replace

from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.headings import (
    BULLETS,
    STOPS_OR_COMMAS,
    bold_line,
    is_bold_title,
    is_marked_title,
    label_length,
    list_number,
    markdown_level,
    question_like,
    signed_title,
    title_like,
    without_colon,
)
from zhiku.intake.html_names import LISTED, TICKED
from zhiku.intake.shown_titles import DRAWN, inside_brackets, is_of_code
from zhiku.intake.values import Block, Part, trimmed
from zhiku.intake.written import IN_ITEM, holder

ITEMS = ("li", "dd")
_EDIT = re.compile(r"\s*(?:\[编辑\]\s*)?$")  # of a wiki, behind every heading
_UNFOLDS = re.compile(r"(?<![A-Za-z0-9+＋−-])\s*[+＋−–▼▾▸›∨⌄>-]$")  # the sign of what can be unfolded, behind its head
_START = re.compile(r"ol\.(?:\S+ )*start=(\d+)")
_LONGEST_SUMMARY, _VERSE = 40, 30
_NAME = re.compile("[\u3400-\u9fff·]{2,4}")
_SIGN_OF_WORD = re.compile("[lnuqvoØü²§·●■◆] +(?=\\S)")  # Wingdings, read as letters


def line_part(block: Block, around: tuple[Block | None, Block | None], before_open: bool, marked: bool, html: bool,
              opens_item: bool = True) -> Part:
    """What a block is. `around`: the blocks above and below; `before_open`: the one above ends in the middle of a sentence;
    `marked`: headings of this text are marked as such, so no other line is one; `opens_item`: it is the first of its entry."""
    text, (before, after) = block.text, around
    lead, stop = trimmed(text)
    if block.tag == "title":
        return Part(block, "title", lead, stop, level=0)
    level, length = markdown_level(text[lead:])
    if re.fullmatch(r"h[1-6]", block.tag):
        stop = min(stop, lead + len(_EDIT.sub("", text[lead:])))
        return Part(block, "heading", *inside_brackets(text, lead + label_length(text[lead:]), stop), level=int(block.tag[1]))
    if level and not html:
        return Part(block, "heading", *inside_brackets(text, lead + length, stop), level=level)
    if text[lead:].startswith("> ") and not html:
        name = re.match(r">\s+(?:网友[：:]\s*)", text[lead:])
        return Part(block, "comment" if name else "quote", lead + (name.end() if name else 2), stop)
    if block.tag in ("p", "div") and TICKED in block.path[-1]:
        return Part(block, "list_item", lead, stop, form="ul")
    if any(part.partition(".")[0] == "blockquote" for part in block.path):
        return Part(block, "quote", lead, stop)
    if not marked and block.path == (MARKED_UP,) and (words := bold_line(block, after)):
        return Part(block, "heading", *words, level=2)
    if html and (begin := signed_title(block, after)):
        return Part(block, "heading", begin, without_colon(text, begin, stop), level=2)
    if html and marked and is_bold_title(block, after):
        return Part(block, "heading", *inside_brackets(text, lead, without_colon(text, lead, stop)), level=2)
    if block.tag == "summary" and len(text.strip()) <= _LONGEST_SUMMARY:
        return Part(block, "heading", lead, lead + len(_UNFOLDS.sub("", text[lead:stop])), level=3)
    if block.tag == "dt":  # a term, or what is asked often
        return Part(block, "heading" if question_like(text) else "paragraph", lead, stop, level=3 if question_like(text) else 0)
    if any(part.partition(".")[0] == "dd" for part in block.path[-3:]) and before and before.tag == "dt" and question_like(before.text):
        return Part(block, "paragraph", lead, stop)
    if not marked and title_like(block, after, before_open, before):
        begin, stop = inside_brackets(text, lead + label_length(text[lead:]), without_colon(text, lead, stop))
        return Part(block, "heading", begin, stop, level=1 if label_length(text[lead:]) else 2)
    if not marked and not html and (words := _drawn_title(block, after, before_open, before)):
        return Part(block, "heading", *words, level=2)
    if block.tag in ITEMS or (opens_item and block.tag in IN_ITEM and holder(block) in ITEMS):
        mark = list_number(text[lead:])
        number = mark[1] if mark else _begun(block, before)
        return Part(block, "list_item", lead + (mark[0] if mark else 0), stop, number=number,
                    level=sum(p.split(".")[0] in ("ul", "ol") for p in block.path) - 1,
                    form="ol" if number or any(p.split(".")[0] == "ol" for p in block.path[-3:]) else "ul")
    if not html and not marked and is_marked_title(block, around, before_open):
        return Part(block, "heading", lead + 1 + len(text[lead + 1:]) - len(text[lead + 1:].lstrip()), stop, level=2)
    if block.tag == "p" and LISTED in block.path[-1] and (sign := _SIGN_OF_WORD.match(text, lead)):
        return Part(block, "list_item", sign.end(), stop, form="ul")
    if text[lead:lead + 1] == "+" and not any(other and other.text.lstrip().startswith("+ ") for other in around):
        return Part(block, "paragraph", lead, stop)
    if (mark := list_number(text[lead:])) and (not html or block.tag == "line"):
        return Part(block, "list_item", lead + mark[0], stop, number=mark[1], form="ol" if mark[1] else "ul")
    if (mark := list_number(text[lead:])) and (mark[1] or text[lead] in BULLETS):
        return Part(block, "list_item", lead + mark[0], stop, number=mark[1], form="ol" if mark[1] else "ul")
    return Part(block, "paragraph", lead, stop)


def _drawn_title(block: Block, after: Block | None, before_open: bool, before: Block | None) -> tuple[int, int] | None:
    """The words of a line that stands there as a title, and has one sign on both sides: —— 准备 ——. Below it stands a text, or
    another."""
    found = DRAWN.fullmatch(block.text.strip())
    if found is None or is_of_code(found) or after is None:
        return None
    if before and len(before.text) <= _VERSE and STOPS_OR_COMMAS.search(before.text) and _NAME.fullmatch(found["f"]):
        return None  # who said the line above
    if not (STOPS_OR_COMMAS.search(after.text) or DRAWN.fullmatch(after.text.strip())):
        return None
    lead = len(block.text) - len(block.text.lstrip())
    return (found.start("f") + lead, found.end("f") + lead) if title_like(
        replace(block, text=found["f"]), after, before_open, before) else None


def _begun(block: Block, before: Block | None) -> str:
    """The number with which a list of a page begins, at its first entry."""
    found = next((match[1] for name in reversed(block.path) if (match := _START.match(name))), "")
    return found if found and not (before and any(_START.match(name) for name in before.path)) else ""
