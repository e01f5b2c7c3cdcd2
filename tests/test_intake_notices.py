"""Notices of offices: titles in two lines, files to fetch below the text."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
from tests.test_intake_sources import headings, kept

TITLE = "关于做好秋季学期校园食堂留样工作的通知"
FIRST, SECOND = "关于做好秋季学期", "校园食堂留样工作的通知"


def page(head: str, title: str = f"{TITLE}--某某县教育局") -> str:
    return f"<html><head><title>{title}</title></head><body><div class=wz>{head}<p>{SAID}</p><p>{MORE}</p></div></body></html>"


@pytest.mark.parametrize("head", [
    f"<h1>{FIRST}<br />{SECOND}</h1>", f"<h1>{FIRST}<br>\n<br>&nbsp;{SECOND}</h1>", f"<h2><b>{FIRST}</b><br><b>{SECOND}</b></h2>",
    f"<div class=title>{FIRST}<br>{SECOND}</div>", f"<p align=center><font size=5>{FIRST}<br>校园食堂<br>留样工作的通知</font></p>",
])
def test_a_title_in_several_lines(head: str) -> None:
    assert [reading for kind, reading in kept(page(head), "raw.html") if kind in ("heading", "title")] == [TITLE]


@pytest.mark.parametrize(("head", "title"), [
    (f"<h1>{TITLE}<br>——在全县会议上的讲话</h1>", f"{TITLE}--某某县教育局"),  # a subtitle
    (f"<h1>{TITLE}<br>某某县教育局</h1>", f"{TITLE}--某某县教育局"),  # who wrote it
    (f"<h1>{FIRST}<br>{SECOND}</h1>", "通知公告--某某县教育局"),
    (f"<h1>{FIRST}</h1><h1>{SECOND}</h1>", f"{TITLE}--某某县教育局"),  # two elements
])
def test_lines_that_are_no_single_title(head: str, title: str) -> None:
    assert TITLE + "——在全县会议上的讲话" not in headings(page(head, title), "raw.html")
    assert not any(reading.startswith(TITLE) and reading != TITLE for reading in headings(page(head, title), "raw.html"))
    assert TITLE not in headings(page(head, title), "raw.html") or FIRST not in head.replace(TITLE, "")


@pytest.mark.parametrize(("title", "whole"), [
    (f"{FIRST} {SECOND}", False), (f"{FIRST}\u3000{SECOND}", False), (f"{FIRST}\n{SECOND}", False), (f" {TITLE} ", True),
    (TITLE[:3] + " " + TITLE[3:], True)])
def test_a_blank_in_the_title_of_the_page_is_a_border(title: str, whole: bool) -> None:
    assert (TITLE in headings(page(f"<h1>{FIRST}<br>{SECOND}</h1>", title), "raw.html")) == whole


@pytest.mark.parametrize("size", [" [18.4 KB]", "（1.2MB）", " [大小：20 KB, 下载次数：3]", " 18 KB 下载", " (12K)"])
def test_sizes_of_files(size: str) -> None:
    for files in (f"<p>附件下载：</p><ul><li><a>留样登记表.docx</a>{size}</li><li><a>记录表.pdf</a>{size}</li></ul>",
                  f'<div class="fjxz"><p><a>留样登记表.docx</a>{size}</p><p><a>记录表.pdf</a>{size}</p></div>'):
        found = [reading for _, reading in kept(page(f"<h1>{TITLE}</h1>") + files, "raw.html")]
        assert found[-2:] == ["留样登记表.docx", "记录表.pdf"]


@pytest.mark.parametrize("line", ["安装包是 setup.zip（35 MB）", "说明书.pdf（20 MB）太大，邮箱发不出去", "附件.docx 18 页"])
def test_sizes_that_the_writer_tells(line: str) -> None:
    assert [reading for _, reading in kept(page(f"<h1>{TITLE}</h1><ul><li>{line}</li></ul>"), "raw.html")][1] == line


ENTRIES = "<p>1.登记时一并告知堆放的地点；</p><p>2.每日巡查不少于两次；</p><p>3.清运以后清扫地面。</p>"


@pytest.mark.parametrize("row", [
    ("（一）物业服务企业应当做到：", "（二）各街道办事处应当建立投诉台账。", "（三）收费应当明码标价，不得变相多收。"),
    ("(一)物业服务企业应当做到:", "(二)各街道办事处应当建立投诉台账。", "(三)收费应当明码标价，不得变相多收。"),
    ("一、会上定了三件事：", "二、下周一以前各组报名单。", "三、名单由组长交到前台，过期不等。")])
def test_a_point_above_entries_is_no_title_where_the_others_are_paragraphs(row: tuple[str, str, str]) -> None:
    text = f"<div class=title>{TITLE}</div><p>三、落实各方责任</p><p>{row[0]}</p>{ENTRIES}<p>{row[1]}</p><p>{row[2]}</p>"
    assert ("paragraph", row[0].replace("(", "（").replace(")", "）").replace(":", "：")) in kept(page(text), "raw.html")


@pytest.mark.parametrize("row", [
    ("（一）物业服务企业应当做到：", "（二）街道办事处应当做到：", "（三）收费应当明码标价，不得变相多收。"),
    ("（一）物业服务企业的责任", "（二）各街道办事处应当建立投诉台账。", "（三）收费应当明码标价，不得变相多收。"),
    ("（一）物业服务企业应当做到：", "（二）街道办事处的责任", "（三）收费的标准")])
def test_titles_of_a_row_stay(row: tuple[str, str, str]) -> None:
    text = f"<div class=title>{TITLE}</div><p>三、落实各方责任</p><p>{row[0]}</p>{ENTRIES}<p>{row[1]}</p>{ENTRIES}<p>{row[2]}</p>"
    assert row[0].rstrip("：") in headings(page(text), "raw.html")
