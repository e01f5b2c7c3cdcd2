"""Blocks in; those that belong to the site (navigation, advertisements, buttons) with the reason, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any

from zhiku.intake.comments import chat_head, is_only_actions
from zhiku.intake.folds import FOLD
from zhiku.intake.regions import as_known
from zhiku.intake.rules import filled, load
from zhiku.intake.signs import is_of_signs
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_SEVERAL = 2
_SHORT = 40
_NAMED = re.compile(r"(?:(?:责任)?编辑|作者|记者|校对)\s*[:：]")
_SENTENCE = re.compile("[，。！？；、,!?;]")
_OF_THE_TEXT = frozenset(["p", "li", "dd", "dt", "blockquote", "title", "h1", "h2", "h3", "h4", "h5", "h6"])
_SAID, _TOLD = re.compile("[，。！？；]"), re.compile("[。；]")
_ENDED = re.compile("[。！？]$")
_CARD = re.compile(
    "(?:(?:主讲|授课)?(?:讲师|老师|教师|导师)|主讲人?|作者|博主)(?:介绍|简介|信息)|主讲人?|讲师|(?:关于|认识)(?:讲师|老师|作者|主讲人?|博主)")
_OF_TEACHER = re.compile("(?:关于|认识)?(?:老师|教师|导师)(?:介绍|简介|信息)?")  # so may a chapter of a text be called
_ADDED = re.compile(
    r"\s*(?:补记|附记|后记|补充|更正|更新|说明|注意?|又及|附)\s?[:：]"
    r"|\s*(?:这篇|本文(?!由|作者|地址|链接|标题)|文中|文章里|上文|以上|上面|第[一二三四五六七八九十\d]+[条段节点])")
_LONGEST_CARD, _LONGEST_BIO, _WRITTEN = 240, 120, 24
_AD_NAME = re.compile(
    r"ads?-(?:top|mid|middle|bottom|left|right|side|slot|banner|box|wrap|unit|\d{1,2})(?:-\d{1,2})?|adbox|widget-ad|ad-widget|guanggao|advertising"
    r"|(?:feed|side|sidebar|top|bottom|mid|page|list|article|content|footer|header|inline|float)-ads?(?:-\d{1,2})?")
_LONGEST_BOX = 120  # several of one name together; the words of a writer are more
_OF_JOURNALS, _OF_ADS = (Why.JOURNAL, Why.BYLINE), (Why.AD, Why.AD_WITH_ADDRESS)
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_AFTER_BRACKET = re.compile(r"(?<=[）)】\]])[ \t\u3000]*(?=\S)")
"""Where a line may be two that the site wrote one after the other: （责任编辑：某某）本文转自网络，侵删。"""
UNSEEN = "zhiku-unseen"
"""Stands among the classes of an element that nobody sees."""


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """The rules for lines, with the pieces that they share put into their patterns."""
    data = load("boilerplate.yml")
    pieces: dict[str, str] = {}
    for name, piece in data["pieces"].items():
        pieces[name] = filled(piece, pieces)
    return tuple(row | {"pattern": filled(row["pattern"], pieces)} for row in data["lines"])


@cache
def _lines() -> re.Pattern[str]:
    """All of them in order, each in a group that is named by its number."""
    return re.compile("|".join(f"(?P<line{n}>{row['pattern']})" for n, row in enumerate(rows())), re.I)


@cache
def _reasons() -> dict[str, Why]:
    """Why a line of each is left out."""
    return {f"line{n}": Why(row["reason"]) for n, row in enumerate(rows())}


@lru_cache(maxsize=1 << 15)
def site_line(text: str) -> str:
    """Why a line is the site's and not the text's; empty where it is not. Several rooms ask for the same lines."""
    line = _known(text)
    if len(line) <= load("boilerplate.yml")["longest"] and is_only_actions(line):
        return Why.COMMENT_BUTTON
    if chat_head().match(line):
        return Why.CHAT_HEAD
    if is_of_signs(text):
        return Why.SIGN
    if not line or len(line) > load("boilerplate.yml")["longest"]:
        return ""
    if match := _lines().match(line):
        reason = _reasons()[match.lastgroup or ""]
        return "" if reason in _OF_ADS and line.endswith("。") and _tells().search(line) else reason
    parts = _AFTER_BRACKET.split(line)
    reasons = [site_line(part) for part in parts] if len(parts) > 1 else [""]
    return reasons[0] if all(reasons) else ""


@cache
def _tells() -> re.Pattern[str]:
    """What a writer tells of an advertisement, in a whole sentence."""
    return re.compile(load("boilerplate.yml")["tells"])


@cache
def _rows_with(key: str) -> frozenset[str]:
    return frozenset(f"line{n}" for n, row in enumerate(rows()) if row.get(key))


def may_be_text(text: str) -> bool:
    """Whether a site's line may as well stand in a text that comes from no site: 日期：……, 客服热线：……, the day under a poem."""
    return bool(_DAY.fullmatch(_known(text))) or _is_of(text, "weak")


def may_be_offer(text: str) -> bool:
    """Whether a line looks like an advertisement and may as well be one that a writer shows: 年货节狂欢，爆款直降千元！"""
    return site_line(text) == Why.AD and _is_of(text, "shown")


def _is_of(text: str, key: str) -> bool:
    """Whether the row that says why a line is the site's has this key."""
    line = _known(text)
    match = None if is_of_signs(text) or _NAMED.match(line) else _lines().match(line)
    return match is not None and match.lastgroup in _rows_with(key)


def _known(text: str) -> str:
    return as_known(text.strip(" \t\u3000|｜·•-—*>") or text.strip())


@cache
def _beside() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.I) for row in rows() if row.get("beside"))


def of_no_journal(blocks: Sequence[Block]) -> frozenset[int]:
    """Numbers of the lines that a writer may write too (（编辑　老王）), in a text with none that only journals have."""
    marks = [block for block in blocks if site_line(block.text) in _OF_JOURNALS]
    own = frozenset(block.n for block in marks if any(pattern.match(as_known(block.text.strip())) for pattern in _beside()))
    return frozenset() if any(block.n not in own and site_line(block.text) == _OF_JOURNALS[0] for block in marks) else own


def site_elements(blocks: list[Block]) -> dict[int, str]:
    """Blocks inside elements that hold no text of the page. One that holds most of it (old programs put whole pages into a form)
    says nothing."""
    data = load("boilerplate.yml")
    elements, classes, short, buttons, linked = (frozenset(data[key]) for key in ("elements", "classes", "short", "buttons", "linked"))
    found: dict[int, str] = {}
    title = next((block.n for block in blocks if block.tag == "h1"), 0)
    size = sum(len(b.text) for b in blocks)
    held: Counter[str] = Counter()
    for block in blocks:
        held.update(dict.fromkeys(block.path, len(block.text)))
    for block in blocks:
        if any(UNSEEN in part for part in block.path) and len(block.text) <= _SHORT:
            found[block.n] = "网页上看不见的字"
            continue
        is_row = block.links >= _SEVERAL and block.tag not in _OF_THE_TEXT
        if (is_row or (block.links and block.n < title)) and not _SENTENCE.search(block.text):
            found[block.n] = f"{Why.NAVIGATION}（链接）"
            continue
        for part in block.path:
            name, _, rest = part.partition(".")
            if FOLD in rest or held[part] * 2 > size:
                continue
            words = rest.lower().replace("_", "-").split()
            if name in elements or not classes.isdisjoint(words) or (
                    name == "div" and held[part] <= _LONGEST_BOX and _is_of_ad(words)
                    and not (block.tag.startswith("h") or _TOLD.search(block.text))) or (
                    not (block.tag.startswith("h") or _SAID.search(block.text))
                    and (not short.isdisjoint(words)
                         or (block.tag not in _OF_THE_TEXT and not buttons.isdisjoint(words))
                         or (block.links and not linked.isdisjoint(words)))):
                found[block.n] = f"{Why.COLUMN}（{part[:40]}）"
                break
    found |= _cards(blocks) | _bios(blocks)
    if sum(len(b.text) for b in blocks if b.n in found) * 2 > size:
        return {}
    return found


def _is_of_ad(words: Sequence[str]) -> bool:
    """Whether an element is called by a word of advertisements and where it stands: ad-mid, adv_bottom, feed-ad-2."""
    return any(_AD_NAME.fullmatch(word) for word in words)


def _bios(blocks: list[Block]) -> dict[int, str]:
    """Short elements below the text that are called the card of who wrote it; not of several people, and not what he adds to his words."""
    names = frozenset(load("boilerplate.yml")["bios"])
    first = next((i for i, block in enumerate(blocks) if len(block.text) >= _SHORT and _SAID.search(block.text)), len(blocks))
    found: dict[int, str] = {}
    held: Counter[str] = Counter()
    for block in blocks[first + 1:]:
        part = next((part for part in block.path if not names.isdisjoint(part.partition(".")[2].lower().replace("_", "-").split())), "")
        if part:
            found[block.n], held[part] = f"{Why.COLUMN}（{part[:40]}）", held[part] + len(block.text)
    cards = [block for block in blocks if block.n in found]
    is_told = sum(block.tag.startswith("h") for block in cards) > 1 or any(_ADDED.match(block.text) for block in cards)
    return {} if sum(held.values()) > _LONGEST_BIO or is_told else found


def _cards(blocks: list[Block]) -> dict[int, str]:
    """Short elements that are called the card of somebody and begin by saying whose (讲师介绍): not what a text says of its writer, nor a
    chapter about a teacher with more text below it."""
    names = frozenset(load("boilerplate.yml")["cards"])
    found: dict[int, str] = {}
    for i, block in enumerate(blocks):
        depth = next((k for k in range(len(block.path), 0, -1)
                      if not names.isdisjoint(block.path[k - 1].partition(".")[2].lower().replace("_", "-").split())), 0)
        if not depth or not _CARD.fullmatch(block.text.strip()):
            continue
        card = list(takewhile(lambda other: other.path[:depth] == block.path[:depth], blocks[i:]))  # noqa: B023
        goes_on = any(_ENDED.search(other.text) and not other.links and len(other.text) > _WRITTEN for other in blocks[i + len(card):])
        if goes_on and _OF_TEACHER.fullmatch(block.text.strip()):
            continue
        if sum(len(other.text) for other in card) <= _LONGEST_CARD:
            found |= {other.n: f"{Why.COLUMN}（{block.path[depth - 1][:40]}）" for other in card}
    return found
