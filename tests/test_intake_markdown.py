# ruff: noqa: E501
"""Texts that were written in Markdown, or as notes of Obsidian: boxes, comments, links, what stands in an entry of a list, code,
levels of headings. Each case has one beside it that is left alone."""

from __future__ import annotations

import markdown
import pytest

from tests.test_intake_copies import MORE, SAID, imported, shapes
from tests.test_intake_laws import settled
from zhiku.check.rendering import _EXTENSIONS


def body(text: str, name: str = "raw.md") -> str:
    """The bodies of all drafts, one below another."""
    result = imported(text, name)
    settled(result)
    return "\n".join(draft.text.split("---\n", 2)[2] for draft in result.drafts)


def page(text: str, name: str = "raw.md") -> str:
    """The body of the only draft, as a site shows it."""
    return markdown.markdown(body(text, name), extensions=[name for name in _EXTENSIONS if isinstance(name, str)])


def test_what_is_set_in_below_an_entry_stands_in_it() -> None:
    html = page(f"# 酸豆角\n\n1. 热锅冷油，下肉末炒到变色，\n   再下姜蒜爆香。\n\n   > {SAID}\n\n2. 下酸豆角。\n\n   {MORE}\n\n   ```\n   大火 2 分钟\n   ```\n\n3. 出锅。\n")
    assert html.count("<ol>") == html.count("<blockquote>") == 1 and html.count("<li>") == 3
    assert "炒到变色，再下姜蒜爆香。" in html and html.index(MORE) < html.index("大火 2 分钟") < html.index("</ol>")
    below = page(f"# 酸豆角\n\n1. 下肉末。\n2. 下酸豆角。\n\n{MORE}\n")
    assert below.index("</ol>") < below.index(MORE)


def test_a_paragraph_in_an_entry_that_goes_on() -> None:
    made = body(f"# 酸豆角\n\n- 用 `a` 和\n  `b`\n\n  第二段在这里，\n  还没有完。\n- 出锅\n\n{SAID}\n")
    assert "- 用 `a` 和`b`\n\n    第二段在这里，还没有完。\n\n- 出锅" in made and "\0" not in made
    assert "- `a` `b`\n" in body(f"# 酸豆角\n\n- `a`\n  `b`\n- 出锅\n\n{SAID}\n")


def test_what_two_people_say_in_an_entry_of_minutes() -> None:
    text = f"会议纪要\n\n{SAID}\n\n1、讨论电梯大修方案。\n   陆一鸣：建议选乙公司。\n   高建：先问问能不能分两年付。\n2、讨论充电桩位置。\n"
    assert "1. 讨论电梯大修方案。\n\n    陆一鸣：建议选乙公司。\n\n    高建：先问问能不能分两年付。\n\n2. 讨论" in body(text, "a.txt")
    set_in = f"会议纪要\n\n    {SAID}\n\n    {MORE}\n\n1、讨论电梯大修方案。\n    {MORE}\n\n    {SAID}\n2、讨论充电桩位置。\n"
    assert f"电梯大修方案。\n\n{MORE}" in body(set_in, "a.txt")  # where every paragraph is set in, that says nothing


@pytest.mark.parametrize(("box", "made"), [
    (f'!!! tip "小窍门"\n    {SAID}\n\n    {MORE}', f'!!! tip "小窍门"\n\n    {SAID}\n\n    {MORE}'),
    (f"??? note\n    - {SAID}\n    - {MORE}", f"??? note\n\n    - {SAID}\n    - {MORE}"),
    (f"> [!info] 写在前面\n> {SAID}\n>\n> {MORE}", f'!!! info "写在前面"\n\n    {SAID}\n\n    {MORE}'),
    (f"> [!tip]\n> {SAID}\n> > [!danger] 里面\n> > {MORE}\n> - 一条\n> - 两条", f'!!! tip\n\n    {SAID}\n\n    !!! danger "里面"\n\n        {MORE}\n\n    - 一条\n    - 两条'),
    (f"> [!WARNING]-\n> {SAID}", f"??? warning\n\n    {SAID}"),
    (f"!!! 重点\n\n{SAID}", f"\n\n{SAID}"),  # a cry, and no box
    (f"> {SAID}\n> {MORE}", f"> {SAID}\n>\n> {MORE}"),
])
def test_boxes(box: str, made: str) -> None:
    assert f"{made}\n" in body(f"# 怎样打第一个电话\n\n{MORE}\n\n{box}\n\n## 记录\n\n{SAID}\n")


def test_comments_are_the_writers_own() -> None:
    text = f"# 钥匙管理\n\n{SAID}<!-- 再核一遍 -->\n\n<!-- 小周：数字还没核，\n别发出去 -->\n\n%% 草稿 %%\n\n{MORE}\n"
    result = imported(text, "raw.md")
    made = body(text)
    assert SAID in made and MORE in made and not any(word in made for word in ("再核", "小周", "别发", "草稿", "&lt;"))
    assert [reading for kind, reading in shapes(result) if kind == "removed"] == ["<!-- 小周：数字还没核，", "别发出去 -->", "%% 草稿 %%"]
    assert "&lt;!-- 写在这里 -->" in body(f"怎样写注释\n\n{SAID}\n\n注释要写成 <!-- 写在这里 --> 的样子。\n\n{MORE}\n", "a.txt")
    assert "<!-- 写在这里 -->" in body(f"# 怎样写注释\n\n{SAID}\n\n```html\n<!-- 写在这里 -->\n```\n\n{MORE}\n")


def test_marks_of_a_note() -> None:
    text = (f"---\ntitle: 酵种\n---\n\n上级：[[目录]] | 相关：[[配方|欧包]]\n\n# 酵种\n\n{SAID}^day3\n\n看[[喂养记录|记录]]和[[配方]]，==每星期==喂一次。\n\n"
            f"## 没有解决的问题\n\n- [ ] 为什么酸得快\n- [x] 水要不要烧开\n\n![[第六天.jpg|300]]\n")
    made = body(text, "raw.txt")
    assert f"{SAID}\n" in made and "看记录和配方，**每星期**喂一次。" in made and "- ☐ 为什么酸得快\n- ☑ 水要不要烧开" in made
    assert not any(mark in made for mark in ("[[", "==", "^", "目录", ".jpg", "# 酵种"))
    plain = body(f"酵种的公式\n\n{SAID}\n\n如果 a==b==c，就看 [[表一]]，面积是 3^2 。\n\n{MORE}\n", "raw.txt")
    assert "a==b==c" in plain and "[[表一]]" in plain and "3^2" in plain


def test_queries_and_tags_of_a_note() -> None:
    made = body(f"# 酵种\n\n{SAID}\n\n```dataview\nlist from #酵种\n```\n\n{MORE}\n\n```\n#烘焙\n```\n\n#烘焙\n")
    assert "dataview" not in made and "list from" not in made and made.endswith(f"{MORE}\n\n```\n#烘焙\n```\n")
    assert "#烘焙" in body(f"酵种\n\n{SAID}\n\n{MORE}\n\n#烘焙\n", "a.txt")


def test_what_looks_like_a_mark_of_a_note_and_is_none() -> None:
    made = body(f"# 公式\n\n{SAID}\n\n100%% 的人都说 50%% 好，a==b==c，共有 2^n\n\n![[图.png]] 后面有字。\n\n{MORE}\n")
    assert "100%% 的人都说 50%% 好，a==b==c，共有 2^n\n\n后面有字。" in made


def test_terms_with_what_they_mean_and_leaves_of_a_page() -> None:
    html = page(f"# 词汇\n\n{SAID}\n\n宽限期\n:   银行多给的几天，\n    各家不同。\n\n=== \"信用卡\"\n\n    {MORE}\n\n{SAID}\n")
    assert "<dt>宽限期</dt>" in html and "<dd>银行多给的几天，各家不同。</dd>" in html and "tabbed-set" in html
    assert "： 银行" not in body(f"词汇\n\n{SAID}\n\n宽限期\n: 银行多给的几天。\n\n{MORE}\n", "a.txt")


def test_toml_says_the_title_too() -> None:
    result = imported(f'+++\ntitle = "收费规范"\ndate = 2024-01-09\n+++\n\n# 收费规范\n\n{SAID}\n', "raw.md")
    assert [draft.title for draft in result.drafts] == ["收费规范"] and "2024" not in result.drafts[0].text
    assert "+++" in body(f"怎样打第一个电话\n\n+++\n\n{SAID}\n\n+++\n\n{MORE}\n", "a.txt")


def test_tags_of_markdown_stay_and_those_of_a_text_are_shown() -> None:
    line = "网址 <https://example.com>，键盘 <kbd>S</kbd>，第一行<br>第二行，<u>下划线</u>。"
    assert "网址 <https://example.com>，键盘 <kbd>S</kbd>，第一行<br>第二行，下划线。" in body(f"# 网页\n\n{line}\n\n{SAID}\n")
    assert "&lt;kbd>S&lt;/kbd>，第一行&lt;br>第二行，&lt;u>" in body(f"网页\n\n{SAID}\n\n{line}\n\n{MORE}\n", "a.txt")
    assert "`<!-- -->` 和 `<b>`" in body(f"# 网页\n\n注释写成 `<!-- -->` 和 `<b>` 的样子。\n\n{SAID}\n")
    assert "&lt;script>" in body(f"# 网页\n\n不要写 <script>alert(1)</script> 。\n\n{SAID}\n")


def test_levels_of_headings() -> None:
    text = f"# 空置房\n\n## 巡查\n\n### 频次\n\n{SAID}\n\n##### 门窗\n\n{MORE}\n\n## 钥匙\n\n{SAID}{MORE}{SAID}{MORE}{SAID}\n"
    assert [line for line in body(text).splitlines() if line.startswith("#")] == ["## 巡查", "### 频次", "#### 门窗", "## 钥匙"]
    assert len(imported(text, "raw.md").drafts) == 1
    html = f"<h1>空置房</h1><h2>巡查</h2><h3>频次</h3><p>{SAID}</p><h2>钥匙</h2><p>{MORE}</p>"
    assert [line for line in body(html, "a.html").splitlines() if line.startswith("#")] == ["## 巡查", "### 频次", "## 钥匙"]


def test_a_title_has_no_marks() -> None:
    result = imported(f"# **空置房** 和[钥匙](https://a.cn) {{#kong}}\n\n{SAID}\n\n## 巡查 ##\n\n{MORE}\n", "raw.md")
    assert result.drafts[0].title == "空置房 和钥匙" and "\n## 巡查\n" in result.drafts[0].text
    assert imported(f"空置房 __a__ 和 C#\n\n{SAID}\n\n{MORE}\n").drafts[0].title == "空置房 __a__ 和 C#"


def test_a_line_in_bold_is_a_heading_where_there_are_no_others_and_who_speaks_is_none() -> None:
    bold = f"{SAID}\n\n**常见问题**\n\n{MORE}\n\n{SAID}\n\n**记录**\n\n{MORE}\n"
    assert heads(bold, "raw.md") == ["## 常见问题", "## 记录"]
    assert "\n**常见问题**\n" in body(f"# 话术\n\n{bold}") and len(imported(f"# 话术\n\n{bold * 4}", "raw.md").drafts) == 1
    text = f"# 话术\n\n{SAID}\n\n**车主：** 怎么又涨价了？\n\n**岗亭：** 您好，是按公示牌收的。\n\n最后更新：2025 | 责任人：工程部\n\n{SAID}\n"
    assert [reading for kind, reading in shapes(imported(text, "raw.md")) if kind == "heading"] == ["话术"]


def test_code_that_is_set_in() -> None:
    code = "    本金 10000，天数 30\n    违约金 = 300"
    assert f"\n\n{code}\n\n{MORE}" in body(f"# 违约金\n\n{SAID}\n\n{code}\n\n{MORE}\n")
    assert "\n\n本金 10000，天数 30\n" in body(f"违约金\n\n{SAID}\n\n{code}\n\n{MORE}\n", "a.txt")
    setting = '{\n  "门": [\n    1,\n    2\n  ],\n  // 单位是秒\n  "时间": 5\n}'
    assert "\n\n" + "\n".join(f"    {line}" for line in setting.split("\n")) + "\n" in body(f"门禁\n\n{SAID}\n\n{setting}\n\n{MORE}\n", "a.txt")
    program = "if status == 200:\n    print(1)\nelse:\n    raise SystemExit(2)"
    made = body(f"门禁\n\n{SAID}\n\n1. 停服务：\n$ sudo systemctl stop door\n2. 看结果\n\n{MORE}\n\n{program}\n\n{SAID}\n", "a.txt")
    assert "1. 停服务：\n\n        $ sudo systemctl stop door\n\n2. 看结果" in made
    assert "\n\n" + "\n".join(f"    {line}" for line in program.split("\n")) + "\n\n" in made
    assert f"```\n{program}\n```" in body(f"# 门禁\n\n{SAID}\n\n```\n{program}\n```\n\n{MORE}\n")
    assert "\n\n$ 5 一杯，带走加一元。\n" in body(f"价目\n\n{SAID}\n\n$ 5 一杯，带走加一元。\n\n备注：\n    下午没有\n\n{MORE}\n", "a.txt")


def heads(text: str, name: str = "a.txt") -> list[str]:
    """The lines of headings in all drafts."""
    return [line for line in body(text, name).splitlines() if line.startswith("#")]


def test_ladders_of_counted_titles() -> None:
    text = f"手册\n\n{MORE}\n\n一、目的\n{SAID}\n\n二、流程\n（一）接班前\n1.{SAID}\n2.{MORE}\n（二）交班\n{MORE}\n\n三、考核\n（一）每次扣两分，当天记。\n（二）损失照赔，不得拖。\n"
    assert heads(text) == ["## 一、目的", "## 二、流程", "### （一）接班前", "### （二）交班", "## 三、考核"]
    assert len(imported(text).drafts) == 1
    lists = f"采购\n\n{MORE}\n\n一、要买的\n1、苹果\n2、梨\n\n二、不买的\n{SAID}\n"
    assert heads(lists) == ["## 一、要买的", "## 二、不买的"]
    contents = f"手册\n\n一、目的\n二、流程\n三、考核\n\n{SAID}\n\n{MORE}\n"
    assert heads(contents) == []


def test_who_asks_and_who_writes_is_no_heading() -> None:
    text = f"三十年\n\n本刊记者 程晓雨\n\n记者：您做多少年了？\n\n梁师傅：{SAID}\n\n记者：最难忘什么？\n\n梁师傅：{MORE}\n\n问：年轻人愿意学吗？\n\n答：{SAID}\n"
    assert heads(text) == []
    assert heads(f"三十年\n\n{MORE}\n\n记者手记\n\n{SAID}\n\n附录：年表\n\n{MORE}\n") == ["## 记者手记", "## 附录：年表"]
    talk = f"{SAID}\n\n00:00:40 主持人：啊，为什么？\n\n{MORE}\n\n（掌声）\n\n{SAID}\n"
    assert heads(f"访谈\n\n{talk}") == []
    asked = f"常见问题\n\n问：押金什么时候退？\n\n答：{SAID}\n\n问：物业费怎么算？\n\n答：{MORE}\n"
    assert heads(asked) == ["## 问：押金什么时候退？", "## 问：物业费怎么算？"]


def test_buttons_are_no_heading_and_boxes_are_alike() -> None:
    assert "## 只看楼主" not in body(f"电梯太慢\n\n只看楼主 收藏 回复\n\n{SAID}\n\n{MORE}\n", "a.txt")
    assert heads(f"电梯太慢\n\n{SAID}\n\n收藏和回复的区别\n\n{MORE}\n") == ["## 收藏和回复的区别"]
    listed = body(f"搬家\n\n{SAID}\n\n☑️ 预约单\n☑️ 出门条\n⬜ 读数拍照\n⬜ 冰箱断电\n\n{MORE}\n", "a.txt")
    assert all(line in listed for line in ("☑️ 预约单", "⬜ 读数拍照"))


def test_chapters_as_high_as_the_title() -> None:
    html = f"<title>大纲</title><h1>责任书大纲</h1><p>{SAID}</p><h1>1 目标</h1><p>{MORE * 8}</p><h1>2 奖惩</h1><p>{SAID * 8}</p>"
    assert [draft.title for draft in imported(html, "a.html").drafts] == ["责任书大纲"]
    other = html.replace("<h1>1 ", "<h1>").replace("<h1>2 ", "<h1>")
    assert len(imported(other, "a.html").drafts) == 3


@pytest.mark.parametrize(("first", "title"), [
    ("判例：楼道堆物着火，谁赔", "判例：楼道堆物着火，谁赔"),
    ("电话接访实录：楼上漏水，谁来赔？", "电话接访实录：楼上漏水，谁来赔？"),
    ("【人物访谈】三十年老师傅：最怕的不是困人，是扒门", "【人物访谈】三十年老师傅：最怕的不是困人，是扒门"),
    ("00:00:03 主持人：欢迎来到《楼下说法》，我是小严。", "欢迎来到《楼下说法》"),
    ("小林 9:02\n账单日过了就查不到，请先打印。", "账单日过了就查不到"),
    ("温馨提醒：账单日过了就查不到，请先打印。", "温馨提醒：账单日过了就查不到"),
])
def test_a_title_is_not_cut_at_its_colon(first: str, title: str) -> None:
    assert imported(f"{first}\n\n{SAID}\n\n{MORE}\n").drafts[0].title == title


@pytest.mark.parametrize(("text", "summary"), [
    (f"常见问题\n\n问：多久有答复？\n答：{SAID}\n\n问：可以指定律师吗？\n答：一般不能，但是可以申请更换。\n", SAID),
    ("会议纪要\n\n讨论了三件事，都要在八月办完。大修方案定下来了，选质保长的那一家。\n\n待办：\n\n- 冯敏：约乙公司面谈\n- 吴越：贴公告栏\n",
     "讨论了三件事，都要在八月办完。大修方案定下来了，选质保长的那一家。"),
    ("准备\n\n- 材料：身份证\n- 手续：先登记\n", "准备：材料、手续。"),
    ("辞退\n\n很多人第一天就不去了。**错。** 看[这里](https://a.cn)的说明[^1]，没有书面通知，公司就说你旷工。\n", "看这里的说明，没有书面通知，公司就说你旷工。"),
    ("密码\n\n密码要常换，不要告诉人。卡号写成 6222****1234，密码是 ****** 的样子，程序叫 __init__.py 。\n", "卡号写成6222****1234，密码是******的样子，程序叫__init__.py。"),
    ("流程\n\n值班的人先看 Yunqi Property 的说明。遇到困人先安抚，再打电话给维保。\n", "值班的人先看Yunqi Property的说明。遇到困人先安抚，再打电话给维保。"),
])
def test_summaries_say_what_the_text_says(text: str, summary: str) -> None:
    line = next(line for line in imported(text).drafts[0].text.splitlines() if line.startswith("summary: "))
    assert line.removeprefix("summary: ").strip('"') == summary
