"""What git prints in; for each file the day it was last changed, or the text it had in an earlier commit, out.

A shallow clone's oldest commits seem to have added every file on their day: their dates are dropped, for a missing
date is better than a wrong one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence

LOG_FORMAT = "--format=%x00%H %ct"
"""What `git log --name-only` must be called with so that `last_changes` can read it."""


def last_changes(log: str, shallow: Collection[str] = ()) -> dict[str, dt.date]:
    """Path (as git prints it) → day (UTC) of the newest commit that touched it; `shallow`: hashes in .git/shallow."""
    days: dict[str, dt.date] = {}
    for entry in log.split("\0")[1:]:
        head, *paths = entry.strip("\n").split("\n")
        commit, seconds = head.split(" ")
        day = dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
        for path in filter(None, paths):
            if path not in days and commit not in shallow:
                days[path] = day
    return days


def earlier_texts(batch: bytes, paths: Sequence[str]) -> dict[str, str]:
    """Path → text from what `git cat-file --batch` answers when it is asked for these paths of a commit, in this order;
    those that weren't there are left out."""
    texts: dict[str, str] = {}
    at = 0
    for path in paths:
        head, _, _ = batch[at:].partition(b"\n")
        at += len(head) + 1
        if blob := re.fullmatch(rb"[0-9a-f]+ blob (\d+)", head):
            texts[path] = batch[at:(at := at + int(blob[1]))].decode("utf-8", "replace")
            at += 1
    return texts
