"""Values of front matter that can be read and mean nothing: lists with full-width marks, keys twice, names of no page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from zhiku.article import ArticleMeta, LawPage, Term
from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, World
from zhiku.check.rules.links import near_hint
from zhiku.handouts import TEMPLATE

_KEY = lazy(r"^([a-z_]+)[ \t]*:", re.M)
_WIDE_LIST = lazy(r"^(?P<key>[a-z_]+):[ \t]+(?:【[^\n]*】[ \t\r]*$|\[[^,\[\]\"'\n]*[，、][^,\[\]\"'\n]*\])", re.M)
_NEVER = dt.date(1970, 1, 1)
_TEMPLATES = (TEMPLATE, "changes.html", "map.html", "report.html", "sheet.html")


def find_values(document: Document, world: World) -> Iterator[Problem]:
    """Everything of this kind in the block between the two `---`."""
    front = document.text[:document.body_start]
    seen: set[str] = set()
    for match in _KEY.finditer(front):
        if match[1] in seen:
            yield Problem(match.start(), f"文件头里 `{match[1]}` 写了两次，只有后一个算数；请删去一个。")
        seen.add(match[1])
    for match in _WIDE_LIST.finditer(front) if "，" in front or "、" in front or "【" in front else ():
        yield Problem(match.start(), f"`{match['key']}` 的方括号或逗号是全角的，整串会当成一项；请写成 [甲, 乙]，括号和逗号都是英文的。")
    meta = document.page.meta
    if meta.reviewed and world.today != _NEVER and meta.reviewed > world.today + dt.timedelta(days=1):
        yield Problem(document.key("reviewed"), f"reviewed 是 {meta.reviewed}，还没有到；请写核对内容的那一天。", "warning")
    for path in (*meta.related.pin, *meta.related.exclude):
        if path not in world.documents:
            yield Problem(document.key("related"), f"related 里的 {path} 不存在{near_hint('', path, world)}路径从 docs/ 里面写起。")
    named = document.page.raw_meta.get("template")
    if isinstance(named, str) and named not in _TEMPLATES and (near := get_close_matches(named, _TEMPLATES, 1, 0.8)):
        yield Problem(document.key("template"), f"没有叫 {named} 的模板；您是不是要写 {near[0]}？")
    if isinstance(meta, ArticleMeta) and meta.handout:
        yield from _of_handout(document, meta.handout, world)
    if isinstance(document.page, Term):
        yield from _of_term(document, document.page, world)


def _of_handout(document: Document, paths: Sequence[str], world: World) -> Iterator[Problem]:
    if document.page.raw_meta.get("template") != TEMPLATE:
        yield Problem(document.key("handout"), f"写了 handout，却没有写 template: {TEMPLATE}，这些页不会排在这里；"
                      "请补上这一行，或删去 handout。")
    for path in paths:
        if path not in world.documents:
            yield Problem(document.key("handout"), f"handout 里的 {path} 不存在{near_hint('', path, world)}路径从 docs/ 里面写起。")
        elif isinstance(world.documents[path].page, LawPage):
            yield Problem(document.key("handout"), f"handout 里的 {path} 是法律依据页，不排进讲义：打印出来看不到它失效了没有；请去掉。")
        elif world.documents[path].page.raw_meta.get("template") == TEMPLATE:
            yield Problem(document.key("handout"), f"handout 里的 {path} 自己也是讲义，不会排在这里；请写它里面的页。")


def _of_term(document: Document, term: Term, world: World) -> Iterator[Problem]:
    for folder in term.meta.scope:
        if not any(path.startswith(f"{folder}/") for path in world.documents):
            yield Problem(document.key("scope"), f"scope 里的 {folder} 不是栏目，这个词不会加链接；请写文件夹的名字。")
    glossary = world.settings.terms.glossary
    missing = [name for name in term.meta.see if f"{glossary}/{name}.md" not in world.documents]
    if missing:
        pages = (world.documents[path].page for path in world.documents if path.startswith(f"{glossary}/"))
        known = {name for page in pages if isinstance(page, Term) for name in page.names}
        for name in missing:
            if name not in known:
                yield Problem(document.key("see"), f"see 里的 {name} 不是词条；请写词条的文件名（不带 .md）或名字。")
