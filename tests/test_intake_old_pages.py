# ruff: noqa: E501
"""Pages of the years when everything was laid out in tables: titles set in bold behind a sign, guest books in rows, what stood at the foot."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
from tests.test_intake_sources import comments, headings, kept

TITLE = "怎样打第一个电话"


def page(body: str) -> str:
    return (f"<html><head><title>{TITLE} - 某某天地</title></head><body><table width=760><tr><td>"
            f"<p align=center><font size=5><b>{TITLE}</b></font></p>{body}</td></tr></table></body></html>")


@pytest.mark.parametrize("title", ["<p><font color=#CC3300><b>■ 打之前</b></font></p>", "<p><b>◆打之前：</b></p>", "<div><strong>● 打之前</strong></div>"])
def test_titles_behind_a_sign(title: str) -> None:
    assert headings(page(f"<p>{SAID}</p>{title}<p>{MORE}</p>"), "raw.html") == [TITLE, "打之前"]
    assert headings(page(f"<p>{SAID}</p>{title}<dl><dt><b>没有人接</b><dd>{MORE}</dl>"), "raw.html") == [TITLE, "打之前"]


@pytest.mark.parametrize("lines", [
    "<p><b>● 先看账单</b></p><p>● 再想第一句话</p>",  # entries
    "<p><b>● 先看账单，再想第一句话。</b></p><p>{}</p>",
    "<p>■ 先看账单</p><p>{}</p>",
    "<table border=1><tr><td><b>■ 先看账单</b></td><td>{}</td></tr></table>",
    "<ul><li><b>■ 先看账单</b></li><li>{}</li></ul>",
])
def test_signs_before_no_titles(lines: str) -> None:
    assert headings(page(f"<p>{SAID}</p>{lines.format(MORE)}<p>{MORE}</p>"), "raw.html") == [TITLE]


ROWS = ("<table><tr><td><b>网友评论：</b>（只显示最新10条。评论内容只代表网友观点，与本站立场无关！）</td></tr>"
        "<tr><td>网友 <font color=blue>snow_77</font> 于 2005-7-21 20:13:05 评分：★★★★★ IP：218.56.*.*</td></tr><tr><td>　　讲得很实在，谢谢。</td></tr>"
        "<tr><td>网友 <font color=blue>小林</font> 于 2005-8-2 9:47:30 评分：4分 IP：61.134.*.*</td></tr><tr><td>　　他要是不接，应该先做什么？我打了三天，每一次都没有人接。<br>　　换了时间还是没有人接，怎么办呢</td></tr>"
        "<tr><td><font color=red>站长回复：</font>晚饭以后再打，多半会接。</td></tr></table>"
        "<table><tr><td>姓 名：<input name=user> 评 分：<select><option>5分</option></select><br>内 容：<textarea></textarea></td></tr></table>"
        "<table><tr><td>关于本站 - 网站帮助 - 广告合作 - 友情链接</td></tr></table>")


def test_a_guest_book_in_rows() -> None:
    found = comments(page(f"<p>{SAID}</p><p>{MORE}</p>{ROWS}"), "raw.html")
    assert [text.strip() for text in found] == ["讲得很实在，谢谢。", "他要是不接，应该先做什么？我打了三天，每一次都没有人接。", "换了时间还是没有人接，怎么办呢", "晚饭以后再打，多半会接。"]


@pytest.mark.parametrize("foot", ["[友善列印]　[轉寄好友]　[回頁首]", "【回頁首】", "▲回頂端", "相關衛教：<a>臥床</a>、<a>餵食</a>", "某某醫院 版權所有　建議使用 IE 6.0 以上、1024×768 解析度瀏覽"])
def test_the_foot_of_an_old_page(foot: str) -> None:
    said = f"<p>{SAID}</p><p>打電話之前先看帳單，這裡說的是習慣。</p><p>{MORE}</p>"
    assert [reading for _, reading in kept(page(f"{said}<p>{foot}</p>"), "raw.html")] == [reading for _, reading in kept(page(said), "raw.html")]


@pytest.mark.parametrize("line", ["回頁首以前先存檔", "相關衛教的單張放在護理站", "護理部編製的單張放在護理站"])
def test_lines_of_the_writer(line: str) -> None:
    assert len(kept(page(f"<p>{SAID}</p><p>{line}。</p><p>{MORE}</p>"), "raw.html")) == len(kept(page(f"<p>{SAID}</p><p>{MORE}</p>"), "raw.html")) + 1


def test_a_note_in_brackets_is_no_title() -> None:
    source = f"<h1>{TITLE}</h1><p style='font-size:16pt'>{SAID}</p><p style='font-size:16pt'>（此件公开发布）</p><div>附件：名单</div><p>{MORE}</p>"
    assert headings(source, "raw.html") == [TITLE]
