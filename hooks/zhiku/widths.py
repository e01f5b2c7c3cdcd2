"""A Markdown text in; the marks between its Chinese words as they should be, out, where AutoCorrect leaves them.

AutoCorrect looks at the two characters beside a mark. Here bold letters, links and code may stand between, a blank before;
and a sign of several (...... -- 。。。) is made the Chinese one. What may be meant otherwise is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zhiku.prose import ASIDE, LIST, NONE, shown

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
STOPS = "，。；：！？、"
OPENING, CLOSING = "“‘「『《〈（【〔", "”’」』》〉）】〕"
_A = f"[{ASIDE}]*"
_END = f"[ \t]*{_A}[ \t\r]*(?:$|\\||{LIST})"
_WORD = f"(?:[{HAN}％℃]|[{HAN}{STOPS}…？][{CLOSING}])"
"""The end of words that are surely Chinese."""
_ANY = f"[{HAN}{CLOSING}…％℃]"
_WIDE = str.maketrans(",;:!?.", "，；：！？。")


class Rule(NamedTuple):
    """What a pattern's group `edit` becomes; `meant` "": the same, wide."""

    name: str
    pattern: re.Pattern[str]
    meant: str = ""


def _rule(name: str, pattern: str, meant: str = "") -> Rule:
    return Rule(name, re.compile(pattern, re.M), meant)


RULES: tuple[Rule, ...] = (
    _rule("ellipsis", f"[{HAN}{CLOSING}{OPENING}]{_A}(?P<edit>(?:\\.{{3,6}}|。{{3,6}}))(?![./\\\\。])", "……"),
    _rule("half-ellipsis", f"(?:^|[{HAN}{CLOSING}{OPENING}{STOPS}]{_A})(?P<edit>…)"
          f"(?={_A}(?:[{HAN}{CLOSING}{OPENING}{STOPS}]|{_END}))", "……"),
    _rule("dash", f"{_ANY}{_A}(?P<edit>[ \t]*(?:-{{2,3}}|[－─―]{{2}})[ \t]*)(?={_A}[{HAN}{OPENING}])", "——"),
    _rule("blank-at-dash", f"[{HAN}{CLOSING}{STOPS}]{_A}(?P<edit>[ \t]+——[ \t]*|——[ \t]+)(?={_A}[{HAN}{OPENING}])", "——"),
    _rule("between", f"{_ANY}{_A}(?P<edit>[ \t]*[,;:!?][ \t]*)(?={_A}[{HAN}{OPENING}])"),
    _rule("before-other", f"{_WORD}{_A}(?P<edit>[ \t]*[,;:!?][ \t]*)(?={_A}[(\"{NONE}])"),
    _rule("before-latin", f"[{HAN}]{_A}(?P<edit>[;:!][ \t]*)(?={_A}[A-Za-z0-9])"),
    _rule("at-end", f"{_WORD}{_A}(?P<edit>[ \t]*[,;:!?])(?={_END})"),
    _rule("behind-markup", f"(?:{NONE}{_A}|[A-Za-z0-9%]{_A}(?<={ASIDE}))(?P<edit>[ \t]*[,;:!?][ \t]*)(?={_A}[{HAN}{OPENING}])"),
    _rule("behind-latin", f"[A-Za-z0-9](?P<edit>;)(?={_A}[{HAN}])"),
    _rule("stop", f"(?:[{HAN}{STOPS}…][{CLOSING}]{_A}|[{HAN}]{_A}(?<={ASIDE}))(?P<edit>\\.)(?={_A}(?:[{HAN}{OPENING}]|{_END}))"),
    _rule("blank-before-stop", f"[{HAN}{CLOSING}…A-Za-z0-9{NONE}]{_A}(?P<edit>[ \t]+)(?=[{STOPS}])", " "),
    _rule("blank-behind-stop", f"[{STOPS}](?P<edit>[ \t]+)(?=[{ASIDE}]+[{HAN}{OPENING}])", " "),
)
"""In the order in which they are asked; where two see the same place, the first counts."""
_MAY_BE = re.compile(
    f"[{HAN}{CLOSING}…`*~)>}}\\]A-Za-z0-9%℃％][*~]*[ \t]*[,;:!?.-]-*[ \t]*(?:[^A-Za-z0-9|#/ \t-]|\\Z)|[{HAN}][;:!]|[.。]{{3}}|…|[－─―]{{2}}"
    f"|[ \t](?:——|[{STOPS}])|——[ \t]|[{STOPS}][ \t]+[^ \t\n]|(?<!\\])[（(]")
_SIGNS = re.compile(r"[\[\]*<]|~~")
_KEPT = re.compile(
    r":[a-z][a-z0-9_+-]*:|&#?[A-Za-z0-9]+;|(?<![\w:;=])[:;=]['^-]?[(DPp](?![\w(])|[:;]['^-]?\)|\?[A-Za-z_]+=|\$[^\s$][^$\n]*\$")
"""Signs that a mark belongs to: :smile: &nbsp; :-) ?id=1 and formulas."""
_FACE = re.compile(rf"(?<=[{HAN}{CLOSING}{STOPS}])[:;]['^-]?[()DP](?![\w(])")
_BRACKET = re.compile("[()（）]")
_HAN = re.compile(f"[{HAN}]")
_SIDE = re.compile(f"(?:^|[{HAN}{STOPS}{CLOSING}{OPENING}…—|])$", re.M)
_BESIDE = re.compile(f"(?:[{HAN}{STOPS}{CLOSING}{OPENING}…—|,;:!?.]|$|{LIST})", re.M)
_ITEM = re.compile(rf"^[ \t>{ASIDE}]*(?:(?:[-+]|#{{1,6}}|\d+[.)、])[ \t]+)?{_A}[ \t]*$")


class Edit(NamedTuple):
    """A stretch of a text, and what it should be."""

    start: int
    end: int
    new: str


def widened(text: str) -> str:
    """The text with every mark that is sure as it should be; lines stay lines."""
    out, at = [], 0
    for start, end, new in edits(text):
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


def words_of(text: str) -> str:
    """The text as these rules see it: what is no words as signs, the signs of bold letters and links too."""
    words = _SIGNS.sub(lambda found: ASIDE * len(found[0]), shown(text))
    for pattern in (_KEPT, _FACE):
        words = pattern.sub(lambda found: NONE * len(found[0]), words)
    return words


def edits(text: str) -> list[Edit]:
    """What is to change, in order."""
    if not _MAY_BE.search(text):
        return []
    words = words_of(text)
    found = [Edit(*match.span("edit"), rule.meant.strip() if rule.meant else match["edit"].strip(" \t").translate(_WIDE))
             for rule in RULES for match in rule.pattern.finditer(words)]
    found += _brackets(words)
    taken: list[Edit] = []
    places: set[int] = set()
    for each in found:
        if places.isdisjoint(range(each.start, each.end)):
            taken.append(each)
            places.update(range(each.start, each.end))
    return sorted(taken)


def _brackets(words: str) -> Iterator[Edit]:
    """Half-width brackets that are to be wide: the other half of a wide one, and a pair around Chinese between Chinese."""
    start = 0
    for line in words.split("\n"):
        opened: list[int] = []
        of_line = _BRACKET.findall(line)
        is_even = 2 * sum(one in "(（" for one in of_line) == len(of_line)  # 1) opens none
        for match in _BRACKET.finditer(line) if is_even else ():
            at = match.start()
            if match[0] in "(（":
                opened.append(at)
            elif opened and _is_wide(line, first := opened.pop(), at):
                yield from (Edit(start + one, start + one + 1, new) for one, new in ((first, "（"), (at, "）")) if line[one] != new)
        start += len(line) + 1


def _is_wide(line: str, opens: int, closes: int) -> bool:
    if (line[opens] == "（") != (line[closes] == "）"):
        return True
    before, after = line[:opens].rstrip(f" \t{ASIDE}"), line[closes + 1:].lstrip(f" \t{ASIDE}")
    return line[opens] == "(" and bool(
        _HAN.search(line, opens, closes) and (_SIDE.search(before[-1:]) or _ITEM.match(line[:opens])) and _BESIDE.match(after))
