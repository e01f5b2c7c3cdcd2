"""A regular expression in; words of which every match must contain one out, so that most sentences are never tried.

Four hundred patterns over every sentence would take minutes; one look for all words at once (Aho-Corasick) says which
patterns to try on which sentence.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from zhiku.check.package_data import read_data

_parser: Any = re._parser  # type: ignore[attr-defined]  # the parse that `re` itself compiles
_MOST = 400


@dataclass(frozen=True)
class Keys:
    """Words of which any match contains one of `first` and, elsewhere, one of `second`; empty: nothing can be said."""

    first: frozenset[str]
    second: frozenset[str]


def keys_of(pattern: str) -> Keys:
    """The words by which a pattern announces itself: as written down, or else by a look at the pattern."""
    known = _written().get(_name(pattern))
    return Keys(frozenset(known[0]), frozenset(known[1])) if known else find_keys(pattern)


def find_keys(pattern: str) -> Keys:
    """The two most telling sets of words of which every match contains one."""
    found = sorted(_sets(_parser.parse(pattern)), key=_worth, reverse=True)
    return Keys(*[*found, frozenset(), frozenset()][:2])


def may_match(pattern: str, text: str) -> bool:
    """Whether the text holds the words without which the pattern can't match: looking for them is much faster."""
    keys = _found(pattern)
    return (not keys.first or any(w in text for w in keys.first)) and (
        not keys.second or any(w in text for w in keys.second))


def written_keys(patterns: Iterable[str]) -> str:
    """The file that spares every start the look at every pattern."""
    rows = {_name(p): [sorted(keys.first), sorted(keys.second)] for p in patterns for keys in [find_keys(p)]}
    return "{\n" + ",\n".join(f'"{name}": {json.dumps(row, ensure_ascii=False)}' for name, row in sorted(rows.items())) + "\n}\n"


@cache
def _found(pattern: str) -> Keys:
    return find_keys(pattern)


@cache
def _written() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = json.loads(read_data("unlawful_keys.json"))
    return found


def _name(pattern: str) -> str:
    return f"{zlib.crc32(pattern.encode()):08x}"


def _best(parsed: Any) -> frozenset[str] | None:
    return max(_sets(parsed), key=_worth, default=None)


def _sets(parsed: Any) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    run = ""
    for operator, value in parsed:
        name = str(operator)
        if name == "LITERAL":
            run += chr(value)
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        words = _words(name, value)
        if words:
            found.append(words)
    return [*found, frozenset({run})] if run else found


def _words(name: str, value: Any) -> frozenset[str] | None:
    if name == "SUBPATTERN":
        return _best(value[3])
    if name == "BRANCH":
        sets = [_best(branch) for branch in value[1]]
        united: frozenset[str] = frozenset().union(*(s for s in sets if s))
        return united if all(sets) and len(united) <= _MOST else None
    if name == "MAX_REPEAT" or name == "MIN_REPEAT":
        return _best(value[2]) if value[0] > 0 else None
    if name == "IN" and all(str(op) == "LITERAL" for op, _ in value):
        return frozenset(chr(code) for _, code in value)
    return None


def _worth(words: frozenset[str]) -> int:
    """Long words first: a single character stands in every other sentence. Whole numbers: their sum has no order."""
    return -sum(100 if len(word) == 1 else 5 if len(word) == 2 else 1 for word in words)
