"""A frozen dataclass and a mapping read from YAML in; an instance, and what is wrong with which key, out.

msgspec reads the values; here stands what YAML written by people needs besides: `2026` is a text where a text is asked
for, one word is a list of one, a key without a value counts as not written, a key that the shape doesn't have is named,
and a wrong value leaves its key at the default and is told in Chinese.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T")

TEXT, TRUTH, NUMBER = "应当是文字", "应当是 true 或 false", "应当是数字"
DAY, LIST, GROUP = "应当是日期，例如 2026-11-23", "应当是列表，例如 [甲, 乙]", "应当是一组键值，例如 {skip: [甲]}"
UNKNOWN, MISSED = "这里没有这个键", "没有写，必须有"
_SIMPLE: Mapping[Any, str] = {str: TEXT, bool: TRUTH, float: NUMBER, dt.date: DAY}
_TRUTHS = {"yes": True, "on": True, "no": False, "off": False}
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_MISSING_FIELD = re.compile(r"missing required field `(\w+)`")


@dataclass(frozen=True)
class Wrong:
    """A value that can't be read: the keys that lead to it, itself, and what it should be (`UNKNOWN`: no such key)."""

    place: tuple[str, ...]
    value: Any
    expected: str


def read_shape(shape: type[T], raw: Mapping[str, Any], *, strict: bool = True) -> tuple[T, list[Wrong]]:
    """An instance of `shape` with what could be read. `strict`: keys that the shape doesn't have are wrong."""
    hints = keys_of_shape(shape)
    values: dict[str, Any] = {}
    wrong = list(_unknown(shape, raw, ())) if strict else []
    for key in raw.keys() & hints.keys():
        if raw[key] is None:
            continue
        value = _as_meant(raw[key], hints[key])
        wrong += _unknown(hints[key], value, (key,))
        try:
            values[key] = msgspec.convert(value, hints[key], strict=False)
        except msgspec.ValidationError as problem:
            wrong.append(_named(key, value, hints[key], str(problem)))
    missing = [f.name for f in fields(cast("Any", shape))
               if f.default is MISSING and f.default_factory is MISSING and f.name not in values]
    wrong += [Wrong((name,), None, MISSED) for name in missing if raw.get(name) is None]
    order = {key: n for n, key in enumerate(raw)}
    return shape(**dict.fromkeys(missing, ""), **values), sorted(wrong, key=lambda w: order.get(w.place[0], len(order)))


@cache
def _hints(shape: Hashable) -> Mapping[str, Any]:
    hints = get_type_hints(shape, include_extras=True)
    return {f.name: hints[f.name] for f in fields(cast("Any", shape))}


def keys_of_shape(shape: Any) -> Mapping[str, Any]:
    """The keys of a shape with their types, in their order."""
    return _hints(shape)


@cache
def _bare(hint: Hashable) -> Any:
    """The type without its bounds, and without None."""
    if get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if get_origin(hint) is UnionType:
        hint = next(option for option in get_args(hint) if option is not NoneType)
    return hint


def _as_meant(value: Any, hint: Any) -> Any:
    """The value as its writer meant it, with keys that have no value taken out."""
    hint = _bare(hint)
    if is_dataclass(hint) and isinstance(value, dict):
        hints = keys_of_shape(hint)
        return {str(k): _as_meant(v, hints[k]) if k in hints else v for k, v in value.items() if v is not None}
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if isinstance(value, str) and inner is str:
            return [value]
        return [_as_meant(item, inner) for item in value] if isinstance(value, list) else value
    if hint is str and isinstance(value, (int, float, dt.date)) and not isinstance(value, bool):
        return str(value)
    return _TRUTHS.get(value.lower(), value) if hint is bool and isinstance(value, str) else value


def _unknown(hint: Any, value: Any, place: tuple[str, ...]) -> Iterator[Wrong]:
    """Keys that no shape has, on this level and, inside a key's value, below it."""
    hint = _bare(hint)
    if get_origin(hint) is tuple and isinstance(value, list):
        for n, item in enumerate(value):
            yield from _unknown(get_args(hint)[0], item, (*place, str(n)))
    elif is_dataclass(hint) and isinstance(value, Mapping):
        hints = keys_of_shape(hint)
        for key, inner in value.items():
            if key not in hints:
                yield Wrong((*place, key), inner, UNKNOWN)
            elif place:
                yield from _unknown(hints[key], inner, (*place, key))


def _named(key: str, value: Any, hint: Any, message: str) -> Wrong:
    """The place in msgspec's message (`… - at `$.path[0]``), with what stands there and what should."""
    place = [key]
    path = message.partition("`$")[2].rstrip("`")
    missed = _MISSING_FIELD.search(message)
    for match in _STEP.finditer(path):
        hint = keys_of_shape(_bare(hint))[match[1]] if match[1] else get_args(_bare(hint))[0]
        value = value[match[1] or int(match[2])]
        place.append(match[1] or match[2])
    return Wrong((*place, missed[1]), None, MISSED) if missed else Wrong(tuple(place), value, _expected(hint))


def _expected(hint: Any) -> str:
    bare = _bare(hint)
    if bare is int:
        bounds = get_args(hint)[1]
        return (f"应当是 {bounds.ge} 到 {bounds.le} 的整数" if bounds.le is not None else f"应当是不小于 {bounds.ge} 的整数")
    if get_origin(bare) is Literal:
        return f"应当是 {'、'.join(filter(None, get_args(bare)))} 中的一个"
    return GROUP if is_dataclass(bare) else LIST if get_origin(bare) is tuple else _SIMPLE[bare]
