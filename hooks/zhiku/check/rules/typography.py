"""Chinese typography, by AutoCorrect: full-width punctuation in Chinese text. Verbatim law is set apart by a switch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World, mask
from zhiku.typography import corrected, corrections

_HALF = lazy(r"(?:[\u4e00-\u9fff”’）》】〕]\*{0,3}(?P<mark>[,;:!?])(?!(?<=!)\[)(?=[\u4e00-\u9fff“‘（《【〔(\[\"'*]|[ \t]*$)"
             r"|(?<![=A-Za-z0-9])(?P<quoted>\"(?=[^\"\n]{0,80}[\u4e00-\u9fff])[^\"\n]{1,160}\"))", re.M)
_NO_WORDS = lazy(r"<[^<>\n]{0,300}>|\{[^{}\n]{0,300}\}|\]\([^()\n]{0,300}\)|^[ \t]*(?:!!!|\?\?\?|===|\*\[|\[[^\]\n]{1,80}\]:)[^\n]*"
                 r"|https?://[^\s，。）]+", re.M)
AROUND = 6
"""Characters shown on either side of a place."""


def find(document: Document, world: World) -> Iterator[Problem]:
    """Every place that would change, with a few characters around it."""
    found = corrections(document.text)
    yield from _left(document, {change.line for change in found})
    if not found:
        return
    starts = [0]
    for line in document.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for change in found:
        offset = starts[change.line - 1] + change.column - 1
        for was, now, at in _places(change.old, change.new):
            opens, closes = "「」" if '"' in was else "“”"
            yield Problem(offset + at, f"标点或空格不对：{opens}{was}{closes}应当是{opens}{now}{closes}。可以用 zhiku check --fix 改好。")


def _left(document: Document, told: set[int]) -> Iterator[Problem]:
    """Half-width marks that AutoCorrect leaves alone, on lines of which it says nothing: a person has to change them."""
    text = document.masked
    if not _HALF.search(text):
        return
    text = mask(text, _NO_WORDS)
    for match in _HALF.finditer(text):
        if text.count("\n", 0, match.start()) + 1 not in told:
            mark = match["mark"] or match["quoted"][0]
            meant = "“”" if mark == '"' else chr(ord(mark) + 0xFEE0)
            at = match.start("mark") if match["mark"] else match.start("quoted")
            yield Problem(at, f"“{match[0][:20]}”里有半角的 {mark}，中文用 {meant}；要自己改，--fix 改不了。")


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
