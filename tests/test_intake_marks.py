# ruff: noqa: E501
"""Blanks and marks: what is the layout's goes, what may be a writer's is offered or stays, what Markdown reads stays."""

from __future__ import annotations

import pytest

from zhiku.intake.blocks_html import read_html
from zhiku.intake.context import Context, Passage
from zhiku.intake.steps import blanks, edges, width
from zhiku.intake.values import Edit
from zhiku.intake.workpiece import Workpiece


def done(text: str, *, context: Context | None = None, kind: str = "paragraph") -> tuple[str, list[Edit]]:
    """A text with what goes by itself done, and all edits."""
    work = Workpiece(text)
    for step in (edges.step, width.step, blanks.step):
        work.apply(list(step(Passage(work.view, kind, context or Context()))))
    return work.view, work.edits


@pytest.mark.parametrize(("text", "made"), [
    ("物业管　理是一项服务性很强的工 作，要学习。", "物业管理是一项服务性很强的工作，要学习。"),
    ("先 报姓名，再说 明来意。", "先报姓名，再说明来意。"),
    ("我 们 每 天 都 要 在 早 上 八 点 到 岗，不能迟到。", "我们每天都要在早上八点到岗，不能迟到。"),
    ("见《通知》 第三条，照做。", "见《通知》第三条，照做。"),
    ("重要的 不是避免拒绝，而是了解。", "重要的不是避免拒绝，而是了解。"), ("最难的 是开口，其次是听。", "最难的是开口，其次是听。"),
])
def test_blanks_of_the_layout_go(text: str, made: str) -> None:
    assert done(text)[0] == made


@pytest.mark.parametrize("text", [
    "出现头晕、恶心的，立即送医 不得硬撑。", "本周最高气温将达到三十九度 请各项目调整作业时间。", "写长了没人看 写短了自己也得看得懂。",
    "语气要平和　不要用“你必须”这样的词语。",
])
def test_a_blank_where_a_clause_ends_is_offered_a_comma(text: str) -> None:
    made, edits = done(text)
    assert made == text and [(e.tier, e.new, e.rule) for e in edits] == [("proposed", "，", "comma:blank")]


@pytest.mark.parametrize("text", [
    "联系人 方雨晴，夜间值班 邱海。", "师傅写：“三单元 灯坏”“七楼 有人搬家”。", "@小林 你跟业主群说一声，别垫门。", "管理 员工，要有办法。", "第一条 委托事项，如下。",
    "为感谢大家（记者 白露）来过，特此说明。", "读作 邛，是一个地名。",
])
def test_a_blank_that_parts_words_stays(text: str) -> None:
    assert done(text)[0] == text


def test_a_blank_inside_a_clause_of_a_damaged_text_goes() -> None:
    text = "涉及态度、泄露 信息等问题，当天提交。"
    assert done(text)[0] == text and done(text, context=Context(spun=True))[0] == text.replace(" ", "")


@pytest.mark.parametrize(("text", "made"), [
    ("周一至周五(9:00-17:00),地点在1号楼(B1层).", "周一至周五（9:00-17:00），地点在1号楼（B1层）。"), ("同意书(见附件A);照片.", "同意书（见附件A）；照片。"), ("网友(IP：广东）说", "网友（IP：广东）说"),
    ("备注：(1)迟到算缺勤;(2)补考一次.", "备注：（1）迟到算缺勤；（2）补考一次。"), ("参考:https://example.invalid/a?id=3,4(内网)", "参考：https://example.invalid/a?id=3,4（内网）"),
    ("真的吗?!你再想想", "真的吗？！你再想想"), ("早说是少一单,晚说就是一场**.", "早说是少一单，晚说就是一场**。"), ("双方省下□□.再签字.", "双方省下□□。再签字。"),
    ("见 a**.txt 和 *.txt", "见 a**.txt 和 *.txt"), ("卖菜的 每天四点起来，送孩子的 也要早起。", "卖菜的 每天四点起来，送孩子的 也要早起。"), ("OK!我来", "OK！我来"), ("1)带照片", "1）带照片"), ("见 (https://example.invalid/a)", "见 （https://example.invalid/a）"),
])
def test_marks_between_chinese_are_wide(text: str, made: str) -> None:
    assert done(text)[0] == made


@pytest.mark.parametrize("text", [
    "[^1]: 夏天最好当天吃完。", ":   封口签字的钥匙袋。", "*[民法典]: 中华人民共和国民法典", "[办法]: files/ban-fa.pdf", "表情 :smile: 和文字", "见 [表格](files/报修单(新).xlsx)。", "文件 报修单(新).xlsx 在群里",
    "与 [第 47 条]({% post_url 2024-01-01-ldf %})。", "写作&nbsp;和&#160;两种", "Welcome! 欢迎加入", "如图![流程](img/flow.png)所示", "!!! 重点", "??? note", "版本 v1.2(beta)中的", "公式 f(x)，见书", "好的:) 谢谢",
    "？？没听懂：什么叫账户",
])
def test_what_is_syntax_or_latin_stays(text: str) -> None:
    assert done(text)[0] == text


def test_only_a_lone_stop_or_comma_begins_a_damaged_paragraph() -> None:
    assert done("。只能由法院决定。")[0] == "只能由法院决定。"
    assert done("！！注意：不能碰。")[0] == "！！注意：不能碰。"


@pytest.mark.parametrize(("page", "words"), [
    ("<p>我在河边住了三十多年，从去年冬\n  天开始养花。</p>", "我在河边住了三十多年，从去年冬天开始养花。"),
    ("<p>春眠不觉晓\n处处闻啼鸟</p>", "春眠不觉晓 处处闻啼鸟"),
    ("<p>我在河边住了三十多年，每天看 Android\n手机上的消息。</p>", "我在河边住了三十多年，每天看 Android 手机上的消息。"),
])
def test_the_end_of_a_line_in_the_source_of_a_page(page: str, words: str) -> None:
    blocks, findings = read_html(page, "x.html")
    assert not findings and [block.text for block in blocks] == [words]
    assert [page[at] for at, char in zip(blocks[0].at, blocks[0].text, strict=True) if char != " "] == list(words.replace(" ", ""))
