"""What the worker is told and what it answers: before the words are there, when they come, and when they can't be had."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.search_eval.engine import Engine, corpus
from zhiku.search.index import index_files
from zhiku.search.records import SearchPage, SearchSection, SearchSource

_SERVE = """
  var posted = [], handle = zk.serve(function (message) { posted.push(JSON.parse(JSON.stringify(message))); });
  function take() { var got = posted; posted = []; return got; }
  handle({ open: { data: JSON.parse(files["search/index"]) } });
"""


class Served:
    """The messages of one engine, in the order in which a page would get them."""

    def __init__(self, source: SearchSource) -> None:
        self.engine = Engine(index_files(source))
        self.engine.v8.eval(_SERVE)

    def send(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        return list(self.engine.wait(f"""(async () => {{
            handle({json.dumps(message)});
            for (let i = 0; i < 200; i++) await null;
            return take();
        }})()"""))

    def words(self, came: bool = True) -> list[dict[str, Any]]:
        return self.send({"words": "search/words.js" if came else None})


def ask(query: str) -> dict[str, Any]:
    return {"type": 2, "data": query}


def locations(messages: list[dict[str, Any]]) -> list[list[str]]:
    return [[item[0]["location"] for item in m["data"]["items"]] for m in messages if m.get("type") == 3]


def small() -> SearchSource:
    rows = (("a", "深夜致电", "何时可以打。"), ("b", "半夜", "睡觉。"))
    return SearchSource(tuple(SearchPage(where, title, sections=(SearchSection("", "", text),)) for where, title, text in rows))


def test_a_short_word_that_the_site_knows_is_answered_before_the_words_come() -> None:
    served = Served(corpus())
    [answer] = locations(served.send(ask("停息")))
    assert answer[0] == "stop-interest"


def test_it_is_answered_again_only_where_the_words_make_a_difference() -> None:
    served = Served(small())
    assert locations(served.send(ask("半夜"))) == [["b"]]
    assert locations(served.words()) == [["b", "a"]]  # 半夜 means 深夜, which the index alone can't know
    served = Served(small())
    served.send(ask("致电"))
    assert served.words() == []


@pytest.mark.parametrize("query", ["tingxi", "訴訟時效", "诉讼实效", "半夜打电话过来怎么办"])
def test_what_needs_the_words_waits_for_them(query: str) -> None:
    served = Served(corpus())
    assert locations(served.send(ask(query))) == []
    assert len(locations(served.words())) == 1


def test_without_the_words_it_still_finds_what_stands_there() -> None:
    served = Served(corpus())
    served.words(came=False)
    [answer] = locations(served.send(ask("停息挂账政策")))
    assert answer[0] == "stop-interest"
    assert locations(served.send(ask("tingxi"))) == [[]]


def test_of_queries_sent_while_it_waits_only_the_last_is_answered() -> None:
    served = Served(corpus())
    for query in ("ting", "tingx", "tingxi"):
        assert served.send(ask(query)) == [] or query == "ting"
    answers = served.words()
    assert [m["data"]["zhiku"]["query"] for m in answers][-1] == "tingxi" and len(answers) <= 2


def test_a_result_says_in_which_section_it_lies() -> None:
    pages = (SearchPage("glossary/a", "嫁接", section="glossary"), SearchPage("a", "嫁接", section="a"), SearchPage("b", "嫁接"))
    served = Served(SearchSource(pages, names={"a": "技<巧>", "glossary": "词条"}))
    served.words()
    [answer] = [m["data"]["items"] for m in served.send(ask("嫁接")) if m.get("type") == 3]
    said = {item[0]["location"]: item[0]["text"].count('<span class="zk-place">') and item[0]["text"] for item in answer}
    assert "词条" in said["glossary/a"] and "技&lt;巧&gt;" in said["a"] and not said["b"]


def test_where_a_section_stands_for_its_page_it_says_so_too() -> None:
    sections = (SearchSection("", "", "别的话。"), SearchSection("x", "靠接", "靠接先削皮。"))
    served = Served(SearchSource((SearchPage("a", "嫁接", section="a", sections=sections),), names={"a": "技巧"}))
    served.words()
    [[[page, section, *_]]] = [m["data"]["items"] for m in served.send(ask("靠接")) if m.get("type") == 3]
    assert section["location"] == "a#x" and "技巧" in section["text"] and "技巧" not in page["text"]
