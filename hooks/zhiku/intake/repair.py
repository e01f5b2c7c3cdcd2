"""Parts and what the text tells them in; pieces with their edits out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from zhiku.intake.context import Context, Passage
from zhiku.intake.decisions import Decisions
from zhiku.intake.order import STEPS
from zhiku.intake.values import Edit, Part, Piece
from zhiku.intake.workpiece import Workpiece

Steps = Sequence[tuple[str, Callable[[Passage], Iterable[Edit]]]]
_SENTENCE = re.compile("[，。！？；,!?;]")
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")


def repair(part: Part, context: Context, decisions: Decisions, steps: Steps = STEPS) -> Piece:
    """One part: what a person decided about its words, then all steps in their order."""
    if part.kind in ("removed", "code"):
        return Piece(part, (), part.block.text[part.begin:part.stop])
    part, outside = _with_outside(part)
    text = part.block.text[part.begin:part.stop]
    work = Workpiece(text)
    work.apply(outside)
    work.apply(_literal(text, decisions))
    is_cell = part.cell is not None and (part.cell.column < 0 or not _SENTENCE.search(text))
    kind = "cell" if is_cell else part.kind
    for _, step in steps:
        work.apply(list(step(Passage(work.view, kind, context, marked=work.marked))))
    edits = sorted(work.edits, key=lambda e: (e.start, e.end))
    return Piece(part, tuple(edits), work.view)


def _with_outside(part: Part) -> tuple[Part, list[Edit]]:
    """Words of the source that stand in the block but not in the draft (题目：, a nickname, a date) as edits, so that
    the ledger names them; marks of lists and of Markdown are form, not words."""
    text, a, b = part.block.text, part.begin, part.stop
    if part.kind not in ("heading", "comment") or text.lstrip().startswith(("#", ">")) or "文件头" in part.reason:
        return part, []
    if not (_WORD.search(text[:a]) or _WORD.search(text[b:])):
        return part, []
    rule, reason = (("structure:comment-meta", "评论的昵称、日期不进草稿") if part.kind == "comment"
                    else ("structure:label", "标签或站名不是标题的内容"))
    edits = [Edit(0, a, "", rule, "auto", reason)] if a else []
    edits += [Edit(b, len(text), "", rule, "auto", reason)] if b < len(text) else []
    return replace(part, begin=0, stop=len(text)), edits


def _literal(text: str, decisions: Decisions) -> Iterable[Edit]:
    """Replacements that a person listed for this source: decisions, not repairs."""
    for old, new in decisions.replace:
        at = text.find(old)
        while old and at >= 0:
            yield Edit(at, at + len(old), new, "decision:replace", "auto", "由人指定的替换")
            at = text.find(old, at + len(old))


def repair_all(parts: Sequence[Part], context: Context, decisions: Decisions, steps: Steps = STEPS) -> list[Piece]:
    """All parts of a source. Pages that were copied together repeat lines and whole paragraphs: what was said of one holds
    for its twins."""
    done: dict[tuple[object, ...], Piece] = {}
    pieces: list[Piece] = []
    for part in parts:
        key = (part.block.text, part.begin, part.stop, part.kind, part.reason, part.cell is None)
        twin = done.get(key)
        if twin is None:
            twin = done[key] = repair(part, context, decisions, steps)
            pieces.append(twin)
        else:
            pieces.append(Piece(replace(part, begin=twin.part.begin, stop=twin.part.stop), twin.edits, twin.reading))
    return pieces
