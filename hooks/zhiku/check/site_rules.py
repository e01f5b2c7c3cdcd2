"""What only the whole knowledge base can show: names with two owners, ids that stand twice, addresses with two pages, no
home page."""

from __future__ import annotations

from zhiku.addresses import address_letters
from zhiku.article import LawPage, Term
from zhiku.check.model import World
from zhiku.findings import Finding
from zhiku.glossary import build_glossary
from zhiku.law import build_basis
from zhiku.moved import moved_pages


def check_site(world: World) -> list[Finding]:
    """Findings that compare pages with each other."""
    pages = [world.documents[path].page for path in world.documents if not world.documents[path].is_draft]
    _, collisions = build_glossary([p for p in pages if isinstance(p, Term)], world.docs_root)
    _, repeated = build_basis([p for p in pages if isinstance(p, LawPage)], world.docs_root)
    _, moved = moved_pages({p.path: p for p in pages}, {}, world.docs_root)
    return [*collisions, *repeated, *moved, *address_letters([*(page.path for page in pages), *world.assets], world.docs_root)]
