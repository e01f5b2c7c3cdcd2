"""A paragraph being repaired: steps see it as repaired so far, their edits are kept in places of the paragraph itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, pairwise

from zhiku.intake.protect import protected, touches
from zhiku.intake.values import Edit

_NOISE = "noise:"


class Workpiece:
    """Text of one paragraph with the edits made to it so far."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.view = text
        self._protected = protected(text)
        self._edits: list[Edit] = []  # in order
        self._spans: list[tuple[int, int]] = []  # where each begins and ends
        self._changes: list[Edit] = []  # those of characters, not insertions, in order
        self._starts: list[int] = []  # where each of them begins
        # The view in stretches: where each begins, and where the last ends; which place of the original its first character has,
        # or, where that is put in, those of all its characters; whether it stands in the original. None: the view is the original.
        self._begins: list[int] | None = None
        self._places: tuple[int, ...] = ()
        self._own: tuple[bool, ...] = ()

    @property
    def edits(self) -> list[Edit]:
        """The edits so far, in order."""
        return list(self._edits)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Take over edits given in places of the view; one that meets an earlier edit or a protected span is dropped."""
        changed = False
        for edit in edits:
            placed = self._placed(edit)
            if placed is None:
                continue
            moved, first = placed
            if (self._protected and touches(self._protected, *moved[:2])) or self._meets(moved) or self._follows_noise(moved):
                continue
            span = moved.start, moved.end
            begin, end = bisect_left(self._spans, span), bisect_right(self._spans, span)
            if moved.start == moved.end:
                same = self._edits[begin:end]
                if same and (any(e.rule == moved.rule for e in same)
                             or (moved.tier != "auto" and (moved.tier == "flag" or any(e.tier != "auto" for e in same)))):
                    continue  # a hole that something else explains is none
            else:
                at = bisect_right(self._starts, moved.start)
                self._starts.insert(at, moved.start)
                self._changes.insert(at, moved)
            self._spans.insert(begin if first else end, span)
            self._edits.insert(begin if first else end, moved)
            changed = changed or moved.tier == "auto"
        if changed:
            self._rebuild()

    def marked(self) -> frozenset[int]:
        """The places of the view where something was offered or marked."""
        starts = {e.start for e in self._edits if e.tier != "auto"}
        if self._begins is None or not starts:
            return frozenset(starts)
        stretches = zip(pairwise(self._begins), self._places, self._own, strict=True)
        found = {begin + start - place for (begin, end), place, own in stretches
                 if own for start in starts if 0 <= start - place < end - begin}
        return frozenset(found | {len(self.view)} if len(self.original) in starts else found)

    def _meets(self, edit: Edit) -> bool:
        """Whether an edit changes what an earlier one does, or one of them inserts inside what the other changes."""
        at = bisect_left(self._starts, edit.end)  # those before begin before the edit ends, and do not overlap
        if at and self._changes[at - 1].end > edit.start:
            return True
        return edit.end - edit.start > 1 and bisect_left(self._spans, (edit.start + 1,)) < bisect_left(self._spans, (edit.end,))

    def _follows_noise(self, edit: Edit) -> bool:
        """Whether an edit takes away as noise what stands right behind noise: nothing is stuffed in twice in one place, and what
        follows is the writer's."""
        if not edit.rule.startswith(_NOISE):
            return False
        at = bisect_left(self._starts, edit.start)
        before = self._changes[at - 1] if at else None
        return before is not None and before.end == edit.start < edit.end and before.rule.startswith(_NOISE)

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
        stretches: list[tuple[str, int, bool]] = []
        at = 0
        for start, end, new, _, tier, _ in self._edits:
            if tier == "auto" and (new or start < end):
                stretches += (self.original[at:start], at, True), (new, start, False)
                at = end
        stretches.append((self.original[at:], at, True))
        texts, self._places, self._own = zip(*([one for one in stretches if one[0]] or [("", 0, True)]), strict=True)
        self.view, self._begins = "".join(texts), list(accumulate(map(len, texts), initial=0))


def _moved(edit: Edit, start: int, end: int) -> Edit:
    return Edit(start, end, edit.new, edit.rule, edit.tier, edit.reason)
