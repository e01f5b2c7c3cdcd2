"""Parts and what the text tells them in; pieces with their edits out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zhiku.intake.context import Context, Passage
from zhiku.intake.decisions import Decisions
from zhiku.intake.order import STEPS
from zhiku.intake.values import Edit, Part, Piece
from zhiku.intake.workpiece import Workpiece


def repair(part: Part, context: Context, decisions: Decisions) -> Piece:
    """One part, all steps in their order; then what a person decided about them."""
    text = part.block.text[part.begin:part.stop]
    if part.kind in ("removed", "code"):
        return Piece(part, (), text)
    work = Workpiece(text)
    work.apply(_literal(text, decisions))
    for _, step in STEPS:
        work.apply(list(step(Passage(work.view, part.kind, context))))
    edits = sorted(work.edits, key=lambda e: (e.start, e.end))
    return Piece(part, tuple(edits), work.view)


def _literal(text: str, decisions: Decisions) -> Iterable[Edit]:
    """Replacements that a person listed for this source: decisions, not repairs."""
    for old, new in decisions.replace:
        at = text.find(old)
        while old and at >= 0:
            yield Edit(at, at + len(old), new, "decision:replace", "auto", "由人指定的替换")
            at = text.find(old, at + len(old))


def repair_all(parts: Sequence[Part], context: Context, decisions: Decisions) -> list[Piece]:
    """All parts of a source."""
    return [repair(part, context, decisions) for part in parts]
