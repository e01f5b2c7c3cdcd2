# ruff: noqa: E501
"""Pages that apps share: answers to a comment in its own line, faces, films that do not load, buttons between paragraphs."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import comments, kept

TITLE = "怎样打第一个电话"
HEAD = "<p class='cmt-name'>{}</p>"
FOOT = "<p class='cmt-info'><span>11-13 08:12</span><span class='ip'>IP属地：重庆</span><span>赞(8)</span><span>回复</span></p>"


def page(*said: str, body: str = "") -> str:
    zone = "".join(f"<div class='cmt'>{HEAD.format(name)}{words}</div>" for name, words in zip(("一碗小面", "卖伞的人", "用户70921"), said, strict=False))
    return (f"<html><head><title>{TITLE}_速看</title></head><body><div class=article><h1>{TITLE}</h1><p>{SAID}</p>{body}<p>{MORE}</p></div>"
            f"<div class='cmt-wrap'><div>热门评论</div>{zone}</div></body></html>")


@pytest.mark.parametrize("names", [
    '<b class="sub-name">北纬三十度</b>：', '<b class="sub-name">街坊</b><em>作者</em>回复<b class="sub-name">北纬三十度</b>：',
    '<a class="reply-name">街坊</a> 回复 @<a class="reply-name">北纬</a> : ', '<span class="nickname">街坊</span> ▸ <span class="nickname">北纬</span>：'])
def test_who_answers_whom(names: str) -> None:
    source = page(f"<p class='cmt-txt'>照着做了，第二天就打通了。</p>{FOOT}<div class='cmt-sub'><p>{names}<span>换一个时间再打，晚饭以后。</span></p><p>{names}<span>谢谢，明天再试一次。</span></p></div>",
                  f"<p class='cmt-txt'>他要是不接呢？</p>{FOOT}")
    assert comments(source, "raw.html") == ["照着做了，第二天就打通了。", "换一个时间再打，晚饭以后。", "谢谢，明天再试一次。", "他要是不接呢？"]
    assert len(imported(source, "raw.html").drafts) == 5


@pytest.mark.parametrize("said", ["注意：晚饭以后再打。", "<b>最要紧的是</b>：不要骂人。", "打通的<b class='nickname'>小周</b>说：不要急，慢慢来。"])
def test_words_before_a_colon_that_name_nobody(said: str) -> None:
    source = page(f"<p class='cmt-txt'>{said}</p>{FOOT}", f"<p class='cmt-txt'>他要是不接呢？</p>{FOOT}")
    assert comments(source, "raw.html")[0] in ("注意：晚饭以后再打。", "最要紧的是：不要骂人。", "打通的小周说：不要急，慢慢来。")


def test_an_interview_keeps_its_names() -> None:
    assert ("paragraph", "街坊：晚饭以后再打，多半会接。") in kept(page(body='<p><b class="nickname">街坊</b>：晚饭以后再打，多半会接。</p>'), "raw.html")


@pytest.mark.parametrize(("said", "left"), [("[流泪][流泪]那张画能不能发出来看看？", "那张画能不能发出来看看？"), ("说得对，谢谢。[赞][赞]", "说得对，谢谢。"),
                                            ("[注意]晚饭以后再打。", "[注意]晚饭以后再打。"), ("说了要扣分。[哭惹R]", "说了要扣分。"), ("写明[型号R]，再说价钱。", "写明[型号R]，再说价钱。"), ("我打了[流泪]三天才打通。", "我打了[流泪]三天才打通。")])
def test_faces(said: str, left: str) -> None:
    assert comments(page(f"<p class='cmt-txt'>{said}</p>{FOOT}", f"<p class='cmt-txt'>他要是不接呢？</p>{FOOT}"), "raw.html")[0] == left


@pytest.mark.parametrize("site", ["<div class='video-card'><span></span><span>00:48</span><p>视频加载失败，点击重试</p></div>", "<button>显示全部 <span>&#8203;</span></button>",
                                  "<div><button>展开阅读全文</button></div>"])
def test_what_an_app_shows_in_the_text(site: str) -> None:
    said = (f"<p class='cmt-txt'>照着做了，第二天就打通了。</p>{FOOT}", f"<p class='cmt-txt'>他要是不接呢？</p>{FOOT}")
    assert kept(page(*said, body=site), "raw.html") == kept(page(*said), "raw.html")


@pytest.mark.parametrize("own", ["<p>08:30</p>", "<div><button class='accordion'>没有人接怎么办</button></div>", "<h3><button>显示全部</button></h3>", "<p>显示全部</p>"])
def test_what_the_writer_shows(own: str) -> None:
    assert len(kept(page(body=f"{own}<p>{MORE}</p>"), "raw.html")) == len(kept(page(body=f"<p>{MORE}</p>"), "raw.html")) + 1


def test_what_others_read_is_no_comment() -> None:
    feed = "<div class='feed'><div>大家都在看</div><div class='card'><p>快递柜要收费？物业回应了</p><p>晚知道 328评</p></div></div>"
    said = f"<p class='cmt-txt'>照着做了，第二天就打通了。</p>{FOOT}", f"<p class='cmt-txt'>他要是不接呢？</p>{FOOT}"
    assert comments(page(*said).replace("</body>", feed + "</body>"), "raw.html") == ["照着做了，第二天就打通了。", "他要是不接呢？"]
