"""A paragraph of a text from which a word was cut that a person named in; that word offered before the end of a longer one that
stands alone (把率算进考核: 投诉率) out."""

from __future__ import annotations

from collections.abc import Iterator

from zhiku.intake.around import singles
from zhiku.intake.context import Passage
from zhiku.intake.steps.cut_places import fit
from zhiku.intake.values import Edit

_ENDS = frozenset("率量额者费案函箱科室处台")
_FITS = -2.5  # so many powers of ten likelier than elsewhere


def step(passage: Passage) -> Iterator[Edit]:
    """Only ever offered: another word may end so as well."""
    given = sorted(passage.context.given)
    if not given or passage.kind in ("code", "quote"):
        return
    for start, _, end, _ in singles(passage.text):
        if end not in _ENDS:
            continue
        best, word = min((fit(passage.text, start, word), word) for word in given)
        if best < _FITS:
            yield Edit(start, start, word, "cut-word:end", "proposed",
                       f"“{end}”在这里不单独成词，像是“{word}{end}”；有人指出“{word}”被删去了")
