"""What goes into the index: sections from the rendered tree, what stays out, stable bytes."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from tests.search_eval.engine import Engine, corpus, sections_of_markdown
from zhiku.article import parse_page
from zhiku.cautions import CautionsExtension
from zhiku.search.building import json_lines, search_files, search_source
from zhiku.search.engine import SHARDED, SMALL, WORDS, engine_script, slim
from zhiku.search.everyday import everyday_groups
from zhiku.search.index import index_files
from zhiku.search.records import Expansion, SearchPage, SearchSection, SearchSource
from zhiku.search.shards import grams, shard_count, shard_files
from zhiku.search.tables import common_readings, fold_tables, pinyin_table, uncommon
from zhiku.search.usual import usual_words
from zhiku.settings import Settings, parse_settings


def cut(body: str, *extensions: Any) -> list[tuple[str, str, str]]:
    return [(s.anchor, s.title, s.text) for s in sections_of_markdown(body, *extensions)]


def test_sections_are_cut_at_headings_with_their_anchors() -> None:
    assert cut("开头。\n\n## 一 {#yi}\n\n甲\n\n乙\n\n### 二 {#er}\n\n丙") == [
        ("", "", "开头。"), ("yi", "一", "甲\n乙"), ("er", "二", "丙")]


def test_a_first_level_heading_is_the_page_itself() -> None:
    assert cut("# 题目\n\n开头。") == [("", "题目", "开头。")]


@pytest.mark.parametrize(("body", "text"), [
    ("一**粗**字和[链接](x.md)。", "一粗字和链接。"),
    ("| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |", "甲 乙\n丙 丁"),
    ("- 甲\n- 乙", "甲\n乙"),
    ("`代码` 与 A &amp; B &lt;c&gt;", "代码 与 A & B <c>"),
    ("<div>原样的 <b>HTML</b></div>", "原样的 HTML"),
    ("    缩进的代码", "缩进的代码"),
    ("前<script>不要</script>后", "前后"),
    ("看不见<!-- 注释 -->", "看不见"),
    ("![图里说的话](x.svg)", "图里说的话"),
])
def test_text_is_what_a_reader_sees(body: str, text: str) -> None:
    assert cut(body) == [("", "", text)]


def test_what_must_not_be_said_is_marked() -> None:
    body = ("## 不要这样说\n\n- 要死就去死。绝不能说。\n\n    换一句。\n\n- 甲\n\n> 乙\n>\n> 丙\n\n"
            "| 说法 | 为什么 |\n|---|---|\n| 丁 | 戊 |\n\n己。\n\n## 这样说\n\n- 庚\n")
    assert [text for _, _, text in cut(body, CautionsExtension(), "tables")] == [
        "✗ 要死就去死。绝不能说。\n换一句。\n✗ 甲\n✗ 乙\n丙\n说法 为什么\n✗ 丁 戊\n己。", "庚"]


def test_fenced_code_admonitions_and_footnotes_are_text() -> None:
    body = '!!! note "编者按"\n    框里。\n\n```python\n围栏里\n```\n\n正文[^1]。\n\n[^1]: 脚注里。'
    [(_, _, text)] = cut(body, "admonition", "pymdownx.superfences", "footnotes")
    assert all(word in text for word in ("编者按", "框里", "围栏里", "正文", "脚注里")) and "↩" not in text


@pytest.mark.parametrize("body", [
    "在外。\n\n秘密。\n{: data-search-exclude }",
    "在外。\n\n## 秘密 {#mi data-search-exclude}\n\n秘密。",
    "在外。\n\n<div data-search-exclude>秘密。</div>",
])
def test_what_is_marked_stays_out(body: str) -> None:
    assert cut(body) == [("", "", "在外。")]


def source_of(**texts: str) -> SearchSource:
    pages = {path.replace("__", "/") + ".md": text for path, text in texts.items()}
    read = {path: parse_page(text, path)[0] for path, text in pages.items()}
    sections = {path: sections_of_markdown(page.body) for path, page in read.items()}
    return search_source(read, sections, {path: path[:-3] + "/" for path in pages}, Settings())


def test_excluded_pages_and_drafts_stay_out_and_boost_is_kept() -> None:
    source = source_of(
        a="---\ntitle: 甲\nsearch: {exclude: true}\n---\n文。", b="---\ntitle: 乙\nsearch: {boost: 2}\n---\n文。",
        _drafts__c="---\ntitle: 丙\n---\n文。")
    assert [(p.title, p.boost) for p in source.pages] == [("乙", 2.0)]


def test_a_term_brings_its_words_and_stands_behind_articles() -> None:
    source = source_of(glossary__x="---\ntitle: 词\naliases: [别名]\nsearch_aliases: [只搜]\nlink: false\n---\n定义。",
                       a="---\ntitle: 文\n---\n文。")
    assert source.expansions == (Expansion(("词", "别名", "只搜")),)
    terms = {p.title: p for p in source.pages}
    assert terms["词"].boost < terms["文"].boost == 1.0
    assert (terms["词"].aliases, terms["词"].names, terms["文"].names) == (("别名", "只搜"), 1, 0)


def test_a_list_is_called_by_all_its_names_and_stands_behind_articles() -> None:
    source = source_of(x__index="---\ntitle: 海洋\naliases: [海豚大全]\n---\n文。",
                       a="---\ntitle: 文\naliases: [海豚大全怎么用]\n---\n文。")
    lists = {p.title: (p.names, p.boost < 1) for p in source.pages}
    assert lists == {"海洋": (1, True), "文": (0, False)}
    assert Engine.of(source).search("海豚大全") == ["x/index/", "a/"]


def test_a_law_is_called_by_all_its_names() -> None:
    source = source_of(legal__basis__x="---\ntitle: 海豚保护法\nkind: 法律\ngrade: V1\nchecked: 2026-11-23\naliases: [海豚法]\n---\n文。",
                       a="---\ntitle: 文\naliases: [海豚法问答]\n---\n文。")
    assert {p.title: p.names for p in source.pages} == {"海豚保护法": 1, "文": 0}


def test_a_term_without_text_is_a_word_list_and_no_page() -> None:
    source = source_of(glossary__x="---\ntitle: 词\nsearch_aliases: [只搜]\n---\n")
    assert source.pages == () and source.expansions == (Expansion(("词", "只搜")),)


@pytest.mark.parametrize("make", [index_files, shard_files])
def test_bytes_do_not_depend_on_the_order_of_pages(make: Any) -> None:
    source = corpus()
    pages, groups = list(source.pages), list(source.expansions)
    random.Random(1).shuffle(pages)
    random.Random(2).shuffle(groups)
    assert make(SearchSource(tuple(pages), tuple(groups))) == make(source)


def test_the_index_is_real_utf8_without_zero_width_characters() -> None:
    (path, content), _ = index_files(corpus())
    text = content.decode("utf-8")
    assert path == "search/index.json" and "停息挂账" in text and "\\u" not in text and "\u200b" not in text
    assert text.count("催收员的心理调适") == corpus_text().count("催收员的心理调适")


def corpus_text() -> str:
    return "\n".join("\n".join((p.title, *(s.title + s.text for s in p.sections))) for p in corpus().pages)


def test_a_site_above_the_threshold_is_cut_into_shards() -> None:
    settings = parse_settings({"search": {"shard_above": 60}})[0]
    paths = {path for path, _ in search_files(corpus(), settings)}
    assert {"search/index.json", "search/engine.js", "search/d/0.json"} <= paths
    whole = {path for path, _ in search_files(corpus(), Settings())}
    assert whole == {"search/index.json", "search/words.js", "search/engine.js"}


def test_offline_the_same_data_comes_as_scripts() -> None:
    settings = parse_settings({"search": {"offline": True}})[0]
    files = dict(search_files(corpus(), settings))
    assert set(files) == {"search/index.js", "search/words.js", "search/engine.js"}
    text = files["search/index.js"].decode()
    (_, plain), _ = index_files(corpus())
    opening, closing = 'zhikuSearch.data("search/index",', ");\n"
    assert text.startswith(opening) and text.endswith(closing)
    assert json.loads(text[len(opening):-len(closing)]) == json.loads(plain)


def test_tables_hold_what_the_site_needs_and_no_more() -> None:
    own, typed = (dict(zip(t[::2], t[1::2], strict=True)) for t in fold_tables(["电话", "后来", "ＡＢ"]))
    assert (own["Ａ"], own["Ｂ"]) == ("a", "b") and not set(own) & set("電後聽")
    assert typed["電"] == "电" and typed["後"] == "后" and "聽" not in typed
    assert "後" not in dict(zip(*[iter(fold_tables(["皇后", "後来"])[1])] * 2, strict=True))
    assert pinyin_table(["还款", "还有"]) == {"hai": "还", "huan": "还", "kuan": "款", "you": "有"}


def test_readings_that_the_engine_knows_stay_out_of_the_index() -> None:
    known = common_readings()
    assert len(known) == 3755 and (known["催"], known["期"]) == ("cui", "qi")
    assert uncommon({"cui": "催璀", "hang": "行", "qi": "期"}) == {"cui": "璀", "hang": "行"}


def test_everyday_words_come_in_groups_that_lead_to_a_name() -> None:
    [group] = [g for g in everyday_groups("深夜致电") if g.split("|")[0] == "深夜"]
    assert "凌晨" in group.split("|")[1].split()
    assert everyday_groups("") == [] and not any("深夜" in g.split("|")[0] for g in everyday_groups("违约金"))
    page = SearchPage("a", "深夜致电", sections=(SearchSection("", "", "文。"),))
    first, second = (content.decode() for _, content in index_files(SearchSource((page,))))
    assert "深夜|" in second and "凌晨" not in first


def test_common_words_that_sound_like_a_part_of_a_name_are_told_unless_the_site_has_them() -> None:
    def told(names: list[str], *texts: str) -> set[str]:
        return {group[0] + second for group in usual_words(names, [*names, *texts]).split() for second in group[1:]}

    assert "买房" in told(["卖房"]) and "买房" not in told(["卖房"], "要买房。") and "买房" not in told(["诉讼时效"])
    assert "积分" in told(["五级分类"]) and "买车" in told(["卖车"])
    assert "买车" not in told(["卖车时效"])  # rare, and like no whole name


def test_grams_of_a_large_site() -> None:
    assert list(grams("停息，m3计划")) == ["停", "息", "停息", "计", "划", "计划", "m3"]
    assert (shard_count(10_000), shard_count(100_000)) == (1024, 16384)


def test_the_engine_is_one_script_without_its_comments() -> None:
    text = engine_script(SMALL).decode()
    assert "/*" not in text and "zk.rank" in text and "zk.shardedSource=" not in text and "zk.sounds=" not in text
    assert "zk.shardedSource=" in engine_script(SHARDED).decode() and "zk.sounds=" in engine_script(WORDS).decode()
    assert all("eval(" not in engine_script(modules).decode() for modules in (SHARDED, WORDS))
    assert slim('/* a */\n  var x = "a , b",\n    y = x;\n  go()\n') == 'var x="a , b",y=x;go()\n'


def test_records_for_another_engine() -> None:
    page = SearchPage("a/b/", "题", ("别名",), ("标签",), "x", 1.0, "摘要",
                      (SearchSection("", "", "头。"), SearchSection("yi", "一", "文。")))
    rows = [json.loads(line) for line in json_lines(SearchSource((page,), (), {"x": "栏目"})).decode().splitlines()]
    assert [(r["url"], r["heading"], r["text"], r["section"]) for r in rows] == [
        ("a/b/", "", "头。", "栏目"), ("a/b/#yi", "一", "文。", "栏目")]
    assert len({r["id"] for r in rows}) == 2 and all(r["title"] == "题" for r in rows)
