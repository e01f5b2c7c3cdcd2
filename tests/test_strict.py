"""Every strict build that is to prove something fails at a warning: the commands of `.ci/run`, of the workflows and of make."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUNS = (ROOT / ".ci" / "run", ROOT / "Makefile", *sorted((ROOT / ".github" / "workflows").glob("*.yml")))
CONFIG = f"""site_name: 手册
theme: {{name: material, language: zh, font: false}}
hooks: [{ROOT / "hooks" / "mkdocs_hooks.py"}]
"""
_BUILD = re.compile(r"(?:\.venv/bin|\$\(BIN\))/(?:python -m )?(\w+) (.*build .*--strict.*)")
_DEAF = re.compile(r"""(?<!\w)["']?(?:--quiet|-q)["']?(?![\w-])""")


def builds() -> list[tuple[str, ...]]:
    """What is run, without where it writes to and which settings it reads."""
    found: list[tuple[str, ...]] = []
    for path in RUNS:
        for name, words in _BUILD.findall(path.read_text("utf-8")):
            kept = re.sub(r"\s(?:-d|--site-dir|-f) \S+", "", f" {words}")
            found.append(("zhiku.cli" if name == "zhiku" else name, *shlex.split(kept)))
    return list(dict.fromkeys(found))


def test_both_builders_and_our_command_are_run_strictly() -> None:
    assert {words[0] for words in builds()} == {"mkdocs", "properdocs", "zhiku.cli"}


@pytest.mark.parametrize("words", builds(), ids=" ".join)
@pytest.mark.parametrize(("text", "wrong"), [("看[乙](yi.md)。", True), ("看[自己](index.md)。", False)])
def test_a_link_to_nothing_fails_it(tmp_path: Path, words: tuple[str, ...], text: str, wrong: bool) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(f"# 首页\n\n{text}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    done = subprocess.run([sys.executable, "-m", *words], cwd=tmp_path, capture_output=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"})
    assert (done.returncode != 0) == wrong, done.stderr
    assert ("yi.md" in done.stderr) == wrong, done.stderr


def test_none_is_deaf() -> None:
    """With --quiet MkDocs drops its warnings before --strict counts them."""
    ours = (path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))
    calls = ((path, line) for path in (*RUNS, *ours) for line in path.read_text("utf-8").splitlines() if "--strict" in line)
    assert [f"{path.name}: {line.strip()}" for path, line in calls if _DEAF.search(line)] == []


def test_a_deaf_one_would_be_seen() -> None:
    assert _DEAF.search('["mkdocs", "build", "--strict", "--quiet"]') and _DEAF.search("mkdocs build -q --strict")
    assert not _DEAF.search('["mkdocs", "build", "--strict", "--quick"]')
