# ruff: noqa: E501
"""Every rule is data with its reason and cases both ways; here each case is run."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
import yaml

from zhiku.intake import cutting, members
from zhiku.intake.blocks_html import read_html
from zhiku.intake.blocks_text import read_text
from zhiku.intake.boilerplate import rows, site_line
from zhiku.intake.comments import layouts, read_comment
from zhiku.intake.context import Context, Cut, Passage
from zhiku.intake.front import front_matter
from zhiku.intake.match import find
from zhiku.intake.order import STEPS
from zhiku.intake.rules import load, substitutions
from zhiku.intake.steps import (
    agents,
    commas,
    cut_words,
    edges,
    halves,
    holes,
    known_spinners,
    lost_chars,
    masks,
    noise,
    synonyms,
)
from zhiku.intake.structure import parts_of
from zhiku.intake.values import Edit
from zhiku.intake.why import BETWEEN_PAGES, OF_SITE, OF_WRITER, Why, named
from zhiku.intake.workpiece import Workpiece

SPUN = Context(spun=True, bare_ke=True, noisy=True, cut=Cut("催收", sure=True))
TABLES = [(table, row) for table in ("synonyms.tsv", "lost_chars.tsv") for row in substitutions(table)]


def applied(step, text: str, context: Context = SPUN, kind: str = "paragraph") -> list[Edit]:
    return list(step(Passage(text, kind, context)))


def ids(rows) -> list[str]:
    return [str(r) for r in rows]


@pytest.mark.parametrize(("table", "row"), TABLES, ids=[f"{t[:3]}-{k}-{r.old}-{r.new}" for k, (t, r) in enumerate(TABLES)])
def test_substitutions_both_ways(table: str, row) -> None:
    assert row.when in ("never", "proof", "odd", "spun", "maybe") and len(row.reason) >= 2
    assert row.old in row.yes
    hits = [h.word for h in find(table, row.yes)]
    if row.when == "never":
        assert row not in hits and not any(h.old == row.old for h in hits), "a guard must hold its word back"
    else:
        assert any(h.old == row.old and h.new == row.new for h in hits), f"{row.yes} → {[h.id for h in hits]}"
    if row.no != "-":
        assert not any(h == row for h in (x.word for x in find(table, row.no))), row.no


@pytest.mark.parametrize(("file", "rows"), [
    ("boilerplate.yml", "lines"), ("chats.yml", "lines"), ("commas.yml", "rules"), ("comments.yml", "layouts"), ("holes.yml", "rules"),
    ("mails.yml", "lines"), ("mails.yml", "pieces"), ("mails.yml", "greetings"), ("subtitles.yml", "lines")])
def test_every_rule_has_a_name_of_its_own(file: str, rows: str) -> None:
    names = [row["id"] for row in load(file)[rows]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", load("commas.yml")["rules"], ids=lambda r: r["id"])
def test_commas_both_ways(row) -> None:
    pattern = re.compile(row["at"].replace("{员}", "催收员"))
    assert [m for m in pattern.finditer(row["yes"]) if 0 < m.end() < len(row["yes"])], row["yes"]
    assert not [m for m in pattern.finditer(row["no"]) if 0 < m.end() < len(row["no"])
                and "\u3400" <= row["no"][m.end()] <= "\u9fff"], row["no"]
    assert applied(commas.step, row["yes"]) and not applied(commas.step, row["yes"], Context())


@pytest.mark.parametrize("row", load("holes.yml")["rules"], ids=lambda r: r["id"])
def test_holes_both_ways(row) -> None:
    assert [e for e in applied(holes.step, row["yes"]) if e.rule == f"hole:{row['id']}"], row["yes"]
    assert not [e for e in applied(holes.step, row["no"]) if e.rule == f"hole:{row['id']}"], row["no"]


def test_a_hole_is_never_filled() -> None:
    for row in load("holes.yml")["rules"]:
        assert all(e.tier == "flag" and e.new == "" for e in applied(holes.step, row["yes"]))


@pytest.mark.parametrize("row", rows(), ids=lambda r: r["id"])
def test_site_lines_both_ways(row) -> None:
    assert site_line(row["yes"]) and not site_line(row["no"])


def test_shared_pieces_of_patterns_are_all_put_in() -> None:
    left = [row["id"] for row in rows() if re.search(r"\{[a-z]", row["pattern"])]
    assert not left, "a piece that boilerplate.yml does not name"
    used = "".join(row["pattern"] for row in load("boilerplate.yml")["lines"]) + "".join(load("boilerplate.yml")["pieces"].values())
    assert all("{" + name + "}" in used for name in load("boilerplate.yml")["pieces"])


@pytest.mark.parametrize(("reason", "name"), [
    (Why.COLUMN, Why.COLUMN), (f"{Why.COLUMN}（nav.top）", Why.COLUMN), (Why.SIGN, Why.SIGN), (f"{Why.REPEATED}（带着页码）", Why.REPEATED),
    (Why.REPEATED_WITH_SITE, Why.REPEATED_WITH_SITE), (f"{Why.NOT_SHOWN}（video）", Why.NOT_SHOWN),
    ("", None), ("ul", None), ("目录", None), (f"没有{Why.COLUMN}", None)])
def test_a_reason_is_asked_for_by_name(reason: str, name: Why | None) -> None:
    assert named(reason) is name


def test_what_is_asked_of_a_line_of_a_site() -> None:
    assert named(site_line("上一篇：开场 下一篇：倾听")) in OF_SITE & BETWEEN_PAGES
    assert named(site_line("责任编辑：小王")) in OF_WRITER
    assert named(site_line("扫描全能王 扫描创建")) not in OF_SITE


@pytest.mark.parametrize(("text", "kinds"), [
    ("一个标题\n\n正文在这里，说得很完整。\n\n网友评论\n\n说得有道理，学到了。\n\n我也遇到过，后来好了。", ["comment", "comment"]),
    ("一个标题\n\n正文在这里，说得很完整。\n\n评价\n\n评价要公正，先看事实。\n\n再看态度，最后下结论。", ["paragraph", "paragraph"]),
    ("一个标题\n\n正文在这里，说得很完整。\n\n怎样看评论\n\n先看事实，再看态度。\n\n最后下结论，不着急。", ["paragraph", "paragraph"]),
])
def test_comments_without_names_and_dates(text: str, kinds: list[str]) -> None:
    assert [part.kind for part in parts_of(read_text(text), False)][-2:] == kinds


def test_what_can_be_done_with_a_comment_is_none() -> None:
    text = "一个标题\n\n正文在这里，说得很完整。\n\n网友评论\n\n晚风 2024-05-06\n\n说得有道理，学到了。\n\n昨天 12:30 回复 赞(12)\n\n支持他，说得对。"
    kinds = [part.kind for part in parts_of(read_text(text), False)]
    assert kinds[-3:] == ["comment", "removed", "comment"]


@pytest.mark.parametrize("layout", load("comments.yml")["layouts"], ids=lambda r: r["id"])
def test_comment_layouts_both_ways(layout) -> None:
    pattern = next(x.pattern for x in layouts() if x.id == layout["id"])
    assert pattern.match(layout["yes"]) and read_comment(layout["yes"], True)
    assert not pattern.match(layout["no"])


@pytest.mark.parametrize("mark", ["—", "——", "-", "－", "─", "·", "…", "_", "=", "*", "～", "、", "（", "|", "> ", " ", "\u3000"])
def test_a_row_of_marks_is_read_at_once(mark: str) -> None:
    read_comment("", True), site_line("甲")  # reads the vocabularies
    begun = perf_counter()
    for row in (mark * 28, f"签字{mark * 28}完", f"甲方签字{mark * 400}乙方签字"):
        for zone in (False, True):
            read_comment(row, zone)
        site_line(row)
    assert perf_counter() - begun < 1, "to try all the ways to part a row takes for ever"


BAR = f"慢车吧\n只看楼主 收藏 回复\n晚风\n吧主\n{'来自手机' * 60}的话\n来自手机 1楼 2020-01-01 10:00\n小李\n吧主\n也好。\n2楼 2020-01-01 10:01\n"


@pytest.mark.parametrize("text", ["引用  ｜" * 8 + "完", "关注  " * 14 + "完", "网友评论\n\n回答者：" + "甲 " * 28 + "完",
                                  "网友评论\n\n评论者 ：" + " " * 28 + "完", "分享至 " * 14 + "完", BAR,
                                  "".join(f"甲{n}    乙{n}    丙{n}\n" for n in range(600)), "网友评论\n晚风\n好的\n" * 600, "+++\r\n" + "title: 甲\r\n" * 30])
def test_what_nearly_fits_is_read_at_once(text: str) -> None:
    text += "\r\n\r\n转发 45 评论 33 赞 210\r\n\r\n阅读 1234\r\n\r\n2024-05-06 12:10\r\n\r\n这里是正文，说得很完整，读者要看一会儿才看得完，所以写得长。"
    parts_of(read_text("甲"), False)  # reads the vocabularies
    begun = perf_counter()
    parts_of(read_text(text), False)
    front_matter(text, read_text(text))
    assert perf_counter() - begun < 1, "to try all the ways to share out blanks takes for ever"


@pytest.mark.parametrize("row", [s | {"word": w["word"]} for w in load("cut_words.yml")["words"] for s in w["collocations"]],
                         ids=lambda r: r["left"][:20])
def test_cut_word_forms_both_ways(row) -> None:
    context = Context(cut=Cut(row["word"], sure=True), spun=True)
    assert [e for e in applied(cut_words.step, row["yes"], context) if e.rule == "cut-word:collocation"], row["yes"]
    assert not [e for e in applied(cut_words.step, row["no"], context) if e.rule == "cut-word:collocation"], row["no"]


def test_a_noun_that_proves_a_cut_word_proves_no_other() -> None:
    def tiers(word: str) -> set[str]:
        context = Context(cut=Cut(word), spun=True)
        return {e.tier for e in applied(cut_words.step, "信用卡员打来电话。", context) if e.rule == "cut-word:person"}

    assert tiers("催收") == {"auto"} and tiers("推销") == {"proposed"}, "推销 or 销售: no text proves which"
    for row in load("cut_words.yml")["words"]:
        assert set(row.get("proves", ())) <= set(row["before"])


@pytest.mark.parametrize("row", [s | {"word": w["word"]} for w in load("cut_words.yml")["missing"] for s in w["spots"]],
                         ids=lambda r: r["left"][:20])
def test_missing_words_are_offered_not_put(row) -> None:
    context = Context(spun=True, words=frozenset({row["word"]}))
    made = [e for e in applied(cut_words.step, row["yes"], context) if e.rule == "cut-word:missing"]
    assert made and all(e.tier == "proposed" for e in made), row["yes"]
    assert not [e for e in applied(cut_words.step, row["no"], context) if e.rule == "cut-word:missing"], row["no"]


@pytest.mark.parametrize(("text", "places"), [
    ("信用卡员需要耐心", [3]), ("员需要耐心", [0]), ("员工作很忙", [0]), ("沟通是员工作中的技能", [3]), ("这就需要员具备知识", [4]),
    ("人员、成员、员工、学员、会员、动员和演员", []), ("理赔员和查勘员到了现场", []), ("公司有三名员工", []), ("一名保险员", [4]),
    ("他是团队的一员", []), ("部门人员要到齐", []),
])
def test_a_bare_member(text: str, places: list[int]) -> None:
    assert [at for at, _ in members.bare(text)] == places


def test_stars_at_the_head_of_a_paragraph_are_a_note_where_nothing_was_masked() -> None:
    assert not applied(masks.step, "**两个星号的为选填", Context()) and applied(masks.step, "**两个星号的为选填")
    assert applied(masks.step, "**的业主毕竟是少数。", Context())


def test_staff_among_themselves_are_no_hole() -> None:
    text = "员与员之间要互相照应。"
    assert not applied(cut_words.step, text, Context())
    assert [e.rule for e in applied(cut_words.step, text, Context(spun=True))] == ["hole:person"] * 2


@pytest.mark.parametrize("row", load("cut_words.yml")["words"], ids=lambda r: r["word"])
def test_the_word_that_a_text_lacks_is_inferred_from_its_subject(row) -> None:
    subject = "，".join(word for word in row["about"] if row["word"] not in word)
    bare = "。员需要耐心。员要细心。人员不能急躁。" + "".join(f"{spot['yes']}。" for spot in row["collocations"][:1] if row["person"] != "员")
    found = cutting.infer(subject + bare)
    assert found and found.word == row["word"]
    assert cutting.infer(subject + bare + row["word"] * 3) != found
    assert not cutting.infer("今天天气很好，大家去公园散步" + bare)


@pytest.mark.parametrize(("text", "word", "sure"), [
    # one that the filter left standing does not hide the others
    ("其实员也要休息。遇到员不要争吵。按照规定，员不得骂人。与员谈方案。员打电话。催收员没有骂我。逾期、欠款、还款、债务都要说明。", "催收", True),
    ("催收员没有骂我，催收员很客气。员打电话。逾期、欠款、还款、债务都要说明。", None, False),
    # few words of the subject, of which one is said of nothing else, and many bare forms
    ("每一名员都要签字。有经验的员带新人。员每天面对拒绝。让每一名员知道目标。欠款人刚刚失业，回款就慢。", "催收", True),
    ("每一名员都要签字。有经验的员带新人。欠款人刚刚失业，回款就慢。", "催收", False),
    ("每一名员都要签字。有经验的员带新人。员每天面对拒绝。让每一名员知道目标。合同和回款都要记。", None, False),
    # a library lends, and is late, as well
    ("馆里的员每天要整理书架。读者借书逾期，系统会提醒。员要打电话催促读者还书。有的读者失联，员只好登门。对员来说，这很难。新来的员先学编目。", "催收", False),
    # 债务人 is said of debts, but 纠纷员 is what is left of one word only; a tie goes to the form that stands there
    ("纠纷员坐在债权人和债务人之间。员先看欠款。员再谈还款。当事人有矛盾，双方都要让一步。债务要还钱。", "调解", True),
    ("员坐在债权人和债务人之间。员先看欠款。员再谈还款。员不能骂人。债务要还钱。", "催收", True),
    # nobody's 员 is bare, so only what is left of 经纪人 can be meant; one such form may be how a writer calls himself
    ("房产人怎样带看。看房的时候，房产人要守时。房源、业主、签约都要核对。", "经纪", True),
    ("房产人怎样带看。看房要守时。房源、业主、签约都要核对。", "经纪", False),
    ("看房要守时。房源、业主、签约都要核对。", None, False),
    # at a desk sits who receives, or who serves
    ("前台员怎样办入住。员要登记证件。退房时客人要取押金。", "接待", False),
    ("补习班员怎样带学生。员看着他写作业。家长来问，员就讲题目和订正。", "辅导", True),
    # two words may have stood there
    ("员首先要看流水。员还要算额度。员靠的是腿。我做员的第一年。贷款、放款、授信、尽调都要学。", "信贷", False),
])
def test_which_word_was_cut(text: str, word: str | None, sure: bool) -> None:
    found = cutting.infer(text)
    assert (found.word, found.sure) == (word, sure) if found else word is None


def test_little_of_a_subject_is_enough_where_the_filter_is_known() -> None:
    text = "每一名员都要签字。有经验的员带新人。员每天面对拒绝。让每一名员知道目标。案子刚刚逾期，回款就快。"
    found = cutting.infer(text, usual=frozenset({"催收"}))
    assert cutting.infer(text) is None and found is not None and found.word == "催收"


def test_a_known_spinner_cuts_words_that_leave_nothing() -> None:
    assert cutting.missing_words("客户不在家") == frozenset()
    assert cutting.missing_words("客户不在家", frozenset({"案件"})) == {"案件"}
    assert cutting.missing_words("案件不复杂", frozenset({"案件"})) == frozenset()
    assert known_spinners.cuts("") == frozenset() and "案件" in known_spinners.cuts("第一份来源")


def test_people_of_no_kind_are_marked_where_there_are_several() -> None:
    text = "人员不能急躁，人员要守时。"
    assert cutting.bare_people(text) == [0, 7]
    assert not cutting.bare_people("工作人员不能急躁，流动人员的名单在后面。人员名单在后面。")
    marks = [e for e in applied(cut_words.step, text, Context(spun=True, bare_people=2)) if e.rule == "hole:people"]
    assert [(e.start, e.new, e.tier) for e in marks] == [(0, "", "flag"), (7, "", "flag")]
    assert not applied(cut_words.step, text, Context(spun=True, bare_people=1))
    assert not applied(cut_words.step, text, Context(bare_people=2))


@pytest.mark.parametrize(("name", "row"), list(load("masks.yml")["initials"].items()), ids=lambda x: str(x)[:8])
def test_initials_are_offered(name: str, row) -> None:
    made = [e for e in applied(masks.step, row["yes"]) if e.rule == "hole:initials"]
    assert [(e.new, e.tier) for e in made] == [(row["word"], "proposed")]
    assert not [e for e in applied(masks.step, row["no"]) if e.rule == "hole:initials"]


@pytest.mark.parametrize(("text", "marked"), [("对于zq的人员", True), ("等到出了lx才后悔", True), ("打开app就能看", False), ("要有ok的心态", False),
                                             ("见ZQ的人员", False), ("我是xx银行的客服", False), ("登录crm系统", False), ("长度zqxy的数", False)])
def test_small_letters_that_nobody_knows_are_a_hole(text: str, marked: bool) -> None:
    made = [(e.rule, e.tier, text[e.start:e.end], e.new) for e in applied(masks.step, text)]
    assert made == ([("hole:letters", "flag", "", "")] if marked else [])
    assert not applied(masks.step, text, Context())


@pytest.mark.parametrize("text", ["紧张和 *** 的情况", "遇到□□的人", "遇到***的场面", "说了××的话", "被【敏感词】了"])
def test_masks_are_holes(text: str) -> None:
    assert [(e.tier, e.new) for e in applied(masks.step, text)] == [("flag", "")]


@pytest.mark.parametrize("text", ["**重点**在这里", "我是××银行的", "请×先生接电话", "见 https://example.invalid/a**b", "3×4等于12"])
def test_what_only_looks_like_a_mask(text: str) -> None:
    work = Workpiece(text)
    work.apply(applied(masks.step, text))
    assert work.edits == []


@pytest.mark.parametrize("text", load("masks.yml")["names"]["yes"])
def test_signs_that_a_writer_put_there_are_no_masks(text: str) -> None:
    assert applied(masks.step, text) == []


@pytest.mark.parametrize("text", load("masks.yml")["names"]["no"])
def test_signs_that_a_filter_put_there_are_masks(text: str) -> None:
    assert applied(masks.step, text)


@pytest.mark.parametrize(("text", "cleaned"), [
    ("理赔的认为什么过程更加透明", "理赔的过程更加透明"), ("良好的只有还是心理素质", "良好的心理素质"), ("一定的忍耐力职责心理素质", "一定的心理素质"),
    ("双方的分析沟通要有基本的社交尊重", "双方的沟通要有基本的尊重"), ("特定的联系心态才能应对", "特定的心态才能应对"),
    # the noun at the end is the writer's where the sentence goes on behind it
    ("考试的有关哪种问题也该谈一谈", "考试的问题也该谈一谈"), ("有的之类学生只抄别人的哪种答案", "有的学生只抄别人的答案"), ("住院时的属于陪护人员很细心", "住院时的陪护人员很细心"),
    ("花草之类的东西不能带", "花草之类的东西不能带"), ("属于他的东西", "属于他的东西"), ("你要哪种答案", "你要哪种答案"),
    ("客户的联系方式不能外传", "客户的联系方式不能外传"), ("良好的沟通能力很重要", "良好的沟通能力很重要"), ("我的工资很低", "我的工资很低"),
])
def test_noise(text: str, cleaned: str) -> None:
    work = Workpiece(text)
    work.apply(applied(noise.step, text, kind="comment"))
    assert work.view == cleaned
    assert not applied(noise.step, text, kind="paragraph"), "noise is taken out of comments alone"


@pytest.mark.parametrize(("text", "cleaned"), [
    ("机构要建立监措,涵录音", "机构要建立监督措施,涵盖录音"), ("投诉处理等各个阶。", "投诉处理等各个阶段。"), ("不被情绪右。", "不被情绪左右。"),
    ("做出献。", "做出贡献。"), ("与欠款人实沟通和协商", "与欠款人进行沟通和协商"), ("减轻虑，", "减轻焦虑，"), ("取得平。", "取得平衡。"),
    ("采取措施要及时", "采取措施要及时"), ("说明书和学生", "说明书和学生"),
])
def test_lost_characters(text: str, cleaned: str) -> None:
    work = Workpiece(text)
    work.apply(applied(lost_chars.step, text))
    assert work.view == cleaned


def test_a_character_that_the_text_still_has_was_not_filtered() -> None:
    context = Context(spun=True, chars=frozenset("阶段"))
    assert all(e.tier != "auto" for e in applied(lost_chars.step, "等各个阶。", context))


def test_order_is_a_literal_tuple_with_unique_names() -> None:
    assert isinstance(STEPS, tuple) and len({name for name, _ in STEPS}) == len(STEPS)


def test_rows_of_one_table_do_not_depend_on_neighbours() -> None:
    """Within a table only rows for the same word are ordered (the first that fits decides); others may stand anywhere."""
    for table in ("synonyms.tsv", "lost_chars.tsv"):
        for row in substitutions(table):
            if row.when != "never":
                mine = [h for h in find(table, row.yes) if h.word.old == row.old]
                assert mine and all(h.word.old == row.old for h in mine)


def test_one_odd_word_does_not_prove_a_spinner() -> None:
    assert synonyms.proofs("这是一个缘由。") < 2
    assert all(e.tier != "auto" for e in applied(synonyms.step, "与客户实行沟通", Context()))


def test_vocabulary_files_are_plain_yaml() -> None:
    for name in ("abstracts.yml", "boilerplate.yml", "comments.yml", "commas.yml", "cut_words.yml", "holes.yml", "masks.yml", "noise.yml",
                 "proposals.yml"):
        assert isinstance(load(name), dict) and yaml.safe_dump(load(name))


@pytest.mark.parametrize(("text", "whole"), [
    ("把饭菜切碎，有吞咽困的老人慢慢喂。", "吞咽困难的"), ("人员没有察。", "没有察觉。"), ("家属拒见面。", "拒绝见面"),
    ("收费标，要写清。", "收费标准，"),
])
def test_halves_of_words(text: str, whole: str) -> None:
    work = Workpiece(text)
    offered = applied(halves.offers, text, Context(spun=True))
    assert {edit.tier for edit in offered} == {"proposed"} and not applied(halves.offers, text, Context())
    work.apply(edit._replace(tier="auto") for edit in offered)
    assert whole in work.view and not applied(halves.step, text, Context(spun=True))


@pytest.mark.parametrize("text", ["他睡在床上。", "一件事都不能忘。", "学员要学会急救。", "检查收费标准，没有困难。"])
def test_whole_words_are_no_halves(text: str) -> None:
    assert not applied(halves.step, text, Context(spun=True))


def test_a_cut_agent_is_known_from_its_full_forms() -> None:
    text = "养老护理员要细心。护理员要学会急救。一名养老员照顾八位老人，员也会累。学员和员工都在。"
    found = agents.infer(text)
    assert [a.word for a in found] == ["护理"]
    offered = applied(agents.step, text, Context(agents=found, spun=True))
    assert {edit.tier for edit in offered} == {"proposed"}
    for edit in sorted(offered, reverse=True):
        text = text[:edit.start] + edit.new + text[edit.end:]
    assert "一名养老护理员照顾八位老人，护理员也会累。学员和员工都在。" in text
    whole = "护理员要细心。护理员要学会急救。巡查员和学员都来了，老师和律师也在。"
    assert not agents.infer(whole)
    assert not agents.infer("拿到一张师证要半年。一张师证不说明什么，师要会照顾人，师也要休息。房屋员很忙，房屋员要耐心，员也是人。")


PARAGRAPHS = [f"第{n}段说的是另一件事，写得很长，读者要看一会儿才看得完它。" for n in "一二三四五"]


@pytest.mark.parametrize("lead", ["", "　　"])
def test_a_blank_before_one_paragraph_is_a_trace(lead: str) -> None:
    def traces(texts: list[str]) -> list[str]:
        parts = parts_of(read_text("\n\n".join(lead + text for text in texts)), html=False)
        return [p.block.text[p.begin:p.stop] for p in parts if p.block.text[p.begin] == " "]

    assert traces([*PARAGRAPHS, " 员的能力不是天生的，而是慢慢积累起来的。"]) == [" 员的能力不是天生的，而是慢慢积累起来的。"]
    assert not traces([" " + text for text in PARAGRAPHS])
    assert [e.new for e in applied(edges.step, " 员的能力不是天生的。")] == ["因此，"]


def test_a_blank_behind_one_p_is_a_trace() -> None:
    def starts(led: str) -> list[str]:
        blocks, _ = read_html("".join(f"<p>{text}</p>" for text in PARAGRAPHS) + f"<p>{led}</p>", "a.html")
        return [block.text[0] for block in blocks]

    assert starts(" 员的能力") == [*"第第第第第", " "] and starts("员的能力") == [*"第第第第第", "员"]
    blocks, _ = read_html("".join(f"<p> {text} </p>" for text in PARAGRAPHS), "a.html")
    assert [block.text for block in blocks] == PARAGRAPHS
