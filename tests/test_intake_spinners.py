"""Spinners whose work has been seen: what they are known by, what is undone because of it, and what stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhiku.intake import cutting
from zhiku.intake.context import Context, Passage
from zhiku.intake.rules import load, substitutions
from zhiku.intake.steps import halves, known_spinners, swapped_words
from zhiku.intake.ties import ties
from zhiku.intake.values import Edit

NAME = "第一份来源"
KNOWN = Context(spun=True, spinner=NAME)
ROWS = load("known_spinners.yml")["spinners"][0]
EVAL = Path(__file__).parent / "data" / "import-eval"


def edits(step, text: str, context: Context = KNOWN, kind: str = "paragraph") -> list[Edit]:
    return list(step(Passage(text, kind, context)))


def repaired(text: str, context: Context = KNOWN, kind: str = "paragraph") -> str:
    for edit in sorted(edits(known_spinners.step, text, context, kind), reverse=True):
        text = text[:edit.start] + edit.new + text[edit.end:]
    return text


def test_a_spinner_is_known_by_most_of_what_it_did() -> None:
    own = {"起因→原因", "假使→如果", "碰到→遇到", "品质→质量", "期望→希望", "本身→自己"}
    assert known_spinners.recognise(own) == NAME
    assert known_spinners.recognise(own - {"起因→原因"}) == NAME, "five, and nothing else"
    assert known_spinners.recognise((own - {"起因→原因"}) | {"迅捷→快速"}) == "", "five of six are too few"
    assert known_spinners.recognise({"起因→原因", "假使→如果", "碰到→遇到"}) == "", "and so are three of three"
    assert known_spinners.recognise(own | {"迅捷→快速", "遵循→按照", "增进→增加"}) == "", "three of nine are another's"


def likely(file: Path) -> frozenset[str]:
    text = re.sub(r"<[^>]+>", "\n", file.read_text("utf-8"))
    return swapped_words.likely(text, swapped_words.survey(text))


def test_documents_tell_whose_work_they_are() -> None:
    assert known_spinners.recognise(likely(EVAL / "01.raw.txt")) == NAME
    assert known_spinners.recognise(likely(EVAL / "03.raw.html")) == NAME
    assert known_spinners.recognise(likely(EVAL / "07.raw.txt")) == ""
    assert known_spinners.recognise(likely(EVAL / "01.clean.md")) == ""


@pytest.mark.parametrize(("text", "whole"), [
    ("要想做好这份工作，需要把起因问清楚。", "把原因问清楚"), ("每一位同事都可以看懂记录。", "都能够看懂"),
    ("我应对的第一个客户是一位老人。", "我处理的第一个"), ("银行需求他们减少打扰。", "银行要求他们"),
])
def test_its_table_is_undone_where_the_neighbours_do_not_deny_it(text: str, whole: str) -> None:
    assert whole in repaired(text)
    assert repaired(text, Context(spun=True)) == text, "nobody knows whose work it is"
    assert repaired(text, kind="quote") == text


@pytest.mark.parametrize("text", [
    "合理的要求可以拒绝。", "弄清客户的需求，再给出答复。", "具备坚毅和自律的品质。", "员工需要应对各种情况。",
    "请本人回电。", "避免冲突升级。",
])
def test_words_that_a_writer_wrote_stay(text: str) -> None:
    assert repaired(text) == text


def test_what_the_neighbours_rather_deny_is_offered() -> None:
    text = "遇到困难要及时解决。"
    assert [(e.tier, e.new) for e in edits(known_spinners.offers, text)] == [("proposed", "处理")]
    assert not edits(known_spinners.step, text)


PARTLY = "第二种工具"


def test_a_spinner_that_is_known_in_part_is_known_by_what_is_only_its_own() -> None:
    shared = {"碰到→遇到", "期望→希望", "起因→原因"}
    assert known_spinners.recognise_partly({"迅捷→快速", "遵循→按照", "增进→增加", "查验→检查"} | shared) == PARTLY
    assert known_spinners.recognise_partly({"迅捷→快速", "遵循→按照", "增进→增加"}) == "", "three ordinary words are too few"
    assert known_spinners.recognise_partly({"迅捷→快速", "遵循→按照"} | shared) == "", "two of its own"
    assert known_spinners.recognise_partly(likely(EVAL / "07.raw.txt")) == PARTLY
    assert known_spinners.recognise_partly(likely(EVAL / "07.clean.md")) == ""
    assert known_spinners.recognise_partly(likely(EVAL / "01.raw.txt")) == ""


def test_what_is_known_of_it_is_undone_and_the_rest_may_be_its_work_as_well() -> None:
    context = Context(spun=True, partly=PARTLY)
    assert repaired("遵循规定提醒客户，他们迅捷回了电话。", context) == "按照规定提醒客户，他们快速回了电话。"
    assert known_spinners.takes(context, "督") and known_spinners.makes(context, "查验→检查"), "it may do more than has been seen"
    assert not known_spinners.takes(KNOWN, "督") and not known_spinners.makes(KNOWN, "查验→检查")


@pytest.mark.parametrize(("text", "tier"), [("客户对账单有疑惑。", "proposed"), ("把疑惑写下来，再一条一条解决。", "auto")])
def test_behind_some_words_it_is_only_offered(text: str, tier: str) -> None:
    assert [e.tier for e in edits(known_spinners.offers, text) if e.rule == "swapped:疑惑→问题"] == [tier]


@pytest.mark.parametrize("half", ROWS["halves"], ids=lambda h: h["lost"])
def test_characters_that_its_filter_takes(half) -> None:
    found = [e for e in edits(known_spinners.step, half["yes"]) if e.start == e.end]
    assert [e.new for e in found] == [half["lost"]]
    assert not [e for e in edits(known_spinners.step, half["no"]) if e.start == e.end]


def test_what_it_stuffs_into_comments() -> None:
    text = "等待的认为什么时间太长。"
    edit, = edits(known_spinners.noise, text, kind="comment")
    assert text[:edit.start] + text[edit.end:] == "等待的时间太长。"
    assert not edits(known_spinners.noise, text)
    assert not edits(known_spinners.noise, text, Context(spun=True), "comment")


def test_what_it_never_does_is_not_undone_unasked() -> None:
    text = "经纪人晓得多少就说多少。"
    assert {e.tier for e in edits(swapped_words.step, text, Context(spun=True))} == {"auto"}
    assert "auto" not in {e.tier for e in edits(swapped_words.step, text)}
    text = "门口要贴出收费标，方便大家查看。"
    assert {e.tier for e in edits(halves.offers, text, Context(spun=True))} == {"proposed"}
    assert "auto" not in {e.tier for e in edits(halves.step, text)} and not edits(halves.offers, text)


def test_the_table_is_in_order() -> None:
    old = [row["old"] for row in ROWS["swaps"] if "auto" in row or "offer" in row]
    assert len(old) == len(set(old))
    assert all(row["old"] != row["new"] and row.get("offer", -9) <= row.get("auto", 9) for row in ROWS["swaps"])
    guarded = {row.old for row in substitutions("synonyms.tsv") if row.when == "never"}
    assert {"可以", "需求", "品质", "应对", "本人"} <= guarded


def test_a_word_that_no_dictionary_has_is_no_half() -> None:
    text = "导医员很忙。导医员认路。导医台在大厅。导医要耐心。"
    led, followed = ties(text)
    assert "导医" in followed and "医员" not in followed
    assert list(edits(halves.offers, "听从导，按时完成。", Context(spun=True)))
    assert not list(edits(halves.offers, "导医员很忙。", Context(spun=True, followed=followed, led=led)))


def test_its_filter_cuts_the_same_word_from_texts_of_other_subjects() -> None:
    usual = frozenset(known_spinners.cuts(NAME))
    clerk = "审核员看流水，也看征信。审核做得好，后面的员就能够少一些压力。"
    found = cutting.elsewhere(clerk, usual)
    assert found is not None and found.word == "催收" and not found.given
    assert cutting.elsewhere(clerk.replace("后面的员", "后面的同事"), usual) is None, "nothing is missing"
    assert cutting.elsewhere(clerk.replace("后面的员", "催收员").replace("员就", "员，后面的员就"), usual) is None, "the word stands there"
    assert cutting.elsewhere("员要守时。" * 4, usual) is None, "so many are the text's own subject"
    assert cutting.elsewhere(clerk, frozenset()) is None, "nobody knows the filter"
