"""Pages of the legal basis in; a LawBasis that knows every article's place, grade and date of checking out.

Every link to the basis shows how far its text was checked; a citation written as plain text (《民法典》第一百八十八条)
becomes such a link where the basis has that article.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from zhiku.article import LawPage
from zhiku.findings import Finding, error
from zhiku.text import narrow

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"^#{2,6}[ \t]+(?P<label>.*?)[ \t]*\{:?[ \t]*#(?P<id>[\w-]+)(?P<rest>[^}]*)\}[ \t]*$", re.M)
_ATTRIBUTE = re.compile(r"data-(grade|checked)=[\"']?([^\"'\s}]+)")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
UNCHECKED = "待核对官方原文"
_JOINED = "\u2060"


@dataclass(frozen=True)
class LawArticle:
    """One article (or one whole instrument, where `anchor` is "") of the legal basis."""

    id: str
    label: str
    instrument: str
    path: str
    anchor: str
    grade: str
    checked: dt.date | None

    @property
    def words(self) -> str:
        """How far its text was checked, as readers are told it."""
        return grade_words(self.grade)

    @property
    def checking(self) -> str:
        """How far and when: what articles that are listed together share."""
        return f"{self.words} {self.checked or ''}".strip()


@dataclass(frozen=True)
class LawBasis:
    """Articles by id, instruments by page path, and the names that instruments are cited by."""

    articles: Mapping[str, LawArticle] = field(default_factory=dict)
    instruments: Mapping[str, LawArticle] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def at(self, path: str, anchor: str) -> LawArticle | None:
        """The article that a link to `path` and `anchor` cites; the instrument where the anchor is no article."""
        found = self.articles.get(anchor)
        return found if found and found.path == path else self.instruments.get(path)

    def get(self, law_id: str) -> LawArticle | None:
        """The article or instrument that front matter calls `law_id`."""
        return self.articles.get(law_id) or next(
            (i for i in self.instruments.values() if i.id == law_id), None)

    def cited(self, name: str, number: str, sub: str) -> LawArticle | None:
        """The article that is cited as 《name》第 number 条之 sub, where the basis has it."""
        path = self.names.get(_name_key(name))
        if not path:
            return None
        anchor = f"{self.instruments[path].id}-{read_number(number)}" + (f"-{read_number(sub)}" if sub else "")
        found = self.articles.get(anchor)
        return found if found and found.path == path else None


def build_basis(pages: Sequence[LawPage], root: str = "docs/") -> tuple[LawBasis, list[Finding]]:
    """The basis of the law pages, whatever their order; an id that stands twice is an error naming both files."""
    articles: dict[str, LawArticle] = {}
    instruments: dict[str, LawArticle] = {}
    names: dict[str, str] = {}
    findings: list[Finding] = []
    for page in sorted(pages, key=lambda p: p.path):
        whole = LawArticle(page.slug, page.title, page.title, page.path, "", page.meta.grade, page.meta.checked)
        instruments[page.path] = whole
        for name in (page.title, *page.meta.aliases, page.meta.number):
            if name:
                names.setdefault(_name_key(name), page.path)
        for match in _HEADING.finditer(page.body):
            attributes = dict(_ATTRIBUTE.findall(match["rest"]))
            law_id = match["id"]
            if law_id in articles:
                line = page.body_line + page.body[: match.start()].count("\n")
                findings.append(error("law-id", root + page.path, f"锚点 {law_id} 已经属于 {root}{articles[law_id].path}；"
                                      "每条法条的锚点只能出现一次，请改用本页自己的编号。", line))
                continue
            articles[law_id] = LawArticle(law_id, match["label"], page.title, page.path, law_id,
                                          attributes.get("grade", page.meta.grade),
                                          _date(attributes.get("checked")) or page.meta.checked)
    return LawBasis(articles, instruments, names), findings


@lru_cache(maxsize=4096)
def read_number(numeral: str) -> int:
    """第一百八十八条 → 188; Arabic numerals stay themselves."""
    numeral = narrow(numeral).strip()
    if numeral.isdigit():
        return int(numeral)
    if not any(c in _UNITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total, digit = 0, 0
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def grade_words(grade: str) -> str:
    """How far a text was checked, as readers are told it."""
    if grade == "V1":
        return "已核对全文"
    return f"待核实（{UNCHECKED}）" if grade == "M" else UNCHECKED


def doubt(laws: Iterable[LawArticle]) -> str:
    """What must stand beside a text that rests on these: the words of the least checked, "" where all are checked."""
    grades = {law.grade for law in laws} - {"V1"}
    return grade_words("M" if "M" in grades else min(grades)) if grades else ""


def grade_element(law: LawArticle) -> Element:
    """What stands beside a citation: the grade in words and the date of checking."""
    from xml.etree.ElementTree import Element, SubElement  # a build has it anyway; a check needs none

    words = grade_words(law.grade)
    day = law.checked.isoformat() if law.checked else ""
    span = Element("span", {"class": "law-grade", "data-grade": law.grade,
                            "title": f"{words}，核对日 {day}" if day else words})
    if law.grade == "V1":
        span.text = _JOINED  # a tick alone at the start of a line says nothing
        tick = SubElement(span, "span", {"aria-hidden": "true"})
        tick.text = "✓"
        hidden = SubElement(span, "span", {"class": "visually-hidden"})
        hidden.text = words
    else:
        span.text = words
    if day:
        SubElement(span, "time", {"datetime": day}).text = day
    return span


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _name_key(name: str) -> str:
    return "".join(narrow(name).split()).strip("《》").removeprefix("中华人民共和国")
