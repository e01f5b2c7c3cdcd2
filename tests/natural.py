"""Texts as people wrote them, Simplified: what the trainers of tests damage, to learn from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tests.train_swaps import TEXTS
from zhiku.intake import fold

DATA = Path(__file__).parent / "data"


@cache
def written() -> tuple[str, ...]:
    """The pieces that were written to learn from, one file of many pieces each."""
    return tuple(file.read_text("utf-8") for file in sorted((DATA / "import" / "natural").glob("*.txt")))


def undamaged(without: str = "") -> list[str]:
    """What damaged documents were before; those whose names match `without` are left out."""
    texts = [file.read_text("utf-8-sig") for folder in TEXTS for file in sorted(folder.glob("*.clean.md"))
             if not without or not re.match(without, file.name)]
    return [fold.simplified(text) if fold.is_traditional(text) else text for text in texts]


def published() -> list[str]:
    """The articles and sentences of the other test data."""
    files = sorted((DATA / "search-eval" / "corpus").glob("*.md"))
    for folder in ("unlawful", "personal-data", "term-sentences"):
        files += sorted((DATA / folder).glob("*.tsv"))
    return [file.read_text("utf-8") for file in files]
