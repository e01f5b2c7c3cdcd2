"""`python -m tests.search_eval.large [10000]`: what travels, packed, until a large site's first result.

The index is made as a build makes it, from articles newly joined out of the evaluation corpus; each query of the
evaluation set is asked of an engine that has loaded nothing yet, and all files that it asks for are counted.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from gzip import compress

import yaml

from tests.search_eval.engine import DATA, Engine, sections_of_markdown
from tests.search_eval.larger import articles
from tests.search_eval.sites import NO_ARTICLES
from zhiku.search.engine import SHARDED, engine_script
from zhiku.search.records import Expansion, SearchPage, SearchSource
from zhiku.search.shards import shard_files


def source_of(wanted: int) -> SearchSource:
    """A site of so many articles, with the evaluation set's glossary."""
    texts = [p.read_text("utf-8") for p in sorted((DATA / "corpus").glob("*.md")) if p.name not in NO_ARTICLES]
    pages = []
    for name, text in articles(texts, wanted):
        _, front, body = text.split("---", 2)
        meta = yaml.safe_load(front)
        sections = sections_of_markdown(re.sub(r"^# .*\n", "", body.strip() + "\n", count=1))
        pages.append(SearchPage(name.removesuffix(".md") + "/", str(meta["title"]), tuple(map(str, meta["aliases"])),
                                tuple(map(str, meta["tags"])), sections=sections))
    groups = json.loads((DATA / "glossary.json").read_text("utf-8"))
    return SearchSource(tuple(pages), tuple(Expansion(tuple(group)) for group in groups))


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    files = shard_files(source_of(wanted))
    packed = {path: len(compress(content, 9)) for path, content in files}
    always = packed["search/index.json"] + packed["search/words.js"] + len(compress(engine_script(SHARDED), 9))
    engine = Engine(files)
    queries = [q["q"] for q in json.loads((DATA / "queries.json").read_text("utf-8")) if q["cls"] != "dropped"]
    spent = []
    for query in queries:
        engine.v8.eval("asked = []; open()")
        engine.search(query)
        asked = json.loads(str(engine.v8.eval("JSON.stringify(asked)")))
        spent.append((always + sum(packed.get(stem + ".json", 0) for stem in set(asked)), query))
    spent.sort()
    sizes = [size for size, _ in spent]
    print(f"{wanted} 篇，{len(files)} 个文件；到第一次结果 gzip 字节：中位数 {statistics.median(sizes):.0f}，"
          f"p95 {sizes[int(len(sizes) * 0.95)]}，最多 {sizes[-1]}（{spent[-1][1]}）；其中开头的 {always}")


main()
