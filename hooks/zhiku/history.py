"""A folder under git in; the days on which its files last changed, and what they said before a day, out.

Without git, or outside of a repository, nothing is known, and nothing is wrong.
"""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Sequence
from pathlib import Path

from zhiku.revisions import LOG_FORMAT, earlier_texts, last_changes


class History:
    """What git knows of the files below `folder`; paths are relative to it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def days(self) -> dict[str, dt.date]:
        """Path → the day of the last commit that touched it, as far as a shallow clone can tell."""
        return last_changes(self._ask("log", LOG_FORMAT, "--name-only", "--relative", "--", ".").decode(), self._shallow())

    def before(self, day: dt.date, paths: Sequence[str]) -> dict[str, str] | None:
        """The texts that those of these pages had which were there before a day; None where no commit is that old."""
        if not (commit := self._ask("rev-list", "-1", "--first-parent", f"--before={day}T00:00:00Z", "HEAD").strip()):
            return None
        root = self._ask("rev-parse", "--show-prefix").strip()
        asked = b"".join(b"%s:%s%s\n" % (commit, root, path.encode()) for path in paths)
        return earlier_texts(self._ask("cat-file", "--batch", asked=asked), paths)

    def _shallow(self) -> list[str]:
        name = self._ask("rev-parse", "--path-format=absolute", "--git-path", "shallow").decode().strip()
        return Path(name).read_text("ascii").split() if name and Path(name).is_file() else []

    def _ask(self, *words: str, asked: bytes = b"") -> bytes:
        call = ["git", "-C", self.folder, "-c", "core.quotepath=off", *words]
        try:
            return subprocess.run(call, capture_output=True, check=True, input=asked).stdout
        except (OSError, subprocess.CalledProcessError):
            return b""
