"""Straight quotation marks of a source: those around Chinese words are made Chinese, each in the ledger; others stay."""

from __future__ import annotations

import json

import pytest

from tests.test_intake_copies import MORE, SAID, imported

RULE = "layout:straight-quote"


@pytest.mark.parametrize(("line", "wanted"), [
    ('客户说"我下周还",说完就挂了。', "客户说“我下周还”，说完就挂了。"),
    ('他反问:"凭什么?"我没有答话。', "他反问：“凭什么？”我没有答话。"),
    ('"先听"是第一步，"再问"是第二步。', "“先听”是第一步，“再问”是第二步。"),
])
def test_pairs_around_chinese(line: str, wanted: str) -> None:
    result = imported(f"怎样听\n\n{SAID}\n\n{line}\n\n{MORE}\n")
    assert wanted in result.drafts[0].text
    edits = [edit for edit in json.loads(result.ledger)["edits"] if edit["rule"] == RULE]
    assert len(edits) == line.count('"') and {edit["old"] for edit in edits} == {'"'} and {edit["tier"] for edit in edits} == {"auto"}


@pytest.mark.parametrize("line", ['客户说"我下周还，说完就挂了。', '按"Enter"键就能接听。', '有 24" 和 27" 两种。',
                                  '网址写成 x="值" 的样子。', '先打`"你好"`两个字再回车。'])
def test_marks_that_may_be_something_else(line: str) -> None:
    result = imported(f"怎样听\n\n{SAID}\n\n{line}\n\n{MORE}\n")
    assert not [edit for edit in json.loads(result.ledger)["edits"] if edit["rule"] == RULE]
    assert line.count('"') == result.drafts[0].text.partition("\n---\n")[2].count('"')


def test_a_page_says_it_the_same_way() -> None:
    result = imported(f"<html><body><h1>怎样听</h1><p>{SAID}</p><p title=\"题\">他说&quot;好&quot;。</p><p>{MORE}</p></body></html>")
    assert "他说“好”。" in result.drafts[0].text
