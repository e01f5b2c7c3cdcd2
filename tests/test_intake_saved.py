# ruff: noqa: E501
"""What programs save or print of slides, documents and books: the marks of the program go, and what looks like them stays."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import headings, kept

OUTLINE = ("首次提醒电话\n\t2022年新员工培训\n\t主讲：培训组 青柚\n内部资料\n1\n目录\n\t开口之前\n\t没有写成的一讲\n内部资料\n2\n单击此处添加标题\n开口之前\n"
           "\t拨号以前看三样。\n\t只用登记的号码\n\t\t请他转告回电\n内部资料\n3\n收尾\n\t复述约定：几号、多少。\n\t记下原话\n谢谢观看\nTHANK YOU\n")


def everything(text: str) -> str:
    return "\n".join(draft.text for draft in imported(text, "raw.txt").drafts)


def test_slides_saved_as_an_outline() -> None:
    found = kept(OUTLINE)
    assert [words for kind, words in found if kind == "heading"] == ["首次提醒电话", "开口之前", "收尾"]
    assert [words for kind, words in found if kind == "list_item"] == ["没有写成的一讲", "只用登记的号码", "请他转告回电", "记下原话"]
    assert not any(word in everything(OUTLINE) for word in ("内部资料", "青柚", "单击此处", "谢谢", "THANK"))


@pytest.mark.parametrize("own", [OUTLINE.replace("\n3\n", "\n30\n"), OUTLINE.replace("\t", ""), OUTLINE.replace("\n1\n", "\n").replace("\n2\n", "\n")])
def test_what_is_no_outline(own: str) -> None:
    assert "青柚" in everything(own)


def test_a_document_of_word_saved_as_text() -> None:
    text = (f"内部使用　严禁外传\n文件编号：KF-HS-2021-07　版本：V2.3\n来电对话脚本\n\n目  录\n一、适用情形\t1\n二、对话示范\t1\n三、记录\t2\n一、适用情形\n{SAID}\n"
            f"\uf06c\t家人代问的，请本人回电；\n\uf06c\t代理公司的，请出具委托。\n[批注 A1：合规] 此处补充\n二、对话示范\n{MORE}\n内部使用　严禁外传\n— 1 —\n\fKF-HS-2021-07\n"
            f"Ø\t收入证明；\nØ\t缴费单。\n三、记录\n{SAID}\n— 2 —\n")
    found = kept(text)
    assert [words for kind, words in found if kind == "heading"] == ["来电对话脚本", "一、适用情形", "二、对话示范", "三、记录"]
    assert [words for kind, words in found if kind == "list_item"] == ["家人代问的，请本人回电；", "代理公司的，请出具委托。", "收入证明；", "缴费单。"]
    assert not any(word in everything(text) for word in ("KF-HS", "目  录", "批注", "— 1 —"))


@pytest.mark.parametrize("own", ["文件编号：写在右上角，一份一个号。", "[批注] 写在右边的空白里。", "目录写在第一页，写完正文再写。", "型号 KF-HS-2021-07 的那一台先修。"])
def test_what_a_document_says_itself(own: str) -> None:
    assert own in everything(f"来电对话脚本\n\n{SAID}\n\n{own}\n\n{MORE}\n")


BOOK = ("租房那些事\n\n　　租房的纠纷，说来说去就是三件：押金退不退，东西坏了\n谁修，提前走要赔多少。这本小册子一件一件讲，每件先讲事，\n再讲法。\n\n"
        "　　【案例】小许租了一间朝北的单间，押金一千八。退房那天，\n房东说墙上有四个钉眼，扣八百；热水器旧了，扣三百；卫生没\n打扫，扣两百。\n"
        "　　【说法】押金是用来抵真实损失的，不是用来算总账的。钉\n眼补一次多少钱，房东要拿得出价；热水器用旧了叫正常损耗，\n· 12 ·\n\n口袋书　第三辑\n不能让租客出。\n"
        "　　【提示】搬进去那天，把每面墙、每个电器拍一遍，发给房\n东，请他回一个“收到”。这两个字将来值一千八。\n"
        "　　　　出租人应当履行租赁物的维修义务，但是当事人另有约\n　　　　定的除外。\n　　调解室不收钱，双方说好了签一份协议，可以向法院申请确\n认，确认以后管用。\n· 13 ·\n\n口袋书　第三辑\n　　完。\n")


def test_a_book_from_a_printed_page() -> None:
    text = everything(BOOK)
    assert all(words in text for words in ("退房那天，房东说", "钉眼补一次", "正常损耗，不能让租客出", "发给房东，请他", "另有约定的除外"))
    assert "· 12 ·" not in text and "口袋书" not in text


def test_paragraphs_that_begin_with_a_label_stay_apart() -> None:
    text = everything(BOOK.replace("这两个字将来值一千八。\n", "这两个字将来值一千八。\n　　【案例】空调坏了。\n　　【说法】可以自己修。\n"))
    assert "【案例】空调坏了。\n\n【说法】可以自己修。" in text


def test_chapters_above_questions() -> None:
    text = f"值勤问答\n\n一、收信\n\nQ1　住户出国，包裹可以代收吗？\n\nA1　可以。{SAID}\n\n二、访客\n\nQ2　访客不肯登记，怎么开口？\n\nA2　先说理由。{MORE}\n"
    assert headings(text)[1:] == ["一、收信", "Q1　住户出国，包裹可以代收吗？", "二、访客", "Q2　访客不肯登记，怎么开口？"]


def test_a_chapter_between_two_numbers_that_happen_to_follow_each_other() -> None:
    text = f"练习卷\n\n三、简答题\n\n1. 说明来意；\n2. 关门窗。\n\n四、案例题\n\n3. 王奶奶，八十一岁。\n\n{SAID}\n\n收藏本题｜纠错｜展开讨论(16)\n\n答题卡  3/20\n\n上一题　交卷　下一题\n"
    assert "四、案例题" in headings(text) and not any(word in everything(text) for word in ("收藏本题", "3/20", "交卷"))
    assert "答题卡要用铅笔涂，涂满。" in everything(f"练习卷\n\n{SAID}\n\n答题卡要用铅笔涂，涂满。\n")
