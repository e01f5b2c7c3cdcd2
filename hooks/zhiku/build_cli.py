"""`zhiku build`: the site whole or not at all; the earlier one stays until the new one is complete."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from zhiku.project_cli import Project

QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Material announces its successor on every build, in English and at length; readers of our log have read it."""
_ASIDE = ("INFO ", "DEBUG ")
"""How lines of MkDocs's log begin that say what it does; those that belong to one begin with a blank."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku build [--strict] [--site-dir DIR]`."""
    parser = commands.add_parser("build", help="生成整个网站；没有全部成功时，原来的网站不动")
    parser.add_argument("--strict", action="store_true", help="有警告也算失败")
    parser.add_argument("--site-dir", metavar="目录", help="写到哪里（默认是 mkdocs.yml 的 site_dir）")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, project: Project) -> int:
    """Exit status 0 built, 1 errors found (the earlier site is untouched)."""
    target = Path(args.site_dir).absolute() if args.site_dir else project.site
    if target.exists() and not target.is_dir():
        print(f"{target} 是一个文件，不是文件夹；请换一个 --site-dir。", file=sys.stderr)
        return 2
    if letter := no_hook(project):
        print(letter, file=sys.stderr)
        return 2
    if letters := unreadable(project):
        print(*letters, "网站没有生成：请按上面的提示修改后再试。", sep="\n", file=sys.stderr)
        return 1
    kept = f"{target} 里原来的网站没有动。" if target.is_dir() and any(target.iterdir()) else ""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh.chmod(0o755)
        if not _build(project, fresh, strict=args.strict):
            print(f"网站没有生成：请按上面的提示修改后再试。{kept}", file=sys.stderr)
            return 1
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    print(f"网站已生成：{target}")
    return 0


def unreadable(project: Project) -> list[str]:
    """Articles that are no UTF-8, as `check` tells of them; MkDocs shows a traceback."""
    from zhiku.check_files import encoding_letters  # only a build reads all files for this

    return [finding.as_text() for finding in encoding_letters(project)]


def no_hook(project: Project) -> str:
    """What to do where the generator can't be found: a path in a file that is inherited is read from the own folder."""
    missing = [name for name in project.hooks if not (project.root / name).is_file()]
    if not missing:
        return ""
    ours = os.path.relpath(Path(__file__).parents[1] / "mkdocs_hooks.py", project.root).replace(os.sep, "/")
    return (f"{project.config.name} 里的 hooks：{project.root} 里没有 {missing[0]}。继承来的相对路径要从自己的文件夹写起，"
            f"请在 {project.config.name} 里加上：\nhooks:\n  - {ours}")


def _build(project: Project, into: Path, *, strict: bool) -> bool:
    """Run MkDocs; what it warns of is passed on as it comes. A line of level ERROR counts as failure, strict or not. With
    `--quiet` MkDocs would not hear its own warnings, and nothing would be strict: what it does is left out here instead."""
    words = [sys.executable, "-m", "mkdocs", "build", "-f", str(project.config), "-d", str(into)]
    environment = {**os.environ, **QUIET, "NO_COLOR": "1"}
    environment.setdefault("SOURCE_DATE_EPOCH", _last_commit(project.root))
    with subprocess.Popen(words + ["--strict"] * strict, stderr=subprocess.PIPE, encoding="utf-8",
                          errors="replace", env=environment) as process:
        assert process.stderr
        wrong = told = False
        for line in process.stderr:
            told = told and line.startswith((" ", "\n")) if line.startswith((*_ASIDE, " ", "\n")) else True
            sys.stderr.write(line if told else "")
            wrong = wrong or line.startswith(("ERROR", "CRITICAL"))
    return process.returncode == 0 and not wrong


def _last_commit(root: Path) -> str:
    call = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(call, capture_output=True, check=True, encoding="utf-8").stdout.strip() or "0"
    except (OSError, subprocess.CalledProcessError):
        return "0"


def _swap(fresh: Path, target: Path) -> None:
    """Put the new folder in the old one's place by renaming; should the second rename fail, the old one returns."""
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    kept = old / "site"
    had_one = target.exists()
    if had_one:
        target.rename(kept)
    try:
        fresh.rename(target)
    except OSError:
        if had_one:
            kept.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
