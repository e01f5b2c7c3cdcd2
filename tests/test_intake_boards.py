# ruff: noqa: E501
"""Bulletin boards saved as pages: lines as they were written, a head, a signature, and one line of each who has something to say."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes
from tests.test_intake_sources import kept

TITLE = "[心得] 老公寓自己换止水皮-三个步骤"
SENT = '<span class="f2">※ 发信站: 批踢踢实业坊(ptt.cc), 来自: 10.0.0.9 (台湾)\n</span>'


def meta(tag: str, value: str) -> str:
    return f'<div class="article-metaline"><span class="article-meta-tag">{tag}</span><span class="article-meta-value">{value}</span></div>'


def push(tag: str, who: str, said: str) -> str:
    return (f'<div class="push"><span class="hl push-tag">{tag} </span><span class="f3 hl push-userid">{who}</span>'
            f'<span class="f3 push-content">: {said}</span><span class="push-ipdatetime"> 03/08 22:58\n</span></div>')


def board(text: str, *pushes: str) -> str:
    head = meta("作者", "bluecrab (蓝色的蟹)") + meta("看板", "home") + meta("标题", TITLE) + meta("时间", "Sat Mar  8 22:41:07 2025")
    return (f'<html><head><title>{TITLE} - 看板 home - 批踢踢实业坊</title></head><body><div id="topbar" class="bbs-content"><a href="/">批踢踢</a><a href="/b">看板 home</a></div>'
            f'<div id="main-container"><div id="main-content" class="bbs-screen bbs-content">{head}\n\n{text}\n{"".join(pushes)}</div></div>'
            '<div class="bbs-screen bbs-footer-message">此区域为限制级，未满十八岁者不得浏览。</div></body></html>')


def test_lines_heads_and_pushes() -> None:
    text = f"{SAID}\n\n<span class=hl>一、先看水表</span>\n\n{MORE}\n\n- 止水皮一片，先拍照\n- 菜瓜布\n\n照片：<a href=https://i.example/a.jpg>https://i.example/a.jpg</a>\n\n--\n人生就像马桶\n{SENT}"
    page = board(text, push("推", "mango99", "酱油这招学起来了"), push("嘘", "kkman01", "硬转会断，老房子要小心"), push("→", "tea_egg", "谢谢"))
    result = imported(page, "a.html")
    assert result.drafts[0].title == TITLE.removeprefix("[心得] ")
    assert kept(page, "a.html")[1:] == [
        ("paragraph", SAID), ("heading", "一、先看水表"), ("paragraph", MORE), ("list_item", "止水皮一片，先拍照"), ("list_item", "菜瓜布"),
        ("paragraph", "照片：https://i.example/a.jpg"), ("comment", "酱油这招学起来了"), ("comment", "硬转会断，老房子要小心"), ("comment", "谢谢")]
    assert {("removed", "人生就像马桶"), ("removed", "此区域为限制级，未满十八岁者不得浏览。")} <= set(shapes(result))


def test_the_writer_answers_between_what_others_say() -> None:
    page = board(f"{SAID}\n\n{MORE}\n--\n{SENT}", push("推", "mango99", "请问单体式的也一样吗？"), f"\n补充：{MORE}\n", push("推", "tea_egg", "谢谢分享"))
    found = kept(page, "a.html")[1:]
    assert [kind for kind, _ in found if kind == "comment"] == ["comment"] * 2
    assert any(kind == "paragraph" and reading == f"补充：{MORE}" for kind, reading in found)


@pytest.mark.parametrize("below", [f"--\n{MORE}", f"--\n以上是第一部分。\n\n{SAID}\n\n{MORE}\n\n{SAID}\n\n{MORE}\n\n{SAID}\n\n{MORE}\n\n{SAID}\n{SENT}", f"A -- B 两个方案都试过。\n{SENT}"])
def test_a_dash_below_which_the_writer_goes_on(below: str) -> None:
    said = [line for line in below.splitlines() if "方案" in line or line in (MORE, SAID)]
    found = [reading for _, reading in kept(board(f"{SAID}\n\n{below}"), "a.html")]
    assert all(line in found for line in said)


def test_a_signature_in_a_text() -> None:
    text = f"换止水皮\n\n{SAID}\n\n{MORE}\n\n--\n人生就像马桶\n该放手的时候要放手\n\n※ 来源:·水木社区 newsmth.net·[FROM: 10.0.0.9]\n"
    assert [reading for _, reading in kept(text)] == ["换止水皮", SAID, MORE]


@pytest.mark.parametrize("above", ["三个办法是：", "要记住的是:"])
def test_a_dash_below_what_announces_a_list(above: str) -> None:
    text = f"换止水皮\n\n{SAID}\n\n{MORE}\n\n{above}\n--\n早换\n先关水\n\n※ 来源:·水木社区 newsmth.net·[FROM: 10.0.0.9]\n"
    assert all(any(line in reading for _, reading in kept(text)) for line in ("早换", "先关水"))


def test_elements_that_are_called_so_elsewhere() -> None:
    other = f'<html><body><h1>坝上</h1><div class="bbs-content"><p>{SAID}</p>\n\n<p>第一行\n还是第一行，没有断。</p></div></body></html>'
    assert ("paragraph", "第一行 还是第一行，没有断。") in kept(other, "a.html")


HEAD = "作者 paperboat (纸船) 看板 Loan 标题 [心得] 头期款存了六年的心得 时间 Mon Mar 11 20:05:41 2024"
FOOT = "--\n※ 发信站: 批踢踢实业坊(ptt.cc), 来自: 10.0.0.9 (台湾)\n※ 文章网址: https://www.ptt.cc/bbs/Loan/M.1.A.5C2.html"
PUSHES = "推 lemonade7: 先存再花真的有用 03/11 20:11\n→ lemonade7: 我也是这样存的\n嘘 kkcity: 房价这样涨 10.0.0.9 03/11 21:02\n※ 编辑: paperboat (10.0.0.9 台湾), 03/11/2024 21:20:11\n推 : 谢谢"


@pytest.mark.parametrize("head", [
    HEAD, HEAD.replace(" 看板", "看板").replace(" 标题", "标题").replace(" 时间", "时间"), HEAD.replace("paperboat (纸船) ", ""),
    "作者paperboat (纸船)\n看板Loan\n标题[心得] 头期款存了六年的心得\n时间Mon Mar 11 20:05:41 2024",
    "作者 paperboat (纸船) 看板 Loan\n标题 [心得] 头期款存了六年的心得\n时间 Mon Mar 11 20:05:41 2024\n────────────────",
    "发信人: paperboat (纸船), 信区: Loan\n标  题: [心得] 头期款存了六年的心得\n发信站: 水木社区 (Mon Mar 11 20:05:41 2024), 站内",
])
def test_a_copied_head_and_what_others_say(head: str) -> None:
    text = f"{head}\n\n{SAID}\n\n{MORE}\n\n--\n每一步都算数\n\n{FOOT}\n{PUSHES}\n"
    assert kept(text) == [("heading", "头期款存了六年的心得"), ("paragraph", SAID), ("paragraph", MORE), ("comment", "先存再花真的有用"),
                          ("comment", "我也是这样存的"), ("comment", "房价这样涨"), ("comment", "谢谢")]


@pytest.mark.parametrize("zone", ["", "精彩评论\n\n", "网友评论（2）\n"])
def test_names_of_any_kind_before_what_others_say(zone: str) -> None:
    pushes = "推 小鱼妈: 先存再花真的有用 2024/03/11 20:11\n推 : 我也是这样存的 2024/03/11 20:12\n推 阿珠姐: 谢谢分享 2024/03/12 20:12"
    found = kept(f"{HEAD}\n\n{SAID}\n\n{zone}{pushes}\n\n※ 发信站: 批踢踢实业坊(ptt.cc)\n")
    assert found == [("heading", "头期款存了六年的心得"), ("paragraph", SAID), ("comment", "先存再花真的有用"), ("comment", "我也是这样存的"), ("comment", "谢谢分享")]


def test_an_answer_with_a_head_of_its_own_is_no_signature() -> None:
    head = "发信人: {} (纸船), 信区: Loan\n标  题: {}存钱的办法\n发信站: 水木社区 (Mon Mar 11 20:05:41 2024), 站内\n\n".format
    sent = "\n--\n※ 来源:·水木社区 newsmth.net·[FROM: 10.0.0.9]\n\n"
    text = f"{head('paper', '')}{SAID}\n\n{MORE}{sent}{head('tea', 'Re: ')}我们这边是先还后存。{sent}"
    assert any("先还后存" in reading for _, reading in kept(text))


def test_a_copied_head_in_traditional_characters() -> None:
    head = "作者 paperboat (紙船) 看板 Loan 標題 [心得] 頭期款存了六年的心得 時間 Mon Mar 11 20:05:41 2024"
    said = "先說結論，頭期款不是省出來的，是先存起來，剩下的才花。" * 2
    result = imported(f"{head}\n\n{said}\n\n--\n※ 發信站: 批踢踢實業坊(ptt.cc), 來自: 10.0.0.9 (臺灣)\n推 lemonade7: 謝謝分享 03/11 20:11\n→ tea: 學起來 03/11 20:12\n")
    assert result.drafts[0].title == "頭期款存了六年的心得"
    assert [reading for kind, reading in shapes(result) if kind == "comment"] == ["谢谢分享", "学起来"]


@pytest.mark.parametrize("line", ["作者 王明 看板上写着标题和时间，一样也不能少。", "推荐：先存再花，剩下的才能用。", "推 3 次门：先轻后重，再推到底。", "→ 先问清楚：押金退不退，什么时候退。"])
def test_what_only_looks_like_a_board(line: str) -> None:
    assert line in [reading for _, reading in kept(f"存钱的办法\n\n{SAID}\n\n{line}\n\n{MORE}\n")]


def test_dashes_that_part_chapters() -> None:
    text = f"{HEAD}\n\n{SAID}\n--\n第二年换了工作\n--\n第三年存得最多\n--\n{FOOT.removeprefix('--')}\n{PUSHES}\n"
    assert {"第二年换了工作", "第三年存得最多"} <= {reading for _, reading in kept(text)}


@pytest.mark.parametrize("sent", ["(2024-03-11 20:05:41)", "(Mon Mar 11 20:05:41 2024), 站内"])
def test_answers_of_a_thread_that_has_another_title_than_the_text(sent: str) -> None:
    answer = f"发信人: {{}} (理财论坛), 信区: Loan\n标  题: Re: 楼主辛苦\n发信站: 同城水木 {sent}\n\n{{}}\n--\n※ 来源:·同城水木 bbs.example·[FROM: 10.0.0.9]\n\n".format
    text = f"头期款存了六年的心得\n\n{SAID}\n\n{MORE}\n\n网友评论\n\n{answer('纸船', '我们这边是先还后存。')}{answer('', '谢谢分享，明天就去存。')}[返回版面] [上一篇] [下一篇] [同主题阅读]\n"
    assert kept(text) == [("heading", "头期款存了六年的心得"), ("paragraph", SAID), ("paragraph", MORE),
                          ("comment", "我们这边是先还后存。"), ("comment", "谢谢分享，明天就去存。")]
