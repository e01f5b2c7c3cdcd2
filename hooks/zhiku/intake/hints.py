"""Many patterns and a text in; the patterns that may fit somewhere in it, out.

Most need a word that hardly a text holds. All such words are looked for in one pass, which is quicker than to try every pattern
at every place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ahocorasick_rs import AhoCorasick

_parser: Any = re._parser  # type: ignore[attr-defined]  # the parse that `re` itself compiles, as in check/rules/unlawful_keys
_MOST = 100
"""How many strings a part of a pattern may match before that is no hint any more."""
_NONE: frozenset[str] = frozenset()
_NOTHING = frozenset({""})


class Hints:
    """Patterns by the words without which they fit nowhere."""

    def __init__(self, patterns: Sequence[str]) -> None:
        needs: dict[str, list[int]] = {}
        self._always: list[int] = []
        for n, pattern in enumerate(patterns):
            words = needed(pattern)
            self._always += [] if words else [n]
            for word in words:
                needs.setdefault(word, []).append(n)
        self._patterns = list(needs.values())
        self._automaton = AhoCorasick(list(needs))

    def of(self, text: str) -> list[int]:
        """The numbers of the patterns that may fit somewhere in a text, in order."""
        words = {index for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        return sorted({*self._always}.union(*map(self._patterns.__getitem__, words)))


def needed(pattern: str) -> frozenset[str]:
    """Words of which every text holds one where the pattern fits; none if that cannot be told."""
    parsed = _parser.parse(pattern)
    return _NONE if parsed.state.flags & re.IGNORECASE else _row(parsed)[1]


def _row(parts: Iterable[Any]) -> tuple[frozenset[str], frozenset[str]]:
    """The strings that parts one behind the other match, none if they are many; and words of which each text holds one where they
    do. What must stand before or behind them is part of such a word."""
    strings = beside = _NOTHING  # all that match; what the last of the parts match, with what must stand beside them
    hints: list[frozenset[str]] = []
    for name, value in parts:
        own, inside = _part(str(name), value)
        hints.append(inside)
        strings = _behind(strings, own)
        if str(name) == "ASSERT":
            there, _ = _row(value[1])
            if value[0] > 0:
                hints.append(_behind(beside, there))
            elif beside == _NOTHING:
                beside = there or _NOTHING
            continue
        longer = _behind(beside, own)
        if not longer:
            hints.append(beside)
        beside = longer or own or _NOTHING
    hints.append(beside)
    # The longest are the rarest.
    best = max((words for words in hints if words and "" not in words),
               key=lambda words: (min(map(len, words)), -len(words)), default=_NONE)
    return strings, best


def _behind(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """One of some strings behind one of others; none where those are many."""
    is_many = len(first) * len(second) > _MOST
    return _NONE if is_many else frozenset(before + behind for before in first for behind in second)


def _part(name: str, value: Any) -> tuple[frozenset[str], frozenset[str]]:
    """The same for one part."""
    if name == "LITERAL":
        return frozenset({chr(value)}), _NONE
    if name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
        return frozenset(chr(char) for _, char in value), _NONE
    if name == "SUBPATTERN":
        return _row(value[-1])
    if name == "BRANCH":
        rows = [_row(branch) for branch in value[1]]
        return _any_of([strings for strings, _ in rows]), _any_of([words for _, words in rows])
    if name == "MAX_REPEAT":
        least, most, inside = value
        strings, words = _row(inside)
        return (strings | _NOTHING if strings and least == 0 and most == 1 else _NONE), (words if least else _NONE)
    if name == "ASSERT":
        return _NOTHING, _row(value[1])[1]
    return (_NOTHING if name in ("ASSERT_NOT", "AT") else _NONE), _NONE


def _any_of(choices: Sequence[frozenset[str]]) -> frozenset[str]:
    return _NONE.union(*choices) if all(choices) else _NONE
