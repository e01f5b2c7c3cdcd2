"""A line in; the same with the words that sites of Taiwan and Hong Kong have for what others call otherwise (登入, 3 则留言) as the
vocabularies know them, of the same length, out."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from zhiku.intake.rules import load


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    data = load("regional.yml")
    known: dict[str, str] = {**data["words"], **data["counted"]}
    counted = rf"(?<=\d)(?P<gap>\s?)(?P<counted>{'|'.join(data['counted'])}){data['counts']}"
    return re.compile(f"{'|'.join(data['words'])}|{counted}"), known


@cache
def _any() -> AhoCorasick:
    return AhoCorasick(list(_words()[1]))


def as_known(text: str) -> str:
    """A line as the vocabularies would have it. For questions only: what is kept is the line itself."""
    if not _any().find_matches_as_indexes(text):
        return text
    pattern, known = _words()
    return pattern.sub(lambda match: match["gap"] + known[match["counted"]] if match["counted"] else known[match[0]], text)


def counts_otherwise(text: str) -> bool:
    """Whether a line counts as those sites do (3 则留言, 5 篇讨论), which a writer may as well do over a chapter."""
    return any(match["counted"] for match in _words()[0].finditer(text))
