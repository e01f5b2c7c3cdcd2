"""Pages of a large site in; an index in many small files out, of which a query needs a few.

`search/index.json` holds what every query needs. `search/p/*.json` are postings, cut by a hash of the pair of
characters; `search/d/*.json` hold the pages themselves, a few each; `search/t/*.json` names by the first letter of
their reading, for pinyin and slips. The engine (`2-shards.js`) reads them with the same scoring as a small site's file.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from zhiku.pinyin import initial
from zhiku.search.index import Files, as_file, head, page_row, words_file
from zhiku.search.records import SearchPage, SearchSource
from zhiku.search.tables import fold, is_han

PAGES_A_FILE = 4
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
_WORD = re.compile(r"[a-z0-9]+")
_PARTS = re.compile(r"[：，。？！、；:,?!;\s（）()“”]+")
_MOST = (3, 3, 1, 3, 1, 3)


def shard_count(pages: int) -> int:
    """1,024 files at 10,000 pages, 16,384 at 100,000: a file stays at about five kilobytes, packed."""
    count = 64
    while count * 10 < pages:
        count *= 2
    return count


def shard_files(source: SearchSource, *, script: bool = False) -> Files:
    """The index of a large site."""
    pages = tuple(sorted(source.pages, key=lambda page: page.location))
    fields = [fields_of(page) for page in pages]
    data, words = head(source, pages)
    lengths = [len(f[5]) for f in fields]
    means = [max(1.0, sum(len(f[n]) for f in fields) / max(1, len(fields))) for n in range(6)]
    names = list(source.names)
    data["shards"] = {
        "count": shard_count(len(pages)), "pages": len(pages), "each": PAGES_A_FILE,
        "mean": [round(m, 1) for m in means],
        "length": "".join(_DIGITS[min(63, round(8 * n / means[5]))] for n in lengths),
        "section": "".join(_DIGITS[names.index(p.section) + 1] if p.section in names[:62] else "0" for p in pages),
    }
    out = [as_file("search/index", data, script=script), words_file(words)]
    out += [as_file(f"search/p/{n}", shard, script=script)
            for n, shard in sorted(posting_shards(fields, data["shards"]["count"]).items())]
    out += [as_file(f"search/d/{n // PAGES_A_FILE}", chunk(pages[n:n + PAGES_A_FILE], names), script=script)
            for n in range(0, len(pages), PAGES_A_FILE)]
    out += [as_file(f"search/t/{letter}", rows, script=script) for letter, rows in sorted(name_shards(pages).items())]
    return out


def fields_of(page: SearchPage) -> tuple[str, ...]:
    """Folded fields in the order of the engine: title, aliases, tags, headings, summary, body."""
    headings = [s.title for s in page.sections if s.anchor and s.title]
    parts = (page.title, "\n".join(page.aliases), "\n".join(page.tags), "\n".join(headings), page.summary,
             "\n".join(s.text for s in page.sections))
    return tuple(map(fold, parts))


def grams(text: str) -> Iterator[str]:
    """Characters and pairs of Han, and Latin words, of a folded text."""
    before = ""
    for char in text:
        if not is_han(char):
            before = ""
            continue
        yield char
        if before:
            yield before + char
        before = char
    yield from _WORD.findall(text)


def shard_of(gram: str, count: int) -> int:
    """Which file a word's postings stand in; Latin words by their first two letters, so that beginnings can be had."""
    value = 0
    part = gram if is_han(gram[0]) else gram[:2]
    for unit in memoryview(part.encode("utf-16-le")).cast("H"):  # as JavaScript counts
        value = (value * 31 + unit) % 65521
    return value % count


def posting_shards(fields: list[tuple[str, ...]], count: int) -> dict[int, dict[str, str]]:
    """Per shard and word the pages that have it: differences of page numbers and counts by field, as digits."""
    found: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for doc, parts in enumerate(fields):
        counts: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
        for field, text in enumerate(parts):
            for gram, n in Counter(grams(text)).items():
                counts[gram][field] = min(n, _MOST[field])
        for gram, row in counts.items():
            delta = doc - last.get(gram, -1)
            last[gram] = doc
            found[gram].append(posting(delta, row))
    out: dict[int, dict[str, str]] = defaultdict(dict)
    for gram in sorted(found):
        out[shard_of(gram, count)][gram] = "".join(found[gram])
    return out


def posting(delta: int, row: list[int]) -> str:
    """One page: body alone in the last two bits (1, 2, 3 and more times), else a second number with all fields."""
    if not any(row[:5]):
        return number(delta * 4 + row[5] - 1)
    packed = row[0] | row[1] << 2 | row[2] << 4 | row[3] << 5 | row[4] << 7 | row[5] << 8
    return number(delta * 4 + 3) + number(packed)


def number(value: int) -> str:
    """Five bits a digit, the sixth says that more follow."""
    out = ""
    while value >= 32:
        out += _DIGITS[32 + value % 32]
        value //= 32
    return out + _DIGITS[value]


def chunk(pages: tuple[SearchPage, ...], names: list[str]) -> dict[str, Any]:
    """Some pages as the small index has them all."""
    heads = sorted({(s.anchor, s.title) for page in pages for s in page.sections})
    numbers = {head: n for n, head in enumerate(heads)}
    return {"heads": heads, "pages": [page_row(page, names, numbers) for page in pages]}


def name_shards(pages: tuple[SearchPage, ...]) -> dict[str, list[list[Any]]]:
    """Names and their parts by first letter, each with the weight of where it stands (title 4, alias 3, tag 2, heading 1)."""
    weights: dict[str, int] = {}
    for page in pages:
        ranked = [(page.title, 4), *((a, 3) for a in page.aliases), *((t, 2) for t in page.tags),
                  *((s.title, 1) for s in page.sections if s.title)]
        for name, weight in ranked:
            for part in {name, *_PARTS.split(name)}:
                if len(part) > 1:
                    weights[part] = max(weight, weights.get(part, 0))
    out: dict[str, list[list[Any]]] = defaultdict(list)
    for name in sorted(weights):
        out[initial(fold(name)).lower().replace("#", "0")].append([name, weights[name]])
    return out


