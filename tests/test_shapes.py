"""Shapes: a mapping becomes an instance, a wrong value falls back and is named with its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from zhiku.shapes import DAY, GROUP, LIST, MISSED, NUMBER, TEXT, TRUTH, UNKNOWN, Wrong, read_shape


@dataclass(frozen=True, kw_only=True)
class Inner:
    path: str
    on: bool = True


@dataclass(frozen=True, kw_only=True)
class Outer:
    title: str = ""
    names: tuple[str, ...] = ()
    day: dt.date | None = None
    boost: float = 1.0
    most: Annotated[int, Meta(ge=0, le=20)] = 5
    link: Literal["page", "all"] = "page"
    inner: Inner = Inner(path="p")
    list: tuple[Inner, ...] = ()


@pytest.mark.parametrize(("raw", "expected"), [
    ({"title": 2026}, Outer(title="2026")),
    ({"names": "甲"}, Outer(names=("甲",))),
    ({"names": ["甲", 3]}, Outer(names=("甲", "3"))),
    ({"names": None, "title": None}, Outer()),
    ({"day": "2026-11-23"}, Outer(day=dt.date(2026, 11, 23))),
    ({"boost": 2, "most": 0, "link": "all"}, Outer(boost=2.0, most=0, link="all")),
    ({"inner": {"path": "q", "on": False}}, Outer(inner=Inner(path="q", on=False))),
    ({"list": [{"path": "a"}, {"path": "b", "on": "no"}]}, Outer(list=(Inner(path="a"), Inner(path="b", on=False)))),
])
def test_what_is_read(raw: dict[str, object], expected: Outer) -> None:
    assert read_shape(Outer, raw) == (expected, [])


@pytest.mark.parametrize(("raw", "place", "expected"), [
    ({"title": ["甲"]}, ("title",), TEXT),
    ({"names": {"甲": 1}}, ("names",), LIST),
    ({"day": "明年"}, ("day",), DAY),
    ({"boost": "高"}, ("boost",), NUMBER),
    ({"most": 21}, ("most",), "应当是 0 到 20 的整数"),
    ({"link": "some"}, ("link",), "应当是 page、all 中的一个"),
    ({"inner": "x"}, ("inner",), GROUP),
    ({"inner": {"path": "q", "on": "也许"}}, ("inner", "on"), TRUTH),
    ({"inner": {"path": "q", "of": 1}}, ("inner", "of"), UNKNOWN),
    ({"list": [{"path": "a"}, {}]}, ("list", "1", "path"), MISSED),
    ({"titel": "甲"}, ("titel",), UNKNOWN),
])
def test_what_is_wrong_is_named_with_its_place(raw: dict[str, object], place: tuple[str, ...], expected: str) -> None:
    _, wrong = read_shape(Outer, raw)
    assert [(w.place, w.expected) for w in wrong] == [(place, expected)]


def test_unknown_keys_pass_where_the_theme_has_its_own() -> None:
    assert read_shape(Outer, {"icon": "x"}, strict=False) == (Outer(), [])
    assert read_shape(Outer, {"icon": "x"})[1] == [Wrong(("icon",), "x", UNKNOWN)]


@given(st.dictionaries(st.sampled_from(["title", "names", "day", "boost", "most", "link", "inner", "list", "x"]),
                       st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.dates(),
                                    lambda v: st.lists(v, max_size=2) | st.dictionaries(st.text(max_size=4), v, max_size=2))))
def test_whatever_yaml_holds_is_read_or_named(raw: dict[str, object]) -> None:
    found, wrong = read_shape(Outer, raw)
    assert isinstance(found, Outer)
    assert {w.place[0] for w in wrong} <= set(raw)
