"""Articles and the link graph in; for every article the few others worth reading next, with reasons out.

What both have counts by how rare it is (terms they use, words of their titles and of readers, tags) and by how large a
part of each it is: a page that has a word of everything is near to nothing. A link counts the less, the more pages the
linked page is linked from. The section decides between equals. An author's pins come first, what an author excludes never
comes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from sys import intern

from zhiku.article import Article
from zhiku.glossary import Glossary
from zhiku.graph import LinkGraph
from zhiku.text import fold_text, is_han

_SHARED = 8.0
_LINK = 2.5
_TAG = 1.5
_WORD = 0.6
_SECTION = 0.3
_REASON_TERMS = 3
_COMMON = 0.4
_COMMON_WORD = 0.1
_FEW = 4


@dataclass(frozen=True)
class Related:
    """One related article and why, in words that readers are shown."""

    path: str
    title: str
    summary: str
    section: str
    reasons: tuple[str, ...]
    pinned: bool = False


@dataclass(frozen=True)
class _Index:
    articles: Mapping[str, Article]
    features: Mapping[str, tuple[str, ...]]
    postings: Mapping[str, tuple[str, ...]]
    weight: Mapping[str, float]
    length: Mapping[str, float]
    linked: Mapping[str, tuple[str, ...]]
    linking: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, str]


class Relations(Mapping[str, tuple[Related, ...]]):
    """Related articles by path, worked out when a page is written: no more than one page's are ever held."""

    def __init__(self, index: _Index, titles: Mapping[str, str], most: int) -> None:
        self._index, self._titles, self._most = index, titles, most

    def __getitem__(self, path: str) -> tuple[Related, ...]:
        return _related(self._index.articles[path], self._index, self._titles, self._most)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._index.articles))

    def __len__(self) -> int:
        return len(self._index.articles)


def related_articles(articles: Mapping[str, Article], graph: LinkGraph, glossary: Glossary, most: int = 5) -> Relations:
    """For every article at most `most` others, best first, the same whatever the order of the files."""
    titles = {path: term.title for path, term in glossary.terms.items()}
    return Relations(_index(articles, graph), titles, most)


def _index(articles: Mapping[str, Article], graph: LinkGraph) -> _Index:
    features: dict[str, tuple[str, ...]] = {}
    postings: dict[str, list[str]] = defaultdict(list)
    linked: dict[str, tuple[str, ...]] = {}
    for path in sorted(articles):
        edges = graph.outgoing.get(path, ())
        terms = {intern(f"term:{edge.target}") for edge in edges if edge.by_term}
        linked[path] = tuple(sorted({intern(edge.target) for edge in edges if not edge.by_term}))
        features[path] = tuple(sorted(terms | {f"tag:{tag}" for tag in articles[path].meta.tags} | _words(articles[path])))
        for feature in features[path]:
            postings[feature].append(path)
    total = len(articles)
    useful = {f: tuple(p) for f, p in postings.items()
              if 1 < len(p) <= max(_FEW, total * (_COMMON_WORD if f.startswith("word:") else _COMMON))}
    kinds = {"tag:": _TAG, "word": _WORD}
    weight = {f: math.log(1 + total / len(p)) * kinds.get(f[:4], 1) for f, p in useful.items()}
    length = {path: math.sqrt(sum(weight.get(f, 0) ** 2 for f in own)) for path, own in features.items()}
    linking: dict[str, list[str]] = defaultdict(list)
    for path in sorted(articles):
        for target in linked[path]:
            linking[target].append(path)
    return _Index(articles, features, useful, weight, length, linked, {path: tuple(p) for path, p in linking.items()},
                  {path: article.section for path, article in articles.items()})


def _related(article: Article, index: _Index, titles: Mapping[str, str], most: int) -> tuple[Related, ...]:
    scores: dict[str, float] = {}
    for feature in index.features[article.path]:
        weight = index.weight.get(feature, 0) ** 2 * _SHARED / (index.length[article.path] or 1)
        for other in index.postings.get(feature, ()):
            scores[other] = scores.get(other, 0) + weight / index.length[other]
    for source, target in _links_of(article.path, index):
        other = target if source == article.path else source
        scores[other] = scores.get(other, 0) + _LINK / math.log2(1 + len(index.linking[target]))
    excluded = {article.path, *article.meta.related.exclude}
    pins = [p for p in dict.fromkeys(article.meta.related.pin) if p in index.articles and p not in excluded]
    section = index.sections[article.path]
    best = nsmallest(most, ((-score - (_SECTION if index.sections[other] == section else 0), other)
                            for other, score in scores.items() if other not in excluded and other not in pins))
    return tuple(_entry(article, other, index, titles, other in pins) for other in [*pins, *(o for _, o in best)][:most])


def _links_of(path: str, index: _Index) -> Iterable[tuple[str, str]]:
    """The links between this and other articles, as source and target."""
    yield from ((path, target) for target in index.linked[path] if target in index.articles)
    yield from ((source, path) for source in index.linking.get(path, ()))


def _words(article: Article) -> set[str]:
    """Pairs of neighbouring Han characters in what the article is called: words, near enough."""
    called = " ".join((article.title, *article.meta.aliases))
    return {intern(f"word:{a}{b}") for a, b in pairwise(fold_text(called)) if is_han(a) and is_han(b)}


def _entry(article: Article, path: str, index: _Index, titles: Mapping[str, str], pinned: bool) -> Related:
    shared = set(index.features[article.path]).intersection(index.features[path])
    rarest = sorted((f for f in shared if f in index.weight), key=lambda f: (-index.weight[f], f))
    terms = [titles.get(f[5:], "") for f in rarest if f.startswith("term:")]
    tags = [f[4:] for f in rarest if f.startswith("tag:")]
    here, there = path in index.linked[article.path], article.path in index.linked[path]
    reasons = ["编者推荐"] if pinned else []
    if terms:
        reasons.append("共同术语：" + "、".join(terms[:_REASON_TERMS]))
    if here or there:
        reasons.append("互相链接" if here and there else "本文提到它" if here else "它提到本文")
    if tags:
        reasons.append("同一标签：" + "、".join(tags))
    if not reasons:
        reasons.append("说的事相近")
    other = index.articles[path]
    return Related(path, other.title, other.meta.summary, other.section, tuple(reasons), pinned)
