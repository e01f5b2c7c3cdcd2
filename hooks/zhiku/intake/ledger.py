"""Pieces in; the edits of the ledger, settled by the decisions of a person, and its JSON, out. And the way back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from zhiku.intake.decisions import REPLACED, Decisions
from zhiku.intake.fold import in_script
from zhiku.intake.values import Block, DraftFile, Edit, LedgerEdit, Piece, Source

_encoded = json.JSONEncoder(ensure_ascii=False).encode
_quoted = json.encoder.encode_basestring  # what that does with a string
_WORD = re.compile(r"[^\s*＊×●○]")


def numbered(pieces: Sequence[Piece], decisions: Decisions) -> tuple[list[Piece], dict[int, list[str]], frozenset[str]]:
    """Edits with the decisions applied, their ids (`n-k`: k-th edit of paragraph n, `n-rk`: k-th literal replacement) by
    paragraph, and the names of what was rejected."""
    out: list[Piece] = []
    ids: dict[int, list[str]] = {}
    settled: set[str] = set()
    accept, reject = frozenset(decisions.accept), frozenset(decisions.reject)
    for piece in pieces:
        if not piece.edits:
            out.append(piece)
            continue
        names = _names(piece)
        if not (accept or reject):
            out.append(piece)
            ids[piece.part.block.n] = names
            continue
        kept: list[Edit] = []
        kept_names: list[str] = []
        for name, edit in zip(names, piece.edits, strict=True):
            said = {name, edit.rule, edit.rule.split(":")[0]}
            if not said.isdisjoint(reject):
                settled |= said
                continue
            if edit.tier == "proposed" and not said.isdisjoint(accept):
                edit = edit._replace(tier="auto", reason=f"{edit.reason}（由人采纳）")
            kept.append(edit)
            kept_names.append(name)
        out.append(replace(piece, edits=tuple(kept)))
        ids[piece.part.block.n] = kept_names
    return out, ids, frozenset(settled)


def _names(piece: Piece) -> list[str]:
    """The ids of a paragraph's edits. Literal replacements have a count of their own: one more of them leaves the numbers by which
    others were decided as they are."""
    counts = {"": count(1), "r": count(1)}
    signs = ("r" if edit.rule == REPLACED else "" for edit in piece.edits)
    return [f"{piece.part.block.n}-{sign}{next(counts[sign])}" for sign in signs]


def ledger_edits(pieces: Sequence[Piece], ids: dict[int, list[str]], script: Callable[[str], str]) -> list[LedgerEdit]:
    """Edits with offsets into the decoded source; `script` turns a repair into the script of the source."""
    out: list[LedgerEdit] = []
    for piece in pieces:
        block, begin = piece.part.block, piece.part.begin
        for name, edit in zip(ids.get(block.n, ()), piece.edits, strict=True):
            start, end = _span(block, begin + edit.start, begin + edit.end)
            old = (block.raw or block.text)[begin + edit.start:begin + edit.end]
            out.append(LedgerEdit(name, start, end, old, in_script(edit.new, edit.rule, script), edit.rule, edit.tier, edit.reason))
    return out


def _span(block: Block, a: int, b: int) -> tuple[int, int]:
    start = block.source_start(a)
    return (start, start) if a == b else (start, block.source_end(b))


def marked(text: str, edits: Sequence[tuple[int, int, str, str]]) -> str:
    """A text with its edits: automatic ones made, the others as editorial marks. Edits are (start, end, new, tier)."""
    out: list[str] = []
    at = 0
    for start, end, new, tier in edits:
        out.append(text[at:start])
        old = text[start:end]
        if tier == "auto":
            out.append(new)
        elif tier == "flag" or (not old and not new):
            out.append("〔？〕")
        elif not old:
            out.append(f"〔{new}〕")
        else:
            is_sign = bool(new) and not _WORD.search(old)  # a blank, or what hides a character
            out.append(f"〔{new}〕" if is_sign or not old.strip() else f"〔{old.strip()}→{new}〕")
        at = end
    out.append(text[at:])
    return "".join(out)


def ledger_lines(source: Source, pieces: Sequence[Piece], drafts: Sequence[DraftFile], edits: Sequence[LedgerEdit],
                 made: Mapping[str, str] | None = None) -> Iterator[str]:
    """The ledger as DESIGN fixes it; `sha256` of each draft besides, to know a draft that a person changed. `made`: those of drafts
    that an earlier import made and this one leaves as they are."""
    head = {"source": source.name, "sha256": source.sha256, "encoding": source.encoding, "drafts": [d.path for d in drafts],
            "hashes": {d.path: hashlib.sha256(d.text.encode()).hexdigest() for d in drafts} | dict(made or {})}
    # one row a line: a ledger of a long source stays readable, and a change of one edit changes one line
    yield "{\n" + ",\n".join(f"  {_encoded(key)}: {_encoded(value)}" for key, value in head.items())
    home = {n: d.path for d in drafts for n in d.paragraphs}
    yield from _rows("paragraphs", (_encoded(_paragraph(piece, home)) for piece in pieces))
    yield from _rows("edits", map(_encoded_edit, edits))
    yield "\n}\n"


def edits_as_kept(edits: Sequence[LedgerEdit], before: Iterable[Mapping[str, object]], paragraphs: frozenset[int]) -> list[LedgerEdit]:
    """The edits, for some paragraphs as an earlier ledger (`before`) has them: their draft was left as it is, and so was what was
    decided about it."""
    earlier = [LedgerEdit(**row) for row in before if set(row) == set(LedgerEdit._fields)]  # type: ignore[arg-type]
    return sorted([*(edit for edit in edits if paragraph_of(edit) not in paragraphs),
                   *(edit for edit in earlier if paragraph_of(edit) in paragraphs)], key=lambda edit: (paragraph_of(edit), edit.start))


def paragraph_of(edit: LedgerEdit) -> int:
    """The number of the paragraph that an edit is in."""
    return int(edit.id.partition("-")[0])


def _rows(name: str, rows: Iterable[str]) -> Iterator[str]:
    yield f',\n  "{name}": ['
    between = "\n    "
    for row in rows:
        yield between + row
        between = ",\n    "
    yield "]" if between == "\n    " else "\n  ]"


def _paragraph(piece: Piece, home: Mapping[int, str]) -> dict[str, object]:
    block = piece.part.block
    row: dict[str, object] = {"n": block.n, "start": block.start, "end": block.end, "kind": piece.part.kind,
                              "text": block.raw or block.text}
    if piece.part.kind == "removed":
        return row | {"removed": piece.part.reason}
    row["draft"] = home[block.n]
    if piece.part.begin or piece.part.stop != len(block.text):
        row["used"] = [piece.part.begin, piece.part.stop]
    return row


def _encoded_edit(edit: LedgerEdit) -> str:
    """What `_encoded` makes of the names and values of an edit; there are tens of thousands, and this takes a quarter of the time."""
    return (f'{{"id": {_quoted(edit.id)}, "start": {edit.start}, "end": {edit.end}, "old": {_quoted(edit.old)}, '
            f'"new": {_quoted(edit.new)}, "rule": {_quoted(edit.rule)}, "tier": {_quoted(edit.tier)}, "reason": {_quoted(edit.reason)}}}')
