"""A page that is told to be correct is one that AutoCorrect leaves as it is, however short the question was made."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zhiku.quotes import curled
from zhiku.typography import _pieces, corrected, corrections, formatted, is_correct
from zhiku.widths import widened

PIECES = (
    "先听完，再说。", "先听,再说。", "他说:“好”", "《民法典》第 188 条", "2026 年 11 月", "1,000 元", "10:30", "A", "API", "：", ",", "。",
    "！", "（见下）", "(见下)", " ", "\n", "\n\n", "\n\n- ", "\n1. ", "\n\n## ", "\n    ", "[甲](a/b.md#c-1)", "[甲,乙](12.md)",
    "`a,b`", "`", "\n```\n", "**重点**", "<b>", "</b>", "| 甲 | 乙 |\n| --- | --- |\n", "{#bu-1}", "<!-- 甲,乙 -->", "<!--", "-->",
    "- See API：A。\n\n下一段。\n", "- A", "\\", "$", "~~~", "１２", "Ａ", "……", "“", "”", "12345",
    '"', '"好"', '他说"', '"。', "〔？〕", "”,", "）:", "》!", "?", ";", " ,", "...", "。。。", "--", " —— ", "…", "(", ")", "（",
    "[^1]", "*甲*",
    "<pre>甲,乙</pre>", "<code>甲,乙</code>", '"坏","好"', "\n\n!!! note\n\n    ", ":)", "$5")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_short_question_has_the_answer_of_the_long_one(body: str) -> None:
    assert not is_correct(body) or "".join(map(formatted, _pieces(widened(curled(body))))) == body


@pytest.mark.parametrize("page", ["先听,再说。", "- 先听。\n- 先听,再说。\n", "第 12 条\n\n第 13 条,甲。", "甲。\n\n乙,丙 `a,b`。\n",
                                  "- See API：A。\n\n下一段。\n"])
def test_what_is_wrong_is_seen_in_every_block(page: str) -> None:
    assert not is_correct(page)
    assert is_correct(corrected(page))


@pytest.mark.parametrize("page", ["先听，再说。", "- 先听。\n- 先说。\n", "```\na,b\n\n先听,再说\n```\n", "第 12 条\n\n`先听,再说`\n"])
def test_what_is_right_or_code_is_left(page: str) -> None:
    assert is_correct(page)


def test_no_blanks_are_put_around_brackets() -> None:
    text = "办理时间是周一至周五(9:00-17:00)，身份证(原件)要带。\n"
    assert corrected(text) == text.replace("(原件)", "（原件）")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example(" 先听,再说。")
@example('"[甲,乙](12.md)"')
@example("《民法典》第 188 条 ”,")
def test_what_is_said_to_change_is_what_changes(body: str) -> None:
    lines = body.split("\n")
    for change in reversed(corrections(body)):
        line, at = lines[change.line - 1], change.column - 1
        assert line.startswith(change.old, at)
        lines[change.line - 1] = line[:at] + change.new + line[at + len(change.old):]
    assert "\n".join(lines) == corrected(body)
    assert corrected(corrected(body)) == corrected(body)


@pytest.mark.parametrize(("text", "meant"), [
    ('他说"你好"。', "他说“你好”。"), ('他说 "你好" 就走。', "他说“你好”就走。"), ('"好"', "“好”"), ('## "好"怎么说', "## “好”怎么说"),
    ('"甲"和"乙"，还有"丙""丁"。', "“甲”和“乙”，还有“丙”“丁”。"), ('说**"好"**吧', "说**“好”**吧"), ('<b>"好"</b>吧', "<b>“好”</b>吧"),
    ('- "甲"\n- "乙"\n', "- “甲”\n- “乙”\n"), ('| "甲" | "乙" |\n| --- | --- |\n', "| “甲” | “乙” |\n| --- | --- |\n"),
    ('看[他说"好"](a.md "题")。', '看[他说“好”](a.md "题")。'), ('!!! note "题"\n    他说"好"。\n', '!!! note "题"\n    他说“好”。\n'),
    ('跑`x = "值"`，打印"好"。', '跑`x = "值"`，打印“好”。'), ('他说"OK"，又说"好"。', '他说"OK"，又说“好”。'),
    ('第一行"甲\n乙"第二行', "第一行“甲\n乙”第二行"),
])
def test_straight_quotes_around_chinese(text: str, meant: str) -> None:
    assert not is_correct(text) and corrected(text) == meant


@pytest.mark.parametrize("text", [
    '他说"好', '他说"好\n\n又说"不', '- "甲\n- 乙"\n', '管子5"的不要"粗"的', "身高5'10\"的人和6'2\"的人", '27" 和 24" 的屏',
    'print("你好")', 'x = "你好"', '{"键": "值"}', '["甲", "乙"]', 'He said "你好" to me.', '按"Enter"键', '“他说"好"吧”', '"他说“好”"',
    '他说\\"好\\"', '他说" 好 "', '他说""好""', '<a title="题">甲</a>', '[甲](x.md "题")', '![甲](x.png "题"){ title="图" }',
    '网址https://a.example/?q="好"', '```\n他说"好"\n```\n', '*[甲]: "乙"', '[甲]: x.md "题"', '=== "题"\n\n    甲\n', '<!-- 说"好" -->',
    '---\ntitle: "题"\n---\n甲。\n', '小说里没有"',
])
def test_straight_quotes_that_may_be_something_else(text: str) -> None:
    assert '"' in text and corrected(text).count('"') == text.count('"')


@pytest.mark.parametrize(("text", "meant"), [
    ('他说"好",走了', "他说“好”，走了"), ("他说“好”, 走了", "他说“好”，走了"), ("欠款〔？〕,先听。", "欠款〔？〕，先听。"),
    ("他〔慢慢〕:好", "他〔慢慢〕：好"),
    ("（见下）!走", "（见下）！走"), ("说“好”:\n\n- 甲", "说“好”：\n\n- 甲"), ("按“OK”,走", "按“OK”，走"),
    ("《书》?《报》", "《书》？《报》"),
    ("> - 〔？〕,走", "> - 〔？〕，走"), ("| 〔？〕,走 | 甲 |\n| --- | --- |\n", "| 〔？〕，走 | 甲 |\n| --- | --- |\n"),
    ("见“好”:[甲](a.md)", "见“好”：[甲](a.md)"), ("龥说“好”,走", "龥说“好”，走"),
    ('说,"好"', "说，“好”"), ('〔？〕,"好"', "〔？〕，“好”"),
])
def test_marks_behind_what_closes_chinese_words(text: str, meant: str) -> None:
    assert not is_correct(text) and corrected(text) == meant and is_correct(meant)


@pytest.mark.parametrize("text", [
    "欠款〔？〕，先听。", "He said “yes”, and left.", "WeChat（微信）, a program", "图“好”![甲](a.png)", "`〔？〕,走`",
    "```\n〔？〕,走\n```\n",
    "甲：\n\n    〔？〕,走\n", '<b title="“好”,走">甲</b>', '[甲](b.md "“好”,走")', "银发〔2018〕19号", "“好”,2018",
])
def test_marks_that_are_wide_or_no_chinese_ones(text: str) -> None:
    assert is_correct(text) and corrected(text) == text


def test_a_pair_is_shown_where_it_stands() -> None:
    found = corrections('---\ntitle: 甲\n---\n说,好。\n\n他说"这一句很长很长"。\n')
    told = [(each.line, each.column, each.old, each.new) for each in found]
    assert told == [(4, 1, "说,好。", "说，好。"), (6, 3, '"这一句很长很长"', "“这一句很长很长”")]
