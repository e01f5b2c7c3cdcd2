"""Everything a build found in; what an editor should look at out: lonely pages, unused or missing terms, names at odds.

Each entry is a finding; those that are errors fail `zhiku check`, the rest are advice.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhiku.article import Article, ArticleMeta, Page
from zhiku.dictionary import ALL, dictionary
from zhiku.findings import Finding, warning
from zhiku.glossary import Glossary
from zhiku.graph import LinkGraph
from zhiku.matching import Matcher
from zhiku.records import PageRecord
from zhiku.sentences import Sentences
from zhiku.text import fold_text

_COMMON = 3000
_EVERYDAY = 7000
"""Times in 60 million words from which on a word needs no term, however often it stands here: 可以, 要求, 双方."""
_FREQUENT = 5
_SHOWN = 40
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True)
class ReportGroup:
    """One question of the report: its rule, its title, what to do about it, and the answers."""

    rule: str
    title: str
    advice: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Material:
    """What the report is made from; `collisions` are the findings of the glossary."""

    pages: Mapping[str, Page]
    records: Mapping[str, PageRecord]
    graph: LinkGraph
    glossary: Glossary
    matcher: Matcher
    collisions: Sequence[Finding] = ()
    root: str = "docs/"


def report(material: Material) -> tuple[ReportGroup, ...]:
    """All groups, the empty ones too: nothing found is an answer."""
    used = _uses(material)
    return tuple(ReportGroup(rule, title, advice, tuple(sorted(find)))
                 for rule, title, advice, find in (
        ("term-collision", "属于两个词条的名称", "一个名称只能属于一个词条：删去一处，或改放到 search_aliases。",
         [f for f in material.collisions if f.rule == "term-collision"]),
        ("orphan-page", "没有页面链接到的页面", "在相关的页面里提到它，读者才走得到。", _orphans(material)),
        ("unused-term", "没有用到的词条", "正文里没有出现它的任何名称：补别名，或者考虑要不要这个词条。",
         _unused(material, used)),
        ("missing-term", "常用而不在词汇表里的词", "读者可能不懂的，写一个词条；有词条的，加作别名。", _missing(material)),
        ("name-inside-name", "包含另一个名称的名称", "长的名称优先；看例句里链接的是不是该链接的。", _nested(material)),
        ("common-name", "普通话里的常用词", "多半不是术语的意思：看例句，不合适的移到 search_aliases 或写 link: false。",
         _common(material)),
        ("silent-alias", "从来没有匹配到的别名", "正文里没有人这样写；留着只供搜索的，移到 search_aliases。",
         _silent(material, used)),
        ("no-source", "没有写明来源的文章", "加上 source，或写 origin: 编者。", _without(material, "source")),
        ("no-review-date", "没有核对日期的文章", "核对一遍，加上 reviewed。", _without(material, "reviewed")),
    ))


def _uses(material: Material) -> Counter[tuple[str, str]]:
    """How often each name (term, folded surface) stands in the text of pages other than its own."""
    uses: Counter[tuple[str, str]] = Counter()
    for path, record in sorted(material.records.items()):
        for match in material.matcher.matches(record.text):
            if match.term != path:
                uses[match.term, fold_text(record.text[match.start:match.end]).replace(" ", "")] += 1
    return uses


def _orphans(material: Material) -> Iterator[Finding]:
    for path, page in sorted(material.pages.items()):
        linked = any(edge.source != path for edge in material.graph.incoming.get(path, ()))
        if isinstance(page, Article) and not page.is_index and path in material.records and not linked:
            yield warning("orphan-page", material.root + path, f"没有页面链接到“{page.title}”。")


def _unused(material: Material, used: Counter[tuple[str, str]]) -> Iterator[Finding]:
    seen = {term for term, _ in used}
    for path, term in material.glossary.terms.items():
        if term.meta.link and path not in seen:
            yield warning("unused-term", material.root + path, f"没有页面用到“{term.title}”。")


def _missing(material: Material) -> Iterator[Finding]:
    """Words far more frequent here than in general Chinese, by log-likelihood, each with a sentence."""
    from rjieba import cut  # 33 MB and a fifth of a second, which only a build with a report page takes

    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    pages: Counter[str] = Counter()
    for path, record in sorted(material.records.items()):
        here = Counter(w for w in cut(fold_text(record.text), False) if _WORD.fullmatch(w))
        counts.update(here)
        pages.update(here.keys())
        for word in here:
            first.setdefault(word, path)
    names = [name.folded for name in material.glossary.names] + [
        fold_text(a) for term in material.glossary.terms.values() for a in term.meta.search_aliases]
    everything = "\n".join(names)
    total = sum(counts.values()) or 1
    keyness = {word: count * math.log(count / total * ALL / max(1, dictionary().count(word)))
               for word, count in counts.items()
               if count >= _FREQUENT and pages[word] > 1 and word not in everything and dictionary().count(word) < _EVERYDAY}
    best = sorted((w for w in keyness if keyness[w] > 3 * counts[w]), key=lambda w: (-keyness[w], w))[:_SHOWN]
    for word in best:
        path = first[word]
        yield warning("missing-term", material.root + path, f"“{word}”在 {pages[word]} 页出现 {counts[word]} 次，"
                      f"不在词汇表里，例如：{Sentences(material.records[path].text).first_with(word)}")


def _nested(material: Material) -> Iterator[Finding]:
    for name in material.glossary.names:
        for shorter, owner in material.matcher.inside(name.surface):
            if owner != name.term:
                example = _example(material, name.surface)
                yield warning("name-inside-name", material.root + name.term, f"“{name.surface}”包含“{shorter}”"
                              f"（{material.root}{owner}）{example}")


def _common(material: Material) -> Iterator[Finding]:
    for name in material.glossary.names:
        if material.glossary.terms[name.term].meta.link and material.matcher.frequency(name.surface) >= _COMMON:
            yield warning("common-name", material.root + name.term,
                          f"“{name.surface}”是常用词{_example(material, name.surface)}")


def _example(material: Material, surface: str) -> str:
    for path, record in sorted(material.records.items()):
        if surface in record.text:
            return f"，例如 {material.root}{path}：{Sentences(record.text).first_with(surface)}"
    return "，正文里还没有出现。"


def _silent(material: Material, used: Counter[tuple[str, str]]) -> Iterator[Finding]:
    for name in material.glossary.names:
        if not name.is_title and material.glossary.terms[name.term].meta.link \
                and not used[name.term, name.folded.replace(" ", "")]:
            yield warning("silent-alias", material.root + name.term, f"别名“{name.surface}”没有匹配到任何地方。")


def _without(material: Material, what: str) -> Iterator[Finding]:
    for path, page in sorted(material.pages.items()):
        if not isinstance(page, Article) or page.is_index or not isinstance(page.meta, ArticleMeta):
            continue
        if what == "source" and not page.meta.source and not page.meta.origin:
            yield warning("no-source", material.root + path, f"“{page.title}”没有写来源。")
        if what == "reviewed" and page.meta.reviewed is None:
            yield warning("no-review-date", material.root + path, f"“{page.title}”没有核对日期。")
