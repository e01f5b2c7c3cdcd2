"""A page in; advice that breaks the law, and wrong law told as right, out, each with the rule it breaks.

A sentence is suspected by patterns (`data/unlawful.yml`, `data/wrong_law.yml`), by words that stand together
(`data/acts.yml`), and, where neither sees anything, by its likeness to labelled sentences; a suspicion needs some likeness
too. It is let go where it forbids, refutes, asks or tells what happened (`data/stances.yml`), and in sections that show what
not to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhiku.article import Term
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World, mask
from zhiku.check.rules.unlawful_bans import NAME, Ban, bans, has_subject
from zhiku.check.rules.unlawful_context import warned
from zhiku.check.rules.unlawful_learned import THRESHOLD, kind_of, likeness, suspicion
from zhiku.check.rules.unlawful_read import NOTHING, Suspect, meant_by, read, suspects
from zhiku.check.rules.unlawful_stance import Sentence, asks, excused, excused_claim, forbids, sentence_at, tells

_PARAGRAPH = lazy(r"\A\s*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_END = lazy(r"[。！？；\n][”」』’）)*]*")
_FRONT = lazy(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)
_COMMENT = lazy(r"<!--(?!-?>).*?--!?>", re.S)


def readable(document: Document) -> str:
    """The text with front matter, comments, and everything that an article shows as bad blanked out."""
    text = warned(mask(document.text, _FRONT, _COMMENT))
    if isinstance(document.page, Term):  # its first paragraph defines what the term means, unlawful or not
        text = mask(text, _PARAGRAPH)
    return text


def find(document: Document, world: World) -> Iterator[Problem]:
    """Sentences that advise what the law forbids or tell wrong law as right."""
    if document.path.startswith(world.settings.law.basis + "/"):
        return
    text = readable(document)
    for start, end in sentences(text):
        if read(text[start:end]) is NOTHING:
            continue
        found = list(advised(text, start, end))
        for advice in found:
            if advice.ban.claim or is_likely(text, start, end, found):
                yield Problem(advice.start, _letter(advice.ban, text[advice.start:advice.end], world))
        if not found and (like := taught(text, start, end)):
            begin = start + len(text[start:end]) - len(text[start:end].lstrip(" \n\t>#*-"))
            yield Problem(begin, _letter(like, text[begin:end], world, sure=False))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence that says something starts and ends."""
    start = 0
    for end in (*(m.end() for m in _END.finditer(text)), len(text)):
        if text[start:end].strip():
            yield start, end
        start = end


def is_likely(text: str, start: int, end: int, found: list[Advice]) -> bool:
    """Whether a sentence in which something is suspected is, by its wording too, like those that teach it: the words of an
    act stand together in harmless sentences as well (等在饭店门口, 教老师)."""
    added = suspicion(by_pattern=any(advice.by_pattern for advice in found))
    return likeness(sentence_at(text, start, end, end, end), meant_by(text[start:end]), suspected=added) >= THRESHOLD


def taught(text: str, start: int, end: int) -> Ban | None:
    """What a sentence teaches by its wording alone, where neither words nor patterns saw it."""
    sentence = text[start:end]
    whole = sentence_at(text, start, end, end, end)
    if not read(sentence).is_alike or tells(whole) or forbids(whole) or asks(whole, frank=True):
        return None
    if likeness(whole, meant_by(sentence), is_let_go=bool(suspects(sentence))) < THRESHOLD:
        return None
    ban = bans()[kind_of(sentence)]
    return None if ban.unless and ban.unless.search(sentence) else ban


@dataclass(frozen=True)
class Advice:
    """What a sentence advises or claims, where, and whether a pattern or only words that stand together say so."""

    ban: Ban
    start: int
    end: int
    by_pattern: bool


def advised(text: str, start: int, end: int) -> Iterator[Advice]:
    """What a sentence advises or claims, each once: nothing in the sentence lets any suspicion of its kind go."""
    by_kind: dict[str, list[Suspect]] = {}
    for suspect in suspects(text[start:end]):
        by_kind.setdefault(suspect.ban.id, []).append(suspect)
    for found in by_kind.values():
        ban = found[0].ban
        if ban.unless and ban.unless.search(text, start, end):
            continue
        free = [s for s in found if not _let_go(s, sentence_at(text, start, end, start + s.start, start + s.end))]
        if free and (free[0].by_pattern or len(free) == len(found)):
            yield Advice(ban, start + free[0].start, start + free[0].end, free[0].by_pattern)


def _let_go(suspect: Suspect, sentence: Sentence) -> bool:
    if suspect.ban.claim:
        return excused_claim(sentence)
    return excused(sentence, frank=suspect.ban.frank, own=suspect.own_negations)


def _letter(ban: Ban, found: str, world: World, *, sure: bool = True) -> str:
    laws = [law for law_id in ban.law if (law := world.law_basis.get(law_id))]
    named = "、".join(f"《{law.instrument}》{law.label if law.anchor else ''}" for law in laws[:2])
    broken = f"依据：{named}" if named else f"依据编号：{'、'.join(ban.law)}"
    shown = re.sub(r"\s+", " ", found)
    shown = shown if len(shown) <= 24 else shown[:23] + "…"
    if not sure:
        return (f"“{shown}”：读起来像在教“{ban.about}”（{broken}）。如果是，请改成：{ban.instead}；"
                "如果不是，请换一个说法，或者写在“不要这样说”一节里。")
    return f"“{shown}”：{ban.about}，不能这样教（{broken}）。请改成：{ban.instead}；要举反面例子，请写在“不要这样说”一节里。"


RULE = Rule(NAME, "error", "不教违法的做法，不传错的法律", find, applies=has_subject)
