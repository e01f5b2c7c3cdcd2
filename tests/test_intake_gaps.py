"""Where a comma was lost and where a word was cut: what is known of a place, what it weighs, and what comes of it."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import train_places, train_stuffed
from tests.learning import digest, taught, weigh
from tests.natural import written
from zhiku.intake import places
from zhiku.intake.context import Context, Cut, Passage
from zhiku.intake.network import DEPTH, HEADS, LARGEST, SHIFT, UNIT, assemble, network
from zhiku.intake.steps import commas, cut_places, short_forms
from zhiku.intake.surroundings import SIDE, surroundings
from zhiku.intake.values import Edit
from zhiku.intake.vectors import vectors

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


def test_where_a_word_may_be_missing_too_a_comma_is_only_offered() -> None:
    text = "有的公司雇人上门租客换锁、断电、堵门。"
    whole = "我没有和他争吵只是把他的要求一条一条记下来。"
    assert {edit.tier for edit in edits(commas.step, text)} == {"proposed"}
    assert {edit.tier for edit in edits(commas.step, whole)} == {"auto"}


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


@pytest.mark.parametrize("text", ["打电话之前要先看一遍材料。", "客户答应下周还款，我记在本子上。", "他住在城东，孩子上小学。"])
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
    text = "每天都要，电话是最难的。"
    marks = [len(edits(cut_places.step, text, kind=kind)) for kind in ("paragraph", "heading")]
    assert marks[0] > marks[1]


def test_what_stands_marked_is_not_marked_again() -> None:
    text = "每个月都要把新的和旧的放在一起，的结果要写清楚。"
    at = edits(cut_places.step, text)[0].start
    assert not [e for e in cut_places.step(Passage(text, "paragraph", SPUN, marked=lambda: frozenset([at]))) if abs(e.start - at) <= 2]


def test_where_a_person_alone_says_that_a_word_was_cut_no_other_is_missed() -> None:
    text = "律师每天都要处理许多的，很少有空。"
    told = Context(cut=Cut("案件", given=True, sure=True), given=frozenset(["案件"]))
    assert {(e.new, e.tier) for e in edits(cut_places.step, text, told)} <= {("案件", "proposed")}
    other = Context(cut=Cut("盘点", given=True, sure=True), given=frozenset(["盘点"]))
    assert not [e for e in edits(cut_places.step, text, other) if e.tier == "flag"]
    assert [e for e in edits(cut_places.step, text, Context(cut=Cut("盘点", given=True, sure=True), spun=True)) if e.tier == "flag"]


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
    text = f"{run}，2024年{run}"
    around = surroundings(text, network().kinds)
    at = around.at.tolist()
    assert at == sorted(set(at)) and {0, len(run), len(run) + 5, len(text)} <= set(at)
    assert [text[start:end] for (start, end), _ in around.by_run()] == [run, "年" + run]
    assert sorted(n for _, borders in around.by_run() for n in borders) == list(range(len(around.at)))
    found = [at for _, at in places.clause_borders(run, -9)]
    assert all(2 <= at <= len(run) - 2 for at in found) and len(set(found)) == len(found)


@given(RUNS, st.floats(-3, 3))
def test_a_lower_bound_finds_no_less(run: str, least: float) -> None:
    for find in (places.clause_borders, places.likely_gaps):
        assert set(find(run, least)) <= set(find(run, least - 0.5))


@given(RUNS)
def test_the_network_reckons_exactly(run: str) -> None:
    """In whole numbers of any length, one after the other, comes out what comes out of matrices."""
    known = network()
    around = surroundings(run, known.kinds)
    odds = known.judge(around.words, around.kinds, around.sides).tolist()
    words, second, third = ([[int(x) for x in row] for row in table.tolist()] for table in (known.words, known.second, known.third))
    for n in (0, len(around.at) - 1):
        numbers = [int(x) for row in around.words[n] for x in vectors().table[row]]
        first = [int(known.first[h]) + sum(int(known.named[slot][around.kinds[n][slot]][h]) for slot in range(2 * SIDE))
                 + sum(int(known.sides[side][around.sides[n][side]][h]) for side in range(2)) for h in range(len(known.first))]
        for number, row in zip(numbers, words, strict=True):
            if number:
                first = [total + number * weight for total, weight in zip(first, row, strict=True)]
        hidden = [min(max(total, 0) >> SHIFT, LARGEST) for total in first]
        more = [max(sum(h * row[m] for h, row in zip(hidden, second, strict=True)) + int(bias), 0) >> SHIFT
                for m, bias in enumerate(known.second_bias)]
        assert odds[n] == [(sum(m * row[head] for m, row in zip(more, third, strict=True)) + int(bias)) * UNIT >> DEPTH
                           for head, bias in enumerate(known.third_bias)]


@pytest.mark.parametrize("text", ["", "abc", "，。！", "\n", "𠀀", "㐀", "2024-01-01", "好"])
def test_where_there_are_no_words_nothing_is_missing(text: str) -> None:
    assert not places.clause_borders(text, -99) and (text == "好" or not places.likely_gaps(text, -99))


def test_what_was_taken_out_is_known_by_its_place() -> None:
    piece = "客户要还款，客户会说明。主管和客户见面。"
    for seed in range(20):
        chance = random.Random(seed)
        words, commas = train_places.few(piece, chance), train_places.lost_commas(piece, chance)
        text, cut, lost = train_places.without(piece, words, commas)
        whole = "".join(("□" if at in cut else "") + ("，" if at in lost else "") + char for at, char in enumerate(text))
        assert whole.replace("□", "") == "".join(char for at, char in enumerate(piece) if not any(a <= at < b for a, b in words))
        assert text.count("客户") in (0, 3) and len(cut) <= len(words) and len(lost) == len(commas)


def test_words_that_filters_cut_are_cut_in_most_texts() -> None:
    piece = "催收员不能辱骂客户。停止催收以后，客户报警。"
    cuts = [{piece[a:b] for a, b in train_places.filtered(piece, random.Random(seed))} for seed in range(80)]
    assert {len(words) for words in cuts} >= {0, 2} and set.union(*cuts) == {"催收", "辱骂", "报警"}


def test_what_decides_gets_the_weight() -> None:
    rows = [(["a", "x"], True), (["b", "x"], False)] * 200
    weights = weigh(rows, 1, 1.0)
    assert weights["a"] > 1 and weights["b"] < -1 and abs(weights.get("x", 0.0)) < 0.5
    assert weights == weigh(rows, 1, 1.0)


@pytest.mark.parametrize("trainer", [train_places, train_stuffed], ids=lambda trainer: trainer.__name__)
def test_the_weights_came_from_these_texts(trainer) -> None:
    assert taught()[trainer.OUT.name] == digest(trainer.OUT, trainer.taught_by()), f"python -m {trainer.__name__}"


def test_another_text_or_another_weight_is_noticed(tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    (tmp_path / "usage.txt").write_text("", "utf-8")
    out.write_text('{"a": 1.0}', "utf-8")
    known = digest(out, ["甲", "乙"])
    assert known == digest(out, ["甲", "乙"]) and known not in {digest(out, ["甲"]), digest(out, ["甲", "丙"])}
    out.write_text('{"a": 1.1}', "utf-8")
    assert known != digest(out, ["甲", "乙"])


def test_the_same_texts_teach_the_same() -> None:
    texts = [text[:3000] for text in written()[:2]]
    assert weigh(train_stuffed.rows(texts), 5, 1.0) == weigh(train_stuffed.rows(texts), 5, 1.0)


def test_a_network_learns_and_is_the_same_in_whole_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_places, "BATCH", 256)
    texts = [text[:6000] for text in written()[:2]]
    kinds = train_places.kinds_of(texts)
    rows = train_places.rows(texts, kinds)
    weights = train_places.train(rows, len(kinds))
    again = train_places.whole(train_places.train(rows, len(kinds)), kinds)
    assert all((table == again[name]).all() for name, table in train_places.whole(weights, kinds).items())
    odds = train_places.odds(weights, rows, len(kinds))
    text = texts[0].split("\n")[1]
    around = surroundings(text, kinds)
    none = np.zeros((len(around.at), 2), np.int8)
    known = train_places.Rows(around.words, around.kinds, around.sides, none, none > 0)
    whole = assemble(train_places.whole(weights, kinds))
    exact = train_places.odds(weights, known, len(kinds))
    assert np.abs(whole.judge(around.words, around.kinds, around.sides) / UNIT - exact + [weights.cut[0], weights.comma[0]]).max() < 0.2
    for n in range(len(HEADS)):
        assert odds[rows.truth[:, n], n].mean() > odds[~rows.truth[:, n], n].mean() + 2
