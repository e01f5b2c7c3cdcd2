# ruff: noqa: E501
"""Texts as people copy them out of sites and apps: the title is found, comments are comments, and no name, date or button
of the site stands in a draft."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiku.intake.blocks_text import read_text
from zhiku.intake.boilerplate import rows, site_line
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.rules import load
from zhiku.intake.signs import is_of_signs
from zhiku.intake.structure import parts_of
from zhiku.intake.titles import site_tail
from zhiku.intake.values import Imported

BODY = """修水龙头之前，先把总阀门关上，再把余水放干净，免得拆到一半水喷出来。

拆下来的零件按次序摆好，装的时候倒着来，就不会多出一只垫圈。

换好以后慢慢打开总阀门，看接口有没有渗水，过半小时再看一次。"""


class Paste(NamedTuple):
    """What somebody copied, above the text and below it; what of it are comments, and what may stand nowhere."""

    above: str
    below: str
    comments: tuple[str, ...]
    never: tuple[str, ...]


PASTES = {
    "headlines": Paste(  # nick / text / when and where from, and what can be done
        "水龙头漏水，自己动手修\n2023-11-18 15:27 · 家电小能手\n",
        "举报\n\n评论 12\n\n全部评论(12)\n\n用户6301982\n我家的锈死了拧不动。\n3天前 · 广东 点赞 12 回复\n大漠孤烟直\n照着做，一次就好了。\n"
        "2天前 · 河南 点赞 3 回复\n查看更多评论\n",
        ("我家的锈死了拧不动。", "照着做，一次就好了。"),
        ("家电小能手", "用户6301982", "大漠孤烟直", "点赞", "广东", "查看更多", "举报")),
    "messenger": Paste(  # nick / province / text / likes
        "水龙头漏水，自己动手修\n\n原创 老蔡说修理 家居之家 2023-12-21 07:30 发表于江苏\n\n点击上方蓝字关注我们\n",
        "- END -\n\n往期推荐\n\n地漏返味怎么办\n\n玻璃胶发霉了\n\n阅读 8642\n\n分享\n收藏\n在看36\n\n精选留言\n\n写留言\n\n木子李\n江苏\n"
        "我们从来没有关过总阀门。\n赞12\n\n阿坤在路上\n广东\n小垫圈哪里买得到？\n赞5\n",
        ("我们从来没有关过总阀门。", "小垫圈哪里买得到？"),
        ("老蔡", "家居之家", "蓝字", "END", "地漏", "玻璃胶", "8642", "在看", "写留言", "木子李", "阿坤", "江苏", "赞")),
    "notes": Paste(  # the writer above the title, buttons and counts each on a line
        "维修工小满\n关注\n水龙头漏水自己动手修\n",
        "编辑于 05-06 广东\n\n共 32 条评论\n\n豆豆妈\n一个人真的拧不动，手都红了。\n05-06 广东\n16\n回复\n\n是阿凯呀\n请问生料带要缠几圈？\n05-07 湖南\n3\n回复\n",
        ("一个人真的拧不动，手都红了。", "请问生料带要缠几圈？"),
        ("小满", "关注", "豆豆妈", "阿凯", "05-06", "湖南", "回复")),
    "blog": Paste(  # the nick speaks, then the date
        "水龙头漏水自己动手修\n2019年5月6日由修理工发布\n",
        "此条目发表在生活分类目录\n\n← 换灯泡\n换锁芯 →\n\n《水龙头漏水自己动手修》有2个想法\n\n丁香花开说道：\n2019年5月20日 上午9:45\n"
        "写得通俗易懂，好懂多了。\n回复\n\nfarmer_lin说道：\n2019年6月1日 下午8:30\n垫圈要买厚一点的，耐用。\n回复\n\n发表评论\n"
        "电子邮件地址不会被公开。\n姓名 *\n电子邮件 *\n",
        ("写得通俗易懂，好懂多了。", "垫圈要买厚一点的，耐用。"),
        ("此条目", "换灯泡", "换锁芯", "丁香", "farmer_lin", "2019年", "电子邮件", "姓名")),
    "answers": Paste(  # who answers whom
        "水龙头漏水自己动手修\n",
        "热评\n\n苏北小农：垫圈自己剪还是买现成的？\n\n桃李满园 回复 苏北小农：买现成的，省事得多。\n",
        ("垫圈自己剪还是买现成的？", "买现成的，省事得多。"), ("苏北小农", "桃李满园")),
    "guestbook": Paste(
        "水龙头漏水自己动手修\n",
        "【打印本页】 【关闭窗口】\n\n网友留言\n\n留言人：周先生    留言时间：2021-04-05\n留言内容：请问垫圈的型号怎么看？\n管理员回复：量一量内径就知道。\n",
        ("请问垫圈的型号怎么看？", "量一量内径就知道。"), ("周先生", "2021", "留言内容", "管理员", "打印本页")),
    "portal": Paste(  # the name of the site behind the title, menus, other titles
        "水龙头漏水自己动手修 - 生活小百科网\n登录 | 注册 | 收藏本站\n首页 家居 美食 健康 数码 汽车\n当前位置：首页 > 家居 > 正文\n水龙头漏水自己动手修\n",
        "分享到：微信 QQ空间\n顶一下(18) 踩一下(1)\n上一篇：冰箱结冰怎么办\n网友评论 共有 2 条评论\n网友 爱家小筑 的评论：\n照着做了一遍，不漏了。\n"
        "2020-01-09 [支持(2)] [反对(0)] [回复]\n网友 guest 的评论：\n写得很实在，看得懂。\n2020-02-11 [支持(1)] [反对(0)] [回复]\n"
        "关于我们 | 联系我们 | 网站地图 | 友情链接\n",
        ("照着做了一遍，不漏了。", "写得很实在，看得懂。"),
        ("百科网", "登录", "首页", "分享到", "冰箱", "爱家小筑", "guest", "支持", "联系我们")),
    "counted": Paste(
        "水龙头漏水自己动手修\n", "评论：\n1. 我们用扳手，两分钟就好了。\n2. 垫圈太常见了，五金店都有。\n3. 谢谢分享，周末试试看。\n",
        ("我们用扳手，两分钟就好了。", "垫圈太常见了，五金店都有。", "谢谢分享，周末试试看。"), ()),
}


def imported(text: str) -> Imported:
    source, _ = decode(text.encode(), "copied.txt", "copied.txt")
    assert source is not None
    result, findings = import_source(source, Decisions())
    assert result is not None, findings
    return result


@pytest.mark.parametrize("paste", PASTES.values(), ids=PASTES)
def test_what_people_copy(paste: Paste) -> None:
    result = imported(f"{paste.above}\n{BODY}\n\n{paste.below}")
    assert re.sub("[，,]", "", result.drafts[0].title) == "水龙头漏水自己动手修"
    kept = [piece for piece in result.pieces if piece.part.kind != "removed"]
    assert [piece.reading for piece in kept if piece.part.kind == "comment"] == list(paste.comments)
    assert [piece.reading for piece in kept if piece.part.kind == "paragraph"] == BODY.split("\n\n")
    texts = "\n".join(line for draft in result.drafts for line in draft.text.splitlines() if not line.startswith("#"))
    assert not [word for word in paste.never if word in texts]


@pytest.mark.parametrize("text", load("signs.yml")["yes"])
def test_lines_of_signs(text: str) -> None:
    assert is_of_signs(text) and site_line(text)


@pytest.mark.parametrize("text", load("signs.yml")["no"])
def test_lines_with_words(text: str) -> None:
    assert not is_of_signs(text)


@pytest.mark.parametrize("text", load("signs.yml")["among_comments"])
def test_signs_among_comments(text: str) -> None:
    assert is_of_signs(text, among_comments=True)


@given(st.lists(st.sampled_from(["赞12", "3天前", "广东", "回复", " · ", "| ", "共 32 条评论", "LV5", "先关水"]), min_size=1, max_size=8))
def test_one_word_makes_a_line_a_text(line: list[str]) -> None:
    assert is_of_signs(" ".join(line), among_comments=True) == ("先关水" not in line and any(char.isalnum() for char in "".join(line)))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
@pytest.mark.parametrize("char", "1 -→·|年（")
def test_long_lines_are_read_at_once(row: dict[str, str], char: str) -> None:
    assert not re.match(row["pattern"], char * 88 + "元", re.I) or row["id"] in ("chrome-rule", "chrome-related", "chrome-home")


@pytest.mark.parametrize(("title", "kept"), [
    ("熬汤的办法_美食吧_某某贴吧", "熬汤的办法"), ("熬汤的办法 - 美食厨艺 - 本地论坛 - Powered by Discuz!", "熬汤的办法"),
    ("先听后说——沟通的第一步", "先听后说——沟通的第一步"), ("电话-短信-上门", "电话-短信-上门"),
    ("怎样联系家人-沟通中心", "怎样联系家人-沟通中心"), ("# 熬汤的办法_美食吧", "# 熬汤的办法_美食吧"), ("网" + "-网" * 99, "网" + "-网" * 99),
])
def test_names_of_sites_behind_a_title(title: str, kept: str) -> None:
    assert title[:site_tail(title)] == kept


LONG = "先把总阀门关上，再把余水放干净，免得拆到一半水喷出来，弄得满地都是。"


@pytest.mark.parametrize("text", [
    f"主题\n\n{LONG}\n\n最新\n\n{LONG}说明书要收起来。",
    f"好久不见。\n\n{LONG}\n\n先说工具，再说手法。",
    f"联系的时间\n\n{LONG}\n\n8:00\n\n12:00\n\n22:00\n\n{LONG}过时不打。",
    f"哪里有网点\n\n{LONG}\n\n北京\n\n上海\n\n广东\n\n江苏\n\n{LONG}别处没有。",
    f"各地的时间\n\n{LONG}\n\n| 北京 | 8:00 | 22:00 |\n\n| 上海 | 9:00 | 21:00 |\n\n| 广东 | 9:00 | 21:00 |\n\n{LONG}",
    f"发消息的规矩\n\n分享到群里的内容要先核对\n\n{LONG}\n\n我有疑问\n\n{LONG}微信扫一扫就能付款。",
    f"办案的日子\n\n2024年5月6日 | 立案\n\n{LONG}\n\n2024年6月1日 | 开庭\n\n{LONG}服从判决。",
    f"物业管理条例\n\n（2003年6月8日由国务院发布）\n\n第一条规定：{LONG}",
    f"客户评价\n\n收集\n\n{LONG}\n\n分析\n\n{LONG}每个月一次。\n\n改进\n\n{LONG}写进手册。",
    f"会议安排\n\n时间：2024年5月6日下午，在二楼会议室。\n\n内容：怎样打电话\n\n时间：2024年5月7日上午，在三楼。\n\n内容：{LONG}",
    f"跟帖评论\n\n跟帖评论服务，是指互联网站提供的发帖、回复、留言服务。\n\n{LONG}",
    f"领证请带：\n（一）身份证\n（二）结婚证原件\n（三）两张照片\n\n{LONG}",
    f"会议议程\n\n{LONG}\n一、校长致辞\n二、颁奖\n三、合影\n\n{LONG}散会。",
    f"查验的办法\n\n一、准备工作\n（一）检查电源\n看灯亮不亮。\n\n{LONG}",
    f"养犬管理条例\n\n目录\n第一章 总则\n第二章 附则\n\n第一章 总则\n第一条规定：{LONG}\n\n第二章 附则\n第二条规定：{LONG}",
    f"血常规怎么看\n\n{LONG}\n\n延伸阅读\n\n- 《内科学》\n- 《诊断学》",
    f"按钮说明\n关注\n点了以后，可以看到对方的更新。\n取消关注\n点了以后，不再收到对方的消息。\n\n{LONG}",
    f"等级说明\n\nLV1\n新人，每天可以发一篇。\n\nLV2\n熟人，每天可以发三篇。\n\n{LONG}",
    f"评论的人有几种\n\n{LONG}\n\n网友评论\n\n铁粉 LV5\n这类人要认真回复，称呼要亲切。\n\n小结\n\n{LONG}先回铁粉，再回路人。",
    f"写信的规矩\n\n发信人：写信的人，名字写在最后。\n\n{LONG}\n\n由王老师发表在校报上的文章，请大家传阅。\n\n{LONG}",
    f"答案\n\n- 1 -\n\n{LONG}\n\n粉丝 10000\n\n{LONG}一年里涨的。",
    f"常用号码\n\n12378\n\n{LONG}\n\n400 123 4567\n\n{LONG}打不通再打。",
    f"值班日记\n\n2024年5月1日\n\n{LONG}\n\n2024年5月2日\n\n{LONG}下午补了记录。\n\n2024年5月6日\n\n{LONG}假期回来了。",
    f"上门的准备\n\n{LONG}\n\n时间：工作日上午九点到下午六点\n\n地点：客户的住所\n\n分类：首次和复访\n\n电话：印在工作证背面\n\n声明：不收现金\n\n{LONG}出发。",
    f"一次对话\n\n{LONG}\n\n讨论\n\n客服：您好，请问您现在方便吗？\n\n客户：我正在开车。\n\n客服：那我晚一点再打。\n\n{LONG}换角色再读。",
    f"案例学习\n\n案例\n\n{LONG}\n\n讨论\n\n组长：先核对账单。\n\n老员工：我遇到过一样的情况。\n\n结论\n\n{LONG}写进记录。",
    f"查看登录记录\n\n{LONG}\n\n```\nadmin 2024-05-06\ntest 2024-05-07\n```\n\n{LONG}改密码。",
    f"联系记录\n\n{LONG}\n\n刘敏 2024-03-04：客户在外地，约定周五回电。\n\n刘敏 2024-03-08：客户未回电。\n\n{LONG}周五再打。",
    f"走访的经过\n\n{LONG}\n\n刘敏 2024-03-04 10:20：客户在外地。\n\n刘敏 2024-03-08 9:30：客户未回电。\n\n二、下一步\n\n{LONG}",
    f"项目\n\n{LONG}\n\n3月4日：召开启动会，确定分工。\n\n3月11日：完成需求调研。\n\n{LONG}结束。",
    "楼层指引\n\n1楼 大厅：办理还款\n\n2楼 法务部：处理诉讼\n\n3楼 培训室：新员工培训",
    f"整改台账\n\n录音缺失整改 | 质检组负责落实 | 2024-04-30\n\n外访单人作业 | 外访组立即纠正 | 2024-05-15\n\n{LONG}",
    f"还款提醒函\n\n{LONG}\n\n如已还款，请忽略本函。\n\n某某银行某某分行\n\n2024年5月6日",
    f"关于加强管理的通知\n\n{LONG}\n\n特此通知。\n\n贷后管理部",
    "工作日志\n\n2024-03-04\n\n拨打82通，承诺还款4户。下午培训。\n\n2024-03-05\n\n休息。",
    "复习思考题\n\n为什么不能向第三人透露欠款信息？\n\n如果客户主动要求转告家人呢？\n\n外访时对方不开门怎么办？",
    f"催收课程\n\n课程目标\n\n学员对象\n\n课程安排\n\n第一天上午讲法律，下午讲话术。\n\n{LONG}",
    f"电话催收\n\n电话催收的流程\n\n{LONG}先核身份。\n\n电话催收的禁忌\n\n{LONG}",
    f"防骗三条\n\n{LONG}\n\n一、不要点击链接，不要下载陌生软件；\n\n二、警惕“秒批”“秒下款”的广告；\n\n三、扫描二维码前先核实对方身份",
    f"提醒函\n\n{LONG}\n\n如有疑问，请拨打官方客服热线：400-000-0000\n\n{LONG}再说一遍。",
    f"字段说明\n\n{LONG}\n\n标签：失联或高风险\n\n来源：客户本人提供\n\n{LONG}",
])
def test_what_is_text_stays(text: str) -> None:
    pieces = [piece for piece in imported(text).pieces if not piece.part.reason.startswith(("重复标题", "站内推荐"))]
    assert {piece.part.kind for piece in pieces} <= {"heading", "paragraph", "list_item", "code"}
    assert re.sub(r"[\s-]", "", "".join(piece.reading for piece in pieces)) == re.sub(r"[\s-]|延伸阅读", "", text)


@pytest.mark.parametrize("text", ["停水通知\n2024年5月4日\n\n各位业主：\n\n{}", "给小云的一封信\n2024年5月4日\n\n小云：\n\n{}", "# 下雨天\n3月1日\n\n妈妈说\n\n{}"])
def test_what_stands_above_a_date_is_the_title(text: str) -> None:
    first = imported(text.format(LONG)).pieces[0]
    assert first.part.kind != "removed" and first.reading.strip("# ") in ("停水通知", "给小云的一封信", "下雨天")


def test_headings_with_a_date_are_no_comments() -> None:
    text = f"## 1.2.0 - 2024-05-06\n\n{LONG}\n\n## 1.1.0 - 2024-04-06\n\n{LONG}加了新的功能。"
    assert not [piece for piece in imported(text).pieces if piece.part.kind == "comment"]


def test_the_dates_of_a_law_are_no_comments() -> None:
    page = f"<meta charset=utf-8><h1>养犬管理条例</h1><p>发布日期：2020年3月1日</p><p>施行日期：2020年5月1日</p><p>第一条 {LONG}</p><p>第二条 {LONG}</p>"
    source, _ = decode(page.encode(), "a.html", "a.html")
    assert source is not None
    result, _ = import_source(source, Decisions())
    assert result is not None and not [piece for piece in result.pieces if piece.part.kind == "comment"]


def test_nothing_but_signs_is_told() -> None:
    source, _ = decode("编辑于 2024-05-06\n\n转发 45  评论 33  赞 210\n\n3天前 · 广东 点赞 12 回复\n".encode(), "a.txt", "a.txt")
    assert source is not None
    result, findings = import_source(source, Decisions(), path="a.txt")
    assert result is None and [(finding.rule, finding.path) for finding in findings] == [("no-text", "a.txt")]


def test_a_page_whose_title_is_h1_and_h2() -> None:
    source, _ = decode(f"<meta charset=utf-8><title>垃圾分类宣传手册</title><h1>垃圾分类</h1><h2>宣传手册</h2><p>{LONG}</p>".encode(), "a.html", "a.html")
    assert source is not None
    result, _ = import_source(source, Decisions())
    assert result is not None and "垃圾分类" in [piece.reading for piece in result.pieces if piece.part.kind == "heading"]


@pytest.mark.parametrize("text", [
    "客户姓名：____________", "身份：□本人 □配偶 □父母", "王**，男，1985年生。", "张×、李××两户都已经还清。", "db代表代偿，ts代表投诉。",
    "记住三个字：听、等、记。", "张某\t信用卡\t欠款3000元\t已移交", "第一条 委托事项由双方商定。", "3月4日 星期一 晴",
])
def test_what_a_writer_left_open_or_apart_stays(text: str) -> None:
    assert [(edit.rule, edit.old) for edit in imported(f"{LONG}\n\n{text}\n\n{LONG}").edits] == []


@pytest.mark.parametrize("text", ["客户说了***的话", "请□□电话", "一名辱*客户的员工", "参与db的人", "遇 到 困难"])
def test_what_hides_a_word_is_told(text: str) -> None:
    assert imported(f"{LONG}\n\n{text}，要当天报告。\n\n{LONG}").edits


def test_lines_that_say_what_they_are_about_are_not_joined() -> None:
    lines = ["二组：负责分期客户的电话联系和还款计划的跟进以及协商方案的上报和登记", "三组：负责外访客户的走访安排和证据的保存以及材料的归档和整理工作"]
    assert all(f"\n\n{line}\n" in imported(f"{LONG}\n\n" + "\n".join(lines) + f"\n\n{LONG}").drafts[0].text for line in lines)


@pytest.mark.parametrize(("text", "kept"), [
    (f"怎样打电话\n\n{LONG}\n\n员自述我第一天上班\n\n我第一天上班\n\n{LONG}", "我第一天上班"),
    (f"怎样打电话\n\n{LONG}\n\n我第一天上班\n\n员自述第一天\n\n{LONG}", "我第一天上班"),
])
def test_of_two_titles_the_one_for_search_engines_goes(text: str, kept: str) -> None:
    assert [piece.reading for piece in imported(text).pieces if piece.part.kind == "heading"][1:] == [kept]


def test_a_title_above_its_date_stays() -> None:
    result = imported(f"关于加强管理的通知\n2024-05-06\n\n{BODY}\n")
    assert result.drafts[0].title == "关于加强管理的通知"


def test_a_text_behind_the_comments_of_another() -> None:
    text = f"关水的办法\n\n{BODY}\n\n网友评论\n\n晚风 2024-05-06\n写得好，支持。\n\n小马 2024-05-07\n学到了，谢谢。\n\n相关阅读\n\n换灯泡\n\n{LONG}\n\n第一步\n\n- 准备工具\n\n{LONG}最后收拾。"
    kept = [piece.reading for piece in imported(text).pieces if piece.part.kind not in ("removed", "comment")]
    assert kept[-4:] == [LONG, "第一步", "- 准备工具", LONG + "最后收拾。"]


def page(body: str) -> Imported:
    source, findings = decode(f"<meta charset=utf-8><h1>电话怎么打</h1>{body}".encode(), "a.html", "a.html")
    assert source is not None, findings
    result, findings = import_source(source, Decisions())
    assert result is not None, findings
    return result


@pytest.mark.parametrize(("body", "kept"), [
    (f"<p>{LONG}</p><p>　　<strong>一、先看账单</strong></p><p>{LONG}</p><div><b>让对方先说</b></div><p>{LONG}</p>", ["一、先看账单", "让对方先说"]),
    (f"<p>{LONG}</p><p><strong>一定要记住。</strong></p><p>{LONG}</p>", []),
    (f"<p>{LONG}</p><p><strong>先看</strong>账单</p><p>{LONG}</p>", []),
    (f"<p>{LONG}</p><p><strong>{LONG}</strong></p><p>{LONG}</p>", []),
    (f"<p>{LONG}</p><p><b><img alt='IMG_1.JPG'></b></p><p>{LONG}</p>", []),
])
def test_short_paragraphs_in_bold_are_titles(body: str, kept: list[str]) -> None:
    assert [piece.reading for piece in page(body).pieces if piece.part.kind == "heading"][1:] == kept


@pytest.mark.parametrize(("text", "kept"), [
    (f"客户没钱\n\n{LONG}\n\n01\n先弄清楚原因\n\n{LONG}\n\n02\n算一笔账\n\n{LONG}", ["先弄清楚原因", "算一笔账"]),
    (f"客户没钱\n\n{LONG}\n\nPART 1\n先弄清楚原因\n\n{LONG}\n\nPART 2\n算一笔账\n\n{LONG}", ["先弄清楚原因", "算一笔账"]),
    (f"编号\n\n{LONG}\n\n03\n先弄清楚原因\n\n{LONG}\n\n01\n算一笔账\n\n{LONG}", []),
    (f"编号\n\n{LONG}\n\n01\n{LONG}\n\n02\n{LONG}", []),
])
def test_titles_whose_number_has_its_own_line(text: str, kept: list[str]) -> None:
    result = imported(text)
    assert [piece.reading for piece in result.pieces if piece.part.kind == "heading"][1:] == kept
    assert bool(kept) == any(piece.part.reason == "标题的序号，单独一行" for piece in result.pieces)


def test_chapters_that_are_counted_stay_together() -> None:
    long = BODY.replace("\n\n", "") + LONG * 4
    text = "怎样打电话\n\n" + "\n\n".join(f"{title}\n\n{long}" for title in ("一、先看账单", "二、再听原因", "三、说清楚日期"))
    assert [draft.title for draft in imported(text).drafts] == ["怎样打电话"]
    apart = "怎样打电话\n\n" + "\n\n".join(f"{title}\n\n{long}" for title in ("先看账单", "再听原因"))
    assert len(imported(apart).drafts) > 1


@pytest.mark.parametrize("above", ["怎样修水龙头", "水管漏水维修记录", "工作进展缓慢怎么办"])
def test_comments_that_nothing_announces(above: str) -> None:
    """Names and dates on lines of their own, or on one; a title that sounds like a record's proves nothing over a long text."""
    for name in ("{}\n2024-05-0{}", "{} 2024-05-0{} 10:30"):
        said = ["说得很有道理，我家也是这样。", "请问换一个要多少钱？"]
        text = f"{above}\n\n{BODY}{LONG}\n\n" + "\n".join(f"{name.format(who, n)}\n{what}" for n, (who, what) in enumerate(zip(("晚风", "小马"), said, strict=True), 1))
        pieces = imported(text).pieces
        assert [piece.reading for piece in pieces if piece.part.kind == "comment"] == said
        assert not any(who in piece.reading for piece in pieces if piece.part.kind != "removed" for who in ("晚风", "小马", "2024"))


def test_titles_line_by_line_are_read_at_once() -> None:
    """Ten thousand lines that may be titles, and dates: no line is compared with all others."""
    lines = "\n".join(f"第{n}户的还款方式" for n in range(10_000))
    assert len(parts_of(read_text(lines), False)) == 10_000
    assert len(parts_of(read_text("通知\n" + "2024年5月6日\n" * 3000), False)) == 3001


def test_the_tools_under_an_answer_begin_no_comments() -> None:
    text = (f"怎样开口\n\n谁先说\n5 条评论\n分享\n收藏\n\n{BODY}\n\n编辑于 2021-11-02 22:47\n\u200b赞同 12\n\u200b添加评论\n2 条评论\n默认\n最新\n"
            "一只小白\n样本多大啊？\n2021-11-03\n\u200b回复\n\u200b18\n用户xY7k\n求问真的能办吗\n2022-01-14\n\u200b回复\n")
    pieces = imported(text).pieces
    assert [piece.reading for piece in pieces if piece.part.kind == "comment"] == ["样本多大啊？", "求问真的能办吗"]
    assert [piece.reading for piece in pieces if piece.part.kind == "paragraph"][-3:] == BODY.split("\n\n")


def test_answers_of_a_page_are_no_comments() -> None:
    page = "".join(f"<p class=ask>{ask}</p><p class=reply>{LONG}{ask}</p>" for ask in ("能不能分期？", "要不要带身份证？", "多久办好？"))
    source, _ = decode(f"<meta charset=utf-8><h1>常见问题</h1><p>{LONG}</p>{page}<h2>还有问题怎么办</h2><p>{LONG}</p>".encode(), "a.html", "a.html")
    assert source is not None
    result, _ = import_source(source, Decisions())
    assert result is not None and not [piece for piece in result.pieces if piece.part.kind in ("comment", "removed")]


def test_nothing_of_ordinary_prose_is_taken_for_a_site() -> None:
    """Fifteen hundred thousand characters of it. What a question without an answer, or 免费 and 领取, cost is known."""
    texts = [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "data" / "import" / "natural").glob("*.txt"))]
    found = Counter(part.reason for text in texts for part in parts_of(read_text(text), False) if part.kind in ("removed", "comment"))
    assert set(found) <= {"空标题：标题下面没有正文", "推广"} and found["推广"] <= 3 and found.total() <= 45


def test_comments_without_names_keep_their_short_ones() -> None:
    result = imported(f"水龙头漏水自己动手修\n\n{BODY}\n\n网友评论\n\n写得好！\n\n照着做了一遍，不漏了。\n\n学到了，谢谢。\n\n五金店真的有这种垫圈，我买了两只。\n")
    assert "写得好！" in [piece.reading for piece in result.pieces if piece.part.kind == "comment"]
