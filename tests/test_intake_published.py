"""The first source, imported as it lies in the repository, agrees with what was published wherever no person decided."""

from __future__ import annotations

import json
import re
import shutil
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from zhiku.cli import main

SOURCE = Path(__file__).parents[1] / "sources" / "001"
_MARK = re.compile(r"〔(?!\d{4}〕)[^〔〕]*〕")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("import")
    shutil.copytree(SOURCE, folder / "source")
    assert main(["import", str(folder / "source" / "raw.txt"), "--out", str(folder / "out")]) == 0
    ledger: dict[str, Any] = json.loads((folder / "out" / "ledger.json").read_text("utf-8"))
    return ledger


PUBLISHED: dict[str, Any] = json.loads((SOURCE / "ledger.json").read_text("utf-8"))
RAW = (SOURCE / "raw.txt").read_bytes().decode("utf-8")


def edits_of(ledger: dict[str, Any], paragraph: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted((e for e in ledger["edits"] if paragraph["start"] <= e["start"] and e["end"] <= paragraph["end"]),
                  key=lambda e: (e["start"], e["end"]))


def text_of(edits: list[dict[str, Any]], paragraph: dict[str, Any]) -> str:
    """The paragraph after these edits, marks of editors left out."""
    out, at = "", paragraph["start"]
    for edit in edits:
        out, at = out + RAW[at:edit["start"]] + edit["new"], edit["end"]
    return _MARK.sub("", out + RAW[at:paragraph["end"]])


def undecided(drafted: str, published: str, decisions: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Differences that no decision of a person explains; a decision may stand in a longer difference."""
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, drafted, published, autojunk=False).get_opcodes():
        old, new = drafted[i:j], published[k:m]
        if kind != "equal" and not any(old in a and new in b for a, b in decisions):
            found.append((old, new))
    return found


def test_every_paragraph_is_in_a_draft_or_listed(imported: dict[str, Any]) -> None:
    assert [p["n"] for p in imported["paragraphs"]] == list(range(1, 39))
    assert all(("draft" in p) != ("removed" in p) for p in imported["paragraphs"])


@pytest.mark.parametrize("paragraph", [p for p in PUBLISHED["paragraphs"] if "page" in p], ids=lambda p: str(p["n"]))
def test_a_draft_says_what_was_published(imported: dict[str, Any], paragraph: dict[str, Any]) -> None:
    mine = next(p for p in imported["paragraphs"] if p["n"] == paragraph["n"])
    assert "draft" in mine, f"第 {paragraph['n']} 段发布了，导入却移出了：{mine.get('removed')}"
    published = edits_of(PUBLISHED, paragraph)
    decisions = {(e["old"], _MARK.sub("", e["new"])) for e in published if e["tier"] != "auto"}
    drafted = text_of([e for e in edits_of(imported, mine) if e["tier"] != "proposed"], paragraph)
    assert undecided(drafted, text_of(published, paragraph), decisions) == []


def test_the_comparison_can_fail() -> None:
    assert undecided("催收员要会听", "催收员要会说", set()) == [("听", "说")]
    assert undecided("催收员要会听", "催收员要会说", {("听", "说")}) == []
