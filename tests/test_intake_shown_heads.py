# ruff: noqa: E501
"""What sites write above each comment, and what writers draw beside a heading to show that it is one."""

from __future__ import annotations

import pytest

from tests.test_intake_sources import kept

TITLE = "修水泵的人"
TOLD = ["我在厂里修了二十年的水泵，带过十几个徒弟，今天把平时想到的写下来，给后来的人看一看。",
        "刚开始的时候什么都不懂，师傅让我先把图纸看熟，再去摸机器，半年以后才让我自己拆第一台泵。",
        "后来厂里换了新机器，说明书都是英文的，我就一个词一个词地查，查完再贴在机器旁边给大家看。"]
NAMES = ["老铁", "小马哥", "夜航船"]
SAID = ["说得太好了，我们厂里也有这样的老师傅。", "水泵的声音一听就知道坏在哪里，这是真本事。", "希望多写一点，年轻人都爱看。"]
HEADINGS = ["刚进厂的时候", "换了新机器以后", "给徒弟的几句话"]


def comments(form: str, zone: str) -> list[str]:
    """What is read as said where each comment has a form: NAME, SAID, its number, its day."""
    each = (form.replace("NAME", name).replace("SAID", said).replace("NUMBER", str(n)).replace("DAY", str(10 + n))
            for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), 1))
    return [text for kind, text in kept("\n\n".join([TITLE, *TOLD, zone, *each]) + "\n") if kind == "comment"]


@pytest.mark.parametrize(("form", "zone"), [
    ("» NAME 说：\nSAID\n2022年7月DAY日 21:11 | 引用", "评论"), ("NAME 说：\nSAID", "评论："),
    ("NAME\t2021/04/DAY 01:31\t[第NUMBER条]\n内容：SAID", "网友评论"), ("NAME / 2023-02-DAY / 第NUMBER条\n    SAID", "▌热门评论"),
    ("NAME | 2023-02-DAY | NUMBER楼\nSAID", "■ 网友评论"), ("NAME 发表于 2023-02-DAY 10:11 #NUMBER\nSAID", "全部回复"),
    ("[NAME 2018-12-DAY] SAID", "== 网友评论 =="), ("[2018-12-DAY NAME] SAID", "—— 网友评论 ——"), ("【NAME 2018-12-DAY】SAID", "【网友评论】"),
    ("（NAME，2018-12-DAY）SAID", "★ 精彩评论 ★"), ("[2018-12-DAY] SAID", "网友评论"), ("NAME · 2023-02-DAY · 广东\nSAID", "评论（3）"),
    ("NAME [2023-02-DAY 10:11]：\nSAID", "评论"), ("[NUMBER楼] NAME：\nSAID", "评论"), ("2023-02-DAY 10:11:12 NAME\nSAID", "评论"),
    ("> NAME 2023-02-DAY\n> SAID", "评论"), ("NAME：SAID 顶[NUMBER]", "读者留言"), ("NAME：SAID（赞 NUMBER）", "读者留言"),
    ("NAME：SAID [NUMBER赞]", "读者留言"), ("NAME：SAID 👍NUMBER", "读者留言"), ("推 NAME: SAID 11/DAY 10:12", "--"), ("→ NAME: SAID 11/DAY 10:12", "※ 发信站"),
    ("网友 NAME（湖北）：SAID", "网友评论："),
])
def test_names_and_dates_are_no_part_of_what_is_said(form: str, zone: str) -> None:
    assert comments(form, zone) == SAID


@pytest.mark.parametrize(("form", "zone"), [
    ("他第NUMBER次说：\n“先听他说完。”", "讨论"), ("NAME那年DAY岁。SAID", "== 评论 =="), ("→ 第NUMBER步：SAID", "怎么做"),
    ("水法 2016-07-DAY 第NUMBER条\nSAID", "怎么做"), ("水泵验收 [2023-02-DAY]\nSAID", "怎么做"), ("交底记录 2023-02-DAY #NUMBER\nSAID", "怎么做"),
])
def test_what_people_say_in_a_text_is_its_own(form: str, zone: str) -> None:
    assert comments(form, zone) == []


def test_a_thread_of_a_bar_that_says_how_long_each_has_been_there() -> None:
    posts = [f"{name}\n吧龄：{n}.2年\n\n{said}\nIP属地：湖北 {n}楼 2025-09-{n + 10} 20:04 回复"
             for n, (name, said) in enumerate(zip(["老曹", *NAMES], ["\n\n".join(TOLD), *SAID], strict=True), 1)]
    read = kept("\n".join(["水泵吧", "", TITLE, "只看楼主 收藏 回复", "", posts[0], "", TITLE, "评论", "\n\n".join(posts[1:]), ""]))
    assert read == [("heading", TITLE), *(("paragraph", text) for text in TOLD), *(("comment", text) for text in SAID)]


@pytest.mark.parametrize("shown", [
    "== * ==", "==*==", "--- * ---", "—— * ——", "——*——", "~~ * ~~", "*** * ***", "★ * ★", "◆ * ◆", "◇ * ◇", "[*]", "<*>", "〈*〉", "#*#", "━━ * ━━", "/ * /",
    "▌*", "┃ *"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_what_is_drawn_beside_a_heading_is_no_part_of_it(shown: str, gap: str) -> None:
    text = "\n\n".join(shown.replace("*", heading) if shown.count("*") == 1 else f"*** {heading} ***" for heading in HEADINGS)
    lines = [line + gap + told for line, told in zip(text.split("\n\n"), TOLD, strict=True)]
    read = kept("\n\n".join([TITLE, "今天下雨没有活，坐下来写一写这些年的事，写得不好，请大家不要见怪。", *lines]) + "\n")
    assert [text for kind, text in read if kind == "heading"][-3:] == HEADINGS


@pytest.mark.parametrize("line", ["—— 完 ——", "—— 摘自厂里的黑板报 ——", "~ 未完待续 ~~", "他在门上写着 ==重要=="])
def test_what_is_drawn_at_the_end_of_a_text_stays(line: str) -> None:
    assert kept("\n\n".join([TITLE, *TOLD, line]) + "\n")[-1][1] == line


def test_an_answer_on_a_board_has_a_head_as_well_and_cites() -> None:
    post = "发信人: {id} ({name}), 信区: Pump\n标  题: {title}\n发信站: 某某社区 (Sat Nov  2 13:40:51 2024), 站内\n\n{said}\n--\n"
    first = post.format(id="pumper", name="老曹", title=TITLE, said="\n\n".join(TOLD))
    said = f"{SAID[0]}\n【 在 pumper (老曹) 的大作中提到: 】\n: {TOLD[0]}\n: ..................."
    read = kept(first + "\n" + post.format(id="water", name="老铁", title=f"Re: {TITLE}", said=said))
    assert read == [("heading", TITLE), *(("paragraph", text) for text in TOLD), ("comment", SAID[0])]


def test_what_a_board_writes_above_a_head() -> None:
    above = f"某某实业坊 › 看板 Pump\n{TITLE} - 看板 Pump - 某某实业坊\n\n"
    head = f"作者 pumper (老曹)\n看板 Pump\n标题 [心得] {TITLE}\n时间 Sat Nov  2 13:40:51 2024\n\n"
    pushes = "\n".join(f"推 {name}: {said} 11/02 14:01" for name, said in zip(NAMES, SAID, strict=True))
    read = kept(above + head + "\n\n".join(TOLD) + f"\n\n--\n{pushes}\n同主题文章: Re: [心得] {TITLE}\n")
    assert read == [("heading", TITLE), *(("paragraph", text) for text in TOLD), *(("comment", text) for text in SAID)]
    own = "我在看板 Pump 上写过一篇 - 看板 Pump 的旧文，写得不好。"
    assert ("paragraph", own) in kept(head + "\n\n".join([*TOLD, own]) + "\n")


@pytest.mark.parametrize(("zone", "names"), [("评论", ["老王", "老李"]), ("评论：", ["网友甲", "网友乙"]), ("留言", ["老曹", "小马"])])
def test_a_writer_who_goes_on_below_what_others_said_has_quoted_them(zone: str, names: list[str]) -> None:
    said = [line for name, words in zip(names, SAID, strict=False) for line in (f"{name}说：", words)]
    assert [kind for kind, _ in kept("\n\n".join([TITLE, TOLD[0], zone, *said, *TOLD[1:]]) + "\n")].count("comment") == 0
    assert [text for kind, text in kept("\n\n".join([TITLE, *TOLD, zone, *said]) + "\n") if kind == "comment"] == SAID[:2]


@pytest.mark.parametrize("code", ["<div>", "/etc/", "~root~"])
def test_what_is_written_between_signs_keeps_them(code: str) -> None:
    assert code in [text for _, text in kept("\n\n".join([TITLE, TOLD[0], code, *TOLD[1:]]) + "\n")]


@pytest.mark.parametrize(("line", "is_site"), [("{} - 水泵网", True), ("{} | 给新同事", False), ("{} - 老井边", True), ("{}—老曹", False), ("{} - 上", False)])
def test_a_title_with_a_name_behind_it_is_the_sites_where_the_name_is(line: str, is_site: bool) -> None:
    title = TITLE + "想说的话"
    said = [text for _, text in kept("\n\n".join(["首页 > 老井边", line.format(title), "前言", title, *TOLD]) + "\n")]
    assert (line.format(title) in said) != is_site
