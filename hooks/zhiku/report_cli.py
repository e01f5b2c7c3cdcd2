"""`zhiku report`: docs/ in, what an editor should look at out, as text or as JSON."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict

import markdown

from zhiku.article import Term
from zhiku.findings import Finding, has_errors
from zhiku.glossary import build_glossary
from zhiku.project_cli import Project
from zhiku.report import Material, ReportGroup, report
from zhiku.site import Site

_ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs switches on by itself."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku report [--format text|json]`."""
    parser = commands.add_parser("report", help="说明哪些页面没人链接、哪些词没有词条、哪些名称相撞")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出的形式")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, project: Project) -> int:
    """Exit status 0 no error, 1 errors found."""
    groups = report(material_of(project))
    findings = [finding for group in groups for finding in group.findings]
    print(json.dumps([asdict(f) for f in findings], ensure_ascii=False, indent=1) if args.format == "json"
          else _text(groups))
    return 1 if has_errors(findings) else 0


def _text(groups: tuple[ReportGroup, ...]) -> str:
    lines: list[str] = []
    for group in groups:
        lines.append(f"{group.title}：{len(group.findings)}" + ("" if not group.findings else f"（{group.advice}）"))
        lines += [f"  {_line(finding)}" for finding in group.findings]
    return "\n".join(lines)


def _line(finding: Finding) -> str:
    return f"{finding.path}  {finding.message}"


def material_of(project: Project) -> Material:
    """Read and render all pages with the project's own Markdown extensions, as a build does, without a theme."""
    root = os.path.relpath(project.docs, project.root).replace(os.sep, "/") + "/"
    site = Site(project.settings, docs_root=root, reports=True)
    texts = {path.relative_to(project.docs).as_posix(): path.read_text("utf-8", "replace")
             for path in sorted(project.docs.rglob("*.md"))}
    texts = {path: text for path, text in texts.items() if not any(part[0] in "._" for part in path.split("/"))}
    site.read(texts.__getitem__, {path: path for path in texts}, {})
    options = {name: dict(values) for name, values in project.markdown}
    names = dict.fromkeys([*_ALWAYS, *options])
    for path, page in sorted(site.pages.items()):
        site.begin(path)
        markdown.Markdown(extensions=[*names, *site.extensions()], extension_configs=options).convert(page.body)
    site.finish()
    _, collisions = build_glossary([p for p in site.pages.values() if isinstance(p, Term)], root)
    return Material(site.pages, site.records, site.graph, site.knowledge.glossary, site.knowledge.matcher,
                    tuple(collisions), root)
