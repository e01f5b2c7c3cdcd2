"""The posts of a thread in, each block with its role (`platforms.py`); which of them are the text, out: the first, and what its writer
wrote further down to go on with it. A long text is often written over several floors, with answers of others between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhiku.intake.values import Block

_HAN = re.compile("[\u3400-\u9fff]")
_ANSWER = re.compile(r"\s*(?:回[复覆]|引用|@|(?:楼上|谢谢|感谢|多谢)|\d{1,5}\s?[楼#])")
_LABELLED = re.compile(r"(?:楼主|作者|发帖人|发信人)\s*[:：]\s*([^\s:：]+)")
_NEXT, _LATER, _SHORTEST_NAME = 40, 100, 2
"""So many characters has a post that goes on right below the one before, or behind what others said."""


@dataclass
class _Post:
    writer: str
    places: list[int] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)


def of_the_first(blocks: Sequence[Block], roles: Sequence[str]) -> list[str]:
    """The first of several posts is the text, those behind it are said about it; what it quotes is its own. `more`: text below
    what others said."""
    out, posts, is_posts = list(roles), _posts(blocks, roles), "posts" in roles
    first = frozenset([*posts[0].places, *posts[0].quoted]) if is_posts else frozenset[int]()
    for i, role in enumerate(roles):
        if role in ("posts", "quoted"):
            out[i] = "text" if i in first else "said" if role == "posts" else "drop"
    between = False
    for post in posts[1:]:
        size = sum(len(_HAN.findall(blocks[i].text)) for i in post.places)
        goes_on = (not post.quoted and _is_same(posts[0].writer, post.writer) and size >= (_LATER if between else _NEXT)
                   and not _ANSWER.match(blocks[post.places[0]].text))
        between = between or not goes_on
        for i in post.places if goes_on else ():
            out[i] = "more" if between else "text"
    return out


def _posts(blocks: Sequence[Block], roles: Sequence[str]) -> list[_Post]:
    posts: list[_Post] = []
    writer, is_over = "", True
    for i, role in enumerate(roles):
        if role in ("posts", "quoted"):
            if is_over:
                posts.append(_Post(writer))
            (posts[-1].places if role == "posts" else posts[-1].quoted).append(i)
            writer, is_over = "", False
        elif role == "writer":
            writer, is_over = writer or _name_in(blocks[i].text.strip()), True
        elif role != "drop":
            is_over = True
    return posts


def _name_in(text: str) -> str:
    """Who wrote a post: behind a label (作者：晚风 时间：2014-03-02) the name alone, else the line."""
    labelled = _LABELLED.match(text)
    return labelled[1] if labelled else text


def _is_same(first: str, other: str) -> bool:
    """Whether two posts are of the same writer; how often the first was read may stand before the name."""
    return len(other) >= _SHORTEST_NAME and first.lstrip("0123456789 ") in (other, other.lstrip("0123456789 "))
