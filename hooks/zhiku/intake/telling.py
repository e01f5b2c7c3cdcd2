"""The paragraphs of an article in; the sentence, or two that stand together, that says best what it is about, out.

What counts is what a sentence shares with the title and with the rest of the text, where it stands, how long it is, and what
`abstracts.yml` says of it. No word is changed or added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from zhiku.intake.rules import compiled, load

ENOUGH = 0.85
"""Points below which the headings of an article say better what it is about."""
_READ = 60  # paragraphs of a long text
_SHORTEST, _FROM, _TO = 12, 30, 90  # characters
_AGAIN = 0.5  # for a sentence that holds the whole title: it says nothing that the title doesn't
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_EMPTY = frozenset("的了着过在是和与或及也都就又很把被给为对从到要会能可以有没不这那个一些怎样如何什么吗呢吧啊么几")
_MARKS = tuple(zip("“‘「『（《", "”’」』）》", strict=True))
_LEADS, _CLOSE = (0.3, 0.2, 0.1), 0.1


@dataclass(frozen=True)
class Rule:
    """A row of the vocabulary file."""

    id: str
    pattern: str
    points: float
    never: bool


class _Candidate(NamedTuple):
    text: str
    paragraph: int
    parts: int  # sentences


@cache
def rules() -> tuple[Rule, ...]:
    """The rows of the vocabulary file, in order."""
    return tuple(Rule(row["id"], row["pattern"], float(row.get("points", 0)), bool(row.get("never")))
                 for row in load("abstracts.yml")["rules"])


def found_in(sentence: str) -> list[Rule]:
    """The rules that have something to say of a sentence."""
    bare = sentence.strip()
    return [rule for rule in rules() if compiled(rule.pattern).search(bare)]


def best(title: str, paragraphs: Sequence[Sequence[str]]) -> tuple[str, float]:
    """The best of the sentences and its points; the very first sentence alone is never it, for the reader sees that anyway. "" in a
    paragraph parts what stands before it from what stands behind."""
    often = Counter(pair for sentences in paragraphs for sentence in sentences for pair in _pairs(sentence))
    asked = set(_pairs(title))
    scored = [(_points(each, asked, often) - _AGAIN * (title in each.text) + _CLOSE * (each.paragraph == len(paragraphs) - 1),
               -number, each.text) for number, each in enumerate(_candidates(paragraphs))]
    if not scored:
        return "", 0.0
    points, _, text = max(scored)
    return text, points


def _candidates(paragraphs: Sequence[Sequence[str]]) -> Iterator[_Candidate]:
    shown = [*enumerate(paragraphs)][:_READ]
    for number, sentences in [*shown, *([(len(paragraphs) - 1, paragraphs[-1])] if len(paragraphs) > _READ else [])]:
        for at, sentence in enumerate(sentences):
            if not sentence:
                continue
            if number or at:
                yield _Candidate(sentence.strip(), number, 1)
            if sentences[at + 1:at + 2] not in ([], [""]) and len(sentence) + len(sentences[at + 1]) <= _TO:
                yield _Candidate((sentence + sentences[at + 1]).strip(), number, 2)


def _points(each: _Candidate, asked: set[str], often: Counter[str]) -> float:
    own = set(_pairs(each.text))
    shared = sum(min(often[pair], 4) - 1 for pair in own) / (len(own) or 1)
    points = 1.1 * len(asked & own) / (len(asked) or 1) + 0.6 * min(shared, 1.0)
    points += _LEADS[each.paragraph] if each.paragraph < len(_LEADS) else 0.0
    found = found_in(each.text)
    points += sum(rule.points for rule in found) - 2.0 * any(rule.never for rule in found)
    if each.parts > 1:
        points -= 0.1
    if not _is_whole(each.text) or 2 * len("".join(_HAN_RUN.findall(each.text))) < len(each.text):
        points -= 2.0
    size = len(each.text)
    if size < _FROM:
        points -= 0.8 if size < _SHORTEST else 0.6 * (_FROM - size) / (_FROM - _SHORTEST)
    return points - 0.3 * (size > _TO)


def _pairs(text: str) -> Iterator[str]:
    """Two characters that stand together, where both say something."""
    for run in _HAN_RUN.findall(text):
        yield from (run[n:n + 2] for n in range(len(run) - 1) if run[n] not in _EMPTY and run[n + 1] not in _EMPTY)


def _is_whole(text: str) -> bool:
    """Whether what is quoted begins and ends in it, and it says who says it."""
    return text[:1] not in "“‘「『—（" and all(text.count(opens) == text.count(closes) for opens, closes in _MARKS)
