"""Chinese typography, by AutoCorrect: full-width punctuation in Chinese text. Verbatim law is set apart by a switch."""

from __future__ import annotations

from collections.abc import Iterator

from zhiku.check.model import Document, Problem, Rule, World
from zhiku.typography import corrected, corrections


def find(document: Document, world: World) -> Iterator[Problem]:
    """Every stretch that would change."""
    starts = [0]
    for line in document.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for change in corrections(document.text):
        offset = starts[change.line - 1] + change.column - 1
        yield Problem(offset, f"标点或空格不对：“{_short(change.old)}”应当是“{_short(change.new)}”。"
                      "可以用 zhiku check --fix 改好。")


def _short(text: str, most: int = 40) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= most else text[:most] + "…"


RULE = Rule("typography", "warning", "中文用全角标点", find, corrected)
