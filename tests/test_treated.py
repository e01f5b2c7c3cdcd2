"""Which articles are about a term: by title, by alias, and only where its name is a good part of them."""

from __future__ import annotations

import pytest

from zhiku.article import Article, parse_page
from zhiku.matching import Matcher
from zhiku.treated import treated


def article(title: str, *aliases: str) -> Article:
    page, findings = parse_page(f"---\ntitle: {title}\naliases: [{', '.join(aliases)}]\n---\n文。\n", f"faq/{title}.md")
    assert not findings and isinstance(page, Article)
    return page


def about(words, *articles: Article) -> dict[str, list[str]]:
    found = treated(articles, words, Matcher(words))
    return {words.terms[term].title: [path[4:-3] for path in paths] for term, paths in found.items()}


@pytest.mark.parametrize(("title", "aliases", "found"), [
    ("被爆通讯录怎么办", (), True),
    ("催收骚扰亲友", ("被爆通讯录",), True),
    ("通讯录", (), False),
    ("对方说要爆通讯录时先做哪几件事再做哪几件事", (), False),
    ("甲", ("骚扰通讯录",), True),
])
def test_an_article_is_about_what_it_is_called(glossary, term, title, aliases, found) -> None:
    words = glossary(term("爆通讯录", search_aliases=["骚扰通讯录"]))
    assert about(words, article(title, *aliases)) == ({"爆通讯录": [title]} if found else {})


def test_a_longer_name_is_another_term(glossary) -> None:
    assert about(glossary("和解", "调解"), article("耐心和解释")) == {}


def test_the_best_three_whatever_the_order_of_the_files(glossary) -> None:
    articles = [article("催收记录怎么写"), article("甲", "催收记录"), article("催收记录"), article("乙", "好的催收记录")]
    best = ["催收记录", "甲", "催收记录怎么写"]
    assert about(glossary("催收记录"), *articles) == about(glossary("催收记录"), *articles[::-1]) == {"催收记录": best}
