"""Groups of everyday Chinese words that mean nearly the same; those a site has a use for come out.

Readers ask in their own words (老公, 咋办, 打电话), pages are written in others (配偶, 如何, 致电). The table beside this
module, `everyday.txt`, knows the language and no subject; a subject's own synonyms belong in its glossary.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _table() -> tuple[tuple[str, ...], ...]:
    text = files("zhiku.search").joinpath("everyday.txt").read_text("utf-8")
    return tuple(tuple(line.split()) for line in text.splitlines() if line and not line.startswith("#"))


def everyday_groups(names: str) -> list[str]:
    """Groups with at least one word that a (folded) name of the site has, words divided by spaces.

    A word that stands in running text alone leads to no page in particular, so its group isn't worth a reader's bytes.
    """
    return [" ".join(group) for group in _table() if any(word in names for word in group)]
