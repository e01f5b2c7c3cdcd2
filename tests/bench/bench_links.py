"""What linking costs: CPU and memory beside plain Material on the same pages, and the speed of matching alone.

    python tests/bench/bench_links.py [--articles 1000 5000] [--terms 1000] [--features …] [--only matching|builds]

Both builds have the same pages (term pages included), the same Markdown extensions and no search; ours adds the hook and
the theme, that is linking, glossary, backlinks and related. CPU is that of the child process, user and system.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

ROOT = Path(__file__).parents[2]
PLAIN = """\
site_name: 语料
docs_dir: docs
site_dir: {site}
theme:
  name: material
  language: zh
  font: false
  features: [{features}]
{theme}
plugins: []
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables,
  pymdownx.details, pymdownx.superfences]
{hooks}
"""
OURS = "hooks: [{root}/hooks/mkdocs_hooks.py]\nextra: {{zhiku: {{search: {{enabled: false}}}}}}"


def build(folder: Path, ours: bool, features: str) -> tuple[float, float]:
    """CPU seconds and megabytes of the largest resident set of one build."""
    config = folder / ("ours.yml" if ours else "plain.yml")
    theme = f"  custom_dir: {ROOT}/hooks/theme" if ours else ""
    config.write_text(PLAIN.format(site="ours" if ours else "plain", features=features, theme=theme,
                                   hooks=OURS.format(root=ROOT) if ours else ""), "utf-8")
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)]
    process = subprocess.Popen(words, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build of {config} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def builds(articles: int, terms: int, repeat: int, features: str) -> None:
    """One line: plain, ours, and what ours adds (the best of `repeat` runs each, taken in turns)."""
    folder = Path(tempfile.mkdtemp(prefix="zhiku-bench-"))
    try:
        corpus.write(folder / "docs", articles, terms)
        runs = [(build(folder, False, features), build(folder, True, features)) for _ in range(repeat)]
        plain, ours = min(r[0] for r in runs), min(r[1] for r in runs)
        links = sum(p.read_text("utf-8").count('class="term"') for p in (folder / "ours").glob("g*/*/index.html"))
        print(f"{articles:6} articles + {terms} terms: plain {plain[0]:6.1f} s {plain[1]:5.0f} MB, ours {ours[0]:6.1f} s "
              f"{ours[1]:5.0f} MB: CPU {ours[0] / plain[0] - 1:+.1%}, memory x{ours[1] / plain[1]:.2f}; {links} term links",
              flush=True)
    finally:
        shutil.rmtree(folder)


def matching(count: int, repeat: int = 5) -> float:
    """Megabytes of UTF-8 a second: fold, find, resolve and judge, once a page, over 400 articles' Markdown; the first time,
    when every neighbourhood of a name is judged, and the best of the times after it, when most are remembered. Then without
    the judgement: what the search itself costs."""
    from zhiku.article import Term, TermMeta
    from zhiku.glossary import build_glossary
    from zhiku.matching import Matcher

    every = corpus.names(count)
    glossary, _ = build_glossary([Term(path=f"glossary/t{n:05}.md", body=".", body_line=1, meta=TermMeta(title=name))
                                  for n, name in enumerate(every)])
    texts = [corpus.article(n, corpus.names(1000), 400).split("---\n", 2)[2] for n in range(400)]
    matcher = Matcher(glossary)
    size = sum(len(text.encode()) for text in texts) / 1e6
    spent: list[float] = []
    found = 0
    for _ in range(repeat):
        start, found = time.process_time(), 0
        for text in texts:
            done: set[str] = set()
            for match in matcher.matches(text, done=done):
                done.add(match.term)
            found += len(done)
        spent.append(time.process_time() - start)
    best = min(spent)
    start = time.process_time()
    for text in texts:
        for _ in matcher.matches(text, lambda start, end, term: False):
            pass
    print(f"{count:6} terms: {size / best:5.1f} MB/s, the first time {size / spent[0]:.1f}, without the veto "
          f"{size / (time.process_time() - start):.1f}; {found / len(texts):.1f} links a page", flush=True)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--terms", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--features", default="navigation.prune", help="of Material, for both; without navigation.prune its "
                        "navigation alone takes most of the time of a large site")
    parser.add_argument("--only", choices=("matching", "builds"))
    args = parser.parse_args()
    if args.only != "builds":
        few, many = matching(1000), matching(10_000)
        print(f"10,000 terms take {many / few:.2f} x the time of 1,000")
    if args.only != "matching":
        for count in args.articles:
            builds(count, args.terms, args.repeat, args.features)


if __name__ == "__main__":
    main()
