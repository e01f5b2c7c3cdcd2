"""The evaluation corpus in; the sites that are compared (ours, stock Material with jieba), built, out."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "search-eval"
NO_ARTICLES = ("glossary.md", "index.md")

OURS = """\
INHERIT: {root}/mkdocs.yml
site_name: 检索评测
docs_dir: docs
site_dir: site
edit_uri: ""
nav:
theme:
  name: material
  custom_dir: {root}/hooks/theme
hooks:
  - {root}/hooks/mkdocs_hooks.py
extra:
  zhiku:
    sections: []
    questions: []
    repository: https://example.invalid/zhiku
    search: {search}
"""

STOCK = """\
site_name: 检索评测
docs_dir: docs
site_dir: site
theme:
  name: material
  language: zh
  font: false
  features: [search.suggest, search.highlight, search.share]
plugins:
  - search:
      lang: zh
"""


def write_terms(folder: Path) -> None:
    """Each group of glossary.json as one term that is never linked; its other words are searched only."""
    folder.mkdir(parents=True)
    for n, (title, *others) in enumerate(json.loads((DATA / "glossary.json").read_text("utf-8"))):
        front = json.dumps({"title": title, "search_aliases": others, "link": False}, ensure_ascii=False)
        (folder / f"term-{n:02}.md").write_text(f"---\n{front}\n---\n", "utf-8")


def ours(target: Path, search: str = "{}", copies: int = 1, more: str = "") -> Path:
    """The corpus as a zhiku project; `copies` makes a larger one of it. Returns the built site."""
    docs = target / "docs"
    write_articles(docs, copies)
    write_terms(docs / "glossary")
    (docs / "index.md").write_text("---\ntitle: 检索评测\nsearch: {exclude: true}\n---\n", "utf-8")
    text = OURS.format(root=ROOT.as_posix(), search=search) + more
    (target / "mkdocs.yml").write_text(text, "utf-8")
    return build(target)


def stock(target: Path, copies: int = 1) -> Path:
    """The corpus as plain Material with jieba makes it searchable; glossary.md and index.md are its pages too."""
    write_articles(target / "docs", copies)
    for name in NO_ARTICLES:
        shutil.copy(DATA / "corpus" / name, target / "docs" / name)
    (target / "mkdocs.yml").write_text(STOCK, "utf-8")
    return build(target)


def write_articles(docs: Path, copies: int) -> None:
    docs.mkdir(parents=True, exist_ok=True)
    sources = sorted(p for p in (DATA / "corpus").glob("*.md") if p.name not in NO_ARTICLES)
    if copies == 1:
        for path in sources:
            shutil.copy(path, docs / path.name)
        return
    from tests.search_eval.larger import articles
    for name, text in articles([p.read_text("utf-8") for p in sources], copies):
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(text, "utf-8")


def build(target: Path) -> Path:
    """Build with this Python's MkDocs; processor seconds go to `cpu.txt` beside the site."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=target, capture_output=True,
                          encoding="utf-8", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    (target / "cpu.txt").write_text(f"{spent:.2f}")
    return target / "site"


def article_of(location: str) -> str:
    """`…/stop-interest/#x?h=…` → `stop-interest`."""
    path = re.sub(r"[?#].*", "", location)
    return path.rstrip("/").rsplit("/", 1)[-1].removesuffix(".html")
