"""Front matter: what is text stays text, what is wrong is said, nothing of the body is lost."""

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zhiku.article import ArticleMeta, LawPage, Term, TermMeta, first_paragraph, join_lines, parse_page
from zhiku.frontmatter import PlainLoader, _read_simple, read_front_matter, split_front_matter


def test_times_and_words_stay_text() -> None:
    raw, _, _, findings = read_front_matter("---\naliases: [22:00, 1月, yes, 0x10, 1e3]\nn: 3\n---\n", "x.md")
    assert raw == {"aliases": ["22:00", "1月", "yes", "0x10", "1e3"], "n": 3}
    assert not findings


@pytest.mark.parametrize(("front", "said"), [
    ("a: &x 1\nb: *x", "引用"),
    ("a: !!python/object:os.system {}", "标签"),
    ("a: [1", "方括号没有配对"),
    ("a: 甲: 乙", "两个冒号"),
    ("a: \"甲", "引号没有配对"),
    ("a: @甲", "加上英文引号"),
    ("a: 1\n  b: 2", "两个冒号"),
    ("a: 甲\n乙", "少了冒号"),
    ("- 甲\n- 乙", "文件头是一个列表，应当是一行一个“键: 值”"), ("甲", "一段文字"),
])
def test_what_is_not_plain_yaml_is_refused_with_a_letter(front: str, said: str) -> None:
    raw, body, line, findings = read_front_matter(f"---\n{front}\n---\n正文", "docs/x.md")
    assert raw == {} and body == "正文" and line == front.count("\n") + 4
    assert [f.rule for f in findings] == ["front-matter"] and said in findings[0].message


def test_wrong_values_fall_back_and_name_their_line() -> None:
    page, findings = parse_page("---\ntitle: 甲\nlink: 也许\ncase: true\n---\n一。", "glossary/jia.md")
    assert isinstance(page, Term) and page.meta.link and page.meta.case
    assert [(f.line, f.path) for f in findings] == [(3, "docs/glossary/jia.md")]


def test_a_page_knows_its_kind() -> None:
    assert parse_page("", "glossary/index.md")[0].meta == ArticleMeta()
    assert isinstance(parse_page("", "glossary/a.md")[0].meta, TermMeta)
    law, _ = parse_page("---\ngrade: V1\nin_force: 2021-01-01\n---\n", "legal/basis/mfd.md")
    assert isinstance(law, LawPage) and law.meta.in_force == dt.date(2021, 1, 1)


def test_material_keys_are_kept() -> None:
    page, findings = parse_page("---\nhide: [navigation]\nsearch: {boost: 2}\n---\n", "x.md")
    assert page.raw_meta["hide"] == ["navigation"] and not findings
    assert isinstance(page.meta, ArticleMeta) and page.meta.search.boost == 2.0


@pytest.mark.parametrize(("text", "expected"), [
    ("甲\n乙", "甲乙"), ("甲，\n乙", "甲，乙"), ("see\nthis", "see this"), ("甲\nAPI", "甲 API"),
])
def test_soft_breaks(text: str, expected: str) -> None:
    assert join_lines(text) == expected


def test_the_definition_is_the_first_paragraph() -> None:
    assert first_paragraph("\n# 题\n\n- 列\n\n定义\n在此。\n\n说明") == "定义在此。"
    assert first_paragraph("") == ""


@given(st.text(), st.text())
def test_no_character_of_the_body_is_lost(front: str, body: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    _, rest, line = split_front_matter(text)
    assert text.endswith(rest)
    assert line == text[: len(text) - len(rest)].count("\n") + 1


WORDS = st.text("甲乙 a1，。：“”\"'[]{},:#-./%+!&*?|>@`~\\\t", max_size=6) | st.sampled_from(
    ["true", "null", "no", "22:00", "1_0", "010", "0x1", "1e3", ".5", "5.", "-3", "1.50", "2026-11-23", "2026-02-30", '"甲"',
     "'乙'", '""', "~", "", "甲\x85乙", "\u2028", "\ufeff甲", "Ａ１", "甲 # 乙", "甲#乙", "a\u00a0b", "<<", "="])
LINES = st.builds(lambda key, words, kind: f"{key}:{kind.replace('x', ', '.join(words))}",
                  st.sampled_from(["title", "tags", "a_b", "true", "null", "x-y"]), st.lists(WORDS, max_size=3),
                  st.sampled_from([" x", " [x]", "x", "", " [x] ", "\n  - x", " [x", " x # 注"]))


@given(st.lists(LINES, max_size=4))
def test_simple_front_matter_reads_as_yaml_reads_it(lines: list[str]) -> None:
    front = "".join(line + "\n" for line in lines)
    simple = _read_simple(front)
    if simple is not None:
        assert simple == {str(k): v for k, v in (yaml.load(front, Loader=PlainLoader) or {}).items()}


def test_most_pages_are_simple() -> None:
    assert _read_simple('title: 甲（乙）\naliases: [问法1, "001#4"]\nreviewed: 2026-11-23\nlink: false\norigin: 编者\npinyin:\n') == {
        "title": "甲（乙）", "aliases": ["问法1", "001#4"], "reviewed": dt.date(2026, 11, 23), "link": False, "origin": "编者",
        "pinyin": None}
