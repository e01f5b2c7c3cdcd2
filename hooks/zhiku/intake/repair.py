"""Parts and what the text tells them in; pieces with their edits out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from zhiku.intake import around, places, stuffing
from zhiku.intake.as_meant import edits_of_codes
from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.context import Context, Passage
from zhiku.intake.decisions import REPLACED, Decisions
from zhiku.intake.markdown_marks import marks
from zhiku.intake.order import STEPS
from zhiku.intake.steps import blanks, halves, known_spinners, lone_chars, stuffed, swapped_words
from zhiku.intake.values import FRONT, Edit, Part, Piece
from zhiku.intake.workpiece import Workpiece

Steps = Sequence[tuple[str, Callable[[Passage], Iterable[Edit]]]]
_SENTENCE = re.compile("[，。！？；,!?;]")
_READ_BEFORE = ("lost_chars", "swapped_words", "lone_chars", "commas", "cut_places")  # that ask much of the lattices of runs
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")


class _Begun:
    """A part that is being repaired."""

    def __init__(self, part: Part, context: Context, decisions: Decisions) -> None:
        self.part, outside = _with_outside(part)
        self.work = Workpiece(part.block.text[self.part.begin:self.part.stop])
        marked = marks(self.work.original, part.kind) if part.block.path == (MARKED_UP,) else ()
        # all in places of the original
        self.work.apply([*outside, *marked, *_literal(self.work.original, decisions), *edits_of_codes(self.part)])
        self._kind, self._context = _kind(self.part), context
        self.passage = self._seen()
        """The part as a step sees it now."""

    def _seen(self) -> Passage:
        return Passage(self.work.view, self._kind, self._context, self.part.joined, self.part.block.open, self.work.marked)

    def apply(self, edits: list[Edit]) -> None:
        """Take over edits of a step."""
        self.work.apply(edits)
        if self.work.view is not self.passage.text:
            self.passage = self._seen()

    def done(self) -> Piece:
        """The part with its edits."""
        return Piece(self.part, tuple(self.work.edits), self.work.view)


def repair(parts: Sequence[Part], context: Context, decisions: Decisions, steps: Steps = STEPS) -> list[Piece]:
    """Some parts: what a person decided about their words, then all steps in their order. Each step does all parts, for what
    it looks up for many places at once it finds sooner."""
    begun = {n: _Begun(part, context, decisions) for n, part in enumerate(parts) if part.kind not in ("removed", "code")}
    for name, step in steps:
        _read_ahead(name, [one.passage for one in begun.values()], context)
        for one in begun.values():
            if edits := list(step(one.passage)):
                one.apply(edits)
    return [begun[n].done() if n in begun else Piece(part, (), part.block.text[part.begin:part.stop]) for n, part in enumerate(parts)]


def _read_ahead(name: str, passages: Sequence[Passage], context: Context) -> None:
    """What a step will ask for, found for many texts at once."""
    texts = [passage.text for passage in passages]
    if context.spun and name in _READ_BEFORE:
        around.read_ahead(texts)
    if (name == "commas" and context.spun) or (name == "cut_places" and context.damaged):
        places.read_ahead(texts)
    if name == "blanks":
        blanks.read_ahead(texts)
    if name == "stuffed":
        asked = [passage.text for passage in passages if stuffed.is_asked(passage)]
        around.read_ahead(asked)
        stuffing.read_ahead(asked)
    if name == "halves offers":
        halves.read_ahead(passage.text for passage in passages if halves.is_offered(passage))
    if name == "known_spinners":
        known_spinners.read_ahead(texts, context)
    if name == "swapped_words" and context.spun:
        swapped_words.read_ahead(texts)
    if name == "lone_chars" and context.spun:
        lone_chars.read_ahead(texts, context)


def _with_outside(part: Part) -> tuple[Part, list[Edit]]:
    """Words of the source that stand in the block but not in the draft (题目：, a nickname, a date) as edits, so that
    the ledger names them; marks of lists and of Markdown are form, not words."""
    text, a, b = part.block.text, part.begin, part.stop
    if part.kind not in ("heading", "comment") or text.lstrip().startswith(("#", ">")) or part.form == FRONT:
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
            yield Edit(at, at + len(old), new, REPLACED, "auto", "由人指定的替换")
            at = text.find(old, at + len(old))


def repair_all(parts: Sequence[Part], context: Context, decisions: Decisions, steps: Steps = STEPS) -> list[Piece]:
    """All parts of a source. Pages that were copied together repeat lines and whole paragraphs: what was said of one holds
    for its twins."""
    different = list({_said(part): part for part in reversed(parts)}.values())[::-1]
    done: dict[tuple[object, ...], Piece] = {}
    for some in _by_size(different):
        done.update(zip(map(_said, some), repair(some, context, decisions, steps), strict=True))
    around.forget()
    places.forget()
    swapped_words.read_ahead(())
    lone_chars.read_ahead((), context)
    pieces: list[Piece] = []
    for part in parts:
        twin = done[_said(part)]
        pieces.append(twin if twin.part.block is part.block else
                      Piece(replace(part, begin=twin.part.begin, stop=twin.part.stop), twin.edits, twin.reading))
    return pieces


def _said(part: Part) -> tuple[object, ...]:
    """What a part is repaired by."""
    return part.block.text, part.begin, part.stop, _kind(part), part.form, part.cell is None, part.joined, part.block.open


def _kind(part: Part) -> str:
    """What kind of text the steps are told a part is: a few words in a cell of a table are no sentence."""
    text = part.block.text[part.begin:part.stop]
    return "cell" if part.cell is not None and (part.cell.column < 0 or not _SENTENCE.search(text)) else part.kind


def _by_size(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts in order, so many together as have about as much text as is repaired at once."""
    some: list[Part] = []
    size = 0
    for part in parts:
        some.append(part)
        size += part.stop - part.begin
        if size >= around.AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some
