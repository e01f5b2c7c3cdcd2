"""The title of a text in; where the names of the site behind it begin, and the parts without what is that title once more (with the
name of the site, with the number of the page), out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from zhiku.intake.headings import ENDS, core
from zhiku.intake.values import Part, removed
from zhiku.intake.why import Why

_LONGEST, _LONGEST_AGAIN = 120, 80
_TOP, _NEAR, _SHORTEST, _TWO = 12, 4, 6, 2
_SITE_TAIL = re.compile(r"\s*[-_|｜—–·]\s*[^-_|｜—–·]{1,20}$")
SITE = re.compile(r"(?:网|[贴酒]?吧|论坛|社区|频道|博客|之家|百科|专栏|日报|资讯|文库|Discuz!?|BBS|blog)$", re.I)
"""How the names of sites end."""
_PAGE = re.compile(
    r"\s*(?:[（(\[【]\s?(?:第\s?)?(?:\d{1,2}|[一二三四五六七八九十])\s?(?:页|[/／]\s?\d{1,2})?\s?[）)\]】]|[-_—–\s]\s?第\s?\d{1,2}\s?页)$")


def site_tail(title: str, *, is_page: bool = False) -> int:
    """Where the names of the site behind a title begin (标题 - 频道 - 某某网); its length where there are none. The title
    of a web page (`is_page`) has one behind every dash; a line of text only if it reads like one."""
    if len(title) > _LONGEST or title.startswith("#"):
        return len(title)
    stop, count = len(title), 0
    while (tail := _SITE_TAIL.search(title[:stop])) and tail.start() >= 4:
        # behind two names of sites stands what part of the site it is
        if not (count > 1 or (is_page and not count) or SITE.search(title[:stop].rstrip())):
            break
        stop, count = tail.start(), count + 1
    return stop


def without_named(parts: Sequence[Part]) -> list[Part]:
    """Without the lines on top that say with the name of the site behind it (标题 - 某某) what stands below as the title without."""
    top = [i for i, part in enumerate(parts[:_TOP]) if part.kind in ("paragraph", "heading")]
    titles = {i: core(parts[i].block.text[parts[i].begin:parts[i].stop]) for i in top}
    site = [core(part.block.text) for part in parts[:_TOP] if part.kind == "removed"]
    named = {i for k, i in enumerate(top) for other in top[k + 1:k + 1 + _NEAR]
             if len(titles[other]) >= _SHORTEST and _is_named(parts[i].block.text.strip(), titles[other], site)}
    return [removed(part.block, Why.REPEATED_WITH_SITE) if i in named else part for i, part in enumerate(parts)]


def _is_named(text: str, title: str, site: Sequence[str]) -> bool:
    """Whether a line is a title with one name behind it, or several, of which one is that of a site: 网, 论坛 …, or a line of the
    `site` around it has it. It may be who wrote it, else, or the volume."""
    is_of_site = False
    while len(text) <= _LONGEST and (tail := _SITE_TAIL.search(text)) and not ENDS.search(text):
        name, text = core(tail[0]), text[:tail.start()]
        is_of_site = is_of_site or bool(SITE.search(name)) or (len(name) >= _TWO and any(name in line for line in site))
        if core(text) == title:
            return is_of_site
    return False


def remove_again(parts: list[Part], first: int, others: list[int]) -> None:
    """The title once more, with the name of the site behind, or the number of the page, on the pages that were copied together; that
    of the first of them stands right below the title, as does the title without either, above a line of the site."""
    counted: dict[int, str] = {}
    title = core(parts[first].block.text[parts[first].begin:parts[first].stop])
    for i in others:
        text = parts[i].block.text.strip()
        if parts[i].kind not in ("paragraph", "heading"):
            continue
        if len(text) < _LONGEST_AGAIN and core(text) != title and core(text[:site_tail(text)]) == title:
            parts[i] = removed(parts[i].block, Why.REPEATED_WITH_SITE)
        elif (page := _PAGE.search(text)) and core(text[:page.start()]) == title:
            counted[i] = page[0]
        elif i == others[0] and parts[i].kind == "paragraph" and core(text) == title and not ENDS.search(text) and any(
                part.kind == "removed" for part in parts[i + 1:i + 2]):
            parts[i] = removed(parts[i].block, Why.REPEATED)
    again = {i for i, page in counted.items() if _opens_page(parts, i) or (
        parts[first].block.tag == parts[i].block.tag == "h1" and re.search(r"\d", page))}
    for i in again | (counted.keys() & set(others[:1]) if again else set()):
        parts[i] = removed(parts[i].block, f"{Why.REPEATED}（带着页码）")


def _opens_page(parts: Sequence[Part], i: int) -> bool:
    """Whether a line stands below the links to the other pages of a text: a second part of its own is called 总结（二） as well."""
    above = takewhile(lambda part: part.kind == "removed", reversed(parts[:i]))
    return any(part.why is Why.PAGES for part in above)
