"""A paragraph of a text that a known spinner worked over in; edits out that undo its swaps wherever its table has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from zhiku.intake import match as table
from zhiku.intake.around import answer_ahead, gain_of, place
from zhiku.intake.context import Context, Passage
from zhiku.intake.hints import Hints
from zhiku.intake.rules import load
from zhiku.intake.steps.swapped_words import TABLE
from zhiku.intake.values import Edit, Tier

_LEAST, _SHARE = 6, 0.75
_FEWEST = 4  # pairs, if all that were likely swapped are of one table
_OWN = 3
_NEVER = 9.0
_NEAR = 6
_AGAINST = re.compile("[和与跟同]|不是|不等于|还是|而非")
_STOP, _SENTENCE = re.compile("[。！？!?\n]"), 80


class Row(NamedTuple):
    """A word of the table, what stood there before, from which gain on that is put back, or offered, and behind what it is
    only offered."""

    old: str
    new: str
    auto: float
    offer: float
    doubt: re.Pattern[str] | None = None


class Spinner(NamedTuple):
    """A spinner whose work has been seen; `partly`: not all of it, so that it may make other swaps as well. `own`: the pairs
    that are in no other table; `hints`: which of the halves may stand in a text."""

    name: str
    partly: bool
    rows: tuple[Row, ...]
    pairs: frozenset[str]
    own: frozenset[str]
    chars: frozenset[str]
    words: frozenset[str]
    halves: tuple[tuple[re.Pattern[str], str], ...]
    hints: Hints
    noise: re.Pattern[str]
    automaton: AhoCorasick


@cache
def spinners() -> dict[str, Spinner]:
    """All whose tables are known, by name."""
    found = {}
    for entry in load("known_spinners.yml")["spinners"]:
        rows = tuple(Row(row["old"], row["new"], row.get("auto", _NEVER), row.get("offer", row.get("auto", _NEVER)),
                         re.compile(row["doubt"]) if "doubt" in row else None)
                     for row in entry["swaps"] if "auto" in row or "offer" in row)
        found[entry["name"]] = Spinner(
            entry["name"], bool(entry.get("partly")), rows, frozenset(f"{row['old']}→{row['new']}" for row in entry["swaps"]),
            frozenset(f"{row['old']}→{row['new']}" for row in entry["swaps"] if row.get("own")),
            frozenset(entry["chars"]), frozenset(entry["words"]),
            tuple((re.compile(half["at"]), half["lost"]) for half in entry["halves"]), Hints([half["at"] for half in entry["halves"]]),
            re.compile("(?<=的)(?:" + "|".join(entry["noise"]) + ")"),
            AhoCorasick([row.old for row in rows], matchkind=MatchKind.LeftmostLongest))
    return found


def recognise(likely: Set[str]) -> str:
    """The spinner to whose table most of the pairs belong that were likely swapped in a text; "" for none."""
    for spinner in spinners().values():
        own = len(likely & spinner.pairs)
        if not spinner.partly and ((own >= _LEAST and own >= _SHARE * len(likely)) or (own >= _FEWEST and own == len(likely))):
            return spinner.name
    return ""


def recognise_partly(likely: Set[str]) -> str:
    """The spinner, known in part, of whose own pairs several were likely swapped in a text; "" for none."""
    return next((spinner.name for spinner in spinners().values() if spinner.partly
                 and len(likely & spinner.own) >= _OWN and len(likely & spinner.pairs) >= _LEAST), "")


def cuts(name: str) -> frozenset[str]:
    """The words that the filter of a spinner takes; none for one that is not known."""
    return spinners()[name].words if name else frozenset()


def known(context: Context) -> Spinner | None:
    """Whose work a text is, if all that this spinner does is known."""
    return spinners().get(context.spinner)


def seen(context: Context) -> Spinner | None:
    """Whose work a text is, if any of it has been seen before."""
    return spinners().get(context.spinner or context.partly)


def takes(context: Context, char: str) -> bool:
    """Whether the filter of a known spinner takes a character; one that is not known may take any."""
    spinner = known(context)
    return spinner is None or char in spinner.chars


def makes(context: Context, pair: str) -> bool:
    """Whether a known spinner makes a swap; one that is not known may make any."""
    spinner = known(context)
    return spinner is None or pair in spinner.pairs


def step(passage: Passage) -> Iterator[Edit]:
    """What the table says and the neighbours do not deny goes by itself, and so do the characters that it takes."""
    spinner = seen(passage.context)
    if spinner is not None and passage.kind not in ("code", "quote"):
        for at, lost in (spinner.halves[n] for n in spinner.hints.of(passage.text)):
            for match in at.finditer(passage.text):
                yield Edit(match.end(), match.end(), lost, f"lost-char:{lost}", "auto",
                           f"这一页像是用见过的改写工具处理的，它删“{lost}”字")
    yield from _edits(passage, ("auto",))


def noise(passage: Passage) -> Iterator[Edit]:
    """What it stuffs into comments is taken away."""
    spinner = seen(passage.context)
    if spinner is not None and passage.kind == "comment":
        for match in spinner.noise.finditer(passage.text):
            yield Edit(match.start(), match.end(), "", "noise:known", "auto",
                       f"“{match[0]}”塞在“的”后面；这一页像是用见过的改写工具处理的，它爱塞这些词")


def offers(passage: Passage) -> Iterator[Edit]:
    """What the neighbours rather deny, or what the spinner did only now and then, is offered."""
    return _edits(passage, ("auto", "proposed"))


def read_ahead(texts: Iterable[str], context: Context) -> None:
    """What is asked of the places in many texts, reckoned at once."""
    spinner = seen(context)
    if spinner is not None:
        answer_ahead([(place(text, start, end), row.new) for text in texts for row, start, end in _hits(spinner, text)])


def _hits(spinner: Spinner, text: str) -> Iterator[tuple[Row, int, int]]:
    """The rows of the table that stand in a text, with their places, but for what is right as it stands."""
    right = table.right(TABLE, text)
    return ((spinner.rows[index], start, end) for index, start, end in spinner.automaton.find_matches_as_indexes(text)
            if start not in right)


def _edits(passage: Passage, tiers: Iterable[Tier]) -> Iterator[Edit]:
    spinner = seen(passage.context)
    if spinner is None or passage.kind in ("code", "quote"):
        return
    for row, start, end in _hits(spinner, passage.text):
        gain = gain_of(passage.text, start, end, row.new)
        doubt = row.doubt is not None and row.doubt.search(passage.text, max(0, start - _NEAR), start)
        tier: Tier = "auto" if gain >= row.auto and not doubt and not _are_two(passage.text, start, end, row.new) else "proposed"
        if tier in tiers and gain >= row.offer:
            yield Edit(start, end, row.new, f"swapped:{row.old}→{row.new}", tier,
                       f"这一页像是用见过的改写工具处理的，它把“{row.new}”换成“{row.old}”")


def _are_two(text: str, start: int, end: int, new: str) -> bool:
    """Whether the sentence around a word sets it against the one that may have stood there: 需求和要求是两码事. That both are in a
    sentence says little, for spinners leave words out: 先处理情绪，再应对债务."""
    before = _STOP.split(text[max(0, start - _SENTENCE):start])[-1]
    after = _STOP.split(text[end:end + _SENTENCE], maxsplit=1)[0]
    if new not in before and new not in after:
        return False
    between = before[before.rfind(new) + len(new):] if new in before else after[:after.find(new)]
    old = text[start:end]
    return old in before or old in after or (len(between) <= _NEAR and bool(_AGAINST.search(between)))
