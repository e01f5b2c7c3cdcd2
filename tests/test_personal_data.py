"""`personal-data`: figures on the example set hold, cases both ways, masked numbers pass, nothing crashes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rule_figures import examples, measure, reporter
from zhiku.check.model import Asset, World, document_of
from zhiku.check.rules import personal_data
from zhiku.check.rules.personal_data import find_in
from zhiku.check.rules.personal_names import is_pinyin_name
from zhiku.check.rules.personal_numbers import check_digit, luhn
from zhiku.settings import CheckSettings, Settings


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_precision_and_recall(half: str) -> None:
    figures = measure((e for e in examples("personal-data") if e.half == half), reporter("personal-data"))
    assert figures.number > 300
    assert figures.precision >= 0.98 and figures.recall >= 0.95, [e.text for e in figures.wrong]


def letters(text: str, path: str = "x/a.md", assets: dict[str, Asset] | None = None) -> list[str]:
    document = document_of("---\ntitle: 甲\n---\n" + text, path, Settings())
    return [p.message for p in personal_data.find(document, World({path: document}, assets or {}))]


@pytest.mark.parametrize("text", [
    "身份证：320106 19850712 2418",
    "一三九 二二八八 四五六七",
    "`13912288456` 在代码里",
    "<!-- 13912288456 -->",
    "![13912288456](a.png)",
    "[图](../assets/%E7%8E%8B%E5%BB%BA%E5%9B%BD%E6%AC%A0%E6%AC%BE.pdf)",
    "６２２８４８０４０２５６４８９００１８",
    "王建国逾期三个月",
    "原告某银行诉被告赵海涛",
    "家里电话 010-62345871",
    "幸福小区5号楼3单元602室",
    "苏A·8K2F7",
    "微信号：liu_888xyz",
    "li.na@somebank.com.cn",
    "护照号 G61738294",
    "王丽-身份证正面.jpg",
    "患者王建国，2025年3月因胃癌住院", "家属刘志强签了字", "业主李秀英（女，56岁）来过三次",
    "住院号00734591", "病历号：8830271", "医保卡号A27391845",
])
def test_what_is_flagged(text: str) -> None:
    assert letters(text)


@pytest.mark.parametrize("text", [
    "张三欠李四一万元。", "王某逾期，张先生还清了，小李来电，老赵的账户。",
    "客服95588，投诉12378，400-820-8820。", "010-66278888（银行总行客服）", "138****5678", "6222 **** **** 1234",
    "手机号写 13800138000 这样的例子", "2019 2020 2021 2022", "5200 5400 5600 5800", "法释〔2018〕19号，GB/T 45251—2025",
    "高额欠款、安全账户、成功还款、万一逾期、全部本金", "kefu@somebank.com.cn", "微信公众号：zhiku", "微信支付 5000 元",
    "欠款35000元，分60期", "流水号 20261123123456789012", "二〇二六年十一月二十三日",
    "患者应当先挂号，家属常常着急，业主方面不同意，会员成长值。", "住院号和病历号都要抹掉", "病历号：00000000", "门诊号牌 20 个",
])
def test_what_passes(text: str) -> None:
    assert letters(text) == []


def test_the_pages_own_name_and_what_an_image_says_of_itself() -> None:
    assert letters("正文。", "x/wangjianguo-sfz.md")
    assert "文件名" in letters("正文。", "x/wangjianguo-sfz.md")[0]
    shown = {"x/a.png": Asset(9, b"", metadata="Author tel 13912288456")}
    assert "附加信息" in letters("![图](a.png)", assets=shown)[0]
    assert letters("![图](a.png)", assets={"x/a.png": Asset(9, b"", metadata="Adobe Photoshop 2026")}) == []


def test_a_letter_does_not_repeat_what_it_found() -> None:
    letter = letters("打13912288456找他")[0]
    assert "13912288456" not in letter and "手机号码" in letter


@pytest.mark.parametrize("name", ["王丽", "陈建国"])
def test_a_letter_never_repeats_a_whole_name(name: str) -> None:
    (letter,) = letters(f"债务人：{name}，欠款三万。\n")
    assert name not in letter and f"（“{name[0]}" in letter


def test_check_digits() -> None:
    assert check_digit("11010519491231002X") and not check_digit("110105194912310021")
    assert luhn("4111111111111111") and not luhn("4111111111111112")
    assert is_pinyin_name("zhangwei") and is_pinyin_name("li.na") and not is_pinyin_name("huankuan-jihua")


@given(st.from_regex(r"1[3-9][0-9]\*{4}[0-9]{4}|62[0-9]{2}[ ]?\*{4}[ ]?\*{4}[ ]?[0-9]{4}|[1-6][0-9]{5}\*{8}[0-9]{3}[0-9X]", fullmatch=True))
def test_masked_numbers_are_never_flagged(number: str) -> None:
    assert find_in(f"他留的是{number}。") == []


@given(st.text(alphabet="王李欠款逾期号0123456789一二三x@.- \n|*（）室栋A微信", max_size=60) | st.text(max_size=60))
def test_nothing_crashes_and_hits_lie_in_the_text(text: str) -> None:
    hits = find_in(text)
    assert all(0 <= h.start < h.end <= len(text) for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_a_name_beside_a_debt_is_a_warning_where_nobody_writes_about_debts() -> None:
    page = document_of("---\ntitle: 甲\n---\n王建国逾期三个月。身份证：320106 19850712 2418。", "x/a.md", Settings())
    assert [p.severity for p in personal_data.find(page, World({page.path: page}))] == ["warning", None]
    at_home = World({page.path: page}, settings=Settings(check=CheckSettings(on=("unlawful-technique",))))
    assert [p.severity for p in personal_data.find(page, at_home)] == [None, None]
