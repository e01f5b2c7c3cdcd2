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
    """Groups with at least one word that a (folded) name of the site has: `words it has|other words`.

    The former are worth looking for where a reader says any of the group. A word that stands in running text alone leads
    to no page in particular, so a group of such words isn't worth a reader's bytes.
    """
    said: dict[str, dict[str, None]] = {}
    for group in _table():
        here = [word for word in group if word in names]
        if here:
            others = said.setdefault(" ".join(here), {})
            others.update(dict.fromkeys(word for word in group if word not in here))
    return sorted(f"{here}|{' '.join(others)}" for here, others in said.items())
