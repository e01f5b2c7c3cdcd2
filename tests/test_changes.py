"""What changed last: by day, newest first, never more than was asked for."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zhiku.changes import Day, last_changed

ONE, TWO = dt.date(2026, 11, 1), dt.date(2026, 11, 2)
DAYS = {"faq/a.md": ONE, "techniques/b.md": TWO, "about/c.md": TWO, "faq/d.md": TWO, "faq/draft.md": TWO}
PAGES = ["faq/a.md", "techniques/b.md", "about/c.md", "faq/d.md", "faq/unknown.md"]


def test_the_newest_day_first_and_folders_in_their_order() -> None:
    assert last_changed(DAYS, PAGES, ["techniques", "faq"]) == (
        Day(TWO, ("techniques/b.md", "faq/d.md", "about/c.md")), Day(ONE, ("faq/a.md",)))


def test_more_of_a_day_need_not_be_seen_at_once() -> None:
    assert last_changed(DAYS, PAGES, ["techniques", "faq"], most=2) == (Day(TWO, ("techniques/b.md", "faq/d.md"), ("about/c.md",)),)
    assert last_changed(DAYS, PAGES, ["techniques", "faq"], most=3) == (Day(TWO, ("techniques/b.md", "faq/d.md", "about/c.md")),)


def test_without_a_history_there_is_nothing() -> None:
    assert last_changed({}, PAGES) == ()


@given(st.dictionaries(st.sampled_from([f"{folder}/{name}.md" for folder in "abc" for name in "xyz"]), st.dates()),
       st.integers(0, 12))
def test_nothing_is_lost_below_the_limit(days: dict[str, dt.date], most: int) -> None:
    found = last_changed(days, list(days), ["b"], most)
    assert all(one.day > other.day for one, other in pairwise(found))
    shown = [path for day in found for path in day.paths]
    assert len(shown) == len(set(shown)) == min(most, len(days))
    whole = {day.day: {*day.paths, *day.more} for day in found}
    assert all(paths == {path for path, when in days.items() if when == day} for day, paths in whole.items())
    assert all(days[path] == day.day for day in found for path in day.paths)
