"""What changed last: by day, newest first, never more than was asked for; and where in each page."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_build import run
from zhiku.changes import Change, Day, Section, changed_sections, last_changed, list_changes
from zhiku.history import History

ONE, TWO = dt.date(2026, 11, 1), dt.date(2026, 11, 2)
DAYS = {"faq/a.md": ONE, "techniques/b.md": TWO, "about/c.md": TWO, "faq/d.md": TWO, "faq/draft.md": TWO}
PAGES = ["faq/a.md", "techniques/b.md", "about/c.md", "faq/d.md", "faq/unknown.md"]


def test_the_newest_day_first_and_folders_in_their_order() -> None:
    assert last_changed(DAYS, PAGES, ["techniques", "faq"]) == (
        Day(TWO, ("techniques/b.md", "faq/d.md", "about/c.md")), Day(ONE, ("faq/a.md",)))


def test_more_of_a_day_need_not_be_seen_at_once() -> None:
    assert last_changed(DAYS, PAGES, ["techniques", "faq"], most=2) == (Day(TWO, ("techniques/b.md", "faq/d.md"), ("about/c.md",)),)
    assert last_changed(DAYS, PAGES, ["techniques", "faq"], most=3) == (Day(TWO, ("techniques/b.md", "faq/d.md", "about/c.md")),)


def test_without_a_history_there_is_nothing() -> None:
    assert last_changed({}, PAGES) == ()


@given(st.dictionaries(st.sampled_from([f"{folder}/{name}.md" for folder in "abc" for name in "xyz"]), st.dates()),
       st.integers(0, 12))
def test_nothing_is_lost_below_the_limit(days: dict[str, dt.date], most: int) -> None:
    found = last_changed(days, list(days), ["b"], most)
    assert all(one.day > other.day for one, other in pairwise(found))
    shown = [path for day in found for path in day.paths]
    assert len(shown) == len(set(shown)) == min(most, len(days))
    whole = {day.day: {*day.paths, *day.more} for day in found}
    assert all(paths == {path for path, when in days.items() if when == day} for day, paths in whole.items())
    assert all(days[path] == day.day for day in found for path in day.paths)


PAGE = """---
title: 甲
---
开头一句。

## 说什么

一。

```md
## 不是小标题
```

### 怎么说 {#how}

二。

## **法律**的[界线](x.md) ##

三。
"""
WHAT, HOW, LAW = Section("说什么", "shuo-shen-me"), Section("怎么说", "how"), Section("法律的界线", "fa-lv-de-jie-xian")


def test_the_sections_that_read_otherwise() -> None:
    assert changed_sections(PAGE, PAGE) == ()
    assert changed_sections(PAGE, PAGE.replace("二。", "两。")) == (HOW,)
    assert changed_sections(PAGE, PAGE.replace("开头", "头上").replace("三。", "")) == (Section(""), LAW)
    assert changed_sections(PAGE.replace("## 说什么", "## 说什么话"), PAGE) == (WHAT,)
    assert changed_sections(PAGE, PAGE.replace("不是小标题", "也不是小标题")) == (WHAT,)


def test_spaces_and_front_matter_are_no_change_of_a_section() -> None:
    assert changed_sections(PAGE, PAGE.replace("title: 甲", "title: 乙").replace("二。\n", "二。  \n\n")) == ()


def git(folder: Path, *words: str, day: str = "") -> None:
    env = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day} if day else {}
    subprocess.run(["git", "-c", "user.name=甲", "-c", "user.email=a@example.com", *words], cwd=folder, check=True, capture_output=True,
                   env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **env})


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, str]:
    """What a repository's pages say after three commits on two days."""
    docs = tmp_path / "docs"
    (docs / "faq").mkdir(parents=True)
    git(tmp_path, "init", "-q")
    texts = {"faq/旧.md": PAGE, "faq/same.md": PAGE, "list.md": "---\ntitle: 改动\ntemplate: changes.html\n---\n"}

    def commit(day: str) -> None:
        for path, text in texts.items():
            (docs / path).write_text(text, "utf-8")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "x", day=f"{day}T12:00:00Z")

    commit("2026-11-01")
    texts["faq/旧.md"] = PAGE.replace("一。", "壹。")
    commit("2026-11-02")
    texts |= {"faq/旧.md": PAGE.replace("一。", "壹。").replace("二。", "贰。"), "faq/new.md": PAGE.replace("甲", "乙")}
    commit("2026-11-02")
    return texts


def test_what_a_day_did_is_told_against_what_was_there_before_it(tmp_path: Path, texts: dict[str, str]) -> None:
    history = History(str(tmp_path / "docs"))
    # of the first day nothing is known
    changes = list_changes(history.days(), list(texts), ["faq"], history.before, texts.__getitem__)
    assert [day.day for day in changes.days] == [TWO, ONE]
    assert changes.what == {"faq/旧.md": Change(sections=(WHAT, HOW)), "faq/new.md": Change(is_new=True)}


def test_a_reader_sees_where_a_page_changed(tmp_path: Path, texts: dict[str, str]) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 手册\ntheme: {{name: material, language: zh, font: false}}\n"
                                         "markdown_extensions: [attr_list]\n"
                                         f"hooks: [{Path(__file__).parents[1] / 'hooks' / 'mkdocs_hooks.py'}]\n", "utf-8")
    done = run("mkdocs", "build", "--quiet", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = re.sub(r"\s+", " ", (tmp_path / "site/list/index.html").read_text("utf-8"))
    day = shown[shown.index("2026年11月2日"):shown.index("2026年11月1日")]
    changed = re.findall(r'<a href="\.\./faq/%E6%97%A7/(#[^"]+)">([^<]+)</a>', day)
    assert changed == [("#shuo-shen-me", "说什么"), ("#how", "怎么说")]
    assert day.count("改了：") == 1 and re.search(r'乙</a> <ins class="zk-new">新</ins>', day)
    page = (tmp_path / "site/faq/旧/index.html").read_text("utf-8")
    assert all(f'id="{anchor[1:]}"' in page for anchor, _ in changed)


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path) -> None:
    history = History(str(tmp_path / "docs"))
    assert (history.days(), history.before(TWO, ["a.md"])) == ({}, None)
