"""Every citation leads to its article and says how far that was checked."""

from __future__ import annotations

import pytest

from zhiku.law import build_basis, doubt, grade_words, read_number


@pytest.fixture
def law(basis, law_page):
    code = law_page("mfd", "title: 中华人民共和国民法典\naliases: [民法典]\ngrade: V1\nchecked: 2026-11-23",
                    "总说。\n\n## 第一百八十八条 {#mfd-188}\n\n甲。\n\n## 第一百八十九条 {#mfd-189}\n\n## 第十条 {#mfd-10}")
    rule = law_page("xyk", "title: 商业银行信用卡业务监督管理办法\naliases: [信用卡办法, 《信用卡业务监管办法》]\ngrade: P\n"
                    "checked: 2026-11-23", '## 第五十七条 {#xyk-57 data-grade="P+"}\n\n## 第七十条 {#xyk-70}')
    crime = law_page("xf", "title: 中华人民共和国刑法\naliases: [刑法]\ngrade: M",
                     "## 第二百九十三条 {#xf-293}\n\n## 第二百九十三条之一 {#xf-293-1 data-grade=V1 data-checked=2026-01-02}")
    return basis(code, rule, crime)


@pytest.mark.parametrize(("text", "linked"), [
    ("依《民法典》第一百八十八条，三年。", ["《民法典》第一百八十八条->mfd-188"]),
    ("依《中华人民共和国民法典》第188条第一款。", ["《中华人民共和国民法典》第188条->mfd-188"]),
    ("民法典第188条和第一百八十九条都讲。", ["民法典第188条->mfd-188", "第一百八十九条->mfd-189"]),
    ("中华人民共和国刑法第二百九十三条之一", ["中华人民共和国刑法第二百九十三条之一->xf-293-1"]),
    ("《商业银行信用卡业务监督管理办法》（银监会令2011年第2号）第七十条",
     ["《商业银行信用卡业务监督管理办法》（银监会令2011年第2号）第七十条->xyk-70"]),
    ("《信用卡办法》第 70 条", ["《信用卡办法》第 70 条->xyk-70"]),
    ("《民法典》第１８８条", ["《民法典》第１８８条->mfd-188"]),
    ("《民法典》\n第一百八十八条", ["《民法典》第一百八十八条->mfd-188"]),
])
def test_plain_citations_become_links(render, law, text: str, linked: list[str]) -> None:
    record = render(text, law=law).record
    assert [f"{hit.text}->{hit.anchor}" for hit in record.links] == linked


@pytest.mark.parametrize("text", [
    "《民法典》第一千条", "《别的法》第十条", "第一百八十八条", "`《民法典》第十条`", "## 《民法典》第十条", "[《民法典》第十条](a.md)",
    "《民法典》规定的第三条第十条", "《民法典》**第十条**", "民法典 第三章",
])
def test_what_is_no_citation_of_the_basis(render, law, text: str) -> None:
    assert 'class="law"' not in render(text, law=law).html


def test_never_on_the_page_of_the_instrument_itself(render, law) -> None:
    found = render("《民法典》第十条，《刑法》第二百九十三条。", law=law, path="legal/basis/mfd.md")
    assert [hit.anchor for hit in found.record.links] == ["xf-293"]


def test_links_that_an_author_wrote_get_class_grade_and_day(render, law) -> None:
    html = render("[第五十七条](../legal/basis/xyk.md#xyk-57)说。", law=law).html
    assert '<a class="law" href="../legal/basis/xyk.md#xyk-57">第五十七条</a><span class="law-grade" data-grade="P+"' in html
    assert '>待核对官方原文<time datetime="2026-11-23">2026-11-23</time></span>说。' in html


def test_a_checked_text_shows_a_tick_and_says_so_to_screen_readers(render, law) -> None:
    html = render("《民法典》第十条", law=law).html
    assert '<span aria-hidden="true">✓</span><span class="visually-hidden">已核对全文</span><time' in html


def test_a_remembered_text_says_so_and_a_heading_has_its_own_grade_and_day(render, law) -> None:
    html = render("《刑法》第二百九十三条，《刑法》第二百九十三条之一。", law=law).html
    assert 'data-grade="M" title="待核实（待核对官方原文）">待核实（待核对官方原文）</span>' in html
    assert 'data-grade="V1"' in html and "2026-01-02" in html


def test_in_headings_there_is_no_grade_and_other_links_are_left_alone(render, law) -> None:
    html = render("## [第十条](../legal/basis/mfd.md#mfd-10)\n\n[别处](../faq/a.md) [外面](https://example.org/)", law=law).html
    assert 'class="law"' in html and "law-grade" not in html


def test_a_link_to_the_whole_instrument_has_its_grade(render, law) -> None:
    assert 'data-grade="P"' in render("[办法](../legal/basis/xyk.md)", law=law).html


def test_terms_are_not_linked_inside_citations(render, law) -> None:
    assert render("《民法典》第十条和民法典", ["民法典"], law=law).html.count('class="term"') == 1


def test_the_same_anchor_in_two_pages_is_an_error_naming_both(law_page) -> None:
    front = "title: 甲法\ngrade: V1"
    _, findings = build_basis([law_page("a", front, "## 第一条 {#a-1}"), law_page("b", front, "## 第一条 {#a-1}")])
    assert findings and "legal/basis/a.md" in findings[0].message and findings[0].path.endswith("b.md")
    assert findings[0].line == 5


@pytest.mark.parametrize(("numeral", "number"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("一百零一", 101),
                                                 ("一百八十八", 188), ("一千零三十四", 1034), ("188", 188), ("二〇", 20), ("１２", 12)])
def test_numerals(numeral: str, number: int) -> None:
    assert read_number(numeral) == number


def test_grades_in_words() -> None:
    assert [grade_words(g) for g in ("V1", "V2", "P", "P+", "M", "")] == \
        ["已核对全文", "待核对官方原文", "待核对官方原文", "待核对官方原文", "待核实（待核对官方原文）", "待核对官方原文"]


GRADED = "| 名称 | 等级 | 核对日 |\n|---|---|---|\n| [办法](../legal/basis/xyk.md) | 转载，{} | {} |"


@pytest.mark.parametrize(("grade", "day", "badges"), [
    ("待核对官方原文", "2026-11-23", 0), ("待核对官方原文", "2026-11-22", 1), ("已核对全文", "2026-11-23", 1)])
def test_a_row_that_gives_the_grade_and_the_day_has_no_badge(render, law, grade: str, day: str, badges: int) -> None:
    assert render(GRADED.format(grade, day), law=law).html.count('class="law-grade"') == badges


def test_a_badge_in_another_cell_is_no_column_of_grades(render, law) -> None:
    source = "| 甲 | 乙 |\n|---|---|\n| [十](../legal/basis/mfd.md#mfd-10) | [百](../legal/basis/mfd.md#mfd-188) |"
    assert render(source, law=law).html.count('class="law-grade"') == 2


def test_a_tick_stays_with_its_citation(render, law) -> None:
    assert '核对日 2026-11-23">\u2060<span aria-hidden' in render("《民法典》第十条", law=law).html


@pytest.mark.parametrize(("ids", "said"), [
    ([], ""), (["mfd-10"], ""), (["mfd-10", "xyk-57"], "待核对官方原文"), (["xyk-70", "xf-293"], "待核实（待核对官方原文）")])
def test_the_least_checked_law_is_what_must_be_said(law, ids: list[str], said: str) -> None:
    assert doubt(law.articles[law_id] for law_id in ids) == said
