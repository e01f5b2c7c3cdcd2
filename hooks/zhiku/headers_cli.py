"""`zhiku headers`: a built site in; its security headers, as nginx or Caddy wants them, out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from zhiku.policy import content_policy, header_lines
from zhiku.project_cli import Project


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`zhiku headers [--site-dir DIR] [--server nginx|caddy]`."""
    parser = commands.add_parser("headers", help="按生成好的网站，写出 nginx 或 Caddy 要用的安全响应头")
    parser.add_argument("--site-dir", metavar="目录", help="生成好的网站（默认是 mkdocs.yml 的 site_dir）")
    parser.add_argument("--server", choices=("nginx", "caddy"), default="nginx", help="给哪一个服务器")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, project: Project) -> int:
    """Exit status 0, or 2 where there is no built site."""
    site = Path(args.site_dir) if args.site_dir else project.site
    pages = sorted(site.rglob("*.html"))
    if not pages:
        print(f"{site} 里没有网页；请先 zhiku build。", file=sys.stderr)
        return 2
    print("\n".join(header_lines(content_policy(page.read_bytes() for page in pages), args.server)))
    return 0
