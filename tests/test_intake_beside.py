# ruff: noqa: E501
"""What stands beside comments and beside a text by the names of elements and by its place, and the words that only look so."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
from tests.test_intake_sources import comments, kept
from zhiku.intake.boilerplate import site_line

TITLE = "怎样打第一个电话"
TEXT = f"<h1>{TITLE}</h1><p>{SAID}</p><p>{MORE}</p>"


def page(below: str, above: str = "") -> str:
    return f"<html><head><title>{TITLE}</title></head><body><div class='wrap'>{above}{TEXT}{below}</div></body></html>"


def talk(*said: str, name: str = '<span class="nickname">晚风</span><span class="location">山东省烟台市</span>') -> str:
    rows = "".join(f'<div class="row"><div>{name}</div><div>{one}</div><div>2024-05-06 回复</div></div>' for one in said)
    return f'<div class="comment-area"><h3>网友评论</h3>{rows}</div>'


def test_columns_behind_the_element_of_the_comments() -> None:
    below = "<div class='x'><h2>头条热榜</h2><p>多地迎来今冬首场雪</p></div><div class='y'>换一换</div>"
    assert comments(page(talk("照着做了，第二天就打通了。", "他要是不接呢？") + below), "raw.html") == ["照着做了，第二天就打通了。", "他要是不接呢？"]


def test_a_short_comment_among_the_others_is_one() -> None:
    said = ["照着做了，第二天就打通了。", "他要是不接呢？", "说得真好"]
    assert comments(page(talk(*said)), "raw.html") == said
    rows = "".join(f'<li class="comment {kind}"><b>晚风</b> <i>2024-05-06 10:20</i><p>{one}</p></li>' for kind, one in zip(("even", "even", "odd"), said, strict=True))
    assert comments(page(f"<div class='comments'><h3>网友评论</h3><ol>{rows}</ol></div>"), "raw.html") == said


def test_a_sentence_behind_them_stays() -> None:
    below = "<div class='x'><p>我还要补一句，电话打完以后马上记下日期。</p></div>"
    assert "我还要补一句，电话打完以后马上记下日期。" in [reading for _, reading in kept(page(talk("照着做了，打通了。", "他要是不接呢？") + below), "raw.html")]


@pytest.mark.parametrize("name", ["post-meta", "entry-meta", "author-info", "post-share", "reward-box"])
def test_names_of_elements_around_a_text(name: str) -> None:
    assert kept(page(f'<div class="{name}">云朵妈 关注 私信</div>'), "raw.html")[1:] == [("paragraph", SAID), ("paragraph", MORE)]
    own = f'<div class="{name}">写这篇的人做了七年，电话打过上万个。</div>'
    assert ("paragraph", "写这篇的人做了七年，电话打过上万个。") in kept(page(own), "raw.html")


def test_words_in_elements_called_names_are_the_writers_in_a_text() -> None:
    assert ("paragraph", "老城南门外") in kept(page('<p><span class="location">老城南门外</span></p><p>那天的电话就是从那里打的。</p>'), "raw.html")


@pytest.mark.parametrize("line", [
    "一键拨号短信地图", "返回搜狐，查看更多", "文章最后修改于 2023-01-02，距今已超过400天未更新", "百度未收录", "THE END", "下一篇 >>", "版权属于：半亩糖",
    "本博客所有文章除特别声明外，均采用 CC BY-NC-SA 4.0 许可协议。转载请注明来自", "支付宝打赏"])
def test_lines_of_programs(line: str) -> None:
    assert site_line(line)


@pytest.mark.parametrize("line", [
    "短信和地图都发给客户", "返回账单那一页，查看更多明细。", "本文最后一节讲利息怎样算，共七天。", "百度收录的号码不一定对", "上一篇讲过", "版权属于公司，员工不能带走。",
    "采用知识共享的办法，每周讲一个案例，效果很好", "支付宝打赏的钱退不回来"])
def test_lines_of_writers(line: str) -> None:
    assert not site_line(line)
