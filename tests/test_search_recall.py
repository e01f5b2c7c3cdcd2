"""The built knowledge base: whatever grep finds in its texts, the search finds; and its own questions keep their floor."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.search_eval.engine import Engine
from tests.search_eval.score import score
from tests.search_eval.sites import ours

ROOT = Path(__file__).parents[1]
OWN = Path(__file__).parent / "data" / "search-own"
HAN = re.compile(r"[\u3400-\u9fff]{2,}")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    site = tmp_path_factory.mktemp("recall")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(site)], cwd=ROOT,
                          capture_output=True, encoding="utf-8", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    assert not (site / "search" / "search_index.json").exists(), "Material's own index lies around"
    return Engine([(f"search/{p.name}", p.read_bytes()) for p in sorted((site / "search").iterdir()) if p.name != "engine.js"])


def readable(path: Path) -> str:
    """A Markdown file without what no reader sees: front matter, comments, addresses, attributes."""
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.S)
    for unseen in (r"<!--.*?-->", r"<svg.*?</svg>", r"<[^>]*>", r"\]\([^)]*\)", r"\{[^}\n]*\}", r"^\[[^\]]+\]:.*$"):
        text = re.sub(unseen, "|", text, flags=re.S | re.M)
    return text


def test_every_string_that_grep_finds_is_found_on_its_page(engine: Engine) -> None:
    excluded = re.compile(r"^search:\s*\{.*exclude: true", re.M)
    texts = {path.relative_to(ROOT / "docs").as_posix(): readable(path) for path in sorted((ROOT / "docs").rglob("*.md"))
             if not any(part.startswith("_") for part in path.parts) and not excluded.search(path.read_text("utf-8"))}
    runs = [(path, run) for path, text in texts.items() for run in HAN.findall(text)]
    dice = random.Random(20261123)
    lost = []
    for _ in range(1000):
        path, run = dice.choice(runs)
        size = dice.randint(2, min(len(run), 9))
        start = dice.randint(0, len(run) - size)
        words = run[start:start + size]
        where = re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md"))
        where = where if where.endswith("/") or not where else where + "/"
        if where not in engine.search(words):
            lost.append(f"{words} 在 {path}")
    assert not lost, f"{len(lost)} 处搜不到：{lost[:10]}"


def own_questions() -> list[tuple[str, str, list[str]]]:
    def rows(name: str) -> list[list[str]]:
        lines = (OWN / name).read_text("utf-8").splitlines()
        return [line.split("\t") for line in lines if line and not line.startswith("#")]

    pages = {topic: where.split() for topic, where in rows("topics.tsv")}
    return [(q, cls, [page for topic in topics.split() for page in pages[topic]]) for q, cls, topics in rows("queries.tsv")]


def test_questions_of_the_own_set_lead_to_pages_that_exist() -> None:
    wanted = {page for _, _, pages in own_questions() for page in pages}
    assert [page for page in sorted(wanted) if not (ROOT / "docs" / f"{page}.md").exists()] == []


def test_questions_of_the_own_set_keep_their_floor(engine: Engine) -> None:
    asked = own_questions()
    table = score(asked, [[page.rstrip("/") for page in engine.search(q)] for q, _, _ in asked])
    assert table.all.n >= 100
    assert table.all.first / table.all.n >= 0.8 and table.all.third / table.all.n >= 0.9, table.misses


def test_colloquial_questions_of_the_second_set_keep_their_floor(engine: Engine) -> None:
    lines = (OWN / "second.tsv").read_text("utf-8").splitlines()
    asked = [(q, cls, where.split()) for q, cls, where in (line.split("\t") for line in lines if line[0] != "#")]
    assert [page for _, _, pages in asked for page in pages if not (ROOT / "docs" / f"{page}.md").exists()] == []
    table = score(asked, [[page.rstrip("/") for page in engine.search(q)] for q, _, _ in asked])
    assert table.all.n == 70
    assert table.all.first / 70 >= 0.8 and table.all.third / 70 >= 0.9, table.misses


def test_plain_questions_slips_numbers_and_words_of_the_trade_lead_to_their_page_first(engine: Engine) -> None:
    lines = (OWN / "third.tsv").read_text("utf-8").splitlines()
    asked = [(q, cls, where.split()) for q, cls, where in (line.split("\t") for line in lines if line[0] != "#")]
    assert [page for _, _, pages in asked for page in pages if not (ROOT / "docs" / f"{page}.md").exists()] == []
    table = score(asked, [[page.rstrip("/") for page in engine.search(q)] for q, _, _ in asked])
    assert table.all.n >= 60 and table.all.first == table.all.n, table.misses


def test_queries_typed_on_a_phone_keep_their_floor(engine: Engine) -> None:
    lines = (OWN / "fourth.tsv").read_text("utf-8").splitlines()
    asked = [(q, cls, where.split()) for q, cls, where in (line.split("\t") for line in lines if line[0] != "#")]
    assert [page for _, _, pages in asked for page in pages if not page_exists(page)] == []
    table = score(asked, [[page.rstrip("/") for page in engine.search(q)] for q, _, _ in asked])
    every, nothing = table.all, table.classes["nonsense"]
    assert every.n >= 140 and every.first / every.n >= 0.87 and every.third / every.n >= 0.97, table.misses
    assert nothing.n == nothing.none, table.misses


def test_queries_of_a_fifth_set_are_still_found(engine: Engine) -> None:
    lines = (OWN / "fifth.tsv").read_text("utf-8").splitlines()
    asked = [(q, cls, where.split()) for q, cls, where in (line.split("\t") for line in lines if line[0] != "#")]
    assert [page for _, _, pages in asked for page in pages if not page_exists(page)] == []
    every = (table := score(asked, [[page.rstrip("/") for page in engine.search(q)] for q, _, _ in asked])).all
    assert every.n >= 290 and every.none == 0, table.misses
    assert every.first / every.n >= 0.9 and every.third / every.n >= 0.97, table.misses


def page_exists(page: str) -> bool:
    return (ROOT / "docs" / f"{page}.md").exists() or (ROOT / "docs" / page / "index.md").exists()


def test_two_words_of_another_language_are_read_as_no_other(engine: Engine) -> None:
    assert engine.answer("bank card")["zhiku"]["read"] == []


def test_a_part_of_a_word_that_could_number_an_article_is_still_found(engine: Engine) -> None:
    for words, page in (("第三", "legal/basis/zyx2026/"), ("八条", "techniques/ending-the-call/")):
        assert page in engine.search(words), words
    assert engine.search("第七条")[0].startswith("legal/basis/")


def test_where_the_stock_plugin_is_switched_on_ours_takes_its_place(tmp_path: Path) -> None:
    site = ours(tmp_path, more="plugins: [search]\n")
    assert sorted(p.name for p in (site / "search").iterdir()) == ["engine.js", "index.json", "words.js"]
    page = (site / "index.html").read_text("utf-8")
    assert "md-search__input" in page and "issues/new?template=article.yml" in page  # this site has a repository
