"""Parts of a text in; out, with what only the rest of their kind shows them to be: titles that a number or a sign stands
before, entries of a list behind a sign (✅, ★, →), entries whose number has a line of its own.

One line alone shows nothing: a sign may be decoration, a number a date. Several of a kind do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.headings import BULLETS, ENDS, core, is_counted
from zhiku.intake.nesting import nested, with_decimals
from zhiku.intake.shown_titles import inside_brackets
from zhiku.intake.values import Part, removed, trimmed

_SIGNS = frozenset("→√・‣※»›·•●▪◦○")
_FRAME = frozenset(map(chr, range(0x2500, 0x2580)))  # lines of a frame, or of a tree
_BAR = "┃"  # one before a title; several part columns
_TELLING = frozenset("✅❌✔✓✗✘√×☑☐☒□⭕⬜⬛")
_JOINED = "\ufe0e\ufe0f\u20e3\u200d \u3000\u00a0"  # what stands between a sign and its words, or is part of the sign
_KEYCAP = re.compile("(\\d)\ufe0f?\u20e3")
_CHAPTER = re.compile(  # 01 准备, 1.2 准备; 12.5 公斤 is no number of a chapter
    r"(?:0\d(?=\s|[\u3400-\u9fff])|\d{1,2}(?:\.\d{1,2}){1,2}(?=\s))[\s\u3000]*"
    r"(?![年月日号点时分秒元块克斤公千毫米吨度岁折倍%后前万亿个人次位套台只])(?=\S)")
_PART = re.compile(r"第[一二三四五六七八九十\d]{1,3}(?:部分|[讲章节课篇]|单元)\s*[：:]\s*(?=\S)")  # 第一部分：先看厨房
_LETTERED = re.compile(r"[（(]([a-h]|[甲乙丙丁戊己庚辛])[)）]\s*(?=\S)|(?P<n>\d{1,2})，\s*(?=\D)")
_ZERO, _OF_ZERO = "01", re.compile(r"0(\d)[\s\u3000]*")
_COUNTED = re.compile(r"(\d{1,2})，")
_PICTURE, _BARE = "picture", "bare"  # the kind of pictures that stand before one title each; of titles without any sign
_SPOKEN = re.compile("[我你您咱]")
_NO_TITLE = re.compile(
    "[。；！;!…]$|[:：]|^[（(【“]|(?:说|发言|同志|好)$|您好|亲爱|尊敬|敬礼|此致|祝|^[甲乙丙]方|见证人|汇报人|^[她他我你您]")
_NUMBER = re.compile(r"\s*(\d{1,2})[.、]?\s*")
_DIGITS = re.compile(r"\d+|[①-⑳⑴-⒇⒈-⒛❶-❿]")
_SENTENCE = re.compile("[，。；！,;!]")
_TEXTS = ("paragraph", "list_item", "quote", "code")
_BULLETS = BULLETS | frozenset("-*·")  # under an entry behind one, or a number, stands another list, and under the last what follows
_LONGEST_TITLE, _SEVERAL, _LONG, _PARAGRAPH, _LEAST, _LEAST_BARE, _LONGEST_BARE, _LONGEST_QUESTION = 24, 2, 30, 40, 4, 3, 16, 32


def read_signposts(parts: Sequence[Part]) -> list[Part]:
    """The parts before the comments, read once more beside the others of their kind."""
    end = next((i for i, part in enumerate(parts) if part.kind == "comment"), len(parts))
    return [*with_decimals(nested(_signed_entries(_titles(parts[:end])))), *parts[end:]]


def counted_entries(parts: Sequence[Part]) -> list[Part]:
    """1, 2, 3 on lines of their own: what stands below each is an entry of a list."""
    out = list(parts)
    kept = [i for i, part in enumerate(parts) if part.kind != "removed"]
    runs: list[list[tuple[int, int]]] = []
    for i, following in pairwise(kept):
        found = _NUMBER.fullmatch(parts[i].block.text)
        if not found or parts[i].kind != "paragraph" or parts[following].kind != "paragraph" or parts[i].block.tag in ("td", "th") or (
                not _SENTENCE.search(parts[following].block.text)):  # 扫把, 1, 拖把, 2: how many there are
            continue
        if int(found[1]) == 1:
            runs.append([])
        if not runs or int(found[1]) != len(runs[-1]) + 1:
            return out
        runs[-1].append((i, following))
    for run in runs:
        for number, (i, following) in enumerate(run if len(run) >= _SEVERAL else (), 1):
            out[i] = removed(parts[i].block, "列表的序号，单独一行")
            out[following] = replace(parts[following], kind="list_item", number=str(number), form="ol")
    return out


def _sign(part: Part) -> tuple[str, int]:
    """The kind of sign or number before the words of a part, and where the words begin; "" where there is none."""
    text = part.block.text
    lead, stop = trimmed(text)
    if part.kind == "list_item":
        mark = text[lead:part.begin].strip()
        return (_DIGITS.sub("1", mark), part.begin) if mark and part.block.tag != "li" else ("", lead)
    if part.kind not in ("paragraph", "heading") or lead >= stop or part.is_set_in:
        return "", lead
    if part.kind == "paragraph" and (shown := inside_brackets(text, lead, stop)) != (lead, stop):
        return f"{text[lead]}{text[stop - 1]}", shown[0]
    if part.kind == "paragraph" and is_counted(text):
        return re.sub("[一二三四五六七八九十]+", "一", text[lead:lead + 4])[:2], lead
    if part.kind == "paragraph" and _PART.match(text, lead):
        return "第：", lead
    if part.kind == "paragraph" and (lettered := _LETTERED.match(text, lead)):
        return "，" if lettered["n"] else "a" if lettered[1].isascii() else "甲", lettered.end()
    if part.kind == "paragraph" and (counted := _CHAPTER.match(text, lead)):
        return "1.1" if "." in counted[0] else _ZERO, lead
    begin, sign = lead, text[lead]
    if _KEYCAP.match(text, lead):
        begin, sign = lead + 1, "\u20e3"
    elif (unicodedata.category(sign) == "So" and (sign not in _FRAME or (sign == _BAR and text.count(_BAR) == 1))) or sign in _SIGNS:
        begin = lead + 1
    while lead < begin < stop and text[begin] in _JOINED:
        begin += 1
    if begin < stop and text[begin] == sign:  # ★★★: how many there are says something
        return "", lead
    return (sign, begin) if lead < begin < stop else ("", lead)


def _titles(parts: Sequence[Part]) -> list[Part]:
    """Short lines with one kind of sign or number, each with a text below it that is none of them."""
    out = list(parts)
    kept = [i for i, part in enumerate(parts) if part.kind != "removed"]
    kinds: dict[str, list[int]] = {}
    signs = {i: _sign(parts[i]) for i in kept}
    for k, i in enumerate(kept):
        if signs[i][0]:
            kinds.setdefault(signs[i][0], []).append(k)
    kinds |= {_BARE: _bare([parts[i] for i in kept])}
    for kind, places in _with_pictures(kinds, lambda k: _may_be_title(parts[kept[k]], signs[kept[k]][1])).items():
        if len(places) >= _SEVERAL and all(parts[kept[k]].kind == "heading" for k in places):
            for k in places:
                out[kept[k]] = replace(parts[kept[k]], begin=signs[kept[k]][1])
            continue
        lines = [parts[kept[k]] for k in places]
        numbers = [line.number for line in lines if line.number]
        if len(lines) < _SEVERAL or (numbers and numbers != [str(n + 1) for n in range(len(lines))]):
            continue
        if not all(_may_be_title(line, signs[kept[k]][1]) for line, k in zip(lines, places, strict=True)):
            continue
        below = [parts[kept[k + 1]] if k + 1 < len(kept) and signs[kept[k + 1]][0] != kind else None for k in places]
        told = [part for part in below if part and part.kind in _TEXTS and (
            part.kind != "paragraph" or _SENTENCE.search(part.block.text) or "\t" in part.block.text)]
        above_text = sum(part.kind == "paragraph" for part in told[:-1])
        if (kind in _BULLETS or numbers) and above_text * 2 < len(told[:-1]):
            continue
        if len(told) == len(below) and any(len(part.block.text) >= _LONG or part.block.open for part in told):
            for n, k in enumerate(places):
                part = parts[kept[k]]
                whole = trimmed(part.block.text)
                stop = part.stop - (part.block.text[:part.stop].rstrip()[-1:] in "：:】》］〗")
                begin = whole[0] if kind == _PICTURE else signs[kept[k]][1]  # pictures that differ say something
                if (shown := inside_brackets(part.block.text, *whole)) != whole:
                    begin, stop = shown
                out[kept[k]] = replace(part, kind="heading", begin=begin, stop=stop, level=2, form="", number=str(n + 1))
    return out


def _bare(parts: Sequence[Part]) -> list[int]:
    """The short lines of a text that stand right above a long one, each below an empty line, no two of them the same."""
    found = [k for k, (part, below) in enumerate(pairwise(parts)) if part.kind == "paragraph" and part.block.tag == "line"
             and part.block.gap and not below.block.gap and not part.block.open and below.kind == "paragraph" and not part.is_set_in
             and len(below.block.text) >= _PARAGRAPH and _SENTENCE.search(below.block.text)
             and _LEAST <= len(core(part.block.text)) <= _LONGEST_BARE and not _NO_TITLE.search(part.block.text)]
    words = {core(parts[k].block.text) for k in found}
    spoken = sum(bool(_SPOKEN.search(part.block.text)) for part in parts if part.kind == "paragraph" and len(part.block.text) >= _PARAGRAPH)
    told = sum(part.kind == "paragraph" and len(part.block.text) >= _PARAGRAPH for part in parts)
    return found if len(words) == len(found) >= _LEAST_BARE and spoken * 2 <= told else []


def _with_pictures(kinds: dict[str, list[int]], may_be_title: Callable[[int], bool]) -> dict[str, list[int]]:
    """The kinds; pictures (🪑, ⏰) that stand before one title each are one kind."""
    lone = {kind for kind, places in kinds.items() if len(places) == 1 and len(kind) == 1 and unicodedata.category(kind) == "So"
            and not "\U0001f600" <= kind <= "\U0001f64f"}
    places = sorted(k for kind in lone for k in kinds[kind] if may_be_title(k))
    return {**{kind: places for kind, places in kinds.items() if kind not in lone}, **({_PICTURE: places} if places else {})}


def _may_be_title(part: Part, begin: int) -> bool:
    text = part.block.text[begin:part.stop].rstrip().rstrip("：:】》］〗")
    if part.number and text.endswith(("？", "?")):  # what is asked has a comma, and is longer
        return 2 <= len(core(text)) <= _LONGEST_QUESTION and len(_SENTENCE.findall(text)) <= _SEVERAL
    return 2 <= len(core(text)) <= _LONGEST_TITLE and len(_SENTENCE.findall(text)) <= (not part.number) and not ENDS.search(text)


def _signed_entries(parts: Sequence[Part]) -> list[Part]:
    """Lines with one kind of sign, one right under another; where signs tell right from wrong (✅ and ❌), they stay."""
    out = list(parts)
    told = {part.block.text.strip()[:1] for part in parts} & _TELLING
    run: list[int] = []
    last = ""
    for i, part in enumerate([*parts, None]):
        if part is not None and (part.kind == "removed" or (i and parts[i - 1].block.open)):
            continue  # or goes on from the line above
        sign = _sign(part)[0] if part is not None and part.kind == "paragraph" and part.block.tag not in ("td", "th") else ""
        if part is not None and ((len(sign) > 1 and sign != _ZERO) or is_counted(part.block.text) or (sign in told and len(told) > 1)):
            sign = ""  # brackets, a chapter, or what is right beside what is wrong
        if sign != last:
            out = _listed(out, run) if last and len(run) >= _SEVERAL and (last != _ZERO or _count_on(parts, run)) else out
            run, last = [], sign
        run.append(i)
    return out


def _count_on(parts: Sequence[Part], run: Sequence[int]) -> bool:
    """Whether 01, 02, 03 follow each other; players have numbers as well."""
    numbers = [int(match[1]) for i in run if (match := _OF_ZERO.match(parts[i].block.text.lstrip()))]
    return numbers == list(range(1, len(run) + 1))


def _listed(parts: list[Part], run: Sequence[int]) -> list[Part]:
    for i in run:
        part = parts[i]
        text = part.block.text
        counted = next((match for pattern in (_KEYCAP, _COUNTED, _OF_ZERO) if (match := pattern.match(text, trimmed(text)[0]))), None)
        number, form = (counted[1], "ol") if counted else ("", "ul")
        begin = counted.end() if counted and counted.re is _OF_ZERO else _sign(part)[1]
        if _LETTERED.match(text, trimmed(text)[0]) and not counted:
            begin = trimmed(text)[0]  # other lines may speak of (a)
        parts[i] = replace(part, kind="list_item", begin=begin, number=number, form=form)
    return parts
