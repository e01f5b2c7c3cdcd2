"""〔？〕 and 〔词〕 in running text in; marked spans with a note that everybody can reach out.

A hole is what nobody can fill, an insertion what the editors added; four digits in such brackets are the year of a
document number and no mark.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from zhiku.flow import Edit, Flow

_MARK = re.compile(r"〔(?!\d{4}〕)([^〔〕\n\u2029\ufffc]{1,60})〕")
_HOLE = re.compile(r"[？?]+")
NOTES = {
    "hole": "原文此处残缺，编者无从补出，照原样留空。",
    "insertion": "方括号里的字是编者补的，原文没有。",
    "change": "编者建议的改动：箭头前是原文，箭头后是改后的字；还没有定稿。",
}


def find_marks(flow: Flow) -> list[Edit]:
    """The marks of a page as edits: anywhere but in code; focusable where they don't stand in a link or heading."""
    if "〔" not in flow.text:
        return []
    edits = []
    for match in _MARK.finditer(flow.text):
        slot = flow.slot(match.start(), match.end())
        if slot and slot.use != "closed":
            edits.append(Edit(match.start(), match.end(), _Maker(kind_of_mark(match[1]), slot.use == "free")))
    return edits


def kind_of_mark(inside: str) -> str:
    """`hole`, `insertion` or `change`, from what stands between the brackets."""
    if _HOLE.fullmatch(inside):
        return "hole"
    return "change" if "→" in inside else "insertion"


class _Maker:
    def __init__(self, kind: str, focusable: bool) -> None:
        self.kind = kind
        self.focusable = focusable

    def __call__(self, surface: str) -> Element:
        mark = Element("mark", {"class": f"editorial editorial-{self.kind}", "title": NOTES[self.kind]})
        if self.focusable:
            mark.set("tabindex", "0")
            mark.set("role", "note")
            mark.set("aria-describedby", f"editorial-{self.kind}-note")
        mark.text = surface
        return mark


def notes_block(root: Element, edits: list[Edit]) -> None:
    """The notes that the page's marks point to, once each, at its end."""
    kinds = sorted({e.make.kind for e in edits if isinstance(e.make, _Maker) and e.make.focusable})
    if not kinds:
        return
    block = SubElement(root, "div", {"class": "editorial-notes", "hidden": "hidden", "data-search-exclude": ""})
    for kind in kinds:
        note = SubElement(block, "span", {"id": f"editorial-{kind}-note"})
        note.text = NOTES[kind]
