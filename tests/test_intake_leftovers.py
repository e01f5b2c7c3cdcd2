# ruff: noqa: E501
"""What programs leave in a text: other codes of a character, entities, readings, marks in place of a character."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_intake_laws import body, of, rebuilt, settled, unmarked
from zhiku.intake.as_meant import in_usual_codes, without_entities
from zhiku.intake.fold import is_changed
from zhiku.intake.steps.readings import are_put_in
from zhiku.intake.values import Block, Imported, Source

MORE = "先听他把话说完，再问这个月有没有固定的收入，能不能先还一部分。"
TITLE = "电话沟通的要点"


def imported(*lines: str, name: str = "a.txt", is_page: bool = False) -> Imported:
    text = "".join(f"<p>{line}</p>" for line in (*lines, MORE)) if is_page else "\n\n".join((TITLE, *lines, MORE)) + "\n"
    return of(Source(name, f"<html><body><h1>{TITLE}</h1>{text}</body></html>" if is_page else text, "utf-8", "0" * 64, html=is_page))


def draft(*lines: str, name: str = "a.txt", is_page: bool = False) -> str:
    return "\n\n".join(body(d.text) for d in imported(*lines, name=name, is_page=is_page).drafts)


CODES = {
    "radicals of a PDF file": ("⼯作以前⽤⼗分钟看记录，⾸先看⻅⾯的约定。", "工作以前用十分钟看记录，首先看见面的约定。"),
    "old codes of Korea and Taiwan": ("不\uf967說謊，金額要\uf90a清。", "不不說謊，金額要金清。"),
    "small signs": ("语气要稳﹐先停两秒﹔再回答﹕好的﹗", "语气要稳，先停两秒；再回答：好的！"),
}


@pytest.mark.parametrize(("line", "meant"), CODES.values(), ids=list(CODES))
def test_other_codes_of_a_character(line: str, meant: str) -> None:
    result = imported(line)
    assert meant in unmarked(result.drafts[0].text)
    made = [edit for edit in result.edits if edit.rule == "layout:code"]
    assert made and all(edit.tier == "auto" and len(edit.old) == len(edit.new) == 1 for edit in made)
    assert {edit.old for edit in made} == {old for old, new in zip(line, meant, strict=True) if old != new}
    settled(result)


@pytest.mark.parametrize("line", ["“丶”是一个部首，“⺮”写作竹字头。", "㐀字少见，𠀀字更少见。", "面积是㎡，编号①②③，½ 的人。"])
def test_characters_of_their_own_stay(line: str) -> None:
    assert not [edit for edit in imported(line).edits if edit.rule == "layout:code"]
    assert line in draft(line)


def test_words_are_known_by_what_they_mean() -> None:
    """The other steps read the usual codes: the 信⽤卡员 of a PDF file is 信用卡员, from which 催收 was cut."""
    words = draft("信⽤卡员要和客户沟通，催款的时候信⽤卡员不能急，逾期的⼈有⾃⼰的难处。", "信⽤卡员的⼯作要求很高，每天都要催款。")
    assert unmarked(words).count("信用卡催收员") == 3


ENTITIES = {
    "blanks": ("打电话用&nbsp;App&nbsp;拨，先看记录。", "打电话用App拨，先看记录。"), "quotes": ("他说&ldquo;没有钱&rdquo;，先别急。", "他说“没有钱”，先别急。"),
    "escaped twice": ("他说&amp;ldquo;没有钱&amp;rdquo;，先别急。", "他说“没有钱”，先别急。"), "by number": ("他说&#8220;没有钱&#x201d;，先别急。", "他说“没有钱”，先别急。"),
    "dots": ("客户说没钱的时候，不要急&hellip;&hellip;", "客户说没钱的时候，不要急……"),
}


@pytest.mark.parametrize("is_page", [False, True], ids=["text", "page"])
@pytest.mark.parametrize(("line", "meant"), ENTITIES.values(), ids=list(ENTITIES))
def test_entities_in_a_text(line: str, meant: str, is_page: bool) -> None:
    result = imported(line.replace("&", "&amp;") if is_page else line, is_page=is_page)
    assert meant in re.sub(r"\s", "", unmarked(result.drafts[0].text))
    settled(result)


@pytest.mark.parametrize("line", [
    "空格写作&nbsp;表示不换行。", "网页里的“&ldquo;”就是左引号。", "编码 `&hellip;` 不用改。", "R&D是研发，AT&T是公司。", "响铃写作&#7。", "标出的价格是&100元，先问清再签字。"])
def test_entities_that_are_spoken_of(line: str) -> None:
    assert unmarked(draft(line)).count(line) == 1


def test_the_source_of_an_entity_is_its_place() -> None:
    line = "他说&ldquo;没有钱&rdquo;,先别急。"
    result = imported(line)
    comma = next(edit for edit in result.edits if edit.old == ",")
    assert result.source.text[comma.start:comma.end] == ","
    ledger = json.loads(result.ledger)
    mine = next(p for p in ledger["paragraphs"] if "没有钱" in p["text"])
    assert result.source.text[mine["start"]:mine["end"]] == line


READ = ("客戶意識(shí)與溝通技巧，聯(lián)絡(luò)中心的標(biāo)準(zhǔn)是業(yè)務(wù)和計(jì)算。", "剛才陳老師(shī)提到，實(shí)際在人員這一塊都是非常重要的；制造業(yè)和會(huì)議也一樣。")


def test_readings_that_a_program_put_in() -> None:
    result = imported(*READ)
    words = unmarked(result.drafts[0].text)
    assert "客戶意識與溝通技巧，聯絡中心的標準是業務和計算。" in words.replace("〔", "").replace("〕", "") and not re.search(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǜ]+[)）]", words)
    assert {edit.rule for edit in result.edits if re.search("[a-zīúì]", edit.old)} == {"layout:reading"}
    settled(result)


@pytest.mark.parametrize("lines", [
    ("溝通時要有耐心，遇到桎(zhì)梏(gù)這樣的字，先查讀音。", "龃(jǔ)龉(yǔ)也是，囹(líng)圄(yǔ)也是。"),
    ("識(shí)和聯(lián)這兩個字，客戶常常讀錯。",),
    ("沟通(tōng)时(shí)要(yào)有(yǒu)耐(nài)心(xīn)，这一课(kè)教大家读音。",),
], ids=["rare characters", "two readings", "a lesson"])
def test_readings_that_a_writer_gave(lines: tuple[str, ...]) -> None:
    words = unmarked(draft(*lines)).replace("（", "(").replace("）", ")")
    assert all(reading in words for line in lines for reading in re.findall(r"\([^)]*\)", line))


def test_who_put_readings_in() -> None:
    assert are_put_in("".join(READ), is_changed)
    assert not are_put_in("識(shí)" * 8, is_changed) and not are_put_in("聯(lián)絡(luò)標(biāo)準(zhǔn)課(kè)", is_changed)


def test_marks_of_a_library_stand_in_place_of_characters() -> None:
    result = imported("拜访以前先做好准பைடு நூலகம்，了解对方的需求。", "催收员锟斤拷要记住：不能说谎。")
    assert "先做好准〔？〕，了解" in result.drafts[0].text and "催收员〔？〕要记住" in result.drafts[0].text
    assert all(edit.tier == "flag" for edit in result.edits if edit.old[0] in "ப锟")


@pytest.mark.parametrize("line", ["屏幕上显示“锟斤拷”，是编码错了。", "锟斤拷是乱码，不是人名。"])
def test_signs_that_are_spoken_of(line: str) -> None:
    assert line in draft(line)


SOME = st.sampled_from([
    "⼯作", "⾸先", "﹐", "﹔", "&nbsp;", "&ldquo;", "&rdquo;", "&amp;quot;", "&hellip;", "&", ";", "识(shí)", "，", "。", "客户", "沟通", "要", "先", "锟斤拷", "\uf90a", "`&nbsp;`", "&#8220;", "⺮"])


@settings(max_examples=60, deadline=None)
@given(st.lists(SOME, min_size=2, max_size=14).map("".join))
def test_laws(line: str) -> None:
    result = imported("电话里要记住：" + line + "再说。")
    ledger = json.loads(result.ledger)
    assert all(result.source.text[p["start"]:p["end"]] for p in ledger["paragraphs"])
    assert "".join(body(d.text) for d in result.drafts).count("再说") == 1
    settled(result)


@given(st.lists(SOME, max_size=14).map("".join))
def test_reading_twice_is_reading_once(line: str) -> None:
    blocks = without_entities(in_usual_codes([Block(0, 0, len(line), line)]))
    assert in_usual_codes(blocks) == blocks
    for block in blocks:
        assert [line[block.source_start(i):block.source_end(i + 1)] for i, char in enumerate(block.text) if char == "户"] == ["户"] * line.count("户")


def test_the_ledger_reproduces_the_drafts() -> None:
    result = imported("⼯作以前⽤⼗分钟看记录﹐⾸先看清。", "锟斤拷要记住。")
    words = rebuilt(result.source, json.loads(result.ledger))
    for page in result.drafts:
        assert re.sub(r"\s", "", words[page.path]).removeprefix(TITLE) == re.sub(r"\s", "", unmarked(body(page.text)))
