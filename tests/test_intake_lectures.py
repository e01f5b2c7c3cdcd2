# ruff: noqa: E501
"""A talk that somebody gives in a group chat, as it is copied from there; beside it chats in which people talk to each other."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import THIRD, kept
from zhiku.intake.rules import compiled, load

HEADS = {
    "微信电脑版": lambda name, minute: f"{name}  20:{minute:02}",
    "微信手机版": lambda name, minute: f"{name} 5月22日 晚上20:{minute:02}",
    "导出": lambda name, minute: f"{name} 2025-05-22 20:{minute:02}:11",
    "QQ": lambda name, minute: f"2025-05-22 20:{minute:02}:11 {name}(1000001)",
}
TALK = [
    ("群主-桃子", "@所有人 今晚八点开讲！主题：怎样打第一个电话。主讲：卓老师"), ("晚风", "收到"), ("卓敏", SAID), ("卓敏", f"{MORE}[玫瑰]"),
    ("朝阳", "[强][强]"), ("卓敏", "[图片]"), ("卓敏", THIRD), ("晚风", "这个太重要了"), ("卓敏", "我讲完了。"), ("老成", "谢谢卓老师[玫瑰]"),
    ("桃子", "下面提问"), ("晚风", "卓老师，他要是一直不接呢？"), ("卓敏", "换一个时间再打，不要一天打几次。"), ("朝阳", "我们那里上个月也遇到过一个一直不接的。"),
]


def chat(talk: list[tuple[str, str]], form: str = "微信电脑版") -> str:
    said = "\n\n".join(f"{HEADS[form](name, minute)}\n{words}" for minute, (name, words) in enumerate(talk))
    return f"群聊的聊天记录\n———————  2025-05-22  ———————\n\n{said}\n\n“晚风”邀请“老成”加入了群聊\n“晚风”撤回了一条消息\n"


@pytest.mark.parametrize("form", HEADS)
def test_a_talk(form: str) -> None:
    assert kept(chat(TALK, form)) == [
        ("heading", "怎样打第一个电话"), ("paragraph", SAID), ("paragraph", MORE), ("paragraph", THIRD),
        ("quote", "这个太重要了"), ("paragraph", "我讲完了。"),
        ("heading", "他要是一直不接呢？"), ("paragraph", "换一个时间再打，不要一天打几次。"), ("comment", "我们那里上个月也遇到过一个一直不接的。")]
    assert "〔" not in imported(chat(TALK, form)).drafts[0].text


def test_what_others_say_at_length_stays_where_it_is() -> None:
    said = "我家那位也是这样，前年催了三回，第四回他自己打过来了。"
    found = kept(chat([*TALK[:4], ("晚风", said), *TALK[4:]]))
    assert ("quote", said) in found and len(imported(chat([*TALK[:4], ("晚风", said), *TALK[4:]])).drafts) == 2


@pytest.mark.parametrize("first", ["今晚八点卓老师给大家分享怎样打第一个电话", "主讲：卓老师", "今天请卓老师讲讲催收，大家欢迎", "明晚八点半开讲"])
def test_who_announces_a_talk(first: str) -> None:
    assert ("quote", "这个太重要了") in kept(chat([("晚风", first), *TALK[1:]]))


@pytest.mark.parametrize("first", ["今天请大家讲一讲自己的看法", "今天下雨，还开会吗", "卓敏，你先说", "昨天的讲座我没有去", "下面请原告讲"])
def test_a_chat_in_that_nobody_announces_a_talk(first: str) -> None:
    found = kept(chat([("晚风", first), *TALK[1:]]))
    assert {kind for kind, _ in found} <= {"comment"} and any(words == "这个太重要了" for _, words in found)


@pytest.mark.parametrize(("words", "stays"), [
    ("型号6205", True), ("她才十四岁", True), ("我不同意", True), ("太贵了", True), ("我是老师", True), ("30", True), ("轴承坏了", True),
    ("收到", False), ("谢谢卓老师", False), ("来了", False), ("1", False), ("+1", False), ("666", False), ("讲得太好了！", False)])
def test_what_others_say_briefly(words: str, stays: bool) -> None:
    assert (("quote", words) in kept(chat([*TALK[:4], ("老成", words), *TALK[4:]]))) == stays


@pytest.mark.parametrize(("words", "stays"), [
    ("@所有人 先不要发言，讲完以后统一提问", False), ("下面提问，一个一个来", False), ("今天就到这里，大家早点休息", False),
    ("欢迎卓老师", False), ("合同里的押金一定要写明几天退。", True), ("@所有人 押金条不要丢。", True), ("去年我们这里退过三十户。下面提问", True)])
def test_what_a_host_says(words: str, stays: bool) -> None:
    assert (("quote", words) in kept(chat([*TALK[:4], ("群主-桃子", words), *TALK[4:]]))) == stays


def test_words_above_a_talk_and_in_it_that_the_program_writes_too() -> None:
    said = "他拍了拍我的肩膀\n我和父亲的聊天记录\n父亲撤回了一条消息\n[图片] 这是我父亲年轻的时候"
    found = [words for _, words in kept("我把这段话抄下来的时候，他已经不在了。\n" + chat([*TALK[:4], ("卓敏", said), *TALK[4:]]))]
    assert found[0].startswith("我把这段话抄下来") and all(line in found for line in said.split("\n"))
    assert "群聊的聊天记录" not in found


def test_who_signed_up_below_a_message() -> None:
    found = [words for _, words in kept(chat([*TALK, ("桃子", "#接龙 周六参观\n1. 桃子\n2. 晚风 两人\n周六要是下雨，就改到下一周的周日。")]))]
    assert "周六要是下雨，就改到下一周的周日。" in found and "1. 桃子" not in "".join(found)


def test_parts_of_a_talk() -> None:
    talk = [*TALK[:2], ("卓敏", "第一部分：先看账单"), ("卓敏", SAID), ("卓敏", "第二部分：听他说"), *TALK[3:]]
    assert [words for kind, words in kept(chat(talk)) if kind == "heading"][1:3] == ["第一部分：先看账单", "第二部分：听他说"]


@pytest.mark.parametrize("lines", ["第一部分：百分之三十\n第二部分：百分之七十", f"第一部分：{SAID}\n第二部分：{MORE}"])
def test_parts_that_are_no_titles(lines: str) -> None:
    assert [words for kind, words in kept(f"怎样打第一个电话\n\n{SAID}\n\n{lines}\n\n{MORE}") if kind == "heading"] == ["怎样打第一个电话"]


@pytest.mark.parametrize("talk", [
    [(name, words) for pair in zip([("晚风", SAID), ("朝阳", MORE), ("老成", THIRD)], [("卓敏", THIRD), ("晚风", SAID), ("朝阳", MORE)], strict=True) for name, words in pair] * 2,
    [("卓敏", SAID), ("晚风", "他要是一直不接呢？"), ("卓敏", MORE), ("晚风", "好"), ("卓敏", THIRD), ("晚风", "谢谢"), ("卓敏", "再见"), ("晚风", "再见")],
])
def test_people_who_talk_to_each_other(talk: list[tuple[str, str]]) -> None:
    assert {kind for kind, _ in kept(chat(talk))} <= {"comment", "paragraph"}
    found = "".join(words for _, words in kept(chat(talk)))
    assert all(words in found for _, words in talk if len(words) > 20)


def test_a_text_that_tells_who_came_when() -> None:
    log = "来访记录\n\n" + "\n".join(f"老{name}  09:{n:02}\n{SAID}" for n, name in enumerate("周吴郑王周吴郑王周"))
    assert "".join(words for _, words in kept(log)).count(SAID) == 9


@pytest.mark.parametrize("row", load("chats.yml")["lines"], ids=lambda row: row["id"])
def test_rules_both_ways(row) -> None:
    assert compiled(row["pattern"]).fullmatch(row["yes"]) and not compiled(row["pattern"]).fullmatch(row["no"])


@pytest.mark.parametrize(("words", "fits"), [("收到", True), ("谢谢卓老师", True), ("这个太重要了", False), ("好的，学到了！", True), ("嗯嗯，哈哈哈", True), ("1111", False), ("嗯哈1" * 60 + "元", False),
                                             ("好的办法是先问", False), ("收到账单以后", False), ("对方不接", False)])
def test_that_somebody_has_read_it(words: str, fits: bool) -> None:
    assert bool(compiled(load("chats.yml")["read"]).fullmatch(words)) == fits
