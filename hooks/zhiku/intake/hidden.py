"""A text and a sign in it that stands for one character in; that character out, where the words around it leave no other."""

from __future__ import annotations

import re
from functools import cache

from zhiku.intake.around import all_instead, place
from zhiku.intake.language import TENFOLD, language
from zhiku.torn import filtered

_SIDE = 3
_RANK = 45_000  # rarer words prove nothing
_FILTERED = 1.5
"""How much likelier, in powers of ten, it is that a filter hid a character of a word it looks for."""
_MARGIN, _MARGIN_OF_FILTERED = 2.0, 1.2
_LEFT, _RIGHT = re.compile(r"[\u4e00-\u9fff]{1,3}\Z"), re.compile(r"[\u4e00-\u9fff]{1,3}")


def hidden(text: str, start: int, end: int) -> tuple[str, str]:
    """The character behind the sign text[start:end], and the word that it makes whole; two times "" if it may be another one."""
    before, after = _LEFT.search(text, max(0, start - _SIDE), start), _RIGHT.match(text, end, end + _SIDE)
    found = _choices(before[0] if before else "", after[0] if after else "")
    here = place(text, start, end)
    costs = all_instead([(here, char) for char in found])
    ranked = sorted((cost / TENFOLD - (_FILTERED if word in filtered() else 0.0), char, word)
                    for (char, word), (cost, _) in zip(found.items(), costs, strict=True))
    if not ranked:
        return "", ""
    cost, char, word = ranked[0]
    margin = _MARGIN_OF_FILTERED if word in filtered() else _MARGIN
    return ("", "") if len(ranked) > 1 and ranked[1][0] - cost < margin else (char, word)


def _choices(left: str, right: str) -> dict[str, str]:
    """The characters that make a word of what is left and right of them, each with the word; a filtered word before others."""
    forms = [f"{re.escape(left[len(left) - a:])}(?P<c>.){re.escape(right[:b])}"
             for a in range(len(left) + 1) for b in range(len(right) + 1) if a + b]
    found: dict[str, str] = {}
    for form in forms:
        for match in re.finditer(f"(?m)^{form}$", _words()):
            if match[0] in filtered() or match["c"] not in found:
                found[match["c"]] = match[0]
    return found


@cache
def _words() -> str:
    """The common words of the table and those that filters look for, one a line."""
    common = (word for word, n in language().numbers.items() if 1 < len(word) <= _SIDE + 1 and n < _RANK)
    return "\n".join(dict.fromkeys([*common, *sorted(filtered())]))
