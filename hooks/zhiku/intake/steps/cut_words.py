"""A paragraph of a text from which a filter cut one word in; edits out that put the word back where its form proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from zhiku.intake.context import Passage
from zhiku.intake.cutting import bare_people, offers, people_of, places, specs
from zhiku.intake.hints import Hints
from zhiku.intake.members import bare, whole_words
from zhiku.intake.rules import compiled, load
from zhiku.intake.values import Edit, Tier

_SEVERAL = 2
_AMONG = re.compile("员[与和]员")  # 员与员之间, said of 员工; only in a text that lost words it lacks one


def step(passage: Passage) -> Iterator[Edit]:
    """The word goes back where what is left exists nowhere else; where the sentence reads without it, it is offered."""
    cut = passage.context.cut
    text = passage.text
    if cut is None:
        yield from _holes(passage)
        yield from _missing(passage)
        return
    row = specs().get(cut.word)
    tier: Tier = "auto" if cut.sure else "proposed"
    why = "由人指定" if cut.given else "主题词都在，它却从不出现或只剩一两处，可知被过滤"
    for at, noun in places(cut, text):
        form = noun + text[at]
        is_doubtful = bool(noun) and form in whole_words()
        if is_doubtful and not (row and noun in row["before"]):
            continue
        is_proved = row is not None and noun in row.get("proves", ())
        yield Edit(at, at, cut.word, "cut-word:person", "proposed" if is_doubtful else "auto" if is_proved else tier,
                   f"{'' if noun else '单独的'}“{form}”不成词，缺“{cut.word}”（{why}）")
    if row:
        for spot in (row["collocations"][n] for n in _collocations(cut.word).of(text)):
            for match in compiled(spot["left"]).finditer(text):
                at = match.start() + spot["at"] if "at" in spot else match.end()
                kind = spot.get("tier", "auto")
                yield Edit(at, at, "" if kind == "flag" else cut.word, "cut-word:collocation",
                           "flag" if kind == "flag" else "proposed" if kind == "maybe" else "auto",
                           f"{spot['reason']}；缺“{cut.word}”")
        people = people_of(cut.word)
        if people:
            for match in people.finditer(text):
                if text.startswith(cut.word, match.end()):
                    continue
                yield Edit(match.end(), match.end(), cut.word, "cut-word:people", "proposed", f"“{match[0]}”后面可能缺“{cut.word}”")
            for at in bare_people(text):
                yield Edit(at, at, cut.word, "cut-word:people", "proposed",
                           f"“人员”前面没有说是什么人员，可能缺“{cut.word}”")
        if "工作" in row["nouns"]:
            for match in offers("silent").finditer(text):
                yield Edit(match.start(), match.start(), cut.word, "cut-word:silent", "proposed",
                           f"“工作”前面缺限定语，可能是“{cut.word}工作”")
            for match in offers("modified").finditer(text):
                yield Edit(match.end(), match.end(), cut.word, "cut-word:silent", "proposed",
                           f"这里的名词前面可能删去了“{cut.word}”；删后仍通顺，要人确认")
    yield from _missing(passage)


def _holes(passage: Passage) -> Iterator[Edit]:
    """A 员 that lacks its verb, in a text that does not show which: marked, not filled. One 人员 alone may be meant so."""
    for at, noun in bare(passage.text):
        if not noun and (passage.context.damaged or not _AMONG.search(passage.text, max(0, at - 2), at + 3)):
            yield Edit(at, at, "", "hole:person", "flag", "“员”前面缺一个词，从文中看不出是哪个")
    if passage.context.damaged and passage.context.bare_people >= _SEVERAL:
        for at in bare_people(passage.text):
            yield Edit(at, at, "", "hole:people", "flag", "“人员”前面没有说是什么人员，文中多处如此，从文中看不出是哪个词")


def _missing(passage: Passage) -> Iterator[Edit]:
    """Words that leave no form behind: offered where a noun is missing and the text is of that kind."""
    if not passage.context.damaged:
        return
    spots, hints = _spots(passage.context.words)
    for word, reason, left in (spots[n] for n in hints.of(passage.text)):
        for match in compiled(left).finditer(passage.text):
            yield Edit(match.end(), match.end(), word, "cut-word:missing", "auto" if word in passage.context.given else "proposed",
                       f"这里缺一个名词，按文章的内容可能是“{word}”（{reason}）")


@lru_cache(maxsize=4)
def _spots(words: frozenset[str]) -> tuple[tuple[tuple[str, str, str], ...], Hints]:
    """Words that leave no form behind, each with a reason and what stands before it; and which of these may be in a text."""
    spots = tuple((row["word"], row["reason"], spot["left"]) for row in load("cut_words.yml")["missing"] for spot in row["spots"]
                  if row["word"] in words)
    return spots, Hints([left for _, _, left in spots])


@cache
def _collocations(word: str) -> Hints:
    return Hints([spot["left"] for spot in specs()[word]["collocations"]])
