# ruff: noqa: E501
"""Pages of well-known sites and programs, and copies from their windows: what they say of themselves, and where that is not trusted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes
from tests.test_intake_sources import comments, headings, kept
from zhiku.intake.rules import load

TITLE = "怎样打第一个电话"
TEXT = SAID + MORE
PLATFORMS = load("platforms.yml")["platforms"]
COPIES = {row["name"]: row for row in load("platforms.yml")["copies"]}


def inside(selector: str, content: str) -> str:
    """Elements of these names one inside the other."""
    for name in reversed(selector.split()):
        content = f'<div class="{name}">{content}</div>'
    return content


def page(row: dict[str, Any], *, outside: str = "") -> str:
    """A page as the platform makes it: its title, text, and one comment, with what the site writes around them."""
    text = [inside((row.get("posts") or row["text"])[0], f"<p>{TEXT}</p><p>{MORE}</p>")]
    said = inside((row.get("said") or row.get("posts") or ["vcontent"])[0], "<p>照着做了，第二天就打通了。</p>")
    title = inside(row["title"][0], TITLE) if "title" in row else f"<h1>{TITLE}</h1>"
    return (f"<html><head><title>{TITLE} - 某某站</title></head><body><div class='x1'>老站长的小屋</div>{title}"
            f"<div class='x2'>吴钩 发布在 杂谈</div>{''.join(text)}<div class='x3'>赞过的人有 晚风 小马</div>{outside}"
            f"<div class='x4'>晚风 三级</div>{said}<div class='x5'>别的好东西</div></body></html>")


@pytest.mark.parametrize("row", PLATFORMS, ids=lambda row: row["name"])
def test_a_platform_says_what_is_what(row: dict[str, Any]) -> None:
    found = kept(page(row), "raw.html")
    assert found == [("heading", TITLE), ("paragraph", TEXT), ("paragraph", MORE), ("comment", "照着做了，第二天就打通了。")]


@pytest.mark.parametrize("row", PLATFORMS, ids=lambda row: row["name"])
def test_it_is_not_trusted_where_most_is_said_elsewhere(row: dict[str, Any]) -> None:
    elsewhere = "".join(f"<p>第{n}次以后，{TEXT}</p>" for n in "一二三四")
    said = [reading for kind, reading in kept(page(row, outside=elsewhere), "raw.html") if kind != "heading"]
    assert sum(TEXT in reading for reading in said) >= 4


def test_comments_that_a_platform_does_not_name_are_found_as_ever() -> None:
    row = next(row for row in PLATFORMS if row["name"] == "腾讯网")
    below = ("<h2>网友评论</h2><ul><li><b>晚风</b> <i>2014-03-10 20:11</i><p>我也是这样打的，很管用。</p></li>"
             "<li><b>小马</b> <i>2014-03-11 08:02</i><p>他要是不接呢？</p></li></ul>")
    text = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{inside(row['text'][0], f'<p>{TEXT}</p><p>{MORE}</p>')}{below}</body></html>"
    assert comments(text, "raw.html") == ["我也是这样打的，很管用。", "他要是不接呢？"]


def test_the_title_stands_behind_the_name_of_its_column() -> None:
    row = next(row for row in PLATFORMS if row["name"] == "XOOPS")
    assert headings(page(row).replace(f">{TITLE}</div>", f">催收实务 : {TITLE}</div>"), "raw.html") == [TITLE]
    assert headings(page(row).replace(f">{TITLE}</div>", f">回忆：{TITLE}的那一天</div>"), "raw.html") == [f"回忆：{TITLE}的那一天"]


ANSWER = f"首页\n\n客户不接电话怎么办？\n\n关注问题\n写回答\n12 条评论\n\n吴钩\n跑过三年外勤\n6,204 人赞同了该回答\n\n{TEXT}\n\n{MORE}\n\n编辑于 2021-08-30 13:27\n赞赏\n3 人已赞赏\n\n2 条评论\n默认\n\n晚风\n照着做了，第二天就打通了。\n2021-08-30\n回复\n11\n\n小马\n他要是换了号码呢？\n2021-09-01\n回复\n2\n\n更多回答\n别人\n不知道，没遇到过。\n"


def test_a_copied_answer() -> None:
    assert COPIES["知乎的回答"]
    assert kept(ANSWER) == [("heading", "客户不接电话怎么办？"), ("paragraph", TEXT), ("paragraph", MORE),
                            ("comment", "照着做了，第二天就打通了。"), ("comment", "他要是换了号码呢？")]
    own = f"客户不接电话怎么办？\n\n{TEXT}\n\n6,204 人赞同了该回答，我也赞同。\n\n{MORE}\n\n编辑于 2021-08-30 13:27\n"
    assert ("paragraph", TEXT) in kept(own) and ("paragraph", MORE) in kept(own)


def test_how_many_comments_there_are_is_said_above_the_text() -> None:
    """Without any line by which the site is known."""
    found = kept(ANSWER.replace("人赞同了该回答", "人觉得好"))
    assert ("paragraph", TEXT) in found and [reading for kind, reading in found if kind == "comment"] == [
        "照着做了，第二天就打通了。", "他要是换了号码呢？"]


def test_all_that_is_left_out_is_in_the_ledger() -> None:
    row = next(row for row in PLATFORMS if row["name"] == "新浪博客")
    out = "".join(reading for kind, reading in shapes(imported(page(row), "raw.html")) if kind == "removed")
    assert "老站长的小屋" in out and "吴钩 发布在 杂谈" in out and "别的好东西" in out


def test_what_a_post_quotes() -> None:
    """The writer's text keeps it; in a comment it is there already."""
    row = next(row for row in PLATFORMS if row["name"] == "Discuz!")
    quote = '<div class="quote"><p>他说：先听他把话说完。</p></div>'
    text = page(row).replace(f"<p>{TEXT}</p>", f"<p>{TEXT}</p>{quote}").replace("<p>照着做了", f"{quote}<p>照着做了")
    assert kept(text, "raw.html")[1:] == [("paragraph", TEXT), ("paragraph", "他说：先听他把话说完。"), ("paragraph", MORE),
                                           ("comment", "照着做了，第二天就打通了。")]


WORDPRESS = next(row for row in PLATFORMS if row["name"].startswith("博客程序"))


def blog(text: str) -> str:
    return f"<html><head><title>{TITLE}</title></head><body><h1>生活小记</h1>{text}</body></html>"


def test_what_is_called_a_comment_above_or_inside_the_text_is_none() -> None:
    widget = '<div class="comment-text">写得真好，我家也有一只。</div>'
    article = f'<h2 class="entry-title">{TITLE}</h2><div class="entry-content"><p>{TEXT}</p><p>{MORE}</p></div>'
    assert ("paragraph", TEXT) in kept(blog(widget + article), "raw.html") and not comments(blog(widget + article), "raw.html")
    boxed = article.replace(f"<p>{MORE}</p>", f"<div class='comment-content'>{SAID}</div><p>{MORE}</p>")
    assert kept(blog(boxed), "raw.html")[1:] == [("paragraph", TEXT), ("paragraph", SAID), ("paragraph", MORE)]


def test_several_articles_on_one_page_keep_their_titles() -> None:
    both = "".join(f'<h2 class="entry-title">{title}</h2><div class="entry-content"><p>{TEXT}</p></div>' for title in ("一只旧铁锅", "白菜炖豆腐"))
    assert {"一只旧铁锅", "白菜炖豆腐"} <= set(headings(blog(both), "raw.html"))


def test_what_is_written_right_below_the_text_stays() -> None:
    article = (f'<h2 class="entry-title">{TITLE}</h2><div class="entry-content"><p>{TEXT}</p><p>{MORE}</p></div>'
               "<div><h3>注释</h3><ol><li>账单：这里指信用卡的。</li></ol></div><div class='x'>赞过的人有 晚风</div>")
    found = [reading for _, reading in kept(blog(article), "raw.html")]
    assert "账单：这里指信用卡的。" in found and "赞过的人有 晚风" not in found


def test_names_that_anybody_gives_part_no_sentence() -> None:
    words = '老板对我说<span class="quote">“先听他说完”</span>，<em class="title">再</em>问他能还多少。'
    assert ("paragraph", "老板对我说“先听他说完”，再问他能还多少。") in kept(blog(f"<p>{TEXT}</p><p>{words}</p><p>{MORE}</p>"), "raw.html")


def test_a_copy_with_two_answers_loses_none() -> None:
    second = f"小马\n卖过软件\n1,024 人赞同了该回答\n\n{SAID}第二个人这样说。\n\n编辑于 2021-09-30 10:00\n\n3 条评论\n"
    text = ANSWER[:ANSWER.rindex("2 条评论")] + "添加评论\n\n" + second
    everything = "".join(reading for _, reading in kept(text))
    assert TEXT in everything and "第二个人这样说。" in everything


@pytest.mark.parametrize("own", [
    f"怎样选图\n\n{TEXT}\n\n1/6\n\n第二张不要放正脸\n\n{MORE}\n\n关注\n\n{SAID}\n",
    f"怎样发笔记\n\n{SAID}\n\n关注\n\n{TEXT}\n\n05-06 广东\n\n{MORE}\n",
    f"夜班的会\n\n参会人员：严主任、洪波\n\n{TEXT}\n\n{MORE}\n\n导出\n",
    f"客服群的规矩\n\n{SAID}\n\n小马  16:02\n{TEXT}\n小李  16:05\n{MORE}\n小马  16:07\n{SAID}\n",
])
def test_lines_that_anybody_may_write_make_no_copy(own: str) -> None:
    written = [line for line in own.splitlines() if line in (TEXT, MORE, SAID)]
    assert [reading for kind, reading in kept(own) if kind == "paragraph" and reading in (TEXT, MORE, SAID)] == written


def test_a_chat_that_was_sent_by_mail() -> None:
    chat = ("微信群聊“食堂”的聊天记录如下:\n\n—————  2025-09-02  —————\n\n\n老卞  16:02\n\n冬瓜的刀工和出品要求\n\n"
            f"{TEXT}\n\n{MORE}{SAID}\n\n\n小邱  16:05\n\n收到\n\n\n小邱  16:20\n\n高峰期人手不够，能不能加一个帮工？\n\n\n老卞  16:31\n\n[表情]\n")
    assert kept(chat) == [("heading", "冬瓜的刀工和出品要求"), ("paragraph", TEXT), ("paragraph", MORE + SAID),
                          ("comment", "高峰期人手不够，能不能加一个帮工？")]


def answers(last: str, card: str) -> str:
    return f"下雨天出门要带什么？\n\n石头\n钓鱼的人\n关注他\n320 人赞同了该回答\n{TEXT}\n{last}{card}120 人赞同了该回答\n{MORE}\n"


def test_the_card_of_the_second_who_answers() -> None:
    assert kept(answers("先看天，再看地。\n", "\n河边人\n摆渡四十年\n关注他\n")) == kept(answers("先看天，再看地。\n", ""))
    assert not {"石头", "钓鱼的人"} & {reading for _, reading in kept(answers("", ""))}


@pytest.mark.parametrize(("last", "card"), [
    ("先看天\n再看地\n最后带伞\n", "河边人\n关注他\n"), ("我的答案只有四个字\n让人吃饱\n", ""), ("我的答案只有四个字\n\n让人吃饱\n", ""), ("先看天\n再看地\n最后带伞\n", "关注他\n")])
def test_the_last_words_of_an_answer_are_no_card(last: str, card: str) -> None:
    everything = "".join(reading for _, reading in kept(answers(last, card)))
    assert all(line in everything for line in last.split())


def test_what_a_text_says_of_its_writer_above_two_numbers() -> None:
    numbers = "文章\n300\n视频\n20\n"
    assert ("paragraph", MORE) in kept(answers("", "") + f"\n关于作者\n\n{SAID}\n\n{MORE}\n\n{numbers}")
    assert "关于作者" not in "".join(reading for _, reading in kept(answers("", "") + f"\n关于作者\n石头\n钓鱼的人\n{numbers}"))


@pytest.mark.parametrize("text", [
    f"投票的结果\n\n我们村昨天投票决定修路还是修桥。\n\n修桥\n两岸的人都可以走\n128 人赞同了该文章\n\n修路\n{TEXT}\n", f"什么叫关注\n关注他\n120 人赞同了该回答\n{TEXT}\n{MORE}\n"])
def test_lines_above_how_many_agree_that_name_nobody(text: str) -> None:
    everything = [reading for _, reading in kept(text)]
    assert {"两岸的人都可以走", "什么叫关注"} & set(everything)


def tianya(*posts: str) -> str:
    """A thread of 天涯: the first post and what stands below it; each begins with its writer."""
    items = "".join(f"<div class='atl-item'><div class='atl-head'><div class='atl-info'>作者：<a>{post.partition('|')[0]}</a> 时间：2014-03-02 20:41:33</div></div>"
                    f"<div class='bbs-content'>{post.partition('|')[2]}</div><div class='atl-reply'>来自 某社区客户端 | 举报 | 2楼 | 打赏 | 回复 | 评论</div></div>"
                    for post in posts[1:])
    return (f"<html><head><title>{TITLE}_杂谈_某社区</title></head><body class='post-body'><h1><span class='s_title'>{TITLE}</span></h1>"
            f"<div class='atl-info'><span>楼主：<a>吴钩</a></span> <span>时间：2014-03-02 20:17:00</span> <span>点击：20931</span></div>"
            f"<div class='atl-item'><div class='bbs-content'>{posts[0]}</div><div class='atl-reply'>楼主发言：9次 发图：0张</div></div>{items}</body></html>")


def test_what_the_whole_page_is_called_says_nothing_and_the_writer_goes_on_below_others() -> None:
    found = kept(tianya(f"{TEXT}<br>{MORE}", "小马|照着做了，第二天就打通了。", f"吴钩|接着说。{TEXT}{MORE}", "晚风|他要是不接呢？"), "raw.html")
    assert found == [("heading", TITLE), ("paragraph", TEXT), ("paragraph", MORE), ("comment", "照着做了，第二天就打通了。"),
                     ("paragraph", f"接着说。{TEXT}{MORE}"), ("comment", "他要是不接呢？")]
    assert ("comment", f"接着说。{TEXT}{MORE}") in kept(
        tianya(f"{TEXT}<br>{MORE}", "小马|照着做了，第二天就打通了。", f"吴钩的弟弟|接着说。{TEXT}{MORE}"), "raw.html")


@pytest.mark.parametrize("cites", ["@吴钩 3楼 2014-03-02 21:30:02", "@吴钩 2014-03-02 21:30:02", "回复第3楼，@吴钩", "回复第3楼(作者:@吴钩 于 2014-03-02 21:30)"])
def test_what_a_board_cites_above_an_answer(cites: str) -> None:
    page_of = tianya(f"{TEXT}<br>{MORE}", f"晚风|{cites}<br>先报自己是谁。<br>-----------------------------<br>我们也是这样，很管用。")
    assert comments(page_of, "raw.html") == ["我们也是这样，很管用。"]


@pytest.mark.parametrize("said", ["@吴钩 说得对，我们也是这样。", "回复第3楼的那位，说得对。", "我在3楼 2014-03-02 等过他。"])
def test_words_to_somebody_are_no_citation(said: str) -> None:
    page_of = tianya(f"{TEXT}<br>{MORE}", f"晚风|{said}<br>先报自己是谁。<br>-----------------------------<br>我们也是这样，很管用。")
    assert comments(page_of, "raw.html")[-2:] == ["先报自己是谁。", "我们也是这样，很管用。"]


def said_on(name: str, said: str, place: int = 0) -> list[str]:
    """The comments of a page of a platform with other words in its comment."""
    row = next(row for row in PLATFORMS if row["name"] == name)
    return comments(page(row | {"said": row["said"][place:]}).replace("<p>照着做了，第二天就打通了。</p>", said), "raw.html")


@pytest.mark.parametrize("passed", ["//@小马:回复@晚风:没争议的先收，别等。", " //@小马：没争议的先收。", "// @小马: 没争议的先收。"])
def test_what_is_sent_on_is_of_others(passed: str) -> None:
    assert said_on("雪球", f"<p>老板真的听会计的？{passed}</p>") == ["老板真的听会计的？"]


@pytest.mark.parametrize("said", ["打开 https://a.example 看看，写得很细。", "先收钱//再开票，次序不能反。", "@小马 你们老板真的听会计的？"])
def test_slashes_and_names_alone_send_nothing_on(said: str) -> None:
    assert said_on("雪球", f"<p>{said}</p>")[0].endswith(said.removeprefix("@小马 "))


def test_a_heading_with_a_date_among_what_is_said_is_who_said_it() -> None:
    assert said_on("雪球", "<h4><a>晚风</a><span>2022-12-14 22:58</span><span>· 河北</span></h4><p>争议另列一栏，很要紧。</p>") == ["争议另列一栏，很要紧。"]
    assert said_on("雪球", "<h4>争议另列一栏</h4><p>很要紧。</p>") == ["争议另列一栏", "很要紧。"]


def test_who_answers_stands_in_an_element_before_the_colon() -> None:
    assert said_on("简书", "<a class='_1OhGeD'>晚风</a>：<span>下次您问他最近做过什么好事。</span><div>2022.09.21 12:40</div>", 2) == ["下次您问他最近做过什么好事。"]


def test_of_the_properties_of_a_page_of_notion_those_of_its_keeping_go() -> None:
    def kinds(rows: str) -> list[tuple[str, str]]:
        return kept(f"<html><head><title>{TITLE}</title></head><body><article class='page sans'><header><h1 class='page-title'>{TITLE}</h1>"
                    f"<table class='properties'><tbody>{rows}</tbody></table></header><div class='page-body'><p>{TEXT}</p><p>{MORE}</p></div></article></body></html>", "raw.html")

    made = "".join(f"<tr class='property-row property-row-{what}'><th>{name}</th><td>{value}</td></tr>" for what, name, value in (
        ("created_time", "Created", "@March 3, 2024 9:18 PM"), ("multi_select", "Tags", "门店SOP待整理"), ("person", "负责", "店长小圆")))
    text = "<tr class='property-row property-row-text'><th>适用</th><td>只在社区店用，商场店另有一份</td></tr>"
    assert kinds(made) == [("heading", TITLE), ("paragraph", TEXT), ("paragraph", MORE)]
    assert "只在社区店用，商场店另有一份" in str(kinds(made + text)) and "店长小圆" not in str(kinds(made + text))


READER = f"首页\n打开某某浏览器，体验更流畅\n{TITLE}？\n街坊说法\n06-11 07:30 · 优质社会领域创作者\n+关注\n{TEXT}\n{MORE}\n展开剩余 42%\n举报/反馈\n"
WORKERS = f"首页  人脉  消息(3)\n匿名区 > 人事圈\n晚风\n某企业员工 · 2024-11-19 12:48 · 江苏\n+ 关注\n\n{TITLE}\n\n{TEXT}\n\n{MORE}\n\n#话术\n赞 218\n评论 2\n\n"
CHANNEL = f"活动\n聊天\n客服 > 常规\n由 小马 发布\n小马\n昨天 上午 9:12 已编辑\n重要!\n{TITLE}\n{TEXT}\n{MORE}\n客服 > General\n👍 14 ❤️ 6\n折叠全部\n"


@pytest.mark.parametrize(("text", "said"), [
    (READER + "相关视频\n02:14\n老板退了三千块，全程高能\n8.6万次播放\n热门评论\n云朵\n订金和定金这两个字，卖家比我们懂。\n来自广东 · 3天前 · 回复(6)\n1024\n"
     "街坊说法（作者）：那就请他写到小票上。\n老K\n现货我都给退。\n来自山东 · 昨天 · 回复\n387\n没有更多评论了\n写评论…\n",
     ["订金和定金这两个字，卖家比我们懂。", "那就请他写到小票上。", "现货我都给退。"]),
    (WORKERS + "全部评论(2)   按热度\n松果\n远山食品 · 招聘主管\n第三句太妙了。\n11-19 13:20   赞 44   回复\n    晚风 作者 回复 松果：抱抱，我在会上说过。\n    11-19 18:40   赞 12   回复\n"
     "Cathy\n独立顾问\n小公司怎么办？\n2天前   赞 5   回复\n查看更多评论\n立即沟通\n", ["第三句太妙了。", "抱抱，我在会上说过。", "小公司怎么办？"]),
    (CHANNEL + "由 阿坤 发布\n阿坤\n昨天 上午 10:03\n夜班打过去没人接，怎么办？\n👍 5\n由 Momo Chen 发布\nMomo Chen\n上午 8:31\n@阿坤 已经在要了，这周五有名字。\n😂 2\n查看更多回复\n回复\n",
     ["夜班打过去没人接，怎么办？", "已经在要了，这周五有名字。"]),
    (f"收藏详情\n来自 笔记  2023/6/2 23:41\n{TITLE}\n\n{TEXT}\n{MORE}\n[位置]\n标签：跑件、存着\n编辑标签  转发给朋友  在聊天中置顶\n", []),
], ids=["reader", "workers", "channel", "note"])
def test_copies_that_say_when_below_the_words_or_above(text: str, said: list[str]) -> None:
    found = kept(text)
    assert found[0] in [("heading", TITLE), ("heading", f"{TITLE}？")]
    assert found[1:3] == [("paragraph", TEXT), ("paragraph", MORE)] and found[3:] == [("comment", line) for line in said]


@pytest.mark.parametrize("own", [
    f"收藏的故事\n\n来自 老家  2023/6/2\n\n{TEXT}\n\n{MORE}\n\n标签：老家\n",
    f"话剧的排练\n\n+关注\n\n{TEXT}\n\n赞 20\n\n{MORE}\n",
    f"值班表\n\n上午 9:12\n\n{TEXT}\n\n3 条回复\n\n{MORE}\n",
    f"三人的会\n\n由 小马 发布\n\n{TEXT}\n\n上午 9:12\n\n{MORE}\n",
])
def test_a_writer_has_one_of_such_lines(own: str) -> None:
    assert {("paragraph", TEXT), ("paragraph", MORE)} <= set(kept(own))


def test_a_site_that_lays_its_comments_out_otherwise_keeps_them() -> None:
    text = READER + "热门评论\n柠檬\n6月18日 来自广东\n算得很清楚，我照着做。\n赞(4) 回复\n老裴\n6月19日 来自天津\n一年下来不少。\n赞(4) 回复\n"
    everything = "".join(reading for _, reading in kept(text))
    assert "算得很清楚，我照着做。" in everything and "一年下来不少。" in everything
