"""The days on which pages last changed in; the newest first, each with its pages, out.

For readers who come back: what they relied on may have been put right since.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

MOST = 80


@dataclass(frozen=True, slots=True)
class Day:
    """A day and the paths of the pages that last changed on it; those of `more` need not be seen at once."""

    day: dt.date
    paths: tuple[str, ...]
    more: tuple[str, ...] = ()


def last_changed(days: Mapping[str, dt.date], pages: Collection[str], folders: Sequence[str] = (), most: int = MOST) -> tuple[Day, ...]:
    """Days until `most` of these pages are there, the newest first; of one day those of `folders` in that order, then the
    others. Pages whose day isn't known are left out."""
    place = {folder: n for n, folder in enumerate(folders)}
    known = sorted((path for path in days if path in pages),
                   key=lambda path: (-days[path].toordinal(), place.get(path.split("/")[0], len(place)), path))
    out: list[Day] = []
    left = most
    for day, group in groupby(known, key=lambda path: days[path]):
        paths = tuple(group)
        if left <= 0:
            break
        out.append(Day(day, paths[:left], paths[left:]))
        left -= len(paths)
    return tuple(out)
