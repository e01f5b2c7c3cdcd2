"""The element tree of a page in; its running text, with the way back to every node, out; edits in, the tree changed.

Text flows through inline elements, so that a word split by emphasis is seen whole; blocks are divided by U+2029;
what nobody reads as text (code, pictures, raw tags) is U+FFFC.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from zhiku.records import Heading
from zhiku.sentences import BREAK, OPAQUE
from zhiku.softbreaks import INLINE

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_UNREAD = frozenset((
    "code", "pre", "kbd", "samp", "img", "svg", "math", "script", "style", "textarea", "input", "iframe", "video", "audio",
    "object", "hr"))
_NO_LINKS = frozenset(("a", "abbr", "button", "label", "summary", "mark", "sup", *_HEADINGS))
_NO_LINK_CLASSES = frozenset(("no-term", "admonition-title", "arithmatex", "footnote-backref"))
_STASHED = re.compile("\x02(?:wzxhzdk:(\\d+)|[^\x02\x03]*)\x03")
_RAW_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*?)(/?)>")
_VOID = frozenset(["br", "img", "hr", "wbr", "input", "source", "col", "area", "embed"])
_CLOSED = "closed"
_QUIET = "quiet"
_FREE = "free"


@dataclass
class Slot:
    """A stretch of `flow.text` that is (part of) one element's text or tail; `use` says what may be done with it:
    `free` links and marks, `quiet` marks alone (headings, links), `closed` nothing."""

    start: int
    end: int
    element: Element
    parent: Element | None
    is_tail: bool
    offset: int
    use: str


@dataclass(frozen=True)
class Edit:
    """Wrap characters `start` to `end` of the flow in the element that `make` returns."""

    start: int
    end: int
    make: Callable[[str], Element]

    def overlaps(self, other: Edit) -> bool:
        """Whether both edits touch a character."""
        return self.start < other.end and other.start < self.end


@dataclass
class Flow:
    """A page as running text. `links` are the links that the author wrote: element, its parent, start, end."""

    text: str = ""
    slots: list[Slot] = field(default_factory=list)
    headings: list[tuple[int, Heading]] = field(default_factory=list)
    links: list[tuple[Element, Element | None, int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    heading_starts: list[int] = field(default_factory=list)

    def slot(self, start: int, end: int) -> Slot | None:
        """The slot that holds all of `start` to `end`; None where the stretch crosses a border of elements."""
        found = self.slots[bisect_right(self.starts, start) - 1] if self.starts else None
        return found if found and found.start <= start and end <= found.end else None

    def is_free(self, start: int, end: int) -> bool:
        """Whether a link may be made there."""
        slot = self.slot(start, end)
        return slot is not None and slot.use == _FREE

    def heading_at(self, offset: int) -> str:
        """The id of the heading that the place stands under."""
        at = bisect_right(self.heading_starts, offset) - 1
        return self.headings[at][1].id if at >= 0 else ""

    def apply(self, edits: Iterable[Edit]) -> None:
        """Change the tree; edits don't overlap, each lies in one slot."""
        by_node: dict[tuple[int, bool], list[tuple[Slot, Edit]]] = {}
        for edit in sorted(edits, key=lambda e: e.start):
            slot = self.slot(edit.start, edit.end)
            if slot:
                by_node.setdefault((id(slot.element), slot.is_tail), []).append((slot, edit))
        for work in by_node.values():
            _apply_to_node(work)


def _apply_to_node(work: list[tuple[Slot, Edit]]) -> None:
    first = work[0][0]
    element, parent = first.element, first.parent
    source = (element.tail if first.is_tail else element.text) or ""
    made: list[Element] = []
    last = 0
    head = ""
    for slot, edit in work:
        start, end = edit.start - slot.start + slot.offset, edit.end - slot.start + slot.offset
        if made:
            made[-1].tail = source[last:start]
        else:
            head = source[:start]
        made.append(edit.make(source[start:end]))
        last = end
    made[-1].tail = source[last:]
    if first.is_tail and parent is not None:
        element.tail = head
        at = list(parent).index(element) + 1
        parent[at:at] = made
    else:
        element.text = head
        element[0:0] = made


class _Reader:
    def __init__(self, raw_html: Sequence[object]) -> None:
        self.flow = Flow()
        self.raw_html = raw_html
        self.parts: list[str] = []
        self.length = 0
        self.open_tags: list[str] = []

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def text(self, text: str, element: Element, parent: Element | None, is_tail: bool, use: str, offset: int = 0) -> None:
        if "\x02" in text:
            self.stashed(text, element, parent, is_tail, use)
            return
        end = self.length + len(text)
        self.flow.slots.append(Slot(self.length, end, element, parent, is_tail, offset, use))
        self.parts.append(text)
        self.length = end

    def stashed(self, text: str, element: Element, parent: Element | None, is_tail: bool, use: str) -> None:
        """Text with places that Python-Markdown keeps for raw HTML and escaped characters."""
        last = 0
        for match in [*_STASHED.finditer(text), None]:
            part = text[last:match.start() if match else len(text)].replace("\x02", OPAQUE)
            if part:
                self.text(part, element, parent, is_tail, _CLOSED if self.open_tags else use, last)
            if match:
                self.put(OPAQUE * len(match[0]))
                if match[1]:
                    self.raw(int(match[1]))
                last = match.end()

    def raw(self, number: int) -> None:
        """Inline raw HTML comes tag by tag: what stands between two of them is inside it."""
        html = self.raw_html[number] if number < len(self.raw_html) else ""
        if not isinstance(html, str):
            return
        for close, name, _, empty in _RAW_TAG.findall(html):
            if close and name in self.open_tags:
                while self.open_tags.pop() != name:
                    pass
            elif not close and not empty and name.lower() not in _VOID:
                self.open_tags.append(name)

    def walk(self, element: Element, parent: Element | None, use: str) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        inline = tag in INLINE
        if tag in _UNREAD:
            self.put(OPAQUE if inline or tag == "img" else BREAK)
            return
        if not inline:
            self.open_tags.clear()
            self.put(BREAK)
        inner = use
        if tag in _NO_LINKS or not _NO_LINK_CLASSES.isdisjoint(element.get("class", "").split()):
            inner = _QUIET
        begin = self.length
        if tag in _HEADINGS:
            title = "".join(element.itertext())
            self.flow.headings.append((begin, Heading(element.get("id", ""), title, _HEADINGS[tag])))
        if element.text:
            self.text(element.text, element, None, False, inner)
        for child in element:
            self.walk(child, element, inner)
            if child.tail:
                self.text(child.tail, child, element, True, inner)
        if tag == "a" and element.get("href"):
            self.flow.links.append((element, parent, begin, self.length))
        if not inline:
            self.put(BREAK)


def read_flow(root: Element, raw_html: Sequence[object]) -> Flow:
    """The running text of a page; `raw_html` is Python-Markdown's stash."""
    reader = _Reader(raw_html)
    reader.walk(root, None, _FREE)
    flow = reader.flow
    flow.text = "".join(reader.parts)
    flow.starts = [s.start for s in flow.slots]
    flow.heading_starts = [start for start, _ in flow.headings]
    return flow
