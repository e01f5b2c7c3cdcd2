"""`zhiku compare`: two built sites in; what changed for readers, and old addresses that no longer open, out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from zhiku.compare import Comparison, PageView, as_markdown, compare_sites, read_page
from zhiku.project_cli import Project


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku compare OLD NEW [--keep]`."""
    parser = commands.add_parser("compare", help="比较两次生成的网站：哪些页面变了、词条链接增减、旧地址还在不在")
    parser.add_argument("old", metavar="旧网站", help="上一次生成的文件夹")
    parser.add_argument("new", metavar="新网站", help="这一次生成的文件夹")
    parser.add_argument("--keep", action="store_true", help="只查旧地址：有一个打不开就算失败")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, project: Project) -> int:
    """Exit status 0, or 1 with --keep when an old address is dead, 2 where a folder is no built site."""
    sites = []
    for name in (args.old, args.new):
        if not (Path(name) / "index.html").is_file():
            print(f"{name} 不是生成好的网站（没有 index.html）；请先 zhiku build --site-dir {name}。", file=sys.stderr)
            return 2
        sites.append(_read(Path(name)))
    found = compare_sites(*sites)
    if not args.keep:
        print(as_markdown(found))
        return 0
    return _kept(found)


def _kept(found: Comparison) -> int:
    for place in found.gone:
        mend = ("在接替它的标题前面写 <span id=\"" + place.split("#")[1] + "\"></span>，或给标题写回原来的 {#" +
                place.split("#")[1] + "}" if "#" in place else "在接替它的页面的文件头写 moved_from: [旧文件名]")
        print(f"旧地址 {place} 打不开了。请{mend}。")
    if not found.gone:
        print("上一版的每一个页面和标题都还打得开。")
    return 1 if found.gone else 0


def _read(site: Path) -> dict[str, PageView]:
    return {path.relative_to(site).as_posix(): read_page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
            if path.name != "404.html"}
