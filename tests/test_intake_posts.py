# ruff: noqa: E501
"""Threads whose writer goes on further down, and those whose writer only answers."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID
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
