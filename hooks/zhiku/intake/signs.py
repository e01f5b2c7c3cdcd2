"""A line in; whether it is nothing but what sites write around a text (dates, regions, counts, buttons, ranks), out."""

from __future__ import annotations

import re
from functools import cache

from zhiku.intake.regions import as_known
from zhiku.intake.rules import load

_LONGEST = 80
_COUNT = re.compile(r"(?:\d\s?|\d{2,6}\s)[则篇笔]\s?\S{2}")  # so may a chapter be called: 3 则留言, 5 篇讨论
_BLANKS = " \t\r\n\u3000\u00a0\u200b\u200c\u200d\ufeff"  # what sites copied into the clipboard hide before a button


@cache
def _signs() -> re.Pattern[str]:
    data = load("signs.yml")
    date = load("comments.yml")["date"]

    def either(key: str) -> str:
        return "|".join(data[key]).replace("{DATE}", date).replace("{REGION}", data["region"])

    return re.compile(f"(?P<sure>{either('sure')})|(?P<loose>{either('loose')})|{data['between']}")


def is_of_signs(text: str, *, among_comments: bool = False) -> bool:
    """Whether a line consists of signs. Among comments any sign will do; elsewhere one must be among them that texts never have."""
    line = text.strip(_BLANKS)
    if not 0 < len(line) <= _LONGEST:
        return False
    line, at, found = as_known(line), 0, set()
    while at < len(line):
        match = _signs().match(line, at)
        if match is None or match.end() == at:
            return False
        found.add(match.lastgroup)
        at = match.end()
    return ("sure" in found and (among_comments or not _COUNT.fullmatch(text.strip(_BLANKS)))) or (among_comments and "loose" in found)
