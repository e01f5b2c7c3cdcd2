"""A comment of a spun text in; edits out that take away words stuffed in behind 的 which part it from its noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhiku.intake.context import Passage
from zhiku.intake.stuffing import stuffed
from zhiku.intake.values import Edit

_AUTO, _PROPOSED = 1.3, -1.0
_DENIES = re.compile("(?:并|就|也|真的)?不是[^，。；！？]{1,8}[，,]?(?:而|就|却)?是")  # 最难的不是教书，是说服家长
_PERSON = re.compile("员(?!工)|师(?![傅父范生])")  # 用心的员比家属更懂: a word was cut before it, and none stuffed in
_DOUBT = 0.3  # how much more must speak for it where nothing else says that the comments are stuffed


def is_asked(passage: Passage) -> bool:
    """Whether words may have been stuffed in."""
    return passage.kind == "comment" and passage.context.spun and not passage.context.spinner


def step(passage: Passage) -> Iterator[Edit]:
    """What is likely goes by itself, what may be is offered. What a known spinner stuffs in is known."""
    if not is_asked(passage):
        return
    doubt = 0.0 if passage.context.noisy else _DOUBT
    for score, begin, size in stuffed(passage.text, passage.context.stuffed):
        word = passage.text[begin:begin + size]
        if (passage.context.cut or passage.context.bare_ends) and _PERSON.match(word):
            continue
        if score >= _PROPOSED + doubt and not _DENIES.match(passage.text, begin):
            yield Edit(begin, begin + size, "", "noise:stuffed", "auto" if score >= _AUTO + doubt else "proposed",
                       f"“的”后面的“{word}”和后文连不上，去掉后句子就通")
