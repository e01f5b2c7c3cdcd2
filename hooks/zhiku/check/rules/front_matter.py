"""Front matter by schema: wrong types, missing keys, misspelt keys, length, unknown section, bad slug."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from zhiku.addresses import is_slug
from zhiku.article import LawPage, Term
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.check.rules.front_matter_values import find_values
from zhiku.reviewing import is_span
from zhiku.shapes import keys_of_shape

MATERIAL_KEYS = {"hide", "template", "description", "icon", "status", "subtitle", "date", "authors", "social", "tags", "ask", "try"}
"""Keys that belong to the theme and mean nothing to us."""

REQUIRED = {
    "article": ("title", "summary"),
    "term": ("title", "category"),
    "law": ("title", "kind", "grade", "checked"),
}
_EXAMPLES = {"title": "这一页的题目", "summary": "一句话，说这一页讲什么。", "category": "词条的类别", "kind": "法律", "grade": "M",
             "checked": "2026-11-23"}
SUMMARY_LIMIT = 120
GRADES = ("V1", "P+", "V2", "P", "M")


def find(document: Document, world: World) -> Iterator[Problem]:
    """Everything that is wrong in the block between the two `---`."""
    for problem in document.problems:
        if problem.rule == "conflict":
            continue
        lines = document.text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: problem.line - 1])
        yield Problem(offset, problem.message)
    page = document.page
    kind = "term" if isinstance(page, Term) else "law" if isinstance(page, LawPage) else "article"
    known = set(keys_of_shape(type(page.meta))) | MATERIAL_KEYS
    meant: set[str] = set()
    for key in page.raw_meta:
        if key not in known:
            near = get_close_matches(key, sorted(known), 1, 0.7)
            meant |= set(near)
            hint = f"您是不是要写 `{near[0]}`？" if near else "请删去，或查 CONTRIBUTING.md 里有哪些键。"
            yield Problem(document.key(key), f"不认识文件头里的 `{key}`。{hint}")
    if document.lacks_front_matter:
        kind = "law" if page.path.startswith(f"{world.settings.law.basis}/") and not page.is_index else kind
        yield Problem(0, f"没有文件头。请把下面几行粘在文件最前面，冒号后面换成自己的：\n{_block(document, kind)}")
    for key in REQUIRED[kind] if not document.lacks_front_matter else ():
        optional = key == "summary" and (page.is_index or document.is_draft)
        if not page.raw_meta.get(key) and not optional and key not in meant and not document.problems:
            yield Problem(0, f"文件头里缺少 `{key}`。请在两条 --- 之间加一行 `{key}: ……`。")
    if len(page.meta.summary) > SUMMARY_LIMIT:
        yield Problem(document.key("summary"), f"summary 有 {len(page.meta.summary)} 个字，最多 {SUMMARY_LIMIT} 个；"
                      "请写成一句话。")
    if isinstance(page, LawPage) and page.meta.grade and page.meta.grade not in GRADES:
        yield Problem(document.key("grade"), f"grade 是 {page.meta.grade}，应当是 {'、'.join(GRADES)} 中的一个。")
    span = str(page.raw_meta.get("review_in", "") or "")
    if span and not is_span(span):
        yield Problem(document.key("review_in"), f"review_in 是 {span}，看不懂；请写成 12 months 或 6 个月。")
    yield from find_values(document, world)
    yield from _names(document, world)


def _block(document: Document, kind: str) -> str:
    """Front matter to paste: what a page of this kind must have."""
    page = document.page
    lines = [f"{key}: {_EXAMPLES[key]}" for key in REQUIRED[kind] if key != "summary" or not (page.is_index or document.is_draft)]
    own = kind == "article" and not page.is_index and page.section not in ("", "about")
    return "\n".join(["---", *lines, *(["origin: 编者"] if own else []), "---"])


def _names(document: Document, world: World) -> Iterator[Problem]:
    if not is_slug(document.page.slug) and document.page.slug != "README":
        yield Problem(0, f"文件名 {document.page.slug}.md 不能作网址：只用小写字母、数字和连字符，"
                      f"例如改成 {_proposed(document.page.slug)}.md。")
    sections = {s.path for s in world.settings.sections}
    own = {"", "about", "_drafts", world.settings.terms.glossary.split("/")[0], world.settings.law.basis.split("/")[0]}
    section = document.page.section
    if sections and section not in sections | own:
        near = get_close_matches(section, sorted(sections), 1)
        hint = f"您是不是要放进 {near[0]}？" if near else f"现有的栏目是：{'、'.join(sorted(sections))}。"
        yield Problem(0, f"没有叫 {section} 的栏目。{hint}")


def _proposed(slug: str) -> str:
    from zhiku.pinyin import slug as spell  # its dictionary takes long to load, and few names are wrong

    return spell(slug.replace("_", " ")) or "ting-qing"


RULE = Rule("front-matter", "error", "文件头要符合格式", find)
