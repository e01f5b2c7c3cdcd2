"""Straight quotation marks around Chinese words in a paragraph in; edits out. Which they are, `check --fix` says the same way."""

from __future__ import annotations

from collections.abc import Iterator

from zhiku.intake.context import Passage
from zhiku.intake.values import Edit
from zhiku.quotes import curls


def step(passage: Passage) -> Iterator[Edit]:
    """Each mark of a pair that is sure."""
    for at, mark in curls(passage.text):
        yield Edit(at, at + 1, mark, "layout:straight-quote", "auto", "中文正文里用了直引号")
