"""`zhiku build`: the site whole or not at all; the earlier one stays until the new one is complete."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from zhiku.build_log import heard
from zhiku.findings import place_of
from zhiku.project_cli import Project

PLAIN = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "COLUMNS": "10000", "PYTHONIOENCODING": "utf-8"}
"""How MkDocs writes a log that can be read line by line: without Material's announcement of its successor, in English and at
length, without colours and without breaking lines where the window ends."""


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
    environment = {**os.environ, **PLAIN}
    environment.setdefault("SOURCE_DATE_EPOCH", _last_commit(project.root))
    with subprocess.Popen(words + ["--strict"] * strict, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                          errors="replace", env=environment) as process:
        assert process.stdout
        wrong = pass_on(process.stdout, project)
    return process.returncode == 0 and not wrong


def pass_on(log: Iterable[str], project: Project) -> bool:
    """Say on standard error what MkDocs's log says that is of use; whether it said of anything that it is wrong."""
    wrong = False
    for line in heard(log, lambda page, link: _place(project, page, link)):
        print(line.text, end="", file=sys.stderr, flush=True)
        wrong = wrong or line.wrong
    return wrong


def _place(project: Project, page: str, link: str) -> str:
    """Where in a page a link stands, as findings say it; the page alone where it can't be seen there."""
    file = project.docs / page
    where = os.path.relpath(file, project.root).replace(os.sep, "/")
    text = file.read_text("utf-8", "replace") if file.is_file() else ""
    found = re.search(rf"\]\(\s*<?{re.escape(link)}|\]:\s*<?{re.escape(link)}", text) if link else None
    if not found:
        return where
    line, column = place_of(text, found.end() - len(link))
    return f"{where}:{line}:{column}"


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
