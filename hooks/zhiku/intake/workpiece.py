"""A paragraph being repaired: steps see it as repaired so far, their edits are kept in places of the paragraph itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import chain

from zhiku.intake.protect import protected, touches
from zhiku.intake.values import Edit

_NOISE = "noise:"


class Workpiece:
    """Text of one paragraph with the edits made to it so far."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.view = text
        self._spans = protected(text)
        self._changes: list[Edit] = []  # of characters, in order
        self._insertions: dict[int, list[Edit]] = {}  # by place
        self._inserted: list[int] = []  # the places, in order
        self._places: list[int] | None = None  # place in the original of each character of the view; None: the same
        self._own: list[bool] = []  # whether a character of the view stands in the original

    @property
    def edits(self) -> list[Edit]:
        """The edits so far, in order."""
        return sorted(chain(self._changes, chain.from_iterable(self._insertions.values())), key=lambda e: (e.start, e.end))

    def apply(self, edits: Iterable[Edit]) -> None:
        """Take over edits given in places of the view; one that meets an earlier edit or a protected span is dropped."""
        changed = False
        for edit in edits:
            placed = self._placed(edit)
            if placed is None:
                continue
            moved, first = placed
            if touches(self._spans, moved.start, moved.end) or self._meets(moved) or self._follows_noise(moved):
                continue
            if moved.start == moved.end:
                same = self._insertions.get(moved.start, [])
                if any(e.rule == moved.rule for e in same) or (same and moved.tier != "auto"
                                                               and (moved.tier == "flag" or any(e.tier != "auto" for e in same))):
                    continue  # a hole that something else explains is none
                if not same:
                    insort(self._inserted, moved.start)
                self._insertions[moved.start] = [moved, *same] if first else [*same, moved]
            else:
                insort(self._changes, moved, key=_start)
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

    def _meets(self, edit: Edit) -> bool:
        """Whether an edit changes what an earlier one does, or one of them inserts inside what the other changes."""
        at = bisect_left(self._changes, edit.end, key=_start)  # those before begin before the edit ends, and do not overlap
        if at and self._changes[at - 1].end > edit.start:
            return True
        return bisect_right(self._inserted, edit.start) < bisect_left(self._inserted, edit.end)

    def _follows_noise(self, edit: Edit) -> bool:
        """Whether an edit takes away as noise what stands right behind noise: nothing is stuffed in twice in one place, and what
        follows is the writer's."""
        at = bisect_left(self._changes, edit.start, key=_start)
        before = self._changes[at - 1] if at else None
        return (before is not None and before.end == edit.start < edit.end
                and before.rule.startswith(_NOISE) and edit.rule.startswith(_NOISE))

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


def _start(edit: Edit) -> int:
    return edit.start
