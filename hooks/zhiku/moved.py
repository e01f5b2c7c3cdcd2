"""Pages that say where they stood before in; small pages at the old addresses that send readers on, and findings, out.

`moved_from: [techniques/old.md]` in the front matter of the page that took over keeps every old link alive. The page
needs no script; `moved.js` only adds the part of the address behind `#`.
"""

from __future__ import annotations

import html
import posixpath
from collections.abc import Mapping

from zhiku.article import Page
from zhiku.findings import Finding, error

_PAGE = """<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{target}">
<meta http-equiv="refresh" content="1; url={target}">
<script src="{up}assets/zhiku/moved.js"></script>
</head>
<body><p>这一页搬到了<a id="moved" href="{target}">{title}</a>。</p></body>
</html>
"""


def moved_pages(pages: Mapping[str, Page], urls: Mapping[str, str],
                root: str = "docs/") -> tuple[list[tuple[str, bytes]], list[Finding]]:
    """Files for the old addresses: path relative to the site, and content."""
    flat = any(url.endswith(".html") for url in urls.values() if not url.endswith("index.html"))
    owners: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    findings: list[Finding] = []
    for path in sorted(pages):
        page = pages[path]
        for old in page.meta.moved_from:
            problem = _problem(old, path, pages, owners)
            if problem:
                findings.append(error("moved", root + path, f"moved_from 里的 {old} {problem}"))
                continue
            owners[old] = path
            if path in urls:
                url = url_of(old, flat=flat)
                files.append((_file_of(url), _page(page.title, url, urls[path]).encode()))
    return sorted(files), findings


def _problem(old: str, path: str, pages: Mapping[str, Page], owners: Mapping[str, str]) -> str:
    if not old.endswith(".md") or old.startswith(("/", ".")) or ".." in old.split("/") or "\\" in old:
        return "写法不对：应当是相对 docs/ 的旧文件名，例如 techniques/old.md。"
    if old == path:
        return "就是这一页自己；请删去。"
    if old in pages:
        return "还在；一个地址不能既是一页，又转到另一页。请删去这一行，或删去旧的那一页。"
    if old in owners:
        return f"已经转到 {owners[old]}；一个旧地址只能转到一页。"
    return ""


def url_of(path: str, *, flat: bool = False) -> str:
    """The URL that a file of docs/ has, with folders for pages unless `flat`."""
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{stem}.html" if flat else f"{stem}/"


def _file_of(url: str) -> str:
    return url + "index.html" if not url or url.endswith("/") else url


def _page(title: str, old: str, new: str) -> str:
    here = posixpath.dirname(_file_of(old)) or "."
    target = posixpath.relpath(_file_of(new), here).removesuffix("index.html") or "./"
    up = "../" * _file_of(old).count("/")
    return _PAGE.format(title=html.escape(title), target=html.escape(target), up=up)
