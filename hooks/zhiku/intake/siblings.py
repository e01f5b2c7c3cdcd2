"""The parts of a text in; out, with the titles that only others of their kind show to be such: 第二种人：…… beside 第一种人, 案例一 and
案例二, 注释 above its notes, times of a record that count up, and a short line between two paragraphs where other titles stand like it; and
without one that looks like it, （一）……： beside paragraphs that begin with （二）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zhiku.intake.headings import ENDS, LEAD, LIST_ITEM, core, without_colon
from zhiku.intake.values import Part, trimmed

_ORDINAL = re.compile("\\s*(?:第[一二三四五六七八九十](种|类|步|招|关|个|条)|([【［\\[])[一二三四五六七八九十]{1,2}[】］\\]])")
_NOTES = re.compile("注释|注解|附注|译注")
_NOTE = re.compile("\\s*(?:[\\[［【〔]\\s?[\\d０-９]{1,3}\\s?[\\]］】〕]|[①-⑳])")
_CASE = re.compile(r"\s*案例\s?(?P<n>[一二三四五六七八九十]|\d{1,2})[\s\u3000:：.、]+(?=\S)")
_TIMED = re.compile(r"\s*(?P<time>\d{1,2}:\d{2}(?::\d{2})?)[\s\u3000]+(?=[^\s\d])")
_OF_RECIPE = re.compile(
    r"(?:(?P<taken>(?:准备|所需)?(?:材料|食材|配料|用料|原料)|主料|辅料|调料|酱料|腌料|馅料)|(?P<done>做法|作法|步骤|(?:制作|烹饪)(?:方法|步骤|过程))"
    r"|小?(?:贴士|提醒|窍门)|烹饪技巧|Tips)(?:\s?[（(][^（）()]{1,12}[）)])?\s*[：:]?")
_STEPS = (re.compile(r"\s*[（(]([一二三四五六七八九十]{1,3})[）)]"), re.compile(r"\s*([一二三四五六七八九十]{1,3})、"))
_NUMERALS = "一二三四五六七八九十"
_SENTENCE, _ENDED = re.compile("[，。！？；]"), re.compile("[。！？…；][”’）」』]?$|\\s\\S{0,4}(?:摄|供图)$")
_STOP = re.compile("[。！？；…;!?*]|[\u3400-\u9fff]\\.")
_QUOTED = re.compile("[“「](?P<words>[^“”「」，。！？；]{1,8})[”」](?!一声|的声音)[\u3400-\u9fff]{2,12}$")  # “停”是设好的
_SAID = re.compile("^[“「（(【—]|[:：]|^[他她我你您]|(?:说|道)$|敬[上启礼]|[\\d）)]$")
_SPEAKS = re.compile("[说道问答喊叫讲念]|[他她我你您]")
_LONG_TITLE, _LONGEST_CASE, _SEVERAL, _PARAGRAPH, _SHORT = 32, 40, 2, 24, 16


def sibling_titles(parts: list[Part]) -> list[Part]:
    """Seven kinds of rows, one after the other."""
    return _like_others(_notes(_above_entries(_recipe(_timed(_cases(_ordinals(parts)))))))


def _ordinals(parts: list[Part]) -> list[Part]:
    """第一种人：…… is a title where 第二种人 and 第三种人 are: of a row of them one may have a comma."""
    out = list(parts)
    for word in sorted({_ordinal(part) for part in parts if part.kind == "heading"} - {""}):
        heads = [part for part in parts if part.kind == "heading" and _ordinal(part) == word]
        for i, part in enumerate(parts):
            if len(heads) >= _SEVERAL and part.kind == "paragraph" and part.block.gap and _ordinal(part) == word and (
                    len(core(part.block.text)) <= _LONG_TITLE and not ENDS.search(part.block.text) and "。" not in part.block.text):
                out[i] = replace(part, kind="heading", level=heads[0].level)
    return out


def _ordinal(part: Part) -> str:
    """What a line counts at its beginning: 种 of 第一种人; empty for nothing."""
    match = _ORDINAL.match(part.block.text)
    return (match[1] or match[2]) if match else ""


def _cases(parts: list[Part]) -> list[Part]:
    """案例一, 案例二: with what its title says, a comma among it or not; the chapters of each stand below it."""
    found = {i: match for i, part in enumerate(parts) if part.kind in ("paragraph", "heading") and (match := _CASE.match(part.block.text))
             and len(core(part.block.text)) <= _LONGEST_CASE and not ENDS.search(part.block.text)}
    numbers = [_NUMERALS.find(match["n"]) + 1 or int(match["n"]) for match in found.values()]
    if len(found) < _SEVERAL or numbers != list(range(1, len(found) + 1)):
        return parts
    out, first = list(parts), min(found)
    for i, part in enumerate(parts):
        if i in found:
            out[i] = replace(part, kind="heading", level=2)
        elif i > first and part.kind == "heading" and part.block.tag == "line":
            out[i] = replace(part, level=max(part.level, 3))
    return out


def _timed(parts: list[Part]) -> list[Part]:
    """00:03:12 取药等候时间过长: times that count up, with a title beside each and a paragraph below."""
    kept = [i for i, part in enumerate(parts) if part.kind != "removed"]
    found = [(i, match) for i, below in pairwise(kept) if (match := _TIMED.match(parts[i].block.text))
             and 2 <= len(core(parts[i].block.text[match.end():])) <= _LONG_TITLE and ":" not in parts[i].block.text[match.end():]
             and "：" not in parts[i].block.text and not ENDS.search(parts[i].block.text) and not _SENTENCE.search(parts[i].block.text)
             and len(parts[below].block.text) >= _PARAGRAPH and _SENTENCE.search(parts[below].block.text)]
    times = [tuple(map(int, match["time"].split(":"))) for _, match in found]
    if len(found) < _SEVERAL or times != sorted(set(times)) or len(set(map(len, times))) > 1:
        return parts
    out = list(parts)
    for i, match in found:
        out[i] = replace(parts[i], kind="heading", begin=match.end(), level=2)
    return out


def _above_entries(parts: list[Part]) -> list[Part]:
    """（一）……应当做到： above entries of a page is no title where （二） and （三） of the same row are paragraphs."""
    out = list(parts)
    for step in _STEPS:
        rows: list[list[int]] = [[]]
        for i, part in enumerate(parts):
            if part.kind in ("paragraph", "heading") and (match := step.match(part.block.text)):
                rows += [[]] if match[1] == "一" else []
                rows[-1].append(i)
        for row in rows:
            heads = [i for i in row if parts[i].kind == "heading"]
            others = [parts[i].block.text.rstrip() for i in row if i not in heads]
            if len(heads) == 1 and len(others) >= _SEVERAL and all(text.endswith("。") for text in others):
                block = parts[heads[0]].block
                if block.tag in ("p", "div") and block.text.rstrip().endswith(("：", ":")):
                    begin, stop = trimmed(block.text)
                    out[heads[0]] = replace(parts[heads[0]], kind="paragraph", begin=begin, stop=stop, level=0)
    return out


def _recipe(parts: list[Part]) -> list[Part]:
    """材料（四人份） and 做法, where both stand above what is taken, and what is done."""
    kept = [i for i, part in enumerate(parts) if part.kind != "removed"]
    found = {i: match for i, below in pairwise(kept) if parts[i].kind == "paragraph" and parts[i].block.tag == "line"
             and (match := _OF_RECIPE.fullmatch(parts[i].block.text.strip())) and not _OF_RECIPE.fullmatch(parts[below].block.text.strip())}
    heads = {i for i, part in enumerate(parts) if part.kind == "heading" and _OF_RECIPE.fullmatch(part.block.text.strip())}
    known = [match for i in (*found, *heads) if (match := _OF_RECIPE.fullmatch(parts[i].block.text.strip()))]
    if not (any(match["taken"] for match in known) and any(match["done"] for match in known)):
        return parts
    out = list(parts)
    for i in found:
        begin, stop = trimmed(parts[i].block.text)
        out[i] = replace(parts[i], kind="heading", begin=begin, stop=without_colon(parts[i].block.text, begin, stop), level=2)
    return out


def _notes(parts: list[Part]) -> list[Part]:
    """注释, where notes stand below it to the end of the text, each with its number in brackets."""
    out = list(parts)
    kept = [i for i, part in enumerate(parts) if part.kind not in ("removed", "comment")]
    for k, i in enumerate(kept[:-1]):
        if (parts[i].kind == "paragraph" and parts[i].block.tag == "line" and _NOTES.fullmatch(parts[i].block.text.strip().rstrip("：:"))
                and all(_NOTE.match(parts[n].block.text) for n in kept[k + 1:k + 1 + _SEVERAL])):
            begin, stop = trimmed(parts[i].block.text)
            out[i] = replace(parts[i], kind="heading", begin=begin, stop=without_colon(parts[i].block.text, begin, stop), level=2)
    return out


def _like_others(parts: list[Part]) -> list[Part]:
    """A short line without a stop between two paragraphs, as other titles of the text stand: it has two characters, or a comma."""
    kept = [i for i, part in enumerate(parts) if part.kind != "removed"]
    shown = [k for k in range(1, len(kept) - 1) if parts[kept[k]].kind == "heading" and parts[kept[k]].block.tag == "line"
             and not parts[kept[k]].block.text.lstrip().startswith(("#", "【")) and _stands_between(parts, kept, k)]
    out = list(parts)
    for k in range(1, len(kept) - 1) if shown else ():
        part = parts[kept[k]]
        text = part.block.text.strip()
        if (part.kind == "paragraph" and part.block.tag == "line" and not part.block.open and 2 <= len(core(text)) <= _SHORT
                and not ENDS.search(text) and not _STOP.search(text) and len(re.findall("[，,]", text)) <= 1 and _may_stand(text)
                and not LIST_ITEM.match(text) and not LEAD.match(text) and _stands_between(parts, kept, k)):
            out[kept[k]] = replace(part, kind="heading", level=parts[kept[shown[0]]].level)
    return out


def _may_stand(text: str) -> bool:
    """Whether a line is not what somebody says; a word in quotation marks may begin a title."""
    return not _SAID.search(text) or bool(_QUOTED.match(text) and not _SPEAKS.search(text))


def _stands_between(parts: Sequence[Part], kept: Sequence[int], k: int) -> bool:
    """Whether a line has an empty line above and below it, the end of a sentence before and a paragraph behind it."""
    before, part, after = (parts[kept[n]] for n in (k - 1, k, k + 1))
    return (part.block.gap and after.block.gap and before.kind in ("paragraph", "list_item", "quote")
            and (before.kind == "list_item" or bool(_ENDED.search(before.block.text.rstrip())))
            and after.kind == "paragraph" and bool(_SENTENCE.search(after.block.text)) and (
                len(after.block.text) >= _PARAGRAPH or bool(LEAD.match(after.block.text) and _ENDED.search(after.block.text.rstrip()))))
