"""Pages, their rendered sections and the settings of a site in; all files of its search out."""

from __future__ import annotations

import json
from collections.abc import Mapping

from zhiku.article import LawPage, Page, Term
from zhiku.search.engine import SHARDED, SMALL, engine_script
from zhiku.search.index import Files, index_files
from zhiku.search.records import Expansion, SearchPage, SearchSection, SearchSource
from zhiku.search.shards import shard_files
from zhiku.settings import Settings

_BOOST_TERM, _BOOST_LAW, _BOOST_INDEX = 0.4, 0.7, 0.5
"""A term, a rule's own text or a list stands behind an article that answers the same words, but for its very names."""


def search_source(pages: Mapping[str, Page], sections: Mapping[str, tuple[SearchSection, ...]],
                  urls: Mapping[str, str], settings: Settings) -> SearchSource:
    """What can be found: every built page but drafts and those that say `search: {exclude: true}`."""
    glossary = settings.terms.glossary
    names = {section.path: section.title for section in settings.sections} | {glossary: "词条"}
    found = [search_page(page, sections.get(path, ()), urls[path]) for path, page in sorted(pages.items())
             if path in urls and not page.meta.search.exclude and not path.startswith("_drafts/")]
    terms = [page for page in pages.values() if isinstance(page, Term)]
    groups = {tuple(dict.fromkeys((*t.names, *t.meta.search_aliases))) for t in terms if t.meta.title}
    present = {page.section for page in found}
    return SearchSource(tuple(page for page in found if page.sections or page.summary),
                        tuple(Expansion(words) for words in sorted(groups)),
                        {path: title for path, title in names.items() if path in present})


def search_page(page: Page, sections: tuple[SearchSection, ...], url: str) -> SearchPage:
    """One page as search knows it."""
    aliases = tuple(dict.fromkeys(page.meta.aliases))
    boost, own = page.meta.search.boost, 0
    if isinstance(page, Term):
        aliases, boost, own = (*aliases, *page.meta.search_aliases), boost * _BOOST_TERM, len(aliases)
    elif isinstance(page, LawPage):
        boost, own = boost * _BOOST_LAW, len(aliases)
    elif page.is_index:
        boost, own = boost * _BOOST_INDEX, len(aliases)
    title = page.meta.title or next((s.title for s in sections if not s.anchor and s.title), page.slug)
    parts = tuple(s if s.anchor else SearchSection("", "", s.text) for s in sections if s.anchor or s.text)
    return SearchPage("" if url in (".", "./") else url, title, tuple(dict.fromkeys(aliases)), page.meta.tags,
                      page.section, round(boost, 4), page.meta.summary, parts, own)


def search_files(source: SearchSource, settings: Settings) -> Files:
    """The index, the engine that reads it and, where the settings ask for them, records for another engine."""
    large = len(source.pages) > settings.search.shard_above
    out = (shard_files if large else index_files)(source, script=settings.search.offline)
    out.append(("search/engine.js", engine_script(SHARDED if large else SMALL)))
    if settings.search.json_lines:
        out.append(("search/records.jsonl", json_lines(source)))
    return out


def json_lines(source: SearchSource) -> bytes:
    """One JSON object a section and line, as Meilisearch and OpenSearch take them."""
    rows = []
    for page in sorted(source.pages, key=lambda p: p.location):
        for n, part in enumerate(page.sections or (SearchSection("", "", page.summary),)):
            rows.append({
                "id": f"{page.location or 'index'}-{n}".replace("/", "_").replace(".", "_"),
                "url": page.location + ("#" + part.anchor if part.anchor else ""), "page": page.location or "./",
                "title": page.title, "heading": part.title, "aliases": list(page.aliases), "tags": list(page.tags),
                "section": source.names.get(page.section, ""), "summary": page.summary, "text": part.text,
                "boost": page.boost,
            })
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
