"""Chinese typography: a Markdown text in; the same with full-width punctuation, and the places that differ, out.

The work is AutoCorrect's; code, links and front matter stay as they are, and no spaces are put between Han and Latin.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import autocorrect_py

from zhiku.frontmatter import split_front_matter

_RULES = '{"rules": {"space-word": 0, "spellcheck": 0}, "context": {"codeblock": 0}}'


@cache
def _configure() -> None:
    autocorrect_py.load_config(_RULES)  # type: ignore[attr-defined]  # its stub leaves it out


@dataclass(frozen=True)
class Correction:
    """One line's stretch that would change; `line` and `column` count from 1."""

    line: int
    column: int
    old: str
    new: str


def corrected(text: str) -> str:
    """The text as it should be; correcting twice is correcting once."""
    _configure()
    _, body, _ = split_front_matter(text)
    return text[: len(text) - len(body)] + str(autocorrect_py.format_for(body, "markdown"))


def corrections(text: str) -> list[Correction]:
    """What `corrected` would change, in order."""
    _configure()
    _, body, first = split_front_matter(text)
    found = autocorrect_py.lint_for(body, "markdown")
    return [Correction(line.line + first - 1, line.col, line.old, line.new) for line in found.lines]
