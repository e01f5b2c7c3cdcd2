"""Lines of a text in; those that a program broke at a width (a mail, a page of a PDF, a bulletin board), and so go on in the
next line, out.

A text that was broken shows it: no line is wider than a width, many are about as wide, and those break off anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from zhiku.intake.columns import columns_that_go_on
from zhiku.intake.headings import LIST_ITEM, is_counted
from zhiku.intake.language import language
from zhiku.intake.values import Part
from zhiku.intake.why import BETWEEN_PAGES

_NARROWEST, _NARROW, _WIDEST, _ABOUT = 22, 36, 100, 4  # columns; a Han character takes two
_SEVERAL, _MARKED_SO, _MANY, _FEW = 3, 2, 4, 0.05
_CENTRED = re.compile(r" {8}")
_COMMON, _ONE_IN = 30_000, 5  # words; lines
_SHARE = 0.12  # of the lines are as wide as the text
_ENDED = re.compile(r"[。！？!?…：:；;][”’」』）)]?$")
_LINKED = re.compile("[的地得了和与及或在把被将对从向由为]$")  # the first line of a paragraph, whose indent was lost, is less wide
_POINTED = re.compile("[，。]")
_MARKED = re.compile(
    r"\s*(?:第[一二三四五六七八九十\d]{1,3}|[一二三四五六七八九十]{1,3}是|其[一二三四五六]|问|答|Q\d{0,2}|A\d{0,2})\s*[，：:、.章节步部条款项]")
_COLUMNS = re.compile(r"\t|\s[|｜]\s|\S\s{4}|\d[:：/]\d\d$")
_LETTER = re.compile(r"[^\W_]")
_OF_NO_WIDTH = re.compile(r"\s*(?:https?://|www\.|本邮件)")  # what a program adds to a mail or a printed page is not broken
_FOOT = re.compile(r"(?:^|\s)第\s?\d{1,4}\s?页(?:[，,／/\s]*共\s?\d{1,4}\s?页)?\s*$|^\s*[-—–－·•]\s?\d{1,4}\s?[-—–－·•]\s*$")
_STOP, _LONG_ENOUGH = re.compile("[。，；：、]"), 12
_BLANK_BEFORE, _FEWER = re.compile(r"\u3000*[ \u00a0]"), 4  # one paragraph in so many at most
_INDENTED = re.compile(r"\u3000|[ \t]{2}")
_LABELLED = re.compile(r"\s*【[^【】]{1,8}】\s*[^\s【].{8}")  # 【案例】 and what is told behind it
_HUNG, _HANGING, _OF_PARAGRAPH = re.compile("[，。、；：！？”」』]$"), 2, 2  # a mark may stand beyond the width
_SIGNED = re.compile("\\s*[◆◇■●○]")
_ITS_OWN = re.compile(r"\s*(?:[#>|【◆◇■□●○★※]|[-=_*~]{3}|```|\d{4}[-/.年]\d)")


@lru_cache(maxsize=1 << 14)
def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def width(text: str) -> int:
    """How many columns a line takes where letters all have one width."""
    return sum(map(_columns, text.rstrip()))


def lines_that_go_on(lines: Sequence[str], gaps: Sequence[bool]) -> frozenset[int]:
    """Indices of the lines whose sentence goes on in the next; `gaps`: whether an empty line stands before each."""
    widths = [0 if _COLUMNS.search(line) or not _LETTER.search(line) or _CENTRED.match(line) or _OF_NO_WIDTH.match(line) else width(line)
              for line in lines]
    if found := _in_one_width(lines, gaps, widths):
        return found | _into_next_page(lines, gaps, widths, found)
    return columns_that_go_on(
        lines, gaps, widths, lambda broken: _break_words(lines, broken, _MANY), lambda line: _begins(line, of_indented=True))


def _into_next_page(lines: Sequence[str], gaps: Sequence[bool], widths: Sequence[int], found: frozenset[int]) -> frozenset[int]:
    """The lines of a broken text whose sentence goes on below the foot of a printed page, which they may not fill; and that foot,
    with the head of the next page, which stands on others as well."""
    widest = max(widths[i] for i in found)
    more: set[int] = set()
    for i in range(len(lines) - 2):
        if _FOOT.search(lines[i + 1]) and not gaps[i + 1] and widths[i] * 2 >= widest and not _ENDED.search(lines[i].rstrip()):
            below = i + 2
            while below < len(lines) and lines.count(lines[below]) > 1:
                below += 1
            if below < len(lines) and not gaps[below] and not _begins(lines[below], of_indented=True):
                more.update(range(i, below))
    return frozenset(more)


def _in_one_width(lines: Sequence[str], gaps: Sequence[bool], widths: Sequence[int]) -> frozenset[int]:
    """The same, where hardly any line is wider than the others."""
    widest = _width_of([columns for columns in widths if columns])
    full = [i for i, columns in enumerate(widths) if columns and (widest - _ABOUT <= columns <= widest or (
        columns == widest + _HANGING and _HUNG.search(lines[i].rstrip())))]
    within = [i for i in full if i + 1 < len(lines) and not gaps[i + 1]]
    broken = frozenset(i for i in within if not _ENDED.search(lines[i].rstrip()))
    indented = sum(bool(_INDENTED.match(line)) for line in lines) >= _SEVERAL
    shows_it = (_break_words(lines, broken, _MANY) if widest < _NARROW else
                _break_words(lines, broken, _MARKED_SO) or _end_in_sentences(lines, broken, widest))
    if len(broken) < _MARKED_SO or not shows_it:
        return frozenset()
    if (len(broken) < (_MARKED_SO if indented else _SEVERAL) or len(full) < _SHARE * len(lines) or len(broken) * 2 < len(within)
            or sum(bool(_POINTED.search(lines[i])) for i in full) * 2 < len(full)):
        return frozenset()
    shown = indented or sum(gaps) * 4 >= len(lines)
    led = (i for i in range(len(lines) - 1) if widest - 2 * _ABOUT <= widths[i] < widest - _ABOUT and not gaps[i + 1] and (
        (_is_entry_that_goes_on(lines[i]) and not _begins(lines[i + 1], of_indented=shown)) or (_LINKED.search(lines[i].rstrip()) and (
            not i or gaps[i] or _ENDED.search(lines[i - 1].rstrip())))))
    return frozenset(led) | frozenset(
        i for i in within if (not _begins(lines[i + 1], of_indented=shown) or (i in broken and _are_set_in(lines[i], lines[i + 1])))
        and (shown or i in broken)
        and not (_ITS_OWN.match(lines[i]) and not (i in broken and _SIGNED.match(lines[i])) and not (
            (i in broken or indented) and _LABELLED.match(lines[i]))))


def _are_set_in(line: str, below: str) -> bool:
    """Whether two lines are set in alike, and further than the first line of a paragraph: what is quoted."""
    sides = [len(text) - len(text.lstrip("\u3000")) for text in (line, below)]
    return sides[0] == sides[1] > _OF_PARAGRAPH


def _is_entry_that_goes_on(line: str) -> bool:
    """Whether an entry, set in further than the lines below it, has a comma and no end."""
    return bool(LIST_ITEM.match(line) and _POINTED.search(line) and _LETTER.match(line.rstrip()[-1:]))


def _width_of(widths: Sequence[int]) -> int:
    """The width that most lines nearly reach, and hardly any is beyond; 0 where there is none."""
    allowed = int(len(widths) * _FEW)
    ordered = sorted(widths, reverse=True)
    possible = [columns for columns in dict.fromkeys(ordered[:allowed + 1]) if _NARROWEST <= columns <= _WIDEST]
    return max(possible, key=lambda columns: sum(columns - _ABOUT <= other <= columns for other in widths), default=0)


def _break_words(lines: Sequence[str], broken: frozenset[int], least: int) -> bool:
    """Whether a good part of the lines, and so many, break off inside a word: entries of a list, verses, or what people say in turn may all
    be about as long, but end where a word ends."""
    known = language()
    inside = sum(0 <= known.word(lines[i].rstrip()[-1:] + lines[i + 1].lstrip()[:1]) < _COMMON for i in broken)
    return inside >= least and inside * _ONE_IN >= len(broken)


def _end_in_sentences(lines: Sequence[str], broken: frozenset[int], widest: int) -> bool:
    """Whether nearly every row of lines that break off comes to the end of a sentence."""
    last = [lines[i + 1].rstrip() for i in broken if i + 1 not in broken]
    last = [line for line in last if _POINTED.search(line) or width(line) * 2 >= widest]  # no number of a page
    return bool(last) and sum(bool(_ENDED.search(line)) for line in last) * 5 >= len(last) * 4


def _begins(line: str, *, of_indented: bool) -> bool:
    """Whether a line begins something: an entry, a chapter, a paragraph."""
    return bool((of_indented and _INDENTED.match(line)) or LIST_ITEM.match(line) or _MARKED.match(line) or _ITS_OWN.match(line)
                or is_counted(line))


def _may_go_on(part: Part) -> bool:
    """Whether a line may have lost the stop at its end to the next."""
    text = part.block.text.strip()
    return (part.kind in ("paragraph", "list_item") and len(text) >= _LONG_ENOUGH and bool(_LETTER.match(text[-1:]))
            and not _STOP.match(text))


def closed(parts: Sequence[Part]) -> list[Part]:
    """The parts; a line that goes on does so only in the next one, or behind what stands between two printed pages, and that one
    is joined to it. So is a line that begins with what ends a clause, where the one above it has no such end."""
    out = list(parts)
    for i, part in enumerate(parts):
        if part.kind == "removed":
            continue
        if i and not part.block.gap and _STOP.match(part.block.text.lstrip()) and _may_go_on(parts[i - 1]):
            out[i] = replace(out[i], joined=True)
        if not part.block.open:
            continue
        k = i + 1
        while k < len(parts) and parts[k].why in BETWEEN_PAGES:
            k += 1
        if k == len(parts) or parts[k].kind == "removed":
            out[i] = replace(out[i], block=replace(part.block, open=False))
        else:
            out[k] = replace(out[k], joined=True)
    return out


def with_blanks(parts: list[Part]) -> list[Part]:
    """A blank before the first word belongs to a paragraph where hardly any other has one: there something was cut."""
    paragraphs = [i for i, p in enumerate(parts) if p.kind == "paragraph"]
    led = [i for i in paragraphs if _BLANK_BEFORE.fullmatch(parts[i].block.text[:parts[i].begin])]
    if len(led) > 1 and len(led) * _FEWER > len(paragraphs):
        return parts
    return [replace(p, begin=p.begin - 1) if i in led else p for i, p in enumerate(parts)]
