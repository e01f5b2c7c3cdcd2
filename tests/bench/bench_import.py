"""How many characters a second an import reads, and how much memory it takes, at three sizes.

    python tests/bench/bench_import.py [MEGABYTES …]

The text is the damaged documents of the test data: repeated with other numbers, and then their sentences shuffled so that
no paragraph comes twice. Every size runs in a process of its own.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


def text(megabytes: float, *, apart: bool = False) -> bytes:
    """Damaged text of a size: the measured documents and the first source, over and over. `apart`: no paragraph twice."""
    parts = [p.read_text("utf-8") for p in sorted((DATA / "import-eval").glob("*.raw.txt"))]
    parts.append((DATA / "import" / "source-001" / "raw.txt").read_text("utf-8"))
    out: list[bytes] = []
    if apart:
        rng = random.Random(20261127)
        sentences = [s for part in parts for s in re.findall(r"[^。！？!?\n]{6,}[。！？!?]?", part)]
        while sum(map(len, out)) < megabytes * 1e6:
            body = "\n\n".join("".join(rng.choices(sentences, k=4)) for _ in range(40))
            out.append(f"第{len(out)}篇 {rng.choice(sentences)[:16]}\n\n{body}\n\n".encode())
        return b"".join(out)
    size, k = 0, 0
    while size < megabytes * 1e6:
        piece = f"第{k}篇 {parts[k % len(parts)]}\n\n".encode()
        out.append(piece)
        size += len(piece)
        k += 1
    return b"".join(out)


def one(megabytes: float, *, apart: bool) -> None:
    """Import one text and print its figures."""
    from zhiku.intake.decisions import Decisions
    from zhiku.intake.decode import decode
    from zhiku.intake.pipeline import import_source

    data = text(megabytes, apart=apart)
    start = time.process_time()
    source, _ = decode(data, "bench.txt", "bench.txt")
    assert source is not None
    result, findings = import_source(source, Decisions(), folder="bench")
    assert result is not None, findings
    sum(map(len, result.ledger_lines()))
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'apart' if apart else 'pages':5} {len(data) / 1e6:6.1f} MB  {len(source.text):>9,} characters  {spent:6.2f} s  "
          f"{len(source.text) / spent:>9,.0f} characters/s  {len(data) / 1e6 / spent:5.2f} MB/s  peak {peak:,.0f} MB  "
          f"{len(result.drafts):,} drafts  {len(result.edits):,} edits", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--one":
        one(float(sys.argv[2]), apart=sys.argv[3] == "apart")
    else:
        for kind in ("pages", "apart"):
            for size in sys.argv[1:] or ["1", "5", "20"]:
                subprocess.run([sys.executable, __file__, "--one", size, kind], check=True)
