"""What README tells another team to write is enough: exactly that is built, and nothing of ours shows on their pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text("utf-8")
PAGE = """---
title: 红烧肉
summary: 先煸油，再小火。
origin: 编者
---
先把肉煸出油，再用小火炖。[^1]

!!! note
    糖要最后放。

??? warning
    油会溅。

[^1]: 外婆说的。
"""


def zhiku(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "zhiku.cli", *words], cwd=folder, capture_output=True, encoding="utf-8",
                          env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")})


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A folder beside ours that holds README's lines and four pages."""
    (tmp_path / "zhiku").symlink_to(ROOT)
    folder = tmp_path / "cook"
    section = TEXT[TEXT.index("## 给别的主题用"):]
    block = re.search(r"```yaml\n(.*?)```", section, re.S)
    assert block
    lines = [line[3:] if line.startswith("   ") else line for line in block[1].split("\n")]
    for path, text in {
        "mkdocs.yml": "\n".join(lines),
        "docs/index.md": "---\ntitle: 家常菜知识库\nsummary: 从这里开始。\n---\n今天吃什么。\n",
        "docs/jia-chang/hong-shao-rou.md": PAGE,
        "docs/jia-chang/tang.md": "---\ntitle: 汤\nsummary: 慢炖。\norigin: 编者\n---\n焯水，再炖。\n",
        "docs/glossary/chao-shui.md": "---\ntitle: 焯水\ncategory: 做法\n---\n放在开水里略煮就捞出来。\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def test_what_readme_shows_is_checked_and_built(team: Path) -> None:
    checked = zhiku(team, "check")
    assert checked.returncode == 0 and "0 个错误、0 个提醒" in checked.stderr, checked.stdout
    built = zhiku(team, "build", "--strict")
    assert built.returncode == 0, built.stderr
    page = (team / "site" / "jia-chang" / "hong-shao-rou" / "index.html").read_text("utf-8")
    tabs = re.findall(r'class="md-tabs__link"[^>]*>([^<]*)<', page)
    assert "家常菜" in tabs and "词条" in tabs and not {"Glossary", "Jia chang"} & set(tabs)
    shown = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", "", page, flags=re.S)
    for ours in ("信用卡", "CC BY", "法律意见", "催收", ">Note<", ">Warning<", "Jump back"):
        assert ours not in shown, ours
    assert "注意" in shown and "警告" in shown and "zk-foot" in shown


def test_the_foot_of_the_page_is_what_a_team_says_of_its_licence(team: Path) -> None:
    (team / "docs" / "about").mkdir()
    text = "---\ntitle: 许可\nsummary: 随便用，注明出处。\norigin: 编者\n---\n都可以用。\n"
    (team / "docs" / "about" / "license.md").write_text(text, "utf-8")
    assert zhiku(team, "build", "--strict").returncode == 0
    assert "<p>随便用，注明出处。</p>" in (team / "site" / "index.html").read_text("utf-8")


def test_a_hook_that_is_not_there_is_told_with_the_line_to_write(team: Path) -> None:
    text = (team / "mkdocs.yml").read_text("utf-8")
    (team / "mkdocs.yml").write_text(re.sub(r"hooks:\n +- .*\n", "", text), "utf-8")
    built = zhiku(team, "build")
    assert built.returncode == 2 and "mkdocs_hooks.py" in built.stderr and "does not exist" not in built.stderr
    said = built.stderr[built.stderr.index("hooks:\n"):]
    assert "原来的网站" not in built.stderr
    (team / "mkdocs.yml").write_text(re.sub(r"hooks:\n +- .*\n", said.rstrip() + "\n", text), "utf-8")
    (team / "docs" / "index.md").write_text("---\ntitle: [甲\n---\n乙\n", "utf-8")
    built = zhiku(team, "build")
    assert built.returncode == 1 and "原来的网站" not in built.stderr, "没有网站，就不说它没有动"
