"""`zhiku import FILE --out DIR` in; drafts, ledger and report on disk, findings and counts on the terminal out."""

from __future__ import annotations

import argparse
from pathlib import Path

from zhiku.intake.decisions import Decisions, merged, read_decisions
from zhiku.intake.decode import check_size, decode
from zhiku.intake.pipeline import import_source


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser of `zhiku`."""
    parser = subparsers.add_parser("import", help="把一份来源变成草稿和台账")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit status 0, 1 or 2."""
    path: Path = args.file
    data = path.read_bytes()
    source, findings = decode(data, path.name, str(path))
    if source is None:
        for f in findings:
            print(f.as_text())
        return 2
    result, findings = import_source(source, Decisions(), folder=path.stem, path=str(path))
    for f in findings:
        print(f.as_text())
    if result is None:
        return 1
    args.out.mkdir(parents=True, exist_ok=True)
    for d in result.drafts:
        (args.out / d.path).write_text(d.text, "utf-8")
    (args.out / "ledger.json").write_text(result.ledger, "utf-8")
    return 0
