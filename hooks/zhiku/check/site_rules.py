"""What only the whole knowledge base can show: names with two owners, ids that stand twice, addresses with two pages."""

from __future__ import annotations

from zhiku.article import LawPage, Term
from zhiku.check.model import World
from zhiku.findings import Finding, error
from zhiku.glossary import build_glossary
from zhiku.law import build_basis
from zhiku.moved import moved_pages


def check_site(world: World) -> list[Finding]:
    """Findings that compare pages with each other."""
    pages = [world.documents[path].page for path in world.documents if not world.documents[path].is_draft]
    _, collisions = build_glossary([p for p in pages if isinstance(p, Term)], world.docs_root)
    _, repeated = build_basis([p for p in pages if isinstance(p, LawPage)], world.docs_root)
    _, moved = moved_pages({p.path: p for p in pages}, {}, world.docs_root)
    return [*collisions, *repeated, *moved, *same_addresses([page.path for page in pages], world.docs_root)]


def same_addresses(paths: list[str], root: str) -> list[Finding]:
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
