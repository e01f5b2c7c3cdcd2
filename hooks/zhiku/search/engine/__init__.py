"""The engine's modules, beside this file, in; the scripts that a site serves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

_COMMON = ("3-names", "4-query", "5-called", "5-near", "5-rank", "6-search", "7-passage", "7-show", "8-serve")
SMALL = ("1-text", "2-local", *_COMMON)
SHARDED = ("1-text", "2-local", "2-shards", *_COMMON)
WORDS = ("3-common", "3-slips", "3-sounds", "4-articles", "5-numbers", "6-letters")
"""What no first short word needs travels with the words, after the first result."""


def engine_script(modules: Sequence[str]) -> bytes:
    """Modules in their order, as one script."""
    folder = files("zhiku.search").joinpath("engine")
    return "".join(slim(folder.joinpath(name + ".js").read_text("utf-8")) for name in modules).encode()


_COMMENT, _INDENT = re.compile(r"/\*.*?\*/", re.S), re.compile(r"\n\s+")
_AROUND = re.compile(r'("(?:[^"\\\n]|\\.)*")| ?([=*<>?:,;{}()|&]) ?')
_LINE = re.compile(r"([,;{(\[=|&?:])\n")


def slim(script: str) -> str:
    """A module without comments, indentation and what else separates nothing: a twentieth less to wait for, packed.

    Knows no more of the language than our modules need: comments are `/* */`, no string or pattern goes over a line's end.
    """
    bare = _INDENT.sub("\n", _COMMENT.sub("", script)).lstrip()
    return _LINE.sub(r"\1", _AROUND.sub(lambda m: m[1] or m[2], bare))
