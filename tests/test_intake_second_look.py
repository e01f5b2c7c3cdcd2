"""What a second look at the borders of a damaged text finds, and where its weights come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import train_second_look
from tests.learning import digest, taught
from tests.test_intake_gaps import RUNS
from zhiku.intake.context import Context, Passage
from zhiku.intake.learned import known_of
from zhiku.intake.places import likely_gaps
from zhiku.intake.second_look import known_places, second_look
from zhiku.intake.steps import cut_places

SPUN = Context(spun=True)


@pytest.mark.parametrize(("text", "before"), [
    ("遇到的时候，最重要的是保证自己的安全。", "遇到"),
    ("催收员不能，也不能打扰别人。", "催收员不能"),
    ("无论对方说了什么，都不能借款人。", "无论对方说了什么，都不能"),
])
def test_where_a_word_was_cut(text: str, before: str) -> None:
    odds, at = second_look(text, "paragraph", -2.7)[0]
    assert text[:at] == before and odds > 0
    assert next((e.start, e.tier) for e in cut_places.step(Passage(text, "paragraph", SPUN))) == (at, "flag")


@pytest.mark.parametrize("text", [
    "遇到困难的时候，最重要的是保证自己的安全。", "真正的考验在后面。", "他每天都要和许多人打交道。", "客户说下个月再还。",
])
def test_where_nothing_is_missing(text: str) -> None:
    assert not second_look(text, "paragraph", -2.7)
    assert not list(cut_places.step(Passage(text, "paragraph", SPUN)))


def test_what_a_sentence_ended_with_begins_the_next() -> None:
    text = "承诺都应当如实写进记录。记录不是为了应付检查。"
    at = text.index("。") + 1
    assert at in {place for _, place in second_look(text, "paragraph", -2.7)}
    assert at not in {e.start for e in cut_places.step(Passage(text, "paragraph", SPUN))}


def test_nothing_is_marked_in_a_sound_text() -> None:
    assert not list(cut_places.step(Passage("遇到的时候，最重要的是保证自己的安全。", "paragraph", Context())))


def test_a_mark_in_a_title_needs_more() -> None:
    text = "催收员不能骂人，也不能打扰别人。"
    (odds, at), *_ = second_look(text, "paragraph", -9)
    known = [{place: known_of(facts) for _, place, facts in known_places(text, kind, -9)}[at] for kind in ("heading", "paragraph")]
    assert known[0] != known[1]
    assert not second_look(text, "paragraph", odds + 0.1)


@given(RUNS, st.floats(-4, 1))
def test_the_best_come_first_and_a_lower_bound_finds_no_less(run: str, least: float) -> None:
    found = second_look(run, "paragraph", least)
    assert found == sorted(found, reverse=True) and all(odds >= least for odds, _ in found)
    assert set(found) <= set(second_look(run, "paragraph", least - 1))
    assert {at for _, at in found} <= {at for _, at in likely_gaps(run, -5)}


def test_the_weights_came_from_these_texts() -> None:
    out = train_second_look.OUT
    assert taught()[out.name] == digest(out, train_second_look.taught_by()), "python -m tests.train_second_look"


def test_the_borders_of_a_damaged_text_teach() -> None:
    """A word that was cut is one of them, and what was not damaged is another; the same every time."""
    file = Path(train_second_look.__file__).parent / "data" / "import" / "third" / "J02.truth.json"
    rows = train_second_look.rows_of(file)
    assert any(row.is_cut for row in rows) and any(not row.is_near for row in rows)
    assert all(row.odds >= train_second_look.LEAST for row in rows)
    assert all(row.is_near for row in rows if row.is_cut)
    assert train_second_look.learn(rows) == train_second_look.learn(train_second_look.rows_of(file))
