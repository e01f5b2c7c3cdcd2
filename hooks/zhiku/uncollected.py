"""A stretch of work in; the same work done without Python's search for reference cycles.

One command makes millions of small values and hardly a cycle, and ends: looking for cycles takes a fifth of its time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """For a `with` block or, as a decorator, a function; what was switched off before stays off after."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()  # to freeze and to thaw makes old what was made meanwhile: it need not be looked through at once
            gc.unfreeze()
            gc.enable()
