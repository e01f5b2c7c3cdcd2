"""Articles and the glossary in; for every term the few articles that are about it out.

An article is about a term when its title or one of its aliases is the term's name, or holds it as a good part of itself:
被爆通讯录怎么办 is about 爆通讯录, 信用卡催收员怎么回答家人 is not about 信用卡.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest

from zhiku.article import Article
from zhiku.glossary import Glossary
from zhiku.matching import Matcher
from zhiku.text import fold_text

_MOST = 3
_SHARE = 0.3
"""How much of a title a name makes up at least; of an alias, which is a reader's words, too."""


def treated(articles: Iterable[Article], glossary: Glossary, matcher: Matcher) -> Mapping[str, tuple[str, ...]]:
    """The paths of at most three articles by path of the term, best first."""
    named: dict[str, set[str]] = defaultdict(set)
    for path, term in glossary.terms.items():
        for name in (*term.names, *term.meta.search_aliases):
            named[fold_text(name)].add(path)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for article in articles:
        for is_alias, text in enumerate((article.title, *article.meta.aliases)):
            for path, share in _terms_of(text, named, matcher):
                score = share - 0.5 * (is_alias > 0)
                found[path][article.path] = max(score, found[path].get(article.path, -1))
    matcher.forget()  # the last texts of a build
    return {term: tuple(nsmallest(_MOST, scores, key=lambda path: (-scores[path], path)))
            for term, scores in sorted(found.items())}


def _terms_of(text: str, named: Mapping[str, set[str]], matcher: Matcher) -> Iterable[tuple[str, float]]:
    """The terms that a title or alias is about, and how much of it each is."""
    for path in named.get(fold_text(text), ()):
        yield path, 1.5
    for match in matcher.matches(text):
        share = (match.end - match.start) / len(text)
        if share >= _SHARE:
            yield match.term, share
