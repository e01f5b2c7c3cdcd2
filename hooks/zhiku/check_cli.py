"""`zhiku check`: docs/ in, findings in Chinese out, as text, as annotations on a pull request, or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from zhiku.check.engine import check_documents, fix_text
from zhiku.check.model import World
from zhiku.check_files import Assets, Documents, docs_root, left_of_imports, linked_files, list_files, template_text
from zhiku.entrances import missing_pages
from zhiku.findings import Finding, has_errors, warning
from zhiku.project_cli import DRAFTS, Project
from zhiku.uncollected import uncollected


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku check [PATHS] [--fix] [--format text|github|json]`."""
    parser = commands.add_parser("check", help="检查文章，逐条说明在哪里、错在哪里、怎么改")
    parser.add_argument("paths", nargs="*", metavar="文件或文件夹", help="只检查这些（默认检查全部）")
    parser.add_argument("--fix", action="store_true", help="改好能放心改的，并说明还剩什么")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="输出的形式")
    parser.add_argument("--today", metavar="日期", help="按这一天判断复核和施行日期，例如 2026-11-23")
    parser.set_defaults(run=run)


@uncollected()
def run(args: argparse.Namespace, project: Project) -> int:
    """Exit status 0 no error, 1 errors found, 2 a path that isn't there or a file that can't be opened."""
    today = _day(args.today)
    if today is None:
        print(f"--today {args.today} 不是日期；请写成 2026-11-23 的样子。", file=sys.stderr)
        return 2
    if not project.docs.is_dir():
        print(f"找不到文章的文件夹 {project.docs}；请检查 mkdocs.yml 里的 docs_dir。", file=sys.stderr)
        return 2
    paths = list_files(project.docs)
    documents = Documents(project, paths)
    chosen, problem = _choose(args.paths, project, documents)
    if problem:
        print(problem, file=sys.stderr)
        return 2
    world = World(documents, Assets(project.docs, paths), project.settings, _paragraphs(project.root / "sources"), today,
                  docs_root(project), project.site_url, template_text(project, "technique"))
    if args.fix:
        _fix(chosen, project, documents, quiet=args.format != "text")
    readable = [path for path in chosen if documents[path] and not documents.refused[path]]
    findings = [*(finding for path in chosen for finding in documents.refused[path]), *check_documents(readable, world)]
    if not args.paths or any(p.startswith(project.settings.terms.glossary + "/") for p in chosen):
        from zhiku.check.site_rules import check_site  # slow to import, and one file alone doesn't need it

        findings += [f for f in check_site(world) if f.rule not in project.settings.check.off]
    findings = sorted({*findings, *(_of_all(project, documents) if not args.paths else ())})
    _print(findings, args.format, len(chosen), fixed=args.fix)
    return 1 if has_errors(findings) else 0


def _of_all(project: Project, documents: Documents) -> Iterator[Finding]:
    """What no single page can show: of files that are no pages, and of the configuration."""
    yield from linked_files(project)
    yield from left_of_imports(project)
    yield from _unexplained(project)
    pages = [path for path in documents if not path.startswith(f"{DRAFTS}/")]
    yield from missing_pages(project.settings, pages, project.written, docs_root(project))


def _unexplained(project: Project) -> Iterator[Finding]:
    """Raw material that doesn't say where it comes from."""
    for folder in sorted((project.root / "sources").glob("*/")):
        held = sorted(file.name for file in folder.iterdir() if file.is_file() and file.name[0] != ".")
        if folder.name[0] not in "._" and held and "source.yml" not in held:
            yield warning("source", f"sources/{folder.name}/{held[0]}", f"没有 sources/{folder.name}/source.yml，不知道这份材料从哪里来；"
                          "请建这个文件，写一行 note: 从哪里来、什么时候拿到的。")


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else dt.date.today()
    except ValueError:
        return None


def _choose(words: list[str], project: Project, documents: Documents) -> tuple[list[str], str]:
    """Paths of the documents that the command line names, or what is wrong with a name."""
    if not words:
        return list(documents), ""
    chosen: list[str] = []
    docs = project.docs.resolve()
    for word in words:
        there = [path for path in (Path(word).absolute(), (project.root / word).absolute()) if os.path.lexists(path)]
        if not there:
            return [], f"找不到 {word}；请检查文件名，或不写路径检查全部。"
        # a link is looked at itself, not what it points to
        places = [path.parent.resolve() / path.name if path.is_symlink() else path.resolve() for path in there]
        path = next((place for place in places if place.is_relative_to(docs)), None)
        if path is None:
            return [], f"{word} 不在 {project.docs} 里；检查的是知识库的文章。"
        inside = path.relative_to(docs).as_posix()
        found = [p for p in documents if inside in (".", p) or p.startswith(inside + "/")]
        if not found:
            told = "这个文件夹里没有文章" if path.is_dir() else "它不是要检查的文章（.md 文件；模板和隐藏文件不查）"
            return [], f"{word}：{told}。图片由引用它的文章检查。"
        chosen += found
    return chosen, ""


def _paragraphs(sources: Path) -> dict[str, int]:
    counts = {}
    for folder in sorted(sources.glob("*/")):
        ledger = folder / "ledger.json"
        if ledger.is_file():
            listed = json.loads(ledger.read_text("utf-8")).get("paragraphs", [])
            counts[folder.name] = max((int(p["n"]) for p in listed), default=0)
        elif raw := next((file for file in sorted(folder.glob("raw.*")) if file.is_file()), None):
            counts[folder.name] = _count(raw)
    return counts


def _count(raw: Path) -> int:
    """How many paragraphs a source has that was never imported: the lines of a text that hold words, the blocks of a page."""
    from zhiku.intake.blocks_html import read_html  # only sources without a ledger need the importer
    from zhiku.intake.decode import decode

    source, _ = decode(raw.read_bytes(), raw.name, str(raw))
    if source is not None and source.html:
        return len(read_html(source.text, str(raw))[0])
    return sum(bool(line.strip()) for line in (source.text if source else raw.read_text("utf-8", "replace")).splitlines())


def _fix(chosen: list[str], project: Project, documents: Documents, *, quiet: bool) -> None:
    for path in chosen:
        before = documents[path].text
        if documents.refused[path]:
            continue
        after = fix_text(before)
        if after != before:
            file = project.docs / path
            _write(file, after)
            documents.forget(path)
            if not quiet:
                print(f"已改好 {file.relative_to(project.root)}")


def _write(file: Path, text: str) -> None:
    import tempfile  # only --fix writes

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
