# ruff: noqa: E501
"""Threads of forums that no table knows, and pages that only look like one."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import kept
from zhiku.intake.blocks_html import read_html
from zhiku.intake.floors import floors

TITLE = "怎样打第一个电话"
FIRST = SAID + MORE + "每打完一个，就在本子上记下日期和他说过的话，下一次从那里接着往下问，不要从头再来。"
ANSWERS = ["照着做了，第二天就打通了，谢谢楼主。", "他要是不接呢？我打了三天。", "换一个时间再打，晚饭以后多半会接。"]
NUMBERS = {"楼主、沙发": ["楼主", "沙发", "板凳", "4楼"], "几楼": ["1楼", "2楼", "3楼", "4楼"], "井号": ["#1", "#2", "#3", "#4"], "第几楼": ["第 1 楼", "第 2 楼", "第 3 楼", "第 5 楼"],
           "楼主没有号": ["", "1楼", "2楼", "3楼"]}
FORMS = {
    "号在上面": '<div class="item"><div class="left"><div class="who name">{name}</div><div>新手 Lv.1</div></div><div class="right"><div class="floor">{number}</div>'
           '<div class="time">发表于 2025-4-18 21:40:12</div><div class="words">{said}</div><div class="act"><a>支持(3)</a> <a>回复</a> <a>举报</a></div></div></div>',
    "号和日期在一行": '<table class="row"><tr><td class="l"><b class="nick">{name}</b><br>积分 20</td><td class="r"><p class="info">发表于 2009-3-1 08:00 | 只看该作者 {number}</p>'
               '<div class="says">{said}</div></td></tr></table>',
    "号在下面": '<div class="p"><p class="username">{name}</p><div class="txt">{said}</div><p class="tail">{number} 2012-03-01 08:00</p><p class="bar"><a>回复</a> | <a>举报</a></p></div>',
}


def page(form: str, numbers: str = "几楼", first: str = f"<p>{FIRST}</p>", answers: list[str] = ANSWERS) -> str:
    posts = "".join(FORMS[form].format(name=name, number=number, said=said) for name, number, said in zip(
        ("吴钩", "晚风", "桂花巷", "麦香"), NUMBERS[numbers], (first, *answers), strict=True))
    return f"<html><head><title>{TITLE}_经验交流_某某社区</title></head><body><div>某某社区 <a>登录</a></div><h1>{TITLE}</h1>{posts}<div>某某社区 版权所有</div></body></html>"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("numbers", NUMBERS)
def test_floors(form: str, numbers: str) -> None:
    assert kept(page(form, numbers), "raw.html") == [("heading", TITLE), ("paragraph", FIRST), *(("comment", said) for said in ANSWERS)]


@pytest.mark.parametrize("form", FORMS)
def test_what_an_answer_quotes_is_not_said_again(form: str) -> None:
    quote = f'<div class="quote">吴钩 发表于 2025-4-18 21:40<br>{SAID}</div>'
    assert [said for kind, said in kept(page(form, answers=[ANSWERS[0], quote + ANSWERS[1], ANSWERS[2]]), "raw.html") if kind == "comment"] == ANSWERS


@pytest.mark.parametrize("form", FORMS)
def test_an_answer_of_several_paragraphs_is_one_draft(form: str) -> None:
    result = imported(page(form, answers=[ANSWERS[0], f"{ANSWERS[1]}<br>{MORE}", ANSWERS[2]]), "raw.html")
    drafts = [draft.text.split("---\n", 2)[2].strip() for draft in result.drafts[1:]]
    assert drafts == [f"> 网友：{ANSWERS[0]}", f"> 网友：{ANSWERS[1]}\n>\n> {MORE}", f"> 网友：{ANSWERS[2]}"]


@pytest.mark.parametrize("body", [
    # a text with numbered comments below it
    f'<div class="main"><p>{SAID}</p><p>{MORE}</p></div>' + "".join(FORMS["号在上面"].format(name=f"晚风{n}", number=f"{n}楼", said=FIRST) for n in (1, 2, 3, 4)),
    # the first lines of other texts
    "".join(f'<div class="item"><h2><a href="{n}">第{n}篇怎样开口</a></h2><div class="time">发布于 2025-4-{n} 08:00</div><div class="words">{FIRST}</div><a>回复(3)</a></div>' for n in (1, 2, 3)),
    # what was found on which floor of a house
    "".join(f'<div class="item"><div class="floor">{n}楼</div><div class="time">2025-4-{n}</div><div class="words">{FIRST}</div></div>' for n in (1, 2, 3, 4)),
    # the floors do not count up
    "".join(FORMS["号在上面"].format(name="晚风", number=f"{n}楼", said=FIRST) for n in (3, 1, 2, 2)),
])
def test_what_is_no_thread(body: str) -> None:
    source = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    assert floors(read_html(source, "raw.html")[0]) == []
    assert sum(reading == FIRST for _, reading in kept(source, "raw.html")) >= 3


def test_nameless_comments_stay_apart() -> None:
    said = "".join(f"<p>{text}</p>" for text in ANSWERS)
    result = imported(f'<h1>{TITLE}</h1><p>{FIRST}</p><div class="comments"><h3>网友评论（3）</h3>{said}</div>', "raw.html")
    assert len(result.drafts) == 4
