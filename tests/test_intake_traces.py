# ruff: noqa: E501
"""Unusual words alone prove no spinner: what else must be there, and what is only offered even then."""

from __future__ import annotations

import pytest

from zhiku.intake.blocks_text import read_text
from zhiku.intake.context import Context, Passage
from zhiku.intake.steps import known_spinners
from zhiku.intake.structure import parts_of
from zhiku.intake.survey import survey
from zhiku.intake.traces import has_traces

TRADE = """物业品质管理岗位说明

品质管理岗负责检查各项目的服务品质，每月抽查若干个项目，形成品质报告。

碰到重大投诉，品质管理岗要到现场了解起因，不能只听一面之词。

检查的目的不是处罚，而是帮助项目提升品质。检查中发现的疑问，当场提出，当场记录。

必不可少的工具有三样：手电、尺子、相机。
"""
DAMAGED = TRADE + "\n。只能由公司决定，不能骂。遇到 *** 的场面，不能，不能冒充法院，也不能、跟踪。\n"


def facts(text: str) -> Context:
    return survey(parts_of(read_text(text), False))


def test_a_writer_of_unusual_words_is_no_spinner() -> None:
    assert not facts(TRADE).spun and not facts(TRADE.replace("，", ",").replace("。", ".")).spun
    found = facts(DAMAGED)
    assert found.spun and found.spinner


@pytest.mark.parametrize(("line", "narrow", "already", "found"), [
    ("。只能由公司决定。", True, 0, True), ("。只能由公司决定。", False, 0, False), ("。只能由公司决定。", False, 2, True),
    ("我们每天检查，每月抽查。", True, 0, False), ("我们每天检查，每月抽查。", False, 3, True), ("不能，不能冒充法院，遇到***的场面，他被，才离开。", False, 0, True),
])
def test_traces_add_up(line: str, narrow: bool, already: int, found: bool) -> None:
    parts = parts_of(read_text(f"一个标题\n\n{line}\n"), False)
    assert has_traces(parts, narrow=narrow, already=already) is found


@pytest.mark.parametrize(("text", "tiers"), [
    ("业主的需求和业主的要求是两码事。", ["proposed"]), ("银行需求他们减少打扰。他们的要求不高。", ["auto"]), ("银行需求他们减少打扰。", ["auto"]),
    ("需求是他想要什么，要求是他嘴上说的，需求不等人。", ["proposed", "proposed"]), ("银行需求他们先看要求，再打电话。", ["auto"]),
])
def test_a_word_is_not_put_into_a_sentence_that_sets_it_against_the_other(text: str, tiers: list[str]) -> None:
    context = Context(spun=True, spinner="第一份来源")
    assert [e.tier for e in known_spinners.offers(Passage(text, "paragraph", context)) if e.new == "要求"] == tiers
