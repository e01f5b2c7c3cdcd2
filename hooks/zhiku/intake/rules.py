"""The vocabulary files of the package in; compiled rules out. Rules are data: each with its reason and examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from zhiku.frontmatter import PlainLoader


@cache
def read(name: str) -> str:
    """The text of a vocabulary file."""
    return files("zhiku.intake").joinpath("data", name).read_text("utf-8")


@cache
def load(name: str) -> Any:
    """A vocabulary file in YAML."""
    return yaml.load(read(name), Loader=PlainLoader)


@cache
def words(name: str) -> frozenset[str]:
    """A list of words: separated by blanks or lines, `#` begins a comment."""
    return frozenset(w for line in read(name).splitlines() for w in line.split("#")[0].split())


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a vocabulary file, compiled when a text first asks for it: there are hundreds, and a page needs a few."""
    return re.compile(pattern)


class Word(NamedTuple):
    """One row of a substitution table: `old` becomes `new` where the text before and after fits."""

    id: str
    old: str
    new: str
    when: str  # never | proof | odd | spun | maybe
    before: str  # a regular expression, compiled when a text first asks for it; "" for any context
    after: str
    reason: str
    yes: str
    no: str
    whole: bool = False  # only between the borders of words


@cache
def classes(name: str) -> dict[str, str]:
    """The named classes of contexts that a table gives in its lines `@名<TAB>pattern`."""
    found: dict[str, str] = {}
    for line in read(name).splitlines():
        if line.startswith("@"):
            called, pattern = line[1:].split("\t")[:2]
            found[called] = f"(?:{filled(pattern, found)})"
    return found


def filled(pattern: str, named: Mapping[str, str]) -> str:
    """A pattern with the named classes that it mentions (`{名}`) put in."""
    for name, value in named.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern


# A table that another continues: its rows come first, and its classes hold there too.
_CONTINUED = {"synonyms.tsv": ("pairs.tsv",)}


@cache
def substitutions(name: str) -> tuple[Word, ...]:
    """The rows of a substitution table, in order: of the rows for one word the first that fits decides.

    `{名}` in a context is a named class of the file, given by a line `@名<TAB>pattern`.
    """
    out: list[Word] = []

    def context(pattern: str, tail: bool) -> str:
        if pattern in ("", "-"):
            return ""
        pattern = filled(pattern, classes(name))
        return f"(?:{pattern})$" if tail else pattern

    for file in (name, *_CONTINUED.get(name, ())):
        for number, line in enumerate(read(file).splitlines(), 1):
            if not line.strip() or line.startswith(("#", "@")):
                continue
            cells = line.split("\t")
            if len(cells) != 8:
                raise ValueError(f"{file}:{number}: {len(cells)} cells, 8 expected")
            old, new, when, before, after, reason, yes, no = (c.strip() for c in cells)
            new = "" if new == "∅" else new
            key = f"{name.split('.')[0]}:{old}→{new}"
            out.append(Word(key, old, new, when, context(before, True), context(after, False), reason, yes, no, file != name))
    return tuple(out)
