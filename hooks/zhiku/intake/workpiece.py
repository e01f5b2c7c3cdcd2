"""A paragraph being repaired: steps see it as repaired so far, their edits are kept in places of the paragraph itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import chain
from operator import itemgetter

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
        # The view in stretches: where each begins, and which place of the original its first character has; or, where that is put
        # in, those of all its characters. None: the view is the original.
        self._begins: list[int] | None = None
        self._places: list[int] = []
        self._own: list[bool] = []  # whether a stretch stands in the original

    @property
    def edits(self) -> list[Edit]:
        """The edits so far, in order."""
        return sorted(chain(self._changes, chain.from_iterable(self._insertions.values())), key=_span)

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
        starts = {e.start for e in chain(self._changes, *self._insertions.values()) if e.tier != "auto"}
        if self._begins is None or not starts:
            return frozenset(starts)
        ends = [*self._begins[1:], len(self.view)]
        found = {begin + start - place for begin, end, place, own in zip(self._begins, ends, self._places, self._own, strict=True)
                 if own for start in starts if 0 <= start - place < end - begin}
        return frozenset(found | {len(self.view)} if len(self.original) in starts else found)

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
        if self._begins is None:
            return edit, False
        start, end = edit.start, edit.end
        if start == end == len(self.view):
            return _moved(edit, len(self.original), len(self.original)), False
        n = bisect_right(self._begins, start) - 1
        begin, place, own = self._begins[n], self._places[n], self._own[n]
        if start == end:
            if own:
                return _moved(edit, place + start - begin, place + start - begin), False
            if start > begin or (n and not self._own[n - 1]):
                return None
            return _moved(edit, place, place), True
        last = bisect_right(self._begins, end - 1) - 1
        if n != last or not own:  # a stretch that something was taken out of, or put into, is not as long as in the original
            return None
        return _moved(edit, place + start - begin, place + end - begin), False

    def _rebuild(self) -> None:
        view: list[str] = []
        begins: list[int] = []
        places: list[int] = []
        own: list[bool] = []
        at = size = 0

        def add(text: str, place: int, is_own: bool) -> None:
            nonlocal size
            if text:
                view.append(text)
                begins.append(size)
                places.append(place)
                own.append(is_own)
                size += len(text)

        for edit in self.edits:
            if edit.tier == "auto" and (edit.new or edit.start < edit.end):
                add(self.original[at:edit.start], at, True)
                add(edit.new, edit.start, False)
                at = edit.end
        add(self.original[at:], at, True)
        self.view, self._begins, self._places, self._own = "".join(view), begins, places, own


def _moved(edit: Edit, start: int, end: int) -> Edit:
    return Edit(start, end, edit.new, edit.rule, edit.tier, edit.reason)


_span = itemgetter(0, 1)
"""Where an edit begins and ends."""


def _start(edit: Edit) -> int:
    return edit.start
