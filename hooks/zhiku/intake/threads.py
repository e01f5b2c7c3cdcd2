"""The blocks of a chat, or of a forum's thread, in; where others than its first writer begin to speak, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.comments import chat_head, is_only_actions
from zhiku.intake.values import Block

_POSTED = re.compile(
    r"发表于\s*\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}.{0,12}只看该作者"
    r"|#\d{1,5}\s?发表于\s?\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}$")
_TAIL = re.compile(
    r"(?:送TA礼物\s?)?(?:IP\s?属地\s?[:：]?\s?[\u3400-\u9fff]{2,6}\s?)?(?:来自\S{1,12}客户端\s?)?(\d{1,4})楼\s?\d{4}-\d{1,2}-\d{1,2}\s"
    r"\d{1,2}:\d{2}(?:\s*(?:收起)?回复(?:\s?[（(]\d+[）)])?)?$")
_BUTTONS = re.compile("回复|举报|道具|签名|评分|支持|广告|收藏")
_SENTENCE = re.compile("[，。！？；：]")
FEWEST_HEADS = 3  # of what people say in turn
_SEVERAL, _SHORT, _NEAR, _LONG = 2, 24, 6, 60


def chat_from(blocks: Sequence[Block]) -> int | None:
    """Where others begin to speak in a chat in which one speaks at length first; at the first line where nobody does."""
    heads = [(i, match["name"]) for i, block in enumerate(blocks) if (match := chat_head().fullmatch(block.text.strip()))]
    return others_from(blocks, heads) if len(heads) >= FEWEST_HEADS else None


def others_from(blocks: Sequence[Block], heads: Sequence[tuple[int, str]]) -> int:
    """The same, where it is known which lines say who speaks: their places, and the names."""
    other = next((i for i, name in heads if name != heads[0][1]), len(blocks))
    told = sum(len(block.text) >= _LONG for block in blocks[:other])
    return other if told >= _SEVERAL else heads[0][0]


def tails_from(blocks: Sequence[Block]) -> int | None:
    """Where the answers of a thread begin whose posts end with their number and date: under the first one."""
    tails = [(i, match[1]) for i, block in enumerate(blocks) if (match := _TAIL.match(block.text.strip()))]
    if [number for _, number in tails][:_SEVERAL] != ["1", "2"]:
        return None
    first = tails[0][0]
    is_below = any(len(block.text) >= _LONG and _SENTENCE.search(block.text) for block in blocks[:first])
    return first + 1 if is_below else None


def posts_from(blocks: Sequence[Block]) -> int | None:
    """Where the answers of a forum's thread begin: above the second of the lines that say when a post was written and offer
    to show its writer alone, with the name and the rank above that."""
    posted = [i for i, block in enumerate(blocks) if _POSTED.match(block.text.strip())]
    if len(posted) < _SEVERAL:
        return None
    begin = posted[1]
    while begin > posted[0] + 1 and posted[1] - begin < _NEAR and is_of_a_writer(blocks[begin - 1].text.strip()):
        begin -= 1
    return begin


def is_of_a_writer(text: str) -> bool:
    """Whether a short line above a post is a name, a rank, or counts, and not a button of the post before."""
    return len(text) <= _SHORT and not _SENTENCE.search(text) and not is_only_actions(text) and not _BUTTONS.search(text)
