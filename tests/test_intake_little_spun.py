"""Texts that show little damage: what a single odd form proves, and what a person's word for what was cut does."""

from __future__ import annotations

import pytest

from tests.natural import written
from tests.test_intake_rules import applied
from zhiku.intake.context import Context, Cut
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.steps import cut_places, lost_chars, named_ends
from zhiku.intake.values import Edit

TOLD = Context(cut=Cut("投诉", given=True, sure=True), given=frozenset({"投诉"}))
HALF = str.maketrans("，：？！；", ",:?!;")
SOUND = """怎样接待来访的人
第一,要有耐心。患者来的时候往往已经忍了很久,他首先想有人听他说完。不打断、不辩解、不评价,是接待的第一步。
第二,要懂得基本的医疗常识和医院的流程。比如患者说开了一堆没用的检查,接待员要知道哪些检查是术前常规,哪些需要请科室解释。
第三,要熟悉相关的规定。可以要求复印病历、封存病历,也可以申请鉴定。这些途径要主动告诉患者,不能瞒着。
第四,要会做记录。登记表上要写清时间、地点、人物、经过和要求,请人签字确认。口说无凭,记录对医院和患者都至关必不可少。
第五,要有团队精神。这样的事往往牵涉几个科室,接待员要和医务科、护理部、财务科沟通,及时把处理结果回复给人。
总之,接待不是和患者吵架,而是把一件坏事变成改进的机会。做好这份工作,需要耐心、常识、规矩、记录和配合。"""


def edits_of(text: str, *cut_words: str) -> list[Edit]:
    source, _ = decode(text.encode(), "raw.txt", "raw.txt")
    assert source is not None
    result, _ = import_source(source, Decisions(cut_words=cut_words))
    assert result is not None
    return [edit for piece in result.pieces for edit in piece.edits if not edit.rule.startswith("layout:")]


def test_one_odd_form_makes_no_spun_text() -> None:
    for cut in ((), ("投诉",)):
        assert [(edit.new, edit.tier) for edit in edits_of(SOUND, *cut) if edit.new != "投诉"] == [("重要", "auto")]
        assert not [edit for edit in edits_of(SOUND, *cut) if edit.tier == "flag"]


def test_a_text_that_was_spun_all_over_is_mended_as_before() -> None:
    text = SOUND.replace("要求", "需求").replace("规定", "划定").replace("懂得", "理解").replace("处理", "应对").replace("结果", "后果") \
        .replace("需要", "必要").replace("知道", "晓得").replace("机会", "时机").replace("首先", "起首").replace("往往", "常常")
    assert len([edit for edit in edits_of(text) if edit.rule.startswith(("swapped", "synonyms", "lost-char"))]) > 4


def test_sound_texts_in_which_a_word_was_cut_keep_their_words() -> None:
    pieces = [piece for text in written()[::6] for piece in text.split("\n# ") if 500 < len(piece) < 1500 and piece.count("客户") > 3][:12]
    found = [edit for piece in pieces for edit in edits_of(piece.replace("客户", "").translate(HALF), "客户")]
    assert pieces and sum(edit.tier == "auto" and edit.rule.startswith(("swapped", "synonyms")) for edit in found) <= 1
    assert sum(edit.new == "客户" for edit in found) > sum(edit.rule == "hole:gap" for edit in found)


@pytest.mark.parametrize("text", ["所以医院要把率算进科室考核。", "门诊的率每个月统计一次。"])
def test_the_named_word_is_offered_before_the_end_of_a_longer_one(text: str) -> None:
    edit, = applied(named_ends.step, text, TOLD)
    assert (text[edit.start], edit.new, edit.tier) == ("率", "投诉", "proposed")
    assert not applied(named_ends.step, text, Context(spun=True))


@pytest.mark.parametrize("text", ["治愈率和满意率也要看。", "他率先到了。", "效率低的时候要找原因。", "每个者都要登记。"])
def test_ends_that_lack_nothing_or_something_else(text: str) -> None:
    assert not applied(named_ends.step, text, TOLD)


@pytest.mark.parametrize(("text", "before"), [("一件往往牵涉几个科室，接待员要回话。", "一件"), ("案例：一次因为等候过久引起的", "引起的")])
def test_a_hole_is_the_word_that_a_person_named(text: str, before: str) -> None:
    found = applied(cut_places.step, text, TOLD)
    assert (text.index(before) + len(before), "投诉", "proposed") in [(edit.start, edit.new, edit.tier) for edit in found]
    assert all(edit.tier == "proposed" for edit in found)


def test_two_named_words_may_both_have_stood_there() -> None:
    two = Context(cut=Cut("投诉", given=True, sure=True), given=frozenset({"投诉", "盘点"}))
    assert not [edit for edit in applied(cut_places.step, "一件往往牵涉几个科室，接待员要回话。", two) if "有人指出" in edit.reason]


@pytest.mark.parametrize("text", ["第一，要有耐心。", "第五，要有团队精神。", "其二，要守规矩。"])
def test_a_number_lacks_nothing(text: str) -> None:
    at = text.index("，")
    assert not [edit for edit in applied(cut_places.step, text, Context(spun=True)) if edit.start in (at, at + 1)]


@pytest.mark.parametrize(("text", "whole"), [("要和财务科实沟通。", "要和财务科进行沟通。"), ("先沟通，实协调。", "先沟通，进行协调。")])
def test_what_is_left_of_a_word_that_was_swapped_first(text: str, whole: str) -> None:
    for context, tier in ((Context(spun=True), "auto"), (Context(), "proposed")):
        edit, = applied(lost_chars.step, text, context)
        assert text[:edit.start] + edit.new + text[edit.end:] == whole and edit.tier == tier


@pytest.mark.parametrize("text", ["其实沟通很重要。", "要如实沟通。", "要落实协调的结果。", "实地沟通最好。", "老实协商才行。"])
def test_what_only_looks_like_it(text: str) -> None:
    assert not applied(lost_chars.step, text, Context())
