"""Chinese typography, by AutoCorrect: full-width punctuation in Chinese text. Verbatim law is set apart by a switch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.prose import shown
from zhiku.typography import corrected, corrections

_QUOTED = lazy(r"(?<![=A-Za-z0-9])\"(?=[^\"\n]{0,80}[\u4e00-\u9fff])[^\"\n]{1,160}\"")
_HAN = r"[\u4e00-\u9fff]"
DOUBTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy(r"(?<=[\u4e00-\u9fffA-Za-z0-9”）》])[，。；：、](?:[,;]|[，。；：、](?![，。；：、])|。(?=。(?!。)))"),
     "标点连用了；请删去一个，中间少了词的补上词"),
    (lazy(rf"“(?=[^“”\"\n]*{_HAN})[^“”\"\n]{{1,80}}\"(?=[^\"\n]*$)"
          rf"|^[^\"\n]*(?P<at>\"(?=[^“”\"\n]*{_HAN})[^“”\"\n]{{1,80}}”)(?=[^\"\n]*$)", re.M),
     "引号一个是全角的，一个是直的；请改成一对“”"),
    (lazy(rf"(?:(?<=[\u4e00-\u9fff，。：；、？！])|^)'(?={_HAN})[^'\n]{{1,40}}'(?![A-Za-z0-9])", re.M),
     "直的单引号；中文用 “”，引号里面的引号用 ‘’，请改"),
)
"""What a person has to decide, and what to tell them."""
AROUND = 6
"""Characters shown on either side of a place."""


def find(document: Document, world: World) -> Iterator[Problem]:
    """Every place that would change, with a few characters around it."""
    found = corrections(document.text)
    yield from _left(document, {change.line for change in found})
    if not found:
        return
    lines, starts = document.text.split("\n"), [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for change in found:
        line, first = lines[change.line - 1], change.column - 1
        last = first + len(change.old)
        around = AROUND if len(change.old) < AROUND else 0  # a mark alone tells nobody where it stands
        before, after = line[max(first - around, 0):first], line[last:last + around]
        offset = starts[change.line - 1] + first - len(before)
        for was, now, at in _places(f"{before}{change.old}{after}", f"{before}{change.new}{after}"):
            opens, closes = "「」" if '"' in was else "“”"
            yield Problem(offset + at, f"标点或空格不对：{opens}{was}{closes}应当是{opens}{now}{closes}。可以用 zhiku check --fix 改好。")


def _left(document: Document, told: set[int]) -> Iterator[Problem]:
    """What a person has to change: straight quotation marks on lines of which nothing else is said, and doubtful marks."""
    text = shown(document.masked)
    if '"' in text:
        for match in _QUOTED.finditer(text):
            if text.count("\n", 0, match.start()) + 1 not in told:
                was = document.text[match.start():match.end()]
                yield Problem(match.start(), f"“{was[:20]}”里有半角的 \"，中文用 “”；要自己改，--fix 改不了。")
    for pattern, meant in DOUBTS:
        for match in pattern.finditer(text):
            at = match.start("at") if "at" in pattern.groupindex and match["at"] else match.start()
            yield Problem(at, f"「{document.text[max(0, at - 2):match.end()].strip()[:20]}」：{meant}；--fix 改不了。")


def _places(old: str, new: str) -> Iterator[tuple[str, str, int]]:
    """Each difference as it was and as it should be, with its offset; near ones count as one."""
    changes = [code[1:] for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    joined: list[tuple[int, int, int, int]] = []
    for a, b, c, d in changes:
        if joined and a - joined[-1][1] <= AROUND:
            joined[-1] = (joined[-1][0], b, joined[-1][2], d)
        else:
            joined.append((a, b, c, d))
    for a, b, c, d in joined:
        before, after = old[max(a - AROUND, 0):a], old[b:b + AROUND]
        was, now = (f"{before}{middle}{after}".replace("\n", " ") for middle in (old[a:b], new[c:d]))
        yield was, now, a


RULE = Rule("typography", "warning", "中文用全角标点", find, corrected)
