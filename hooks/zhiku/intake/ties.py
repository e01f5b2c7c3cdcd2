"""A text in; which characters stand in it mostly side by side with the same one, out.

What does is a word of the text, though no dictionary has it (导医), and not half of another (领导) of which a filter cut the
rest: what stands beside such a half is now this, now that.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from zhiku.intake.around import is_han
from zhiku.intake.context import Passage

_OFTEN, _MOSTLY = 4, 0.6


def ties(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The pairs of characters of a text of which the second has mostly the first before it, and those of which the first has
    mostly the second behind it."""
    chars, pairs = Counter(text), Counter(pairwise(text))
    often = [(first, second, count) for (first, second), count in pairs.items() if count >= _OFTEN and is_han(first) and is_han(second)]
    return (frozenset(first + second for first, second, count in often if count >= _MOSTLY * chars[second]),
            frozenset(first + second for first, second, count in often if count >= _MOSTLY * chars[first]))


def is_of_a_term(passage: Passage, where: int, *, is_first: bool) -> bool:
    """Whether the half that a character would go before (`is_first`) or behind is of a word of the text."""
    pair = passage.text[where:where + 2] if is_first else passage.text[max(0, where - 2):where]
    return pair in (passage.context.followed if is_first else passage.context.led)
