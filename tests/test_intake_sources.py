# ruff: noqa: E501
"""Kinds of sources that have a form of their own: slides, sheets, chats, threads, leaflets, old pages. Each case has one beside it
that is left alone."""

from __future__ import annotations

import re

import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes

THIRD = "说好了哪一天还多少，就写在记录里，到了那一天早上先发一条短信提醒他，不要等到过了期再打电话。"


def kept(text: str, name: str = "raw.txt") -> list[tuple[str, str]]:
    return [(kind, reading) for kind, reading in shapes(imported(text, name)) if kind != "removed"]


def headings(text: str, name: str = "raw.txt") -> list[str]:
    return [reading for kind, reading in kept(text, name) if kind == "heading"]


def comments(text: str, name: str = "raw.txt") -> list[str]:
    return [reading for kind, reading in kept(text, name) if kind == "comment"]


def test_xhtml_is_a_page() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html><body><h1>怎样打第一个电话</h1><p>{SAID}</p></body></html>'
    assert kept(page, "raw.html") == [("heading", "怎样打第一个电话"), ("paragraph", SAID)]
    assert kept(f"<?xml 是什么\n\n{SAID}")[0][1].startswith("<?xml")


SLIDES = f"幻灯片 1\n怎样打第一个电话\n某某培训\n\n幻灯片 2\n目录\n准备工作\n第一句话\n某某培训\n\n幻灯片 3\n准备工作\n• 账单\n• 记录\n某某培训\n备注：\n{SAID}\n\n幻灯片 4\n第一句话\n• 报姓名\n某某培训\n"


def test_slides() -> None:
    found = kept(SLIDES)
    assert [reading for kind, reading in found if kind == "heading"] == ["怎样打第一个电话", "准备工作", "第一句话"]
    assert ("list_item", "账单") in found and ("paragraph", SAID) in found
    assert not any("某某培训" in reading or "目录" in reading for _, reading in found)
    assert "某某培训" in headings(f"怎样做幻灯片\n\n{SAID}\n\n某某培训\n\n{MORE}\n\n幻灯片 1\n")


def test_a_sheet_with_paragraphs_in_its_cells() -> None:
    rows = f"序号\t问题\t解答\n1\t没钱怎么办？\t{SAID}\n2\t不接电话呢？\t{MORE}\n"
    text = imported(f"常问的问题\n\n{THIRD}\n\n{rows}").drafts[0].text
    assert f"| 1 | 没钱怎么办？ | {SAID} |" in text
    assert "|" not in imported(f"常问的问题\n\n{THIRD}\n\n问：没钱怎么办？\t\t\n{SAID}\n").drafts[0].text


CHAT = f"消息对象:某某交流群\n\n2021-05-22 20:00:47 【管理员】老耿(100000001)\n{SAID}{THIRD}\n\n2021-05-22 20:02:40 【管理员】老耿(100000001)\n{MORE}{THIRD}\n\n2021-05-22 20:12:55 阿四(100000002)\n他要是一直不接呢？\n\n2021-05-22 20:13:30 【管理员】老耿(100000001)\n换一个时间再打。\n"


def test_a_chat_in_which_one_speaks_at_length_first() -> None:
    assert kept(CHAT) == [("paragraph", SAID + THIRD), ("paragraph", MORE + THIRD), ("comment", "他要是一直不接呢？"), ("comment", "换一个时间再打。")]
    talk = CHAT.replace(SAID + THIRD, "大家好").replace(MORE + THIRD, "都在吗")
    assert {kind for kind, _ in kept(talk)} == {"comment"} and "老耿" not in "".join(reading for _, reading in kept(talk))
    log = f"通话记录\n\n{SAID}\n\n2021-05-22 20:12:55 客户（本人）来电\n\n{MORE}"
    assert not comments(log)


@pytest.mark.parametrize("heads", [
    ("阿四 沙发 2011-08-09 22:04 只看该作者", "老金 板凳 2011-08-10 07:50 只看该作者", "xiaoyu_88 3楼 2011-08-10 09:15 只看该作者"),
    ("沙发 阿四 发表于 2020-3-14 22:31", "板凳 老金 发表于 2020-3-15 07:45", "3楼 xiaoyu_88 发表于 2020-3-15 12:20"),
    ("阿四 评论于 2014-5-7 08:40:12 [删除] [回复]", "老金 评论于 2014-5-8 12:30:44 [删除] [回复]", "xiaoyu_88 评论于 2014-6-1 00:09:31 [删除] [回复]"),
    ("#1 阿四 于 2008/05/03 14:22 提到：", "#2 老金 于 2008/05/05 09:10 提到：", "#3 xiaoyu_88 于 2008/05/11 00:02 提到："),
])
def test_heads_of_comments(heads: tuple[str, ...]) -> None:
    said = ["这个办法我试过，管用。", "我们这里不让这样打。", "学到了，明天就试。"]
    body = "\n".join(f"{head}\n{words}" for head, words in zip(heads, said, strict=True))
    assert comments(f"怎样打第一个电话\n\n{SAID}\n\n{MORE}\n\n{body}\n") == said


def test_posts_that_end_with_their_number() -> None:
    page = (f"<h1>怎样打第一个电话</h1><div>{SAID}{MORE}</div><div>来自Android客户端1楼2021-03-06 21:20</div>"
            "<div>我们那里不让这样打。</div><div>2楼2021-03-06 21:49</div><div>学到了。</div><div>3楼2021-03-07 08:30</div>")
    assert comments(page, "raw.html") == ["我们那里不让这样打。", "学到了。"]
    assert not comments(f"看房的经过\n\n{SAID}\n\n{MORE}\n\n去了1楼2021-03-06 10:20\n\n{THIRD}")


def test_comments_in_quotations_with_who_said_it_below() -> None:
    page = (f"<h1>怎样打第一个电话</h1><p>{SAID}</p><p>{MORE}</p><h4>读者留言</h4>"
            "<blockquote><p>这个办法我试过，管用。</p>—— 阿四，柳城，7月9日</blockquote><blockquote><p>我们这里不让这样打。</p>—— 老金，外地，7月10日</blockquote>")
    assert comments(page, "raw.html") == ["这个办法我试过，管用。", "我们这里不让这样打。"]
    quoted = f"<h1>怎样打第一个电话</h1><p>{SAID}</p><blockquote><p>{MORE}</p>—— 《催收手册》</blockquote><p>{THIRD}</p>"
    assert not comments(quoted, "raw.html")


def test_the_name_under_a_picture_of_the_same_name() -> None:
    rows = "".join(f'<div class="r"><div class="a"><img src="1.jpg" alt="{name}"></div><div class="b"><div class="c">{name}</div><div class="d">{said}</div><div class="e">05-03IP属地：广东回复{n}</div></div></div>'
                   for n, (name, said) in enumerate([("阿四", "这个办法我试过，管用。"), ("老金", "我们这里不让这样打。")], 7))
    page = f"<h1>怎样打第一个电话</h1><p>{SAID}</p><p>{MORE}</p><div>全部评论 2</div>{rows}"
    assert comments(page, "raw.html") == ["这个办法我试过，管用。", "我们这里不让这样打。"]


@pytest.mark.parametrize("heading", ["《怎样打第一个电话》有3条评论", "已有 3 条评论", "共有3位网友发表了看法", "3 条评论 默认排序 按时间", "最新评论 查看所有评论", "发表评论请 登录"])
def test_headings_over_comments(heading: str) -> None:
    text = f"怎样打第一个电话\n\n{SAID}\n\n{MORE}\n\n{heading}\n阿四 2021-05-03\n这个办法我试过，管用。\n老金 2021-05-04\n我们这里不让这样打。\n"
    assert comments(text) == ["这个办法我试过，管用。", "我们这里不让这样打。"]


@pytest.mark.parametrize(("first", "second", "shown"), [
    ("🪑椅子先调好", "⏰每天做一遍", ["🪑椅子先调好", "⏰每天做一遍"]), ("01 接电话的", "02 派单的", ["01 接电话的", "02 派单的"]),
    ("1.1  准备工作", "1.2  第一句话", ["1.1  准备工作", "1.2  第一句话"]),
])
def test_titles_behind_pictures_and_numbers(first: str, second: str, shown: list[str]) -> None:
    assert headings(f"怎样打第一个电话\n\n{first}\n{SAID}\n\n{second}\n{MORE}\n") == ["怎样打第一个电话", *shown]
    assert headings(f"怎样打第一个电话\n\n{SAID}\n\n{first}。这是一句话，不是题目。\n{MORE}\n") == ["怎样打第一个电话"]


def test_bare_lines_above_paragraphs() -> None:
    text = f"怎样打第一个电话\n\n{THIRD}\n\n准备要做足，别省工夫\n{SAID}\n\n头一句话怎么讲\n{MORE}\n\n说好了就记下来\n{THIRD}\n"
    assert headings(text) == ["怎样打第一个电话", "准备要做足，别省工夫", "头一句话怎么讲", "说好了就记下来"]
    assert headings(f"感谢信\n\n亲爱的老师\n{SAID}\n\n此致敬礼\n{MORE}\n\n三年二班\n{THIRD}\n") == ["感谢信"]
    assert headings(f"怎样打第一个电话\n\n{THIRD}\n\n客服：\n{SAID}\n\n客户：\n{MORE}\n") == ["怎样打第一个电话"]
    assert headings(f"怎样打第一个电话\n\n{THIRD}\n\n张师傅说\n{SAID}\n\n张师傅说\n{MORE}\n") == ["怎样打第一个电话"]


def test_titles_are_told_by_how_they_look() -> None:
    def page(title: str, words: str) -> str:
        shown = "".join(f'<p><span style="{title}">{head}</span></p><p><span style="{words}">{said}</span></p>' for head, said in (("准备要做足", SAID), ("头一句话", MORE)))
        return f"<h1>怎样打第一个电话</h1><p>{THIRD}</p>{shown}"

    assert headings(page("font-size: 18pt; color: #f60", "font-size: 14pt"), "raw.html") == ["怎样打第一个电话", "准备要做足", "头一句话"]
    assert headings(page("font-size: 14pt", "font-size: 14pt"), "raw.html") == ["怎样打第一个电话"]


def test_narrow_lines_of_a_leaflet() -> None:
    words = "近来常有穿白大褂的年轻人在小区门口摆桌子，说是给六十岁以上的老人免费量血压、测骨密度，测完还送一斤鸡蛋，鸡蛋是真的，后面的话多半是假的，先认你做干爸干妈，再请你去听课，课上总有人站起来说吃好了多年的病，然后拿仪器一测，说你血管堵了七成，再不治就晚了。" + SAID + MORE + THIRD
    lines = "\n".join(words[i:i + 13] for i in range(0, len(words), 13))
    assert words in imported(f"先别伸手\n\n{lines}\n").drafts[0].text
    verses = "\n".join(["春眠不觉晓来迟，处处花", "夜来风雨声声急，花落知", "锄禾日当午时热，汗滴禾", "谁知盘中餐饭贵，粒粒皆", "床前明月光如水，疑是地"])
    assert "，处处花\n\n夜来" in imported(f"读诗\n\n{SAID}\n\n{verses}\n").drafts[0].text


def test_the_title_among_names_of_the_site() -> None:
    text = f"<p>{SAID}</p><p>{MORE}</p>"
    assert imported(f"<title>怎样打第一个电话 @ 慢慢走的部落格</title><h1>慢慢走的部落格</h1><div>怎样打第一个电话</div>{text}", "raw.html").drafts[0].title == "怎样打第一个电话"
    assert imported(f"<title>小雨的小屋--怎样打第一个电话</title><center>小雨的小屋</center><center>怎样打第一个电话</center>{text}", "raw.html").drafts[0].title == "怎样打第一个电话"
    assert imported(f"<title>清川县司法局</title><p><b>怎样打第一个电话</b></p>{text}", "raw.html").drafts[0].title == "怎样打第一个电话"
    assert imported(f"<title>清川县司法局怎样受理申请</title>{text}", "raw.html").drafts[0].title == "清川县司法局怎样受理申请"
    crumbs = f"某某论坛 » 工作 » 怎样打第一个电话，说什么\n发新帖　回复本帖\n怎样打第一个电话，说什么\n\n{SAID}\n\n网友评论\n阿四 2021-05-03\n管用。\n"
    assert imported(crumbs).drafts[0].title == "怎样打第一个电话，说什么"


def test_pictures_and_elements_in_a_note() -> None:
    note = f"# 怎样打第一个电话\n\n<aside>\n{SAID}\n</aside>\n\n![Untitled](a%20b/Untitled.png)\n\n- [x] 看账单\n- [ ] 打电话\n\n{MORE}\n"
    assert kept(note) == [("heading", "怎样打第一个电话"), ("paragraph", SAID), ("list_item", "[x] 看账单"), ("list_item", "[ ] 打电话"), ("paragraph", MORE)]
    assert ("list_item", "[甲]类客户先打") in kept(f"# 怎样分类\n\n{SAID}\n\n- [甲]类客户先打\n- [乙]类客户后打\n")


def test_heads_with_a_floor_are_no_ends_of_posts() -> None:
    text = f"怎样打第一个电话\n\n{SAID}{MORE}\n\n网友评论\n\n阿四　1楼　2025-05-07 15:49\n这个办法我试过，管用。\n\n老金　2楼　2025-05-08 09:10\n我们这里不让这样打。\n"
    assert comments(text) == ["这个办法我试过，管用。", "我们这里不让这样打。"]


@pytest.mark.parametrize("text", [
    "服务器变更记录\n\n2024-03-01 22:00:00 升级数据库(v12.3)\n先做全量备份，再停服务。\n2024-03-02 22:00:00 回滚数据库(v12.2)\n早上发现报表变慢。\n2024-03-05 22:00:00 升级数据库(v12.4)\n新版本修了报表的问题。\n",
    f"开会的话\n\n感谢大家\n\n{SAID}\n\n{MORE}",
    f"菜单\n\n鱼香肉丝........28\n宫保鸡丁........32\n麻婆豆腐........18\n{SAID}",
    f"怎样发优惠\n\n会员优惠：满二百减三十\n\n周末特价，鸡蛋买十送一\n\n{SAID}",
    f"加微信的规矩\n\n加微信，先说自己是谁\n\n加好友，备注姓名和楼号\n\n{SAID}",
    f"评论须知\n\n{SAID}\n\n不要剧透。\n\n{MORE}",
    f"合同\n\n{SAID}\n\n甲方签字\n------\n\n乙方签字\n------\n",
    f"电话\n\n{SAID}\n\n+ 86 中国\n\n+ 852 香港\n",
    f"箱子\n\n12.5 公斤的箱子两个人抬\n{SAID}\n\n22.5 公斤的箱子用车推\n{MORE}\n",
    "12月的账\n\n日期\t项目\t金额\t备注\n3-1\t工资\t5000\t公司发\n3-5\t房租\t-1500\t\n3-9\t买菜\t-120\t\n合计\t\t3380\t\n",
], ids=lambda text: text[:6])
def test_what_people_write_of_their_own_stays(text: str) -> None:
    result = imported(text)
    said = "".join(draft.title + draft.text for draft in result.drafts)
    assert not comments(text)
    assert [word for word in re.findall("[\u3400-\u9fff]+", text) if word not in said] == []


def test_titles_of_people_s_own_pages() -> None:
    page = f"<title>怎样写信给区政府</title><h2>称呼</h2><p>{SAID}</p><h2>正文</h2><p>{MORE}</p>"
    assert imported(page, "raw.html").drafts[0].title == "怎样写信给区政府"
    small = f'<h1>做菜</h1><p><span style="font-size:14px">先把土豆去皮切块</span></p><p>{SAID}</p><p><span style="font-size:12px">图：全家在湖边合影</span></p><p>{MORE}</p>'
    assert headings(small, "raw.html") == ["做菜"]


NAV = "<nav><a href=/>首页</a> <a href=/a>文章</a></nav>"


@pytest.mark.parametrize("page", [
    f"<title>红烧茄子</title><body>{NAV}<div class='recipe'><h1>红烧茄子</h1><ul class='ing'><li>茄子 2根</li><li>蒜 4瓣</li></ul><div class='steps'><p>{SAID}</p><p>{MORE}</p><p>{THIRD}</p></div></div></body>",
    f"<title>小区</title><body>{NAV}<div class='post'><h1>小区</h1><div class='t'><p>{SAID}</p><p>{MORE}</p><p>{THIRD}</p></div><h2>更新日志</h2>"
    + "".join(f"<div class='rel'><h3>支持{what}</h3><span>2024-0{n}-01</span><p>可以把合同{what}成文件，方便打印。</p></div>" for n, what in enumerate(("导出", "搜索", "打印"), 3)) + "</div></body>",
    f"<title>讲座</title><body>{NAV}<div class='post'><h1>讲座的安排</h1><div class='t'><p>{SAID}</p><p>{MORE}</p><p>{THIRD}</p></div><h2>免费法律咨询</h2>"
    + "".join(f"<div class='row'><b>{name}律师</b><span>3月{n}日</span><p>上午九点到十一点，{n}楼大厅。</p></div>" for n, name in enumerate("张李", 2)) + "</div></body>",
    f"收费标准\n\n{SAID}\n\n一、报名费……100\n二、资料费……120\n三、实操费……300\n\n{MORE}",
])
def test_what_stands_in_boxes_of_an_article_stays(page: str) -> None:
    result = imported(page, "raw.html" if "<body>" in page else "raw.txt")
    said = "".join(draft.title + draft.text for draft in result.drafts)
    assert not [piece for piece in result.pieces if piece.part.kind == "comment"]
    words = re.sub("<nav>.*?</nav>|<[^>]*>", "\n", page)
    assert [word for word in re.findall("[\u3400-\u9fff]+", words) if word not in said] == []


@pytest.mark.parametrize(("title", "body", "found"), [
    ("柳城市中级人民法院", f"<h2>简介</h2><p>{SAID}</p>", "柳城市中级人民法院"),
    ("租房合同 - 签字以前要看清的六个条款", f"<h2>租房合同</h2><p>签字以前要看清的六个条款</p><p>{SAID}</p><p>{MORE}</p>", "租房合同"),
    ("租房法律知识讲座 - 第三讲 押金怎样退还", f"<h1>第三讲 押金怎样退还</h1><p>租房法律知识讲座</p><p>{SAID}</p>", "第三讲 押金怎样退还"),
])
def test_titles_that_are_no_names_of_sites(title: str, body: str, found: str) -> None:
    assert imported(f"<title>{title}</title>{body}", "raw.html").drafts[0].title == found
