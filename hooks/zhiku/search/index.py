"""Pages of a site in; the search index as two files out, of stable bytes.

`search/index` holds names and text of all pages: the engine looks for pairs of characters in the text itself, so there
is no inverted index to ship. Above a threshold `shards` takes over. `search/words` holds what a first short word can be
answered without and comes after it: everyday words, how characters sound, Traditional forms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from zhiku.search.engine import WORDS, engine_script
from zhiku.search.everyday import everyday_groups
from zhiku.search.records import SearchPage, SearchSource
from zhiku.search.tables import common_runs, fold, fold_tables, pinyin_table, rare_readings, uncommon
from zhiku.search.usual import usual_words

FORMAT = 2
Files = list[tuple[str, bytes]]


def index_files(source: SearchSource, *, script: bool = False) -> Files:
    """The index of a small site: JSON, or a script of the same data for pages opened as files; and its words."""
    pages = tuple(sorted(source.pages, key=lambda page: page.location))
    data, words = head(source, pages)
    words["pinyin"] = uncommon(words["pinyin"])
    heads = sorted({(s.anchor, s.title) for page in pages for s in page.sections})
    data["heads"] = heads
    data["pages"] = [page_row(page, list(source.names), {head: n for n, head in enumerate(heads)}) for page in pages]
    return [as_file("search/index", data, script=script), words_file(words)]


def head(source: SearchSource, pages: Iterable[SearchPage]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is loaded first in either form (section names, words that mean the same), and the words that come after it."""
    pages = list(pages)
    groups = [list(dict.fromkeys(e.words)) for e in sorted(source.expansions, key=lambda e: e.words)]
    names = [name for page in pages for name in names_of(page)] + [word for group in groups for word in group]
    own, typed = fold_tables([*(text for page in pages for text in texts_of(page)), *names])
    first = {
        "format": FORMAT,
        "names": [[path, title] for path, title in source.names.items()],
        "groups": [group for group in groups if len(group) > 1],
        "words": [group[0] for group in groups if group],
        "fold": own,
    }
    usual = usual_words(names, (text for page in pages for text in texts_of(page)))
    return first, {"fold": typed, "pinyin": pinyin_table(names), "common": common_runs(), "rare": rare_readings(),
                   "everyday": everyday_of(source), "usual": usual}


def everyday_of(source: SearchSource) -> list[str]:
    """The everyday words that lead to what this site's pages are called and say they are about."""
    called = [name for page in source.pages for name in (page.title, *page.aliases, *page.tags, page.summary)]
    return everyday_groups("\n".join(map(fold, [*called, *(word for e in source.expansions for word in e.words)])))


def names_of(page: SearchPage) -> list[str]:
    """What a page, or a part of it, is called: found by pinyin too, and what slips are corrected to."""
    return [page.title, *page.aliases, *page.tags, *(s.title for s in page.sections if s.title)]


def texts_of(page: SearchPage) -> list[str]:
    """Everything in a page that can be found."""
    return [*names_of(page), page.summary, *(s.text for s in page.sections)]


def page_row(page: SearchPage, names: list[str], heads: Mapping[tuple[str, str], int]) -> list[Any]:
    """A page as the engine reads it; an unknown section is -1. Headings recur, so they stand in a list of their own."""
    return [
        page.location, page.title, list(page.aliases), list(page.tags),
        names.index(page.section) if page.section in names else -1, page.boost, page.summary,
        [value for s in page.sections for value in (heads[s.anchor, s.title], s.text)],
        *([page.names] if page.names else []),
    ]


def words_file(words: dict[str, Any]) -> tuple[str, bytes]:
    """The words with the code that hears them, as a script in either case: the engine asks for it when it is open."""
    stem, data = as_file("search/words", words, script=True)
    return stem, engine_script(WORDS) + data


def as_file(stem: str, data: Any, *, script: bool) -> tuple[str, bytes]:
    """One data file; as a script it hands its data to the engine under its own name."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if not script:
        return stem + ".json", text.encode()
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return stem + ".js", f"zhikuSearch.data({json.dumps(stem)},{safe});\n".encode()
