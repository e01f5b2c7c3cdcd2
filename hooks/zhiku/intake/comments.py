"""Blocks of text in; which of them are comments, and where name, date and words stand in each, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from zhiku.intake.regions import as_known, counts_otherwise
from zhiku.intake.rules import load
from zhiku.intake.shown_titles import inside_brackets
from zhiku.intake.values import trimmed


@dataclass(frozen=True)
class Layout:
    """One way in which sites write a comment: a line of its own above it (`head`), or all in one (`body`)."""

    id: str
    pattern: re.Pattern[str]
    head: bool
    zone_only: bool
    lone: bool  # a name before words, without a date
    undated: bool  # shows what it is without a date, too


@dataclass(frozen=True)
class Found:
    """What a block is: `head` (name and date), `body` with the span of its words, or `name`."""

    role: str
    begin: int = 0
    stop: int = 0
    named: bool = False  # whether a head says who wrote


_SENTENCE_ENDS = ("。", "！", "？", "…", "”", "~", "!", "?")
_SPOKEN = re.compile(r"([^，。！？；:：\s]{1,12})\s*[:：]\s*\S")
_WIDE = re.compile(r"[ \t\u3000]{3,}")  # each blank more makes the layouts of heads slower
_LONGEST_HEAD, _LONGEST_ZONE, _LONGEST_SAID, _LONGEST_IN_ZONE = 70, 60, 2_000, 20_000
_SIGNED = re.compile("[▌▍▎▏┃█■□◆◇★☆●○◎▲△▼▽▶►➤☞※❖✦💬|｜»\\s]+")  # before a heading: ▌热门评论
_EDIT = re.compile(r"\s*\[编辑\]$")


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts of the vocabulary file, in order."""
    data = load("comments.yml")
    return tuple(Layout(row["id"], re.compile((row.get("head") or row["body"]).replace("{DATE}", data["date"])),
                        "head" in row, *(bool(row.get(key)) for key in ("zone_only", "lone", "undated"))) for row in data["layouts"])


@cache
def chat_head() -> re.Pattern[str]:
    """The line above what one says in a chat that was saved to a file: a time, a name, a number or an address."""
    return next(layout.pattern for layout in layouts() if layout.id == "chat-export")


@cache
def _lone(key: str) -> re.Pattern[str]:
    data = load("comments.yml")
    return re.compile(data[key].replace("{DATE}", data["date"]))


def heading_words(text: str) -> str:
    """A line without what is drawn beside it to show that it is a heading: == 网友评论 ==, ▌热门评论."""
    begin, stop = trimmed(text)
    if stop - begin > _LONGEST_ZONE:
        return text
    begin, stop = inside_brackets(text, begin, stop)
    return _SIGNED.sub("", text[begin:stop], count=1) if _SIGNED.match(text[begin:stop]) else text[begin:stop]


def is_zone_heading(text: str) -> bool:
    """Whether a line is the heading over the comments: 精彩评论, 网友留言（12）."""
    text = as_known(_EDIT.sub("", _lone("note").sub("", heading_words(text))))
    return len(text) <= _LONGEST_ZONE and (_lone("zone").match(text) is not None or may_be_zone_heading(text))


def may_be_zone_heading(text: str) -> bool:
    """Whether a line is a heading over comments where they follow, and else the writer's: 评论须知, 3 评论, 3 则留言."""
    known = as_known(heading_words(text))
    return len(text) <= _LONGEST_ZONE and (_lone("zone_if_followed").match(known) is not None or (
        counts_otherwise(text) and _lone("zone").match(known) is not None))


def is_talk(texts: Sequence[str]) -> bool:
    """Whether the lines under a heading such as 讨论 are a talk that belongs to the text: all who speak are called by what they
    are (催收员：…… 客户：……)."""
    named = [match[1] for text in texts if (match := _SPOKEN.match(text.strip()))]
    return len(named) > 1 and all(_lone("speakers").fullmatch(name) for name in named)


def ends_zone(text: str) -> bool:
    """Whether a line shows that the comments are over."""
    return _lone("end").match(as_known(text.strip())) is not None


def is_form(text: str) -> bool:
    """Whether a line that may end the comments belongs to the form for a new one, which may as well stand above them."""
    return _lone("form").match(as_known(text.strip())) is not None


def says_again(text: str) -> bool:
    """Whether a line heads a column of the site that repeats comments: 最新评论."""
    return _lone("again").match(as_known(text.strip())) is not None


@cache
def _action() -> re.Pattern[str]:
    """One button at the end of a line, with what parts it from the text before it, its bracket and its count."""
    data = load("comments.yml")
    words = "|".join(data["actions"])
    count = r"(?P<count>\s?[（(:：\[【]?\s?\d{1,6}\s?[）)\]】]?|[（(]\s?[）)])?"
    before = r"(?P<open>[\[【]|[（(](?=[^（(）)]*\d))?(?:(?<=[\[【（(])\d{1,6}\s?(?=[赞顶踩👍]))?"  # [12赞], （赞 3）
    button = rf"{before}(?:{words}|[👍👎❤♥♡🤍💗]\ufe0f?)[】\]]?{count}[）)]?"
    return re.compile(rf"(?:[\s|｜·‧•/]|^|(?<=[。！？…]))(?:{data['from']}|{button})\s?$")


def split_actions(text: str) -> tuple[str, int, bool]:
    """A line without the buttons at its end, how many there were, and whether one had a count or brackets."""
    text, count, is_marked = as_known(text), 0, False
    while count < 8 and (match := _action().search(text, max(0, len(text) - 24))):
        count, is_marked = count + 1, is_marked or bool(match["open"] or match["count"])
        text = text[:match.start()].rstrip(" \t\u3000|｜·‧•/")
    return text, count, is_marked


def is_only_actions(text: str) -> bool:
    """Whether a line is nothing but buttons: 举报 | 回复(7)."""
    rest, count, is_marked = split_actions(text.strip(" \t\u3000|｜·‧•/"))
    return not rest and (count > 1 or is_marked)


def is_only_date(text: str) -> bool:
    """Whether a line is nothing but when, and perhaps where from, something was written: 2024-05-06 12:19 来自手机用户"""
    return _lone("when").fullmatch(split_actions(text.strip())[0]) is not None


def is_day(text: str) -> bool:
    """Whether a line is a date without anything that can be clicked: a comment's, or a day of a diary."""
    return _lone("when").fullmatch(text.strip()) is not None and (text.strip()[-1].isdigit() or text.strip()[-1] in "日号")


@cache
def _faces() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Names of faces at the beginning, and at the end."""
    faces = rf"(?:\[(?:{'|'.join(load('comments.yml')['faces'])})\]\s*)+"
    return re.compile(faces), re.compile(faces + "$")


def without_faces(text: str, begin: int, stop: int) -> tuple[int, int]:
    """The span of what is said; without the names of faces that a site draws before and behind it: [流泪]……[赞]"""
    first, last = _faces()
    before, behind = first.match(text, begin, stop), last.search(text, begin, stop)
    inner = (before.end() if before else begin, behind.start() if behind else stop)
    return inner if inner[0] < inner[1] else (begin, stop)


def said_until(text: str, stop: int) -> int:
    """Where the words of a comment end, without the buttons behind them: …很好。 回复"""
    said, count, is_marked = split_actions(text[:stop])
    is_button = count > 1 or is_marked or text[len(said):stop].strip() in ("回复", "举报", "引用")
    return len(said) if count and is_button and said.endswith(_SENTENCE_ENDS) else stop


@lru_cache(maxsize=1 << 15)
def read_comment(text: str, zone: bool, lone: bool = True) -> Found | None:
    """What one block says by its own form; None where it has none. `lone` allows a name
    before a colon without a date. Several rooms ask for the same lines, and pages that were copied together repeat them."""
    if len(text) > (_LONGEST_IN_ZONE if zone else _LONGEST_SAID):
        return None
    lead = len(text) - len(text.lstrip())
    body = as_known(text.strip())
    bare, count, _ = split_actions(body) if len(body) <= _LONGEST_HEAD else (body, 0, False)
    if count and (found := read_comment(bare, zone, lone)) and found.role == "head" and (zone or found.named):
        return found
    close = _WIDE.sub("  ", body)
    for layout in layouts():
        if (layout.zone_only and not zone) or (layout.lone and not lone):
            continue
        if layout.head and len(body) > _LONGEST_HEAD:
            continue
        match = layout.pattern.match(close if layout.head else body)
        if not match:
            continue
        if layout.head:
            has = match.groupdict()
            if not (zone or layout.undated or has.get("date")):
                continue
            return Found("head", named=bool((has.get("name") or "").strip()))
        return Found("body", lead + match.start("body"), lead + match.end("body"))
    return None
