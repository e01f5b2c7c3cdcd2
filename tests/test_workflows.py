"""The workflows: pinned, without secrets, read-only; and every `run` step, run in a clone with a pull request in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
INSTALL = "make setup"
"""The step that isn't run again here: the tests run in what it makes."""
PAGES = "https://team.example.org/kb"
"""What GitHub says of the address."""


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def jobs(path: Path) -> list[dict[str, Any]]:
    return list(load(path)["jobs"].values())


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path) for step in job["steps"]]


def test_there_are_four() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "deploy", "keep", "preview"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_safe_for_forks(path: Path) -> None:
    text = path.read_text("utf-8")
    workflow = load(path)
    triggers = workflow.get("on", workflow.get(True))  # YAML 1.1 reads `on` as true
    assert "secrets." not in text and "pull_request_target" not in text and "workflow_run" not in triggers
    assert workflow["permissions"] == {}
    for job in jobs(path):
        writes = {name for name, value in job["permissions"].items() if value == "write"}
        assert writes <= ({"pages", "id-token"} if path.stem == "deploy" else set())
        assert "pull_request" not in triggers or not writes
        assert job["timeout-minutes"] <= 10
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
            assert re.search(rf"{step['uses']} # v\d+\.\d+\.\d+$", text, re.M), "每个摘要旁边写着版本"
            if "checkout" in step["uses"]:
                assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", ""), "外来的值只经过环境变量"


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    assert zizmor.exists(), "zizmor 在 requirements-dev.txt 里：请先运行 make setup-dev"
    done = subprocess.run([zizmor, "--offline", "--persona", "auditor", ".github"], cwd=ROOT, capture_output=True,
                          encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def git(folder: Path, *words: str) -> str:
    call = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main", *words]
    return subprocess.run(call, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A small knowledge base under our program: a release, then a pull request that changes a page."""
    folder = tmp_path / "clone"
    folder.mkdir()
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    text = re.sub(r"(?m)^ +best:\n(?: +- .*\n)+|^    (?:questions|doors):\n(?:     +.*\n)+", "", (folder / "mkdocs.yml").read_text("utf-8"))
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    for path, body in {
        "index.md": "---\ntitle: 首页\nsummary: 从这里开始。\n---\n这是首页。\n",
        "techniques/silence.md": "---\ntitle: 沉默\nsummary: 没有声音的时候。\norigin: 编者\n---\n## 等 {#deng}\n\n先等三秒。\n",
        "glossary/yu-qi.md": "---\ntitle: 逾期\ncategory: 核心概念\n---\n过了还款日没有还。\n",
    }.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, "utf-8")
    (folder / ".gitignore").write_text(".venv\n", "utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "一")
    git(folder, "tag", "v1")
    (folder / ".venv" / "bin").mkdir(parents=True)
    command = folder / ".venv" / "bin" / "zhiku"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zhiku.cli "$@"\n')
    command.chmod(0o755)
    return folder


def change(folder: Path, old: str, new: str) -> str:
    """Change the page in a commit; the commit before is handed back."""
    base = git(folder, "rev-parse", "HEAD")
    file = folder / "docs" / "techniques" / "silence.md"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    git(folder, "commit", "-q", "-a", "-m", "二")
    return base


def dry_run(folder: Path, workflow: str, base: str = "") -> tuple[int, str]:
    """All `run` steps in order, as the runner does it (bash -e -o pipefail); exit status and output."""
    said = ""
    path = ROOT / ".github" / "workflows" / f"{workflow}.yml"
    for step in steps(path):
        script = step.get("run")
        if script is None or script == INSTALL:
            continue
        values = {name: str(value).replace("${{ github.event.pull_request.base.sha }}", base)
                  .replace("${{ steps.pages.outputs.base_url }}", PAGES) for name, value in step.get("env", {}).items()}
        assert not any("${{" in value for value in values.values())
        environment = {**os.environ, **values, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1", "CI": "true",
                       "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md")}
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=folder,
                              env=environment, capture_output=True, encoding="utf-8")
        said += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, said
    return 0, said


def test_the_installation_is_the_same_everywhere() -> None:
    for path in WORKFLOWS:
        installs = [step for step in steps(path) if step.get("name") == "安装"]
        assert [step["run"] for step in installs] == [INSTALL]
    assert re.search(r"^setup: \$\(VENV\)/\.ready$", (ROOT / "Makefile").read_text("utf-8"), re.M)


def test_check_passes_a_good_page_and_annotates_a_bad_one(clone: Path) -> None:
    change(clone, "先等三秒。", "先等五秒。")
    status, said = dry_run(clone, "check")
    assert status == 0, said
    change(clone, "先等五秒。", "见[别处](nowhere.md)。")
    status, said = dry_run(clone, "check")
    assert status == 1
    assert "::error file=docs/techniques/silence.md,line=8,col=2,title=dead-link::" in said


def test_preview_lists_changed_pages_and_term_links(clone: Path) -> None:
    base = change(clone, "先等三秒。", "逾期的人常常不说话。")
    status, said = dry_run(clone, "preview", base)
    assert status == 0, said
    summary = (clone.parent / "summary.md").read_text("utf-8")
    assert "改动的页面（1）" in summary and "新增的词条链接（1）" in summary and "yu-qi" in summary
    assert (clone / "preview" / "site" / "index.html").is_file() and (clone / "preview" / "changes.md").is_file()


def test_keep_fails_when_a_heading_of_the_release_is_gone(clone: Path) -> None:
    change(clone, "## 等 {#deng}", "## 停 {#ting}")
    status, said = dry_run(clone, "keep")
    assert status == 1 and "techniques/silence/#deng" in said


def test_keep_passes_a_page_that_left_a_redirect_and_the_first_release(clone: Path) -> None:
    git(clone, "mv", "docs/techniques/silence.md", "docs/techniques/wait.md")
    file = clone / "docs" / "techniques" / "wait.md"
    file.write_text(file.read_text("utf-8").replace("origin:", "moved_from: [techniques/silence.md]\norigin:"), "utf-8")
    git(clone, "commit", "-q", "-a", "-m", "二")
    status, said = dry_run(clone, "keep")
    assert status == 0 and "还打得开" in said, said
    shutil.rmtree(clone / ".release")
    git(clone, "worktree", "prune")
    git(clone, "tag", "-d", "v1")
    status, said = dry_run(clone, "keep")
    assert status == 0 and "还没有发布过" in said


def test_deploy_builds_the_site(clone: Path) -> None:
    status, said = dry_run(clone, "deploy")
    assert status == 0, said
    assert (clone / "site" / "techniques" / "silence" / "index.html").is_file()
    lost = (clone / "site" / "404.html").read_text("utf-8")
    assert 'href="/kb/assets/zhiku/look.css"' in lost and 'href="/kb/."' in lost and 'href="/"' not in lost
    assert f"<loc>{PAGES}/techniques/silence/</loc>" in (clone / "site" / "sitemap.xml").read_text("utf-8")
    page = (clone / "site" / "techniques" / "silence" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{PAGES}/techniques/silence/">' in page
