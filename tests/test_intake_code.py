# ruff: noqa: E501
"""Code in a source stays as it was written, with its empty lines; and what a draft says of itself is whole."""

from __future__ import annotations

import json

import pytest

from zhiku.intake.decisions import Decisions
from zhiku.intake.pipeline import import_source
from zhiku.intake.values import Source

PROSE = "写代码的方法\n\n先写一个函数，再运行它看看结果是不是和想的一样。\n\n"
CODE = "def a():\n\n    return 1\n    return 1\n\n\na()"


def draft(text: str, html: bool = False) -> str:
    source = Source("x.html" if html else "x.txt", text, "utf-8", "0" * 64, html=html)
    result, findings = import_source(source, Decisions(), folder="001")
    assert result is not None, findings
    for row in json.loads(result.ledger)["paragraphs"]:
        assert html or text[row["start"]:row["end"]] == row["text"]
    return "".join(d.text for d in result.drafts)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_empty_lines_inside_code_stay(end: str) -> None:
    fenced = f"```python\n\n{CODE}\n```"
    assert fenced in draft((PROSE + fenced + "\n\n最后再看一遍。\n").replace("\n", end))
    page = f"<html><body><h1>写代码</h1><p>先写一个函数，再运行它看看结果。</p><pre>{CODE}</pre><p>最后再看一遍。</p></body></html>"
    indented = "\n".join(f"    {line}" if line else "" for line in CODE.split("\n"))
    assert indented in draft(page.replace("\n", end), html=True)


def test_commands_that_are_indented_stay_code_and_paragraphs_do_not_become_it() -> None:
    commands = "    $ python3 count.py\n    的 1024\n\n    $ ls\n        a"
    made = draft(PROSE + commands + "\n\n如果报错就看看编码对不对。\n\n    四个空格的段落，说的是别的事情。\n\n    for x in y\n")
    assert f"\n\n{commands}\n\n如果报错" in made
    assert "\n\n四个空格的段落，说的是别的事情。\n\nfor x in y" in made


@pytest.mark.parametrize(("text", "summary"), [
    ("师傅的扳手\n\n那年我刚进厂，什么也不会。师傅把那把旧扳手放在我面前，问：“你看它哪里坏了？”我答不上来。\n", "师傅把那把旧扳手放在我面前，问：“你看它哪里坏了？”"),
    ("师傅的扳手\n\n那年我刚进厂，什么也不会。“扳手要常擦。扳手要常用。”师傅的话我一直记着。\n", "师傅的话我一直记着。"),
    ("春天的信\n\n三月\n\n雪化了\n\n河水先知道\n", "三月；雪化了；河水先知道。"),
])
def test_a_summary_is_no_title_again_and_no_half_of_what_is_quoted(text: str, summary: str) -> None:
    found = next(line for line in draft(text).split("\n") if line.startswith("summary: "))
    assert found.removeprefix("summary: ").strip('"') == summary
