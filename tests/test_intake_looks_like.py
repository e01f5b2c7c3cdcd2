# ruff: noqa: E501
"""What an author writes himself is no site's, though it looks like it; what the rule is for goes still."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported

END = "写到这里，我想起带我的师傅说过的一句话：事情可以慢一点，账不能糊涂，单子上写的和嘴上说的要是同一个数。"


def everything(text: str, name: str = "raw.txt") -> str:
    return "\n".join(draft.text for draft in imported(text, name).drafts)


def page(body: str) -> str:
    return f"<html><body><h1>前台怎样做事</h1><p>{SAID}</p><p>{MORE}</p>{body}<p>{END}</p></body></html>"


def table(*rows: tuple[str, ...]) -> str:
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) + '</tr>' for row in rows)}</table>"


@pytest.mark.parametrize("own", [
    "【批注1】没有写几天之内退，要加上七日内", "[批注2：请求] 请求要写成一项一项的数", "客服小李为您服务", "客服0231为您服务",
    "拿不准？花5分钟问律师", "复制链接分享给微信好友", "本资料可能受版权保护。", "企业邮箱 - 写信", "上一题 下一题 交卷",
    "提问者：老王 | 回答者：老李", "提问者：三楼住户 | 回答：漏水找五楼", "本文为作者个人观点，不构成法律意见，签字以前请再问一问律师。",
    "有用 139人认为有用", "复制网址发送到群",
    "文件编号：KF-HS-2021-07　版本：V2.3", "书架 目录 82%", "Was this helpful?", "如果您觉得我的文章对您有用，请随意打赏",
])
def test_lines_of_an_author(own: str) -> None:
    assert own in everything(f"前台怎样做事\n\n{SAID}\n\n{own}\n\n{MORE}\n\n{END}\n").replace("\\", "")


@pytest.mark.parametrize("line", [
    "[批注 A1：合规] 此处补充录音告知", "提问者:小鱼儿 | 浏览 3076 次 | 悬赏:20分", "复制本页网址推荐给好友 打印本页", "本文为作者独立观点，转载请注明出处",
    "拿不准？花5分钟问律师 >", "客服小问为您服务", "QQ邮箱 - 打印邮件",
])
def test_lines_of_a_site(line: str) -> None:
    assert line[:6] not in everything(f"前台怎样做事\n\n分享到：微信 微博\n\n{SAID}\n\n{MORE}\n\n{END}\n\n{line}\n\n上一篇：怎样退钱\n")


@pytest.mark.parametrize("rows", [
    [("笔记本", "两台，一台借出"), ("位置", "三楼柜子"), ("标签", "红色A17"), ("来源", "总部调来")],
    [("名称", "位置", "标签", "来源"), ("笔记本", "三楼", "红色", "总部"), ("电话", "前台", "蓝色", "自购")],
    [("笔记本", "创建时间", "标签"), ("漏水记录", "2019年", "红"), ("退钱记录", "2020年", "蓝")],
])
def test_a_table_of_things(rows: list[tuple[str, ...]]) -> None:
    found = everything(page(table(*rows)), "raw.html")
    assert all(cell in found for row in rows for cell in row)
    above = f"<html><body><h1>前台怎样做事</h1>{table(*rows)}<p>{SAID}</p><p>{MORE}</p></body></html>"
    assert all(cell in everything(above, "raw.html") for row in rows for cell in row)


@pytest.mark.parametrize("body", [
    "<div class='reward'><h2>奖励</h2><p>接满一百个电话，奖二百元。</p></div>",
    "<div class='post-copyright'><h2>照片是谁的</h2><p>前台拍的照片归公司，住户要看，当面给他看。</p></div>",
])
def test_elements_of_the_text(body: str) -> None:
    inside = f"<html><body><h1>前台怎样做事</h1><div class='entry-content'><p>{SAID}</p>{body}<p>{MORE}</p><p>{END}</p></div></body></html>"
    assert ("奖二百元" if "reward" in body else "照片归公司") in everything(inside, "raw.html")


@pytest.mark.parametrize("name", ["reactions", "reward"])
def test_lists_that_are_called_like_buttons(name: str) -> None:
    found = everything(page(f"<ul class='{name}'><li>红的生气</li><li>黄的着急</li></ul><div class='{name}'>打赏 12</div>"), "raw.html")
    assert "红的生气" in found and "黄的着急" in found and "打赏" not in found


@pytest.mark.parametrize(("body", "is_told"), [
    ("<div class='author-box'><p>补记：第三条里说的七天，从验房那天算起。</p></div>", True),
    ("<div class='about-author'><p>这篇是我在2019年写的，押金的数目以新合同为准。</p></div>", True),
    ("<div class='author-card'><h2>老王</h2><p>写过三本讲修水管的书。</p></div><div class='author-card'><h2>老李</h2><p>写过一本讲吵架的书。</p></div>", True),
    ("<div class='author-box'><h4>关于作者</h4><p>阿蔡，某厂的专员，收集坏掉的键盘。</p></div>", False),
    ("<div class='authorbio'><ul><li>本文由灰鸽子小姐发表于2018年9月16日</li></ul></div>", False),
])
def test_cards_of_writers(body: str, *, is_told: bool) -> None:
    found = everything(page(body), "raw.html")
    assert any(words in found for words in ("七天，从", "新合同", "吵架的书", "键盘", "灰鸽子")) == is_told


@pytest.mark.parametrize("own", [
    f"老王来信\n\n来自老王 2021/03/04\n\n{SAID}\n\n{MORE}\n\n转发给朋友 收藏 打印\n\n一是信\n\n二是账\n",
    f"老王来信\n\n来自老王 2021年3月4日\n\n{SAID}\n\n{MORE}\n\n在聊天中置顶\n\n一是信\n\n二是账\n",
    f"老王来信\n\n来自老王 2021/03/04\n\n{SAID}\n\n{MORE}\n\n编辑标签 转发给朋友\n\n一是信\n\n二是账\n",
    f"老王来信\n\n由 前台 发布\n\n上午 9:00\n\n{SAID}\n\n{MORE}\n\n3 条回复\n\n由 老王 发布\n\n下午 3:00\n\n一是信，二是账。\n",
    f"老王来信\n\n怎样让住户看到通知？\n\n+关注\n\n{SAID}\n\n{MORE}\n\n相关推荐\n\n一是信\n\n二是账\n",
])
def test_copies_of_no_platform(own: str) -> None:
    found = everything(own)
    assert "老王来信" in found and "二是账" in found


@pytest.mark.parametrize("own", [
    "个性签名：事情可以慢，账不能糊涂", "签名档：城南物业老王，夜里也接电话",
])
def test_signatures_that_are_shown(own: str) -> None:
    assert own in everything(f"签名写什么好\n\n{SAID}\n\n--------\n\n{own}\n\n--------\n\n{MORE}\n")


def test_hours_of_chapters_are_no_pages() -> None:
    text = f"物业培训课程安排\n{SAID}\n第一章 接电话\t2\n第二章 看单子\t4\n第三章 上门\t6\n{MORE}\n第一章 接电话\n{SAID}\n第二章 看单子\n{MORE}\n第三章 上门\n{END}\n"
    assert everything(text).count("接电话") == 2


def test_numbered_parts_of_an_essay_are_no_slides() -> None:
    text = f"三段旧事\n主讲：老王\n1\n\t{SAID}\n\t那天下着雨\n备注\n2\n\t{MORE}\n3\n\t{END}\n\t{SAID[::-1]}。\n谢谢大家！\n"
    found = everything(text)
    assert all(words in found for words in ("老王", "谢谢大家"))


def test_an_income_from_advertisements() -> None:
    own = f"小区收入的四项\n\n{SAID}\n\n广告\n\n电梯海报\n\n外墙大牌\n\n了解详情\n\n{MORE}\n\n{END}\n"
    assert "电梯海报" in everything(own) and "外墙大牌" in everything(own)
    site = f"小区收入的四项\n\n{SAID}\n\n广告\n\n电梯海报\n\n了解详情\n\n{MORE}\n\n{END}\n\n分享到：微信 微博\n\n上一篇：怎样退钱\n"
    assert "电梯海报" not in everything(site)
