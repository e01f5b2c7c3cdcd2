"""A paragraph being repaired: steps see it as repaired so far, their edits are kept in places of the paragraph itself."""

from __future__ import annotations

from collections.abc import Iterable

from zhiku.intake.protect import protected, touches
from zhiku.intake.values import Edit

_NOISE = "noise:"


class Workpiece:
    """Text of one paragraph with the edits made to it so far."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.view = text
        self.edits: list[Edit] = []
        self._spans = protected(text)
        self._places: list[int] | None = None  # place in the original of each character of the view; None: the same
        self._own: list[bool] = []  # whether a character of the view stands in the original

    def apply(self, edits: Iterable[Edit]) -> None:
        """Take over edits given in places of the view; one that meets an earlier edit or a protected span is dropped."""
        changed = False
        for edit in edits:
            placed = self._placed(edit)
            if placed is None:
                continue
            moved, first = placed
            if touches(self._spans, moved.start, moved.end) or any(_collide(e, moved) or _follows_noise(e, moved) for e in self.edits):
                continue
            same = [k for k, e in enumerate(self.edits) if e.start == e.end == moved.start == moved.end]
            if any(self.edits[k].rule == moved.rule for k in same) or (same and moved.tier != "auto"
                                                                                 and (moved.tier == "flag" or _silent(self.edits, same))):
                continue  # a hole that something else explains is none
            self.edits.insert(same[0] if same and first else same[-1] + 1 if same else len(self.edits), moved)
            changed = changed or moved.tier == "auto"
        if changed:
            self._rebuild()

    def marked(self) -> frozenset[int]:
        """The places of the view where something was offered or marked."""
        starts = {e.start for e in self.edits if e.tier != "auto"}
        if self._places is None or not starts:
            return frozenset(starts)
        found = {at for at, place in enumerate(self._places) if place in starts and self._own[at]}
        return frozenset(found | {len(self._places)} if len(self.original) in starts else found)

    def _placed(self, edit: Edit) -> tuple[Edit, bool] | None:
        """The edit in places of the original, and whether it belongs before another insertion in the same place."""
        if self._places is None:
            return edit, False
        places, own = self._places, self._own
        if edit.start == edit.end:
            if edit.start == len(places):
                return edit._replace(start=len(self.original), end=len(self.original)), False
            inside = not own[edit.start]
            if inside and edit.start and not own[edit.start - 1]:
                return None
            return edit._replace(start=places[edit.start], end=places[edit.start]), inside
        if not all(own[edit.start:edit.end]):
            return None
        start, end = places[edit.start], places[edit.end - 1] + 1
        return None if end - start != edit.end - edit.start else (edit._replace(start=start, end=end), False)

    def _rebuild(self) -> None:
        self.edits.sort(key=lambda e: (e.start, e.end))
        view: list[str] = []
        places: list[int] = []
        own: list[bool] = []
        at = 0
        for edit in self.edits:
            if edit.tier != "auto":
                continue
            view.append(self.original[at:edit.start])
            places += range(at, edit.start)
            own += [True] * (edit.start - at)
            view.append(edit.new)
            places += [edit.start] * len(edit.new)
            own += [False] * len(edit.new)
            at = edit.end
        view.append(self.original[at:])
        places += range(at, len(self.original))
        own += [True] * (len(self.original) - at)
        self.view, self._places, self._own = "".join(view), places, own


def _follows_noise(a: Edit, b: Edit) -> bool:
    """Whether an edit takes away as noise what stands right behind noise: nothing is stuffed in twice in one place, and what
    follows is the writer's."""
    return a.end == b.start < b.end and a.rule.startswith(_NOISE) and b.rule.startswith(_NOISE) and a.start < a.end


def _silent(edits: list[Edit], places: list[int]) -> bool:
    """Whether something is already offered, or marked, in a place."""
    return any(edits[k].tier != "auto" for k in places)


def _collide(a: Edit, b: Edit) -> bool:
    """Whether two edits change the same characters, or one inserts inside what the other changes."""
    if a.start == a.end or b.start == b.end:
        return a.start < b.start < a.end or b.start < a.start < b.end
    return a.start < b.end and b.start < a.end
