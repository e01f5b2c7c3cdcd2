"""A handout: pages stand on it whole, in order, with ids of their own and links that lead where they led."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.test_build import built, run  # noqa: F401 (a fixture)
from zhiku.article import parse_page
from zhiku.drawer import Drawer
from zhiku.handouts import Handouts, transplanted

URLS = {"a/hand.md": "a/hand/", "a/one.md": "a/one/", "a/two.md": "a/two/", "b/three.md": "b/three/", "index.md": ""}
IDS = {"a/one/": "p-a/one", "a/two/": "p-a/two"}


def moved(html: str, url: str = "a/one/", here: str = "a/hand/") -> str:
    return transplanted(html, url=url, here=here, ids=IDS)


@pytest.mark.parametrize(("before", "after"), [
    ('<h2 id="x">甲</h2>', '<h3 id="p-a/one:x">甲</h3>'),
    ('<h6>甲</h6>', '<h6>甲</h6>'),
    ('<h2 id="x">甲<a class="headerlink" href="#x">¶</a></h2>',
     '<h3 id="p-a/one:x">甲<a class="headerlink" href="#p-a/one:x">¶</a></h3>'),
    ('<a href="../two/">乙</a>', '<a href="#p-a/two">乙</a>'),
    ('<a href="../two/#y">乙</a>', '<a href="#p-a/two:y">乙</a>'),
    ('<a href="./">本页</a>', '<a href="#p-a/one">本页</a>'),
    ('<a class="term" href="../../glossary/x/" aria-describedby="term-x">词</a>',
     '<a class="term" href="../../glossary/x/" aria-describedby="term-x">词</a>'),
    ('<a href="../..">首页</a>', '<a href="../..">首页</a>'),
    ('<img src="pic.png" alt="">', '<img src="../one/pic.png" alt="">'),
    ('<a href="https://example.org/?a=1&amp;b=2">外</a>', '<a href="https://example.org/?a=1&amp;b=2">外</a>'),
    ('<a href="mailto:a@example.org">信</a>', '<a href="mailto:a@example.org">信</a>'),
    ('<sup id="fnref:1"><a href="#fn:1">1</a></sup>', '<sup id="p-a/one:fnref:1"><a href="#p-a/one:fn:1">1</a></sup>'),
    ('<input id="t_1" name="t" type="radio" checked><label for="t_1">甲</label>',
     '<input id="p-a/one:t_1" name="p-a/one:t" type="radio" checked><label for="p-a/one:t_1">甲</label>'),
    ("<a href='../two/' title='a > b'>乙</a>", """<a href="#p-a/two" title='a > b'>乙</a>"""),
    ("1 < 2 && 3 > 2，<code>&lt;h2 id=\"x\"&gt;</code>", "1 < 2 && 3 > 2，<code>&lt;h2 id=\"x\"&gt;</code>"),
])
def test_a_page_brings_its_ids_and_links_along(before: str, after: str) -> None:
    assert moved(before) == after


def test_addresses_without_folders_of_their_own() -> None:
    html = transplanted('<a href="two.html#y">乙</a><a href="../g/x.html">词</a>', url="a/one.html", here="hand.html",
                        ids={"a/one.html": "p-a/one", "a/two.html": "p-a/two"})
    assert html == '<a href="#p-a/two:y">乙</a><a href="g/x.html">词</a>'


def handouts(front: str) -> Handouts:
    texts = dict.fromkeys(URLS, "---\ntitle: 题\n---\n文。\n") | {"a/hand.md": f"---\ntitle: 讲义\n{front}\n---\n"}
    found = Handouts({path: parse_page(text, path)[0] for path, text in texts.items()}, Drawer())
    found.arrange(["index.md", "a/two.md", "a/one.md", "a/hand.md"])
    for path in URLS:
        found.keep(path, f"<p>{path}</p>")
    return found


@pytest.mark.parametrize(("front", "paths"), [
    ("template: handout.html", ["a/two.md", "a/one.md"]),
    ("template: handout.html\nhandout: [b/three.md, a/one.md, b/three.md, none.md, a/hand.md]", ["b/three.md", "a/one.md"]),
    ("template: map.html\nhandout: [a/one.md]", []),
    ("tags: [甲]", []),
])
def test_what_stands_on_a_handout_and_in_which_order(front: str, paths: list[str]) -> None:
    found = handouts(front)
    assert list(found.paths("a/hand.md")) == paths == [leaf.path for leaf in found.leaves("a/hand.md", URLS, {})]
    assert [leaf.html for leaf in found.leaves("a/hand.md", URLS, {})] == [f"<p>{path}</p>" for path in paths]


def test_a_page_that_was_not_rendered_is_left_out() -> None:
    found = Handouts({path: parse_page("---\ntitle: 讲义\ntemplate: handout.html\n---\n" if "hand" in path else "文。", path)[0]
                      for path in URLS}, Drawer())
    found.keep("a/one.md", "<p>甲</p>")
    assert found.paths("a/hand.md") == ["a/one.md"]


def test_every_id_is_there_once_and_every_link_leads_somewhere(built: Path) -> None:  # noqa: F811
    handout = built / "techniques/handout/index.html"
    html = handout.read_text("utf-8")
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    contents = html.partition('class="zk-leaves"')[2].partition("</nav>")[0]
    assert html.count('class="zk-leaf"') == contents.count("<li>") >= 30
    leading = set(re.findall(r'href="([^":]+)"', html))
    assert {link[1:] for link in leading if link[0] == "#"} <= set(ids)
    for link in leading:
        path, _, anchor = link.partition("#")
        target = (handout.parent / path).resolve() if path else handout
        target = target / "index.html" if target.is_dir() else target
        assert target.is_file(), link
        assert not anchor or f'id="{anchor}"' in target.read_text("utf-8"), link


def test_a_handout_says_the_law_and_the_terms_of_its_pages(built: Path) -> None:  # noqa: F811
    html = (built / "techniques/handout-newcomer/index.html").read_text("utf-8")
    for tip in set(re.findall(r'aria-describedby="(term-[^"]+)"', html)):
        assert f'id="{tip}"' in html
    assert 'id="zk-law"' in html and "《中华人民共和国个人信息保护法》" in html
    assert 'name="robots" content="noindex"' in html


def test_ids_of_pages_and_headings_never_meet() -> None:
    urls = {"x/hand.md": "x/hand/", "x/one.md": "x/one/", "x/one-yi.md": "x/one-yi/", "x-one/yi.md": "x-one/yi/", "x/甲 乙.md": "x/甲 乙/"}
    front = "template: handout.html\nhandout: [x/one.md, x/one-yi.md, x-one/yi.md, x/甲 乙.md]"
    pages = {path: parse_page("文。" if "hand" not in path else f"---\n{front}\n---\n", path)[0] for path in urls}
    found = Handouts(pages, Drawer())
    for path in urls:
        found.keep(path, '<h2 id="yi">一</h2>')
    html = [f'<a id="{leaf.id}">' + leaf.html for leaf in found.leaves("x/hand.md", urls, {})]
    ids = re.findall(r'id="([^"]+)"', "".join(html))
    assert len(ids) == len(set(ids)) == 8 and not any(" " in name for name in ids)


def test_another_team_writes_one_page_and_has_all_of_a_folder_on_it(tmp_path: Path) -> None:
    for path, text in {"mkdocs.yml": f"site_name: 手册\ntheme: {{name: material, language: zh, font: false}}\n"
                                     f"hooks: [{Path(__file__).parents[1] / 'hooks' / 'mkdocs_hooks.py'}]\n"
                                     "nav: [a/hand.md, a/two.md, a/one.md]\n",
                       "docs/a/hand.md": "---\ntitle: 全部\ntemplate: handout.html\n---\n",
                       "docs/a/one.md": "# 甲\n\n## 小标题\n\n甲文。\n",
                       "docs/a/two.md": "看[甲](one.md#_1)。\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    done = run("mkdocs", "build", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site/a/hand/index.html").read_text("utf-8")
    assert html.index('id="p-a/two"') < html.index("甲文。") and 'href="#p-a/one' in html
    leaf = html[html.index('id="p-a/one"'):]
    assert leaf.count("甲</h2>") + leaf.count("甲<a") == 1 and ">one<" not in html
