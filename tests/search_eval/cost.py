"""Sites of one size, ours and stock Material's with jieba, built in turn; processor seconds and bytes of both out."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.search_eval.sites import build, ours, stock


def build_costs(folder: Path, copies: int, times: int) -> str:
    """The least of several builds each, in turn, so that a busy moment doesn't fall on one of them alone."""
    sites = {"zhiku": ours(folder / "cost-ours", copies=copies), "stock": stock(folder / "cost-stock", copies=copies)}
    spent: dict[str, list[float]] = {name: [] for name in sites}
    for _ in range(times):
        for name, site in sites.items():
            shutil.rmtree(site)
            build(site.parent)
            spent[name].append(float((site.parent / "cpu.txt").read_text()))
    least = {name: min(seconds) for name, seconds in spent.items()}
    size = {"zhiku": _size(sites["zhiku"], "index.json", "words.js"), "index": _size(sites["zhiku"], "index.json"),
            "stock": _size(sites["stock"], "search_index.json")}
    return (f"索引是 Material 的 {size['index'] / size['stock']:.3f} 倍，连词表 {size['zhiku'] / size['stock']:.3f} 倍"
            f"（{size['index']}、{size['zhiku']}、{size['stock']} 字节）；整站生成用处理器 {least['zhiku']:.2f} 秒，"
            f"Material 加 jieba {least['stock']:.2f} 秒，比 {least['zhiku'] / least['stock']:.2f}（各 {times} 次，取最少）")


def _size(site: Path, *names: str) -> int:
    return sum((site / "search" / name).stat().st_size for name in names)
