"""The kept parts of a source in; what the whole text tells its paragraphs (a Context) out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from zhiku.intake import cutting
from zhiku.intake.around import read_ahead, reading
from zhiku.intake.context import Context
from zhiku.intake.steps import agents, bare_ends, known_spinners, noise, short_forms, swapped_words, synonyms
from zhiku.intake.stuffing import likely_stuffed, repeated
from zhiku.intake.ties import ties
from zhiku.intake.traces import has_traces
from zhiku.intake.values import Part

_ENOUGH = 200_000  # characters that are read to find out what kind of text it is
_ENOUGH_FOR_SWAPS = 20_000
_LIKELY_STUFFED = 1.0
_SEVERAL = 2
_BARE_KE = re.compile(r"(?:[\u3400-\u9fff]|[，。,])(?<![不许认尚亦均皆无非适宁模])可(?=帮助|有效|通过|从|做|减少|让|为|在)")
_HALF_WIDTH = re.compile(r"(?<=[\u3400-\u9fff]),(?=[\u3400-\u9fff])")


def survey(parts: Sequence[Part], given: Sequence[str] = ()) -> Context:
    """Facts about the whole text; `given` are the cut words that a person named."""
    kept = [p for p in parts if p.kind not in ("removed", "code")]
    text = "\n".join(p.block.text[p.begin:p.stop] for p in kept)
    sample = text[:_ENOUGH]
    comments = "\n".join(p.block.text[p.begin:p.stop] for p in kept if p.kind == "comment")[:_ENOUGH]
    proofs = synonyms.proofs(sample)
    unseen = cutting.leave_nothing()
    cut = cutting.infer(sample, next((w for w in given if w not in unseen), ""))
    stuffed = sum(sure for _, _, sure in noise.fragments(comments))
    narrow = len(_HALF_WIDTH.findall(sample)) >= 3
    odd = synonyms.odd(sample)
    # What proves little alone adds up over the text; a long text meets an odd word by chance.
    weight = 2 * (proofs + odd) + 2 * min(stuffed, 3) + narrow + 2 * (cut is not None)
    spun = proofs >= 2 or (proofs >= 1 and cut is not None and narrow) or (
        proofs + odd >= 1 and weight >= 5 + len(sample) // 2500)
    read_ahead(text[:_ENOUGH_FOR_SWAPS].split("\n"))
    swapped = swapped_words.proofs(text[:_ENOUGH_FOR_SWAPS])
    # Ordinary prose holds about one such word in a thousand characters by chance; some writers have more of them.
    size = min(len(text), _ENOUGH_FOR_SWAPS)
    is_odd = len(swapped) >= 3 + size // 800
    traces = (spun or is_odd) and has_traces(kept, narrow=narrow, already=min(stuffed, 3) + 2 * (cut is not None))
    swaps = swapped_words.survey(text[:_ENOUGH_FOR_SWAPS]) if spun or (is_odd and traces) else {}
    likely_swaps = swapped_words.likely(text[:_ENOUGH_FOR_SWAPS], swaps) if swaps else frozenset[str]()
    # A form that no writer makes may have got into a sound text, and so may a hole; a spinner works over all of it.
    spun = (spun or (is_odd and traces)) and len(likely_swaps) >= _fewest_swaps(size)
    # Pages that were copied together have the same comments again and again.
    said = dict.fromkeys(comments.split("\n")) if spun else {}
    led, followed = ties(text[:_ENOUGH_FOR_SWAPS]) if spun else (frozenset[str](), frozenset[str]())
    spinner = known_spinners.recognise(likely_swaps) if traces and spun else ""
    usual = known_spinners.cuts(spinner)
    if cut is None and usual:
        cut = cutting.infer(sample, usual=usual)
    if usual and not (cut and (cut.given or cut.sure or cut.word in usual)):
        cut = cutting.elsewhere(sample, usual) or cut
    if cut is not None and cut.word in usual:
        cut = replace(cut, sure=True)
    found_agents = agents.infer(sample) if cut is None else ()
    return Context(
        chars=frozenset(text),
        size=len(text),
        words=cutting.missing_words(sample, usual) | (unseen & frozenset(given)),
        given=frozenset(given),
        cut=cut,
        bare_ends=bare_ends.bare_ends(sample) if spun else frozenset(),
        full_forms=bare_ends.full_forms(sample) if spun else frozenset(),
        bare_people=len(cutting.bare_people(sample)),
        agents=found_agents,
        spun=spun,
        spinner=spinner,
        partly="" if spinner or not (traces and spun) else known_spinners.recognise_partly(likely_swaps),
        swaps=swaps if spun else {},
        short_forms=sum(1 for line in text[:_ENOUGH_FOR_SWAPS].split("\n") for _ in short_forms.places(line)) if spun else 0,
        bare_ke=bool(_BARE_KE.search(sample)),
        led=led,
        followed=followed,
        stuffed=repeated("\n".join(said), sample) if spun and not spinner else {},
        noisy=(stuffed >= 1 and (stuffed >= 2 or spun or cut is not None)) or _are_stuffed(said),
    )


def _fewest_swaps(size: int) -> int:
    """How many swaps a text of so many characters has at least that a spinner made: in 219 damaged documents there were eight or
    more in a thousand characters, in sound texts two to six. A long one has the same again and again."""
    return min(size // 100, 3 + min(size, 2000) // 400 + max(0, size - 2000) // 1600)


def _are_stuffed(comments: Iterable[str]) -> bool:
    """Whether words were likely stuffed into several places of some comments."""
    likely = (place for line in reading(comments) for place in likely_stuffed(line) if place[0] >= _LIKELY_STUFFED)
    return len(list(islice(likely, _SEVERAL))) == _SEVERAL
