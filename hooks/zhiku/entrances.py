"""Settings and the paths of all pages in; pages that doors, questions and the best of a section name, and that aren't there,
out.

What another knowledge base's configuration names, and this one inherits, is that one's business: its home page leaves out
what it doesn't have.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator

from zhiku.findings import Finding, error
from zhiku.places import Written
from zhiku.settings import Settings


def missing_pages(settings: Settings, paths: Collection[str], written: Written, root: str) -> list[Finding]:
    """One finding for each path that is no page, where it stands in the configuration."""
    findings: list[Finding] = []
    for keys, path in _named(settings):
        if path in paths:
            continue
        place = written.place(("extra", "zhiku", *keys))
        if place.is_own:
            findings.append(error("settings", place.path, f"extra.zhiku.{keys[0]} 里的 {path} 不存在{_near(path, paths)}"
                                  f"路径从 {root} 里面写起。", place.line, place.column))
    return findings


def _named(settings: Settings) -> Iterator[tuple[tuple[str, ...], str]]:
    for n, section in enumerate(settings.sections):
        yield from ((("sections", str(n), "best", str(m)), path) for m, path in enumerate(section.best))
    yield from ((("doors", str(n), "path"), door.path) for n, door in enumerate(settings.doors))
    yield from ((("questions", str(n)), path) for n, path in enumerate(settings.questions))


def _near(path: str, paths: Collection[str]) -> str:
    from difflib import get_close_matches  # for a mistake alone

    pages = [page for page in paths if page.endswith(".md")]
    stem, name = path.strip("/").removesuffix(".md"), posixpath.basename(path.strip("/").removesuffix(".md"))
    near = ([page for page in pages if page in (f"{stem}.md", f"{stem}/index.md")]
            or [page for page in sorted(pages) if posixpath.basename(page) == f"{name}.md"]
            or get_close_matches(path, sorted(pages), 1, 0.8))
    return f"；你是不是要写 {near[0]}？" if near else "；请检查文件名和文件夹，不要它就删去这一行。"
