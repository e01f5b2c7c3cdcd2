"""What written Chinese has between two neighbours: every rule that rests on it flags a damaged text and passes a sound one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import train_halves
from tests.train_swaps import AUDITED, TEXTS, audited, count, places
from zhiku.intake.around import gain_of, place
from zhiku.intake.context import Context, Cut, Passage
from zhiku.intake.instead import Question, answers
from zhiku.intake.language import language
from zhiku.intake.lattice import lattice
from zhiku.intake.lattices import Read, lattices
from zhiku.intake.rules import load, read, words
from zhiku.intake.steps import bare_ends, commas, lone_chars, stuffed, swapped_words, synonyms
from zhiku.intake.stuffing import counts
from zhiku.intake.values import Edit

DOCS = Path(__file__).parents[1] / "docs"
CORPUS = Path(__file__).parent / "data" / "search-eval" / "corpus"
SPUN = Context(spun=True)
RUNS = st.text(alphabet="的了是在我有他这客户还款进行，。a1催", max_size=7)


def edits(step, text: str, context: Context = SPUN, kind: str = "paragraph") -> list[Edit]:
    return list(step(Passage(text, kind, context)))


def repaired(step, text: str, kind: str = "paragraph") -> str:
    for edit in sorted(edits(step, text, kind=kind), reverse=True):
        text = text[:edit.start] + edit.new + text[edit.end:]
    return text


def test_a_sentence_costs_less_than_the_same_words_in_disorder() -> None:
    known = language()
    assert (lattice("重要的是不要和对方争吵。").cost < lattice("必不可少的是不要和对方争吵。").cost
            < lattice("争重不吵要和方的对是要。").cost)
    assert known.word("的") < known.word("催收") or known.word("催收") == -1
    assert known.pair(known.word("进行"), known.word("沟通")) < known.pair(known.word("实行"), known.word("沟通"))


@given(RUNS, RUNS, RUNS, RUNS)
def test_what_is_known_of_a_place_is_what_reading_anew_would_give(before: str, old: str, after: str, new: str) -> None:
    whole, start, end = lattice(before + old + after), len(before), len(before + old)
    assert whole.cost >= 0
    assert whole.instead(start, end, new) == (lattice(before + new + after).cost, lattice(before + new).cost)
    assert whole.until(start) == lattice(before).cost
    assert whole.apart(start) == whole.cost - lattice(before).cost - lattice(old + after).cost
    assert whole.parted(start, "，") == lattice(before + "，" + old + after).cost


@given(st.sets(RUNS, min_size=1, max_size=6), RUNS)
def test_many_lattices_at_once_are_those_of_each(runs: set[str], new: str) -> None:
    found = lattices([*runs, "𠀀的" + new], language())
    assert set(found) == {run for run in runs if run} | {"𠀀的" + new}
    for run, one in found.items():
        alone = lattice(run)
        assert one.cost == alone.cost
        for at in range(len(run) + 1):
            assert (one.until(at), one.apart(at), one.parted(at, "，")) == (alone.until(at), alone.apart(at), alone.parted(at, "，"))
            assert one.instead(at, len(run), new) == alone.instead(at, len(run), new)


@given(st.sets(RUNS, min_size=1, max_size=4), st.lists(RUNS, min_size=1, max_size=4))
def test_many_answers_at_once_are_those_to_each(runs: set[str], news: list[str]) -> None:
    asked = [Question(one, start, end, new) for one in lattices([*runs, "𠀀的好"], language()).values() if isinstance(one, Read)
             for new in ["", *news] for start in range(len(one.text) + 1) for end in (start, len(one.text))]
    assert answers(asked, language()) == [lattice(one.lattice.text).instead(one.start, one.end, one.new) for one in asked]


@given(st.text(alphabet="好了\n", max_size=12), st.sets(st.text(alphabet="好了", min_size=1, max_size=3)))
def test_words_are_counted_as_one_by_one(text: str, looked_for: set[str]) -> None:
    assert counts(text, list(looked_for)) == [text.count(word) for word in looked_for]


def test_neighbours_end_at_marks() -> None:
    def seen(text: str, start: int, end: int) -> tuple[str, int, int]:
        here = place(text, start, end)
        return here.lattice.text, here.start, here.end

    assert seen("他说,作用后面的沟通。", 3, 5) == ("，作用后面的沟通。", 1, 3)
    assert seen("作用", 0, 2) == ("。作用。", 1, 3)
    assert seen("A作用B", 1, 3) == ("作用", 0, 2)
    assert seen("他，说", 1, 2) == ("。他，说。", 2, 3)
    assert gain_of("进而作用后面的沟通", 2, 4, "影响") > 1


@pytest.mark.parametrize(("text", "whole"), [
    ("说话太快会作用后面的沟通。", "影响后面"), ("经纪人晓得多少就说多少。", "经纪人知道多少"), ("假使客户不同意，再商量。", "如果客户"),
    ("他提前奉告了客户。", "告诉了客户"), ("遇到这种情况要提出合理的倡议。", "合理的建议"),
])
def test_swapped_words(text: str, whole: str) -> None:
    assert whole in repaired(swapped_words.step, text)
    assert not edits(swapped_words.step, text, Context())
    assert not edits(swapped_words.step, text, kind="quote")


@pytest.mark.parametrize("text", [
    "催化剂的作用是加快反应。", "这项发明改变了生活。",
    "他办理了贷款手续。", "协商的结果写进记录。", "我们理解您的心情。", "公司实行八小时工作制。",
])
def test_words_in_their_own_place(text: str) -> None:
    assert not [e for e in edits(swapped_words.step, text) if e.tier == "auto"]


@pytest.mark.parametrize(("text", "whole"), [
    ("为社会做出献。", "做出贡献。"), ("水管爆裂、圾没人清。", "垃圾没人清"), ("这是不成文的矩：先登记。", "规矩："),
    ("学校和家长重新取得平。", "取得平衡。"),
])
def test_halves_of_words(text: str, whole: str) -> None:
    assert whole in repaired(lone_chars.step, text)
    assert not edits(lone_chars.step, text, Context())


@pytest.mark.parametrize("text", ["学期末他考了六十一分，把考卷折成小人。", "这一次得了85分，比上次高。", "她扣了十五分，还是第一。"])
def test_points_are_no_minutes(text: str) -> None:
    assert not [e for e in edits(lone_chars.step, text) if "分" in e.rule]


@pytest.mark.parametrize("text", ["他为社会做出贡献。", "垃圾没人清。", "先学开车，再学修车。", "请坐在右边。"])
def test_whole_words_stay(text: str) -> None:
    assert not edits(lone_chars.step, text)


def whole_text(text: str) -> Context:
    return Context(spun=True, chars=frozenset(text), size=1200)


@pytest.mark.parametrize(("text", "word"), [
    ("家长的联系方式其需要保护。", "尤其"),
    ("缺少约的团队很难留住人。", "约束"),
    ("信任不是障碍，而是合作的桥。", "桥梁"),
])
def test_a_half_whose_other_character_the_text_lacks(text: str, word: str) -> None:
    assert [e.rule for e in edits(lone_chars.step, text, whole_text(text))] == [f"lost-char:{word}"]
    lost = next(char for char in word if char not in text)
    assert not edits(lone_chars.step, text, whole_text(text + lost))


@pytest.mark.parametrize("text", ["他关上门，走过一座石桥。", "其需求各不相同。", "银行说可以，他就走了。"])
def test_single_words_stay_although_the_text_lacks_characters(text: str) -> None:
    assert not edits(lone_chars.step, text, whole_text(text))


def test_weights_of_halves_are_those_that_the_texts_teach() -> None:
    assert train_halves.weigh(train_halves.all_rows()) == json.loads(read("half_weights.json")), "python -m tests.train_halves"


def test_a_half_that_may_be_two_words_is_offered_only() -> None:
    assert {e.tier for e in edits(lone_chars.step, "他隐瞒陷，压低价格。", Context(spun=True, chars=frozenset("缺")))} == {"proposed"}


@pytest.mark.parametrize(("text", "clean"), [
    ("希望有更多的关于支持。", "希望有更多的支持。"), ("我们的怎么办经理很负责。", "我们的经理很负责。"),
])
def test_words_stuffed_into_comments(text: str, clean: str) -> None:
    context = Context(spun=True, noisy=True)
    edit, = edits(stuffed.step, text, context, "comment")
    assert clean in text[:edit.start] + text[edit.end:]
    assert not edits(stuffed.step, text, context)
    assert not edits(stuffed.step, text, Context(spun=True, noisy=True, spinner="第一份来源"), "comment"), "what it stuffs in is known"


@pytest.mark.parametrize("text", ["这里的工作人员态度很好。", "他的工作压力很大。", "我们的客户经理很负责。"])
def test_comments_that_nobody_stuffed(text: str) -> None:
    assert not [e for e in edits(stuffed.step, text, kind="comment") if e.tier == "auto"]


@pytest.mark.parametrize("row", load("commas.yml")["whole"], ids=lambda r: r["after"][:8])
def test_what_belongs_together_gets_no_comma(row) -> None:
    assert any(commas._is_whole(row["yes"], at) for at in range(1, len(row["yes"])))
    assert not any(commas._is_whole(row["no"], at) for at in range(1, len(row["no"])))


def test_who_lost_a_word_is_not_stuffed_in() -> None:
    text = "常常看到认真的员比家属还要了解病人。"
    assert not edits(stuffed.step, text, Context(spun=True, noisy=True, cut=Cut("陪诊")), "comment")
    assert edits(stuffed.step, text, Context(spun=True, noisy=True), "comment"), "nothing says that words were cut"


@pytest.mark.parametrize("text", ["以前我也是员，最难的不是教书是说服家长不要换补习班。", "他们的不是态度差，而是人太少。"])
def test_what_is_denied_was_not_stuffed_in(text: str) -> None:
    assert not [e for e in edits(stuffed.step, text, Context(spun=True, noisy=True), "comment") if "不是" in text[e.start:e.end]]


def test_a_comma_between_long_clauses() -> None:
    assert "情绪激动的时候，甚至" in repaired(commas.step, "有的当事人在情绪激动的时候甚至会在电话里说出难听的话。")
    assert not [e for e in edits(commas.step, "我们的客户服务中心的工作人员都非常耐心。") if e.rule == "comma:between-clauses"]


def test_what_the_labelled_texts_know_of_a_pair_decides_where_the_words_around_it_do_not() -> None:
    swap, = [s for s in swapped_words.swaps("银行可以能够碰到不同的客户。") if s.old == "碰到"]
    known = swapped_words.odds_of({swap.pair: (9, 1), "别的→其他": (1, 9)})
    assert known(swap.pair) > known("没有→见过") > known("别的→其他")
    weights, _ = swapped_words._learned()
    assert weights["gain"] > 0 and weights["pair"] > 0


def test_nobody_says_a_word_twice_in_a_row() -> None:
    """What stands beside a word is not what a spinner put it for: 收入和支出 are two things."""
    pairs = [swap.pair for swap in swapped_words.swaps("碰到问题和疑问，先遇到的先说。")]
    assert "疑问→问题" not in pairs and "碰到→遇到" in pairs


def test_which_word_stood_there_is_what_spinners_are_known_to_replace() -> None:
    text, known = "他时常来问。", {"时常→经常": 50}
    assert [swap.new for swap in swapped_words.swaps(text, known)] == ["经常"]
    assert [swap.new for swap in swapped_words.swaps(text, {"时常→常常": 50})] == ["常常"]


@pytest.mark.parametrize("text", ["依照法释〔2020〕17号文件办理。", "依照法释［2020］17号文件办理。"])
def test_the_number_of_a_law_is_left_alone(text: str) -> None:
    assert not edits(lone_chars.step, text, whole_text(text))


def test_an_end_of_a_word_for_people_that_stands_alone_again_and_again_lacks_its_word() -> None:
    text = "手术之前，师要询问病史。师还要看化验单。家属信任师，师才好做事。"
    ends = bare_ends.bare_ends(text)
    assert ends == {"师"} and not bare_ends.bare_ends("老师和律师都来了，师傅也在。")
    context = Context(spun=True, chars=frozenset(text), size=len(text), bare_ends=ends)
    assert {(text[e.start], e.tier, e.new) for e in edits(bare_ends.step, text, context)} == {("师", "flag", "")}
    first = text.index("师")
    offered = Passage(text, "paragraph", context, marked=lambda: frozenset([first]))
    assert first not in {e.start for e in bare_ends.step(offered)}
    assert not [e for e in edits(lone_chars.step, text, context) if "师" in e.rule]


def test_words_for_people_that_stand_whole_lack_nothing() -> None:
    text = "催收师要先说明情况。催收师会上门。一位催收师有证。师要记录。师也要练习。客户找师。"
    assert bare_ends.full_forms(text) == {"催收师"} and bare_ends.bare_ends(text) == {"师"}
    context = Context(spun=True, bare_ends=bare_ends.bare_ends(text), full_forms=bare_ends.full_forms(text))
    assert [text[e.start - 1] for e in edits(bare_ends.step, text, context)] == ["。", "。", "找"]


def test_words_that_the_table_calls_right_are_never_changed_unasked() -> None:
    text = "照片对定损起决定作用，调解员的作用不在于让谁认输。"
    assert not [e for e in edits(swapped_words.step, text) if e.tier == "auto"]


def test_the_weights_are_those_that_the_labelled_texts_give() -> None:
    """The counts are written down, so a document that is added without training is noticed."""
    found = [place for folder in TEXTS for file in sorted(folder.glob("*.truth.json")) for place in places(file)]
    table = json.loads(read("swap_weights.json"))
    assert table["pairs"] == {pair: list(counts) for pair, counts in count([*found, *audited(AUDITED)]).items()}


def test_pages_that_nobody_damaged_prove_nothing() -> None:
    """Less than one swap in a thousand characters of the knowledge base reads like a spinner's."""
    found = letters = 0
    for page in sorted(DOCS.glob("techniques/*.md")):
        text = re.sub(r"^---.*?^---", "", page.read_text("utf-8"), flags=re.S | re.M)
        letters += len(re.findall("[\u4e00-\u9fff]", text))
        found += sum(swap.proof >= swapped_words._PROVED for line in text.split("\n") for swap in swapped_words.swaps(line))
    assert letters > 20_000 and found < letters / 1000


def test_texts_that_nobody_damaged_are_hardly_changed_even_if_taken_for_spun() -> None:
    changed = letters = 0
    for page in sorted(CORPUS.glob("*.md")):
        lines = page.read_text("utf-8").splitlines()
        context = Context(spun=True, swaps=swapped_words.survey("\n".join(lines)))
        letters += sum(map(len, lines))
        changed += sum(edit.tier == "auto" for line in lines for step in (synonyms.step, swapped_words.step)
                       for edit in edits(step, line, context))
    assert letters > 20_000 and changed < letters / 1000


def test_the_list_of_swaps_is_well_formed() -> None:
    rows = [line for line in read("spinners.txt").splitlines() if line and not line.startswith("#")]
    assert len(rows) > 500
    for row in rows:
        before, _, after = row.partition("|")
        assert before.split() and after.split(), row
        assert not set(before.split()) & {word.lstrip("*") for word in after.split()}, row
    assert all(len(char) == 1 for char in words("bound_chars.txt"))
