# ruff: noqa: E501
"""Help pages whose answers are folded away, with what a site's program writes around them by role and by line."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes
from tests.test_intake_sources import kept
from zhiku.intake.boilerplate import site_line
from zhiku.intake.folds import is_folded, is_head

TITLE = "公积金贷款常见问题"


def page(*inside: str) -> str:
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{SAID}</p>{''.join(inside)}<p>{MORE}</p></body></html>"


def between(*inside: str) -> list[tuple[str, str]]:
    return kept(page(*inside), "raw.html")[2:-1]


PROGRAMS = {
    "Element": ("el-collapse-item__header", "el-collapse-item__wrap"), "Ant Design": ("ant-collapse-header", "ant-collapse-content ant-collapse-content-inactive"),
    "Vant": ("van-cell van-collapse-item__title", "van-collapse-item__wrapper"), "layui": ("layui-colla-title", "layui-colla-content"),
    "Bootstrap": ("accordion-button collapsed", "accordion-collapse collapse"), "Arco": ("arco-collapse-item-header", "arco-collapse-item-content"),
    "Vuetify": ("v-expansion-panel-header", "accordion"), "自己写的": ("faq-question", "faq-answer"),
}


@pytest.mark.parametrize(("head", "body"), PROGRAMS.values(), ids=list(PROGRAMS))
def test_questions_and_their_hidden_answers(head: str, body: str) -> None:
    fold = (f'<div class="x"><button class="{head}" aria-expanded="false"><span class="q-icon">Q</span><span>需要带哪些材料？</span></button></div>'
            f'<div class="{body}" style="display:none"><p>请带上原件：</p><ul><li>身份证</li></ul></div>')
    again = fold.replace("需要带哪些材料？", "还不上怎么办？")
    assert between(fold, again) == [("heading", "需要带哪些材料？"), ("paragraph", "请带上原件："), ("list_item", "身份证"),
                                    ("heading", "还不上怎么办？"), ("paragraph", "请带上原件："), ("list_item", "身份证")]


def test_what_is_hidden_elsewhere_is_not_read() -> None:
    assert between('<div class="popup" style="display:none"><p>请带上原件：</p></div>') == []
    assert not is_folded({"class": "navbar-collapse collapse"}) and not is_head("h3", {"class": "faq-title"})


def test_a_letter_that_is_part_of_a_word() -> None:
    assert between('<p><span class="tag">A</span>股大跌以后，先看账户。</p>') == [("paragraph", "A股大跌以后，先看账户。")]
    said = '<p><span class="q">问</span>：他说没有钱。</p>'
    assert between(said, said) == [("paragraph", "问：他说没有钱。")] * 2


@pytest.mark.parametrize("role", ["navigation", "menubar", "contentinfo", "complementary", "dialog"])
def test_roles_of_a_site(role: str) -> None:
    menu = f'<div role="{role}"><div>账户与开户</div><div>转账汇款</div></div>'
    assert between(menu) == []
    assert {"账户与开户", "转账汇款"} <= {reading for kind, reading in shapes(imported(page(menu), "raw.html")) if kind == "removed"}
    assert between(menu.replace(role, "list")) == [("paragraph", "账户与开户"), ("paragraph", "转账汇款")]


@pytest.mark.parametrize("line", ["猜你想问", "没有找到答案？转人工客服 意见反馈", "本站使用 Cookies 以提升体验 接受 拒绝"])
def test_lines_of_help_pages(line: str) -> None:
    assert site_line(line)


@pytest.mark.parametrize("line", ["猜你想问的是还款", "没有找到答案的题，先跳过去", "我们使用Cookie记住登录的人，他同意以后才写。"])
def test_lines_of_an_author(line: str) -> None:
    assert not site_line(line)


@pytest.mark.parametrize("name", ["accordion", "collapsible", "btn accordion"])
def test_buttons_that_are_called_after_what_they_unfold(name: str) -> None:
    fold = f'<button class="{name}">需要带哪些材料？</button><div class="panel" style="display:none"><p>请带上原件。</p></div>'
    assert between(fold, fold.replace("需要带哪些材料？", "还不上怎么办？")) == [
        ("heading", "需要带哪些材料？"), ("paragraph", "请带上原件。"), ("heading", "还不上怎么办？"), ("paragraph", "请带上原件。")]


def test_a_hidden_panel_of_a_page_that_unfolds_nothing_stays_hidden() -> None:
    assert between('<button class="submit">提交</button>', '<div class="panel" style="display:none"><p>登录以后再看。</p></div>') == []


@pytest.mark.parametrize("hidden", [
    '<div class="modal-content" style="display:none"><p>你还没有登录，先登录再下单。</p></div>', '<div class="login-panel" hidden><p>你还没有登录，先登录再下单。</p></div>'])
def test_only_what_stands_behind_its_button_unfolds(hidden: str) -> None:
    fold = '<button class="accordion">绿茶</button>\n<div class="panel" style="display:none"><p>水要八十度。</p></div>'
    seen = [("heading", "绿茶"), ("paragraph", "水要八十度。")]
    assert between(fold, hidden) == seen and ("paragraph", "你还没有登录，先登录再下单。") not in between(fold + "<p>还有红茶。</p>", hidden)
    assert between('<button class="accordion">登录</button>' + hidden, fold)[-2:] == seen
    assert between(fold.replace('<button class="accordion">绿茶</button>', '<h2><button class="accordion">绿茶</button></h2>')) == seen
