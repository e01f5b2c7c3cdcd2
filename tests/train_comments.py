"""Damaged comments with known truth in; `stuffed_trees.json`, the same every time, out.

Run: python -m tests.train_comments [--held-out]. What stands behind each 的 of the comments teaches: it was stuffed in, or its
writer wrote it. Only texts teach that no known spinner damaged; those have a table. `tests/growing.py` says what growing
needs. `--held-out` prints how well trees of the other authors' texts do on each author's instead.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from tests.growing import grow, write
from tests.train_halves import author, files
from tests.train_swaps import open_damaged
from zhiku.intake import stuffing
from zhiku.intake.learned import weigh
from zhiku.intake.trees import Trees

OUT = Path(__file__).parent.parent / "hooks" / "zhiku" / "intake" / "data" / "stuffed_trees.json"


class Row(NamedTuple):
    """What may have been stuffed in behind a 的: where, what is measured, and whether it was."""

    doc: str
    place: int
    measured: dict[str, float]
    is_stuffed: bool
    is_near: bool


def rows_of(truth_file: Path) -> list[Row]:
    """The comments of a damaged text; none where it is the work of a spinner that is known."""
    truth, plain, kept = open_damaged(truth_file)
    if truth.get("profile") != "unseen":
        return []
    added = {c["start"]: plain(c["raw"]) for c in truth["corruptions"] if c["class"] == "inserted-noise"}
    blocks = [block for block in truth["blocks"] if block["type"] != "removed"]
    comments = [(start, text) for (start, text), block in zip(kept, blocks, strict=True) if block["type"] == "comment"]
    known = stuffing.repeated("\n".join(text for _, text in comments), "\n".join(text for _, text in kept))
    return [Row(truth_file.name, start + match.end(),
                stuffing.measures(weigh("stuffed_weights.json", piece.facts), known.get(match[1][:piece.size], stuffing.Repeated())),
                added.get(start + match.end()) == match[1][:piece.size], start + match.end() in added)
            for start, text in comments for match in stuffing.PHRASE.finditer(text)
            for piece in stuffing.pieces(text, match.end(), match[1])]


def taught_by() -> list[str]:
    """All that the trees depend on."""
    return [OUT.with_name("stuffed_weights.json").read_text("utf-8"), *(file.read_bytes().hex() for file in files())]


def main(words: list[str]) -> None:
    """Grow the trees anew, or show what they are worth."""
    rows = [row for file in files() for row in rows_of(file)]
    if "--held-out" in words:
        best: dict[tuple[str, int], tuple[float, Row]] = {}
        for one in sorted({author(row.doc) for row in rows}):
            grown = Trees.of(grow([(row.measured, row.is_stuffed) for row in rows if author(row.doc) != one]))
            for row in rows:
                if author(row.doc) == one:
                    value = grown.odds(row.measured)
                    best[row.doc, row.place] = max(best.get((row.doc, row.place), (-99.0, row)), (value, row), key=lambda found: found[0])
        for least in (2.0, 1.5, 1.0, 0.5, 0.0, -0.5, -1.0, -1.5):
            taken = [row for value, row in best.values() if value >= least]
            wrong = sum(row.is_near and not row.is_stuffed for row in taken)
            print(f"{least:5.1f}: right {sum(row.is_stuffed for row in taken)}, wrong words {wrong}, "
                  f"elsewhere {sum(not row.is_near for row in taken)}")
        return
    write(grow([(row.measured, row.is_stuffed) for row in rows]), OUT, taught_by())


if __name__ == "__main__":
    main(sys.argv[1:])
