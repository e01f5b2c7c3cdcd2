"""Running text and the legal basis in; links for citations written as plain text, grades beside all citations out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from zhiku.flow import Edit, Flow
from zhiku.law import LawArticle, LawBasis, grade_element, grade_words
from zhiku.records import relative_to, resolve
from zhiku.sentences import BREAK

_NUMBER = "[零〇一二三四五六七八九十百千两0-9０-９]{1,9}"
_ARTICLE = re.compile(rf"第[ ]?({_NUMBER})[ ]?条(?:之({_NUMBER}))?")
_PARENTHESIS = re.compile(r"[（(][^（）()\u2029]{1,40}[）)]$")
_BRACKETED = re.compile(r"《([^《》\u2029]{2,60})》$")
_CONTINUES = re.compile(r"(?:第[一二三四五六七八九十\d]+[款项])*(?:[、，,和及与或至]|以及)$")
_LONGEST = 60


def find_citations(flow: Flow, basis: LawBasis, path: str) -> list[tuple[Edit, LawArticle]]:
    """Citations in plain text that the basis can answer, as edits; none on the page of the instrument itself."""
    if "条" not in flow.text or not basis.articles:
        return []
    found = []
    for start, end, law in _citations(flow.text, basis):
        if law.path != path and flow.is_free(start, end):
            found.append((Edit(start, end, _Maker(path, law)), law))
    return found


def _citations(text: str, basis: LawBasis) -> Iterator[tuple[int, int, LawArticle]]:
    last_name, last_end = "", -1
    for match in _ARTICLE.finditer(text):
        name, start = _name_before(text, match.start(), basis)
        if not name and last_name and _CONTINUES.fullmatch(text[last_end:match.start()]):
            name, start = last_name, match.start()
        last_name, last_end = name, match.end()
        if not name:
            continue
        law = basis.cited(name, match[1], match[2] or "")
        if law:
            yield start, match.end(), law


def _name_before(text: str, end: int, basis: LawBasis) -> tuple[str, int]:
    """The instrument's name that ends at `end` (a parenthesis may stand between) and where the citation begins."""
    before = text[max(text.rfind(BREAK, 0, end) + 1, end - _LONGEST - 45):end].rstrip()
    parenthesis = _PARENTHESIS.search(before)
    if parenthesis:
        before = before[:parenthesis.start()].rstrip()
    at = text.rfind(before, 0, end) if before else -1
    if at < 0:
        return "", end
    bracketed = _BRACKETED.search(before)
    if bracketed:
        return bracketed[1], at + bracketed.start()
    best = max((n for n in basis.names if before.endswith(n)), key=len, default="")
    if not best:
        return "", end
    start = at + len(before) - len(best)
    prefix = "中华人民共和国"
    return best, start - len(prefix) if before[: len(before) - len(best)].endswith(prefix) else start


class _Maker:
    def __init__(self, path: str, law: LawArticle) -> None:
        self.href = f"{relative_to(path, law.path)}#{law.anchor}"

    def __call__(self, surface: str) -> Element:
        link = Element("a", {"href": self.href})
        link.text = surface
        return link


def mark_citations(root: Element, basis: LawBasis, path: str) -> None:
    """Class and grade for every link to another page of the basis; no grade in headings, nor where the table says it."""
    if not basis.instruments:
        return
    beside = _beside(root)
    for parent in list(root.iter()):
        if not isinstance(parent.tag, str):
            continue
        for link in [child for child in parent if child.tag == "a" and child.get("href")]:
            found = resolve(path, link.get("href", ""))
            law = basis.at(*found) if found and found[0] != path else None
            if law is None:
                continue
            link.set("class", f"{link.get('class', '')} law".strip())
            if parent.tag not in ("h1", "h2", "h3", "h4", "h5", "h6") and \
                    not _is_graded(beside.get(parent, []), law):
                grade = grade_element(law)
                grade.tail, link.tail = link.tail, None
                parent.insert(list(parent).index(link) + 1, grade)


def _beside(root: Element) -> dict[Element, list[str]]:
    """For every cell of the page's tables what the others of its row say."""
    rows = [(row, ["".join(cell.itertext()).strip() for cell in row]) for row in root.iter("tr")]
    return {cell: [*texts[:at], *texts[at + 1:]] for row, texts in rows for at, cell in enumerate(row)}


def _is_graded(texts: list[str], law: LawArticle) -> bool:
    """Whether columns of their own give the grade and the day: a list of the basis would say both twice in every row."""
    return any(text.endswith(grade_words(law.grade)) for text in texts) and \
        (law.checked is None or law.checked.isoformat() in texts)
