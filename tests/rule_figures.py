"""Precision and recall of the rules `personal-data` and `unlawful-technique` on their example sets.

Run: .venv/bin/python -m tests.rule_figures [-v] [FILE.tsv RULE]. Both halves (by hash of the id) have been read by now.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from zhiku.check.model import World, document_of
from zhiku.check.rules import RULES
from zhiku.settings import Settings

DATA = Path(__file__).parent / "data"
SETS = {"personal-data": (DATA / "personal-data" / "examples.tsv", "personal"),
        "unlawful-technique": (DATA / "unlawful" / "examples.tsv", "unlawful")}


@dataclass(frozen=True)
class Example:
    """One line of a set, and whether the rule must report something in it."""

    id: str
    wanted: bool
    kind: str
    text: str

    @property
    def half(self) -> str:
        """By a hash of the id: the half on which rules were tuned first, and the one that was held back until then."""
        return "tuned" if hashlib.sha256(self.id.encode()).digest()[0] % 2 else "held"


@dataclass(frozen=True)
class Figures:
    """How a rule did, with the examples that it got wrong."""

    precision: float
    recall: float
    number: int
    wrong: tuple[Example, ...]


def examples(rule: str, file: Path | None = None) -> list[Example]:
    """The examples of a rule's set."""
    path, positive = SETS[rule]
    with (file or path).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Example(r["id"], r["label"] == positive, r["class"], r["text"].replace("\\n", "\n")) for r in rows]


def reporter(rule: str) -> Callable[[str], bool]:
    """Whether the rule reports something in a text, as the body of an ordinary page."""
    found = next(r for r in RULES if r.name == rule)

    def reports(text: str) -> bool:
        document = document_of("---\ntitle: 甲\n---\n" + text, "x/example.md", Settings())
        return any(True for _ in found.find(document, World({document.path: document})))

    return reports


def measure(cases: Iterable[Example], reports: Callable[[str], bool]) -> Figures:
    """Precision and recall of a rule on some examples."""
    cases = list(cases)
    said = [(case, reports(case.text)) for case in cases]
    right = sum(case.wanted and flag for case, flag in said)
    flagged, wanted = sum(flag for _, flag in said), sum(case.wanted for case in cases)
    wrong = tuple(case for case, flag in said if case.wanted != flag)
    return Figures(right / flagged if flagged else 1.0, right / wanted if wanted else 1.0, len(cases), wrong)


def main(words: list[str]) -> None:
    """Print the figures; with -v the wrong ones of the tuned half."""
    verbose = "-v" in words
    words = [w for w in words if w != "-v"]
    chosen = {words[1]: Path(words[0])} if len(words) == 2 else dict.fromkeys(SETS)
    for rule, file in chosen.items():
        cases, reports = examples(rule, file), reporter(rule)
        for name in ("tuned", "held", "all"):
            figures = measure((c for c in cases if name in ("all", c.half)), reports)
            missed = Counter(c.kind for c in figures.wrong if c.wanted)
            false = Counter(c.kind for c in figures.wrong if not c.wanted)
            print(f"{rule} {name}: {figures.number} examples, precision {figures.precision:.3f}, recall {figures.recall:.3f}")
            if name == ("all" if file else "tuned") and verbose:
                print("  missed", dict(missed), "false", dict(false))
                for case in figures.wrong:
                    print("  ", "MISSED" if case.wanted else "FALSE ", case.id, case.kind, case.text.replace("\n", "⏎"))


if __name__ == "__main__":
    main(sys.argv[1:])
