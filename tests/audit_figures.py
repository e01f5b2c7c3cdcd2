"""A ledger and the audit of a source in; how much of what the audit knows was undone, offered, or invented, out."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NO_CHANGE = re.compile(r"不补|保留|照录|用作|作为第|第27|与第21|（全角标点）|——空标题|匿名|公开前")


@dataclass
class Figures:
    """Counts by confidence, and what was not found."""

    certain: list[bool] = field(default_factory=list)
    likely: list[bool] = field(default_factory=list)
    likely_auto: int = 0
    holes: list[bool] = field(default_factory=list)
    auto: int = 0
    unknown: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def _produced(text: str, edits: list[dict[str, Any]], a: int, b: int, tiers: tuple[str, ...]) -> tuple[int, int, str]:
    """The stretch around `a:b` that the edits of these tiers touch, and what they make of it."""
    near = [e for e in edits if e["tier"] in tiers and e["a"] <= b and a <= e["b"]]
    lo, hi = min([a, *(e["a"] for e in near)]), max([b, *(e["b"] for e in near)])
    out, at = "", lo
    for e in near:
        out += text[at:e["a"]] + e["new"]
        at = e["b"]
    return lo, hi, out + text[at:hi]


def _undone(text: str, edits: list[dict[str, Any]], row: dict[str, str], tiers: tuple[str, ...]) -> bool:
    a, b, new = int(row["start"]), int(row["end"]), re.sub(r"[〔〕]|（删去）|∅", "", row["restoration"])
    lo, hi, made = _produced(text, edits, a, b, tiers)
    wanted = text[lo:a] + new + text[b:hi]
    if made == wanted:
        return True
    touching = [e for e in edits if e["tier"] in tiers and e["a"] <= b and a <= e["b"]]
    if a == b:
        return any(e["a"] <= a <= e["b"] and new in e["new"] for e in touching) and bool(new)
    # several rows of the audit may lie under one edit, and several edits beside one row
    inner = [e for e in touching if e["a"] < b and a < e["b"]]
    lo, hi, made = (min([a, *(e["a"] for e in inner)]), max([b, *(e["b"] for e in inner)]), "")
    at = lo
    for e in inner:
        made += text[at:e["a"]] + e["new"]
        at = e["b"]
    made += text[at:hi]
    return made == text[lo:a] + new + text[b:hi]


def figures(ledger: dict[str, Any], audit: Path) -> Figures:
    """Compare; a row that asks for no change is counted as knowledge, not as damage."""
    paragraphs = {p["n"]: p for p in ledger["paragraphs"]}
    by_paragraph: dict[int, list[dict[str, Any]]] = {}
    for edit in ledger["edits"]:
        n = int(edit["id"].split("-")[0])
        start = paragraphs[n]["start"]
        by_paragraph.setdefault(n, []).append(edit | {"a": edit["start"] - start, "b": edit["end"] - start})
    out = Figures()
    rows = list(csv.DictReader(audit.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    known: dict[int, list[dict[str, str]]] = {}
    for row in rows:
        n = int(row["para"])
        known.setdefault(n, []).append(row)
        text, edits = paragraphs[n]["text"], by_paragraph.get(n, [])
        whole = row["garbled_span"].startswith("（整段）")
        if row["restoration"].startswith("〔？〕"):
            a, b = int(row["start"]), int(row["end"])
            marks = [e for e in edits if e["tier"] == "flag" and abs(e["a"] - a) <= 1 and abs(e["b"] - b) <= 1]
            out.holes.append(bool(marks))
            continue
        if row["confidence"] not in ("certain", "likely"):
            continue
        removed = "removed" in paragraphs[n]
        if "（全角标点）" in row["restored_span"]:
            good = removed or not _half_width_left(text, edits)
        elif whole and NO_CHANGE.search(row["restoration"]):
            continue
        elif "（删去）" in row["restoration"] and (whole or row["garbled_core"] == text):
            good = removed
        elif removed:
            good = True  # a heading over the comments, the name and date of a comment: not in any draft
        elif row["restoration"] == row["garbled_core"]:
            continue
        else:
            good = _undone(text, edits, row, ("auto",))
        if row["confidence"] == "certain":
            out.certain.append(good)
        else:
            out.likely_auto += good
            good = good or _undone(text, edits, row, ("auto", "proposed"))
            out.likely.append(good)
        if not good:
            out.missed.append(f"{n} {row['confidence']} {row['garbled_span']} → {row['restoration']}")
    for n, edits in by_paragraph.items():
        text = paragraphs[n]["text"]
        for edit in edits:
            if edit["tier"] != "auto" or "removed" in paragraphs[n]:
                continue
            out.auto += 1
            if not _known(text, edit, known.get(n, [])):
                out.unknown.append(f"{n} {text[max(0, edit['a'] - 6):edit['a']]}[{edit['old']}→{edit['new']}]"
                                   f"{text[edit['b']:edit['b'] + 6]} {edit['rule']}")
    return out


def _half_width_left(text: str, edits: list[dict[str, Any]]) -> bool:
    gone = {e["a"] for e in edits if e["b"] - e["a"] == 1}
    return any(c in ",:?" and i not in gone for i, c in enumerate(text))


def _known(text: str, edit: dict[str, Any], rows: list[dict[str, str]]) -> bool:
    for row in rows:
        if "（全角标点）" in row["restored_span"]:
            if edit["old"] in ",:?;!" and len(edit["old"]) == 1:
                return True
            continue
        if row["garbled_span"].startswith("（整段）"):
            continue
        a, b = int(row["start"]), int(row["end"])
        if not (edit["a"] <= b and a <= edit["b"]):
            continue
        new = re.sub(r"[〔〕]|（删去）|∅", "", row["restoration"])
        lo, hi = min(a, edit["a"]), max(b, edit["b"])
        made = text[lo:edit["a"]] + edit["new"] + text[edit["b"]:hi]
        if made == text[lo:a] + new + text[b:hi] or (a == b == edit["a"] and new and new in edit["new"]):
            return True
    return False


def main(folder: str, audit: str) -> None:
    """Print the figures of one import."""
    f = figures(json.loads((Path(folder) / "ledger.json").read_text("utf-8")), Path(audit))
    print(f"certain undone {sum(f.certain)}/{len(f.certain)} = {sum(f.certain) / len(f.certain):.3f}")
    print(f"likely undone or offered {sum(f.likely)}/{len(f.likely)} = {sum(f.likely) / len(f.likely):.3f} (undone {f.likely_auto})")
    print(f"holes marked {sum(f.holes)}/{len(f.holes)}")
    print(f"automatic edits {f.auto}, unknown to the audit {len(f.unknown)} = {100 * len(f.unknown) / f.auto:.2f} in 100")
    for line in f.missed:
        print("  missed", line)
    for line in f.unknown:
        print("  unknown", line)


if __name__ == "__main__":
    import sys

    main(sys.argv[1], sys.argv[2])
