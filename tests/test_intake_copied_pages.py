# ruff: noqa: E501
"""Pages copied whole, with all that a site writes around a text, in either script: menus, who wrote it, a table of contents, cards,
columns of other titles, forms and comments. Each case has some beside it in which the words are the writer's, and stay."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import shapes
from zhiku.intake.bylines import is_path
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.headings import core
from zhiku.intake.pipeline import import_source
from zhiku.intake.values import Imported

SAID = "做面包以前先把材料称好，水要用凉的，夏天还要冰过，不然面团还没有揉好，就已经发起来了，口感也不好。"
MORE = "烤的时候不要一直开门看，开一次温度就掉二十度，要再等五分钟才回得来。上色太快的，盖一张锡纸就好。"
LAST = "放凉以后再切，热的时候一刀下去会塌。吃不完的切片冷冻，要吃的时候直接烤，不用先解冻，和新的一样。"
COMMENTS = "麦子　2024-05-06 09:40\n照着做了一次，外皮很脆，里面很软。\n回复\n小满　2024-05-07 11:05\n请问没有锡纸，用什么代替？\n回复\n"


def imported(text: str) -> Imported:
    source, findings = decode(text.encode(), "raw.txt", "raw.txt")
    assert source is not None, findings
    result, findings = import_source(source, Decisions())
    assert result is not None, findings
    return result


def kept(text: str, *kinds: str) -> list[str]:
    """What is left of a text, of these kinds, as it was read (folded)."""
    return [piece.reading for piece in imported(text).pieces if piece.part.kind != "removed" and (not kinds or piece.part.kind in kinds)]


@pytest.mark.parametrize("form", ["发表评论\n最新　最热\n", "我要评论\n登录后发表评论\n", "写评论\n", ""])
def test_a_form_may_stand_above_the_comments(form: str) -> None:
    text = f"自己做面包\n{SAID}\n{MORE}\n网友评论（共2条）\n{form}{COMMENTS}"
    assert kept(text, "comment") == ["照着做了一次，外皮很脆，里面很软。", "请问没有锡纸，用什么代替？"]
    assert len(kept(text)) == 5  # and the title, and two paragraphs


@pytest.mark.parametrize("said", [
    "3天", "相关内容讲得很清楚，谢谢！", "登录后才能看到图片，麻烦。", "热门排行里没有这一篇，可惜。", "发布留言要等很久，不知道为什么。", "关于作者，我只知道他住在山里。"])
def test_a_comment_that_begins_like_a_column(said: str) -> None:
    text = f"自己做面包\n{SAID}\n{MORE}\n网友评论（共3条）\n一碗面　2024-05-05 10:00\n{said}\n回复\n{COMMENTS}"
    assert kept(text, "comment") == [said, "照着做了一次，外皮很脆，里面很软。", "请问没有锡纸，用什么代替？"]


@pytest.mark.parametrize("column", [
    "热门排行\n1　公交线改道\n2　油菜花还能看几天\n", "一周热榜\n1　公交线改道\n", "近期文章\n公交线改道\n近期留言\n麦子 于 公交线改道\n", "你可能也会喜欢\n公交线改道\n",
    "发布留言\n发布留言必须填写的电子邮件地址不会公开。 必填栏位标示为 *\n留言 *\n显示名称 *\n在浏览器中储存显示名称，以供下次发布留言时使用。\n搜寻\n",
    "最新评论\n麦子 说：\n照着做了一次，外皮很脆…\n",
])
def test_columns_below_the_comments(column: str) -> None:
    text = f"自己做面包\n{SAID}\n{MORE}\n网友评论（共2条）\n{COMMENTS}{column}关于我们 | 联系我们 | 广告服务\n"
    if "最新评论" in column:
        text = text.replace(column, f"热门推荐\n公交线改道\n{column}")
    assert len(kept(text)) == 5


def test_other_comments_below_a_column() -> None:
    text = f"自己做面包\n{SAID}\n{MORE}\n热门评论\n{COMMENTS}热门推荐\n公交线改道\n最新评论\n一碗面　2024-05-08 10:00\n冷冻的切片烤出来比新的还香。\n回复\n"
    assert "冷冻的切片烤出来比新的还香。" in kept(text, "comment")


@pytest.mark.parametrize("heading", ["3 則留言", "3 则留言", "5 篇讨论", "关于“河”的留言", "《边城》有 3 条评论"])
def test_headings_of_an_author_who_counts_or_quotes(heading: str) -> None:
    text = f"一个月的读书笔记\n\n{SAID}\n\n{heading}\n\n第一则讲的是水，第二则讲的是桥，最后一则讲人。\n\n{MORE}\n"
    parts = shapes(imported(text))
    assert [reading for kind, reading in parts if kind == "comment"] == []
    assert heading in [reading for kind, reading in parts if kind in ("heading", "paragraph")]


@pytest.mark.parametrize("heading", ["3 則留言", "在〈自己做麵包〉中有 2 則留言", "共 2 則迴響", "留言（2）"])
def test_a_blog_in_traditional_characters(heading: str) -> None:
    said = "麥子 說道：\n2024-05-06 09:40\n按食譜做了一次，外皮很脆，裡面很軟。\n回覆\n小滿 表示：\n2024-05-07 上午 11:05\n請問沒有錫紙，用什麼代替？\n回覆\n"
    form = "發佈留言取消回覆\n發佈留言必須填寫的電子郵件地址不會公開。 必填欄位標示為 *\n留言 *\n顯示名稱 *\n近期文章\n做饅頭\n彙整\n2024 年 5 月\n"
    body = "做麵包以前先把材料稱好，水要用涼的，夏天還要冰過，不然麵糰還沒有揉好，就已經發起來了，口感也不好。"
    text = f"麥子的廚房\n首頁 » 家常菜 » 麵包\n自己做麵包\nBy 麥子 On 2024-04-02 In 家常菜, 麵包 2 則留言\n分享到臉書　傳送到 LINE\n\n{body}\n{body[:-1]}，下次再寫。\n\n你可能也會喜歡\n做饅頭\n上一篇 蒸饅頭的火候\n下一篇 做花捲\n\n{heading}\n{said}{form}"
    assert kept(text, "comment") == ["按食谱做了一次，外皮很脆，里面很软。", "请问没有锡纸，用什么代替？"]
    assert kept(text, "heading") == ["自己做面包"] and len(kept(text)) == 5


@pytest.mark.parametrize(("head", "entries"), [
    ("目录 [隐藏]", ("1 材料（四人份）", "2 前一晚", "3 当天早上")), ("文章目录", ("材料（四人份）", "前一晚", "当天早上")),
    ("本文目录：", ("1. 材料（四人份）", "2. 前一晚", "3. 当天早上")), ("Contents [hide]", ("• 材料（四人份）", "• 前一晚", "• 当天早上")),
])
def test_a_table_of_contents_names_the_headings(head: str, entries: tuple[str, ...]) -> None:
    text = f"自己做面包\n\n{SAID}\n\n{head}\n" + "\n".join(entries) + f"\n\n材料（四人份）\n{SAID}\n\n前一晚\n{MORE}\n\n当天早上\n{LAST}\n"
    assert kept(text, "heading") == ["自己做面包", "材料（四人份）", "前一晚", "当天早上"]
    assert len(kept(text)) == 8


@pytest.mark.parametrize("text", [
    f"这箱书里有什么\n\n{SAID}\n\n目录\n面包的学问\n馒头的学问\n花卷的学问\n\n{MORE}\n\n{LAST}\n",  # nothing below is called so
    f"管理办法\n\n目录\n第一章 总则\n第二章 附则\n\n第一章 总则\n{SAID}\n\n第二章 附则\n{MORE}\n",  # of a document
    f"自己做面包\n\n{SAID}\n\n目录要先看\n材料\n做法\n\n材料\n{MORE}\n\n做法\n{LAST}\n",  # no heading of a table
    f"自己做面包\n\n{SAID}\n\n目录\n材料\n做法\n\n做法\n{MORE}\n\n材料\n{LAST}\n",  # another order
])
def test_other_contents_stay(text: str) -> None:
    assert len(kept(text)) == len([line for line in text.splitlines() if line])


CARD = "赵调律\n调律十七年，修过四百多台旧琴\n关注\n谢邀\n1,206 人赞同了该回答\n"
ABOUT = "关于作者\n赵调律\n回答\n142\n文章\n9\n关注者\n18,377\n已关注\n发私信\n被收藏 2,045 次\n"


@pytest.mark.parametrize("card", [CARD, CARD.replace("谢邀\n", ""), CARD.replace("赵调律\n", "赵调律\n赵调律\n"), "匿名用户\n79 人赞同了该回答\n"])
def test_cards_of_those_who_answer(card: str) -> None:
    text = f"怎样自己做面包？\n我试了三次都没有发起来，问题出在哪里。\n关注问题\n写回答\n好问题 46\n查看全部 31 个回答\n\n{card}\n{SAID}\n\n{MORE}\n\n编辑于 2025-02-19 14:02・上海\n赞同 1206\n{ABOUT}"
    assert kept(text) == ["怎样自己做面包？", "我试了三次都没有发起来，问题出在哪里。", SAID, MORE]


@pytest.mark.parametrize("text", [
    f"自己做面包\n\n关于作者\n\n{SAID}\n\n{MORE}\n\n{LAST}",  # a chapter
    f"怎样得到赞同\n\n{SAID}\n\n我的回答写了三天\n1,206 人赞同了这个办法\n\n{MORE}",
    f"自己做面包\n\n{SAID}\n\n关注\n\n{MORE}\n\n回答\n\n{LAST}",
])
def test_no_cards(text: str) -> None:
    assert len(kept(text)) == len([line for line in text.splitlines() if line])


@pytest.mark.parametrize("above", [
    "东岸生活报\n即时\n地方\n会员登录\n首页 / 地方 / 人物\n", "枫桥热线\n要闻\n民生\n当前位置：首页 >> 民生 >> 正文\n", "慢慢煮的小日子\n跳至主要内容\n首页\n关于\n食谱索引\n",
])
@pytest.mark.parametrize("byline", ["2025/03/12 06:30　记者 林知遥／礁溪报道", "发布日期：2024-10-09 09:20　　来源：枫桥热线　　作者：陶一舟", "作者: 慢慢 / 2023 年 11 月 5 日 / 面包, 早餐"])
@pytest.mark.parametrize("title", ["八十岁的面包师傅：面不发不是面的错", "免揉软面包：前一晚三分钟，早上现烤", "小区楼下的面包店，为什么半夜还开着"])
def test_the_title_stands_above_who_wrote_the_text(above: str, byline: str, title: str) -> None:
    result = imported(f"{above}{title}\n{byline}\n{SAID}\n{MORE}\n赞 86　分享　收藏\n版权所有 未经授权不得转载\n")
    assert result.drafts[0].title == title and kept(f"{above}{title}\n{byline}\n{SAID}\n{MORE}\n赞 86　分享　收藏\n") == [title, SAID, MORE]


@pytest.mark.parametrize("text", ["首页 > 生活 > 正文", "论坛 › 装备 › 帐篷", "您的位置：首页 > 人物"])
def test_paths_of_columns(text: str) -> None:
    assert is_path(text)


@pytest.mark.parametrize("text", ["首页上写着电话", "先看 > 再想，最后才说。", "位置要好，人要多"])
def test_other_lines_are_no_paths(text: str) -> None:
    assert not is_path(text)


@pytest.mark.parametrize("column", ["今日热点\n·公交线改道\n·旧衣回收箱\n", "你可能还想看\n公交线改道\n油菜花还能看几天\n", "上一篇 公交线改道\n下一篇 油菜花还能看几天\n"])
def test_columns_below_the_text(column: str) -> None:
    assert kept(f"自己做面包\n{SAID}\n{MORE}\n{column}网友评论（共2条）\n{COMMENTS}", "heading", "paragraph", "list_item") == ["自己做面包", SAID, MORE]


@pytest.mark.parametrize("text", [
    f"本周小报\n\n{SAID}\n\n今日热点\n\n{MORE}\n\n最新文章\n\n{LAST}",  # chapters of a newsletter
    f"自己做面包\n\n{SAID}\n\n{MORE}\n\n相关内容\n第三章 面粉",  # nothing of a site below
    f"自己做面包\n\n{SAID}\n\n上一篇 讲了和面\n\n{MORE}",  # one alone
])
def test_columns_that_are_the_writers(text: str) -> None:
    assert len(kept(text)) == len([line for line in text.splitlines() if line])


@pytest.mark.parametrize("quoted", ["“慢两分钟”不是毛病", "“停”是设好的", "「冷」也有办法"])
def test_a_title_that_begins_with_a_word_in_quotation_marks(quoted: str) -> None:
    assert kept(f"自己做面包\n\n{SAID}\n\n{quoted}\n\n{MORE}\n\n收费写在墙上\n\n{LAST}", "heading") == ["自己做面包", quoted, "收费写在墙上"]


@pytest.mark.parametrize("quoted", ["“好的”他点头", "“谢谢”一声也没有", "“走得匀，就是好表”", "“再见”我们说"])
def test_what_is_said_is_no_title(quoted: str) -> None:
    assert quoted in kept(f"自己做面包\n\n{SAID}\n\n{quoted}\n\n{MORE}\n\n收费写在墙上\n\n{LAST}", "paragraph")


@pytest.mark.parametrize(("taken", "done"), [("材料（四人份）", "做法"), ("食材：", "步骤："), ("用料", "制作方法"), ("配料 (两个)", "作法")])
def test_headings_of_recipes(taken: str, done: str) -> None:
    text = f"自己做面包\n\n{SAID}\n\n{taken}\n高筋面粉 250 克\n水 180 克\n\n{done}\n{MORE}\n\n小贴士\n{LAST}\n"
    assert [core(head) for head in kept(text, "heading")] == ["自己做面包", core(taken), core(done), "小贴士"]


@pytest.mark.parametrize("text", [
    f"怎样交作业\n{SAID}\n\n材料\n{MORE}\n{LAST}",  # nothing is done with it
    f"怎样交作业\n{SAID}\n\n材料\n做法\n\n{MORE}",  # nothing below
    f"怎样交作业\n{SAID}\n\n材料要新鲜\n{MORE}\n\n做法很简单\n{LAST}",
])
def test_words_that_recipes_have(text: str) -> None:
    assert not set(kept(text, "heading")) & {"材料", "做法"}


def test_posts_that_are_counted() -> None:
    post = "{name}\n中级会员\n文章: {n}\n注册: 2019-05-11\n#{n} 发表于 2023-10-22 21:0{n}\n{said}\n引用　检举\n"
    text = "论坛 › 面包 › 问答\n自己做面包\n\n" + "".join(
        post.format(name=name, n=n, said=said) for n, (name, said) in enumerate([("山羊胡", f"{SAID}\n{MORE}"), ("阿国", "这一点太重要了。"), ("露露", "请问要多久？")], 1))
    assert kept(text, "comment") == ["这一点太重要了。", "请问要多久？"] and kept(text, "heading", "paragraph") == ["自己做面包", SAID, MORE]
