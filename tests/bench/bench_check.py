"""How long `zhiku check` takes: a thousand generated articles after start, and the start itself on one file.

Run: python tests/bench/bench_check.py [NUMBER]. Prints; asserts nothing. The second corpus has no sentence twice, so that
nothing remembered from one page helps on the next: shreds of pages about what the law forbids, an error on most. The third
is that of bench_links.py, words in any order. The loop says how fast this machine is at the moment.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

ROOT = Path(__file__).parents[2]
WORDS = ("催收员先报身份，再说金额。", "对方沉默时，等他三秒。", "约好的日期要写下来。", "提出异议的，先登记再核实。",
         "家人接了电话，只请转告。", "还款计划要他做得到。", "录音从接通开始，到挂断为止。", "情绪上来的时候，先听完。",
         "《民法典》第一百八十八条规定的是普通时效。", "金额以账单为准，不是以记忆为准。")


def write_articles(folder: Path, number: int, *, apart: bool = False) -> None:
    """A knowledge base of `number` articles of about 1,200 characters with headings, lists and links. `apart`: every
    sentence has words of its own."""
    rng = random.Random(20261123)
    runs = [r for f in sorted((ROOT / "docs").rglob("*.md")) for r in re.findall(r"[\u4e00-\u9fff]{4,12}", f.read_text("utf-8"))]
    docs = folder / "docs"
    (docs / "techniques").mkdir(parents=True)
    (docs / "legal" / "basis").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: 测试\nextra:\n  zhiku:\n    sections:\n"
                                       "      - {path: techniques, title: 技巧}\n", "utf-8")
    (docs / "legal" / "basis" / "mfd.md").write_text(
        "---\ntitle: 民法典\nkind: 法律\ngrade: V1\nchecked: 2026-11-23\nsummary: 时效。\n---\n"
        "大意。\n\n## 第一百八十八条 {#mfd-188}\n\n普通诉讼时效三年。\n", "utf-8")
    for n in range(number):
        def some(count: int) -> str:
            return "".join(f"{rng.choice(runs)}，{rng.choice(runs)}。" if apart else rng.choice(WORDS) for _ in range(count))

        other = rng.randrange(number)
        parts = [f"## 第 {part} 步 {{#bu-{part}}}\n\n{some(12)}\n\n- {some(2)}\n- {some(2)}\n\n"
                 f"见[另一篇](a{other:04}.md#bu-1)和[《民法典》第一百八十八条](../legal/basis/mfd.md#mfd-188)。\n"
                 for part in range(1, 5)]
        (docs / "techniques" / f"a{n:04}.md").write_text(
            f"---\ntitle: 第 {n} 篇\nsummary: 说明第 {n} 件事。\naliases: [问法{n}, 说法{n}]\ntags: [沟通]\n"
            f"origin: 编者\nlaw: [mfd-188]\nreviewed: 2026-11-23\nreview_in: 12 months\n---\n{some(4)}\n\n" + "\n".join(parts),
            "utf-8")


def main(number: int) -> None:
    """Print both figures."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    began = time.process_time()
    sum(n * n % 7 for n in range(5_000_000))
    print(f"the loop: {time.process_time() - began:.2f} s")
    for kind in ("sentences that come again", "shreds", "words in any order"):
        _measure(number, kind)


def _measure(number: int, kind: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == "words in any order":
            corpus.write(folder / "docs", number, 100)
            groups = "".join(f"      - {{path: g{n:03}, title: 组 {n}}}\n" for n in range(-(-number // 25)))
            (folder / "mkdocs.yml").write_text(f"site_name: 测试\nextra:\n  zhiku:\n    sections:\n{groups}", "utf-8")
            first = "docs/g000/a00000.md"
        else:
            write_articles(folder, number, apart=kind == "shreds")
            first = "docs/techniques/a0000.md"
        one = [sys.executable, "-m", "zhiku.cli", "-f", str(folder / "mkdocs.yml"), "check", first]
        starts = []
        for _ in range(6):
            began = time.perf_counter()
            subprocess.run(one, check=False, capture_output=True)
            starts.append(time.perf_counter() - began)
        print(f"start, one file of {number}: best {min(starts):.2f} s, median {sorted(starts)[3]:.2f} s")

        from zhiku.cli import main as zhiku

        words = ["-f", str(folder / "mkdocs.yml"), "check", "--today", "2026-11-23"]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            zhiku([*words, first])
            began, used = time.perf_counter(), time.process_time()
            status = zhiku(words)
        print(f"{number} articles of {kind} after start: {time.perf_counter() - began:.2f} s "
              f"({time.process_time() - used:.2f} s of one core), exit status {status}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
