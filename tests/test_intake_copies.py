# ruff: noqa: E501
"""What is only seen beside the rest of its kind: titles behind signs and numbers, lines that a program broke, mails, old pages
in one block, and what a site writes above and below a text. Each case has one beside it that is left alone."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages import PAGES, read
from zhiku.intake.blocks_text import read_text
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.values import Imported
from zhiku.intake.wraps import lines_that_go_on

SAID = "打电话之前先看账单和还款记录，知道他欠了多少、从什么时候开始没有还，再想好第一句话怎么说。"
MORE = "他说没有钱的时候，先听他把话说完，再问这个月有没有固定的收入，能不能先还一部分。"


def imported(text: str, name: str = "raw.txt") -> Imported:
    source, findings = decode(text.encode(), name, name)
    assert source is not None, findings
    result, findings = import_source(source, Decisions())
    assert result is not None, findings
    return result


def shapes(result: Imported) -> list[tuple[str, str]]:
    return [(piece.part.kind, piece.reading) for piece in result.pieces]


@pytest.mark.parametrize(("first", "second"), [
    ("1. 准备工作", "2. 第一句话"), ("📌准备工作", "📌第一句话"), ("◆准备工作", "◆第一句话"), ("▍ 准备工作：", "▍ 第一句话："),
    ("①准备工作", "②第一句话"), ("⑴ 准备工作", "⑵ 第一句话"),
])
def test_titles_behind_a_sign(first: str, second: str) -> None:
    result = imported(f"怎样打第一个电话\n\n{first}\n{SAID}\n\n{second}\n{MORE}\n")
    assert shapes(result) == [("heading", "怎样打第一个电话"), ("heading", "准备工作"), ("paragraph", SAID), ("heading", "第一句话"), ("paragraph", MORE)]
    assert len(result.drafts) == 1  # its chapters are no articles of their own


@pytest.mark.parametrize("text", [
    f"带上这些东西：\n\n1. 工作证\n2. 委托书\n\n{SAID}",  # a list
    f"1. 工作证\n{SAID}\n\n3. 委托书\n{MORE}",  # something else is missing
    f"1. {SAID}\n{MORE}\n\n2. {MORE}\n{SAID}",  # whole sentences
    f"1. 工作证\n\n{SAID}\n\n{MORE}",  # one alone
])
def test_entries_of_lists_are_no_titles(text: str) -> None:
    assert not [reading for kind, reading in shapes(imported(text)) if kind == "heading"]


def test_chapters_in_plain_paragraphs_of_a_page() -> None:
    page = f"<h1>怎样打第一个电话</h1><p>一、准备工作</p><p>{SAID}</p><p>二、第一句话：</p><p>{MORE}</p>"
    assert [reading for kind, reading in shapes(imported(page, "raw.html")) if kind == "heading"] == ["怎样打第一个电话", "一、准备工作", "二、第一句话"]
    listed = f"<h1>怎样打第一个电话</h1><p>{SAID}</p><p>一、准备工作</p><p>二、第一句话</p><p>三、记录</p>"
    assert [reading for kind, reading in shapes(imported(listed, "raw.html")) if kind == "heading"] == ["怎样打第一个电话"]


@pytest.mark.parametrize(("sign", "kept"), [("✅", "看账单。"), ("★", "看账单。"), ("→ ", "看账单。"), ("・", "看账单。"), ("👉", "看账单。")])
def test_entries_behind_a_sign(sign: str, kept: str) -> None:
    result = imported(f"准备\n\n{SAID}\n\n{sign}看账单。\n{sign}看记录。\n\n{MORE}")
    assert [reading for kind, reading in shapes(result) if kind == "list_item"] == [kept, "看记录。"]
    assert "\n- 看账单。\n- 看记录。\n" in result.drafts[0].text


def test_entries_that_are_counted_by_key_caps_or_on_lines_of_their_own() -> None:
    result = imported(f"准备\n\n{SAID}\n\n1️⃣看账单。\n2️⃣看记录。\n\n{MORE}\n\n1\n先打本人。\n2\n再发短信。\n\n{SAID}")
    assert "\n1. 看账单。\n2. 看记录。\n" in result.drafts[0].text and "\n1. 先打本人。\n2. 再发短信。\n" in result.drafts[0].text


@pytest.mark.parametrize("text", [f"树\n\n├── 内勤\n├── 外访\n\n{SAID}", f"分数\n\n1\n2\n3\n\n{SAID}", f"★{SAID}\n\n{MORE}", f"楼层\n\n3\n办公室。\n7\n食堂。\n\n{SAID}"])
def test_what_looks_like_entries_stays(text: str) -> None:
    assert not [reading for kind, reading in shapes(imported(text)) if kind in ("list_item", "removed")]


BROKEN = """　　打电话之前先看账单和还款记录，知道他欠
了多少、从什么时候开始没有还，再想好第一句
话怎么说。
　　他说没有钱的时候，先听他把话说完，再问这
个月有没有固定的收入，能不能先还一部分。
　　（1）约定的日子要写下来，到了那一天先发一
条短信提醒。
　　（2）到期没有还，当天再打一次。
"""


def test_lines_that_a_program_broke_are_joined() -> None:
    draft = imported(f"怎样打第一个电话\n\n{BROKEN}").drafts[0].text
    assert SAID in draft and MORE in draft and "\n1. 约定的日子要写下来，到了那一天先发一条短信提醒。\n2. 到期" in draft


def test_every_line_is_still_a_paragraph_of_the_ledger() -> None:
    result = imported(f"怎样打第一个电话\n\n{BROKEN}")
    assert [piece.part.block.n for piece in result.pieces] == list(range(1, 10))


@pytest.mark.parametrize("text", [
    f"{SAID}\n{MORE}\n{SAID}",
    "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。",
    "\n".join(f"2024-0{n}-15 | 柜面 | 还款五百元，备注{n}月的第一期还款" for n in range(1, 7)),
    "\n".join(f"{n}. 先看账单再看记录，想好第一句话怎么说再拨电话，第{n}次" for n in range(1, 7)),
    "准备工作\n第一句话\n约定日期\n发出短信\n写下记录\n再打一次",
])
def test_lines_that_nobody_broke_stay(text: str) -> None:
    assert not any(block.open for block in read_text(text))


@given(st.lists(st.text(alphabet="打电话之前先看，。、 ab1", max_size=60), max_size=12), st.data())
def test_the_last_line_never_goes_on(lines: list[str], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    found = lines_that_go_on(lines, gaps)
    assert all(0 <= i < len(lines) - 1 and not gaps[i + 1] for i in found)


def test_what_stands_on_every_printed_page_goes() -> None:
    pages = f"贷后管理讲义　　2019年第4期\n怎样打第一个电话\n{SAID}\n{MORE}\n第1页 共2页\n贷后管理讲义　　2019年第4期\n{SAID}\n{MORE}\n第2页 共2页\n"
    result = imported(pages)
    assert "讲义" not in result.drafts[0].text and result.drafts[0].title == "怎样打第一个电话"
    titled = imported(f"贷后管理讲义\n\n{SAID}\n\n第1页 共2页\n\n贷后管理讲义\n\n{MORE}\n\n第2页 共2页\n")
    assert titled.drafts[0].title == "贷后管理讲义" and titled.drafts[0].text.count("讲义") <= 2  # title and summary
    cases = imported(f"案例 1\n\n{SAID}\n\n案例 2\n\n{MORE}\n")
    assert "案例 2" in "".join(draft.text for draft in cases.drafts)


@pytest.mark.parametrize(("above", "title"), [
    ("水电老郑\n2023-02-17 10:05　来源：江淮生活报\n+ 关注\n", "催收员怎样打第一个电话，才能谈得成"),
    ("首页 > 财经 > 银行 > 正文\n", "催收员怎样打第一个电话，才能谈得成"),
    ("首页\n知学堂\n等你来答\n银行柜员\n", "催收员怎样打第一个电话，才能谈得成"),
])
def test_the_head_of_a_copied_page(above: str, title: str) -> None:
    lines = above.splitlines()
    text = f"{title}\n{above}{SAID}\n{MORE}" if lines[0] == "水电老郑" else f"{above}{title}\n{SAID}\n{MORE}"
    text += "\n\n- END -\n\n阅读 8642\n\n127 人赞同了该文章\n"
    result = imported(text)
    assert [draft.title for draft in result.drafts] == [title]
    assert [reading for kind, reading in shapes(result) if kind != "removed"] == [title, SAID, MORE]


@pytest.mark.parametrize("text", [
    f"培训通知\n\n时间：下周一上午\n地点：二楼会议室\n\n{SAID}", f"张三丰\n客户经理\n{SAID}\n{MORE}", f"怎样开口\n先说结论\n再说理由\n{SAID}",
])
def test_a_text_that_comes_from_no_site_keeps_its_head(text: str) -> None:
    assert not [reading for kind, reading in shapes(imported(text)) if kind == "removed"]


def test_the_foot_of_a_copied_page() -> None:
    text = f"怎样打第一个电话\n\n{SAID}\n\n{MORE}\n\n编辑于 2024-05-06\n\n阅读 8642\n\n本文禁止转载或摘编\n\n美食制作 宿舍美食\n\n还没有人赞赏\n"
    assert [reading for kind, reading in shapes(imported(text)) if kind != "removed"] == ["怎样打第一个电话", SAID, MORE]
    letter = f"关于回访的通知\n\n{SAID}\n\n{MORE}\n\n特此通知。\n\n某某银行贷后管理部\n\n2024年5月6日\n"
    assert "某某银行贷后管理部" in imported(letter).drafts[0].text


def test_a_mail_that_was_forwarded() -> None:
    text = (f"发件人: 赵某 <a@bank.invalid>\n发送时间: 2014年9月3日 8:51\n收件人: 柜面全体\n主题: 转发: 怎样打第一个电话\n\n请看下面这封，今天晨会要讲。\n\n"
            f"在 2014年9月2日，赵某写道：\n> {SAID}\n>\n> 一、准备工作\n>\n> {MORE}\n> 到期再打。\n\n发自我的 iPhone\n")
    result = imported(text)
    assert result.drafts[0].title == "怎样打第一个电话" and "## 一、准备工作" in result.drafts[0].text
    assert f"\n{SAID}\n" in result.drafts[0].text and "iPhone" not in result.drafts[0].text and "赵某" not in result.drafts[0].text


def test_what_is_quoted_elsewhere_stays_quoted() -> None:
    text = f"读书笔记\n\n> {SAID}\n\n{MORE}\n\n> {MORE}\n"
    assert [reading for kind, reading in shapes(imported(text)) if kind == "quote"] == [SAID, MORE]


def test_an_article_in_preformatted_text() -> None:
    page = f"<html><body><pre>\n怎样打第一个电话\n\n{BROKEN}</pre></body></html>"
    draft = imported(page, "raw.html").drafts[0].text
    assert SAID in draft and MORE in draft and "\n1. 约定的日子" in draft


def test_code_of_a_page_stays_code_line_by_line() -> None:
    page = f"<h1>怎样算利息</h1><p>{SAID}</p><pre class=\"code\">total = 0\nfor day in days:\n    total += rate * left  # 每天的利息\n</pre><p>{MORE}</p>"
    assert "\n    total = 0\n    for day in days:\n        total += rate * left  # 每天的利息\n" in imported(page, "raw.html").drafts[0].text


def test_two_texts_with_their_comments_one_under_another() -> None:
    result = read(PAGES / "b38.txt")
    articles = [draft.title for draft in result.drafts if not draft.title.startswith("网友")]
    assert articles == ["仓库盘点少走弯路的几点经验", "给单反相机镜头除霉的办法"]


def test_a_line_drawn_between_comments_parts_no_texts() -> None:
    text = f"怎样打第一个电话\n\n{SAID}\n\n网友评论\n\n晚风 2024-05-06 10:20\n写得好。\n==========\n半碗凉茶 2024-05-07 11:30\n{MORE}\n"
    assert [reading for kind, reading in shapes(imported(text)) if kind == "comment"] == ["写得好。", MORE]


def test_a_page_whose_title_stands_below_it_without_an_element() -> None:
    page = f"<html><title>关于调整服务收费的公告 - 通知公告 - 某某银行</title><ul><li>新闻中心<li>招标信息</ul><p>关于调整服务收费的公告</p><p>{SAID}</p><p>{MORE}</p>"
    assert imported(page, "raw.html").drafts[0].title == "关于调整服务收费的公告"


@pytest.mark.parametrize(("lines", "shown"), [
    ("- 看账单\n  - 本金\n  - 天数\n- 看记录", "- 看账单\n    - 本金\n    - 天数\n- 看记录"),
    ("1. 核对身份，问这几样：\n（1）姓氏\n（2）尾号\n2. 说明来意", "1. 核对身份，问这几样：\n    1. 姓氏\n    2. 尾号\n2. 说明来意"),
    ("•看账单：\n\t◦本金\n\t◦天数\n•看记录", "- 看账单：\n    - 本金\n    - 天数\n- 看记录"),
    ("1. 核对身份\n（1）姓氏\n（2）尾号", "1. 核对身份\n1. 姓氏\n2. 尾号"),  # nothing says that they stand under it
    ("　　1、核对身份\n　　2、说明来意\n3、约定日期", "1. 核对身份\n2. 说明来意\n3. 约定日期"),  # set in as paragraphs are
])
def test_entries_under_entries(lines: str, shown: str) -> None:
    draft = imported(f"怎样打第一个电话\n\n{SAID}\n\n{lines}\n\n{MORE}").drafts[0].text
    assert f"\n\n{shown}\n\n" in draft


L = "物业公司接到报修以后，应当在三十分钟以内到达现场，先判断故障的类型，再决定是自己处理还是通知专业单位来处理。"
DATE = "2024-05-06 10:30"


@pytest.mark.parametrize(("text", "title"), [  # one line of a site, and the rest somebody's own
    (f"催收日记\n{DATE}\n{L}", "催收日记"),
    (f"停水通知\n阅读 12\n{L}", "停水通知"),
    (f"家常麻婆豆腐\n2023-08-01 18:20\n豆腐一块切成两厘米见方的小丁\n肉末50克\n\n{L}", "家常麻婆豆腐"),
    (f"红烧肉的做法\n小厨娘\n2023-08-01 18:20\n\n材料\n五花肉 500克\n冰糖 30克\n\n{L}", ""),
    (f"停电通知\n{DATE}\n\n尊敬的各位业主朋友\n因线路检修\n本小区将于5月8日停电\n\n{L}", "停电通知"),
    (f"送别老王\n{DATE}\n桃花潭水深千尺\n不及汪伦送我情\n\n{L}", "送别老王"),
    (f"幸福里物业服务有限公司\n停水通知\n{DATE}\n\n{L}", ""),
    (f"某某区人民法院\n民事调解书\n（2024）沪01民初123号\n来源：裁判文书网\n\n{L}", ""),
    (f"夜班守则\n更新时间：2024-05-06\n不睡觉\n不喝酒\n不离岗\n{L}", "夜班守则"),
    (f"护理要点\n\n{L}\n\n{DATE}\n\n翻身\n每两小时一次\n拍背\n由下向上", ""),
    (f"保洁标准\n\n{L}\n阅读 123\n大堂地面\n每日两次", ""),
    (f"逾期协商\n\n{L}\n\n上一篇：怎么还款\n\n客服电话\n12378\n工作时间\n周一至周五", ""),
    (f"上门\n\n{L}\n作者：老李\n\n第二部分 上门\n先敲门\n再自我介绍\n出示证件", ""),
    (f"护理日记\n{DATE}\n5月6日\n{L}\n5月7日\n{L}", ""),
    (f"巡讲安排\n{DATE}\n北京\n上海\n广东\n{L}", ""),
    (f"手机银行查账单\n\n我的 > 信用卡 > 账单查询\n\n{L}", ""),
    (f"打印机使用说明书\n阅读 12\n分享打印机的步骤\n打印测试页\n收藏常用设置\n{L}", ""),
    (f"案例　1\n{L}\n案例　2\n{L}打不通再打。\n案例　3\n{L}还是打不通。", ""),
    ("采购清单\n名称\n数量\n扫把\n1\n拖把\n2\n水桶\n3\n" + L, ""),
    (f"会议通知\n\n发件人：办公室\n日期：5月6日\n时间：下午三点\n主题：安全生产\n附件：议程\n\n{L}", ""),
    (f"货物交接单\n\nFrom：上海仓库\nTo：北京仓库\nDate：5月6日\n\n{L}", ""),
    (f"文明上网，从我做起\n\n{L}\n\n请自觉遵守《业主公约》\n\n请遵守小区文明公约，共建美好家园。", ""),
    (f"调解笔录\n\n{L}\n\n特别声明：乙方已经阅读并理解以上全部条款。\n\n甲方签字\n\n乙方签字", ""),
    (f"例会纪要\n\n{L}\n\n待解决问题\n\n{MORE}\n\n推荐回答\n\n{SAID}", ""),
    (f"读书笔记\n\n在1936年给颜黎民的信中，鲁迅写道：\n\n{L}", ""),
    (f"投诉处理记录\n\n{L}\n\n回应\n物业公司：已安排电工更换灯泡。\n王女士：现在灯亮了，谢谢。", ""),
])
def test_one_line_of_a_site_makes_no_copy(text: str, title: str) -> None:
    result = imported(text)
    gone = [piece.reading for piece in result.pieces if piece.part.kind in ("removed", "comment")]
    assert len(gone) <= 1 and all(line in (DATE, "2023-08-01 18:20") or line.startswith(("阅读", "来源", "更新", "上一篇", "作者")) for line in gone), gone
    assert not title or result.drafts[0].title == title


@pytest.mark.parametrize("body", [
    "<h1>收费表</h1><p>阅读 12</p><table><tr><th>项目</th><th>价格</th></tr><tr><td>加氟</td><td>150</td></tr><tr><td>清洗</td><td>80</td></tr></table>",
    "<h1>停电</h1><p>停电时间 2024-05-08 09:00 至 17:00</p><p>每天阅读 30 分钟</p>",
    "<h1>函告</h1><p>特此函告</p><p>联系人 张三</p><p>电话 123456</p><p>某某公司（盖章）</p>",
    "<h1>红烧肉</h1><p>材料</p><ul><li>五花肉</li><li>冰糖</li></ul>",
    "<title>怎样搭建客户投诉处理系统</title><h2>第一步</h2>", "<title>翻身拍背护理</title><h2>一、准备</h2><p>洗手</p><p>翻身拍背护理</p>",
    "<pre>停水通知\n时间：5月8日\n地点：3号楼\n请提前储水，以免影响生活。\n管道修好以后，马上恢复。</pre>",
])
def test_what_a_page_says_stays(body: str) -> None:
    result = imported(f"<html><body>{body}<p>{L}</p></body></html>", "raw.html")
    gone = [piece.reading for piece in result.pieces if piece.part.kind == "removed" and not piece.reading.startswith(("阅读", "翻身"))]
    assert not gone and all(word in result.drafts[0].text for word in ("150", "80") if word in body)


@pytest.mark.parametrize("lines", [
    "客服：您好，请问您是张先生吗，我是信用卡中心的客服\n客户：我是，请问有什么事情吗，我正在开车不太方便\n客服：那我晚一点再打给您，您看几点钟比较合适呢\n客户：七点以后都可以，到时候打这个号码就行了的",
    "一不准在上班时间喝酒，违反规定的扣发当月全部奖金\n二不准在值班室睡觉，违反规定的扣发当月全部奖金\n三不准向业主要东西，违反规定的扣发当月全部奖金\n四不准无故离开岗位，违反规定的扣发当月全部奖金",
    "多层住宅，每平方米每月一元二角，按季度收取费用\n高层住宅，每平方米每月一元八角，按季度收取费用\n商业用房，每平方米每月三元五角，按季度收取费用\n地下车位，每个车位每个月八十元，按季度收取费用",
])
def test_lines_of_one_length_are_not_joined(lines: str) -> None:
    assert not any(block.open for block in read_text(f"岗位守则\n{lines}"))


def test_a_broken_line_goes_on_in_the_next_alone() -> None:
    text = f"怎样打第一个电话\n\n{BROKEN.rstrip()}\n　　还应当再次上门，把欠费通知单当面交给本人，\n作者：小王\n各位业主请注意保存好电话。\n"
    assert "当面交给本人，各位" not in imported(text).drafts[0].text


@pytest.mark.parametrize(("lines", "kept"), [
    ("❌ 辱骂客户\n❌ 威胁客户\n✅ 耐心倾听\n✅ 记录承诺", "❌ 辱骂客户"), ("☑ 跌倒风险\n☑ 压疮风险\n☐ 噎食风险", "☑ 跌倒风险"), ("★★★★ 保洁\n★★★ 安保\n★★ 绿化", "★★★★ 保洁"),
])
def test_signs_that_say_something_stay(lines: str, kept: str) -> None:
    assert kept in imported(f"记录\n\n{SAID}\n\n{lines}\n\n{MORE}").drafts[0].text


@pytest.mark.parametrize("text", [
    "目录\n" + "章节\t1\n" * 4000, "<html><title>" + "甲-" * 8000 + f"</title><p>{L}</p>", "".join(f"- {n} -\n短行{n}\n" for n in range(8000)), f"甲{' ' * 16000}乙\n{L}", "1\n甲\n" * 8000, "✅甲\n" * 8000,
])
def test_long_texts_are_read_at_once(text: str) -> None:
    assert imported(text, "raw.html" if "<html" in text else "raw.txt").pieces


@pytest.mark.parametrize("text", [  # what happened when, and who did it
    f"活动流程\n\n5月8日 09:00\n签到入场。\n5月8日 10:00\n领导致辞。\n\n{L}",
    f"停电通知\n\n2024-05-08 09:00\n{L}\n2024-05-08 17:00\n{MORE}",
    "航班动态\n\n2024-05-08 09:00\n起飞\n2024-05-08 11:00\n降落\n\n" + L,
    f"工单处理情况\n\n客户 2024-05-06 08:00\n空调不制冷。\n客服 2024-05-06 08:10\n已派工程师。\n\n{L}",
])
def test_what_happened_when_is_no_comment(text: str) -> None:
    kinds = {piece.part.kind for piece in imported(text).pieces}
    assert "comment" not in kinds and "removed" not in kinds


@pytest.mark.parametrize("text", [
    "家电维修找哪家好\n2019-05-06 12:30\n{L}\n{M}\n编辑于 2019-05-07 12:30", "老李\n2019-05-06 12:30\n{L}\n{M}\n更新于 2019-05-07 12:30",
])
def test_when_a_text_was_edited_is_no_comment(text: str) -> None:
    assert "comment" not in {piece.part.kind for piece in imported(text.replace("{L}", L).replace("{M}", MORE)).pieces}


@pytest.mark.parametrize(("body", "kept"), [
    ("<p>关于放假的通知</p><p>{L}</p><p>某某公司</p><p>2024年5月6日</p>", "2024年5月6日"),
    ("<p>红烧肉的做法</p><p>材料</p><p>五花肉 500克</p><p>冰糖 20克</p><p>葱</p><p>{L}</p>", "五花肉 500克"),
    ("<h1>会议通知</h1><p>时间：5月8日</p><p>地点：二楼</p><p>{L}</p>", "时间：5月8日"),
])
def test_a_page_with_nothing_around_it_keeps_its_lines(body: str, kept: str) -> None:
    result = imported(f"<html><body>{body.replace('{L}', L)}</body></html>", "raw.html")
    assert kept in result.drafts[0].text and not [piece for piece in result.pieces if piece.part.kind == "removed"]


@pytest.mark.parametrize("line", ["联系人：李四", "活动地点：二楼", "图1 和面", "普通清洗 80元", "合计：700元"])
def test_fields_captions_and_prices_are_no_titles(line: str) -> None:
    assert ("paragraph", line) in shapes(imported(f"上门服务\n\n{L}\n\n{line}\n\n{MORE}"))


def test_who_signed_is_no_title() -> None:
    result = imported(f"放假通知\n\n{L}\n\n某某公司办公室\n\n二〇二四年五月六日\n")
    assert shapes(result)[-2:] == [("paragraph", "某某公司办公室"), ("paragraph", "二〇二四年五月六日")]


@pytest.mark.parametrize(("above", "title"), [
    ("首页 > 服务 > 正文\n停水通知\n幸福里小区物业服务中心\n发布时间：2024-05-06 10:20\n", "停水通知"),
    ("红烧排骨\n小厨娘\n2019-05-06 12:30\n阅读 1234\n收藏\n主料：排骨\n先把排骨冷水下锅焯一下\n", "红烧排骨"),
])
def test_short_titles_of_copied_pages(above: str, title: str) -> None:
    result = imported(f"{above}{L}\n\n{MORE}\n\n阅读 12\n收藏\n- END -\n127 人赞同了该文章\n")
    assert result.drafts[0].title == title and ("主料" not in above or "主料：排骨" in result.drafts[0].text)


def test_what_stands_among_buttons_stays() -> None:
    text = f"家常红烧排骨的做法\n小厨娘\n2019-05-06 12:30\n阅读 1234\n用料\n排骨 500克\n收藏\n做法\n1. 焯水。\n2. 小火慢炖。\n{L}\n分享到：\n装盘的步骤\n撒上葱花\n赞 12\n"
    draft = imported(text).drafts[0].text
    assert "排骨 500克" in draft and "撒上葱花" in draft and "小厨娘" not in draft


def test_a_list_that_goes_on_around_another() -> None:
    text = f"分工\n\n{SAID}\n\n1、保洁\n（1）大堂\n（2）电梯\n2、保安\n（1）巡逻\n3、工程\n\n{MORE}"
    assert "\n1. 保洁\n    1. 大堂\n    2. 电梯\n2. 保安\n    1. 巡逻\n3. 工程\n" in imported(text).drafts[0].text


def test_numbers_of_nested_lists_of_a_page() -> None:
    page = f"<h1>洗手</h1><p>{SAID}</p><ol><li>洗手<ul><li>用水</li><li>用皂</li></ul></li><li>擦干</li></ol>"
    assert "\n1. 洗手\n    - 用水\n    - 用皂\n2. 擦干\n" in imported(page, "raw.html").drafts[0].text


@pytest.mark.parametrize(("text", "title"), [
    (f"问：逾期了会上征信吗？\n答：{L}\n\n问：可以分期吗？\n答：{MORE}", "逾期了会上征信吗"), (f"@所有人\n各位家长请注意，明天开会。\n{L}", "各位家长请注意"),
])
def test_a_title_from_the_first_words(text: str, title: str) -> None:
    assert imported(text).drafts[0].title == title


def test_lines_in_brackets_are_no_entries() -> None:
    text = f"记录\n\n{SAID}\n\n【待办】\n【已办】\n\n{MORE}"
    assert "【待办】" in imported(text).drafts[0].text and "【已办】" in imported(text).drafts[0].text


def test_paragraphs_of_one_entry_stay_in_it() -> None:
    page = f"<h1>洗手</h1><p>{SAID}</p><ol><li><p>洗手</p><p>要洗二十秒。</p></li><li><p>擦干</p></li></ol><p>{MORE}</p>"
    draft = imported(page, "raw.html").drafts[0].text
    assert "\n1. 洗手\n\n    要洗二十秒。\n\n2. 擦干\n" in draft
    shown = markdown.markdown(draft.partition("---\n\n")[2])
    assert shown.count("<ol>") == 1 and shown.count("<li>") == 2


@pytest.mark.parametrize("rule", ["***", "* * *", "___"])
def test_a_rule_is_no_hole(rule: str) -> None:
    draft = imported(f"笔记\n\n{SAID}\n\n{rule}\n\n{MORE}").drafts[0].text
    assert f"\n\n{rule}\n\n" in draft and "〔？〕" not in draft
