"""The attributes of an element in; the words that a block keeps of it, out: its classes and id, that nobody sees it, its role, how
its words look, and marks for what later rooms ask."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from zhiku.intake.boilerplate import UNSEEN
from zhiku.intake.folds import FOLD, is_folded, is_head
from zhiku.intake.html_elements import BLOCK

_SET_OFF = re.compile(r"(?:^|(?<=[;\s]))(?:(?:font-size|color)\s*:[^;]{1,30}|font-weight\s*:\s*(?:bold|[6-9]00))")
LOOK = "zhiku-look="
"""Stands before the classes of an element whose words are written in a size, a colour or a weight of their own."""
LISTED = "zhiku-listed"
"""Stands among the classes of a paragraph that Word says is an entry of a list; its sign is a letter of a font of signs."""
NAMED = "zhiku-named"
"""Stands among the classes of a block whose words all stand in elements that are called the name of somebody, or where from."""
TICKED = "zhiku-ticked"
"""Stands among the classes of a block that begins with a box to be ticked: an entry of a list."""
LINES = "zhiku-lines"
"""Stands among the classes of an element whose lines are as they were written, although it is not called `pre`."""
_OF_LINES = "bbs-screen"  # bulletin boards
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nick|nickname|nick-name|username|user-name|uname|(?:sub|cmt|comment|reply|author|to|from)[-_]?name"
    r"|location|ip-?(?:location|region|addr))(?:$|[\s_])", re.I)
_TO = re.compile(r"(?:回[复覆]|回應|回应|@|作者|楼主|樓主|博主|置顶|[\s▶▸>→·])*")
_SAYS = re.compile(r"\s*(?:作者|楼主|樓主|博主)?\s*[:：]\s*")
_LONGEST_HEAD = 48
FONT_OF_SIGNS = re.compile(r"font-family\s*:\s*[\"']?(?:Wingdings|Symbol|Courier New)", re.I)


def classes_of(name: str, attributes: Mapping[str, str], *, behind: bool = False) -> str:
    """Classes and id of an element, that nobody sees it, how its words look, and the number with which its entries begin; `behind`:
    it stands right behind a button that unfolds something."""
    is_hidden = ("hidden" in attributes or re.search(r"display\s*:\s*none", attributes.get("style", ""))) and not is_folded(
        attributes, behind=behind)
    shown = ";".join(attributes[key] for key in ("color", "size") if key in attributes) if name == "font" else ";".join(
        _SET_OFF.findall(attributes.get("style", "")))
    look = LOOK + re.sub(r"\s", "", shown)[:40] + " " if shown else ""
    listed = f"{LISTED} " if re.search(r"mso-list\s*:\s*l\d", attributes.get("style", "")) else ""
    begin = f"start={attributes['start']} " if re.fullmatch(r"[2-9]|[1-9]\d{1,2}", attributes.get("start", "")) else ""
    role = f"role={attributes['role']} " if re.fullmatch("[a-z]{1,20}", attributes.get("role", "")) else ""
    lines = f"{LINES} " if _OF_LINES in attributes.get("class", "").split() else ""
    item = "itemprop=author " if attributes.get("itemprop", "").lower() == "author" else ""
    fold = f"{FOLD} " if is_head(name, attributes) else ""
    marks = f"{look}{listed}{f'{UNSEEN} ' if is_hidden else ''}{fold}{begin}{role}{item}{lines}"
    return f"{marks}{attributes.get('class', '')} {attributes.get('id', '')}".strip()[:120]


def in_lines(stack: Sequence[tuple[str, str]]) -> bool:
    """Whether a line ends here where it ends in the source: in `pre`, and right in an element of lines."""
    innermost = next((classes for name, classes in reversed(stack) if name in BLOCK), "")
    return LINES in innermost.split() or any(name == "pre" for name, _ in stack[-4:])


def look_of(stack: list[tuple[str, str]]) -> str:
    """The size, colour and weight that the innermost block element, or what stands in it, has of its own; "" for none."""
    for name, classes in reversed(stack):
        if classes.startswith(LOOK):
            return classes.split()[0].removeprefix(LOOK)
        if name in BLOCK:
            break
    return ""


def is_in_name(stack: list[tuple[str, str]]) -> bool:
    """Whether an element in a line is called the name of somebody."""
    inside = takewhile(lambda element: element[0] not in BLOCK, reversed(stack))
    return any(_NAMES.search(classes) for _, classes in inside)


def said_behind(text: str, in_name: Sequence[bool]) -> int:
    """Where the words of a line begin that opens with who says them, and perhaps to whom: 晚风作者回复桂花巷：…… ; `in_name`: whether each
    character stands in an element that is called so. 0 where it does not."""
    last = max((i for i, named in enumerate(in_name) if named), default=-1)
    if last < 0 or last > _LONGEST_HEAD or all(in_name):
        return 0
    between = "".join(char for char, named in zip(text[:last + 1], in_name, strict=False) if not named)
    behind = _SAYS.match(text, last + 1)
    return behind.end() if behind and behind.end() < len(text) and _TO.fullmatch(between) else 0


def mark_listed(stack: list[tuple[str, str]]) -> None:
    """A paragraph that Word calls one of a list is an entry of it, for it begins with a sign."""
    k = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] in BLOCK), -1)
    if k >= 0 and "MsoList" in stack[k][1] and LISTED not in stack[k][1]:
        stack[k] = (stack[k][0], f"{stack[k][1]} {LISTED}".strip())
