"""Texts in, put away in a nameless file, and the same texts out.

Between the rendering of the first page and the writing of the last, MkDocs holds the Markdown and the HTML of every page:
of a thousand articles ten megabytes, of five thousand fifty. In a file they are at hand when their page is written.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from tempfile import TemporaryFile
from threading import Lock
from typing import IO, Any
from weakref import finalize

Slip = int
"""Where a text lies in its drawer: its start in bytes, then 32 bits for its size; there are several for every page."""
_SIZE = 32


class Drawer:
    """Texts of one build; the file has no name and is gone with the drawer, or with the process. Where no file can be made
    they stay in memory."""

    def __init__(self) -> None:
        self._file = _nameless()
        self._end = 0
        self._lock = Lock()
        finalize(self, self._file.close)

    def put(self, text: str) -> Slip:
        """Put a text away; surrogates that a page shouldn't have are kept too."""
        data = text.encode("utf-8", "surrogatepass")
        with self._lock:
            self._file.seek(self._end)
            self._file.write(data)
            slip = self._end << _SIZE | len(data)
            self._end += len(data)
        return slip

    def get(self, slip: Slip) -> str:
        """The text that was put away."""
        with self._lock:
            self._file.seek(slip >> _SIZE)
            data = self._file.read(slip & (1 << _SIZE) - 1)
        return data.decode("utf-8", "surrogatepass")

    def __deepcopy__(self, memo: object) -> Drawer:
        """A copied page shares its drawer: what lies there never changes."""
        return self


def _nameless() -> IO[bytes]:
    try:
        return TemporaryFile()
    except OSError:
        return BytesIO()


def keep_in_drawer(thing: Any, drawer: Drawer, *names: str) -> None:
    """From now on these attributes of an object, texts or None, lie in the drawer; whoever asks for one gets its text."""
    held = {name: vars(thing).pop(name) for name in names}
    thing.__class__ = _kind_with_drawer(thing.__class__, names)
    thing.drawer = drawer
    for name, text in held.items():
        setattr(thing, name, text)


@cache
def _kind_with_drawer(kind: Any, names: tuple[str, ...]) -> type:
    """A kind of object like `kind`, with properties in place of those attributes."""
    return type(kind.__name__, (kind,), {"__module__": kind.__module__} | {name: _text_in_drawer(name) for name in names})


def _text_in_drawer(name: str) -> property:
    def get(thing: Any) -> str | None:
        slip: Slip | None = vars(thing)[name]
        return None if slip is None else thing.drawer.get(slip)

    def put(thing: Any, text: str | None) -> None:
        vars(thing)[name] = None if text is None else thing.drawer.put(text)

    return property(get, put)
