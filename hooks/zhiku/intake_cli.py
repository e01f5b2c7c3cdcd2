"""`zhiku import FILE --out DIR` in; drafts, ledger and report on disk, findings and counts on the terminal out."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from zhiku.findings import Finding, error, has_errors
from zhiku.intake.decisions import (
    Decisions,
    holes,
    merged,
    near_name,
    of_source,
    read_decisions,
    rejected_otherwise,
    unknown,
    without_effect,
    write_decisions,
)
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import as_kept, import_source
from zhiku.intake.propose import Section
from zhiku.intake.values import Imported
from zhiku.intake_files import (
    badly_named,
    home_of,
    ledger_of,
    locked,
    plan,
    published,
    read_settings,
    read_source,
    shown,
    told,
    write,
    written,
)
from zhiku.intake_time import time_limit
from zhiku.project_cli import Project, around

SECONDS = 300
"""Of computing: an import that takes longer is stopped; 20 MB of text take about a minute."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku import FILE --out DIR [--accept RULE|ID…] [--reject RULE|ID…] [--again DRAFT…]`."""
    parser = commands.add_parser("import", help="把一份来源（纯文本或 HTML）变成文章草稿和台账")
    parser.add_argument("file", type=Path, nargs="*", metavar="文件", help="一份来源；旁边的 source.yml "
                        " 可以写明被删的词（cut_words）和编码（encoding）")
    parser.add_argument("--out", required=True, metavar="目录", help="草稿、台账和报告写到哪里")
    parser.add_argument("--accept", nargs="+", default=[], metavar="规则或编号", help="采纳这些提议（用空格分开），记进 decisions.yml")
    parser.add_argument("--reject", nargs="+", default=[], metavar="规则或编号", help="不采纳这些改动（用空格分开），记进 decisions.yml")
    parser.add_argument("--again", nargs="+", default=[], metavar="草稿", help="删掉、改名或搬走的草稿，再写一次")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, project: Project | None = None) -> int:
    """Exit status 0 drafts are written, 1 something stands in the way, 2 the source or a setting can't be read."""
    try:
        return _run(args, project)
    except BrokenPipeError:
        raise
    except OSError as problem:
        return _say([told(problem, args.out)], 2)


def _run(args: argparse.Namespace, project: Project | None) -> int:
    if wrong := _misplaced(args):
        return _say(wrong, 2)
    path = args.file[0]
    if findings := badly_named(path):
        return _say(findings, 2)
    data, findings = read_source(path)
    if findings:
        return _say(findings, 2)
    settings = path.parent / "source.yml"
    given, findings = of_source(read_settings(settings), str(settings))
    _say(findings, 0)
    if has_errors(findings):
        return 2
    out = Path(args.out)
    base = around(out.resolve())  # whose drafts these are, wherever the command runs
    if wrong := published(out, project, base):
        return _say(wrong, 2)
    sections, home = _sections(base or project), home_of(base)
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        return _say([error("not-a-folder", shown(out), f"--out 是{'符号链接' if out.is_symlink() else '一个文件'}，应当是普通目录，"
                           "什么也没有写；请换一个名字，例如 --out docs/_drafts/001。")], 2)
    source, findings = decode(data, path.name, str(path), given.encoding)
    if source is None:
        return _say(findings, 2)
    out.mkdir(parents=True, exist_ok=True)
    with locked(out):
        file = out / "decisions.yml"
        kept, findings = read_decisions(read_settings(file), str(file))
        _say(findings, 0)
        if has_errors(findings):
            return 2
        if both := [name for name in args.accept if name in args.reject]:
            return _say([error("both", str(file), f"同一个名字又采纳又不采纳：{'、'.join(both)}；请只写在一处。")], 2)
        asked = Decisions(accept=tuple(args.accept), reject=tuple(args.reject))
        decisions = merged(merged(given, kept), asked)
        try:
            with time_limit(SECONDS):
                result, findings = import_source(source, decisions, sections, path.absolute().parent.name or path.stem,
                                                 str(path), home)
        except TimeoutError as problem:
            return _say([error("too-slow", str(path), f"{problem}，已经停下，什么也没有写；请把文件拆成几份再导入。")], 2)
        if result is None:
            return _say(findings, 2)
        if wrong := _undecidable(asked, result, path, out):
            return _say(wrong, 2)
        again = [Path(name).name for name in args.again]
        if lacking := set(again) - {draft.path for draft in result.drafts}:
            names = "、".join(sorted(lacking))
            return _say([error("no-draft", shown(out), f"这一次导入没有这样的草稿：{names}；有哪些，写在 report.html 里。")], 2)
        keep, problems = plan(out, result, again)
        if has_errors(problems):
            return _say(problems, 1)
        result = as_kept(result, keep, ledger_of(out), sections, home) if keep else result
        problems += without_effect(decisions, asked, result, [written(file), written(settings)])
        write(out, result, keep, write_decisions(merged(kept, asked)) if args.accept or args.reject else "")
    _say(problems, 0)
    _counts(result, out)
    return 0


def _misplaced(args: argparse.Namespace) -> list[Finding]:
    """Whether there is no file, or more than one, or no folder."""
    if not args.out.strip():
        return [error("no-folder", "--out", "--out 后面是空的，不知道写到哪里；请写一个目录，例如 --out docs/_drafts/001。")]
    names = "、".join(map(shown, args.file[1:]))
    if names:
        return [error("one-source", names, "一次只导入一份来源，什么也没有写；请一份一份地导入，每一份用自己的 --out 目录。")]
    if args.file:
        return []
    swallowed = next((name for name in args.accept + args.reject if Path(name).is_file() or Path(name).suffix), "")
    if swallowed:
        return [error("no-source", swallowed, f"没有写要导入哪个文件：“{swallowed}”写在 --accept 或 --reject 后面，被当成了编号。"
                                              f"请把文件写在前面：zhiku import {swallowed} --out {shown(args.out)} --accept 编号")]
    return [error("no-source", "zhiku import", "没有写要导入哪个文件；请写 zhiku import 文件 --out 目录。")]


def _undecidable(asked: Decisions, result: Imported, path: Path, out: Path) -> list[Finding]:
    """What was asked to be accepted or rejected, and can't be."""
    if wrong := unknown(asked, result):
        joined = [name for name in wrong if re.search("[,，、;；]", name)]
        files = [name for name in wrong if Path(name).is_file()]
        near = [meant for name in wrong if (meant := near_name(name, result))]
        hint = (f"几个编号之间用空格分开，不用逗号：{' '.join(re.split('[,，、;；]+', joined[0]))}" if joined else
                f"文件写在前面，--accept 和 --reject 写在后面：zhiku import {files[0]} --out {shown(out)} --accept …" if files else
                near[0].strip("；？") if near else f"可用的写在 {shown(out / 'report.html')} 里")
        option = "--accept" if wrong[0] in asked.accept else "--reject"
        return [error("unknown-rule", option, f"没有这条规则或编号：{'、'.join(wrong)}；{hint}。", 0)]
    if settled := rejected_otherwise(asked, result):
        return [error("rejected", str(path), f"{'、'.join(settled)} 已经由别的规则或编号不采纳，采纳它不起作用；"
                                             f"请先改 {shown(out / 'decisions.yml')} 里的 reject。")]
    if empty := holes(asked, result):
        return [error("hole", str(path), f"{'、'.join(empty)} 是缺字，没有可以采纳的词；请在草稿里把〔？〕改成原来的词，不知道就留着。")]
    return []


def _say(findings: Sequence[Finding], status: int) -> int:
    for finding in findings:
        print(shown(finding.as_text()), file=sys.stderr)
    return status


def _counts(result: Imported, out: Path) -> None:
    tiers = [e.tier for e in result.edits]
    removed = sum(p.part.kind == "removed" for p in result.pieces)
    print(f"{len(result.drafts)} 份草稿，{len(result.pieces)} 段（移出 {removed} 段）；"
          f"自动修复 {tiers.count('auto')} 处，提议 {tiers.count('proposed')} 处，缺字 {tiers.count('flag')} 处。")
    print(f"对照着看，提议的编号也在里面：{shown(out / 'report.html')}")


def _sections(project: Project | None) -> tuple[Section, ...]:
    named = project.settings.sections if project else ()
    return tuple(Section(s.path, s.title, tuple(s.words)) for s in named)
