"""Lines of MkDocs's log in; what its reader should hear of them, in Chinese, out: no line about what it is doing just now.

MkDocs warns in English (`build_log.tsv` says each in Chinese); our own findings come through the same log and are Chinese already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ASIDE = ("INFO ", "DEBUG ")
"""How lines begin that say what it does; those that belong to one begin with a blank."""
_AGAIN, _DONE = "Building documentation...", "Reloading browsers"
"""Where a build begins and where one ended well. `Documentation built in 0.12 seconds` is no such sign: what builds says nothing twice,
so it is missing where two builds took equally long."""
_LEVEL = re.compile(r"(WARNING|ERROR|CRITICAL) *-  (?:zhiku: )?")
_SAID = {"WARNING": "提醒：", "ERROR": "错误：", "CRITICAL": "错误："}
_MEANT = re.compile(r" Did you mean '(.*)'\?$")
AGAIN = "——— 又生成了一遍 ———\n"
"""Between what two builds say, so that what is still wrong isn't taken for what was."""
GOOD = "刚才说的都改好了。\n"


@dataclass(frozen=True)
class Heard:
    """One line for the reader, and whether it says that something is wrong enough for no site."""

    text: str
    wrong: bool = False


@cache
def _sayings() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = files("zhiku").joinpath("build_log.tsv").read_text("utf-8").splitlines()
    return tuple((re.compile(pattern), said) for pattern, said in (row.split("\t") for row in rows))


def heard(lines: Iterable[str], place: Callable[[str, str], str]) -> Iterator[Heard]:
    """`place` says where in a page (a path below docs/) a link stands, `docs/x.md:3:2`."""
    told = troubled = False
    builds = said = 0
    for line in lines:
        if line.startswith((*_ASIDE, " ", "\n")):
            told = told and line.startswith((" ", "\n"))
            if _AGAIN in line:
                builds, troubled, said = builds + 1, troubled or said > 0, 0  # a build that broke off mended nothing
            elif _DONE in line and not said:
                if troubled:
                    yield Heard(GOOD)
                troubled = False
        else:
            told = True
        if told:
            if not said and builds > 1 and line.strip():
                yield Heard(AGAIN)
            said += bool(line.strip())
            yield Heard(in_chinese(line, place), line.startswith(("ERROR", "CRITICAL")))


def in_chinese(line: str, place: Callable[[str, str], str]) -> str:
    """A line as its reader should read it; one that nobody translated stays, behind the Chinese word for its level."""
    level = _LEVEL.match(line)
    words = line[level.end():] if level else line
    meant = _MEANT.search(words.rstrip())
    bare = (words[: meant.start()] if meant else words).rstrip()
    for pattern, said in _sayings():
        if match := pattern.fullmatch(bare):
            named = match.groupdict()
            where = f"{place(named['page'], named.get('link', ''))} " if "page" in named else ""
            hint = f"；你是不是要写 \"{meant[1]}\"？" if meant else "。"
            words = f"{where}{said.format_map(named)}{hint}\n"
            break
    return (_SAID[level[1]] if level else "") + words
