"""Days of change and of review: absent rather than wrong."""

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from zhiku.reviewing import due, is_span
from zhiku.revisions import LOG_FORMAT, last_changes

DAY = 86400


def git(folder: Path, *words: str, at: int = 0) -> str:
    stamp = f"@{at + 1_000_000_000} +0000"
    env = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    call = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.quotepath=off", "-C", str(folder)]
    return subprocess.run([*call, *words], check=True, capture_output=True, encoding="utf-8", env=env).stdout


@pytest.fixture
def history(tmp_path: Path) -> Path:
    repo = tmp_path / "repo"
    repo.mkdir()
    git(repo, "init", "-q")
    for number, name in enumerate(["甲.md", "乙.md", "丙.md"], 1):
        (repo / name).write_text("x")
        git(repo, "add", "-A")
        git(repo, "commit", "-qm", name, at=number * DAY)
    return repo


def test_a_full_clone_knows_every_day(history: Path) -> None:
    log = git(history, "log", LOG_FORMAT, "--name-only", "--relative", "--", ".")
    days = [dt.date(2001, 9, 10), dt.date(2001, 9, 11), dt.date(2001, 9, 12)]
    assert last_changes(log) == dict(zip(["甲.md", "乙.md", "丙.md"], days, strict=True))


def test_a_shallow_clone_drops_what_it_can_not_know(history: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{history}", str(clone))
    log = git(clone, "log", LOG_FORMAT, "--name-only", "--relative", "--", ".")
    shallow = (clone / ".git" / "shallow").read_text().split()
    assert last_changes(log, shallow) == {"丙.md": dt.date(2001, 9, 12)}
    assert "甲.md" in last_changes(log), "不除去浅克隆的边界就会得到错的日期：这正是要防的"


@pytest.mark.parametrize(("reviewed", "span", "expected"), [
    (dt.date(2026, 11, 23), "12 months", dt.date(2027, 11, 23)),
    (dt.date(2026, 8, 31), "6 个月", dt.date(2027, 2, 28)),
    (dt.date(2026, 12, 31), "1 month", dt.date(2027, 1, 31)),
    (dt.date(2026, 1, 1), "90 天", dt.date(2026, 4, 1)),
    (dt.date(2024, 2, 29), "1 year", dt.date(2025, 2, 28)),
    (dt.date(2026, 1, 1), "很久", None),
    (None, "12 months", None),
])
def test_review_days(reviewed: dt.date | None, span: str, expected: dt.date | None) -> None:
    assert due(reviewed, span) == expected


def test_spans() -> None:
    assert is_span("12 months") and is_span("6个月") and not is_span("soon")
