"""`zhiku import FILE --out DIR` in; drafts, ledger and report on disk, findings and counts on the terminal out."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from zhiku.findings import Finding, has_errors
from zhiku.intake.decisions import Decisions, holes, merged, of_source, read_decisions, unknown, write_decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.propose import DEFAULT_SECTIONS, Section
from zhiku.intake.values import Imported
from zhiku.intake_files import locked, plan, read_source, write
from zhiku.project_cli import Project

SECONDS = 300
"""An import that takes longer is stopped; 20 MB of text take about a minute."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku import FILE --out DIR [--accept RULE|ID…] [--reject RULE|ID…]`."""
    parser = commands.add_parser("import", help="把一份来源（纯文本或 HTML）变成文章草稿和台账")
    parser.add_argument("file", type=Path, nargs="+", metavar="文件", help="一份来源；旁边的 source.yml "
                        " 可以写明被删的词（cut_words）和编码（encoding）")
    parser.add_argument("--out", type=Path, required=True, metavar="目录", help="草稿、台账和报告写到哪里")
    parser.add_argument("--accept", nargs="+", default=[], metavar="规则或编号", help="采纳这些提议，记进 decisions.yml")
    parser.add_argument("--reject", nargs="+", default=[], metavar="规则或编号", help="不采纳这些改动，记进 decisions.yml")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, project: Project | None = None) -> int:
    """Exit status 0 drafts are written, 1 something stands in the way, 2 the source or a setting can't be read."""
    path, *others = args.file
    if others:
        names = "、".join(map(str, others))
        return _say([Finding(names, 1, 1, "one-source", "error",
                             "一次只导入一份来源，什么也没有写；请一份一份地导入，每一份用自己的 --out 目录。")], 2)
    data, findings = read_source(path)
    if findings:
        return _say(findings, 2)
    settings = path.parent / "source.yml"
    given, findings = of_source(settings.read_text("utf-8"), str(settings)) if settings.is_file() else (Decisions(), [])
    if has_errors(findings):
        return _say(findings, 2)
    out: Path = args.out
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        return _say([Finding(str(out), 1, 1, "not-a-folder", "error", "--out 应当是一个普通目录。")], 2)
    source, findings = decode(data, path.name, str(path), given.encoding)
    if source is None:
        return _say(findings, 2)
    sections = _sections(project)
    out.mkdir(parents=True, exist_ok=True)
    with locked(out):
        file = out / "decisions.yml"
        kept, findings = read_decisions(file.read_text("utf-8"), str(file)) if file.is_file() else (Decisions(), [])
        if has_errors(findings):
            return _say(findings, 2)
        if both := [name for name in args.accept if name in args.reject]:
            return _say([Finding(str(file), 1, 1, "both", "error",
                                 f"同一个名字又采纳又不采纳：{'、'.join(both)}；请只写在一处。")], 2)
        asked = Decisions(accept=tuple(args.accept), reject=tuple(args.reject))
        decisions = merged(merged(given, kept), asked)
        try:
            with _time_limit(SECONDS):
                result, findings = import_source(source, decisions, sections, path.parent.name or path.stem, str(path))
        except TimeoutError:
            return _say([Finding(str(path), 1, 1, "too-slow", "error", f"{SECONDS} 秒还没有导完，已经停下，什么也没有写。")], 2)
        if result is None:
            return _say(findings, 2)
        if wrong := unknown(asked, result):
            return _say([Finding(str(path), 1, 1, "unknown-rule", "error",
                                 f"没有这条规则或编号：{'、'.join(wrong)}；可用的写在 {out / 'report.html'} 里。")], 2)
        if empty := holes(asked, result):
            return _say([Finding(str(path), 1, 1, "hole", "error",
                                 f"{'、'.join(empty)} 是缺字，没有可以采纳的词；请在草稿里把〔？〕改成原来的词，不知道就留着。")], 2)
        keep, problems = plan(out, result)
        if has_errors(problems):
            return _say(problems, 1)
        write(out, result, keep, write_decisions(merged(kept, asked)) if args.accept or args.reject else "")
    _say(problems, 0)
    _counts(result, out)
    return 0


def _say(findings: Sequence[Finding], status: int) -> int:
    for finding in findings:
        print(finding.as_text(), file=sys.stderr)
    return status


def _counts(result: Imported, out: Path) -> None:
    tiers = [e.tier for e in result.edits]
    removed = sum(p.part.kind == "removed" for p in result.pieces)
    print(f"{len(result.drafts)} 份草稿，{len(result.pieces)} 段（移出 {removed} 段）；"
          f"自动修复 {tiers.count('auto')} 处，提议 {tiers.count('proposed')} 处，缺字 {tiers.count('flag')} 处。")
    print(f"对照着看，提议的编号也在里面：{out / 'report.html'}")


def _sections(project: Project | None) -> tuple[Section, ...]:
    named = project.settings.sections if project else ()
    return tuple(Section(s.path, s.title, tuple(s.words)) for s in named) or DEFAULT_SECTIONS


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
