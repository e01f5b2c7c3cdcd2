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
