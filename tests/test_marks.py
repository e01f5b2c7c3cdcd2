"""Editorial marks are seen, explained and reachable; document numbers are none."""

from __future__ import annotations

import pytest

from zhiku.marks import kind_of_mark


def test_a_hole_and_an_insertion_with_their_notes_once(render) -> None:
    html = render("他〔？〕了〔催收〕员，又〔？〕。").html
    assert html.count('class="editorial editorial-hole"') == 2
    assert html.count('class="editorial editorial-insertion"') == 1
    assert html.count('id="editorial-hole-note"') == html.count('id="editorial-insertion-note"') == 1
    assert 'tabindex="0"' in html and 'aria-describedby="editorial-hole-note"' in html and "〔？〕</mark>" in html


@pytest.mark.parametrize("source", ["法释〔2018〕19号", "`〔？〕`", "```\n〔词〕\n```", "<span>〔词〕</span>", "没有"])
def test_what_is_no_mark(render, source: str) -> None:
    assert "<mark" not in render(source).html


def test_in_headings_and_links_a_mark_takes_no_focus(render) -> None:
    html = render("## 题〔？〕目\n\n[链〔词〕接](a.md)").html
    assert html.count("<mark") == 2 and "tabindex" not in html and "editorial-notes" not in html


def test_drafts_show_proposed_changes(render) -> None:
    assert "editorial-change" in render("〔旧→新〕").html
    assert [kind_of_mark(inside) for inside in ("？", "?", "词", "旧→")] == ["hole", "hole", "insertion", "change"]


def test_terms_around_marks_are_linked_and_inside_them_are_not(render) -> None:
    assert render("〔缓存〕和缓存", ["缓存"]).html.count('class="term"') == 1


def test_the_record_counts_marks(render) -> None:
    assert render("〔？〕〔词〕").record.marks == 2
