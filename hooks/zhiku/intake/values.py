"""The nouns of an import: a decoded source, its blocks, the edits made to them, and the drafts they become."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from zhiku.intake.why import Why, named

_ARROWS = ("↩", "↩\ufe0e", "↩\ufe0f")
_BACK = re.compile(r"(?<=[。！？；…）)”.!?])\s*↩[\ufe0e\ufe0f]?$")
Tier = Literal["auto", "proposed", "flag"]
Kind = Literal["title", "heading", "paragraph", "list_item", "comment", "quote", "code", "removed"]


@dataclass(frozen=True)
class Source:
    """A file as text: `text` has no BOM, its line ends as they were."""

    name: str
    text: str
    encoding: str
    sha256: str
    html: bool = False


class Home(NamedTuple):
    """The knowledge base whose drafts an import writes, for the command that its report shows: how zhiku is called in its folder
    (`../zhiku/.venv/bin/zhiku`), and where its drafts lie."""

    tool: str = ".venv/bin/zhiku"
    drafts: str = "docs/_drafts"


NO_HOME = Home()


class Cell(NamedTuple):
    """A place in a table. Row 0 is the caption's; a line of a text that is a whole row has no column but ROW, TABBED, PIPED, SPACED."""

    table: int
    row: int
    column: int = 0
    span: int = 1  # how many columns it is wide
    inside: tuple[int, ...] = ()  # the tables around its table


DEFINED = ":"
"""The form of a paragraph that says what the term in the line above means."""
FRONT = "front"
"""The form of a title that stood in the front matter."""
CUE = "cue"
"""The tag of a line of subtitles: what is said in it goes on in the next."""
ROW, TABBED, PIPED, SPACED = -1, -2, -3, -4
"""The column of a line that is a row of Markdown, and of one whose columns are parted by tabs, by pipes or by blanks."""
PIPE, BLANKS = r"(?<!\\)[|｜]", r"(?<=\S)(?:\u3000{2,}|[ \u3000]{3,})(?=\S)"
"""What parts the columns in lines of the last two kinds."""


@dataclass(frozen=True, slots=True)
class Block:
    """A non-empty line of a text file, or a block element of an HTML file.

    `at[i]` is the source offset of `text[i]`, `ends[i]` the offset behind it (an entity is longer than its character);
    empty where the text is a plain slice of the source that begins at `start`.
    """

    n: int
    start: int
    end: int
    text: str
    tag: str = "line"
    path: tuple[str, ...] = ()
    at: Sequence[int] = ()
    ends: Sequence[int] = ()
    gap: bool = True  # whether an empty line, or another block element, stands before it
    row: int = 0  # number of the table row, list item or entry of a definition list it stands in
    links: int = 0  # links that its text consists of, where it has no other words; else 0
    bold: bool = False  # whether all its words are set in bold
    look: str = ""  # the size, colour and weight in which all its words are set, where that is said
    open: bool = False  # whether a program broke the line, and its sentence goes on in the next
    cell: Cell | None = None  # of a page: the cell of the innermost table around it
    said: int = 0  # where the words begin behind the names of who said them to whom, which elements in its line say; 0 for none
    blank: int = 0  # empty lines right before it, where both stand in lines as they were written
    raw: str = ""  # the text as it stands, where `text` is its Simplified reading

    def source_start(self, i: int) -> int:
        """Source offset of the text offset `i`; the end of the block's text for `i == len(text)`."""
        if not self.at:
            return self.start + i
        return self.at[i] if i < len(self.at) else (self.ends[-1] if self.ends else self.start)

    def source_end(self, i: int) -> int:
        """Source offset behind the text character before offset `i`."""
        if not self.at:
            return self.start + i
        return self.ends[i - 1] if i else (self.at[0] if self.at else self.start)


@dataclass(frozen=True, slots=True)
class Part:
    """A block and what it was found to be: which piece of its text goes into a draft, and how."""

    block: Block
    kind: Kind
    begin: int  # text[begin:stop] goes into a draft; what stands outside is a mark, a name, a date
    stop: int
    reason: str = ""  # why it was removed; of a part that stays, nothing
    level: int = 0
    number: str = ""
    cell: Cell | None = None  # where it stands in a table of the draft
    joined: bool = False  # whether its sentence began in the line above
    inside: int = 0  # how many boxes it stands in
    form: str = ""  # of a part that stays: `ol` or `ul` of an entry, the mark of the head of a box, DEFINED, FRONT

    @property
    def why(self) -> Why | None:
        """The name of the reason."""
        return named(self.reason)

    @property
    def is_set_in(self) -> bool:
        """Whether it stands in an entry of a list or a box and is no entry itself, or is the head of a box."""
        return self.kind in ("paragraph", "quote", "code") and (self.level > 0 or self.inside > 0 or self.is_box or self.form == DEFINED)

    @property
    def is_box(self) -> bool:
        """Whether it is the head of a box; `form` is then the mark before its title."""
        return self.kind == "paragraph" and self.form[:3] in ("!!!", "???", "===")


def removed(block: Block, reason: str) -> Part:
    """A block that goes into no draft."""
    return Part(block, "removed", 0, len(block.text), reason)


def trimmed(text: str) -> tuple[int, int]:
    """The span of a text without the blanks around it, and without the arrow behind a note that leads back to its number."""
    lead = len(text) - len(text.lstrip())
    bare = text.rstrip()
    if bare.endswith(_ARROWS):
        bare = _BACK.sub("", bare)
    return lead, max(lead, len(bare))


class Edit(NamedTuple):
    """One change: `start` and `end` count in the piece of a block's text that goes into a draft."""

    start: int
    end: int
    new: str
    rule: str
    tier: Tier
    reason: str


class LedgerEdit(NamedTuple):
    """An edit as the ledger names it: `start` and `end` count in the decoded source."""

    id: str
    start: int
    end: int
    old: str
    new: str
    rule: str
    tier: Tier
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part with its edits settled."""

    part: Part
    edits: tuple[Edit, ...]
    reading: str  # the text with the automatic edits only: what titles, questions and sections are proposed from


@dataclass(frozen=True)
class DraftFile:
    """One draft: its path relative to the folder of drafts, its text, and the paragraphs it holds."""

    path: str
    text: str
    paragraphs: tuple[int, ...]
    title: str
    section: str
    reason: str


@dataclass(frozen=True)
class Imported:
    """All that an import hands back. The ledger is written row by row: whole, it is larger than all the rest."""

    source: Source
    drafts: tuple[DraftFile, ...]
    pieces: tuple[Piece, ...]
    edits: tuple[LedgerEdit, ...]
    ledger_lines: Callable[[], Iterator[str]]
    report: str
    settled: frozenset[str] = frozenset()  # ids and rules of edits that a person rejected

    @property
    def ledger(self) -> str:
        """The ledger as one text."""
        return "".join(self.ledger_lines())
