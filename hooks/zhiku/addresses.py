"""Paths of a knowledge base's files in; which of them are no addresses, share one, or lack, out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhiku.findings import Finding, error, warning

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOMES = frozenset({"index.md", "readme.md", "index.html"})


def is_slug(name: str) -> bool:
    """Whether a file's name, without `.md`, can stand in an address: small letters, digits and single hyphens."""
    return bool(_SLUG.fullmatch(name))


def address_letters(paths: Iterable[str], root: str) -> list[Finding]:
    """What is wrong with the addresses of a whole knowledge base; `paths` are relative to docs/, drafts left out."""
    every = sorted(paths)
    return [*same_addresses([path for path in every if path.endswith(".md")], root), *_homeless(every, root)]


def same_addresses(paths: Iterable[str], root: str) -> list[Finding]:
    """Files that would be published under one address: `x.md` and `x/index.md`, `README.md` and `index.md`, `X.md` and
    `x.md` (the same file on Windows and macOS)."""
    owners: dict[str, str] = {}
    findings: list[Finding] = []
    for path in sorted(paths, key=lambda p: (p.lower(), p)):
        first = owners.setdefault(_address(path), path)
        if first != path:
            findings.append(error("same-address", root + path, f"它和 {root}{first} 是同一个网址，只有一个会发布；"
                                  "请把内容合到一个文件里，或改一个文件名。"))
    return findings


def _address(path: str) -> str:
    folder, _, name = path.lower().removesuffix(".md").rpartition("/")
    return folder if name in ("index", "readme") else f"{folder}/{name}".lstrip("/")


def _homeless(paths: list[str], root: str) -> list[Finding]:
    if not paths or any(path.lower() in _HOMES for path in paths):
        return []
    return [warning("home-page", root + "index.md", f"没有首页 {root}index.md，打开网站会看到“找不到这一页”；请建这个文件，"
                    "文件头写 title，正文写一句这个知识库是什么。")]
