"""The engine's modules, beside this file, in; the scripts that a site serves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

_COMMON = ("3-names", "4-query", "5-near", "5-rank", "6-search", "7-show", "8-serve")
SMALL = ("1-text", "2-local", *_COMMON)
SHARDED = ("1-text", "2-local", "2-shards", *_COMMON)
WORDS = ("3-common", "3-sounds")
"""What no first short word needs travels with the words, after the first result."""


def engine_script(modules: Sequence[str]) -> bytes:
    """Modules in their order, as one script."""
    folder = files("zhiku.search").joinpath("engine")
    return "".join(slim(folder.joinpath(name + ".js").read_text("utf-8")) for name in modules).encode()


def slim(script: str) -> str:
    """A module without its comments and indentation; our modules have no `/*` or line end inside a string."""
    return re.sub(r"\n\s+", "\n", re.sub(r"/\*.*?\*/", "", script, flags=re.S)).lstrip()
