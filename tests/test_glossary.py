"""Names have one owner; definitions are shown without their links; the index stands in reading order."""

from __future__ import annotations

import itertools

from zhiku.glossary import build_glossary, definition_of, glossary_index, neighbours
from zhiku.pinyin import initial, sort_key


def test_one_name_with_two_owners_is_an_error_that_names_both_files(term) -> None:
    found, findings = build_glossary([term("缓存", "b", aliases=["快取"]), term("快取", "a")])
    assert [(f.rule, f.severity) for f in findings] == [("term-collision", "error")]
    assert "docs/glossary/a.md" in findings[0].message and "docs/glossary/b.md" in findings[0].message
    assert found.owner("快取") == "glossary/a.md"


def test_names_collide_by_what_they_fold_to(term) -> None:
    assert build_glossary([term("緩存", "a"), term("缓存", "b")])[1]
    assert build_glossary([term("ＡＰＩ", "a"), term("api", "b")])[1]


def test_names_that_insist_on_their_case_do_not_collide(term) -> None:
    assert not build_glossary([term("Go", "a", case=True), term("GO", "b", case=True)])[1]


def test_search_aliases_may_repeat_and_a_term_may_repeat_itself(term) -> None:
    assert not build_glossary([term("甲词", "a", search_aliases=["俗称"]), term("乙词", "b", search_aliases=["俗称"])])[1]
    assert not build_glossary([term("缓存", "a", aliases=["緩存"])])[1]


def test_order_of_files_changes_nothing(term) -> None:
    terms = [term("缓存", "b", aliases=["快取"]), term("快取", "a"), term("CAP", "c")]
    outcomes = {str(build_glossary(order)) for order in itertools.permutations(terms)}
    assert len(outcomes) == 1


def test_a_term_is_found_by_title_alias_slug_and_other_spelling(glossary, term) -> None:
    words = glossary(term("缓存", "huan-cun", aliases=["Cache"]))
    assert {words.owner(n) for n in ("缓存", "緩存", "cache", "huan-cun")} == {"glossary/huan-cun.md"}
    assert words.owner("别的") == ""


def test_definitions_keep_their_markup_and_lose_their_links(term) -> None:
    made = definition_of(term("缓存", "hc", "存放**常用** <数据> 的地方，见[别处](x.md)。\n\n第二段。"))
    assert made.id == "term-hc"
    assert "<strong>常用</strong>" in made.html and "别处" in made.html and "<a" not in made.html and "第二段" not in made.html
    assert definition_of(term("甲", "j", "a & b")).html == "a &amp; b"


def test_neighbours_both_ways(glossary, term) -> None:
    words = glossary(term("甲词", "a", see=["b"]), term("乙词", "b"), term("丙词", "c", see=["乙词", "没有"]))
    assert neighbours(words) == {"glossary/a.md": ("glossary/b.md",), "glossary/b.md": ("glossary/a.md", "glossary/c.md"),
                                 "glossary/c.md": ("glossary/b.md",)}


def test_index_by_initial_with_aliases_pointing_to_their_term(glossary, term) -> None:
    words = glossary(term("征信", "zx", aliases=["信用记录"]), term("还款日", "hkr", pinyin="huan kuan ri"), term("0利率", "ll"))
    index = glossary_index(words, {"glossary/zx.md": 3}, sort_key, initial)
    assert [(g.letter, [e.name for e in g.entries]) for g in index] == \
        [("H", ["还款日"]), ("X", ["信用记录"]), ("Z", ["征信"]), ("#", ["0利率"])]
    alias = index[1].entries[0]
    assert (alias.is_alias, alias.title, alias.path, alias.count) == (True, "征信", "glossary/zx.md", 3)
