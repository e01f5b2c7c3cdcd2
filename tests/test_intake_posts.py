# ruff: noqa: E501
"""Threads whose writer goes on further down, and those whose writer only answers."""

from __future__ import annotations

import re

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import kept

TITLE = "怎样打第一个电话"
CHAPTER = SAID + MORE + "每打完一个，就在本子上记下日期和他说过的话，下一次从那里接着往下问。"
THANKS = "谢谢大家，" + CHAPTER
FORMS = {
    "桌面版": '<table><tr><td class="pls"><div class="pi"><div class="authi"><a class="xw1">{name}</a></div></div></td><td class="plc">'
           '<div class="pti"><div class="authi"><em>发表于 2019-3-1 08:00</em></div></div><div class="t_f">{said}</div></td></tr></table>',
    "触屏版": '<div class="plc cl"><div class="display pi"><ul class="authi"><li class="mtit"><a href="#">{name}</a></li><li class="mtime">'
           '<span>楼层</span>2019-3-1 08:00</li></ul><div class="message">{said}</div></div></div>',
}


def thread(form: str, *posts: tuple[str, str]) -> str:
    said = "".join(FORMS[form].format(name=name, said=said) for name, said in posts)
    title = "thread_subject" if form == "桌面版" else "view_tit"
    return f"<html><head><title>{TITLE} - 某某论坛</title></head><body><div class='{title}'>{TITLE}</div>{said}<div>标准版 触屏版</div></body></html>"


def found(form: str, *posts: tuple[str, str]) -> list[tuple[str, str]]:
    return kept(thread(form, *posts), "raw.html")[1:]


@pytest.mark.parametrize("form", FORMS)
def test_the_writer_of_the_first_post_goes_on(form: str) -> None:
    assert found(form, ("吴钩", TITLE + "，分几楼写。" + CHAPTER), ("吴钩", CHAPTER), ("晚风", "照着做了，第二天就打通了。"), ("吴钩", CHAPTER)) == [
        ("paragraph", TITLE + "，分几楼写。" + CHAPTER), ("paragraph", CHAPTER), ("comment", "照着做了，第二天就打通了。"), ("paragraph", CHAPTER)]


@pytest.mark.parametrize("form", FORMS)
def test_an_answer_is_a_comment(form: str) -> None:
    quote = '<div class="quote"><blockquote>晚风：他要是不接呢？</blockquote></div>'
    assert found(form, ("吴钩", CHAPTER), ("晚风", CHAPTER), ("吴钩", "自己顶一下，还有两章。"), ("吴钩", THANKS), ("吴钩", quote + CHAPTER)) == [
        ("paragraph", CHAPTER), ("comment", CHAPTER), ("comment", "自己顶一下，还有两章。"), ("comment", THANKS), ("comment", CHAPTER)]


def test_to_whom_a_comment_answers_is_not_what_it_says() -> None:
    text = f'<h1 class="entry-title">{TITLE}</h1><div class="entry-content"><p>{SAID}</p><p>{CHAPTER}</p></div>'
    said = '<div class="tk-content"><span>回复 @晚风 :</span><p>说得对，先听他说完。</p></div><div class="tk-content"><p>@小马 来看看</p></div>'
    assert kept(f"<html><head><title>{TITLE}</title></head><body>{text}{said}</body></html>", "raw.html")[3:] == [
        ("comment", "说得对，先听他说完。"), ("comment", "@小马 来看看")]


@pytest.mark.parametrize(("line", "said"), [
    ("回复 风中的叶子88：可以的，我们那里招女的。", "可以的，我们那里招女的。"), ("回复小马:先听他说完再记。", "先听他说完再记。"),
    ("回复客户的时候，先说结论：能不能办。", "回复客户的时候，先说结论：能不能办。"),
])
def test_whom_a_comment_answers_is_not_named(line: str, said: str) -> None:
    text = f"{SAID}\n\n网友评论\n\n小李 2024-05-06 11:20\n{line}\n回复 赞(1)\n"
    assert ("comment", said) in kept(text)


FIRST = "绿萝叶子发黄，十盆里有八盆是浇水浇多了。我养了八年，从办公室养到家里，换过三次土。"
NEXT = "第一种是下面的老叶子先黄，慢慢往上走。这种是水多了，根在烂。把盆托起来看看有没有积水，停水一个星期，等土干了再浇。"
BAR = (f"养花吧\n关注：23 贴子：94\n绿萝叶子发黄的原因\n只看楼主收藏回复\n花匠老丁\n核心会员 9\n{FIRST}\n来自Android客户端1楼2023-05-11 09:12回复\n"
       f"花匠老丁\n核心会员 9\n{NEXT}\n来自Android客户端2楼2023-05-11 09:20回复\n小满不满\n初级粉丝 2\n我家的就是下面先黄。\n来自iPhone客户端3楼2023-05-11 10:02回复\n"
       "花匠老丁: 不客气，停水一周看看。\n2023-5-11 10:30回复\n小满不满: 回复 花匠老丁 :好的，我记下了\n2023-5-11 10:41回复\n我也说一句\n收起回复\n"
       "城北徐公\n铁杆吧友 8\n新叶子发黄是怎么回事？\n4楼2023-05-12 18:33回复\n收起回复\n")
SPLIT = BAR.replace("来自Android客户端1楼2023-05-11 09:12回复", "1楼\n来自Android客户端\n2023-05-11 09:12\n回复").replace(
    "核心会员 9", "核心会员\n9").replace("只看楼主收藏回复", "只看楼主\n收藏\n回复").replace("4楼2023", "举报|4楼2023")


@pytest.mark.parametrize("text", [BAR, SPLIT, BAR.replace("铁杆吧友 8\n", ""), BAR + "登录百度账号\n发表回复\n"])
def test_floors_that_stand_below_posts(text: str) -> None:
    assert kept(text) == [("heading", "绿萝叶子发黄的原因"), ("paragraph", FIRST), ("paragraph", NEXT), ("comment", "我家的就是下面先黄。"),
                          ("comment", "不客气，停水一周看看。"), ("comment", "好的，我记下了"), ("comment", "新叶子发黄是怎么回事？")]


def test_the_writer_goes_on_below_what_others_said() -> None:
    more = f"花匠老丁\n核心会员 9\n{NEXT * 3}\n5楼2023-05-12 20:33回复\n花匠老丁\n核心会员 9\n谢谢大家\n6楼2023-05-12 21:33回复\n"
    assert {("paragraph", NEXT * 3), ("comment", "谢谢大家")} <= set(kept(BAR + more))


@pytest.mark.parametrize("text", [
    f"租房的经过\n\n{FIRST}\n\n3楼2023-05-11 09:12\n\n{NEXT}\n", f"搬家记录\n\n只看楼主\n\n花匠老丁\n\n{FIRST}\n\n1楼 2023-05-11 09:12\n\n{NEXT}\n"])
def test_floors_of_a_house(text: str) -> None:
    assert {FIRST, NEXT} <= {reading for kind, reading in kept(text) if kind == "paragraph"}


ABOVE = (f"绿萝叶子发黄的原因\n1楼 花匠老丁 2023-05-11 09:12\n{FIRST}\n2楼 花匠老丁 2023-05-11 09:20\n{NEXT}\n3楼  小满不满  2023-05-11 10:02\n我家的就是下面先黄。\n"
         "4楼 城北徐公 2023-05-12 18:33\n新叶子发黄是怎么回事？\n顶一下，有人知道吗\n")
READ = [("heading", "绿萝叶子发黄的原因"), ("paragraph", FIRST), ("paragraph", NEXT), ("comment", "我家的就是下面先黄。"),
        ("comment", "新叶子发黄是怎么回事？"), ("comment", "顶一下，有人知道吗")]


@pytest.mark.parametrize("text", [
    ABOVE, ABOVE.replace(" 2023-05-11", "\u3000\u30002023-05-11").replace("1楼", "楼主"), "养花吧\n关注：23 贴子：94\n" + ABOVE.replace("原因\n", "原因\n只看楼主 收藏 回复\n"),
    re.sub(r" *2023-05-1\d \d\d:\d\d", "", ABOVE).replace("原因\n", "原因_养花吧_百度贴吧\n"), ABOVE.replace("10:02", "10:02 来自浙江").replace("不满 ", "不满 7级 "),
    ABOVE.replace("先黄。\n", "先黄。\n来自Android客户端\n回复\n收起回复\n").replace("3楼", "第3楼")])
def test_floors_that_stand_above_posts(text: str) -> None:
    assert kept(text) == READ
    shown = "".join(draft.text for draft in imported(text).drafts)
    assert not any(word in shown for word in ("花匠老丁", "小满不满", "城北徐公", "2023-05", "3楼", "来自"))
    assert {"小满不满", "城北徐公"} <= set(re.findall("小满不满|城北徐公", imported(text).ledger))


def test_floors_below_a_text() -> None:
    said = "2楼 小满不满\n我家的就是下面先黄。\n3楼 花匠老丁（楼主）\n回复 小满不满：停水一周看看。\n5楼 城北徐公\n花匠老丁: 谢谢了\n"
    assert kept(f"绿萝叶子发黄的原因\n\n{FIRST}\n\n{NEXT}\n\n{said}") == [
        ("heading", "绿萝叶子发黄的原因"), ("paragraph", FIRST), ("paragraph", NEXT), ("comment", "我家的就是下面先黄。"), ("comment", "停水一周看看。"), ("comment", "谢谢了")]


def test_the_writer_goes_on_below_other_floors() -> None:
    more = f"5楼 花匠老丁 2023-05-12 20:33\n{NEXT * 3}\n6楼 花匠老丁 2023-05-12 21:33\n谢谢大家\n"
    assert {("paragraph", NEXT * 3), ("comment", "谢谢大家")} <= set(kept(ABOVE + more))


@pytest.mark.parametrize("floors", [
    f"1楼 大厅\n{FIRST}\n2楼 财务部\n{NEXT}\n3楼 会议室\n{FIRST}",
    f"3楼 王阿姨\n{FIRST}\n5楼 李叔\n{NEXT}\n楼主说的话\n9楼 小马\n{FIRST}", f"1楼 大厅\n2楼 仓库\n3楼 机房\n贴吧里有人问过这几层楼。\n{NEXT}",
    f"2楼 仓库\n{FIRST}\n2楼 机房\n{NEXT}\n3楼 车库\n楼主说过的。", f"1楼 大厅\n{FIRST}\n2楼 仓库\n{NEXT}\n3楼 机房\n贴吧里问过。\n二、再说电梯\n{NEXT}"])
def test_what_stands_below_the_floors_of_a_house(floors: str) -> None:
    assert {FIRST, NEXT} & set(floors.split("\n")) <= {reading for kind, reading in kept(f"大楼里面有什么\n\n先说一说楼里。\n\n{floors}\n") if kind == "paragraph"}


def test_a_record_of_rounds() -> None:
    text = f"大楼巡查记录\n1楼 大厅 2023-05-11 09:12\n{FIRST}\n2楼 仓库 2023-05-11 09:20\n{NEXT}\n3楼 机房 2023-05-11 09:30\n{FIRST}\n"
    assert {FIRST, NEXT} <= {reading for kind, reading in kept(text) if kind == "paragraph"}
