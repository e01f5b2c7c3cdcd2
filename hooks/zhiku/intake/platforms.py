"""The blocks of a page in; what the program that made it says of them by the names of its elements (`data/platforms.yml`), or a thread
by its floors, out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from zhiku.intake.boilerplate import site_line
from zhiku.intake.comments import is_zone_heading
from zhiku.intake.floors import floors
from zhiku.intake.headings import core
from zhiku.intake.posts import of_the_first
from zhiku.intake.rules import load
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_HAN = re.compile("[\u3400-\u9fff]")
_SENTENCE = re.compile("[，。！？；]")
_WRITTEN = frozenset(["h2", "h3", "h4", "h5", "h6", "li", "p", "dd", "dt"])
_HEADING, _TOP_HEADING = re.compile("h[1-6]"), re.compile("h[1-3]")
_NOTE = re.compile(
    r"\s*[【\[（(]?(?:编者按|编者注|附记|补记|后记|注释|注[：:]|备注|附件|附录|核心提示|内容提要|作者有话说|参考文献|参考资料)")
_DASH = re.compile(r"\s*[-_|｜—–·]+\s*|\s@\s|\s:{1,2}\s")
_ENOUGH, _SHORTEST = 100, 6
_ROLES = ("drop", "writer", "quoted", "said", "posts", "text", "title")
_Selector = tuple[str, ...]
_SAID_BY_NAME = re.compile(r"(?:[a-z]+[-_]+)*(?:comment|cmt|reply|pinglun)s?(?:[-_]+(?:item|card|main))*[-_]+(?:content|text|txt)")
"""What almost any site calls what others say."""


@dataclass(frozen=True)
class Platform:
    """A site or a program, and the names of the elements of each role."""

    name: str
    roles: tuple[tuple[str, tuple[_Selector, ...]], ...]
    says_what_is_said: bool = True  # whether its own names do, or those of its posts
    is_answered: bool = False  # whether the writer answers between what others say
    is_sure: bool = False  # whether no other site has its names, though it has names of others

    def may_have_made(self, source: str) -> bool:
        """Whether one of the names of its texts stands in a page at all."""
        return any(selector[-1] in source for role, selectors in self.roles if role in ("text", "posts") for selector in selectors)

    def role_of(self, path: Sequence[frozenset[str]]) -> str:
        """What the elements around a block make it; empty for what is the site's. `path`: the names of each, from outside."""
        return next((role for role, selectors in self.roles if any(_fits(selector, path) for selector in selectors)),
                    "said" if not self.says_what_is_said and any(
                        _SAID_BY_NAME.fullmatch(name) for names in path for name in names) else "")


@dataclass(frozen=True)
class Known:
    """Which blocks are the title, and what others say; and why the rest is left out that is not the text."""

    title: int = 0  # the number of a block; 0 for none
    begin: int = 0  # where in that block the title begins, behind the name of the column or a label
    said: frozenset[int] = frozenset()
    site: dict[int, str] = field(default_factory=dict)
    below: dict[int, str] = field(default_factory=dict)  # the same below the text, where nothing says where its comments are
    more: frozenset[int] = frozenset()  # blocks of the text below what others said
    comments: int = 0  # the number of the block at which the comments begin; 0 where nothing says it
    led: dict[int, int] = field(default_factory=dict)  # where what is said begins in its block, behind a name
    stop: int = 0  # where in its block the title ends, before when it was written; 0: with the block

    def comments_from(self, blocks: Sequence[Block]) -> int | None:
        """The first block of the comments; None where nothing says where they are."""
        if not self.said and not self.comments:
            return None
        return next((i for i, block in enumerate(blocks) if block.n in self.said or block.n >= self.comments > 0), len(blocks))

    def titled(self, blocks: list[Block]) -> list[Block]:
        """The blocks of a page, with the title as its h1."""
        return [replace(block, tag="h1") if block.n == self.title else block for block in blocks] if self.title else blocks


@cache
def platforms() -> tuple[Platform, ...]:
    """All of the vocabulary file, in order."""
    data = load("platforms.yml")

    def selectors(row: dict[str, Any], role: str) -> tuple[_Selector, ...]:
        return tuple(tuple(name.split()) for name in (*row.get(role, ()), *data.get(role, ())))

    def order(row: dict[str, Any]) -> tuple[str, ...]:
        return ("title", *_ROLES) if row.get("sure") else _ROLES  # its title stands inside what is dropped

    return tuple(Platform(row["name"], tuple((role, selectors(row, role)) for role in order(row)), "said" in row or "posts" in row,
                          bool(row.get("answered")), bool(row.get("sure")))
                 for row in sorted(data["platforms"], key=lambda row: not row.get("sure")))


def borders_of(source: str) -> frozenset[str]:
    """The names of elements that part what they hold from the words beside them, in a page of a site that is known: a name or what
    one says may stand in a line with others. Names that anybody may give (quote, title) do not."""
    return frozenset(selector[-1] for platform in platforms() if platform.may_have_made(source)
                     for role, selectors in platform.roles if role in ("title", "said", "drop") for selector in selectors
                     if len(selector) == 1 and not (selector[0].isalpha() and selector[0].islower()))


NOTHING = Known()
_THREAD = Platform("论坛", ())


def known_page(blocks: Sequence[Block], site: Mapping[int, str]) -> Known:
    """What a page's own names say; nothing where it has none that are known, or where most that is said stands elsewhere. `site`:
    the numbers of the blocks inside elements that hold no text on any page."""
    paths = [_names(block.path) for block in blocks]
    there = frozenset(name for path in paths for names in path for name in names)
    best: list[str] = []
    for platform in platforms():
        if any(selector[-1] in there for role, selectors in platform.roles if role in ("text", "posts") for selector in selectors):
            roles = [platform.role_of(path) for path in paths]
            if _size(blocks, roles, "text", "posts") > _size(blocks, best, "text", "posts"):
                best, made_by = roles, platform
            if platform.is_sure:
                break
    is_known = bool(best)
    if not is_known:
        best, made_by = floors(blocks), _THREAD
    if not best:
        return NOTHING
    places = [i for i, role in enumerate(best) if role == "text"]
    if places and any(best[i] == "title" or (not best[i] and _may_be_written(blocks[i])) for i in range(places[0], places[-1])):
        return NOTHING  # several texts, with headings or more between them
    roles = _with_answers(best) if made_by.is_answered else _below_the_text(of_the_first(blocks, best))
    size = _size(blocks, roles, "text", "more")
    if (size < _ENOUGH and not made_by.is_sure) or sum(len(_HAN.findall(block.text)) for block, role in zip(blocks, roles, strict=True)
                             if not role and _is_said(block)) * 2 > size:
        return NOTHING
    roles = _with_what_follows(blocks, roles, site) if is_known else roles
    title, begin = _title_of(blocks, roles)
    reason = f"{Why.COLUMN}（{made_by.name}）"
    others = {block.n: reason for block, role in zip(blocks, roles, strict=True)
              if block.n != title and block.tag != "title" and not _NOTE.match(block.text) and (
                  role in ("drop", "title", "writer") or (not role and (title or not _TOP_HEADING.fullmatch(block.tag))))}
    said = frozenset(block.n for block, role in zip(blocks, roles, strict=True) if role == "said")
    last = 0 if said else blocks[_last_of_text(roles)].n
    below = {n: reason for n in others if last and n > last}
    more = frozenset(block.n for block, role in zip(blocks, roles, strict=True) if role == "more")
    return Known(title, begin, said, {n: reason for n in others if n not in below}, below, more)


def _with_what_follows(blocks: Sequence[Block], roles: Sequence[str], site: Mapping[int, str]) -> list[str]:
    """Headings, entries and paragraphs right below the text that are no links: what somebody wrote beside it (用料, 注释)."""
    out = list(roles)
    for i in range(_last_of_text(roles) + 1, len(blocks)):
        block = blocks[i]
        if roles[i] or block.links or block.n in site or block.tag not in _WRITTEN or not _HAN.search(block.text) or (
                site_line(block.text) or is_zone_heading(block.text)):
            break
        out[i] = "text"
    return out


def _may_be_written(block: Block) -> bool:
    """Whether a block outside of every place is more than the site's: a heading, or words that are no link."""
    return bool(_HEADING.fullmatch(block.tag)) or (not block.links and len(_HAN.findall(block.text)) >= _SHORTEST)


def _is_said(block: Block) -> bool:
    """Whether a block that is no link says something."""
    return block.tag != "title" and not block.links and bool(_SENTENCE.search(block.text))


def _with_answers(roles: Sequence[str]) -> list[str]:
    """What the writer adds below the first words of others is text all the same."""
    first = next((i for i, role in enumerate(roles) if role == "said"), len(roles))
    return ["more" if role == "text" and i > first else role for i, role in enumerate(roles)]


def _below_the_text(roles: Sequence[str]) -> list[str]:
    """What stands between two pieces of the text is of it, whatever it is called; what others say stands below all of it."""
    first, last = roles.index("text"), _last_of_text(roles)
    return [("text" if first < i < last else "") if role == "said" and i < last else role for i, role in enumerate(roles)]


def _last_of_text(roles: Sequence[str]) -> int:
    return max(i for i, role in enumerate(roles) if role == "text")


def _title_of(blocks: Sequence[Block], roles: Sequence[str]) -> tuple[int, int]:
    """The number of the block that is the title, and where in it the title begins: what has its role, or stands above the text and
    says what a piece of `<title>` does, or ends with that."""
    whole = next((block.text for block in blocks if block.tag == "title"), "")
    pieces = sorted((piece for piece in _DASH.split(whole) if len(core(piece)) >= _SHORTEST), key=len, reverse=True)
    above = [(block, role) for block, role in zip(blocks[:roles.index("text")], roles, strict=False) if block.tag != "title"]
    every = [block for block, role in above if role == "title"]
    heads = [block for block, role in above if block.tag == "h1" and not role]
    begun = [block for block in every if len(every) > 1 and len(core(block.text)) >= _SHORTEST
             and core(whole).startswith(core(block.text))]
    if len(begun) == 1:
        return begun[0].n, 0
    named = every[-1] if every and (len(every) == 1 or not heads) else None
    for piece in pieces:
        for block in [*every, *(() if named else [block for block, _ in above])]:
            if core(block.text) == core(piece):
                return block.n, 0
            if block.text.endswith(piece) and (block in every or block.tag in ("h1", "h2")) and _DASH.match(block.text[:-len(piece)][::-1]):
                return block.n, len(block.text) - len(piece)
    return (named.n, 0) if named else (heads[-1].n, 0) if every else (0, 0)


def _size(blocks: Sequence[Block], roles: Sequence[str], *wanted: str) -> int:
    return sum(len(_HAN.findall(block.text)) for block, role in zip(blocks, roles, strict=False) if role in wanted)


def _names(path: Sequence[str]) -> list[frozenset[str]]:
    """The names of each; what the whole page is called says nothing."""
    return [frozenset(part.partition(".")[2].split()) for part in path if "." in part and not part.startswith(("html.", "body."))]


def _fits(selector: _Selector, path: Sequence[frozenset[str]]) -> bool:
    """Whether elements of these names stand one inside the other, others between them or not."""
    at = iter(path)
    return all(any(name in names for names in at) for name in selector)
