"""Where a comma was lost and where a word was cut: what is known of a place, what it weighs, and what comes of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import train_commas, train_gaps, train_stuffed
from tests.learning import digest, taught, weigh
from tests.natural import written
from zhiku.intake import clauses, gaps
from zhiku.intake.context import Context, Passage
from zhiku.intake.steps import commas, cut_places, short_forms
from zhiku.intake.values import Edit

SPUN = Context(spun=True, short_forms=2)
RUNS = st.text(st.sampled_from("我们客户还款的是在电话里说清楚不能把要求一条记下来后"), min_size=1, max_size=40)


def edits(step, text: str, context: Context = SPUN, kind: str = "paragraph") -> list[Edit]:
    return list(step(Passage(text, kind, context)))


@pytest.mark.parametrize(("text", "clause"), [
    ("我没有和他争吵只是把他的要求一条一条记下来。", "我没有和他争吵"),
    ("打电话之前要先看一遍材料客户问起来才不会答错。", "打电话之前要先看一遍材料"),
    ("逾期的金额和时间不同说话的方式也应当不同。", "逾期的金额和时间不同"),
])
def test_clauses_that_run_into_each_other(text: str, clause: str) -> None:
    assert len(clause) in [edit.start for edit in edits(commas.step, text)]
    assert not edits(commas.step, text, Context())


@pytest.mark.parametrize("text", [
    "逾期三十天以内的客户由电话团队负责联系。", "他把合同和流水一起交给了负责此事的律师。", "说话平和，不急不躁，把话听完。",
])
def test_one_clause_needs_no_comma(text: str) -> None:
    assert not edits(commas.step, text)


@pytest.mark.parametrize(("text", "before"), [
    ("每个月都要把新的和旧的放在一起，的结果要写清楚。", "放在一起，"),
    ("平台往往会委托外部机构，让变得频繁。", "机构，让"),
])
def test_places_where_a_word_was_cut(text: str, before: str) -> None:
    found = edits(cut_places.step, text)
    assert text.index(before) + len(before) in [edit.start for edit in found]
    assert {(edit.new, edit.tier) for edit in found} == {("", "flag")}
    assert not edits(cut_places.step, text, Context())


@pytest.mark.parametrize("text", ["打电话之前要先看一遍材料。", "客户说明天还款，我记在本子上。", "他住在城东，孩子上小学。"])
def test_whole_sentences_have_no_gap(text: str) -> None:
    assert not edits(cut_places.step, text)


@pytest.mark.parametrize("text", ["我刚进部门的时候，最怕的就是接电话。", "真正留住顾客的是耐心。", "这一行最难忘的不是第一天。"])
def test_what_the_best_of_something_is_comes_behind_it(text: str) -> None:
    at = text.index("的就是" if "的就是" in text else "的是" if "的是" in text else "的不是") + 1
    assert at not in [edit.start for edit in edits(cut_places.step, text)]


def test_nothing_is_missing_in_the_title_of_a_law() -> None:
    text = "依照《关于的和的规定》，的结果要写清楚。"
    found = [edit.start for edit in edits(cut_places.step, text)]
    assert found and all(at < text.index("《") + 1 or at > text.index("》") for at in found)


def test_a_title_bears_fewer_marks() -> None:
    text = "每天都要面对很多，电话是最难的。"
    marks = [len(edits(cut_places.step, text, kind=kind)) for kind in ("paragraph", "heading")]
    assert marks[0] > marks[1]


def test_what_stands_marked_is_not_marked_again() -> None:
    text = "每个月都要把新的和旧的放在一起，的结果要写清楚。"
    at = edits(cut_places.step, text)[0].start
    assert not [e for e in cut_places.step(Passage(text, "paragraph", SPUN, marked=lambda: frozenset([at]))) if abs(e.start - at) <= 2]


def test_the_word_that_the_text_lacks_is_offered_where_it_fits() -> None:
    found = edits(cut_places.step, "律师每天都要处理许多的，很少有空。", Context(spun=True, words=frozenset(["案件"])))
    assert {(e.new, e.tier) for e in found} <= {("案件", "proposed"), ("", "flag")} and found


@pytest.mark.parametrize(("text", "whole"), [("债务人可委托律师。", "债务人可以委托律师。"), ("员工可多听录音。", "员工可以多听录音。")])
def test_short_forms(text: str, whole: str) -> None:
    edit, = edits(short_forms.step, text)
    assert text[:edit.start] + edit.new + text[edit.end:] == whole and edit.tier == "auto"
    assert {e.tier for e in edits(short_forms.step, text, Context(spun=True, short_forms=1))} == {"proposed"}
    assert not edits(short_forms.step, text, Context())


@pytest.mark.parametrize("text", ["这件事不可能。", "得到了大家的认可。", "无可奈何，只好作罢。"])
def test_what_only_looks_like_a_short_form(text: str) -> None:
    assert not edits(short_forms.step, text)


@given(RUNS)
def test_places_lie_between_words_and_in_order(run: str) -> None:
    found = [border.at for border in clauses.borders(run)]
    assert found == sorted(set(found)) and all(2 <= at <= len(run) - 2 for at in found)
    inside = [gap.at for gap in gaps.gaps("", run, "。")]
    assert inside == sorted(set(inside)) and inside[0] == 0 and inside[-1] == len(run)


@given(RUNS, st.floats(-3, 3))
def test_a_lower_bound_finds_no_less(run: str, least: float) -> None:
    assert set(clauses.clause_borders(run, least)) <= set(clauses.clause_borders(run, least - 0.5))
    assert set(gaps.likely_gaps(run, least)) <= set(gaps.likely_gaps(run, least - 0.5))


def test_commas_are_taken_out_and_their_places_known() -> None:
    text = "我没有和他争吵，只是把要求记下来，后来他说谢谢。"
    found = [(run, lost) for seed in range(20) for run, lost in train_commas.runs(text, random.Random(seed)) if lost]
    assert found and all(text.replace("，", "").find(run) >= 0 for run, _ in found)
    assert all({run[:at][-1] for at in lost} <= {"吵", "来"} for run, lost in found)


def test_words_are_cut_wherever_they_stand() -> None:
    piece = "客户要还款，客户会说明。主管和客户见面。"
    for seed in range(20):
        for _, left, _, places in train_gaps.cut(piece, random.Random(seed)):
            assert all(0 <= at <= len(left) for at in places)
        runs = "".join(left for _, left, _, _ in train_gaps.cut(piece, random.Random(seed)))
        assert runs.count("客户") in (0, 3)


def test_what_decides_gets_the_weight() -> None:
    rows = [(["a", "x"], True), (["b", "x"], False)] * 200
    weights = weigh(rows, 1, 1.0)
    assert weights["a"] > 1 and weights["b"] < -1 and abs(weights.get("x", 0.0)) < 0.5
    assert weights == weigh(rows, 1, 1.0)


def test_words_that_filters_cut_are_cut_in_most_texts() -> None:
    piece = "催收员不能辱骂客户。停止催收以后，客户报警。"
    cuts = [list(train_gaps.cut_filtered(piece, random.Random(seed))) for seed in range(80)]
    assert {sum(len(places) for *_, places in runs) for runs in cuts} >= {0, 2}
    for runs in cuts:
        assert all(0 <= at <= len(left) for _, left, _, places in runs for at in places)
        assert "".join(left for _, left, _, _ in runs).count("催收") in (0, 2)


@pytest.mark.parametrize("trainer", [train_commas, train_gaps, train_stuffed], ids=lambda trainer: trainer.__name__)
def test_the_weights_came_from_these_texts(trainer) -> None:
    assert taught()[trainer.OUT.name] == digest(trainer.OUT, trainer.texts()), f"python -m {trainer.__name__}"


def test_another_text_or_another_weight_is_noticed(tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    (tmp_path / "usage.txt").write_text("", "utf-8")
    out.write_text('{"a": 1.0}', "utf-8")
    known = digest(out, ["甲", "乙"])
    assert known == digest(out, ["甲", "乙"]) and known not in {digest(out, ["甲"]), digest(out, ["甲", "丙"])}
    out.write_text('{"a": 1.1}', "utf-8")
    assert known != digest(out, ["甲", "乙"])


@pytest.mark.parametrize("trainer", [train_commas, train_gaps, train_stuffed], ids=lambda trainer: trainer.__name__)
def test_the_same_texts_teach_the_same(trainer) -> None:
    texts = [text[:3000] for text in written()[:2]]
    assert weigh(trainer.rows(texts), 5, 1.0) == weigh(trainer.rows(texts), 5, 1.0)
