"""Running text and a Matcher in; links to the pages of terms out.

A term link is `<a class="term" href="…" aria-describedby="term-<slug>">surface</a>`: without script a plain link. The
definition it describes itself by is a hidden element that the page template prints once a page, outside the article,
so that neither search nor copied text contains it.
"""

from __future__ import annotations

import re
from typing import Literal
from xml.etree.ElementTree import Element

from zhiku.flow import Edit, Flow
from zhiku.glossary import Glossary, definition_id
from zhiku.matching import Matcher
from zhiku.records import PageContext, relative_to

_TITLE = re.compile("《([^《》\n\u2029]{1,60})》")
"""A book or a law is named as a whole: 征信 in 《征信业管理条例》 is no term."""
LinkMode = Literal["page", "section", "all"]


def find_term_links(flow: Flow, matcher: Matcher, glossary: Glossary, page: PageContext, mode: LinkMode,
                    taken: list[Edit]) -> list[tuple[Edit, str]]:
    """The term links of a page as edits with the path of the term, in text order; `taken` stretches are left alone."""
    titles = [match.span(1) for match in _TITLE.finditer(flow.text)] if "《" in flow.text else []
    barred = {page.path} | {owner for owner in map(glossary.owner, page.skip) if owner}
    done = set(barred)
    section = ""

    def wanted(start: int, end: int, term: str) -> bool:
        nonlocal section
        if mode == "section":
            if (here := flow.heading_at(start)) != section:
                section = here
                done.clear()
                done.update(barred)
            if term in done:
                return False
        meta = glossary.terms[term].meta
        return (meta.link and (not meta.scope or page.section in meta.scope) and flow.is_free(start, end)
                and not any(e.start < end and start < e.end for e in taken)
                and not any(a <= start and end <= b and (start, end) != (a, b) for a, b in titles))

    found = []
    for match in matcher.matches(flow.text, wanted, barred if mode == "section" else done):
        if mode != "all":
            done.add(match.term)
        found.append((Edit(match.start, match.end, _Maker(page.path, match.term)), match.term))
    return found


class _Maker:
    def __init__(self, path: str, term: str) -> None:
        self.attributes = {"class": "term", "href": relative_to(path, term), "aria-describedby": definition_id(term)}

    def __call__(self, surface: str) -> Element:
        link = Element("a", self.attributes)
        link.text = surface
        return link
