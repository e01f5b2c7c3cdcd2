"""A regular expression in; the same out, compiled when a text is first held against it.

The rules hold some two hundred patterns. Compiling them all took a third of a second, and a page needs a few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)  # from now on found without coming here
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, for calls of its methods (`lazy(…).search(text)`); it is no `re.Pattern` to `isinstance`."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
