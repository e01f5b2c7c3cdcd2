# ruff: noqa: E501
"""Subtitles of a talk, in the forms in which players read them; beside them texts that only look so."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported
from tests.test_intake_sources import kept
from zhiku.intake.rules import compiled, load

CUES = ["各位师傅晚上好，", "谢谢大家下了班还过来。", "胃在你睡觉的时候也想休息，", "你让它加班，它就用反酸来抗议。", "收车以后只喝粥。"]
TALK = "".join(CUES)


def srt(cues: list[str], step: float = 2.0, said: float = 1.9) -> str:
    def at(seconds: float) -> str:
        return f"00:{int(seconds) // 60:02}:{int(seconds) % 60:02},{int(seconds * 1000) % 1000:03}"

    return "\n".join(f"{n}\n{at(n * step)} --> {at(n * step + said)}\n{cue}\n" for n, cue in enumerate(cues, 1))


def vtt(cues: list[str]) -> str:
    return "WEBVTT\nKind: captions\nLanguage: zh\n\n" + "\n".join(f"00:{n:02}.000 --> 00:{n:02}.900 align:start position:0%\n<c>{cue}</c>\n" for n, cue in enumerate(cues))


def ass(cues: list[str]) -> str:
    head = "[Script Info]\nTitle: 夜班怎样吃饭\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,黑体\n\n[Events]\nFormat: Layer, Start, End, Text\n"
    return head + "".join(f"Dialogue: 0,0:00:{n:02}.00,0:00:{n:02}.90,Default,,0,0,0,,{{\\an8}}{cue}\n" for n, cue in enumerate(cues))


def lrc(cues: list[str]) -> str:
    return "[ti:夜班怎样吃饭]\n[ar:田桂芝]\n[by:某某]\n" + "".join(f"[00:{n:02}.50]{cue}\n" for n, cue in enumerate(cues))


def text(source: str) -> str:
    return imported(source).drafts[0].text.split("---\n", 2)[2].strip()


@pytest.mark.parametrize("form", [srt, vtt, ass, lrc])
def test_what_is_said_is_joined(form) -> None:
    assert text(form(CUES)) == TALK
    title = imported(form(CUES)).drafts[0].title
    assert title == ("夜班怎样吃饭" if form in (ass, lrc) else "各位师傅晚上好")


@pytest.mark.parametrize("above", ["主讲：田桂芝", "[音乐]"])
def test_the_title_that_is_shown_first(above: str) -> None:
    assert kept(srt(["夜班司机怎样吃饭不伤胃", above, *CUES]))[0] == ("heading", "夜班司机怎样吃饭不伤胃")
    assert kept(srt(["我们来说一说夜班", above, *CUES]))[0][0] == "paragraph"
    assert kept(srt(["夜班司机怎样吃饭不伤胃", *CUES]))[0][0] == "paragraph"  # its sentence may go on


def test_sounds_and_who_made_them() -> None:
    assert text(srt(["[音乐]", *CUES, "[掌声]", "字幕制作：青萝字幕组", "欢迎点赞、投币、收藏"])) == TALK
    assert text(srt([*CUES, "【第二部分】", *CUES, *CUES])).count("【第二部分】") == 1


def test_paragraphs() -> None:
    long = [*CUES, *CUES, "第二条，水不要等到口渴再喝。", *CUES]
    assert text(srt(long)).split("\n\n") == [TALK + TALK, "第二条，水不要等到口渴再喝。" + TALK]
    assert text(srt(["- 几点吃饭？", "- 凌晨一点。", *CUES])).split("\n\n") == ["几点吃饭？", "凌晨一点。" + TALK]


def test_subtitles_without_stops() -> None:
    bare = [cue.strip("，。") for cue in CUES]
    assert text(srt(bare)).startswith("各位师傅晚上好 谢谢大家下了班还过来 胃在你睡觉的时候也想休息")


def test_two_languages_and_lines_that_come_again() -> None:
    assert text(srt([f"{cue}\nGood evening, everybody." for cue in CUES])) == TALK
    assert text(srt([f"{a}\n{b}" for a, b in zip(["好。", *CUES], CUES, strict=False)])) == "好。" + TALK


def unnumbered(cues: list[str], between: str = "\n") -> str:
    return "".join(f"00:00:{n:02},000 --> 00:00:{n:02},900\n{between}{cue}\n\n" for n, cue in enumerate(cues))


@pytest.mark.parametrize("form", [unnumbered, lambda cues: unnumbered(cues, ""), lambda cues: srt(cues).replace("\n", "\n\n"), lambda cues: srt(cues).replace("\n\n", "\n"),
                                  lambda cues: "".join(f"cue-{n}\n00:00:{n:02}.000 --> 00:00:{n:02}.900\n{cue}\n\n" for n, cue in enumerate(cues))])
def test_empty_lines_numbers_and_names(form) -> None:
    assert text(form(CUES)) == TALK


def test_numbers_that_are_said() -> None:
    counting = [*CUES, "我们倒着数", "3", "2", "1", "开始！"]
    for form in (srt, vtt, unnumbered, lambda cues: unnumbered(cues, "")):
        assert text(form(counting)).endswith("我们倒着数 3 2 1 开始！")
    assert text(unnumbered([*CUES, "倒数\n3", "好。"], "")).endswith("倒数 3 好。")
    assert text(vtt(CUES).replace("<c>谢谢", "NOTE 是笔记，谢谢")).startswith("各位师傅晚上好，NOTE 是笔记，谢谢")


def test_a_text_that_goes_on_below_subtitles() -> None:
    found = "".join(words for _, words in kept(f"{srt(CUES)}\n上面是一段字幕。\n\n{SAID}\n\n{MORE}\n"))
    assert all(words in found for words in ("上面是一段字幕。", SAID, MORE, "-->"))
    assert kept(f"夜班怎样吃饭\n{unnumbered(CUES, '')}")[0] == ("heading", "夜班怎样吃饭")


@pytest.mark.parametrize("source", [
    "[08:05:00] 三号泵停机，水压降到二。\n[08:06:30] 周平到现场。\n[08:20:10] 换轴承。\n[08:45:00] 试机。\n",
    "[08:05:00] 三号泵停机\n[08:06:30] 周平到现场\n[08:20:10] 换轴承\n[08:45:00] 试机\n",
    "[21:00.05] 周平：水到哪里了\n[21:00.40] 林岚：到门槛了\n[21:01.10] 周平：走\n[21:01.30] 林岚：走不了\n",
    "[00:05.00]先把锅烧热，再放油。\n[00:20.00]放姜片，炒出香味。\n[01:10.00]放鱼。\n[03:00.00]翻面。\n"])
def test_a_record_with_times(source: str) -> None:
    assert all(line[:7] in imported(source).drafts[0].text for line in source.splitlines())


@pytest.mark.parametrize("above", ["", "[ti:河边的歌谣]\n[ar:老周]\n"])
def test_verses_keep_their_lines(above: str) -> None:
    verses = ["河水流过我的家门", "带走一片叶子", "河水流过我的家门", "河水流过我的家门", "什么也没有带回来"]
    assert text(above + "".join(f"[00:{n:02}.00]{verse}\n" for n, verse in enumerate(verses))).split("\n\n") == verses


def test_what_is_said_twice() -> None:
    assert text(srt([*CUES, "回来", "回来", "回来"])).endswith("回来 回来 回来")
    assert text(srt([*CUES, CUES[-1]], said=1.0)).count(CUES[-1]) == 2  # after a pause
    assert text(srt([*CUES, CUES[-1]])).count(CUES[-1]) == 1


def test_a_lesson_in_another_language() -> None:
    lesson = ["今天学英语里的三句话", "How are you", "这是问候", "Nice to meet you", "Thank you very much", "这是道谢"]
    assert all(words in text(srt(lesson)) for words in lesson)


@pytest.mark.parametrize(("last", "stays"), [
    ("翻译 这一行我做了十年", True), ("总监 你看这样行不行", True), ("总监：你看这样行不行", True), ("收藏", True), ("关注", True), ("主讲：我今天不讲课", True),
    ("翻译 青萝字幕组", False), ("校对：小夏", False), ("翻译 周平", False), ("欢迎关注", False), ("点赞投币收藏", False)])
def test_who_made_them_and_who_speaks_of_such(last: str, stays: bool) -> None:
    assert (last in text(srt([*CUES, last]))) == stays


@pytest.mark.parametrize("source", [
    f"怎样做字幕\n\n{SAID}\n\n{MORE}\n\n1\n00:00:01,200 --> 00:00:04,190\n各位师傅晚上好，\n\n2\n00:00:04,327 --> 00:00:08,267\n谢谢大家。\n\n3\n00:00:09,000 --> 00:00:10,000\n好。\n\n4\n00:00:11,000 --> 00:00:12,000\n再见。\n",
    f"访谈记录\n\n[00:01:12] 主持人：{SAID}\n\n[00:02:40] 田老师：{MORE}\n\n[00:03:11] 主持人：好。\n\n[00:03:50] 田老师：再见。",
    f"值班安排\n\n1\n08:00-12:00 老周\n\n2\n12:00-16:00 老吴\n\n3\n16:00-20:00 老郑\n\n{SAID}",
])
def test_what_is_no_subtitles(source: str) -> None:
    kinds = {part.part.reason for part in imported(source).pieces if part.part.kind == "removed"}
    assert not any("字幕" in reason for reason in kinds)


@pytest.mark.parametrize("row", load("subtitles.yml")["lines"], ids=lambda row: row["id"])
def test_rules_both_ways(row) -> None:
    assert compiled(row["pattern"]).fullmatch(row["yes"]) and not compiled(row["pattern"]).fullmatch(row["no"])
