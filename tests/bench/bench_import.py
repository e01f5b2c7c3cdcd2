"""How many characters a second an import reads, and how much memory it takes, at three sizes.

    python tests/bench/bench_import.py [MEGABYTES …]

The text is the damaged documents of the test data, repeated with other numbers; every size runs in a process of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"


def text(megabytes: float) -> bytes:
    """Damaged text of a size: the three measured documents and the first source, over and over."""
    parts = [p.read_text("utf-8") for p in sorted((DATA / "import-eval").glob("*.raw.txt"))]
    parts.append((DATA / "import" / "source-001" / "raw.txt").read_text("utf-8"))
    out: list[bytes] = []
    size, k = 0, 0
    while size < megabytes * 1e6:
        piece = f"第{k}篇 {parts[k % len(parts)]}\n\n".encode()
        out.append(piece)
        size += len(piece)
        k += 1
    return b"".join(out)


def one(megabytes: float) -> None:
    """Import one text and print its figures."""
    from zhiku.intake.decisions import Decisions
    from zhiku.intake.decode import decode
    from zhiku.intake.pipeline import import_source

    data = text(megabytes)
    start = time.process_time()
    source, _ = decode(data, "bench.txt", "bench.txt")
    assert source is not None
    result, findings = import_source(source, Decisions(), folder="bench")
    spent = time.process_time() - start
    assert result is not None, findings
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(data) / 1e6:6.1f} MB  {len(source.text):>9,} characters  {spent:6.2f} s  "
          f"{len(source.text) / spent:>9,.0f} characters/s  {len(data) / 1e6 / spent:5.2f} MB/s  peak {peak:,.0f} MB  "
          f"{len(result.drafts):,} drafts  {len(result.edits):,} edits", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        one(float(sys.argv[2]))
    else:
        for size in sys.argv[1:] or ["1", "5", "20"]:
            subprocess.run([sys.executable, __file__, "--one", size], check=True)
