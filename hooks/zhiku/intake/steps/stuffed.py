"""A comment of a spun text in; edits out that take away words stuffed in behind 的 which fit what follows worse than any
word by chance would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

import rjieba

from zhiku.intake.around import misfit
from zhiku.intake.context import Passage
from zhiku.intake.steps.noise import fragments
from zhiku.intake.values import Edit

_LONGEST = 6
_PROPOSED, _AUTO = 0.0, 1.0
_NEARLY = 0.6
_PHRASE = re.compile("的(?=([\u4e00-\u9fff]{3,14}))")


def step(passage: Passage) -> Iterator[Edit]:
    """Of one to three words behind 的 the fewest whose absence explains the sentence (nearly) best."""
    if passage.kind != "comment" or not passage.context.spun:
        return
    known = {start for start, _, _ in fragments(passage.text)}
    for match in _PHRASE.finditer(passage.text):
        if match.end() in known:
            continue
        tokens = rjieba.cut(match[1], False)
        if tokens[0].endswith("是"):  # 最怕的就是…… : a sentence about what 的 names
            continue
        begin = match.end()
        sizes = [(n, size) for n, size in enumerate(accumulate(map(len, tokens[:3])), 1) if 2 <= size <= min(_LONGEST, len(match[1]) - 1)]
        found = [(size, misfit(passage.text, begin, begin + size, tokens[:n])) for n, size in sizes]
        worst = max((value for _, value in found), default=-1.0)
        if worst < _PROPOSED:
            continue
        size, value = next(row for row in found if row[1] >= max(_PROPOSED, worst - _NEARLY))
        word = match[1][:size]
        yield Edit(begin, begin + size, "", "noise:stuffed", "auto" if value >= _AUTO else "proposed",
                   f"“的”后面的“{word}”和后文连不上，去掉后句子就通")
