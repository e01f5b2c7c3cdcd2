"""The report says what an editor should look at, each thing both ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhiku.article import parse_page
from zhiku.cli import main
from zhiku.glossary import build_glossary
from zhiku.graph import build_graph
from zhiku.matching import Matcher
from zhiku.report import Material, report

PAGES = {
    "index.md": ("title: 首页", "见[甲](faq/a.md)。"),
    "faq/a.md": ("title: 甲\norigin: 编者\nreviewed: 2026-11-23", "查征信，保证期间。停息挂账。停息挂账是俗称。停息挂账很多，停息挂账。"),
    "faq/b.md": ("title: 乙", "又说停息挂账，停息挂账，和征信。我保证。"),
}


@pytest.fixture
def found(render, term):
    terms = [term("征信", "zx", aliases=["信用记录"]), term("保证", "bz"), term("保证期间", "bzqj"), term("没用过", "m"),
             term("上岸", "sa", link=False), term("另一个", "zz", aliases=["征信"])]
    words, collisions = build_glossary(terms)
    records = {path: render(body, words, path=path).record for path, (_, body) in PAGES.items()}
    pages = {path: parse_page(f"---\n{front}\n---\n{body}\n", path)[0] for path, (front, body) in PAGES.items()}
    groups = report(Material(pages | dict(words.terms), records, build_graph(records), words, Matcher(words), collisions))
    return {g.rule: g.findings for g in groups}


def paths(findings) -> list[str]:
    return [f.path for f in findings]


def test_every_question_is_answered(found) -> None:
    assert list(found) == ["term-collision", "orphan-page", "unused-term", "missing-term", "name-inside-name", "common-name",
                           "silent-alias", "no-source", "no-review-date"]


def test_collisions_are_errors_and_the_rest_is_advice(found) -> None:
    assert [f.severity for f in found["term-collision"]] == ["error"]
    assert all(f.severity == "warning" for rule, fs in found.items() if rule != "term-collision" for f in fs)


def test_orphans(found) -> None:
    assert paths(found["orphan-page"]) == ["docs/faq/b.md"]


def test_unused_terms_and_silent_aliases(found) -> None:
    assert paths(found["unused-term"]) == ["docs/glossary/m.md", "docs/glossary/zz.md"]
    assert [f.message for f in found["silent-alias"]] == ["别名“信用记录”没有匹配到任何地方。"]


def test_frequent_words_without_a_term_with_counts_and_a_sentence(found) -> None:
    messages = [f.message for f in found["missing-term"]]
    assert "“挂账”在 2 页出现 6 次，不在词汇表里，例如：停息挂账。" in messages
    assert not any("征信" in m.split("，")[0] or "俗称" in m for m in messages)


def test_common_words_of_the_language_need_no_term(render, term) -> None:
    words, _ = build_glossary([term("征信", "zx")])
    said = "双方可以封存病历，也可以要求复印。" * 4
    records = {path: render(said, words, path=path).record for path in ("faq/a.md", "faq/b.md")}
    pages = {path: parse_page(f"---\ntitle: 甲\n---\n{said}\n", path)[0] for path in records}
    groups = report(Material(pages, records, build_graph(records), words, Matcher(words)))
    told = {f.message[1:3] for g in groups if g.rule == "missing-term" for f in g.findings}
    assert {"封存", "病历", "复印"} <= told and not {"双方", "可以", "要求"} & told


def test_names_inside_names_and_common_words_have_an_example(found) -> None:
    assert ["“保证期间”包含“保证”" in f.message and "查征信，保证期间。" in f.message for f in found["name-inside-name"]] == [True]
    assert ["“保证”是常用词" in f.message for f in found["common-name"]] == [True]


def test_articles_without_source_or_day(found) -> None:
    assert paths(found["no-source"]) == paths(found["no-review-date"]) == ["docs/faq/b.md"]


def project(folder: Path, alias: str) -> Path:
    (folder / "docs" / "glossary").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: 试\nmarkdown_extensions: [footnotes, {toc: {permalink: true}}]\n", "utf-8")
    (folder / "docs" / "a.md").write_text("---\ntitle: 甲\n---\n查征信[^1]。\n\n[^1]: 注\n", "utf-8")
    (folder / "docs" / "glossary" / "zx.md").write_text("---\ntitle: 征信\n---\n定义。\n", "utf-8")
    (folder / "docs" / "glossary" / "b.md").write_text(f"---\ntitle: 乙\naliases: [{alias}]\n---\n定义。\n", "utf-8")
    return folder / "mkdocs.yml"


def test_the_command_prints_json_and_fails_on_collisions_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = project(tmp_path / "good", "丙"), project(tmp_path / "bad", "征信")
    assert main(["-f", str(good), "report", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {f["rule"] for f in listed} == {"orphan-page", "unused-term", "silent-alias", "no-source", "no-review-date"}
    assert all(set(f) == {"rule", "severity", "path", "line", "column", "message"} for f in listed)
    assert main(["-f", str(bad), "report"]) == 1
    assert "属于两个词条的名称：1" in capsys.readouterr().out
