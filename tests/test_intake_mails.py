# ruff: noqa: E501
"""Mails that were forwarded, answered and signed; beside them what a mail says itself."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
from tests.test_intake_sources import THIRD, kept

TITLE = "怎样打第一个电话"
TEXT = SAID + MORE + THIRD


def head(sender: str, subject: str) -> str:
    return f"发件人: {sender} <a@bank.example>\n发送时间: 2025年9月4日 11:20\n收件人: 晓峰 <b@bank.example>\n主题: {subject}\n\n"


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


@pytest.mark.parametrize("last", ["冯立柱说过，接线盒的塞子一年一换，不等它裂。", "办公电话：000-0000\n办公地点：湖滨路一号", f"冯立柱：{SAID}"])
def test_what_is_no_signature(last: str) -> None:
    found = "".join(said(head("冯立柱", TITLE), f"{TEXT}\n\n{MORE}\n\n{last}\n"))
    assert all(line in found for line in last.split("\n"))


def test_an_older_mail_that_it_answers() -> None:
    older = "> 在 2025年9月2日，下午3:05，沙晓峰 <a@bank.example> 写道：\n>\n> 冯师傅好：\n>\n> 能不能写成一篇短文？\n"
    assert said(head("冯立柱", f"答复: {TITLE}"), f"{TEXT}\n\n{MORE}\n\n冯立柱\n\n{older}") == [TITLE, TEXT, MORE]
    below = head("冯立柱", f"答复: {TITLE}") + f"{TEXT}\n\n{MORE}\n\n" + head("沙晓峰", TITLE) + "冯师傅好：\n\n能不能写成一篇短文？\n"
    assert said(below) == [TITLE, TEXT, MORE]


def test_answers_between_what_was_asked() -> None:
    asked = f"> 他不接怎么办？\n\n{SAID}\n\n> 他说没钱呢？\n\n{MORE}\n\n{THIRD}\n"
    found = said(head("冯立柱", f"答复: {TITLE}"), asked)
    assert all(words in found for words in ("他不接怎么办？", SAID, "他说没钱呢？", MORE))


def test_a_letter_that_is_no_mail() -> None:
    found = said(f"{TITLE}\n\n{TEXT}\n\n{MORE}\n\n冯立柱\n设备科\n")
    assert "冯立柱" in found and "设备科" in found
