"""The parts of a text in; out, with the paragraphs as entries of a list that are counted as hardly anything but a list is: [1], 1>,
No.1, and （一） or 一、 where they are sentences. One alone shows nothing; several in order do, from the first on. So are those whose
number is an element of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from zhiku.intake.values import Part, removed

_HAN = "[一二三四五六七八九十]{1,3}"
_OF_AMOUNTS = "年月日号点时分秒元块克斤公千毫米吨度岁折倍后前万亿个人次位套台只天周小名条间家层楼"
_OF_NAMES = _OF_AMOUNTS + "级型期类章册季排队线栋区班组车机站室院段股科处是为和与到至等"
"""What a number is part of: 1 号泵, 2 号泵; Ⅰ级负荷, Ⅱ级负荷; （一）班, （二）班; 1 是单数, 2 是双数."""


class _Kind(NamedTuple):
    """One way of counting."""

    mark: str
    of_sentences: bool = False  # it counts a list only where every entry is a sentence: else it counts chapters, or is no number at all
    of_han: bool = False  # laws and papers count so, too
    is_loose: bool = False  # nothing parts the number from what may go on from it


_KINDS = tuple((re.compile(rf"\s*{kind.mark}\s*(?=\S)"), kind) for kind in (
    _Kind(r"[\[【<＜〈]\s?(?P<n>\d{1,2})\s?[\]】>＞〉][、.．:：]?"),
    _Kind(r"(?P<n>\d{1,2})\s?[>＞》\]】](?![>=])"),
    _Kind(r"(?:No|NO|№)[.．]?\s?(?P<n>\d{1,2})(?:[、.．:：]|(?=\s))", is_loose=True),
    _Kind(r"(?P<n>\d{1,2})\s?[:：](?!\d)", of_sentences=True),
    _Kind(r"(?P<n>0[1-9])[ \u3000]+(?=[\u3400-\u9fff“])", of_sentences=True, is_loose=True),
    _Kind(r"(?P<n>[Ⅰ-Ⅻ])(?:[、.．:：]|(?=\s))", is_loose=True),
    _Kind(r"(?P<n>[㈠-㈩])[、.．:：]?"),
    _Kind(r"(?P<n>[㊀-㊉])[、.．:：]?"),
    _Kind(rf"[（(]\s?(?P<n>{_HAN})\s?[）)][、.．:：]?", of_sentences=True, of_han=True),
    _Kind(rf"(?P<n>{_HAN})[）)][、.．:：]?", of_sentences=True, of_han=True),
    _Kind(rf"(?P<n>{_HAN})[、.．]", of_sentences=True, of_han=True),
))
_NOTED = _KINDS[0][1]
"""How notes are counted below a text."""
_ONES = ("Ⅰ", "㈠", "㊀")
_DIGITS = "一二三四五六七八九"
_STOP = re.compile(r"[。！？!?][”’」』）)]?\s*$")
_RUN_IN = re.compile(r"[^。！？]{2,20}[。！？].*[。！？]")  # 加强领导。各单位要…… : what stands before the first stop is a heading
_CALLS_NOTE = re.compile(r"(?<=\S)[ ]?(?:[\[【〔<＜〈]\s?\d{1,2}(?:[-,，、]\d{1,2})*\s?[\]】〕>＞〉]|[①-⑳])|注\s?(?:\d|[一二三])")
_CALLS_SIGN = re.compile(r"(?<=\S)\s?([Ⅰ-Ⅻ㈠-㈩㊀-㊉])")
_CITES = re.compile(
    rf"(?<=\S)[（(]\s?{_HAN}\s?[）)]|第{_HAN}[点项款条]|{_HAN}[、和至]{_HAN}[两三]?[款项条点]|注\s?{_HAN}|^\s*第[一二三四五六七八九十百\d]{{1,4}}条|本(?:办法|规定|条例|细则|章程|规程|准则)|下列.{{0,16}}[：:]\s*$"
    r"|自\S{2,16}起施行")
_OF_NOTES = re.compile(r"\s*[【\[]?(?:参考(?:文献|资料|书目)|注释|脚注|引用|文献)\S{0,4}[】\]]?[：:]?\s*")
_BOOK = re.compile(
    r"出版社|[周月期学]刊|学报|[\[［][A-Z](?:/[A-Z]{2})?[\]］]|(?:19|20)\d\d\s?(?:[:：,，]\s?[（(]?\d|[（(]\d{1,2}[)）]|[.．]?\s*$)")
_NUMBER_FIRST = re.compile(r"\d|[一二三四五六七八九十](?=[、，,月日年号点])")  # 1 > 0 说明有货; 一、二月没有货
_NAUGHT = re.compile(r"\s*[^\s\d]?\s?0\s?[^\s\d]")  # [0] above [1] is an index
_ALONE = re.compile(r"\s*(\d{1,2})[.、]?\s*")
_FEWEST, _LONGEST, _LONGEST_BETWEEN = 3, 200, 45


class _Mark(NamedTuple):
    kind: _Kind
    number: int
    begin: int  # where the words of the entry begin


@dataclass
class _Run:
    kind: _Kind
    entries: list[tuple[int, int]] = field(default_factory=list)  # the place of each, and where its words begin
    between: int = 0  # lines since the last that are none


@dataclass(frozen=True)
class _Texts:
    """Which of the parts speak of notes or of entries by their number: found once, for there may be many lists."""

    parts: Sequence[Part]

    @cached_property
    def calling(self) -> frozenset[int]:
        return self._found(_CALLS_NOTE)

    @cached_property
    def signs(self) -> frozenset[str]:
        """Those of them that stand inside a line: Ⅱ 型."""
        return frozenset(sign for part in self.parts if part.kind != "removed" for sign in _CALLS_SIGN.findall(part.block.text))

    @cached_property
    def citing(self) -> frozenset[int]:
        return self._found(_CITES)

    def above(self, i: int) -> str:
        """The line above a part."""
        return next((self.parts[k].block.text for k in range(i - 1, -1, -1) if self.parts[k].kind != "removed"), "")

    def _found(self, pattern: re.Pattern[str]) -> frozenset[int]:
        return frozenset(i for i, part in enumerate(self.parts) if part.kind != "removed" and pattern.search(part.block.text))


def with_numbering(parts: Sequence[Part]) -> list[Part]:
    """The parts; at most one short line may stand between two entries, for a site puts such there."""
    out, around = list(parts), _Texts(parts)
    for run in _runs(parts):
        if len(run.entries) < _FEWEST or not _is_list(run, around):
            continue
        for number, (i, begin) in enumerate(run.entries, 1):
            out[i] = replace(parts[i], kind="list_item", begin=begin, number=str(number), form="ol")
    return out


def with_numbers_apart(parts: Sequence[Part]) -> list[Part]:
    """The parts of a page; where the entries of a list begin with an element that is their number alone, what stands beside it is
    the entry."""
    kept = [i for i, part in enumerate(parts) if part.kind != "removed"]
    counted = [(i, beside) for i, beside in pairwise(kept) if parts[i].kind == "list_item" and parts[beside].kind == "paragraph"
               and parts[i].block.row == parts[beside].block.row > 0 and _ALONE.fullmatch(parts[i].block.text)]
    runs: list[list[tuple[int, int]]] = []
    for i, beside in counted:
        number = int(_ALONE.sub(r"\1", parts[i].block.text))
        runs += [[]] if number == 1 else []
        if not runs or number != len(runs[-1]) + 1:
            return list(parts)
        runs[-1].append((i, beside))
    out = list(parts)
    lists = [run for run in runs if len(run) >= _FEWEST and not all(parts[beside].block.text.strip()[:1] in _OF_NAMES for _, beside in run)]
    for number, (i, beside) in ((number, pair) for run in lists for number, pair in enumerate(run, 1)):
        out[i] = removed(parts[i].block, "列表的序号，单独一行")
        out[beside] = replace(parts[beside], kind="list_item", number=str(number), form="ol")
    return out


def _runs(parts: Sequence[Part]) -> list[_Run]:
    runs: list[_Run] = []
    for i, part in enumerate(parts):
        if part.kind == "removed":
            continue
        mark = _mark(part)
        last = runs[-1] if runs else None
        if mark is None:
            if last:
                last.between += 1 if _may_stand_between(part) else _FEWEST
        elif last and last.kind == mark.kind and mark.number == len(last.entries) + 1 and last.between <= 1:
            last.entries.append((i, mark.begin))
            last.between = 0
        elif mark.number == 1:
            runs.append(_Run(mark.kind, [(i, mark.begin)]))
        elif last:
            last.between = _FEWEST
    return runs


def _mark(part: Part) -> _Mark | None:
    """How a part is counted."""
    if part.kind not in ("paragraph", "list_item") or part.number or part.is_set_in or part.cell or part.block.tag in ("td", "th", "dt"):
        return None
    for pattern, kind in _KINDS:
        if match := pattern.match(part.block.text, part.begin, part.stop):
            return _Mark(kind, _number(match["n"]), match.end())
    return None


def _number(text: str) -> int:
    """Ⅲ, 3, 三 → 3; 0 for what is no number (二三、)."""
    for one in _ONES:
        if len(text) == 1 and 0 <= ord(text) - ord(one) < 12:
            return ord(text) - ord(one) + 1
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    return (_DIGITS.find(tens) + 1 if tens else 1) * bool(ten) * 10 + (_DIGITS.find(ones) + 1 if ones else 0)


def _may_stand_between(part: Part) -> bool:
    """Whether a line may be one that a site put into a list: a query, or another short line that ends without a stop."""
    text = part.block.text.strip()
    is_open = text.endswith(("？", "?")) or not _STOP.search(text)
    return is_open and len(text) <= _LONGEST_BETWEEN and part.kind in ("paragraph", "heading")


def _is_list(run: _Run, around: _Texts) -> bool:
    """Whether nothing speaks against it: its numbers are part of names, a law counts so, a text speaks of its entries by number,
    notes stand below it."""
    places = {i for i, _ in run.entries}
    texts = [around.parts[i].block.text[begin:around.parts[i].stop].strip() for i, begin in run.entries]
    firsts = {text[:1] for text in texts}
    if all(map(_NUMBER_FIRST.match, texts)) or _NAUGHT.match(around.above(run.entries[0][0])):
        return False
    if len(firsts) == 1 and (run.kind.is_loose or firsts <= set(_OF_NAMES)):
        return False
    if run.kind is _NOTED and (not around.calling <= places or any(map(_CALLS_NOTE.search, texts)) or any(map(_BOOK.search, texts))
                               or _OF_NOTES.fullmatch(around.above(run.entries[0][0]))):
        return False
    if any(around.parts[i].block.text[around.parts[i].begin] in around.signs for i, _ in run.entries):
        return False
    if run.kind.of_sentences and not all(_STOP.search(text) and len(text) <= _LONGEST for text in texts):
        return False
    return not run.kind.of_han or not (not around.citing <= places or any(map(_CITES.search, texts))
                                       or sum(bool(_RUN_IN.match(text)) for text in texts) * 2 >= len(texts))
