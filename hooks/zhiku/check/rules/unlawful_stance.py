"""A stretch of a sentence in; whether its author forbids, refutes, asks or reports instead of advising, out.

By what a stance shows itself is data (`data/stances.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zhiku.check.package_data import read_yaml


@dataclass(frozen=True)
class Sentence:
    """A sentence with a match in it: `before` and `after` are what stands around the match, `rest` what follows."""

    text: str
    before: str
    match: str
    after: str
    rest: str
    lead: str


@cache
def cues() -> Mapping[str, str]:
    """The cues of every stance as one regular expression each."""
    return {name: "|".join(entry["cues"].split()) for name, entry in read_yaml("stances.yml").items()}


@cache
def cue(name: str) -> re.Pattern[str]:
    """The cues of a stance, compiled when a sentence first asks for them."""
    return re.compile(cues()[name])


def shows(name: str, text: str) -> bool:
    """Whether a text shows a stance."""
    return bool(cue(name).search(text))


def sentence_at(text: str, start: int, end: int, first: int, last: int) -> Sentence:
    """The sentence from `start` to `end` around a stretch, what follows it, and the line before it."""
    lead = text[text.rfind("\n", 0, start) + 1:start]
    return Sentence(text[start:end], text[start:first], text[first:last], text[last:end], text[end:end + 80], lead)


def excused_claim(sentence: Sentence) -> bool:
    """Whether a sentence that tells wrong law asks, refutes or reports it; negations may belong to the claim itself."""
    if shows("asks", sentence.text) or shows("doubts", sentence.lead) or shows("doubts", sentence.before):
        return True
    return shows("denied", sentence.after) or shows("denied", sentence.match) or condemned_next(sentence)


def excused(sentence: Sentence, *, frank: bool, own: re.Pattern[str] | None) -> bool:
    """Whether the sentence warns, refutes, asks or reports. `own`: negations that belong to what is forbidden itself."""
    if asks(sentence, frank=frank) or tells(sentence):
        return True
    if shows("concedes", sentence.text):
        return False
    before, inside = without_fearless(sentence.before), without_fearless(sentence.match)
    inside = _blank(own, inside) if own else inside
    clauses = re.split(r"[，,：:]", before)
    if before.endswith(("不", "别", "勿")) or shows("maybe", sentence.match) or shows("forbids", clauses[-1] + inside):
        return True
    if shows("justifies", sentence.text) and not shows("condemns", sentence.text + sentence.rest):
        return False
    return _forbidden_far(clauses) or _framed(before + inside[:2], sentence.lead) or _condemned_after(sentence, frank)


def asks(sentence: Sentence, *, frank: bool) -> bool:
    """Whether the sentence asks, and isn't a script or a threat in the form of a question."""
    by_asking = shows("rhetoric", sentence.text) or (frank and shows("threatens_by_asking", sentence.text))
    return shows("asks", sentence.text) and not by_asking


def tells(sentence: Sentence) -> bool:
    """Whether somebody else's doing is told, a word explained, a saying commented, or what is banned listed."""
    return (shows("told", sentence.before + sentence.match) or shows("entry", sentence.text)
            or shows("said_by", sentence.after)
            or shows("listed_as_banned", sentence.lead) or shows("listed_as_banned", sentence.before))


def forbids(sentence: Sentence) -> bool:
    """Whether some clause forbids outright, and none after it turns to what to do."""
    clauses = re.split(r"[，,：:]", without_fearless(sentence.text))
    return not shows("concedes", sentence.text) and _forbidden_far([*clauses, ""])


def _forbidden_far(clauses: list[str]) -> bool:
    """Whether an earlier clause forbids and none after it turns."""
    return any(shows("forbids_far", clause) and not any(shows("turns", later) for later in clauses[at + 1:])
               for at, clause in enumerate(clauses[:-1]))


def _framed(before: str, lead: str) -> bool:
    frame = cue("frames").search(before)
    return bool(frame and not cue("advises").search(before, frame.end())) or shows("frames", lead)


def _condemned_after(sentence: Sentence, frank: bool) -> bool:
    if shows("condemns_after", sentence.after) or (not frank and shows("punished_after", sentence.after)):
        return True
    if shows("defines", sentence.after) and not shows("praised", sentence.text):
        return True
    return condemned_next(sentence)


def condemned_next(sentence: Sentence) -> bool:
    """Whether the next sentence begins by condemning this one."""
    return bool(cue("condemns_next").match(sentence.rest))


def without_fearless(text: str) -> str:
    """The text with negations that forbid nothing (不要怕, 打不通) blanked out."""
    return _blank(cue("fearless"), text)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda m: "〇" * len(m[0]), text)
