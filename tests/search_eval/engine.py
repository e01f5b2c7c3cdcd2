"""The search engine as the reader's browser runs it, in an embedded V8; and the evaluation corpus as its source."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import markdown
import yaml
from py_mini_racer import MiniRacer, init_mini_racer

from zhiku.search.collect import SectionCollector
from zhiku.search.engine import SHARDED, engine_script
from zhiku.search.index import Files, index_files
from zhiku.search.records import Expansion, SearchPage, SearchSection, SearchSource

DATA = Path(__file__).parents[1] / "data" / "search-eval"

# What a browser has and a bare V8 has not: decoding GB 2312, of which the engine wants the first level.
T = TypeVar("T")
_DECODER = "self.TextDecoder = function () { this.decode = function () { return %s; }; };"
_OPEN = """
  var files = {}, wordsHere = false, zk = self.zhikuSearch, engine = null, asked = [];
  function open() {
    var data = JSON.parse(files["search/index"]);
    function load(stem) { asked.push(stem); return Promise.resolve(files[stem] ? JSON.parse(files[stem]) : null); }
    var source = data.shards ? zk.shardedSource(data, zk.folder(data.fold), load) : null;
    engine = zk.open(data, source, wordsHere ? zk.await("search/words") : null);
  }
"""


def common_characters() -> str:
    """The 3,755 characters of GB 2312's first level in its order."""
    cells = [bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
    return "".join(cell.decode("gb2312") for cell in cells[:3755])


init_mini_racer(ignore_duplicate_init=True)  # in the main thread: where V8's memory is guarded by thread, the others inherit


def aside(work: Callable[[], T]) -> T:
    """Done in a thread of its own: browser tests leave an event loop in the main one, which the engine would wait for."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


class Engine:
    """An index, opened; `search` gives locations, `answer` what the dialog is sent."""

    def __init__(self, files: Files) -> None:
        self.v8 = aside(MiniRacer)
        self.v8.eval("var self = globalThis;" + _DECODER % json.dumps(common_characters()))
        self.v8.eval(engine_script(SHARDED).decode())
        self.v8.eval(_OPEN)
        for path, content in files:
            if path.endswith("words.js"):
                self.v8.eval(content.decode() + "wordsHere = true;")
            elif path.endswith(".json"):
                self.v8.eval(f"files[{json.dumps(path[:-5])}] = {json.dumps(content.decode())}")
        self.v8.eval("open()")

    @classmethod
    def of(cls, source: SearchSource, make: Callable[[SearchSource], Files] = index_files) -> Engine:
        """What a build of these pages gives."""
        return cls(make(source))

    def wait(self, expression: str) -> Any:
        def answer() -> str:
            return str(self.v8.eval(f"(async () => JSON.stringify(await {expression}))()").get(timeout=60))

        return json.loads(aside(answer))

    def search(self, query: str, section: int | None = None) -> list[str]:
        options = json.dumps({} if section is None else {"section": section})
        return list(self.wait(f"""(async () => {{
            const found = await engine.search({json.dumps(query)}, {options});
            const docs = found.list.slice(0, engine.source.most).map(e => e.doc);
            await engine.source.load(docs);
            return docs.map(d => engine.source.page(d).location);
        }})()"""))

    def answer(self, query: str) -> dict[str, Any]:
        return dict(self.wait(f"zk.answer(engine, {json.dumps(query)}, undefined)"))


def sections_of_markdown(body: str, *extensions: Any) -> tuple[SearchSection, ...]:
    """Sections of one Markdown text, as a build collects them."""
    got: list[tuple[SearchSection, ...]] = []
    markdown.Markdown(extensions=["toc", "tables", "attr_list", *extensions, SectionCollector(got.append)]).convert(body)
    return got[-1] if got else ()


@cache
def corpus() -> SearchSource:
    """The 66 articles and the glossary's groups."""
    pages = []
    for path in sorted((DATA / "corpus").glob("*.md")):
        if path.stem in ("glossary", "index"):
            continue
        _, front, body = path.read_text("utf-8").split("---", 2)
        meta = yaml.safe_load(front)
        pages.append(SearchPage(path.stem, meta["title"], tuple(map(str, meta["aliases"])), tuple(map(str, meta["tags"])),
                                sections=sections_of_markdown(re.sub(r"^# .*\n", "", body.strip() + "\n", count=1))))
    groups = json.loads((DATA / "glossary.json").read_text("utf-8"))
    return SearchSource(tuple(pages), tuple(Expansion(tuple(group)) for group in groups))
