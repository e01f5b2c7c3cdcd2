"""A regular expression in; words of which every match must contain one out, so that most sentences are never tried.

Four hundred patterns over every sentence would take minutes; one look for all words at once (Aho-Corasick) says which
patterns to try on which sentence.
"""

from __future__ import annotations

import re
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined]  # the parse that `re` itself compiles
_MOST = 400


def keys_of(pattern: str) -> frozenset[str]:
    """Words of which any match contains at least one; empty where nothing can be said."""
    return _best(_parser.parse(pattern)) or frozenset()


def _best(parsed: Any) -> frozenset[str] | None:
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
    if run:
        found.append(frozenset({run}))
    return max(found, key=_worth, default=None)


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


def _worth(words: frozenset[str]) -> float:
    """Long words first: a single character stands in every other sentence."""
    return -sum(1.0 if len(word) == 1 else 0.05 if len(word) == 2 else 0.01 for word in words)
