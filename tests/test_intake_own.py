# ruff: noqa: E501
"""What people write themselves looks at times like a site's: each case stays, and has one beside it that goes."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import comments, headings, kept


@pytest.mark.parametrize("word", ["留言", "评论", "回复", "点评", "网友"])
def test_a_chapter_called_like_comments(word: str) -> None:
    assert comments(f"小店的本子\n\n{SAID}\n\n{word}\n\n{MORE}\n\n老师常说：别抄简介。\n") == []
    dated = f"小店的本子\n\n{SAID}\n\n{MORE}\n\n{word}\n\n晚风 2024-05-06 10:20\n说得好。\n\n小马 2024-05-07 09:00\n学到了。\n"
    assert comments(dated) == ["说得好。", "学到了。"]


def test_comments_that_are_counted_have_no_names() -> None:
    counted = f"怎样盘点\n\n{SAID}\n\n评论：\n1. 我们用扫码枪盘。\n2. 放错架子太常见了。\n3. 退料要领导发话。\n"
    assert comments(counted) == ["我们用扫码枪盘。", "放错架子太常见了。", "退料要领导发话。"]


@pytest.mark.parametrize("row", ["E1 轮子悬空 把机器放到平地", "拍黄瓜 十二元", "高 矮", "三月四日 晴", "电话 六五二二 八八九九", "月亮 爬上 旧阁楼", "E7 电量低 放回充电座"])
def test_blanks_between_columns_stay(row: str) -> None:
    assert row in imported(f"怎样记\n\n{SAID}\n\n{row}\n\n{MORE}\n").drafts[0].text


def test_blanks_inside_sentences_and_words_go() -> None:
    text = imported(f"怎样记\n\n先 报姓名，再说 明来意。\n\n{SAID}\n\n1. 报姓名\n2. 本月还 款日提醒\n\n{MORE}\n").drafts[0].text
    assert "先报姓名，再说明来意。" in text and "本月还款日提醒" in text


def test_labels_of_formulas_are_no_list() -> None:
    solved = "由公式：\n\nh=½gt² ……①\n\nv=gt ……②\n\n①代入数值，得t=2秒。\n\n②代入t=2，得v=20米每秒。\n"
    assert "①代入数值" in imported(f"物理错题\n\n{SAID}\n\n{solved}").drafts[0].text
    listed = imported(f"怎样准备\n\n{SAID}\n\n①准备账单\n②准备记录\n③准备话术\n").drafts[0].text
    assert "1. 准备账单" in listed and "3. 准备话术" in listed


HELP = f"社区应用使用帮助\n\n点赞\n双击图片就能点赞，再点一次取消。\n\n收藏\n点右下角的星星，收藏到“我的”里。\n\n举报\n{SAID}\n"


def test_words_of_buttons_head_what_is_said_of_them() -> None:
    assert [word for word in ("点赞", "收藏", "举报") if word in [reading for _, reading in kept(HELP)]] == ["点赞", "收藏", "举报"]
    copied = f"怎样打电话\n\n{SAID}\n\n点赞\n收藏\n举报\n"
    assert not any(reading in ("点赞", "收藏", "举报") for _, reading in kept(copied))


def test_the_day_under_a_poem() -> None:
    verses = f"春天的信\n\n雪化了\n河水先知道\n{SAID}\n\n2019-04-03\n\n丁香开了\n不是为我\n\n2019-05-11\n"
    assert "2019-04-03" in [reading for _, reading in kept(verses)]
    assert "2019-04-03" not in [reading for _, reading in kept(f"春天的信\n\n2019-04-03\n\n{SAID}\n\n{MORE}\n")]


def test_a_row_of_ordinals() -> None:
    kinds = f"四种人\n\n{SAID}\n\n第一种人：原来交的，不交了\n\n{MORE}\n\n第二种人：输了官司的亲戚\n\n{MORE}\n\n第三种人：等着被告的\n\n{SAID}\n"
    assert "第一种人：原来交的，不交了" in headings(kinds)
    assert not headings(f"四种人\n\n{SAID}\n\n第一种人：原来交的，不交了\n\n{MORE}\n")[1:]


def test_a_sign_before_a_title() -> None:
    assert "我遇到的司机" in headings(f"怎样打电话\n\n{SAID}\n\n■ 我遇到的司机\n\n{MORE}\n\n{SAID}\n")
    assert headings(f"怎样打电话\n\n{SAID}\n\n■ 准备账单\n■ 准备记录\n\n{MORE}\n")[1:] == []


PRINTED = "实务探讨          《清收之窗》2016年第3期\n\n村口的银行\n\n{0}\n· 21 ·\n《清收之窗》2016年第3期          实务探讨\n{1}\n· 22 ·\n实务探讨          《清收之窗》2016年第3期\n{0}\n· 23 ·\n"


def test_what_stands_on_top_of_pages_changes_sides() -> None:
    found = [reading for _, reading in kept(PRINTED.format(SAID, MORE))]
    assert found == ["村口的银行", SAID, MORE, SAID]
    counted = imported(f"三件事\n\n{SAID}\n\n· 1 ·\n先看账单\n· 2 ·\n再打电话\n\n{MORE}\n").drafts[0].text
    assert "1 ·" in counted and "2 ·" in counted


WORD = ("<html><head><title>第三讲</title></head><body><p class=MsoNormal align=center><b>接听第一通投诉电话以前要练的事</b></p>"
        f"<p class=MsoNormal>{SAID}</p><p class=MsoNormal>记下来的要有两样：</p>"
        "<p class=MsoNormal style='text-indent:-21.0pt;mso-list:l0 level1 lfo1'><span style='font-family:Wingdings'>l&nbsp; </span>对方姓什么；</p>"
        "<p class=MsoNormal style='text-indent:-21.0pt;mso-list:l0 level1 lfo1'><span style='font-family:Wingdings'>l&nbsp; </span>哪一天发生的。</p>"
        f"<p class=MsoNormal>{MORE}</p></body></html>")


def test_a_document_that_word_saved() -> None:
    found = kept(WORD, "raw.html")
    assert found[0] == ("heading", "接听第一通投诉电话以前要练的事") and ("list_item", "对方姓什么；") in found
    plain = WORD.replace("class=MsoNormal", "").replace("mso-list:l0 level1 lfo1", "")
    assert headings(plain, "raw.html")[0] == "第三讲" and ("list_item", "对方姓什么；") not in kept(plain, "raw.html")


def test_a_list_that_is_drawn_as_a_table() -> None:
    rows = "<table><tr><td>•</td><td>价格做成图片；</td></tr><tr><td>•</td><td>运费写“另议”。</td></tr></table>"
    page = f"<html><body><h1>报价单</h1><p>{SAID}</p>{rows}<p>{MORE}</p></body></html>"
    assert [reading for kind, reading in kept(page, "raw.html") if kind == "list_item"] == ["价格做成图片；", "运费写“另议”。"]
    assert "| 甲 |" in imported(page.replace("•", "甲", 1), "raw.html").drafts[0].text


@pytest.mark.parametrize("line", [
    "本文选自公众号读者的三百封信里，这是最短的一封，也是我最常想起的一封。", "本文摘自微博上的一句话，我把它抄在本子上", "必填项已用红字标出，漏填一项，表就会被退回来，要重新排队。",
    "邮箱地址不会公开，可以放心填，我们只用它寄一次通知。", "在浏览器中保存密码以前，先看看旁边有没有别人。", "用邮件通知我的那个人，后来成了我的同事", "学习资料", "培训教材", "内部资料",
    "请遵守发言守则，三分钟到了就停。", "文明上网，理性发言是第二条。", "你的发言要对自己负责", "加载失败，请重试", "播放出错，请刷新页面", "页面加载超时，请重新加载", "该用户已被禁言，内容已屏蔽",
    "此帖已被作者删除", "更多的练习请关注第二章", "更多问题，欢迎关注下一期", "被收藏 300 次", "300 人做过这道菜", "作者简介：周平（1979—），男，河边人，写诗三百首", "（编辑　老王）"])
def test_lines_of_an_author_that_sites_write_nearly_so(line: str) -> None:
    assert line in imported(f"河边的人\n\n{SAID}\n\n{line}\n\n{MORE}\n").drafts[0].text


@pytest.mark.parametrize("line", [
    "本文图文来源于网络，如有侵权请联系删除", "本文转自网络", "本文转载于微信公众号“河边人”", "您的邮箱地址不会被公开。必填项已用*标注", "必填项已用 * 标注", "在此浏览器中保存我的显示名称、邮箱地址，以便下次评论时使用。",
    "内部资料，请勿外传", "请遵守评论规则", "文明上网，理性发言！", "提示: 该用户被管理员屏蔽", "视频加载失败，请刷新页面", "更多职场文章，请扫码关注我们", "最佳浏览效果：IE 6.0 以上，1024×768 分辨率浏览",
    "第 18 卷第 3 期　　乡土建材　　Vol.18 No.3\n\n（编辑　老王）"])
def test_what_a_site_writes_so(line: str) -> None:
    text = imported(f"河边的人\n\n{SAID}\n\n{line}\n\n{MORE}\n").drafts[0].text
    assert not any(words in text for words in line.split("\n\n"))


@pytest.mark.parametrize("end", [
    "上一章 我们讲了水\n下一章 我们要讲树\n", "上一个 出去的人\n下一个 进来的人\n", "上一篇 我们讲了水\n下一篇 我们要讲树\n", "归档\n先编号\n再装盒\n", "友情链接\n朋友之间的来往\n也要记下来\n",
    "编辑推荐\n三本好书\n一本坏书\n", "排行榜\n先写第一名\n打印本页\n"])
def test_the_last_lines_of_an_author_name_no_other_texts(end: str) -> None:
    text = imported(f"怎样管档案\n\n{SAID}\n\n{MORE}\n\n{end}").drafts[0].text
    assert all(line in text for line in end.splitlines() if line != "打印本页")


@pytest.mark.parametrize("end", ["上一篇 怎样打电话\n下一篇 怎样写信\n\n返回顶部\n", "热门文章\n怎样打电话\n怎样写信\n\n返回顶部\n© 2024 某某网 版权所有\n"])
def test_other_texts_below_a_text(end: str) -> None:
    text = imported(f"怎样管档案\n\n{SAID}\n\n{MORE}\n\n{end}").drafts[0].text
    assert "怎样打电话" not in text and "怎样写信" not in text
