"""Which sentence says what an article is about: never a question, a greeting, an advert, or one that leans on another."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import imported
from zhiku.intake.rules import load
from zhiku.intake.telling import best, found_in

LEAD = "电话接通以后的前三分钟，决定了客户愿不愿意往下听。"
MORE = "开场先报姓名和单位，再核对身份，最后才说来意和金额。"


@pytest.mark.parametrize("row", load("abstracts.yml")["rules"], ids=lambda row: row["id"])
def test_each_rule_finds_its_case_and_passes_the_other(row: dict[str, str]) -> None:
    assert row["id"] in [rule.id for rule in found_in(row["yes"])]
    assert row["id"] not in [rule.id for rule in found_in(row["no"])]


@pytest.mark.parametrize("other", [
    "大家好，我是做了八年催收的老李，今天和大家聊聊前三分钟。", "你知道电话接通以后的前三分钟为什么要先报姓名和单位吗？",
    "觉得电话的前三分钟有用，就关注我们的公众号，扫码领取开场的话。", "这就是电话接通以后的前三分钟要先核对身份的原因，他们都知道。",
    "谢谢大家听我说电话接通以后的前三分钟，下期再见。", "他说：“电话接通以后的前三分钟，我先报姓名。",
])
def test_what_is_never_proposed_beside_a_plain_sentence(other: str) -> None:
    assert best("电话的前三分钟", [[MORE, other, LEAD]])[0] == LEAD
    assert other not in best("电话的前三分钟", [[other, LEAD], [other, MORE]])[0]


def test_only_what_stands_together_is_joined() -> None:
    assert best("旷工", [["很多人第一天就不去了。", "", "没有书面通知，公司就说你旷工。"]])[0] == "没有书面通知，公司就说你旷工。"
    together = ["很多人第一天就不去了。", "没有书面通知，公司就说你旷工。"]
    assert best("旷工", [together])[0] == "".join(together)


def summary(text: str) -> str:
    line = next(line for line in imported(text).drafts[0].text.splitlines() if line.startswith("summary: "))
    return line.removeprefix("summary: ").strip('"')


def test_sections_say_it_where_no_sentence_does() -> None:
    parts = "".join(f"## {name}\n\n他看了看，没有出声。后来就走了，门也没有关。\n\n" for name in ("开口之前", "头三十秒", "收尾"))
    assert summary(f"# 首次提醒电话\n\n{parts}") == "首次提醒电话：开口之前、头三十秒、收尾。"
    assert summary(f"# 打电话：先听\n\n{parts}") == "开口之前、头三十秒、收尾。"
    told = "首次提醒电话要做三件事：核对身份、说清账单、约好日期，先后不能乱。"
    assert summary(f"# 首次提醒电话\n\n来电前先看备注。{told}\n\n{parts}").endswith(told)
