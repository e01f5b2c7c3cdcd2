"""`make search-eval`: every query typed into the real dialog, ours and stock Material's, as a table by class; then bytes,
times, long tasks and what a build costs, at the sizes given (`make search-eval SIZES="66 1000"`).
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.search_eval.dialog import chromium_page, serving, type_all
from tests.search_eval.score import Table, score
from tests.search_eval.sites import DATA, ours, stock
from tests.search_eval.speed import speeds


def queries(argument: str | None) -> list[tuple[str, str, list[str]]]:
    """(query, class, articles) of the evaluation set, or of a tab-separated file."""
    if argument:
        rows = [line.split("\t") for line in Path(argument).read_text("utf-8").splitlines() if line and line[0] != "#"]
        return [(q, cls, wanted.split()) for q, cls, wanted in rows]
    data = json.loads((DATA / "queries.json").read_text("utf-8"))
    return [(q["q"], q["cls"], q["exp"]) for q in data if q["cls"] != "dropped"]


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise SystemExit("没有 Chromium；请安装 Debian 软件包 chromium。")
    asked = queries(sys.argv[1] if len(sys.argv) > 1 else None)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder)
        sites = {"zhiku": ours(target / "ours"), "stock": stock(target / "stock")}
        tables: dict[str, Table] = {}
        for name, site in sites.items():
            with serving(site) as base, chromium_page(chromium) as page:
                shown = type_all(page, base, [q for q, _, _ in asked])
            tables[name] = score(asked, shown)
        report(tables)
    print(flush=True)
    speeds(chromium, [int(n) for n in os.environ.get("SIZES", "").split()])


def report(tables: dict[str, Table]) -> None:
    ours_, theirs = tables["zhiku"], tables["stock"]
    print(f"{'类别':<14}{'n':>4}   {'zhiku r@1':>10}{'r@3':>7}{'无结果':>6}   {'stock r@1':>10}{'r@3':>7}{'无结果':>6}")
    for cls in ours_.classes:
        a, b = ours_.classes[cls], theirs.classes[cls]
        if cls == "nonsense":
            print(f"{cls:<14}{a.n:>4}   有结果 zhiku {a.n - a.none}，stock {b.n - b.none}")
            continue
        print(f"{cls:<14}{a.n:>4}   {a.first / a.n:>10.3f}{a.third / a.n:>8.3f}{a.none:>8}   "
              f"{b.first / b.n:>10.3f}{b.third / b.n:>8.3f}{b.none:>8}")
    a, b = ours_.all, theirs.all
    print(f"{'全部':<13}{a.n:>4}   {a.first / a.n:>10.3f}{a.third / a.n:>8.3f}{a.none:>8}   "
          f"{b.first / b.n:>10.3f}{b.third / b.n:>8.3f}{b.none:>8}")
    for miss in ours_.misses:
        print("  ", miss)


main()
