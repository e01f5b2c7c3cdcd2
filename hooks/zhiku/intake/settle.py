"""The parts of a text in; out, without the titles that repeat another, that stand inside a list, or that head nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby

from zhiku.intake.headings import ENDS, SECTIONS, core, question_like
from zhiku.intake.rules import substitutions
from zhiku.intake.searches import (
    CHAPTER,
    above_lists,
    asks_between,
    asks_in_list,
    is_query,
    list_answers,
    stands_in_list,
)
from zhiku.intake.values import Block, Part
from zhiku.intake.why import Why

_MOST_OF, _LONG_ENOUGH, _SHORT = 0.6, 6, 4  # 甲方签字 and 乙方签字 are nearly the same
_LINES = 3  # title-like lines one under another that are no titles
_ASKED = re.compile(CHAPTER.pattern + r"|\s*(?:问|Q\d{0,2})\s*[:：]")
_OF_PICTURE = re.compile(r"(?:figure|figcaption|caption)(?:\..*)?|[^.]*\.(?:.*[\s_-])?(?:caption|figcaption|title)(?:[\s_-].*)?", re.I)
_WHO_TELLS = re.compile("[^，。！？；：:“”]{1,12}(?:自述|述职|自白|口述)(?P<what>[^。！？；]{3,32})")
_TOLD = re.compile("自述|述职|自白|心得|感想|口述|的(?:一天|故事)$")


def settle(parts: list[Part], copied: bool) -> list[Part]:
    """Remove headings that repeat another, that stand inside a numbered list, or that head nothing. In a text that was not
    copied from a site, short lines that head nothing are its own."""
    out = list(parts)
    kept = [i for i, p in enumerate(out) if p.kind != "removed"]
    runs = _runs([out[i] for i in kept])
    in_order = {i: k for k, i in enumerate(kept)}
    asked_above = above_lists([out[i] for i in kept])
    seen: dict[str, int] = {}
    first = last = -1
    for i in kept:
        part, k = out[i], in_order[i]
        if part.kind == "removed":
            continue
        if part.kind in ("paragraph", "list_item") and asks_in_list(out, kept, k) and not list_answers(
                out, kept, k, asked_above):
            out[i] = replace(part, kind="removed", reason=Why.SEARCHED_IN_LIST)
        if part.kind in ("paragraph", "heading") and 0 < k < len(kept) - 1 and asks_between(part, out[kept[k - 1]], out[kept[k + 1]]):
            out[i] = replace(part, kind="removed", reason=Why.SEARCHED_IN_ANSWERS)
            continue
        if part.kind not in ("title", "heading"):
            if part.kind == "paragraph" and part.block.tag != "line" and _is_above(out, kept, k):
                out[i] = replace(part, kind="removed", reason=Why.REPEATED)
            elif part.kind == "paragraph" and k + 1 < len(kept) and _tells_next(part, out[kept[k + 1]]):
                out[i] = replace(part, kind="removed", reason=Why.EMPTY_REPEATED)
            continue
        text = core(part.block.text[part.begin:part.stop])
        before = out[kept[k - 1]] if k else None
        after = out[kept[k + 1]] if k + 1 < len(kept) else None
        reason: Why | str = ""
        written = part.block.tag in ("dt", "summary") or (
            part.block.tag == "line" and part.block.text.lstrip().startswith(("#", "**")))
        if text in seen and (seen[text] == first or seen[text] == last):
            reason = Why.REPEATED
        elif written:
            pass  # a heading that somebody marked as one
        elif before and after and stands_in_list(part, before, after, seen) and not list_answers(out, kept, k, asked_above):
            reason = Why.SEARCHED_IN_LIST
        elif k and after and after.kind == "paragraph" and _tells_next(part, after):
            reason = Why.EMPTY_REPEATED
        elif after is None or after.kind in ("title", "heading", "comment"):
            following = core(after.block.text[after.begin:after.stop]) if after and after.kind != "comment" else ""
            if k and after and after.level == part.level and _TOLD.search(following) and not _TOLD.search(text):
                out[kept[k + 1]] = replace(after, kind="removed", reason=Why.SEARCHED_BELOW_TITLE)
                seen.setdefault(text, i)
                first, last = (i if first < 0 else first), i
                continue
            if following not in SECTIONS and _repeats(text, following):
                reason = Why.EMPTY_REPEATED
            elif k and (not after or after.level <= part.level) and not _ASKED.match(after.block.text if after else ""):
                lines, asking = runs[k]
                asked = question_like(part.block.text) and asking > 1
                if copied or (_is_made(part, after) and not asked):
                    reason = "空标题：标题下面没有正文"
                elif after is None or asked or lines >= _LINES:
                    out[i] = replace(part, kind="paragraph", level=0)
                    continue
        if reason and not (reason is Why.REPEATED and part.kind == "title"):
            out[i] = replace(part, kind="removed", reason=reason)
        else:
            seen.setdefault(text, i)
            first, last = (i if first < 0 else first), i
    return out


def _is_above(parts: list[Part], kept: list[int], k: int) -> bool:
    """Whether a line of a page is the title right above it once more: what its picture is called. A text may as well begin with
    the words of its title."""
    above, block = parts[kept[k - 1]] if k else None, parts[kept[k]].block
    return (above is not None and above.kind in ("title", "heading") and above.block.text.strip() == block.text.strip()
            and not ENDS.search(block.text) and _names_picture(block))


def _names_picture(block: Block) -> bool:
    """Whether the words of a block stand for a picture (all come from one element), or in an element that is called so."""
    return (len(block.at) > 1 and block.at[0] == block.at[-1]) or any(_OF_PICTURE.fullmatch(part) for part in block.path[-2:])


def _tells_next(part: Part, after: Part) -> bool:
    """Whether a line that is no heading names who tells what the heading right below it says: 某某员自述第一次上门, above 第一次上门."""
    told = _WHO_TELLS.match(part.block.text.strip())
    following = core(after.block.text[after.begin:after.stop])
    is_title = after.kind == "heading" or (after.kind == "paragraph" and _is_title_like(after))
    return told is not None and is_title and not ENDS.search(part.block.text) and (core(told["what"]) == following or (
        min(len(core(told["what"])), len(following)) >= _LONG_ENOUGH and _repeats(core(told["what"]), following)) or (
        _differ_in_one(core(told["what"]), following)))


def _differ_in_one(text: str, following: str) -> bool:
    """Whether two short titles are alike but for one character, which one of two words for the same has: 几点希望, 几点期望."""
    places = [k for k, (a, b) in enumerate(zip(text, following, strict=False)) if a != b]
    if not _SHORT <= len(text) == len(following) or len(places) != 1:
        return False
    pairs = {(text[k:k + 2], following[k:k + 2]) for k in (places[0] - 1, places[0]) if k >= 0}
    return not pairs.isdisjoint(_synonyms())


@cache
def _synonyms() -> frozenset[tuple[str, str]]:
    return frozenset(pair for row in substitutions("synonyms.tsv") for pair in ((row.old, row.new), (row.new, row.old)))


def _repeats(text: str, following: str) -> bool:
    """Whether a title says what the next one says, or nearly so."""
    return bool(following) and following != text and (
        following in text or (text in following and len(text) >= _MOST_OF * len(following))
        or (len(text) >= _LONG_ENOUGH and SequenceMatcher(None, text, following, autojunk=False).ratio() >= 0.75))


def _runs(parts: list[Part]) -> list[tuple[int, int]]:
    """For every part: how many lines that may be titles stand one under another where it stands, and how many of them ask."""
    runs: list[tuple[int, int]] = []
    for like, run in groupby(parts, _is_title_like):
        lines = list(run)
        asking = sum(question_like(part.block.text) for part in lines) if like else 0
        runs += [(len(lines), asking) if like else (0, 0)] * len(lines)
    return runs


def _is_title_like(part: Part) -> bool:
    return part.block.tag == "line" and not part.block.text.lstrip().startswith(("#", "**")) and (
        part.kind == "heading" or (part.kind == "paragraph" and not ENDS.search(part.block.text) and len(core(part.block.text)) <= 32))


def _is_made(part: Part, after: Part | None) -> bool:
    """Whether a heading with nothing under it was put there for search engines: a query, or the next one told once more."""
    text = part.block.text[part.begin:part.stop]
    return is_query(text) or bool(_TOLD.search(core(text))) or (question_like(text) and after is not None and after.kind != "comment")
