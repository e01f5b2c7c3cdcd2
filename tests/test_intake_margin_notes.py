# ruff: noqa: E501
"""Documents that Word saved as a page: what readers wrote into the margin is theirs, and no sentence is cut where it belongs."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes
from tests.test_intake_sources import kept

SIGN = '<span class=MsoCommentReference><span lang=EN-US>{}<![if !supportAnnotations]><a class={} href="#_msocom_1">[{}]</a><![endif]></span></span>'
REMARK = ("<div style='mso-element:comment'><![if !supportAnnotations]><div id=\"_com_1\" class=msocomtxt language=JavaScript><![endif]>"
          "<span style='mso-comment-author:{0}'><a name=\"_msocom_1\"></a></span><p class=MsoCommentText>"
          + SIGN.format("&nbsp;", "msocomoff", "{0}1") + "<span style='font-family:宋体'>{1}</span></p></div></div>")


def page(*remarks: str, below: str = "") -> str:
    sentence = f"<p class=MsoNormal>三天以内由<a style='mso-comment-reference:A_1'>部门经理</a>{SIGN.format('', 'msocomanchor', '燕1')}批，超过三天的交总经理。</p>"
    notes = "".join(REMARK.format(name, said) for name, said in zip(("人事-燕妮", "WH", "法务 赵"), remarks, strict=False))
    return f"<html><body><h1>请假办法</h1><p class=MsoNormal>{SAID}</p>{sentence}<div style='mso-element:comment-list'><hr class=msocomoff>{notes}</div>{below}</body></html>"


@pytest.mark.parametrize("remarks", [("微信要发到班组群里，私聊的容易说不清。",), ("这一条太严了", "同意楼上，建议改成两天？"), ("见附件", "“部门经理”指谁？", MORE)])
def test_remarks_are_what_others_say(remarks: tuple[str, ...]) -> None:
    result = imported(page(*remarks), "a.html")
    assert [(kind, reading.strip()) for kind, reading in shapes(result) if kind == "comment"] == [("comment", said) for said in remarks]
    assert ("paragraph", "三天以内由部门经理批，超过三天的交总经理。") in kept(page(*remarks), "a.html")
    drafts = "".join(draft.text for draft in result.drafts)
    assert not any(name in drafts for name in ("人事-燕妮", "[燕1]", "法务 赵", "WH"))
    assert ("removed", "[人事-燕妮1]") in shapes(result) and ("removed", "[燕1]") in shapes(result)


def test_notes_of_the_document_below_them_are_text() -> None:
    below = f"<div style='mso-element:endnote-list'><p class=MsoEndnoteText>[1] {MORE}</p></div>"
    assert any(kind != "comment" and MORE in reading for kind, reading in kept(page("写明白。", below=below), "a.html"))


@pytest.mark.parametrize("inside", [
    '<p>请假的办法见<a class="ref" href="#1">[王1]</a>的说明。</p>', "<p>[王1]是审稿人的代号，批注里这样写。</p>",
    "<p>批注写在右边，改完以后逐条回复。</p>", "<remark>[王1]这一条要写明。</remark>",
])
def test_signs_in_a_text_that_are_no_remarks(inside: str) -> None:
    found = kept(f"<h1>审稿</h1><p>{SAID}</p>{inside}<p>{MORE}</p>", "a.html")
    assert [kind for kind, _ in found] == ["heading", "paragraph", "paragraph", "paragraph"]
    assert "王1" not in inside or "王1" in found[2][1]
