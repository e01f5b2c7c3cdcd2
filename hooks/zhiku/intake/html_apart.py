"""The words of a page that are no running text (in drawings and forms, struck out, shown only where something fails) as blocks of
their own, so that the ledger names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.html_elements import BLOCK, CLOSED_BY_OTHERS, VOID
from zhiku.intake.html_tokens import Token, characters
from zhiku.intake.values import Block
from zhiku.intake.why import Why

_FAILS, _FORM = Why.NOT_SHOWN, "表单里的字"
_REASONS = {"noscript": "浏览器不运行脚本时才显示的字", "template": "网页的模板，不显示", "object": _FAILS, "iframe": _FAILS,
            "video": _FAILS, "audio": _FAILS, "canvas": _FAILS, "textarea": _FORM, "input": _FORM, "svg": "图里的字",
            "math": "公式", "del": "划掉的字"}
_SIGN_OF_REMARK, _REMARK = "msocom", frozenset(["msocomanchor", "msocomoff"])
"""What Word calls the sign of a remark, [王1], in the sentence that it is about, and before what it says."""
_HOLDS = frozenset(["noscript", "template", "object", "iframe", "video", "audio", "canvas", "textarea"])
"""What ends at its own closing tag only: a browser shows nothing of what follows where that is missing."""
_DRAWN = frozenset(["svg", "math"])
_PAGE_AGAIN = frozenset(["foreignobject", "desc", "title", "annotation-xml", "mtext"])  # in a drawing, elements of a page may stand here
_LEAVES = frozenset(  # an element of a page ends a drawing that was left open
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li menu meta nobr ol p pre "  # noqa: SIM905
    "ruby s small span strong strike sub sup table tt u ul var".split())
_LABELS = frozenset(["text", "title", "desc"])  # what in a drawing is a line of its own
_SILENT = frozenset(["hidden", "checkbox", "radio", "image", "file", "color", "range", "password"])  # no words on the screen
_STACKED = re.compile(r"<(?!/?(?:mi|mn|mo|mtext|mrow|mstyle|mspace|math)\b)", re.I)
"""In a formula that is more than a row of signs (a fraction, a power), which the words alone would tell wrongly."""
_AGAIN = re.compile("mml|mathml", re.I)  # the same formula for screen readers
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w")
_TAG = "apart"


class Apart:
    """Takes over at an element that stands apart, and gives back behind it."""

    def __init__(self, source: str) -> None:
        self.blocks: list[Block] = []
        self.depth = 0
        self._source = source
        self._name, self._start = "", 0
        self._kind = ""  # by what its reason is found
        self._open: Counter[str] = Counter()
        self._chars: list[tuple[str, int, int]] = []

    @property
    def unclosed(self) -> tuple[str, int] | None:
        """The element that is still open, whose rest no browser shows, and its place."""
        return (self._name, self._start) if self._name in _HOLDS else None

    def takes(self, token: Token, around: Sequence[tuple[str, str]]) -> bool:
        """Whether a token belongs to what stands apart; `around`: the elements around it, each with its classes."""
        if self._name:
            return self._goes_on(token)
        is_remark = token.name == "a" and not _REMARK.isdisjoint(token.attributes.get("class", "").lower().split())
        if token.kind != "open" or not (is_remark or token.name in _REASONS):
            return False
        if token.name == "input":
            if token.attributes.get("type", "").lower() not in _SILENT:
                self._chars = [(char, token.start, token.end) for char in token.attributes.get("value", "")]
                self._kind = "input"
                self._flush()
            return True
        if token.name == "math" and self._is_row(token, around):
            return False
        self._name, self._kind, self._start, self.depth = token.name, _SIGN_OF_REMARK if is_remark else token.name, token.start, 0
        if token.closed:
            self.end()
        return True

    def _is_row(self, token: Token, around: Sequence[tuple[str, str]]) -> bool:
        """Whether a formula can be read as it is written, and is not there a second time."""
        if any(_AGAIN.search(f"{name} {classes}") for name, classes in around[-4:]):
            return False
        end = self._source.find("</math", token.end)
        return end >= 0 and not _STACKED.search(self._source, token.end, end)

    def _goes_on(self, token: Token) -> bool:
        if token.kind == "text":
            self._chars += characters(self._source, token.start, token.end)
            return True
        name = token.name
        if name in BLOCK or name == "br" or (name in _LABELS and self._name == "svg"):
            self._flush()
        if token.kind == "open":
            if self._name in _DRAWN and name in _LEAVES and not any(self._open[page] for page in _PAGE_AGAIN):
                self.end()
                return False
            if name not in VOID and not token.closed:
                self._open[name] += 1
                self.depth += name not in CLOSED_BY_OTHERS
            return True
        if self._open[name]:
            self._open[name] -= 1
            self.depth -= name not in CLOSED_BY_OTHERS
            return True
        if name == self._name:
            self.end()
            return True
        if self._name not in _HOLDS:  # the element around it ends
            self.end()
            return False
        return True

    def end(self) -> None:
        """What stands apart ends here."""
        self._flush()
        self._name = ""
        self._open.clear()

    def _flush(self) -> None:
        chars: list[tuple[str, int, int]] = []
        for char, start, end in self._chars:
            if not char.isspace():
                chars.append((char, start, end))
            elif chars and chars[-1][0] != " ":
                chars.append((" ", start, end))
        if chars and chars[-1][0] == " ":
            chars.pop()
        text = "".join(char for char, _, _ in chars)
        self._chars = []
        if _HAN.search(text) or (self._kind in ("math", "del", _SIGN_OF_REMARK) and _WORD.search(text)):
            self.blocks.append(Block(0, chars[0][1], chars[-1][2], text, _TAG, (self._kind,), tuple(start for _, start, _ in chars),
                                     tuple(end for _, _, end in chars)))


def with_apart(blocks: list[Block], apart: Sequence[Block]) -> list[Block]:
    """Both in the order of the page, counted again."""
    if not apart:
        return blocks
    return [replace(block, n=n) for n, block in enumerate(sorted([*blocks, *apart], key=lambda block: block.start), 1)]


def reason_apart(block: Block) -> str:
    """Why the words of a block belong to no draft; "" where they may."""
    if block.tag != _TAG:
        return ""
    kind = block.path[0]
    return f"{_REASONS[kind]}（{kind}）" if kind in _REASONS else "批注的记号"
