"""Marks that AutoCorrect leaves: each rule with what it mends, what it passes, and what the command says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_typography import PIECES
from zhiku.cli import main
from zhiku.typography import corrected
from zhiku.widths import RULES, widened

HEAD = "---\ntitle: 甲\nsummary: 先听,再说;好--了。\norigin: 编者\n---\n"
MENDED = {
    "ellipsis": (("等等...再说", "等等……再说"), ("等等。。。", "等等……"), ("说“......”", "说“……”")),
    "half-ellipsis": (("等等…再说", "等等……再说"),),
    "dash": (("这是--破折", "这是——破折"), ("这是 -- 破折", "这是——破折"), ("这是──破折", "这是——破折")),
    "blank-at-dash": (("这是 —— 破折", "这是——破折"),),
    "between": (("不急;先听", "不急；先听"), ("他说:“好”", "他说：“好”"), ("**注意**,先听", "**注意**，先听"),
                ("说“好” ,走", "说“好”，走"),
                ("好 !走", "好！走"), ("好[^1],走\n\n[^1]: 甲。", "好[^1]，走\n\n[^1]: 甲。"), ("<b>甲</b>;<br>乙", "<b>甲</b>；<br>乙"),
                ("[甲](#a), 走", "[甲](#a)，走"),
                ("!!! note\n\n    甲;乙", "!!! note\n\n    甲；乙"), ("- 甲\n\n    乙,**丙**;丁", "- 甲\n\n    乙，**丙**；丁")),
    "before-other": (("他说:(见下)", "他说：（见下）"), ("跑:`甲`", "跑：`甲`")),
    "before-latin": (("银行:ABC", "银行：ABC"), ("银行;ABC", "银行；ABC")),
    "at-end": (("先听;", "先听；"), ("**粗体**:", "**粗体**："),
               ("| 甲; | 乙 |\n| --- | --- |", "| 甲； | 乙 |\n| --- | --- |"), ("## 甲? {#a}", "## 甲？ {#a}")),
    "behind-markup": (("`a`,先听", "`a`，先听"), ("- `a`: 先听", "- `a`：先听"), ("[API](#a),先听", "[API](#a)，先听")),
    "behind-latin": (("行A;行B", "行A；行B"), ("A;行", "A；行")),
    "stop": (("说“好”.走", "说“好”。走"), ("**好**.", "**好**。")),
    "blank-before-stop": (("说“好” ，走", "说“好”，走"), ("`a` ，走", "`a`，走")),
    "blank-behind-stop": (("走， **好**", "走，**好**"),),
    "brackets": (("甲(见下)乙", "甲（见下）乙"), ("甲（见下)乙", "甲（见下）乙"), ("- (可选)乙", "- （可选）乙")),
    "quotes": (('他说"好","坏"都行', "他说“好”，“坏”都行"),),
}
KEPT = (
    "1. **改好。** `a` 选一个", "**读。** **好**",
    "10:30 开会，比例 3:1，1,000 元", "见 a.md,b.md", "银发(2018)19号", "He said, “yes”; no: “no”.", "He said “yes”!", "好:) 走;) 好:-D",
    "好:smile:走", "&nbsp;好", "f(值)和 g(x)", "周五(9:00-17:00)", "WeChat(微信)", "图“好”![甲](a.png)", "“好”,2018", "1…5", "甲—乙",
    "zhiku check --fix 甲", "{{ title }};好", "好！！！好？！", "1)甲；2)乙", "（条件：1)甲；2)乙）", "`a`,`b`,`c`都行",
    "网址https://a.example/搜;索", "<https://a.example/甲;乙>", "`甲;乙--丙`", "```\n甲;乙...\n```", "甲：\n\n    甲;乙(丙)",
    "<pre>\n甲;乙,丙\n</pre>",
    "好<code>甲;乙,丙</code>", '<b title="甲;乙">好</b>', '[甲](b.md "甲;乙")', "[甲]: b.md '甲;乙'",
    "<!-- 甲;乙 -->", "| 甲 | 乙 |\n| :-- | --: |",
    "- 甲\n\n        甲;乙", "甲{ .a title=甲;乙 }", "\\(甲\\)",
)


def test_every_rule_has_cases() -> None:
    assert {rule.name for rule in RULES} < MENDED.keys()


@pytest.mark.parametrize(("rule", "body", "mended"), [(rule, *case) for rule, cases in MENDED.items() for case in cases])
def test_what_is_mended(rule: str, body: str, mended: str) -> None:
    assert corrected(body) == mended, rule
    assert corrected(mended) == mended


@pytest.mark.parametrize("body", KEPT)
def test_what_may_be_meant_otherwise(body: str) -> None:
    assert widened(body) == body
    assert corrected(body) == body


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_no_line_comes_or_goes_and_twice_is_once(body: str) -> None:
    mended = corrected(body)
    assert mended.count("\n") == body.count("\n")
    assert corrected(mended) == mended


def _site(folder: Path, body: str) -> tuple[Path, list[str]]:
    (folder / "mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    page = folder / "docs" / "x.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(HEAD + body, "utf-8")
    return page, ["-f", str(folder / "mkdocs.yml"), "check", str(page)]


def test_the_command_tells_mends_and_leaves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "".join(f"{case[0]}\n\n" for cases in MENDED.values() for case in cases if "[^1]" not in case[0])
    kept = "<!-- zhiku: off typography -->\n\n甲;乙...\n\n<!-- zhiku: on typography -->\n\n" + "\n\n".join(KEPT[:8]) + "\n"
    page, command = _site(tmp_path, body + kept)
    main(command)
    said = capsys.readouterr().out
    assert "「" in said and "应当是" in said and "zhiku check --fix" in said
    assert all(f"x.md:{line}:" in said for line in (6, 8, 10))
    main([*command, "--fix"])
    text = page.read_text("utf-8")
    assert text.startswith(HEAD) and text.endswith(kept)
    assert "[提醒 typography]" not in capsys.readouterr().out
    main([*command, "--fix"])
    assert page.read_text("utf-8") == text


@pytest.mark.parametrize(("body", "said"), [
    ("先听，，再说。", "标点连用"), ("先听、,再说。", "标点连用"), ("先听。。", "标点连用"), ("他说“好\"吧。", "引号一个是全角的"),
    ("他说\"好”吧。", "引号一个是全角的"), ("他说：'好'。", "直的单引号"), ("\"甲\",\"乙\"", "半角的 \""),
])
def test_what_a_person_decides_is_told_and_left(tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str, said: str) -> None:
    page, command = _site(tmp_path, body + "\n")
    main([*command, "--fix"])
    out = capsys.readouterr().out
    assert "x.md:6:" in out and said in out
    assert page.read_text("utf-8") == HEAD + body + "\n"


@pytest.mark.parametrize("body", [
    "标点有“，。；”几种。", "It's 'ok'，好。", "好！！走……，又来。", "甲：\n\n    甲，，乙\"好\"\n",
    "`甲，，乙`。", "<code>x = '甲'</code>。", "甲。”“乙。",
])
def test_what_is_no_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str], body: str) -> None:
    _, command = _site(tmp_path, body + "\n")
    main(command)
    assert "typography" not in capsys.readouterr().out
