"""Signs that filters put into words, and stars that hide a character: in an import, and in an article that is checked."""

from __future__ import annotations

import pytest

from tests.test_intake_rules import applied
from zhiku.check.model import World
from zhiku.check.rules.damage import find_traces
from zhiku.intake.context import Context
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.steps import masks
from zhiku.intake.workpiece import Workpiece
from zhiku.torn import damage, torn, words_of


def body(text: str, name: str = "raw.txt") -> str:
    """The last line of the first draft of a source."""
    source, _ = decode(f"怎样接待来访\n{text}".encode() if name.endswith("txt") else text.encode(), name, name)
    assert source is not None
    result, _ = import_source(source, Decisions(), folder="001")
    assert result is not None
    return result.drafts[0].text.split("\n")[-2]


def repaired(text: str) -> str:
    work = Workpiece(text)
    work.apply(applied(masks.step, text, Context()))
    return work.view


@pytest.mark.parametrize(("text", "whole"), [
    ("可以向卫生部门投**诉。", "可以向卫生部门投诉。"), ("打砸东西是违***法的。", "打砸东西是违法的。"),
    ("不能威*胁病人。", "不能威胁病人。"),
    ("他要投·诉，也要投/诉和投_诉。", "他要投诉，也要投诉和投诉。"), ("把医*生打伤的，立刻报*警。", "把医生打伤的，立刻报警。"),
    ("公*安*局来了人。", "公安局来了人。"), ("先做检**查，再交费。", "先做检查，再交费。"),
    ("可以投**诉。要注意的是，打砸是违**法的。", "可以投诉。要注意的是，打砸是违法的。"),
])
def test_what_stands_in_the_middle_of_a_word_goes(text: str, whole: str) -> None:
    assert repaired(text) == whole


@pytest.mark.parametrize("text", [
    "这是**重要**的，可以**投诉**他。", "3*4等于12。", "长*宽*高，单价*数量=总价。", "必填项已用*标注，带*号的必填。", "患者张*明报了警。",
    "电话138****0000没人接。", "这里用的是A*算法。", "他/她都来了，买/卖双方签字。", "收·支相抵，入口处人口多。", "姓名*和电话*必填。",
    "王**说他要走。", "先*重要*再次要。", "满意度*，每月统计。",
])
def test_signs_of_a_writer_stay(text: str) -> None:
    assert repaired(text) == text
    assert not applied(masks.step, text, Context())
    assert not list(damage(text))


@pytest.mark.parametrize(("text", "draft"), [
    ("可能被*安机关处罚。", "可能被〔公〕安机关处罚。"), ("院方要报告公*机关，由*察处理。", "院方要报告公〔安〕机关，由〔警〕察处理。"),
    ("参与赌*和套*的人不能要。", "参与赌〔博〕和套〔现〕的人不能要。"), ("门口有人要*他。", "门口有人要〔？〕他。"),
    ("面对***的情况。", "面对〔？〕的情况。"), ("口头投口诉。", "口头投〔口→〕诉。"),
])
def test_only_the_sign_is_a_hole(text: str, draft: str) -> None:
    assert body(text) == draft


def test_in_a_damaged_text_a_star_between_whole_words_is_a_hole_too() -> None:
    text = "门口有人辱骂*客户。"
    assert not applied(masks.step, text, Context())
    assert [(text[e.start:e.end], e.new, e.tier) for e in applied(masks.step, text, Context(spun=True))] == [("*", "", "flag")]


def test_words_between_which_another_was_masked_are_not_joined() -> None:
    for text in ("遇到**场面", "要为之承担**责任。", "辱骂**客户", "从来**说过一句"):
        assert not [one for one in torn(text) if one.sure]


def test_a_page_with_torn_words_has_no_stars_left() -> None:
    page = "<html><body><h1>怎样接待来访</h1><p>可以向卫生部门投**诉。打砸东西是违**法的，可能被*安机关处罚。</p></body></html>"
    assert body(page, "raw.html") == "可以向卫生部门投诉。打砸东西是违法的，可能被〔公〕安机关处罚。"


def test_what_is_quoted_and_code_stay() -> None:
    assert body("原文是“公*机关处理”，命令是 `投*诉`。") == "原文是“公*机关处理”，命令是 `投*诉`。"


@pytest.mark.parametrize("text", ["向部门投**诉。", "投\\*\\*诉了三次。", "可能被*安机关处罚。", "由*察处理。",
                                 "报*警以后等着。", "他去投/诉了。"])
def test_check_finds_them(text: str) -> None:
    assert list(damage(text))


def test_a_rule_tells_which_word_was_torn() -> None:
    from tests.test_check import document_of
    from zhiku.settings import Settings
    document = document_of("---\ntitle: 甲\n---\n向部门投**诉，被*安机关处罚。`投**诉`", "techniques/x.md", Settings())
    told = [problem.message for problem in find_traces(document, World({}))]
    assert len(told) == 2 and "“投诉”" in told[0] and "遮住了一个字" in told[1]


def test_the_likeliest_words() -> None:
    assert words_of("由察处理") == ("由", "察", "处理") and words_of("遇到场面") == ("遇到", "场面") and words_of("") == ()
