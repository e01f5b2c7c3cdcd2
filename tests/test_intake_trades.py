"""Each trade of the table is inferred from its subject and never where nothing was cut; two that could be meant prove nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhiku.intake import cutting, members
from zhiku.intake.context import Cut
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.rules import load
from zhiku.intake.trades import trades
from zhiku.intake.values import Edit

TEXTS = Path(__file__).parent / "data" / "import" / "trades"
ROWS = list(trades().values())
CLEAR = {"代驾": "auto", "书记": "auto", "救生": "auto", "裁判": "auto", "麻醉": "auto", "公证": "proposed", "护林": "proposed",
         "调酒": "proposed", "抄表": "proposed", "乘务": "proposed", "农技": "proposed"}


def agents_of(text: str, *named: str) -> list[Edit]:
    """What an import does about the ends of words for people; a word offered for some other hole is none of them."""
    source, _ = decode(text.encode(), "甲.txt", "甲.txt")
    result, _ = import_source(source, Decisions(cut_words=named))
    return [e for e in result.edits if e.rule.startswith(("cut-word", "hole:person")) and e.rule != "cut-word:gap"]


def subject(row: dict[str, Any]) -> str:
    return "，".join(row["about"]) + "。"


def bare(row: dict[str, Any], times: int = 4) -> str:
    return f"{row['person'][0]}需要耐心。" * times


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["word"])
def test_a_trade_is_inferred_from_its_subject_or_nothing_is_proven(row: dict[str, Any]) -> None:
    found = cutting.infer(subject(row) + bare(row))
    if found is None or found.word != row["word"]:
        assert row.get("rivals"), "only another trade of the same subject may stand in the way"
    else:
        assert found.sure == ("rivals" not in row)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["word"])
def test_a_trade_is_not_inferred_where_nothing_was_cut(row: dict[str, Any]) -> None:
    person, word = row["person"][0], row["word"]
    assert cutting.infer(subject(row) + f"{word}{person}需要耐心。" * 4) is None, "its people are named in full"
    for text in (subject(row), subject(row) + bare(row, 2), f"今天天气很好，大家去公园散步。{bare(row)}"):
        found = cutting.infer(text)
        assert found is None or found.word not in trades(), "nothing, or too little, is missing"
    left = cutting.infer(subject(row) + bare(row) + word)
    assert left is None or left.word != word, "a filter leaves its word nowhere"


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["word"])
def test_a_row_is_sound(row: dict[str, Any]) -> None:
    assert row["word"] not in {known["word"] for known in load("cut_words.yml")["words"]}, "that row comes first"
    assert row["person"] in ("员", "师", "员师") and row["need"] >= 5 and len(row["reason"]) >= 4
    assert len(row["about"]) == len(set(row["about"])) >= row["need"] + 3
    assert not any(row["word"] in word for word in row["about"]), "what has the word in it is cut with it"
    assert not any(all(noun + end in members.whole_words() for end in row["person"]) for noun in row["before"])


@pytest.mark.parametrize(("word", "tier"), CLEAR.items())
def test_a_word_cut_from_a_whole_text(word: str, tier: str) -> None:
    text = (TEXTS / "cut" / f"{word}.txt").read_text("utf-8")
    made = agents_of(text.replace(word, ""))
    assert len(made) >= 6 and {(e.new, e.tier) for e in made} == {(word, tier)}
    assert not agents_of(text)


def test_a_noun_before_it_counts_as_a_word_of_its_subject_but_proves_no_trade() -> None:
    few = "炸药和雷管分开放，炮孔打好，人都退到警戒线外面。"
    assert cutting.infer(few + "矿山员要细心。员要守时。员不能急。员要值夜。") == Cut("爆破")
    assert cutting.infer(few + "员要细心。员要守时。员不能急。员要值夜。") is None
    assert cutting.infer(few + "起爆要慢。矿山员要细心。员要守时。员不能急。员要值夜。") == Cut("爆破", sure=True)


def test_who_brings_a_parcel_is_one_of_several() -> None:
    text = (TEXTS / "cut" / "派送.txt").read_text("utf-8")
    assert {e.tier for e in agents_of(text.replace("派送", ""))} == {"proposed"} and not agents_of(text)


def test_two_trades_of_one_subject_are_marked() -> None:
    made = agents_of("宿舍门口，员记下晚归的人。查寝的时候，员看违规电器。熄灯以后，员收好钥匙。门禁坏了，员去报修。学生搬床铺，员帮忙。")
    assert len(made) == 5 and {(e.new, e.tier) for e in made} == {("", "flag")}, "宿管 or 楼管"


@pytest.mark.parametrize("name", sorted(path.stem for path in (TEXTS / "clean").iterdir()))
def test_nothing_is_inferred_of_a_trade_that_lacks_nothing(name: str) -> None:
    text = (TEXTS / "clean" / f"{name}.txt").read_text("utf-8")
    assert cutting.infer(text) is None and not agents_of(text)


def test_a_known_word_of_the_same_people_stays() -> None:
    parcels = "包裹、快件、驿站、签收、面单、运单、网点。收件人、快递柜、送件、取件码、丢件、派费、寄件、大件。"
    found = cutting.infer(parcels + "员敲门。员打电话。员按楼号装车。员不能急。")
    assert found == Cut("快递"), "派件 and 派送 have more words here, but nothing proves them"


@pytest.mark.parametrize(("text", "places"), [
    ("师要看病史。", [0]), ("这时师来了。术前，师要签字", [2, 9]), ("小儿师", [2]), ("老师、律师、医师和大师", []),
    ("师傅来了，师父也来了", []), ("师范学校的师生", []), ("健康管理师", []), ("名师带徒", []), ("香水制作师", []), ("推拿师", []),
])
def test_a_bare_master(text: str, places: list[int]) -> None:
    assert [at for at, _ in members.lacking(text, "师", frozenset({"小儿"}))] == places


def test_a_named_trade_goes_before_each_of_its_ends() -> None:
    made = agents_of("药要按方子发。员先看剂量，师再看一遍。药房师懂药材。", "调剂")
    assert [(e.new, e.tier) for e in made] == [("调剂", "auto")] * 3
    assert [e.new for e in agents_of("员先看病史。师再签字。", "麻醉")] == ["麻醉"] * 2, "who names a word may mean 员"


@pytest.mark.parametrize("fee", ["学贷", "电信费", "手机费", "货款", "租金", "医疗费", "学费", "水费", "停车费", "暖气费", "物业费"])
def test_a_fee_stands_before_who_calls_for_it(fee: str) -> None:
    assert [noun for _, noun in members.bare(f"一名{fee}员打来电话。")] == [fee]
    assert not list(members.bare(f"收{fee}的人员要登记，{fee}员工不收。"))


@pytest.mark.parametrize(("fee", "sure"), [
    ("货款", True), ("学贷", True), ("医疗费", True), ("电信费", False), ("水费", False), ("停车费", False)])
def test_who_calls_for_a_fee_of_the_house_may_only_collect_it(fee: str, sure: bool) -> None:
    assert cutting.infer(f"{fee}员要守时。{fee}员不能骂人。逾期、拖欠、债务、还款都要说清。") == Cut("催收", sure=sure)
