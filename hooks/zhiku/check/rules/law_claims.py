"""What an article says of the law: every claim has an id, its grade is visible, and the rule it rests on is in force.

A claim is an article of an instrument (《民法典》第一百八十八条) or a sentence that says what the law demands, forbids or
punishes. It is backed by a link to the legal basis in its own section, or by a citation that the build links by itself;
the sentences above the first heading, and terms, may rest on `law:` of the front matter, which the page prints.
Texts from a source speak for themselves; what editors put beside them, in boxes, is held to the rule.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator

from zhiku.article import Article, LawMeta, Term
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.check.rules.unlawful_keys import may_match
from zhiku.law import LawArticle, LawBasis, grade_words
from zhiku.records import leads_to

_NUMBER = "[零〇一二三四五六七八九十百千两0-9０-９]{1,9}"
_CITED = lazy(rf"《([^《》\n]{{2,60}})》(?:[（(][^（）()\n]{{1,40}}[）)])?\s*第\s*({_NUMBER})\s*条(?:之({_NUMBER}))?")
_LINK = lazy(r"(!?)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(\s*<?([^)\s>]+)[^)\n]*\)")
_BLOCK = lazy(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*+]|\d+\.)[ \t]|\|)")
_BOX = lazy(r"^[ \t]*(?:!!!|\?\?\?\+?)[^\n]*\n(?:(?:[ ]{4}|\t)[^\n]*\n?|[ \t]*\n)*", re.M)

CLAIMS: tuple[str, ...] = (
    r"(?:法律|法规|规章|司法解释|刑法|民法典|监管(?:部门|规定|办法)?|行业指引|指引|国家标准)(?:中|里|上)?"
    r"(?:已经|都|也|还)?(?:明确|明文|明令)?(?:规定|要求|禁止|不允许|不许|允许|写明|不得)",
    r"(?:依法|依照[^，。；\n]{0,14}规定|按(?:照)?(?:法律|规定|指引|标准))[^，。；\n]{0,6}(?:应当|必须|不得|有权)",
    r"(?<![不非])构成[^，。；、（）\n]{1,12}罪",
    r"(?:处|判处|判)[^，。；\n]{0,8}(?:有期徒刑|拘役|罚金|拘留|罚款)",
    r"诉讼时效(?:期间)?(?:是|为|一般)[^，。；\n]{0,6}年",
    r"(?:属于|就是|构成|都是|一律|也是)(?:违法|犯罪)",
    r"法定[^，。；\n]{0,6}(?:上限|权利|义务|期限)",
)
"""Sentences that say what the law is; patterns are data, add one with a case both ways in tests/test_check_law.py."""
_CLAIM = [(pattern, lazy(pattern)) for pattern in CLAIMS]
_ASKING = lazy(r"[？?][”」』]?\s*$|是否|是不是|有没有")
_FUTURE = lazy(r"尚未|还没|还未|没有生效|未施行|未生效|将[于在自]|起施行|起执行|起生效|以后|之后")
_PAST = lazy(r"失效|废止|旧|曾|已被|过去|取消|当时|以前|之前|原来|为止|不再|取代|代替|历史|\d{4}年")


def _law_at(document: Document, basis: LawBasis, target: str) -> LawArticle | None:
    where = leads_to(document.path, target)
    return basis.at(*where) if where else None


def _claimable(document: Document, world: World) -> str:
    """The part of the text that editors answer for, the rest blanked out; "" where the rule has no business."""
    page = document.page
    outside = page.is_index or page.path.startswith(world.settings.law.basis + "/")
    if outside or not isinstance(page, (Article, Term)) or not world.law_documents:
        return ""
    text = document.masked
    if isinstance(page, Article) and page.meta.source:
        blank = list(re.sub(r"[^\n]", " ", text))
        for box in _BOX.finditer(text):
            blank[box.start():box.end()] = text[box.start():box.end()]
        text = "".join(blank)
    return text


def find(document: Document, world: World) -> Iterator[Problem]:
    """Claims without an id, and ids whose grade no reader sees."""
    text = _claimable(document, world)
    if not text.strip():
        return
    claims = sorted((m for source, pattern in _CLAIM if may_match(source, text) for m in pattern.finditer(text)),
                    key=lambda m: (m.start(), -m.end()))
    if not (claims or "](" in text or _CITED.search(text)):
        return
    basis = world.law_basis
    links = [(m.start(), m.end(), _law_at(document, basis, m[3])) for m in _LINK.finditer(text)] if "](" in text else []
    starts = [start for start, _, _ in links]
    backed = [start for start, _, law in links if law]
    for match in _CITED.finditer(text):
        before = bisect_right(starts, match.start()) - 1
        inside = links[before] if before >= 0 and match.start() < links[before][1] else None
        if inside and inside[2]:
            continue
        if basis.cited(match[1], match[2], match[3] or ""):
            if inside:
                yield Problem(match.start(), f"“{match[0]}”连到了别处；请连到本库的法律依据，读者才看得到核对等级。")
            else:
                backed.append(match.start())
            continue
        yield Problem(match.start(), f"“{match[0]}”没有依据：法律依据里没有这一条。请在 {world.settings.law.basis}/ 里"
                      "写上它并核对，或改成有依据的说法。")
    yield from _claims(document, text, claims, sorted(backed))
    for heading in document.headings if backed else ():
        for start, _, law in links:
            if law and law.grade != "V1" and heading.start <= start < heading.end:
                named = f"《{law.instrument}》{law.label if law.anchor else ''}"
                yield Problem(heading.start, f"标题里引用了{named}，读者看不到“{grade_words(law.grade)}”；"
                              "标题旁边不显示核对等级，请把链接移到正文里。")


def _claims(document: Document, text: str, claims: list[re.Match[str]], backed: list[int]) -> Iterator[Problem]:
    cuts = [h.start for h in document.headings]
    by_meta = bool(document.page.meta.law)
    whole_page = by_meta and isinstance(document.page, Term)
    done = 0
    for match in claims:
        if match.start() < done:
            continue
        done = match.end()
        start = max((c for c in cuts if c <= match.start()), default=0)
        end = min((c for c in cuts if c > match.start()), default=len(text))
        if whole_page or any(start <= at < end for at in backed) or (by_meta and start == 0):
            continue
        if _ASKING.search(_sentence(text, match.start(), match.end())):
            continue
        yield Problem(match.start(), f"“{match[0]}”是一句法律上的话，却没有写依据。请在这一节里链接到法律依据的那一条，"
                      "并把编号写进文件头的 law；说不准的，请删去。")


def _sentence(text: str, start: int, end: int) -> str:
    before = max(text.rfind(mark, 0, start) for mark in "。！？\n；")
    after = min((at for mark in "。！？\n；" if (at := text.find(mark, end)) >= 0), default=len(text) - 1)
    return text[before + 1: after + 1]


def _block(text: str, start: int, end: int) -> str:
    """The paragraph, list item or table row around a stretch."""
    before = max((m.end() for m in _BLOCK.finditer(text, 0, start)), default=0)
    after = _BLOCK.search(text, end)
    return text[before: after.start() if after else len(text)]


def _state(meta: LawMeta, today: dt.date) -> str:
    if meta.in_force and meta.in_force > today:
        return "future"
    return "past" if meta.until and meta.until < today else ""


def find_in_force(document: Document, world: World) -> Iterator[Problem]:
    """Links to rules that are not yet, or no longer, in force, in paragraphs that don't say so."""
    if document.path.startswith(world.settings.law.basis + "/") or "](" not in document.masked:
        return
    states = {path: state for path, page in world.law_pages.items() if (state := _state(page.meta, world.today))}
    if not states:
        return
    for match in _LINK.finditer(document.masked):
        where = leads_to(document.path, match[3])
        if not where or where[0] not in states:
            continue
        page, block = world.law_pages[where[0]], _block(document.masked, match.start(), match.end())
        if states[where[0]] == "future" and not _FUTURE.search(block):
            yield Problem(match.start(), f"《{page.title}》自 {page.meta.in_force} 起才施行；请在这一段里说明还没有生效。")
        elif states[where[0]] == "past" and not _PAST.search(block):
            yield Problem(match.start(), f"《{page.title}》到 {page.meta.until} 已经失效；请改用现行的规定，或说明这是过去的规定。")


CLAIMS_RULE = Rule("law-claim", "error", "法律上的话要有依据，等级要看得见", find, in_drafts=False)
IN_FORCE = Rule("law-in-force", "warning", "引用的规定要正在施行", find_in_force, in_drafts=False)
