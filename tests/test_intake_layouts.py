# ruff: noqa: E501
"""Layouts that portals and forums have: what is the writer's in them, and what is the site's."""

from __future__ import annotations

import pytest

from zhiku.intake.blocks_html import read_html
from zhiku.intake.blocks_text import read_text
from zhiku.intake.structure import parts_of

LINES = "做这一行要有耐心，也要守规矩。"


def parts(source: str, html: bool = False) -> list[tuple[str, str]]:
    blocks = read_html(source, "x.html")[0] if html else read_text(source)
    return [(p.kind, p.block.text[p.begin:p.stop]) for p in parts_of(blocks, html)]


def comments(source: str, html: bool = False) -> list[str]:
    found = parts(source, html)
    assert [kind for kind, _ in found if kind not in ("comment", "removed", "paragraph", "heading", "title")] == []
    return [text for kind, text in found if kind == "comment"]


@pytest.mark.parametrize("comment", [
    "[晚风 于 2024/3/11 09:34 发表]\n{}", "[ 于 2024/3/11 09:34 发表]\n{}",
    "老K | 2025年3月4日 11:48 | 赞(4)\n{}", " | 2025年3月6日 11:38 | 赞(9)\n{}", "风里来 | 2025-09-03 | 来自手机端\n{}",
    "B1 阿May ‧ 2024/08/01 18:41\n{}\n喜欢 16 · 回复", "漂在南方 说：(2025-03-02 09:41)\n{}\n[顶] [踩] [回复]",
    "网购达人：{}\n2025-1-3 10:13 来自网页版  赞9 回复", "推 小鱼妈: {} 2025/04/09 10:12",
    "--------------------\n昵称：秤砣  时间：2026-03-05\n内容：{}", "作者：梧桐树下 日期：2024-10-12 10:54\n　　{}",
])
def test_comments_in_text(comment: str) -> None:
    source = f"一篇文章\n\n{LINES}\n\n网友评论\n" + "\n".join(comment.format(said) for said in ("说得很有道理啊。", "我也这样想的，谢谢。"))
    assert [text.strip() for text in comments(source)] == ["说得很有道理啊。", "我也这样想的，谢谢。"]


@pytest.mark.parametrize("sign", ["·", "•", "-", "●"])
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_comments_behind_bullets(sign: str, gap: str) -> None:
    said = ["我们小区去年就开始分了，效果很好。", "大棒骨原来不是厨余，学到了。", "楼下的桶太少了，走到门口才有。"]
    heads = [f"{sign} 2023-04-01 12:20{gap}", f"{sign} 小林 2023-04-01 13:05 ", f"{sign}  "]
    text = "一个标题\n\n正文在这里，说得很完整。\n\n网友评论\n" + "\n".join(head + words for head, words in zip(heads, said, strict=True))
    assert comments(text) == said


def test_one_comment_behind_a_sign_keeps_it() -> None:
    text = "一个标题\n\n正文在这里，说得很完整。\n\n网友评论\n晚风 2023-04-01 12:20\n- 3 度的时候也要开窗，透一透气。\n小林 2023-04-01 13:05\n说得很完整，学到了。\n"
    assert comments(text) == ["- 3 度的时候也要开窗，透一透气。", "说得很完整，学到了。"]


def test_cards_with_the_date_below_them() -> None:
    card = '<article class="item"><img alt=""><strong>桂花巷</strong><p>{}</p><footer>2025-01-14 浙江 <button>赞 22</button></footer></article>'
    source = f"<h1>一篇文章</h1><p>{LINES}</p><section class=cmt><h2>评论区</h2>{card.format('说得很有道理啊。')}{card.format('我也这样想。')}</section>"
    assert comments(source, html=True) == ["说得很有道理啊。", "我也这样想。"]


def test_a_name_before_and_a_date_behind_in_one_element() -> None:
    items = "".join(f"<li><strong>{name}</strong>：{said} <em>2025-02-17</em></li>" for name, said in
                    (("二单元", "我们小区的管家很客气。"), ("", "先看看自己的服务。")))
    assert comments(f"<h1>一篇文章</h1><p>{LINES}</p><h2>精彩评论</h2><ul>{items}</ul>", html=True) == ["我们小区的管家很客气。", "先看看自己的服务。"]


def test_buttons_behind_a_comment() -> None:
    page = f"<h1>一篇文章</h1><p>{LINES}</p><h2>评论</h2><dl><dt>晚风 2024-05-06</dt><dd>说得很有道理。 <a href=#>回复</a></dd></dl>"
    assert comments(page, html=True) == ["说得很有道理。"]
    assert comments(page.replace(" <a href=#>回复</a>", "盼回复"), html=True) == ["说得很有道理。盼回复"]


def test_rows_of_links_are_the_sites() -> None:
    nav = "<div id=top><a href=/>物流之家</a><a href=/n>资讯</a><a href=/j>加盟</a></div><header><ul><li><a href=/>首页</a></li></ul></header>"
    body = f"<h1>一篇文章</h1><p>{LINES}<a href=/a>合同</a>要看清楚。</p><p><a href=/law>《民法典》</a></p>"
    found = parts(f"<body>{nav}{body}</body>", html=True)
    assert [text for kind, text in found if kind == "removed"] == ["物流之家资讯加盟", "首页"]
    assert ("paragraph", "《民法典》") in found


def test_what_nobody_sees_is_left_out() -> None:
    found = parts(f'<div style="display:none">藏起来的标题</div><p hidden>藏起来的话</p><h1>一篇文章</h1><p>{LINES}</p>', html=True)
    assert [text for kind, text in found if kind == "removed"] == ["藏起来的标题", "藏起来的话"]


def test_items_that_hold_a_paragraph() -> None:
    page = f"<h1>一篇文章</h1><p>{LINES}</p><ol><li><p>先听。</p></li></ol><h4>这一行是干什么的,有编制吗?</h4><ol start=2><li><p>再说。</p></li></ol>"
    assert [kind for kind, _ in parts(page, html=True)] == ["heading", "paragraph", "list_item", "removed", "list_item"]


@pytest.mark.parametrize("marks", ["1)", "①"])
def test_a_question_inside_a_list_is_no_item(marks: str) -> None:
    one, two = {"1)": ("1)", "2)"), "①": ("①", "②")}[marks]
    source = f"一篇文章\n\n{LINES}\n\n{one} 公开账目：每个季度都要公布收支。\n这一行多少钱一个月,好做吗?\n{two} 及时回应：做不到的要说明原因。\n"
    assert [kind for kind, _ in parts(source)][-3:] == ["list_item", "removed", "list_item"]


def test_indented_lines_are_paragraphs_of_their_own() -> None:
    source = "一篇文章\n一篇文章\n" + "".join(f"　　{n}。{LINES * 3}\n" for n in "甲乙丙丁")
    assert [kind for kind, _ in parts(source)] in (["heading", "removed", *["paragraph"] * 4], ["removed", "heading", *["paragraph"] * 4])


@pytest.mark.parametrize("line", [
    "首次逾期可以申请减免利息，要主动联系银行。", "不要相信加微信送手机之类的话。", "下载官方APP，登录之后查看账单。", "施行日期 2024-05-06",
    "推广：把好的做法写成文章，让更多同事看到。", "作者 王明（山东大学教授）认为催收应当依法进行",
])
def test_what_only_looks_like_the_sites(line: str) -> None:
    assert line in [text for kind, text in parts(f"一篇文章\n\n{LINES}\n\n{line}\n\n{LINES}\n") if kind != "removed"]


def test_a_question_between_counted_lines() -> None:
    source = f"一篇文章\n\n{LINES}\n\n一、公开账目：每个季度都要公布收支。\n\n这一行多少钱一个月,好做吗?\n\n二、及时回应：做不到的要说明原因。\n"
    found = parts(source)
    assert ("removed", "这一行多少钱一个月,好做吗?") in found and ("paragraph", "二、及时回应：做不到的要说明原因。") in found


def test_questions_that_are_spoken_stay_in_their_list() -> None:
    source = f"一篇文章\n\n{LINES}\n\n1. 先报自己的姓名和单位\n您现在方便接电话吗？\n2. 再说明来意\n我能占用您几分钟吗？\n3. 听对方把话说完\n"
    assert "removed" not in [kind for kind, _ in parts(source)]


@pytest.mark.parametrize("said", ["说得太好了！支持", "这个办法到底有没有用？有用", "我的态度只有两个字。反对"])
def test_the_last_word_of_a_comment_is_the_writers(said: str) -> None:
    assert comments(f"一篇文章\n\n{LINES}\n\n网友评论\n晚风 2024-05-06\n{said}\n木子 2024-05-07\n我也这样想。") == [said, "我也这样想。"]


def test_dates_of_an_article_are_no_heads_of_comments() -> None:
    source = f"一篇文章\n\n{LINES}\n\n2024年3月1日 举报\n\n{LINES}\n\n2024年3月20日 回复\n\n{LINES}\n"
    assert "comment" not in [kind for kind, _ in parts(source)]


def test_links_of_the_text_stay() -> None:
    page = (f'<h1>一篇文章</h1><h2><a name="s1"></a><a href="#s1">签约之前的准备</a></h2><p>{LINES}</p>'
            '<p><a href=/a>个性化分期还款协议</a>、<a href=/b>停息挂账</a></p>')
    assert [kind for kind, _ in parts(page, html=True)] == ["heading", "heading", "paragraph", "paragraph"]


def test_what_a_page_is_called_makes_no_comments() -> None:
    page = f'<body class="single comments-open"><h1>一篇文章</h1><p>{LINES}</p><h2>讨论</h2><p>{LINES}</p><p>{LINES}</p></body>'
    assert "comment" not in [kind for kind, _ in parts(page, html=True)]


def test_a_second_paragraph_of_an_item_is_no_item() -> None:
    page = f"<h1>一篇文章</h1><p>{LINES}</p><ol><li><p>核对金额。</p><p>金额不对就先不要签。</p></li><li><p>核对期限。</p></li></ol>"
    assert [kind for kind, _ in parts(page, html=True)][2:] == ["list_item", "paragraph", "list_item"]


@pytest.mark.parametrize("line", ["顶 " * 14 + "好文章", "赞" + " " * 400 + "好", "好" + " " * 3000 + "好", "文 " + "·" * 50_000 + "好"])
def test_no_line_takes_long(line: str) -> None:
    assert any(line.strip()[-1] in text for _, text in parts(f"一篇文章\n\n{LINES}\n\n网友评论\n晚风 2024-05-06\n{line}\n"))


@pytest.mark.parametrize(("line", "title"), [("【怎样做好一次面谈】", "怎样做好一次面谈"), ("【第一步】先听他说", "【第一步】先听他说"), ("【怎样面谈〗", "【怎样面谈〗")])
def test_brackets_around_a_heading_are_for_show(line: str, title: str) -> None:
    for source, html in ((f"一篇文章\n\n{LINES}\n\n{line}\n\n{LINES}\n", False), (f"<h1>一篇文章</h1><p>{LINES}</p><h2>{line}</h2><p>{LINES}</p>", True)):
        assert ("heading", title) in parts(source, html)
