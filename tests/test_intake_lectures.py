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
        ("heading", "怎样打第一个电话"), ("paragraph", SAID), ("paragraph", MORE), ("paragraph", THIRD), ("paragraph", "我讲完了。"),
        ("heading", "他要是一直不接呢？"), ("paragraph", "换一个时间再打，不要一天打几次。"), ("comment", "我们那里上个月也遇到过一个一直不接的。")]
    assert "〔" not in imported(chat(TALK, form)).drafts[0].text


def test_what_others_say_at_length_stays_where_it_is() -> None:
    said = "我家那位也是这样，前年催了三回，第四回他自己打过来了。"
    found = kept(chat([*TALK[:4], ("晚风", said), *TALK[4:]]))
    assert ("quote", said) in found and len(imported(chat([*TALK[:4], ("晚风", said), *TALK[4:]])).drafts) == 2


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


@pytest.mark.parametrize(("words", "fits"), [("收到", True), ("谢谢卓老师", True), ("这个太重要了", False), ("好的，学到了！", True),
                                             ("好的办法是先问", False), ("收到账单以后", False), ("对方不接", False)])
def test_that_somebody_has_read_it(words: str, fits: bool) -> None:
    assert bool(compiled(load("chats.yml")["read"]).fullmatch(words)) == fits
