"""What the templates print of a page's facts: small sites built by the real MkDocs, strict, with the real theme."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
Build = Callable[..., Path]

CONFIG = f"""INHERIT: {ROOT / 'mkdocs.yml'}
site_name: 园艺手册
docs_dir: docs
copyright: 随便用
theme:
  custom_dir: {ROOT / 'hooks' / 'theme'}
hooks:
  - {ROOT / 'hooks' / 'mkdocs_hooks.py'}
nav:
extra:
  zhiku:
    questions: []
"""


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """`build({path: text}, settings)` writes docs/, builds them strictly and gives the folder of the site; a build that is to warn
    of something says of what (`warns`)."""

    def make(docs: dict[str, str], settings: str = "", warns: str = "") -> Path:
        sections = "" if "sections:" in settings else "    sections: []\n"
        (tmp_path / "mkdocs.yml").write_text(CONFIG + sections + settings, "utf-8")
        for path, text in docs.items():
            file = tmp_path / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        done = subprocess.run([sys.executable, "-m", "mkdocs", "build", *["--strict"] * (not warns)], cwd=tmp_path,
                              env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, encoding="utf-8")
        assert done.returncode == 0 and warns in done.stderr, done.stderr
        return tmp_path / "site"

    return make


def read(site: Path, page: str = "") -> str:
    return (site / page / "index.html").read_text("utf-8")


def words(html: str) -> str:
    """The text of the page's article, without tags and with single spaces."""
    article = html[html.index("<article"):html.index("</article>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", article)).split())


def test_links_to_take_part_wait_for_a_repository(build: Build) -> None:
    docs = {"index.md": "# 首页\n", "a/b.md": "---\ntitle: 剪枝\n---\n剪。\n"}
    assert "zk-edit" not in read(build(docs), "a/b")
    page = read(build(docs, "    repository: https://git.example/garden/\n    branch: trunk\n"), "a/b")
    links = re.findall(r'<a href="(https://git[.]example/garden/[^"]+)"', page[page.index("zk-edit"):])
    assert any("trunk/docs/a/b.md" in link for link in links)


def test_where_a_text_comes_from(build: Build) -> None:
    site = build({
        "index.md": "# 首页\n",
        "about/source-notes.md": "---\ntitle: 来源说明\n---\n记。\n",
        "a/from.md": '---\ntitle: 甲\nsource: ["001#4", "001#21", "002#1"]\nreviewed: 2026-11-23\nreview_in: 6 months\n---\n文。\n',
        "a/ours.md": "---\ntitle: 乙\norigin: 编者\n---\n文。\n",
        "a/plain.md": "---\ntitle: 丙\n---\n文。\n",
    })
    page = read(site, "a/from")
    assert "来源： 第 001 份材料第 4、21 段 ； 第 002 份材料第 1 段 复核 2026-11-23 ， 2027-05-23 前再核" in words(page)
    assert page.count('href="../../about/source-notes/"') >= 2
    assert "最后更新" not in page, "a day that nobody knows is left out"
    assert "编者撰写" in words(read(site, "a/ours"))
    plain = words(read(site, "a/plain"))
    assert "来源" not in plain and "编者" not in plain and "复核" not in plain


@pytest.mark.parametrize(("dates", "said"), [
    ("in_force: 2099-01-01", "现在还没有生效"),
    ("in_force: 2001-01-01\nuntil: 2010-12-31", "现在已经失效"),
    ("in_force: 2001-01-01", ""),
])
def test_a_rule_out_of_force_says_so(build: Build, dates: str, said: str) -> None:
    meta = f"title: 剪枝条例\nnumber: 第1号\nkind: 规章\n{dates}\ngrade: V1\nchecked: 2026-11-23\n"
    site = build({"index.md": "# 首页\n", "legal/basis/x.md": f"---\n{meta}---\n## 第一条 {{#x-1}}\n\n剪。\n"})
    page = read(site, "legal/basis/x")
    assert ("zk-banner" in page) == bool(said) and said in page
    assert "文号 第1号 性质 规章 施行 2001-01-01" in words(page) or said == "现在还没有生效"
    assert "已核对全文 2026-11-23" in words(page)


def test_a_section_lists_its_pages_in_the_order_and_the_groups_of_the_navigation(build: Build) -> None:
    site = build({
        "index.md": "# 首页\n",
        "a/index.md": "---\ntitle: 春\n---\n说明。\n",
        "a/one.md": "---\ntitle: 甲\nsummary: 甲的话\n---\n文。\n",
        "a/two.md": "---\ntitle: 乙\nsummary: 乙的话\n---\n文。\n",
        "a/three.md": "---\ntitle: 丙\n---\n文。\n",
        "a/.nav.yml": "nav:\n  - index.md\n  - three.md\n  - 一组: [two.md]\n  - '*'\n",
    })
    assert words(read(site, "a")) == "春 说明。 丙 一组 乙 乙的话 甲 甲的话"


def test_the_home_page_takes_the_first_five_where_nobody_chose_the_best(build: Build) -> None:
    pages = {f"a/p{n}.md": f"---\ntitle: 第{n}篇\n---\n文。\n" for n in range(1, 8)}
    settings = "    sections:\n      - {path: a, title: 春}\n      - {path: b, title: 夏, best: [b/x.md]}\n"
    docs = {**pages, "index.md": "---\ntitle: 首页\nsummary: 一句话。\n---\n关于。\n",
            "a/index.md": "---\ntitle: 春\n---\n", "b/x.md": "---\ntitle: 戊\n---\n文。\n", "b/y.md": "---\ntitle: 己\n---\n文。\n"}
    site = build(docs, settings)
    page = read(site)
    assert words(page).startswith("春 第1篇 第2篇 第3篇 第4篇 第5篇 全部 7 篇 夏 戊 关于。")
    assert page.count("<h1") == 1 and "一句话。" in page


def test_a_home_page_with_a_heading_of_its_own_keeps_one_h1(build: Build) -> None:
    page = read(build({"index.md": "# 欢迎\n\n春天剪枝。\n"}))
    assert page.count("<h1") == 1 and "欢迎 ¶ 春天剪枝。" in words(page)


def test_front_matter_is_text_and_never_markup(build: Build) -> None:
    meta = ('title: "甲 <script>alert(1)</script> & \\"乙\\""\nsummary: "1 < 2 & 3"\norigin: "<i>"\ntags: ["<b>"]\n'
            'source: ["<b>#1"]\n')
    site = build({"index.md": "# 首页\n", "a/x.md": f"---\n{meta}---\n文。\n", "a/index.md": "---\ntitle: 春\n---\n"})
    for page in (read(site, "a/x"), read(site, "a")):
        assert "1 &lt; 2 &amp; 3" in page and "1 < 2" not in page
        assert "<i>" not in page and "<b>" not in page and "<script>alert" not in page
        assert "&amp;amp;" not in page and "&amp;lt;" not in page


@pytest.mark.parametrize(("pages", "has_tabs"), [(8, True), (12, False)])
def test_more_pages_at_the_top_than_a_row_of_tabs_holds_stand_beside_the_text(build: Build, pages: int, has_tabs: bool) -> None:
    site = build({"index.md": "---\ntitle: 首页\n---\n", **{f"p{n:02}.md": f"---\ntitle: 第 {n} 页\n---\n正文。\n" for n in range(pages)}})
    html = read(site, "p03")
    assert ("md-tabs__item" in html) == ("md-nav--lifted" in html) == has_tabs
    side = html[html.index("md-nav--primary"):]
    assert all(f'href="../p{n:02}/"' in side for n in range(pages) if n != 3)


def test_what_rests_on_unchecked_law_says_so_in_tooltips_quotations_and_the_index(build: Build) -> None:
    law = "---\ntitle: 剪枝条例\ngrade: {}\n---\n## 第一条 {{#{}-1}}\n\n嫁接一年一次。\n"
    term = "---\ntitle: {}\nlaw: [{}-1]\n---\n{}。\n"
    site = build({
        "index.md": "# 首页\n", "a/x.md": "---\ntitle: 甲\n---\n嫁接和压条。\n", "glossary/index.md": "---\ntitle: 词条\n---\n",
        "legal/basis/p.md": law.format("P+", "p"), "legal/basis/v.md": law.format("V1", "v").replace("条例", "细则"),
        "glossary/jj.md": term.format("嫁接", "p", "最长一年"), "glossary/yt.md": term.format("压条", "v", "两年")})
    badge = '<span class="law-grade">待核对官方原文</span>'
    page, index, uses = read(site, "a/x"), read(site, "glossary"), read(site, "glossary/jj")
    assert f"<p>最长一年。{badge}</p>" in page and "<p>两年。</p>" in page
    assert f'<span class="zk-entry__text">最长一年。{badge}</span>' in index and "两年。</span>" in index
    assert f"<b>嫁接</b>一年一次。{badge}</span>" in uses and uses.count(badge) == 1


def test_a_term_leads_to_the_article_about_it_and_else_to_its_neighbours(build: Build) -> None:
    docs = {"index.md": "# 首页\n", "a/jj.md": "---\ntitle: 嫁接怎么做\n---\n文。\n", "a/y.md": "---\ntitle: 乙\n---\n冬天也用到压条。\n",
            "glossary/index.md": "---\ntitle: 词条\n---\n例如嫁接。\n"}
    for slug, title, see in (("jj", "嫁接", ""), ("yt", "压条", ""), ("qc", "扦插", "jj"), ("bz", "播种", "")):
        docs[f"glossary/{slug}.md"] = f"---\ntitle: {title}\nsee: [{see}]\n---\n说明。\n"
    site = build(docs)
    own, used, near, alone = (words(read(site, f"glossary/{slug}")) for slug in ("jj", "yt", "qc", "bz"))
    assert own.startswith("嫁接 说明。 细讲 嫁接怎么做") and "词条 例如" not in own, "the index of terms uses none"
    assert "细讲" not in used and "相近的文章" not in used and "冬天也用到 压条 。" in used
    assert "扦插 说明。 相近的文章 嫁接怎么做" in near
    assert "文章" not in alone


def test_what_others_show_of_a_link_says_what_is_on_the_page(build: Build) -> None:
    site = build({"index.md": "---\ntitle: 首页\nsummary: 一切。\n---\n文。\n",
                  "a/jj.md": "---\ntitle: 嫁接\nsummary: 怎么接“芽”。\n---\n文。\n",
                  "a/y.md": "---\ntitle: 乙\n---\n文。\n", "glossary/jj.md": '---\ntitle: 嫁接\n---\n把**芽**接上 & <i>养</i>。\n'})
    term, article, bare, home, lost = (read(site, "glossary/jj"), read(site, "a/jj"), read(site, "a/y"), read(site),
                                       (site / "404.html").read_text("utf-8"))
    assert "<title>嫁接（词条） - 园艺手册</title>" in term and "<title>嫁接 - 园艺手册</title>" in article
    assert "<title>没有这一页 - 园艺手册</title>" in lost and 'name="robots" content="noindex"' in lost
    for page, title, said in (
            (term, "嫁接（词条）", "把芽接上 &amp; 养。"), (article, "嫁接", "怎么接“芽”。"), (home, "园艺手册", "一切。")):
        assert f'<meta name="description" content="{said}">' in page and f'property="og:description" content="{said}">' in page
        assert f'property="og:title" content="{title}">' in page
    assert "og:description" not in bare and "og:title" in bare and "og:" not in lost
    assert (site / "assets/zhiku/touch.png").is_file() and 'rel="apple-touch-icon" href="../../assets/zhiku/touch.png"' in term


def test_each_kind_of_reader_has_a_door_where_the_settings_say_so(build: Build) -> None:
    sections = "    sections:\n      - {path: a, title: 春}\n"
    doors = "    doors:\n      - {path: a/x.md, title: 我种<花>, summary: 先看这里}\n      - {path: gone.md, title: 我收菜}\n"
    docs = {"index.md": "---\ntitle: 首页\n---\n关于。\n", "a/x.md": "---\ntitle: 甲\n---\n文。\n"}
    assert words(read(build(docs, sections + "    doors: []\n"))).startswith("春 甲")
    page = read(build(docs, sections + doors, warns="gone.md"))
    assert words(page).startswith("我种<花> 先看这里 春 甲") and "我收菜" not in page and "我种<花>" not in page


def test_a_page_carries_the_beginning_of_the_articles_it_links(build: Build) -> None:
    law = ("## 第一条 {#x-1}\n\n冬天**剪**：\n\n- 先剪[枯枝](y.md)；\n- 再剪<b>病枝</b>。\n\n## 第二条 {#x-2}\n\n" + "长" * 300 + "\n")
    site = build({"index.md": "# 首页\n", "legal/basis/y.md": "---\ntitle: 乙\n---\n文。\n",
                  "legal/basis/x.md": f"---\ntitle: 剪枝条例\ngrade: V1\n---\n{law}",
                  "a/a.md": "---\ntitle: 甲\n---\n《剪枝条例》第一条、第二条。\n",
                  "a/b.md": "---\ntitle: 丙\n---\n《剪枝条例》。\n"})
    page = read(site, "a/a")
    assert '<div id="law-x-1"><strong>《剪枝条例》第一条</strong><p>冬天剪：先剪枯枝；再剪病枝。</p></div>' in page
    assert "<p>" + "长" * 160 + "…</p>" in page and "law-x-" not in read(site, "a/b")


def test_a_citation_has_the_days_that_are_known_and_is_text(build: Build) -> None:
    meta = 'title: 甲"乙" & 丙\n'
    site = build({"index.md": "# 首页\n", "a/x.md": f"---\n{meta}reviewed: 2026-11-23\n---\n文。\n", "a/y.md": f"---\n{meta}---\n文。\n",
                  "glossary/jj.md": "---\ntitle: 嫁接\n---\n接。\n"})
    cites = [re.findall(r'data-zk-cite="([^"]*)"', read(site, page)) for page in ("a/x", "a/y", "glossary/jj")]
    assert [list(map(unescape, found)) for found in cites] == [
        ['《甲"乙" & 丙》，园艺手册，复核 2026-11-23'], ['《甲"乙" & 丙》，园艺手册'], []]
    assert '<p class="zk-from zk-from--page">园艺手册<span data-zk-here></span></p>' in read(site, "a/y")


def test_where_to_start_searching_is_the_teams_own(build: Build) -> None:
    docs = {"index.md": "---\ntitle: 首页\n---\n", "a/index.md": "---\ntitle: 春天\n---\n", "a/x.md": "---\ntitle: 何时<剪>枝\n---\n文。\n"}
    sections = "    sections:\n      - {path: a, title: 春}\n"

    def entries(settings: str) -> list[str]:
        html = read(build(docs, settings), "a/x")
        return [" ".join(re.sub(r"<[^>]+>", " ", found).split()) for found in re.findall(r'<a role="option".*?</a>', html)]

    assert entries("    doors: []\n") == [] and entries(sections + "    doors: []\n") == ["春"]
    assert entries(sections + "    doors:\n      - {path: a/x.md, title: 我种花, summary: 先看}\n") == ["我种花 先看"]


@pytest.mark.parametrize(("second", "listed"), [
    ('{#bf-2 data-checked="2026-02-02"}', "已核对全文 2026-01-01 （ 第一条 ） 已核对全文 2026-02-02 （ 第二条 ）"),
    ('{#bf-2 data-grade="P"}', "已核对全文 2026-01-01 （ 第一条 ） 待核对官方原文 2026-01-01 （ 第二条 ）"),
    ("{#bf-2}", "已核对全文 2026-01-01"),
])
def test_articles_of_law_are_listed_with_the_day_on_which_each_was_checked(build: Build, second: str, listed: str) -> None:
    said = words(read(build({
        "index.md": "# 首页\n\n文。\n",
        "a.md": "# 甲\n\n见[一](legal/basis/bf.md#bf-1)和[二](legal/basis/bf.md#bf-2)。\n",
        "legal/basis/bf.md": "---\ntitle: 办法\nkind: 部门规章\ngrade: V1\nchecked: 2026-01-01\n---\n\n"
                             f"## 第一条 {{#bf-1}}\n\n甲。\n\n## 第二条 {second}\n\n乙。\n"}), "a"))
    assert listed in said[said.index("法律依据"):].replace("（", "（ ").replace("）", " ）"), said
