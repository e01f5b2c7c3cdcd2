"""What a rule wants before or behind a place, and a text, in; whether the text has it there, out.

Most rules want one of some words, or none of them. Those are compared as they are: to compile a pattern takes far longer than to
look, and to try it in every place takes longer, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from zhiku.intake.rules import compiled

_parser: Any = re._parser  # type: ignore[attr-defined]  # the parse that `re` itself compiles, as in hints.py
_REACH = 24
"""Characters before a place that are looked at."""
_MOST = 300
"""Words; a pattern that fits more is tried as it is."""
_EDGE = "\0"
"""Stands for the beginning or the end of a text."""
_BLANKS = frozenset(filter(str.isspace, map(chr, range(0x3001))))

Words = frozenset[str]
Fits = Callable[[str, int], bool]
"""Whether a text has it in a place."""


@cache
def stands_before(pattern: str) -> Fits:
    """What must stand right before a place; the pattern ends in `$`."""
    parts = list(_parser.parse(pattern))[:-1]
    if parts and all(str(name) == "ASSERT_NOT" for name, _ in parts):
        denied = [_strings(inside) for _, (_, inside) in parts]
        words = _plain(frozenset().union(*filter(None, denied)) if all(denied) else None)
        return (lambda text, at: not text.endswith(words, 0, at)) if words else _tried_before(pattern)
    found = _strings(parts)
    words, at_edge = _plain(found), found is not None and _EDGE in found
    if not words:
        return _tried_before(pattern)

    def fits(text: str, at: int) -> bool:
        end = at - (at > 0 and text[at - 1] == "\n")  # `$` allows a line end
        return text.endswith(words, max(0, at - _REACH), end) or (at_edge and not end)

    return fits


@cache
def stands_behind(pattern: str) -> Fits:
    """What must follow a place."""
    parts = list(_parser.parse(pattern))
    is_denied = [str(name) for name, _ in parts] == ["ASSERT_NOT"]
    found = _strings(parts[0][1][1] if is_denied else parts)
    words, at_edge = _plain(found), found is not None and _EDGE in found
    if not words:
        return lambda text, at: compiled(pattern).match(text, at) is not None

    def fits(text: str, at: int) -> bool:
        return (text.startswith(words, at) or (at_edge and text[at:] in ("", "\n"))) != is_denied

    return fits


def _tried_before(pattern: str) -> Fits:
    return lambda text, at: compiled(pattern).search(text, max(0, at - _REACH), at) is not None


def _plain(found: Words | None) -> tuple[str, ...]:
    """The words that a pattern consists of; none where it says more than that."""
    words = (found or frozenset()) - {_EDGE}
    return () if any(_EDGE in word for word in words) else tuple(sorted(words))


def _strings(parts: Iterable[Any]) -> Words | None:
    """All strings that parts of a pattern fit, one behind the other; None where they are many, or it is not as simple as that."""
    strings: Words = frozenset({""})
    for name, value in parts:
        own = _strings_of(str(name), value)
        if own is None or len(own) * len(strings) > _MOST:
            return None
        strings = frozenset(first + second for first in strings for second in own)
    return strings


def _strings_of(name: str, value: Any) -> Words | None:
    """The same for one part."""
    if name == "LITERAL":
        return frozenset({chr(value)})
    if name == "AT" and str(value) in ("AT_BEGINNING", "AT_END"):
        return frozenset({_EDGE})
    if name == "IN":
        return _one_of([_characters(str(kind), chars) for kind, chars in value])
    if name == "BRANCH":
        return _one_of([_strings(branch) for branch in value[1]])
    if name == "MAX_REPEAT" and value[:2] == (0, 1):
        return _one_of([frozenset({""}), _strings(value[2])])
    return None


def _characters(kind: str, chars: Any) -> Words | None:
    if kind == "RANGE" and chars[1] - chars[0] < _MOST:
        return frozenset(map(chr, range(chars[0], chars[1] + 1)))
    return frozenset({chr(chars)}) if kind == "LITERAL" else _BLANKS if str(chars) == "CATEGORY_SPACE" else None


def _one_of(choices: Iterable[Words | None]) -> Words | None:
    found = list(choices)
    return None if None in found else frozenset().union(*found)  # type: ignore[arg-type]
