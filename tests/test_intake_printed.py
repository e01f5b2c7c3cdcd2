# ruff: noqa: E501
"""Printed pages as a program read them: titles over several lines, an empty line below every line, heads with the number of the page.
Each case has one beside it that is left alone."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import THIRD, headings, kept
from zhiku.intake.blocks_text import read_text

BODY = f"各村民委员会：\n    {SAID}\n    {MORE}\n"


@pytest.mark.parametrize(("lines", "title"), [
    ("关于做好二〇二五年灌区清淤和\n春灌供水工作的通知", "关于做好二〇二五年灌区清淤和春灌供水工作的通知"),
    ("某某市住房和城乡建设局关于印发\n《老旧小区加装电梯管理办法》的\n通知", "某某市住房和城乡建设局关于印发《老旧小区加装电梯管理办法》的通知"),
    ("        关于转发防汛值班安排的\n              补充通知（试行）", "关于转发防汛值班安排的补充通知（试行）"),
    ("夯土墙雨季返潮的\n三种处理方法", "夯土墙雨季返潮的三种处理方法"),
])
def test_a_title_over_several_lines(lines: str, title: str) -> None:
    result = imported(f"栖云镇水利服务站\n\n{lines}\n\n{BODY}")
    assert [draft.title for draft in result.drafts if SAID in draft.text] == [title]
    numbered = [piece.part.block.n for piece in result.pieces]
    assert numbered == list(range(1, len(numbered) + 1))


@pytest.mark.parametrize("lines", [
    "某某市水利局\n关于停水的通知",  # who, and what
    "关于停水的通知\n春灌供水工作的意见",  # two
    "关于停水的事\n\n开会以后的通知",  # an empty line between
    "关于这件事我想说\n大家都有意见",
    "停水通知\n关于春灌",
])
def test_lines_that_are_no_one_title(lines: str) -> None:
    titles = {draft.title for draft in imported(f"{lines}\n\n{BODY}").drafts}
    assert lines.replace("\n", "") not in titles
    found = "".join(words for _, words in kept(f"{lines}\n\n{BODY}"))
    assert lines.split("\n")[-1] in found


def test_the_name_of_the_course_above_the_title() -> None:
    text = f"仓储新员工培训讲义\n\n第三讲  叉车和人在同一条通道里\n\n{SAID}\n\n{MORE}"
    assert headings(text) == ["叉车和人在同一条通道里"]
    assert "第一讲" in "".join(headings(text.replace("第三讲", "第一讲") + f"\n\n第二讲  司机要做什么\n\n{THIRD}"))
    assert "我在仓库的二十年" in headings(text.replace("仓储新员工培训讲义", "我在仓库的二十年"))


LINES = [
    "一、为什么要专门讲通道", "仓库里的事故，十起有七起不是货掉下来，而是", "车和人在转弯的地方碰到一起。司机说没看见，走", "路的人说没听见，两个人说的都是实话。货架有六",
    "米高，转角就是一堵墙。", "二、人要做什么", "1.只走黄线以内。黄线外面是车的地方，哪怕前", "后都没有车，也不要抄近路。", "2.过路口先停，看左，看右，再看后面。",
    "仓储新员工培训讲义                       · 17 ·", "3.看见叉车叉着货倒车，站住不动，等司机看", "到你，朝你点头以后再走。", "库内限速每小时五公里，转弯三公里。货物挡住视",
    "线的，一律倒着开。到路口按一声喇叭，不是提醒别", "人让路，是告诉别人你来了。", "内部资料 请勿外传", "扫描全能助手 扫描创建"]


def test_an_empty_line_below_every_line() -> None:
    text = imported("\n\n".join(["仓储新员工培训讲义", *LINES])).drafts[0].text
    assert "仓库里的事故，十起有七起不是货掉下来，而是车和人在转弯的地方碰到一起。司机说没看见，走路的人说没听见，两个人说的都是实话。货架有六米高，转角就是一堵墙。" in text
    assert "3. 看见叉车叉着货倒车，站住不动，等司机看到你，朝你点头以后再走。" in text and "视线的，一律倒着开。" in text
    assert "· 17 ·" not in text and "内部资料" not in text and "扫描" not in text


@pytest.mark.parametrize("lines", [
    [SAID, MORE, THIRD] * 4,
    ["先看账单再看记录，想好第一句话", "他说没钱先听他把话说完，再问收入", "说好哪天就写在记录里，早上先发短信", "换了号码先查登记的地址，不问邻居"] * 3,
    ["面粉半斤", "鸡蛋两个", "白糖一两", "酵母三克", "温水一碗", "食盐少许", "猪油一勺", "芝麻一把", "葱花一撮"],
])
def test_paragraphs_with_an_empty_line_between(lines: list[str]) -> None:
    assert not any(block.open for block in read_text("\n\n".join(lines)))


@pytest.mark.parametrize("line", ["第二期的名单                       · 17 ·", "扫描仪扫描以后归档", "内部资料要放进上锁的柜子"])
def test_what_is_no_head_of_a_page(line: str) -> None:
    assert line.split()[0] in imported(f"怎样打第一个电话\n\n{SAID}\n\n{THIRD}\n\n{MORE}\n\n{line}\n\n{MORE}").drafts[0].text


def test_a_form_feed_is_no_word() -> None:
    assert [words for kind, words in kept(f"怎样打第一个电话\n\n{SAID}\n\f{MORE}\n") if kind == "paragraph"] == [SAID, MORE]


def test_a_line_that_ends_with_a_comma_of_a_list_has_no_hole() -> None:
    lines = ("    各村应当在三月十日前报送用水计划，写明面积、\n作物和希望浇水的日期。没有报送的，排在最后一\n轮，先浇的水不退。\n"
             "    每清完一段，由村里的管水员和用水户代表各一\n人到现场看过，签字以后才能算数。\n    傍晚六点以后一律停工，不许一个人留下来把渠道\n里的泥清完。\n")
    assert "写明面积、作物和希望" in imported(f"灌区清淤的安排\n\n{lines}").drafts[0].text


@pytest.mark.parametrize(("first", "second"), [
    ("一次难忘的培训", "第三课　那个总是迟到的人"), ("那次培训课程", "第三课　那个总是迟到的人"), ("关于摆渡人的记忆", "一份口述报告"), ("关于河的传说", "口述报告")])
def test_a_title_that_stands_alone_with_a_line_below(first: str, second: str) -> None:
    text = imported(f"{first}\n{second}\n\n{SAID}\n\n{MORE}\n").drafts[0]
    assert text.title == first and second in text.text


def test_the_first_verses_are_no_title_in_two_lines() -> None:
    poem = "黄昏的\n村庄\n\n炊烟升起来\n像一个人\n站在屋顶上\n\n他看着远方\n远方没有\n人来\n"
    assert all(f"\n{line}\n" in imported(poem).drafts[0].text for line in poem.split())
    assert imported(f"关于做好春季学期的\n报名工作\n\n{SAID}\n\n{MORE}\n").drafts[0].title == "关于做好春季学期的报名工作"
