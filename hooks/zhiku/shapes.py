"""A frozen dataclass and a mapping read from YAML in; an instance, and what is wrong with which key, out.

The types of the fields say what a value may be; a value that is not so falls back to the field's default. A key that is
written without a value counts as not written. This does the little that front matter and settings need, and costs the
start of every command nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

TEXT, TRUTH, NUMBER = "应当是文字", "应当是 true 或 false", "应当是数字"
DAY, LIST, GROUP = "应当是日期，例如 2026-11-23", "应当是列表，例如 [甲, 乙]", "应当是一组键值，例如 {skip: [甲]}"
UNKNOWN = "这里没有这个键"
_WORDS_OF_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True)
class Wrong:
    """A value that can't be read: the keys that lead to it, itself, and what it should be (`UNKNOWN`: no such key)."""

    place: tuple[str, ...]
    value: Any
    expected: str


class _Unreadable(Exception):
    """What a reader of one value says of a value that is no such thing."""


def number_field(default: int, least: int, most: int | None = None) -> Any:
    """A whole number within bounds."""
    return field(default=default, metadata={"least": least, "most": most})


def read_shape(shape: type[T], raw: Mapping[str, Any], *, strict: bool = True) -> tuple[T, list[Wrong]]:
    """An instance of `shape` with what could be read. `strict`: keys that the shape doesn't have are wrong."""
    readers = _readers(cast("Hashable", shape))
    values: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for key, value in raw.items():
        if key not in readers:
            wrong += [Wrong((key,), value, UNKNOWN)] if strict else []
        elif value is not None:
            try:
                values[key], inner = readers[key](value)
            except _Unreadable as problem:
                wrong.append(Wrong((key,), value, str(problem)))
            else:
                wrong += [Wrong((key, *w.place), w.value, w.expected) for w in inner]
    every = fields(cast("Any", shape))
    missing = [f.name for f in every if f.default is MISSING and f.default_factory is MISSING and f.name not in values]
    wrong += [Wrong((name,), None, "没有写，必须有") for name in missing if raw.get(name) is None]
    return shape(**dict.fromkeys(missing, ""), **values), wrong


def keys_of_shape(shape: Any) -> Mapping[str, Any]:
    """The keys of a shape with their types."""
    return _keys(shape)


@cache
def _keys(shape: Hashable) -> Mapping[str, Any]:
    hints = get_type_hints(cast("Any", shape))
    return {f.name: hints[f.name] for f in fields(cast("Any", shape))}


_Reader = Callable[[Any], tuple[Any, list[Wrong]]]


@cache
def _readers(shape: Hashable) -> Mapping[str, _Reader]:
    bounds = {f.name: f.metadata for f in fields(cast("Any", shape))}
    return {name: _reader(kind, bounds[name]) for name, kind in keys_of_shape(shape).items()}


def _reader(kind: Any, bounds: Mapping[str, Any]) -> _Reader:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple and is_dataclass(inner[0]):
        return lambda value: _read_groups(inner[0], value)
    if is_dataclass(kind):
        return lambda value: _read_group(kind, value)
    if origin is UnionType:
        kind = next(option for option in inner if option is not NoneType)
    read: Callable[[Any], Any] = (
        _read_words if origin is tuple else (lambda value: _read_choice(inner, value)) if origin is Literal
        else (lambda value: _read_whole(value, bounds)) if kind is int else _SIMPLE[kind])
    return lambda value: (read(value), [])


def _read_group(shape: Any, value: Any) -> tuple[Any, list[Wrong]]:
    if not isinstance(value, dict):
        raise _Unreadable(GROUP)
    return read_shape(shape, {str(k): v for k, v in value.items()})


def _read_groups(shape: Any, value: Any) -> tuple[Any, list[Wrong]]:
    if not isinstance(value, list):
        raise _Unreadable(LIST)
    found = [_read_group(shape, item) for item in value]
    return tuple(item for item, _ in found), [Wrong((str(n), *w.place), w.value, w.expected)
                                              for n, (_, wrong) in enumerate(found) for w in wrong]


def _read_words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or any(isinstance(item, (dict, list)) for item in value):
        raise _Unreadable(LIST)
    return tuple(str(item) for item in value)


def _read_text(value: Any) -> str:
    if isinstance(value, (bool, list, dict)):
        raise _Unreadable(TEXT)
    return str(value)


def _read_truth(value: Any) -> bool:
    found = value if isinstance(value, bool) else _WORDS_OF_TRUTH.get(value.lower()) if isinstance(value, str) else None
    if found is None:
        raise _Unreadable(TRUTH)
    return found


def _read_number(value: Any) -> float:
    try:
        return float("" if isinstance(value, (bool, list, dict)) else value)
    except (TypeError, ValueError):
        raise _Unreadable(NUMBER) from None


def _read_whole(value: Any, bounds: Mapping[str, Any]) -> int:
    least, most = bounds.get("least"), bounds.get("most")
    if not isinstance(value, int) or isinstance(value, bool) or (least is not None and value < least) or (
            most is not None and value > most):
        raise _Unreadable(f"应当是{least}以上的整数" if most is None else f"应当是 {least} 到 {most} 的整数")
    return value


def _read_choice(options: tuple[str, ...], value: Any) -> str:
    if value not in options:
        raise _Unreadable(f"应当是 {'、'.join(filter(None, options))} 中的一个")
    return str(value)


def _read_day(value: Any) -> dt.date:
    try:
        return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Unreadable(DAY) from None


_SIMPLE: Mapping[Any, Callable[[Any], Any]] = {
    str: _read_text, bool: _read_truth, float: _read_number, dt.date: _read_day}
