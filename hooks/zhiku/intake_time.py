"""A limit to how long an import may take: a work that never ends is stopped, one on a busy machine isn't."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_PATIENCE = 12
"""So many times the limit may pass on the clock: other work may take most of the machine, but a person waits no whole day."""


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise TimeoutError after `seconds` of computing, or after many times as long on the clock."""
    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return

    def computed(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"算了 {seconds} 秒还没有导完")

    def waited(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"等了 {seconds * _PATIENCE} 秒还没有导完（电脑在忙别的）")

    before = signal.signal(signal.SIGPROF, computed), signal.signal(signal.SIGALRM, waited)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])
