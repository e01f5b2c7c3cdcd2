"""Records of pages in, one at a time; the graph of links out.

Links lie in the build's drawer, page by page, and are taken out for the page that is written: with their sentences, those
of five thousand articles are thirty megabytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

import msgspec

from zhiku.drawer import Drawer, Slip
from zhiku.records import PageRecord

_Row = tuple[str, str, bool, str, int, int, str]
"""An edge without its source."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One link from page to page; `sentence[start:end]` is its text."""

    source: str
    target: str
    anchor: str
    by_term: bool
    sentence: str
    start: int
    end: int
    heading: str


class _Outgoing(Mapping[str, tuple[Edge, ...]]):
    """The links of each page that has any, to pages that were rendered; those of a few pages are at hand."""

    def __init__(self, drawer: Drawer, slips: Mapping[str, Slip], rendered: Collection[str]) -> None:
        self._drawer, self._slips, self._rendered = drawer, slips, rendered
        self._read = lru_cache(maxsize=16)(self._take_out)

    def _take_out(self, path: str) -> tuple[Edge, ...]:
        rows = msgspec.json.decode(self._drawer.get(self._slips[path]), type=list[_Row])
        return tuple(Edge(path, *row) for row in rows if row[0] in self._rendered)

    def __getitem__(self, path: str) -> tuple[Edge, ...]:
        return self._read(path)

    def __iter__(self) -> Iterator[str]:
        return (path for path in sorted(self._slips) if self._read(path))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Incoming(Mapping[str, tuple[Edge, ...]]):
    """The links to each page, in order of the page they leave."""

    def __init__(self, outgoing: Mapping[str, tuple[Edge, ...]]) -> None:
        self._outgoing = outgoing
        sources: dict[str, list[str]] = {}
        for path, edges in outgoing.items():
            for target in dict.fromkeys(edge.target for edge in edges):
                sources.setdefault(intern(target), []).append(path)
        self._sources = {target: tuple(paths) for target, paths in sources.items()}

    def __getitem__(self, path: str) -> tuple[Edge, ...]:
        return tuple(edge for source in self._sources[path] for edge in self._outgoing[source] if edge.target == path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


@dataclass(frozen=True)
class LinkGraph:
    """All links between pages, by the page they leave and by the page they reach, in order of path and place."""

    outgoing: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    incoming: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """On how many pages each term is linked."""
        found = dict.fromkeys(self.incoming, 0)
        for edges in self.outgoing.values():
            for target in {edge.target for edge in edges if edge.by_term}:
                found[target] += 1
        return found


class LinkKeeper:
    """The links of pages as they are rendered, put away page by page."""

    def __init__(self, drawer: Drawer | None = None) -> None:
        self._drawer = drawer or Drawer()
        self._slips: dict[str, Slip] = {}

    def put_away(self, record: PageRecord) -> None:
        """Take the links out of a record; a page that is rendered again has those of the last time."""
        self._slips.pop(record.path, None)
        if rows := list(_rows(record)):
            self._slips[record.path] = self._drawer.put(msgspec.json.encode(rows).decode())
        record.links, record.terms = [], []

    def graph(self, rendered: Collection[str]) -> LinkGraph:
        """The graph of what was rendered; links to pages that weren't are left out."""
        outgoing = _Outgoing(self._drawer, self._slips, rendered)
        return LinkGraph(outgoing, _Incoming(outgoing))


def build_graph(records: Mapping[str, PageRecord]) -> LinkGraph:
    """The graph of records, whose links it takes."""
    keeper = LinkKeeper()
    for record in records.values():
        keeper.put_away(record)
    return keeper.graph(records)


def _rows(record: PageRecord) -> Iterable[_Row]:
    for link in record.links:
        yield link.target, link.anchor, False, link.sentence, link.start, link.end, link.heading
    for hit in record.terms:
        yield hit.term, "", True, hit.sentence, hit.start, hit.end, hit.heading
