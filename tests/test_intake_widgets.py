# ruff: noqa: E501
"""Pages of programs with widgets: what can be pressed, what unfolds, who says what under a text, and where such things are a text's own."""

from __future__ import annotations

import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes
from tests.test_intake_sources import comments, headings, kept
from zhiku.intake.boilerplate import site_line
from zhiku.intake.comments import is_zone_heading
from zhiku.intake.folds import is_head
from zhiku.intake.signs import is_of_signs

TITLE = "扫拖机器人的保养"


def page(*inside: str, title: str = TITLE, above: str = "", below: str = "") -> str:
    return f"<html><head><title>{title} - 沐尘服务支持</title></head><body>{above}<h1>{title}</h1><p>{SAID}</p>{''.join(inside)}<p>{MORE}</p>{below}</body></html>"


def between(*inside: str) -> list[tuple[str, str]]:
    return kept(page(*inside), "a.html")[2:-1]


@pytest.mark.parametrize(("head", "attributes"), [
    ("button", 'class="acc-head" aria-expanded="false"'), ("button", 'class="qa-question" aria-expanded="true"'),
    ("div", 'class="panel-title" role="button" aria-expanded="false"'), ("button", 'class="expander-header"')])
def test_heads_of_what_unfolds(head: str, attributes: str) -> None:
    fold = f'<div class="x"><{head} {attributes}>找不到基站<span class="icon">+</span></{head}><div class="acc-panel" hidden><p>先看指示灯。</p></div></div>'
    assert between(fold, fold.replace("找不到基站", "夜里自己启动")) == [
        ("heading", "找不到基站"), ("paragraph", "先看指示灯。"), ("heading", "夜里自己启动"), ("paragraph", "先看指示灯。")]


@pytest.mark.parametrize("attributes", [
    {"class": "nav-trigger", "aria-expanded": "false"}, {"class": "dropdown-header", "aria-expanded": "false"}, {"class": "panel-title"},
    {"class": "more", "aria-expanded": "false"}, {"class": "list-title", "aria-expanded": "false", "aria-haspopup": "true"}, {"class": "account-header"}])
def test_what_is_no_head(attributes: dict[str, str]) -> None:
    assert not is_head("button", attributes)


@pytest.mark.parametrize("head", ["怎么学 C++", "A+", "机型 K3-"])
def test_signs_that_are_of_a_head(head: str) -> None:
    assert ("heading", head) in between(f"<details><summary>{head}</summary><p>{MORE}</p></details>")


@pytest.mark.parametrize("row", [
    '<div class="meta"><span>适用固件：1.8</span><button>下载 PDF（2.4 MB）</button></div>', '<div><button>有帮助</button><button>没帮助</button><span>适用固件：1.8</span></div>',
    '<section><p>适用固件：1.8</p><button class="b"><i></i>立即开通</button></section>'])
def test_buttons_beside_elements(row: str) -> None:
    assert between(row) == [("paragraph", "适用固件：1.8")]


@pytest.mark.parametrize("row", [
    "<div>点击<button>保存</button>就行，不要关机。</div>", "<p><span>点击</span><button>保存</button><span>就行，不要关机。</span></p>", "<div>不要关机，就行，点击 <button>保存</button></div>"])
def test_buttons_in_a_sentence(row: str) -> None:
    assert "保存" in between(row)[0][1]


@pytest.mark.parametrize("fold", [
    "<div class=i><button>机器人找不到基站</button><div class=b>先看指示灯。</div></div>", "<div class=i><div class=q><button>机器人找不到基站</button></div><div class=b>先看指示灯。</div></div>"])
def test_a_button_that_may_be_a_head(fold: str) -> None:
    assert between(fold) == [("paragraph", "机器人找不到基站"), ("paragraph", "先看指示灯。")]


def test_short_lines_of_a_page_without_paragraphs() -> None:
    lines = "".join(f"<p>{line}</p>" for line in ("灶里的火", "不肯睡", "阅读 1234", "母亲把锅擦了又擦，等人回来。"))
    found = kept(f"<html><body><div>老站长的屋子</div><h1>灶火</h1><div>2024-05-06 10:30</div><div>字体【大 中 小】</div><div>首页 > 诗歌 > 正文</div>{lines}</body></html>", "a.html")
    assert found == [("heading", "灶火"), ("paragraph", "灶里的火"), ("paragraph", "不肯睡"), ("paragraph", "母亲把锅擦了又擦，等人回来。")]


WIDGET = ('<div class="comment-item"><div class="item-avatar"><img alt="{name}"></div><div class="item-author">{name}</div><div class="when">20 天前</div>'
          '<div class="ua">{ua}</div><div class="item-content"><p>{said}</p></div><div class="acts"><span>♡ 4</span><span>回复</span></div></div>')


@pytest.mark.parametrize("ua", ["Chrome 131 · Windows 11", "Mobile Safari · iOS", "Firefox 133.0 / Ubuntu", "审核中"])
def test_marks_of_a_comment_widget(ua: str) -> None:
    said = ["看到这里，没忍住。", "我们用的是 Windows 11，也一样。"]
    zone = "".join(WIDGET.format(name=name, ua=ua, said=text) for name, text in zip(("梧桐深处", "护校二年级"), said, strict=True))
    below = f'<div><h2>评论</h2><div class="form"><textarea placeholder="编写评论"></textarea><button>提交评论</button></div>{zone}</div>'
    assert comments(page(below=below), "a.html") == said


@pytest.mark.parametrize("line", ["Windows 11", "Chrome 131 · Windows 11", "审核中", "首页", "博主"])
def test_marks_are_no_signs_in_a_text(line: str) -> None:
    assert not is_of_signs(line) and is_of_signs(line, among_comments=True)


@pytest.mark.parametrize("said", ["可以，牛肉要多加一勺油。", "谢谢，下次注意火候。"])
def test_what_somebody_is_behind_his_name(said: str) -> None:
    zone = ('<dl><dt><span>冬瓜排骨</span><time>2025-12-05</time></dt><dd>可以换成牛肉吗？我家不吃猪肉。</dd>'
            f'<dd><span class="u">姜小灶</span><span class="role">菜谱作者</span>{said}</dd></dl>')
    below = f"<h2>关于“肉丸汤”的留言</h2>{zone}"
    assert comments(page(below=below), "a.html") == ["可以换成牛肉吗？我家不吃猪肉。", said]


@pytest.mark.parametrize("inside", [
    "<p><b>他</b><span class=x>作者</span>：写了三遍。</p>", "<p>这本书的<span class=x>作者</span>写了三遍。</p>", "<p><b>写得好的，是</b><b class=x>作者</b>的第二封信。</p>"])
def test_a_word_that_is_no_role(inside: str) -> None:
    assert len(between(inside)) == 1


def test_works_of_others_under_a_recipe() -> None:
    works = "".join(f'<li><a class="dish-author">{name}</a><p class="dish-desc">{said}</p><span class="dish-date">{when}</span><span class="digg">❤ 12</span></li>'
                    for name, said, when in (("胖虎他妈", "按方子做的，一个都没散。", "昨天"), ("阿梨在厨房", "用玉米淀粉代替，也成形了。", "3天前")))
    top = '<div class="stats"><div><span>8.6</span><span>综合评分</span></div><div><span>1742</span><span>七天内 96 人做过这道菜</span></div></div><div class="author" itemprop="author"><a>姜小灶</a><span>关注</span></div>'
    below = f'<div>该菜谱也被收录于：<a>冬天喝的汤</a><a>给孩子做饭</a></div><div><h2>大家都做了这道菜（1742）</h2><ul>{works}</ul><a>查看全部作品</a></div>'
    result = kept(page(top, below=below), "a.html")
    assert result == [("heading", TITLE), ("paragraph", SAID), ("paragraph", MORE), ("comment", "按方子做的，一个都没散。"), ("comment", "用玉米淀粉代替，也成形了。")]


def test_headings_of_an_author_over_lists() -> None:
    for heading in ("关于“双减”的讨论", "对《读本》的评论", "大家晒过作品（3）"):
        assert comments(page(f"<h2>{heading}</h2><ul><li>第一种意见是减少作业。</li><li>第二种意见是不减。</li></ul>"), "a.html") == []


@pytest.mark.parametrize("line", ["大家都做了这道菜", "大家怎么做（三种做法）", "网友晒的账单", "关于丸子的讨论"])
def test_headings_of_an_author_over_no_comments(line: str) -> None:
    assert not is_zone_heading(line)


@pytest.mark.parametrize("line", [
    "试看结束，购买后解锁全部 12 讲文稿与课件", "试读部分已结束", "以下内容为付费内容，购买后可查看全部内容", "开通会员后即可阅读全文", "本文还有 68% 的内容，付费阅读", "已购买？点此刷新",
    "主讲：茅老师　|　更新于 2025-09-08　|　4,102 次学习", "讲师：方敏 | 共 12 讲 | 830 人在学", "许可协议：署名-非商业性使用 4.0", "已有 1,284 人觉得有帮助", "👍 点个赞 (36)"])
def test_lines_of_course_pages_and_blogs(line: str) -> None:
    assert site_line(line)


@pytest.mark.parametrize("line", [
    "试看结束以后，请每人写一段感想。", "购买后查看全部单据", "付费后三天内可以退款。", "订阅更多的是老读者", "已购买的，点此办理退款手续要带小票。", "主讲：茅老师", "讲师：方敏 | 第二教室",
    "许可协议：双方签字以后生效", "12 人觉得有帮助", "点个赞再走", "人做过这道菜"])
def test_lines_of_an_author(line: str) -> None:
    assert not site_line(line)


CARD = '<div class="{}"><h4>{}</h4><p>茅老师，某市初中语文教师，著有《讲台边上》。</p></div>'


@pytest.mark.parametrize(("name", "head"), [("teacher", "讲师介绍"), ("author_box", "关于作者"), ("lecturer-card", "主讲人")])
def test_cards_of_who_teaches_or_writes(name: str, head: str) -> None:
    assert between(CARD.format(name, head)) == []
    assert ("removed", "茅老师，某市初中语文教师，著有《讲台边上》。") in shapes(imported(page(CARD.format(name, head)), "a.html"))


@pytest.mark.parametrize(("name", "head"), [("section", "讲师介绍"), ("teacher", "讲师怎样介绍自己"), ("teacher-list", "作者简介")])
def test_what_a_text_says_of_somebody(name: str, head: str) -> None:
    assert [kind for kind, _ in between(CARD.format(name, head))] == ["heading", "paragraph"]


@pytest.mark.parametrize(("name", "head"), [("teacher", "关于老师"), ("teacher-intro", "老师介绍"), ("teacher", "认识老师")])
def test_a_chapter_about_a_teacher(name: str, head: str) -> None:
    assert [kind for kind, _ in between(CARD.format(name, head))] == ["heading", "paragraph"]
    last = page().replace("</body>", f"{CARD.format(name, head)}</body>")
    assert not any("茅老师" in reading for _, reading in kept(last, "a.html"))


def test_the_name_of_the_site_above_the_title() -> None:
    assert kept(page(above="<div><a>沐尘服务支持</a></div>"), "a.html")[0] == ("heading", TITLE)
    above = "<p>沐尘服务支持的人写给新用户。</p>"
    assert ("paragraph", "沐尘服务支持的人写给新用户。") in kept(page(above=above), "a.html")


def test_what_a_picture_is_called_below_the_title() -> None:
    assert between()  == [] and kept(page().replace("</h1>", f'</h1><div><img alt="{TITLE}"></div>'), "a.html") == kept(page(), "a.html")


@pytest.mark.parametrize("line", [f"<figure><p>{TITLE}</p></figure>", f'<p class="img-caption">{TITLE}</p>', f'<div class="pic-title"><span>{TITLE}</span></div>'])
def test_what_a_caption_says_again(line: str) -> None:
    assert between(line) == [] or kept(page().replace("</h1>", f"</h1>{line}"), "a.html") == kept(page(), "a.html")


@pytest.mark.parametrize(("title", "first"), [("秋天来了", "秋天来了"), ("他没有回来", "他没有回来。"), ("为什么下雨？", "为什么下雨！"), ("要不要带伞", "要，不，要带伞。")])
def test_a_text_that_begins_with_its_title(title: str, first: str) -> None:
    poem = page(title=title).replace("</h1>", f"</h1><p>{first}</p><p>一片叶子落在水里</p>")
    assert ("paragraph", first) in kept(poem, "a.html")
    below = page(f"<h2>{title}</h2><p>{first}</p><p>{MORE}</p>")
    assert ("paragraph", first) in kept(below, "a.html")


def test_answers_of_a_lecturer() -> None:
    rows = "".join(f'<tr><td class="u">{name}<br><small>已学 3 讲</small></td><td><div>{said}</div><div>2025-09-12 07:51　来自网页　<a>有用(18)</a>　<a>回复</a></div>{answer}</td></tr>'
                   for name, said, answer in (("岭南小郭", "今天就用了，真的有用。", ""), ("特岗第二年", "我们班六十五个人，怎么走？", "<div><b>讲师 茅老师：</b>大班就不走，换一个办法。<i>2025-09-12 12:06</i></div>")))
    below = f'<div><h3>学员讨论</h3><table>{rows}<tr><td colspan="2"><a>首页</a> <a>上一页</a> <b>1</b> <a>下一页</a> <a>尾页</a> 跳至<input size="2">页</td></tr></table></div>'
    assert comments(page(below=below), "a.html") == ["今天就用了，真的有用。", "我们班六十五个人，怎么走？", "大班就不走，换一个办法。"]


def asked(question: str = "问：最怕什么？", answer: str = "<strong>答：</strong>") -> str:
    return "".join(f"<p><strong>{question}</strong></p><p>{answer}{said}</p>" for said in (SAID, MORE))


@pytest.mark.parametrize(("title", "first"), [("访谈｜做了九年护理员", SAID), ("做了九年护理员", "受访者姓郗，五十一岁，在城北做护理员。"), ("专访：城北的护理员", SAID)])
def test_questions_of_an_interview_are_said(title: str, first: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><blockquote><p>{first}</p></blockquote>{asked()}<h2>后记</h2><p>{MORE}</p></body></html>"
    assert [reading for reading in headings(html, "a.html") if "怕" in reading] == []


@pytest.mark.parametrize("title", ["常见问题", "怎样准备一次谈话"])
def test_questions_of_a_help_page_are_headings(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{SAID}</p>{asked()}{asked('问：何时退？')}<h2>后记</h2><p>{MORE}</p></body></html>"
    assert "问：最怕什么？" in headings(html, "a.html")
    assert "问：最怕什么？" in headings(html.replace("常见问题", "专访常见问题").replace("<strong>问：最怕什么？</strong>", "").replace("<p></p>", "<h3>问：最怕什么？</h3>"), "a.html")


@pytest.mark.parametrize(("name", "card"), [
    ("authorBox", "<div>纸鹤小姐的沙龙</div><p>白天接电话，晚上折纸鹤。</p>"), ("author-bio", "<b>吴钩</b> 跑过三年外勤"),
    ("about_author", "<h4>吴钩</h4><p>跑过三年外勤，写过两本手册。</p>"), ("author-card", "<p>作者吴钩，现在教新人。</p>")])
def test_the_card_of_who_wrote_below_the_text(name: str, card: str) -> None:
    below = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{SAID}{MORE}</p><p>{MORE}{SAID}</p><div class='{name}'>{card}</div></body></html>"
    assert {reading for _, reading in kept(below, "raw.html")} == {TITLE, f"{SAID}{MORE}", f"{MORE}{SAID}"}


@pytest.mark.parametrize(("name", "card"), [
    ("author-says", "<p>写这份清单的时候，我刚离职。</p>"), ("box", "<p>作者吴钩，现在教新人。</p>"), ("author-box", f"<p>{SAID * 8}</p>")])
def test_an_afterword_is_no_card(name: str, card: str) -> None:
    below = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{SAID}{MORE}</p><p>{MORE}{SAID * 6}</p><div class='{name}'>{card}</div></body></html>"
    assert len(kept(below, "raw.html")) == 4


def asked_below(sign: str, head: str = "相关咨询", meta: str = "网友139****4471 四川-成都 2天前 浏览 207") -> str:
    rows = "".join(f"<dl><dt>{sign.format('问')}{question}</dt><dd>{meta}</dd><dd>{sign.format('答')}<span>禾下所简律师提问者采纳</span><p>{answer}</p><a>追问</a></dd></dl>"
                   for question, answer in (("他说我不行，我能不去办交接吗？", "交接要办，先列一张单子。"), ("公司让我自己写，写不写？", "写了就变成主动离职。")))
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{SAID}{MORE}</p><p>{MORE}</p><h3>{head}</h3>{rows}</body></html>"


@pytest.mark.parametrize(("sign", "head", "meta"), [
    ("<i>{}</i>", "相关咨询", "网友139****4471 四川-成都 2天前 浏览 207"), ("<em>{}</em> ", "网友提问", "匿名用户 河北-保定 昨天 浏览 96"),
    ("<b>{}</b>", "热门问答", "用户aa12 2024-03-02 解答 3"), ('<i class="icon ask">{}</i>', "相关咨询", "网友晚风 3小时前 浏览 1")])
def test_what_readers_asked_below_a_page_about_the_law(sign: str, head: str, meta: str) -> None:
    assert comments(asked_below(sign, head, meta), "a.html") == [
        "他说我不行，我能不去办交接吗？", "交接要办，先列一张单子。", "公司让我自己写，写不写？", "写了就变成主动离职。"]


@pytest.mark.parametrize("head", ["相关问答", "用户提问", "热门咨询"])
def test_questions_that_a_writer_answers_have_no_names_and_dates(head: str) -> None:
    own = f"<h3>{head}</h3><dl><dt>能不去办交接吗？</dt><dd>交接要办，先列一张单子。</dd><dt>写不写？</dt><dd>写了就变成主动离职。</dd></dl>"
    assert not comments(f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{SAID}{MORE}</p><p>{MORE}</p>{own}</body></html>", "a.html")
