# ruff: noqa: E501
"""Lines that a site put into a text (what to press, who asked and how often it was read) and titles that were put there to be found."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import headings, kept
from zhiku.intake.rules import load
from zhiku.intake.steps.ads import is_ad


def lines(line: str) -> list[str]:
    return [reading for _, reading in kept(f"第一次借钱要看什么\n\n{SAID}\n\n{line}\n\n{MORE}\n\n上一篇:怎样存钱  下一篇:怎样记账\n")]


@pytest.mark.parametrize("line", [
    "【办卡直通车】点击申请信用卡，最快当天到账", "〖贷款专享〗点击办理，额度高达20万", "『办卡入口』戳这里办理大额信用卡", "[新人专享] 点此领取50元优惠券",
    "★办卡★ 立即申请，秒批", "点击申请信用卡，最快当天到账", "立即办理大额信用卡，最快3分钟到账！", "赞助商链接：机车借款免留车", "赞助商广告：当天拨款",
    "提问者：匿名用户 浏览：1024次 分类：金融 > 贷款", "提问人：小白 | 提问时间：2021-07-18 09:30 | 回答数：3", "提问时间：2021-07-18 浏览次数：1024 次 回答：5",
    "浏览：１０２４次 回答：3个 分类：金融", "问题分类：贷款 提问者：小鱼儿 浏览 3076 次", "（全文完）", "——全文完——", "全文完",
    "年货节狂欢，爆款直降八百元！", "★★ 长期收购二手叉车，现金结算，电话 13X-XXXX-1100 ★★", "★好消息★雨棚、防盗网批发，送货上门", "0元估价！3分钟算出你家老房值多少钱",
    "会员首月8元，畅读全站好文>>", "订阅本刊，全年24期仅需199元", "轴承厂家直供，量大从优，电话微信同号", "选房直播间今晚七点开播，预约抽红包", "▲刷卡买票满千折百，活动到月底",
    "<< 前一篇：晒被子   后一篇：修雨伞 >>", "阅读（812） 评论（3） 收藏（9） 转载 喜欢", "编辑于 2023-06-05 · 著作权归作者所有", "收藏 | 只看楼主 | 倒序看帖", "本帖共 3 页，点此跳到第 2 页", "验证码：看不清？换一张 [提交评论]",
    "默认排序 点击展开其余 12 条评论", "回帖请先登录 | 发帖红色标题", "理财吧 关注：2208 贴子：4031 签到", "口述：阿满 整理：本刊", "内部资料 免费交流 请勿外传", "灯下周刊编辑部 电子版仅供试读", "同主题文章: Re: [问题] 怎样存钱",
    "本文章欢迎转寄，请勿转载", "热点排行：1.利率怎么算 2.哪天还款",
    "▍精选好物 | 存钱罐买一送一 今日下单立减40元", "（原标题：她存下了第一笔钱）", "作者简介：本刊特约撰稿人，高级会计师，研究方向为家庭理财", "内容由作者授权发布，未经许可不得转载", "已赞过 已踩过 你对这个回答的评价是？",
    "本站声明：帖子仅代表作者个人观点，与本站立场无关", "第1页 共3页 下载：412 被引：7", "[返回版面] [上一篇] [下一篇] [同主题阅读] [回复文章] [转寄]",
    "限时优惠，点击下方链接立即报名智能手机班，名额有限先到先得。", "长按识别二维码，添加老师微信，免费领取《老人用机手册》。", "扫码进群，免费领取老年手机课程资料一份！",
])
def test_lines_of_a_site(line: str) -> None:
    assert lines(line) == ["第一次借钱要看什么", SAID, MORE]


@pytest.mark.parametrize("line", ["贊助商連結：機車借款免留車", "【辦卡直通車】點擊申請信用卡，最快當天到賬", "提問者：匿名用戶 瀏覽：1024次 分類：金融 > 貸款", "（全文完）"])
def test_lines_of_a_site_in_traditional_characters(line: str) -> None:
    said = "先說結論，頭期款不是省出來的，是先存起來，剩下的才花。這個辦法簡單，也最難堅持。"
    found = kept(f"第一次借錢要看什麼\n\n{said}\n\n{line}\n\n{said[::-1]}\n\n上一篇:怎樣存錢  下一篇:怎樣記帳\n")
    assert len(found) == 3 and not any(line[-4:] in reading for _, reading in found)


@pytest.mark.parametrize("line", [
    "双十一以后退货的人最多，客服要排班", "批发价和零售价，差在哪里", "0元起步，两年存下第一笔钱", "满减和直降，先算哪一个更便宜？", "限时、限量、抢红包，样样都催人快做决定", "★ 看电话号码，先核对再拨",
    "编辑推荐：买一送一的账要算清", "作者简介：写在最后一页，不超过五十个字。", "已赞过的回答，过三天再看一遍", "本站声明：先把钱还上，再谈减免", "（原标题太长，改短了）", "[上一篇] [下一篇]", "第1页 共3页 都要签字",
    "本刊第3期登过这封信", "前一篇说的是存钱", "口述的人八十岁，整理的人是她孙女", "转载 要先问作者", "著作权归作者所有", "验证码看不清，就换一张再填", "内部资料 欢迎提问的人带走", "全文共 2 页，签字在第 2 页", "直播间里的“爆款直降”，多半先涨过价",
    "【申请】点击申请按钮，填写姓名和单位", "点击申请以后，最快三天有结果", "点击申请，当天到账", "【第一步】点击申请，等待审核", "【注意】不要点击办理，当天到账的都是广告",
    "【开场白】您好，这里立即办理分期，利息低至三厘", "【反例】点击申请信用卡，最快当天到账", "“点击申请信用卡，最快当天到账”", "赞助商：城南的一家五金店", "赞助商链接要标明是广告",
    "提问者：三楼住户 回答：漏水找五楼", "提问者：先说清楚是哪一天还的。", "提问：利息怎么算？ 回答：先看合同", "状态：已结清 回答：是", "（全文完稿以后再送审）",
    "有的商家写着限时免费，点击下方按钮就扣了钱，所以看见“免费”两个字要先停一停。", "路边贴着扫码领取鸡蛋的纸，扫了就要填身份证号。", "有的人扫码关注以后，手机里就多了几个软件。",
    "他让我扫描二维码进群，我没有理他。", "客户长按识别二维码以后，页面会跳到还款的地方。", "她加客服微信：ab1234，结果钱转过去就没有回音。", "还款免费，点击页面下方的“立即还款”，输入密码。",
    "关注公众号以后，可以在菜单里查账单。", "客户说他看到“当天放款”的广告，点击右侧图标，就交了三百元。",
])
def test_lines_of_a_writer(line: str) -> None:
    assert any(line.strip("【】“”").replace("】", "")[:6] in reading.replace("】", "") for reading in lines(line))


def test_advertisements_that_the_writer_shows() -> None:
    shown = ["【办卡直通车】点击申请信用卡，最快当天到账", "立即办理大额信用卡，最快3分钟到账！", "点击申请信用卡，最快当天到账"]
    text = "第一次借钱要看什么\n\n" + SAID + "\n\n骗人的广告都这样写：\n\n" + "\n\n".join(shown) + f"\n\n{MORE}\n"
    assert all(any(line[-6:] in reading for _, reading in kept(text)) for line in shown)


@pytest.mark.parametrize("line", [
    "大家觉得有用，点赞的不多", "觉得不错，关注一下排水口", "你觉得有帮助吗？说说在看的书", "‹下一章›讲发货", "«下一篇» 讲发货", "校对 要仔细 排版 要干净", "编辑 写稿 校对 看稿",
    "个人分类：急用的东西", "返回座位号，查看更多", "返回上一级频道，查看更多", "推广 免费低价的课不做"])
def test_lines_of_a_writer_where_nothing_is_a_sites(line: str) -> None:
    said = [reading for _, reading in kept(f"第一次借钱要看什么\n\n{SAID}\n\n{line}\n\n{MORE}\n")]
    assert any(line[-3:] in reading for reading in said)


@pytest.mark.parametrize("line", [
    "店庆那年第二件半价，排队的人绕了三圈！", "特价，包邮，没有人来！", "批发部的电话：01088889999", "特价商品，清仓商品，标价都要写成3折", "纸箱特价5元，木箱清仓8元",
    "广告 立即下单这四个字不许用", "推广 免费低价的课不做", "赞助 免费提供的瓶装水二十箱", "有不懂的地方吗？欢迎来讨论", "你怎么看？欢迎大家讨论", "约稿 | 投稿 | 审稿 | 定稿",
    "发布信息 | 收集简历 | 面试 | 入职", "只看他 / 不看 / 再看", "电话 预约到店", "置顶/置底/推荐", "最旧 最新 推荐", "用户名： 密码：", "同意（12）", "同意[1]", "发言前请先登录", "验证码 请提交评论",
    "翻译：有 摄影：无", "图：夏荷 文：我", "培训班 第3期（总第12期）", "简报 第4期 目录 收货 发货", "2023年5月16日 演出 老陶 300人围观", "该文章被编辑推荐 2 次", "同类文章：见附录二", "新闻热点：1. 仓库起火",
    "登记表格在线打印", "看房的联系人，出租方小满 138xxxx1234", "从老板转载，链接失效", "一审 胜诉 二审 改判"])
def test_lines_of_a_writer_beside_those_of_a_site(line: str) -> None:
    assert any(line[-3:] in reading for reading in lines(line)) or any(line[:4] in reading for reading in lines(line))


OFFER = "年货节狂欢，爆款直降八百元！"
OTHER = "会员首月8元，畅读全站好文>>"


@pytest.mark.parametrize("shown", [
    f"下面这两句，一句是商场的，一句是书站的。\n\n{OFFER}\n\n{OTHER}", f"商场是这样写的：\n\n{OFFER}", f"改好以后是这一句\n\n{OFFER}", f"## {OFFER}", f"1. {OFFER}\n2. 看清楚再买，不急这一天。",
    f"- {OFFER}\n- 看清楚再买，不急这一天。"])
def test_offers_that_the_writer_shows(shown: str) -> None:
    """Though the site's own lines stand below."""
    text = f"第一次借钱要看什么\n\n{SAID}\n\n{shown}\n\n{MORE}\n\n责任编辑：老陶\n\n上一篇:怎样存钱  下一篇:怎样记账\n"
    assert any(OFFER[-6:] in reading for _, reading in kept(text))


def test_offers_in_comments_are_what_is_said() -> None:
    text = f"第一次借钱要看什么\n\n{SAID}\n\n{MORE}\n\n网友评论\n\n晚风 2024-05-06\n\n{OFFER}\n\n小满 2024-05-07\n\n说得对，我也这么看。\n"
    assert any(OFFER[-6:] in reading for _, reading in kept(text))


def test_offers_alone_in_a_text_of_no_site() -> None:
    lines = [said for offer in (OFFER, OTHER, "订阅本刊，全年24期仅需199元", "★好消息★雨棚、防盗网批发，送货上门") for said in (SAID, offer)]
    text = "\n\n".join(["广告的话我抄了一年", *lines, MORE]) + "\n"
    assert sum(reading[-6:] in text and len(reading) < 24 for _, reading in kept(text)) == 5


@pytest.mark.parametrize("name", ["adsbygoogle", "ad-slot", "ad-wrapper", "widget_ad", "ad-mid", "bottom_ad", "feed-ad-2", "ad-3"])
def test_an_element_with_an_advertisement(name: str) -> None:
    page = f'<html><body><h1>第一次借钱要看什么</h1><p>{SAID}</p><div class="{name}">免留车，今天来谈谈</div><p>{MORE}</p></body></html>'
    assert [reading for _, reading in kept(page, "a.html")] == ["第一次借钱要看什么", SAID, MORE]



@pytest.mark.parametrize("box", ['<div class="ad-content">{}</div>', '<div class="has-ads">{}</div>', '<div class="address">{}</div>',
                                 '<section class="advertising">{}</section>', '<div class="AD-500">{}</div>', '<div class="adv-article">{}</div>', '<div class="adv">{}</div>', '<div class="our-adv">{}</div>', '<div id="tuiguang">{}</div>'])
def test_an_element_of_such_a_name_around_a_text(box: str) -> None:
    page = f'<html><body><h1>第一次借钱要看什么</h1>{box.format(f"<p>{SAID}</p><p>免留车，今天来谈谈</p><p>{MORE}</p>")}</body></html>'
    assert [reading for _, reading in kept(page, "a.html")] == ["第一次借钱要看什么", SAID, "免留车，今天来谈谈", MORE]


@pytest.mark.parametrize("line", ['<p class="after-ad">他当天就来谈了。</p>', '<p class="ad-mid">他当天就来谈了。</p>', '<div class="ad-free">{}</div>'])
def test_paragraphs_beside_advertisements(line: str) -> None:
    page = f'<html><body><h1>第一次借钱要看什么</h1><p>{SAID}</p>{line.format(SAID[::-1] * 3)}<p>{MORE}</p></body></html>'
    assert len(kept(page, "a.html")) == 4

def wechat(between: str, told: str) -> str:
    title = '<section style="text-align:center"><strong><span>{}</span></strong></section>'.format
    rows = ["态度平和：先踩副刹车，再讲解。", "因人施教：年轻人学得快，容易大意。"]
    return (f'<html><body><h1 class="rich_media_title">教练的一天</h1><div class="rich_media_content">{title("上午：认路")}<section><span>{SAID}</span></section>'
            f"<section>{SAID[::-1]}</section><section>1. {rows[0]}</section>{between}<section>2. {rows[1]}</section>{told}{title('第一次带学员')}"
            f"<section>{MORE}</section></div></body></html>")


@pytest.mark.parametrize("between", ["", "<section><strong>驾校教练需要学历吗？</strong></section>", "<section><strong>驾校教练累不累，待遇怎么样?</strong></section>"])
@pytest.mark.parametrize("told", ["", "<section><strong>驾校教练自述第一次带学员</strong></section>", "<section>教练自述第一次带学员</section>"])
def test_titles_in_sections(between: str, told: str) -> None:
    assert headings(wechat(between, told), "a.html") == ["教练的一天", "上午：认路", "第一次带学员"]
    assert not any("自述" in reading or "？" in reading for _, reading in kept(wechat(between, told), "a.html"))


@pytest.mark.parametrize("said", ["<section>他自述第一次带学员，手心全是汗。</section>", "<section>教练自述带过的三百名学员</section>", "<section><strong>这一节最要紧，学员要自己看。</strong></section>"])
def test_words_in_sections(said: str) -> None:
    words = said.removeprefix("<section>").removesuffix("</section>").replace("<strong>", "").replace("</strong>", "")
    found = kept(wechat("", said), "a.html")
    assert words in [reading for _, reading in found] and ("heading", "第一次带学员") in found


@pytest.mark.parametrize("tag", ["p", "p class=sub", "div"])
def test_who_tells_above_what_he_tells(tag: str) -> None:
    page = (f"<html><body><h1>教练的一天</h1><{tag}><b>准备</b></{tag[:3].strip()}><p>{SAID}</p><{tag}><b>教练自述教练的前景</b></{tag[:3].strip()}>"
            f"<{tag}><b>教练的前景</b></{tag[:3].strip()}><p>{MORE}</p></body></html>")
    assert "教练自述教练的前景" not in [reading for _, reading in kept(page, "a.html")]
    assert "教练的前景" in headings(page, "a.html")


ROWS = ["态度平和：先踩副刹车，再讲解。", "因人施教：年轻人学得快，容易大意。", "廉洁带教：不接受吃请。"]


def row(question: str, form: str) -> str:
    signs = ["（一）", "（二）", "（三）"] if "bracket" in form else ["一、", "二、", "三、"] if "numeral" in form else ["1. ", "2. ", "3. "]
    if form.startswith("text"):
        gap = "\n" if form == "text close" else "\n\n"
        return f"教练怎样带学员\n\n{SAID}\n\n{signs[0]}{ROWS[0]}{gap}{question}{gap}{signs[1]}{ROWS[1]}{gap}{signs[2]}{ROWS[2]}\n\n{MORE}\n"
    tag = form.split()[0]
    items = [f"<li>{words}</li>" for words in ROWS] if "li" in form else [f"<p>{sign}{words}</p>" for sign, words in zip(signs, ROWS, strict=True)]
    put = f"</ul><{tag}>{question}</{tag}><ul>" if "li" in form else f"<{tag}>{question}</{tag}>"
    return f"<html><body><h1>教练怎样带学员</h1><p>{SAID}</p><ul>{items[0]}{put}{items[1]}{items[2]}</ul><p>{MORE}</p></body></html>"


FORMS = ["text", "text close", "text numeral", "text bracket", "p bracket", "p", "p li", "p numeral", "div", "div li", "h3", "h3 li", "h3 numeral", "section li"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("question", ["驾校教练需要学历吗？", "驾校教练一个月工资多少?", "驾校教练的岗位职责是什么？", "驾校教练证去哪里考？驾校教练时薪行情"])
def test_what_is_searched_between_entries(question: str, form: str) -> None:
    found = kept(row(question, form), "a.txt" if form.startswith("text") else "a.html")
    assert len(found) == 6 and not any(question in reading for _, reading in found)


@pytest.mark.parametrize("form", ["text close", "p", "p li", "p numeral", "div li"])
@pytest.mark.parametrize("question", ["为什么要先踩副刹车？", "你的工资是多少？", "工资多少，先问清楚。", "问：教练要学历吗？"])
def test_what_a_writer_asks_between_entries(question: str, form: str) -> None:
    found = kept(row(question, form), "a.txt" if form.startswith("text") else "a.html")
    assert any(question in reading for _, reading in found)


def test_questions_with_a_counted_answer_each() -> None:
    text = f"教练怎样带学员\n\n{SAID}\n\n教练要学历吗？\n1. 高中毕业就可以。\n教练工资多少？\n2. 底薪三千，加提成。\n教练有五险吗？\n3. 满三个月就有。\n\n{MORE}\n"
    assert {"教练要学历吗？", "教练工资多少？", "教练有五险吗？"} <= {reading for _, reading in kept(text)}


def talk(between: str, name: str) -> str:
    lines = ["问：您带过几个徒弟？", between, "答：带过六个，留下来的有两个。", "问：给想学的人一句话？", "答：先修好自己家里的钟。"]
    if name.endswith("html"):
        return f"<html><body><h1>修表要坐得住</h1><p>{SAID}</p>{''.join(f'<p>{line}</p>' for line in lines)}<p>{MORE}</p></body></html>"
    return f"修表要坐得住\n\n{SAID}\n\n" + "\n\n".join(lines) + f"\n\n{MORE}\n"


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize(("line", "goes"), [
    ("修表一个月能挣多少钱，修表工资待遇怎么样？", True), ("修表需要学历吗", True), ("您指的是收入高的那几个吗？", False), ("（想了一会儿，问是不是只算出师的）", False), ("修表难在哪里？", False)])
def test_what_is_searched_between_a_question_and_its_answer(line: str, goes: bool, name: str) -> None:
    found = [reading for _, reading in kept(talk(line, name), name)]
    assert any(line in reading for reading in found) != goes and any("带过六个" in reading for reading in found)


def test_what_is_an_advertisement_alone() -> None:
    data = load("ads.yml")
    assert all(map(is_ad, data["yes"])) and not any(map(is_ad, data["no"]))


@pytest.mark.parametrize("sentence", load("ads.yml")["yes"])
@pytest.mark.parametrize("place", ["{ad}{said}", "{said}{ad}"])
def test_an_advertisement_inside_a_paragraph(sentence: str, place: str) -> None:
    result = imported(f"存钱的办法\n\n{MORE}\n\n{place.format(ad=sentence, said=SAID)}\n\n{MORE}\n")
    assert [piece.reading for piece in result.pieces] == ["存钱的办法", MORE, SAID, MORE]
    assert [(edit.old, edit.new, edit.tier) for edit in result.edits if edit.rule == "site:ad"] == [(sentence, "", "auto")]
    assert sentence not in result.drafts[0].text and sentence in result.ledger


@pytest.mark.parametrize("text", [
    *(f"{SAID}{sentence}" for sentence in load("ads.yml")["no"]), f"{SAID}加微信 abc12345 领取资料。{SAID}",  # in the middle
    f"群里天天有这样的话。{SAID}加微信 abc12345 领取资料。", f"{SAID}他写着“加微信 abc12345 领取资料”。", f"{SAID}他发来的话是：加微信 abc12345 领取资料。",
    "他走了。加微信 abc12345 领取资料。", f"{SAID}点击下方链接，就能看到账单。", f"{SAID}加我微信的人很多，能帮到的人很少。"])
def test_what_a_writer_tells_of_advertisements(text: str) -> None:
    assert not any(edit.rule == "site:ad" for edit in imported(f"存钱的办法\n\n{MORE}\n\n{text}\n\n{MORE}\n").edits)


def test_a_text_about_swindlers_keeps_them() -> None:
    text = f"存钱的办法\n\n骗子有一套话，天天都在换。\n\n{SAID}加微信 abc12345 领取资料。\n\n{MORE}\n"
    assert not any(edit.rule == "site:ad" for edit in imported(text).edits)


@pytest.mark.parametrize("tail", [" | 一盏灯", "? - 知问", " - 看板 Drive", "_学车吧", " - 经验 - 某某站"])
def test_the_title_with_the_name_of_a_site_above_the_title(tail: str) -> None:
    title = "教练怎样带第一个学员" + "?" * tail.startswith("?")
    name = tail.split(" - ")[-1].strip(" |_")
    text = f"首页 > {name} > 正文\n\n{title}{tail.lstrip('?')}\n\n{title}\n阅读 1204 评论 5\n\n{SAID}\n\n{MORE}\n"
    assert [reading for _, reading in kept(text)] == [title.replace("?", "？"), SAID, MORE]


@pytest.mark.parametrize("line", ["教练怎样带第一个学员 | 先看手脚", "教练怎样带第一个学员 - 上"])
def test_a_title_that_stands_once_keeps_what_is_behind_it(line: str) -> None:
    assert any("先看手脚" in reading or reading.endswith("上") for _, reading in kept(f"{line}\n\n{SAID}\n\n{MORE}\n"))


@pytest.mark.parametrize(("told", "title", "goes"), [
    ("教练自述几点希望", "几点期望", True), ("教练自述几点希望", "几点希望", True), ("教练自述几点希望", "怎样收车", False), ("教练写下几点希望", "几点期望", False)])
def test_a_short_title_told_once_more(told: str, title: str, goes: bool) -> None:
    text = f"教练的一天\n\n{SAID}\n\n准备的事\n{MORE}\n\n第一次上路\n{SAID}\n\n{told}\n\n{title}\n{MORE}\n"
    assert any(told in reading for _, reading in kept(text)) != goes


@pytest.mark.parametrize(("words", "goes"), [("修车店老板", True), ("我在修车店干过，后来自己开店。", False)])
def test_what_an_answerer_is(words: str, goes: bool) -> None:
    page = f'<html><body><h1>教练的一天</h1><div class="AuthorInfo"><div class="AuthorInfo-badge">{words}</div></div><p>{SAID}</p><p>{MORE}</p></body></html>'
    assert (words not in [reading for _, reading in kept(page, "a.html")]) == goes


RULES = ["本金先还清：每月先还本金，剩下的再说，不要等到年底。", "账单要留底：每一张都夹好，对不上就打电话问。", "利率先问清：年化写在合同里，写不清就不签。", "到期提前还：提前三天存进去，免得系统扣不到。"]


@pytest.mark.parametrize(("question", "goes"), [("信贷员一年能挣多少，证书怎么考？", True), ("你还得起吗？", False)])
def test_what_is_searched_between_rows_of_one_column(question: str, goes: bool) -> None:
    rows = "".join(f"<tr><td>{row}</td></tr>" for row in (*RULES[:2], question, *RULES[2:]))
    found = [reading for _, reading in kept(f"<h1>信贷员的几条规矩</h1><p>{SAID}</p><table>{rows}</table><p>{MORE}</p>", "a.html")]
    assert set(RULES) <= set(found) and (question not in found) == goes


def test_what_is_asked_between_rows_of_questions() -> None:
    asked = ["信贷员一年能挣多少？", "先看底薪，再看提成。", "信贷员证书怎么考，去哪里报名？", "到市里的考点报名。"]
    rows = "".join(f"<tr><td>{row}</td></tr>" for row in asked)
    found = [reading for _, reading in kept(f"<h1>信贷员的几个问题</h1><p>{SAID}</p><table>{rows}</table><p>{MORE}</p>", "a.html")]
    assert set(asked) <= set(found)
