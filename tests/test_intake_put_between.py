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


@pytest.mark.parametrize("name", ["adsbygoogle", "ad-slot", "ad-wrapper"])
def test_an_element_with_an_advertisement(name: str) -> None:
    page = f'<html><body><h1>第一次借钱要看什么</h1><p>{SAID}</p><div class="{name}">免留车，今天来谈谈</div><p>{MORE}</p></body></html>'
    assert [reading for _, reading in kept(page, "a.html")] == ["第一次借钱要看什么", SAID, MORE]


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
    signs = ["一、", "二、", "三、"] if "numeral" in form else ["1. ", "2. ", "3. "]
    if form.startswith("text"):
        gap = "\n" if form == "text close" else "\n\n"
        return f"教练怎样带学员\n\n{SAID}\n\n{signs[0]}{ROWS[0]}{gap}{question}{gap}{signs[1]}{ROWS[1]}{gap}{signs[2]}{ROWS[2]}\n\n{MORE}\n"
    tag = form.split()[0]
    items = [f"<li>{words}</li>" for words in ROWS] if "li" in form else [f"<p>{sign}{words}</p>" for sign, words in zip(signs, ROWS, strict=True)]
    put = f"</ul><{tag}>{question}</{tag}><ul>" if "li" in form else f"<{tag}>{question}</{tag}>"
    return f"<html><body><h1>教练怎样带学员</h1><p>{SAID}</p><ul>{items[0]}{put}{items[1]}{items[2]}</ul><p>{MORE}</p></body></html>"


FORMS = ["text", "text close", "text numeral", "p", "p li", "p numeral", "div", "div li", "h3", "h3 li", "h3 numeral", "section li"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("question", ["驾校教练需要学历吗？", "驾校教练一个月工资多少?", "驾校教练的岗位职责是什么？"])
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
