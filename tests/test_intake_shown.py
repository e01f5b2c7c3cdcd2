# ruff: noqa: E501
"""Lines that look like a site's and are shown by the writer, and titles that only the others of their kind show to be such."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
from tests.test_intake_sources import comments, headings, kept


def said(text: str) -> list[str]:
    """The lines that stay."""
    return [reading for _, reading in kept(text)]


@pytest.mark.parametrize("line", ["打开App，首页有五个按钮，最左边的就是报修。", "返回首页，可以看到师傅走到哪里了。", "关闭窗口之前，记得保存。",
                                  "扫描二维码，就能看到庭审直播。", "转载请注明出处，这句话在判决书公开网上也有。", "版权所有归本公司，所以不要把截图发到外面。"])
def test_a_sentence_that_begins_like_a_button(line: str) -> None:
    assert line in said(f"怎样报修\n\n{SAID}\n\n{line}\n\n{MORE}\n")


@pytest.mark.parametrize("line", ["打开APP，阅读体验更佳", "返回首页", "扫描二维码关注我们", "转载请注明出处", "版权所有：某某网", "点击上方蓝字关注我们，每天一个温暖的故事",
                                  "★★女装清仓9.9元起包邮，点此进入会场★★", "由 扫描全能王 扫描创建", "觉得有用，请点个赞和在看，分享给带徒弟的朋友", "退订 <https://a.example/u?id=0>"])
def test_a_line_of_a_site(line: str) -> None:
    assert line not in said(f"怎样报修\n\n{SAID}\n\n{line}\n\n{MORE}\n")


def test_advertisements_that_the_writer_shows() -> None:
    shown = ["“房东直租，押金减半，加微信即可看房。”", "扫码进群，先到先得！", "限时特价，仅剩三套！"]
    below = "\n".join(shown)
    assert set(shown) <= set(said(f"怎样识别骗局\n\n骗子的话，看到一句就要小心：\n\n{below}\n\n{SAID}\n\n{MORE}\n"))
    listed = said(f"怎样识别骗局\n\n{SAID}可以分三步：\n\n扫码进群领取资料\n\n1. 先看房产证。\n2. 再看身份证。\n\n{MORE}\n")
    assert "扫码进群领取资料" not in listed


def test_letters_that_the_writer_answers_are_no_comments() -> None:
    letters = f"信箱问答\n\n读者来信：\n{SAID}\n\n编辑回信：\n{MORE}\n\n读者来信：\n物业把快递放在门岗，丢了，谁赔？\n\n编辑回信：\n看有没有代收的约定。\n"
    assert comments(letters) == []
    signed = f"保健品的套路\n\n{SAID}\n\n{MORE}\n\n读者来信\n\n我妈看完报纸自己去退了。\n——梧桐里 晓燕，5月10日\n\n红帐篷天天敲锣打鼓。\n——老党员，5月11日\n"
    assert comments(signed) == ["我妈看完报纸自己去退了。", "红帐篷天天敲锣打鼓。"]


def test_cases_with_chapters_of_their_own() -> None:
    cases = "".join(f"案例{n}　{title}\n\n【基本案情】\n{SAID}\n\n【裁判结果】\n{MORE}\n\n" for n, title in (("一", "健身房搬走，会员退余额"), ("二", "换了老师，家长退课")))
    assert headings(f"典型案例\n\n{SAID}\n\n{cases}")[1:] == ["案例一　健身房搬走，会员退余额", "基本案情", "裁判结果", "案例二　换了老师，家长退课", "基本案情", "裁判结果"]
    lone = f"典型案例\n\n{SAID}\n\n案例一　健身房搬走，会员退余额\n\n{MORE}\n"
    assert "案例一　健身房搬走，会员退余额" not in headings(lone)


def test_times_that_count_up_stand_before_titles() -> None:
    minutes = f"值班问题协调会\n\n00:03:12 取药等候时间过长\n{SAID}\n\n00:19:40 核对环节\n{MORE}\n"
    assert headings(minutes)[-2:] == ["取药等候时间过长", "核对环节"]
    talk = f"值班问题协调会\n\n00:03:12 主持人：开始\n{SAID}\n\n00:19:40 主持人：散会\n{MORE}\n"
    assert not {"主持人：开始", "散会"} & set(headings(talk))


def test_a_short_line_between_paragraphs_where_others_are_titles() -> None:
    titled = f"阳台上的韭菜\n\n{SAID}\n\n买根，不要买籽\n\n{MORE}\n\n割的规矩\n\n{SAID}\n\n过冬\n\n{MORE}\n"
    assert headings(titled)[1:] == ["买根，不要买籽", "割的规矩", "过冬"]
    assert "买根，不要买籽" not in headings(f"阳台上的韭菜\n\n{SAID}\n\n买根，不要买籽\n\n{MORE}\n")


def test_questions_above_lists_of_answers() -> None:
    asked = "不交物业费，会被起诉吗？\n\n- 物业公司可以起诉。\n- 起诉以前会先书面催交。\n\n房子空着，还要交物业费吗？\n\n- 一般要交。\n- 合同另有约定的除外。\n\n物业服务不好，可以少交吗？\n\n- 要有证据。\n- 先向业主委员会反映。\n"
    assert headings(f"物业费问答\n\n{SAID}\n\n{asked}")[1:] == ["不交物业费，会被起诉吗？", "房子空着，还要交物业费吗？", "物业服务不好，可以少交吗？"]
    two = f"怎样准备\n\n{SAID}\n\n要准备什么？\n\n- 先看账单。\n\n做催收员要具备什么样的素质，前途如何？\n\n- 再打电话。\n\n{MORE}\n"
    assert "做催收员要具备什么样的素质，前途如何？" not in said(two)
    inserted = f"怎样准备\n\n{SAID}\n\n1. 先看账单。\n\n做催收员要具备什么样的素质与技巧，前途如何？\n\n2. 再打电话。\n\n{MORE}\n"
    assert "做催收员要具备什么样的素质与技巧，前途如何？" not in said(inserted)


def test_a_scan_is_no_copy_of_a_site() -> None:
    scanned = f"青石桥镇中心小学\n\n青小〔2025〕7号\n\n{SAID}\n\n由 扫描全能王 扫描创建\n\n{MORE}\n\n青石桥镇中心小学\n2025年2月10日\n由 扫描全能王 扫描创建\n"
    assert {"青小〔2025〕7号", "2025年2月10日"} <= set(said(scanned))


def test_a_comma_in_one_of_several_titles_in_brackets() -> None:
    text = f"送件的办法\n\n【一】先排路，再装车\n\n{SAID}\n\n【二】电话怎么打\n\n{SAID}\n\n【三】丢了件怎么说\n\n{SAID}\n"
    assert headings(text)[1:] == ["【一】先排路，再装车", "【二】电话怎么打", "【三】丢了件怎么说"]
    alone = f"送件的办法\n\n【一】先排路，再装车\n\n{SAID}\n\n{SAID}\n"
    assert "【一】先排路，再装车" not in headings(alone)


@pytest.mark.parametrize("notes", ["注释\n［１］据记事本。\n［２］卷子保存两年。", "附注：\n[1] 某某：《城南的教室》。\n[2] 某某：《便当》。"])
def test_what_stands_above_notes(notes: str) -> None:
    assert headings(f"城南的教室\n\n{SAID}\n\n{SAID}\n\n{notes}\n")[-1] == notes.split("\n")[0].rstrip("：")


@pytest.mark.parametrize("own", ["注释\n写在书的边上，写完再看一遍。", "参考资料\n[1] 只有一条。\n其余的都在柜子里，要的人自己去拿。"])
def test_what_stands_above_no_notes(own: str) -> None:
    assert own.split("\n")[0] not in headings(f"城南的教室\n\n{SAID}\n\n{SAID}\n{own}\n")


def test_an_advertisement_down_to_its_button() -> None:
    text = f"定金能不能退\n\n{SAID}\n广告\n真皮沙发清仓，低至3折\n查看详情\n{SAID}\n网友评论\n晚风 2024-05-06：说得很有道理，我也这样做。\n小马 2024-05-07：照着做了，第二天就打通了。\n"
    assert "沙发" not in "".join(reading for _, reading in kept(text)) and "查看详情" not in "".join(reading for _, reading in kept(text))
    assert "沙发" not in "".join(reading for _, reading in kept(f"开店的事\n\n{SAID}\n广告\n真皮沙发清仓，低至3折\n{SAID}\n"))
    for own in ("广告\n印传单，写清楚电话。\n查看详情", "广告\n真皮沙发的价钱", "怎样写广告\n真皮沙发清仓，低至3折\n查看详情"):
        assert own.split("\n")[1] in "".join(reading for _, reading in kept(f"开店的事\n\n{SAID}\n{own}\n{SAID}\n"))


OFFERS = ["秒杀、包邮、赠品，各有各的账", "618那天，全站的人都在抢券", "双十一当天，特价商品退货最多", "直降、立减、满减，样样算清楚", "老店清仓，先到先得的队伍排到街口",
          "电商直播间里的特价商品", "▲双十一，快递站最忙的一天", "低至零下二十度，送货上门的人少了", "工厂直播间里，批发价一天一变", "上门回收旧家电，现金结算更放心"]


@pytest.mark.parametrize("line", [*OFFERS, "真皮沙发清仓，低至3折"])
@pytest.mark.parametrize("form", ["# {}", "## {}", "1. {}"])
def test_what_a_writer_tells_of_offers_in_titles_and_entries(line: str, form: str) -> None:
    text = f"{form.format(line)}\n\n{SAID}\n\n{form.replace('1', '2').format('怎样把账算清楚')}\n\n{MORE}\n\n阅读 1024 评论 3\n"
    assert any(line in reading for _, reading in kept(text))


@pytest.mark.parametrize("line", [*OFFERS, "自制版", "由老版", "从木板转来", "从一块旧地板转录", "返回 推荐 回复", "已有评论 30 条", "吧龄 9 年"])
def test_what_a_site_does_not_write(line: str) -> None:
    text = f"开店的事\n\n{SAID}\n\n{line}\n\n{MORE}\n\n阅读 1024 评论 3\n"
    assert any(line in reading for _, reading in kept(text))


@pytest.mark.parametrize("line", ["你遇到过这种事吗？欢迎在评论区分享", "租房合同模板在线下载", "本文可转载，请注明出处", "同主题文章：怎样修水泵", "评论请先登录 | 发帖",
                                  "水泵维修班 第3期 总第12期"])
def test_what_a_writer_may_write_too_stays_where_nothing_is_a_sites(line: str) -> None:
    assert any(line in reading for _, reading in kept(f"开店的事\n\n{SAID}\n\n{MORE}\n\n{line}\n\n{SAID}\n"))
    assert line.startswith("水泵") or not any(
        line in reading for _, reading in kept(f"开店的事\n\n{SAID}\n\n{MORE}\n\n{line}\n\n阅读 1024 评论 3\n"))


@pytest.mark.parametrize(("above", "line"), [("登录页上有两栏：", "用户名：密码：忘记密码"), ("帖子上面的按钮有这些：", "收藏 | 只看楼主 | 倒序看帖")])
def test_what_a_colon_shows_of_a_page_is_the_writers(above: str, line: str) -> None:
    assert line in [reading for _, reading in kept(f"开店的事\n\n{SAID}\n\n{above}\n\n{line}\n\n{MORE}\n")]
    assert line not in [reading for _, reading in kept(f"开店的事\n\n{SAID}\n\n{line}\n\n{MORE}\n\n阅读 1024 评论 3\n")]
