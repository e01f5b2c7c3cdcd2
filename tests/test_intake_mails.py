# ruff: noqa: E501
"""Mails that were forwarded, answered and signed; beside them what a mail says itself."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import THIRD, kept
from zhiku.intake.rules import compiled, load

TITLE = "怎样打第一个电话"
TEXT = SAID + MORE + THIRD


def head(sender: str, subject: str, date: str = "2025年9月4日 11:20") -> str:
    return f"发件人: {sender} <a@bank.example>\n发送时间: {date}\n收件人: 晓峰 <b@bank.example>\n主题: {subject}\n\n"


def said(*mails: str) -> list[str]:
    return [words for _, words in kept("".join(mails))]


@pytest.mark.parametrize("line", ["-----邮件原件-----", "------------------ 原始邮件 ------------------", "-----Original Message-----", "---------- Forwarded message ---------"])
def test_the_note_of_whoever_forwarded_it(line: str) -> None:
    note = head("沙晓峰", f"转发: {TITLE}") + "各位同事：\n\n这篇写得好，下期就用它。\n\n沙晓峰\n编辑部 | 内刊\n\n" + f"{line}\n"
    assert said(note, head("冯立柱", TITLE), f"{TEXT}\n\n{MORE}\n") == [TITLE, TEXT, MORE]


def test_a_remark_of_whoever_forwarded_it_is_quoted() -> None:
    note = head("沙晓峰", f"转发: {TITLE}") + "请看下面这封。\n\n号码不对的话，打多少次也没有用。\n\n沙晓峰\n\n-----邮件原件-----\n"
    found = kept(note + head("冯立柱", TITLE) + f"{TEXT}\n\n{MORE}\n")
    assert ("quote", "号码不对的话，打多少次也没有用。") in found and not any("下面这封" in words for _, words in found)


@pytest.mark.parametrize(("subject", "above"), [
    (f"转发: {TITLE}", f"{TEXT}\n\n{TEXT}\n\n"),  # it says much itself
    (f"答复: {TITLE}", "这样写可以，下周再改第二段。\n\n"),  # an answer, and no note
])
def test_what_stands_above_another_mail(subject: str, above: str) -> None:
    found = said(head("沙晓峰", subject), above, head("冯立柱", TITLE), f"{TEXT}\n\n{MORE}\n")
    assert above.split("\n\n")[0] in found and TEXT in found


@pytest.mark.parametrize("signed", ["冯立柱\n设备科 | 内线 0000\n请考虑环境，非必要不打印此邮件\n", "立柱\n", "冯立柱 设备科\n手机：000-0000-0000\n地址：湖滨路一号\n", "--\n某某公司 设备科\n电话：000\n"])
def test_a_signature(signed: str) -> None:
    assert said(head("冯立柱", TITLE), f"{TEXT}\n\n{MORE}\n\n以上。\n\n{signed}") == [TITLE, TEXT, MORE, "以上。"]


@pytest.mark.parametrize("below", ["又及：钥匙在花盆下面\n第二个花盆", "附：带三样东西\n身份证\n雨衣", "P.S. 猫要喂两次。"])
def test_a_postscript_below_a_signature(below: str) -> None:
    found = said(head("冯立柱", TITLE), f"{TEXT}\n\n{MORE}\n\n冯立柱\n设备科\n\n{below}\n")
    assert "冯立柱" not in found and "设备科" not in found and all(line in "".join(found) for line in below.split("\n"))


@pytest.mark.parametrize("last", ["冯立柱 你在哪里\n河水流过了石头\n石头不说话", "——\n\n身份证\n安全帽\n午饭", "例子是这样的：\n\n--\n冯立柱\n设备科", "负责人写在下面。\n\n冯立柱 000-0000\n沙晓峰 000-0001",
                                  "冯立柱\n河水流过了石头", "--\n东仓负责人 林岚\n市里开会", "冯立柱说过，接线盒的塞子一年一换，不等它裂。", "办公电话：000-0000\n办公地点：湖滨路一号", f"冯立柱：{SAID}"])
def test_what_is_no_signature(last: str) -> None:
    found = "".join(said(head("冯立柱", TITLE), f"{TEXT}\n\n{MORE}\n\n{last}\n"))
    assert all(line in found for line in last.split("\n") if line.strip("-—"))


OLDER = "冯师傅好：\n\n能不能写成一篇短文？\n\n晓峰\n发自我的手机\n"


def test_an_older_mail_that_it_answers_is_quoted() -> None:
    quoted = "> 在 2025年9月2日，下午3:05，沙晓峰 <a@bank.example> 写道：\n>\n" + "".join(f"> {line}".rstrip() + "\n" for line in OLDER.split("\n"))
    found = kept(head("冯立柱", f"答复: {TITLE}") + f"{TEXT}\n\n{MORE}\n\n冯立柱\n\n{quoted}")
    assert found[2:] == [("paragraph", MORE), ("quote", "能不能写成一篇短文？"), ("quote", "晓峰")]
    for date in ("2025年9月2日", "2025-09-02 8:00", "Sep 2, 2025", "Tue, 2 Sep 2025 08:00"):
        below = kept(head("冯立柱", f"答复: {TITLE}") + f"{TEXT}\n\n{MORE}\n\n" + head("沙晓峰", TITLE, date) + OLDER)
        assert below[2:] == [("paragraph", MORE), ("quote", "能不能写成一篇短文？")]


@pytest.mark.parametrize("date", ["2025年9月4日", "2025年9月5日", "下周二"])
def test_a_later_mail_is_none_that_it_answers(date: str) -> None:
    found = said(head("冯立柱", f"答复: {TITLE}"), f"{TEXT}\n\n{MORE}\n\n", head("沙晓峰", TITLE, date), OLDER)
    assert "冯师傅好：" in found and "能不能写成一篇短文？" in found


def test_people_who_write_to_each_other() -> None:
    letters = [head("冯立柱", f"答复: {TITLE}") + f"{TEXT}\n\n冯立柱\n\n", head("沙晓峰", TITLE, "2025年9月2日") + OLDER, head("冯立柱", TITLE, "2025年9月1日") + "火车通了。\n"]
    found = said(*letters)
    assert all(words in found for words in ("冯师傅好：", "能不能写成一篇短文？", "火车通了。", "冯立柱"))


def test_what_somebody_quotes_from_a_book() -> None:
    found = said(head("冯立柱", TITLE), f"{TEXT}\n\n周平先生在文章里写道：\n> 船上的夜晚没有声音。\n> 我数到一千。\n")
    assert "周平先生在文章里写道：" in found and "我数到一千。" in found


@pytest.mark.parametrize(("line", "stays"), [
    ("第二条请改成三十天", True), ("附件里的第三条我不同意，各位怎么看。", True), ("同意", True), ("号码不对的话，打多少次也没有用", True),
    ("请看附件。", False), ("大家好！", False), ("这篇写得好，下期就用它。", False), ("沙晓峰", False), ("发自我的 iPhone", False)])
def test_what_a_note_says(line: str, stays: bool) -> None:
    note = head("沙晓峰", f"转发: {TITLE}") + f"各位同事：\n\n{line}\n\n沙晓峰\n\n-----邮件原件-----\n"
    found = kept(note + head("冯立柱", TITLE) + f"{TEXT}\n\n{MORE}\n")
    assert (("quote", line) in found) == stays and not any(words == "各位同事：" for _, words in found)


def test_answers_between_what_was_asked() -> None:
    asked = f"> 他不接怎么办？\n\n{SAID}\n\n> 他说没钱呢？\n\n{MORE}\n\n{THIRD}\n"
    found = said(head("冯立柱", f"答复: {TITLE}"), asked)
    assert all(words in found for words in ("他不接怎么办？", SAID, "他说没钱呢？", MORE))


def test_a_letter_that_is_no_mail() -> None:
    found = said(f"{TITLE}\n\n{TEXT}\n\n{MORE}\n\n冯立柱\n设备科\n")
    assert "冯立柱" in found and "设备科" in found


@pytest.mark.parametrize("row", [row for key in ("pieces", "lines", "greetings") for row in load("mails.yml")[key]], ids=lambda row: row["id"])
def test_rules_both_ways(row) -> None:
    assert compiled(row["pattern"]).fullmatch(row["yes"]) and not compiled(row["pattern"]).fullmatch(row["no"])


LETTER = ("QQ邮箱 - 打印邮件\nhttps://a.example/read?t=print\n打印时间：2018-09-05 08:55\n\n主题：转发: 拜访老客户\n发件人：二部-苇子 <w@a.example>\n"
          "时  间：2018年9月4日(星期二) 下午6:32\n收件人：各位 <s@a.example>\n附  件：1 个 (表.xlsx)\n\n各位，下面这封转给大家看看。\n苇子\n\n"
          "------------------ 原始邮件 ------------------\n发件人: \"石榴\";\n发送时间: 2018年9月3日(星期一) 晚上10:07\n主题: 拜访老客户\n\n"
          "跑了八年区域，老客户丢掉的原因里，价格排第三。排第一的\n是“你们好久没来了”，排第二的是“来的人换了三个，谁也不\n知道我上次说过什么”。\n\n1. 去之前翻账\n\n"
          "上次答应过什么，送的样品用了没有，欠的发票开了没有。翻\n账不用半小时，能少丢一半的脸。老板在办公室里说的是想\n法，车间里放着的是事实。我们的料堆在最里面，这时候\n"
          "https://a.example/read?t=print   第 1 页，共 2 页\nQQ邮箱 - 打印邮件\n别谈新品，先问：“这批料是哪里不顺手？”\n\n2. 走的时候留一张纸\n\n"
          "不是礼品，是写了字的纸：今天看到什么、答应了什么、几号\n回话。一式两份，他一份，我一份。有位客户的墙上贴了我六年\n的纸，换了三任采购。\n\n"
          "--\n石榴 | 华东区域销售经理\n手机：13x-0000-0000\n本邮件及其附件含有保密信息，仅限于发送给上面地址中列出的个人或群组。\n附件(1)\n表.xlsx (18.2K) 下载 预览 收藏\n第 2 页，共 2 页\n")


def test_a_mail_as_a_web_page_prints_it() -> None:
    result = imported(LETTER, "raw.txt")
    text = "\n".join(draft.text for draft in result.drafts)
    assert result.drafts[0].title == "拜访老客户" and "## 去之前翻账" in text and "## 走的时候留一张纸" in text
    assert "谁也不知道我上次" in text and "这时候别谈新品" in text and "贴了我六年的纸" in text
    assert not any(word in text for word in ("QQ邮箱", "https", "苇子", "打印时间", "共 2 页", "华东区域", "表.xlsx", "保密信息"))


def test_what_a_mail_says_of_a_printed_page_stays() -> None:
    own = LETTER.replace("--\n石榴 |", "石榴写在第 2 页上的话，请看附件里的表.xlsx。\n\n打印时间：每天下午四点以后\n\n--\n石榴 |")
    text = "\n".join(draft.text for draft in imported(own, "raw.txt").drafts)
    assert "石榴写在第 2 页上的话，请看附件里的表.xlsx。" in text and "打印时间：每天下午四点以后" in text
