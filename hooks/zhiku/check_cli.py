"""`zhiku check`: docs/ in, findings in Chinese out, as text, as annotations on a pull request, or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from zhiku.check.engine import check_documents, fix_text
from zhiku.check.metadata import metadata_of
from zhiku.check.model import Asset, Document, World, document_of
from zhiku.findings import Finding, error, has_errors
from zhiku.project_cli import Project

_LINKED = "这是符号链接；网站会把它指向的文件发布出去，请换成文件本身。"
LARGEST = 2_000_000
"""Bytes of the largest Markdown file that is read."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku check [PATHS] [--fix] [--format text|github|json]`."""
    parser = commands.add_parser("check", help="检查文章，逐条说明在哪里、错在哪里、怎么改")
    parser.add_argument("paths", nargs="*", metavar="文件或文件夹", help="只检查这些（默认检查全部）")
    parser.add_argument("--fix", action="store_true", help="改好能放心改的，并说明还剩什么")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="输出的形式")
    parser.add_argument("--today", metavar="日期", help="按这一天判断复核和施行日期，例如 2026-11-23")
    parser.set_defaults(run=run)


class _Documents(Mapping[str, Document]):
    """All Markdown files of docs/, each read when it is first asked for."""

    def __init__(self, project: Project, docs_root: str) -> None:
        self._project, self._root = project, docs_root
        self._paths = dict.fromkeys(sorted(p.relative_to(project.docs).as_posix() for p in _walk(project.docs)
                                           if p.suffix == ".md"))
        self._read: dict[str, Document] = {}

    def __getitem__(self, path: str) -> Document:
        if path not in self._read:
            text = (self._project.docs / path).read_bytes().decode("utf-8", "replace")
            self._read[path] = document_of(text, path, self._project.settings, self._root)
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def forget(self, path: str) -> None:
        self._read.pop(path, None)


def run(args: argparse.Namespace, project: Project) -> int:
    """Exit status 0 no error, 1 errors found, 2 a path that isn't there."""
    docs_root = os.path.relpath(project.docs, project.root).replace(os.sep, "/") + "/"
    documents = _Documents(project, docs_root)
    chosen, problem = _choose(args.paths, project, documents)
    if problem:
        print(problem, file=sys.stderr)
        return 2
    today = dt.date.fromisoformat(args.today) if args.today else dt.date.today()
    world = World(documents, _Assets(project.docs), project.settings, _paragraphs(project.root / "sources"), today,
                  docs_root, project.site_url)
    if args.fix:
        _fix(chosen, project, documents, quiet=args.format != "text")
    findings = [*_files(project, docs_root, set(chosen), all_files=not args.paths), *check_documents(chosen, world)]
    if not args.paths or any(p.startswith(project.settings.terms.glossary + "/") for p in chosen):
        from zhiku.check.site_rules import check_site  # slow to import, and one file alone doesn't need it

        findings += check_site(world)
    findings = sorted(set(findings))
    _print(findings, args.format, len(chosen), fixed=args.fix)
    return 1 if has_errors(findings) else 0


def _walk(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f != "_templates")
        yield from (Path(where, name) for name in sorted(names) if not name.startswith("."))


def _choose(words: list[str], project: Project, documents: _Documents) -> tuple[list[str], str]:
    if not words:
        return list(documents), ""
    chosen: list[str] = []
    for word in words:
        path = Path(word).absolute()
        if not path.exists():
            path = (project.root / word).absolute()
        try:
            inside = path.resolve().relative_to(project.docs.resolve()).as_posix()
        except ValueError:
            return [], f"{word} 不在 {project.docs} 里；检查的是知识库的文章。"
        if not path.exists():
            return [], f"找不到 {word}；请检查文件名，或不写路径检查全部。"
        found = [p for p in documents if inside in (".", p) or p.startswith(inside + "/")]
        chosen += found
    return chosen, ""


class _Assets(Mapping[str, Asset]):
    """All other files of docs/, each read when a page shows it."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs
        self._paths = dict.fromkeys(p.relative_to(docs).as_posix() for p in _walk(docs) if p.suffix != ".md")

    def __getitem__(self, path: str) -> Asset:
        if path not in self._paths:
            raise KeyError(path)
        file = self._docs / path
        head = b"" if file.is_symlink() else _head(file)
        return Asset(file.lstat().st_size, head, file.is_symlink(), metadata_of(head))

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _head(path: Path, most: int = 65536) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _paragraphs(sources: Path) -> dict[str, int]:
    counts = {}
    for folder in sorted(sources.glob("*/")):
        ledger = folder / "ledger.json"
        if ledger.is_file():
            listed = json.loads(ledger.read_text("utf-8")).get("paragraphs", [])
            counts[folder.name] = max((int(p["n"]) for p in listed), default=0)
        elif (folder / "raw.txt").is_file():
            counts[folder.name] = sum(bool(line.strip()) for line in (folder / "raw.txt").read_text(
                "utf-8", "replace").splitlines())
    return counts


def _files(project: Project, docs_root: str, chosen: set[str], *, all_files: bool) -> Iterator[Finding]:
    """What is wrong with files as files: symbolic links, size, encoding."""
    for where, folders, names in os.walk(project.docs) if all_files else ():
        for file in (Path(where, name) for name in sorted([*folders, *names])):
            if file.is_symlink() and (path := file.relative_to(project.docs).as_posix()) not in chosen:
                yield error("safety", docs_root + path, _LINKED)
    for path in sorted(chosen):
        file = project.docs / path
        if file.is_symlink():
            yield error("safety", docs_root + path, _LINKED)
        elif file.stat().st_size > LARGEST:
            yield error("safety", docs_root + path, f"文件超过 {LARGEST // 1_000_000} MB；请拆成几篇。")
        try:
            file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as problem:
            yield error("encoding", docs_root + path, f"不是 UTF-8 文件（第 {problem.start} 个字节读不懂）；"
                        "请用编辑器另存为 UTF-8。")


def _fix(chosen: list[str], project: Project, documents: _Documents, *, quiet: bool) -> None:
    for path in chosen:
        file = project.docs / path
        if file.is_symlink():
            continue
        try:
            before = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        after = fix_text(before)
        if after != before:
            _write(file, after)
            documents.forget(path)
            if not quiet:
                print(f"已改好 {file.relative_to(project.root)}")


def _write(file: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    with os.fdopen(handle, "wb") as temporary:
        temporary.write(text.encode("utf-8"))
    Path(name).chmod(file.stat().st_mode)
    Path(name).replace(file)


def _print(findings: list[Finding], form: str, files: int, *, fixed: bool) -> None:
    if form == "json":
        rows = [{"rule": f.rule, "severity": f.severity, "path": f.path, "line": f.line, "column": f.column,
                 "message": f.message} for f in findings]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for finding in findings:
        print(_annotation(finding) if form == "github" else _letter(finding))
    errors = sum(f.severity == "error" for f in findings)
    rest = "还剩" if fixed else "发现"
    print(f"检查了 {files} 个文件：{rest} {errors} 个错误、{len(findings) - errors} 个提醒。", file=sys.stderr)


def _letter(finding: Finding) -> str:
    return finding.as_text() if finding.severity == "error" else finding.as_text().replace("[", "[提醒 ", 1)


def _annotation(finding: Finding) -> str:
    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    place = f"file={escape(finding.path)},line={finding.line},col={finding.column},title={finding.rule}"
    return f"::{finding.severity} {place.replace(':', '%3A')}::{escape(finding.message)}"
