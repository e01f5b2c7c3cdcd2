"""`make search-eval`: every query typed into the real dialog, ours and stock Material's, as a table by class."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.search_eval.dialog import chromium_page, serving, type_all
from tests.search_eval.score import Table, score
from tests.search_eval.sites import DATA, ours, stock


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
        sizes(sites)
        spent = {name: float((target / folder / "cpu.txt").read_text()) for name, folder in
                 (("zhiku", "ours"), ("stock", "stock"))}
        print(f"\n生成耗时（处理器秒）：zhiku {spent['zhiku']}，stock {spent['stock']}")


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


def sizes(sites: dict[str, Path]) -> None:
    ours_index = (sites["zhiku"] / "search" / "index.json").read_bytes()
    engine = (sites["zhiku"] / "search" / "engine.js").read_bytes()
    theirs = (sites["stock"] / "search" / "search_index.json").read_bytes()
    packed = [len(gzip.compress(b, 9)) for b in (ours_index, engine, theirs)]
    print(f"\n索引：zhiku {len(ours_index)} 字节（gzip {packed[0]}），stock {len(theirs)}（gzip {packed[2]}），"
          f"比 {len(ours_index) / len(theirs):.3f}；首个结果前共 gzip {packed[0] + packed[1]} 字节（引擎 {packed[1]}）")


main()
