"""Blocks in; which of them are titles and headings, and which of those repeat another or head nothing, out."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from zhiku.intake.values import Block, Part

_SECTIONS = frozenset([
    "案例", "背景", "经过", "起因", "结果", "讨论", "分析", "点评", "结论", "总结", "小结", "前言", "引言", "概述", "导语", "目的", "目标",
    "步骤", "方法", "原因", "建议", "感想", "反思", "启示", "说明", "注意", "附录", "后记"])
_LABEL = re.compile(r"\s*(?:题\s*目|标\s*题|文章标题|正文标题|主\s*题|篇名)\s*[:：]\s*")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
ENDS = re.compile(r"[。；;，,：:、.…！!]\s*$")
LIST_ITEM = re.compile(
    r"\s*(?:(?P<n>\d{1,3})\s*[.．、)）](?!\d)|[（(](?P<p>\d{1,3})[)）]|(?P<c>[①-⑳])|(?P<b>[-*•●▪◆■·])\s)\s*(?=\S)")
_SHOWN = re.compile(r"(?:《(?P<d>[^《》]+)》|【(?P<a>[^【】]+)】|〖(?P<b>[^〖〗]+)〗|［(?P<c>[^［］]+)］)")
_MOST_OF = 0.6
_LINES = 3  # title-like lines one under another that are no titles
_NUMERALS = "一二三四五六七八九十"
_SPOKEN = re.compile("[您你我他她咱]")
_CHAPTER = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节部分、])\s*")
_COUNTED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}(?:章|节|部分))\s*(?=\S)")
_ASKED = re.compile(_CHAPTER.pattern + r"|\s*(?:问|Q\d{0,2})\s*[:：]")
_LETTER = re.compile("[\u3400-\u9fffA-Za-z]")
_SENTENCE = re.compile("[，。；：！,;:]")
_QUESTION = re.compile(r"什么|如何|怎么|怎样|为何|哪些|哪个|吗|前途|多少|多久|是否|好不好|要不要|能不能|会不会|可以.*吗|呢$|[?？]")
LEAD = re.compile(r"[^，。：:]{2,10}[：:]")
_TOLD = re.compile("自述|述职|自白|心得|感想|口述|的(?:一天|故事)$")
_CORE = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]")


def core(text: str) -> str:
    """The characters of a title that count when titles are compared."""
    return _CORE.sub("", text)


def list_number(text: str) -> tuple[int, str] | None:
    """Length of a list mark at the beginning of a line, and its number ("" for a bullet)."""
    match = LIST_ITEM.match(text)
    if not match:
        return None
    number = match["n"] or match["p"] or (str(ord(match["c"]) - 0x245F) if match["c"] else "")
    return match.end(), number


def markdown_level(text: str) -> tuple[int, int]:
    """Level and length of a Markdown heading mark; (0, 0) where there is none."""
    match = _MARKDOWN.match(text)
    return (len(match[1]), match.end()) if match else (0, 0)


def label_length(text: str) -> int:
    """Length of a label such as 题目： before a title."""
    match = _LABEL.match(text)
    return match.end() if match and match.end() < len(text) else 0


def inside_brackets(text: str, begin: int, stop: int) -> tuple[int, int]:
    """The span of a heading in; the span of its words, without brackets put around it for show (【常见问答】), out."""
    found = _SHOWN.fullmatch(text, begin, stop)
    return found.span(found.lastgroup or 0) if found and core(found[0]) else (begin, stop)


def title_like(block: Block, after: Block | None, before_open: bool, before: Block | None = None) -> bool:
    """Whether a line of plain text stands there as a title: short, alone, without the end of a sentence."""
    text = block.text.strip()
    if not (3 <= len(core(text)) <= 32 or text in _SECTIONS) or before_open or not _LETTER.search(text):
        return False
    if _is_counted(text) and after and _SENTENCE.search(after.text) and not _is_counted(after.text) and not (
            before and _is_counted(before.text) and not block.gap):
        return True
    if not block.gap or (after and not after.gap):
        return False
    if label_length(text):
        return True
    if text.startswith((">", "“", "—", "!", "|")) or LIST_ITEM.match(text) or ENDS.search(text) or re.search(r"[。；]", text):
        return False
    commas = len(re.findall(r"[,，]", text))
    return commas == 0 or (commas <= 1 and bool(_QUESTION.search(text)))


def _is_counted(text: str) -> bool:
    """Whether a line is a counted title: 一、准备工作. Several one under another are a list, or a table of contents."""
    return bool(_COUNTED.match(text.strip())) and not _SENTENCE.search(text) and not ENDS.search(text)


def question_like(text: str) -> bool:
    """Whether a heading reads like a query somebody types into a search engine."""
    return bool(_QUESTION.search(text))


def open_end(text: str) -> bool:
    """Whether a long line breaks off in the middle of a sentence."""
    text = text.rstrip()
    return len(text) >= 36 and bool(text) and (text[-1] in "，,、" or "\u3400" <= text[-1] <= "\u9fff")


def settle(parts: list[Part], html: bool = False) -> list[Part]:
    """Remove headings that repeat another, that stand inside a numbered list, or that head nothing. In a text that was not
    copied from a site, short lines that head nothing are its own."""
    out = list(parts)
    copied = html or any(p.kind in ("removed", "comment") for p in parts)
    kept = [i for i, p in enumerate(out) if p.kind != "removed"]
    in_order = {i: k for k, i in enumerate(kept)}
    seen: dict[str, int] = {}
    first = last = -1
    for i in kept:
        part = out[i]
        if part.kind == "removed":
            continue
        if part.kind in ("paragraph", "list_item") and _asks_in_list(out, kept, in_order[i]):
            out[i] = replace(part, kind="removed", reason="插在列表中间的搜索标题")
        if part.kind not in ("title", "heading"):
            continue
        text = core(part.block.text[part.begin:part.stop])
        k = in_order[i]
        before = out[kept[k - 1]] if k else None
        after = out[kept[k + 1]] if k + 1 < len(kept) else None
        reason = ""
        written = part.block.tag == "line" and part.block.text.lstrip().startswith(("#", "**"))
        if text in seen and (seen[text] == first or seen[text] == last):
            reason = "重复标题"
        elif written:
            pass  # a heading that somebody marked as one
        elif before and after and _stands_in_list(part, before, after, seen):
            reason = "插在列表中间的搜索标题"
        elif after is None or after.kind in ("title", "heading", "comment"):
            following = core(after.block.text[after.begin:after.stop]) if after and after.kind != "comment" else ""
            if k and after and _TOLD.search(following) and not _TOLD.search(text):
                out[kept[k + 1]] = replace(after, kind="removed", reason="紧跟在另一标题后面的搜索标题")
                seen.setdefault(text, i)
                first, last = (i if first < 0 else first), i
                continue
            if following not in _SECTIONS and _repeats(text, following):
                reason = "与下一标题重复的空标题"
            elif k and (not after or after.level <= part.level) and not _ASKED.match(after.block.text if after else ""):
                lines = _alike(out, kept, k)
                asked = question_like(part.block.text) and sum(question_like(out[n].block.text) for n in lines) > 1
                if copied or (_is_made(part, after) and not asked):
                    reason = "空标题：标题下面没有正文"
                elif after is None or asked or len(lines) >= _LINES:
                    out[i] = replace(part, kind="paragraph", level=0)
                    continue
        if reason and not (reason == "重复标题" and part.kind == "title"):
            out[i] = replace(part, kind="removed", reason=reason)
        else:
            seen.setdefault(text, i)
            first, last = (i if first < 0 else first), i
    return out


def _repeats(text: str, following: str) -> bool:
    """Whether a title says what the next one says, or nearly so."""
    return bool(following) and following != text and (
        following in text or (text in following and len(text) >= _MOST_OF * len(following))
        or SequenceMatcher(None, text, following, autojunk=False).ratio() >= 0.75)


def _alike(parts: list[Part], kept: list[int], k: int) -> list[int]:
    """The headings of one level that stand one under another around one of them, with nothing between them."""
    begin, stop = k, k + 1
    while begin and _is_same(parts[kept[begin - 1]], parts[kept[k]]):
        begin -= 1
    while stop < len(kept) and _is_same(parts[kept[stop]], parts[kept[k]]):
        stop += 1
    return kept[begin:stop]


def _is_same(part: Part, other: Part) -> bool:
    return part.block.tag == other.block.tag == "line" and not part.block.text.lstrip().startswith(("#", "**")) and (
        part.kind == "heading" or (part.kind == "paragraph" and not ENDS.search(part.block.text) and len(core(part.block.text)) <= 32))


def _is_made(part: Part, after: Part | None) -> bool:
    """Whether a heading with nothing under it was put there for search engines: a query, or the next one told once more."""
    text = part.block.text[part.begin:part.stop]
    return _is_query(text) or bool(_TOLD.search(core(text))) or (question_like(text) and after is not None and after.kind != "comment")


def _asks_in_list(parts: list[Part], kept: list[int], k: int) -> bool:
    """Whether a short question stands between two items of a list that it is no item of."""
    if not 0 < k < len(kept) - 1:
        return False
    before, part, after = (parts[kept[n]] for n in (k - 1, k, k + 1))
    text = part.block.text.strip()
    if (before.kind, after.kind) != ("list_item", "list_item") or len(core(text)) > 32 or text[-1:] not in "?？" or "。" in text:
        return False
    if not _is_query(text):
        return False
    runs_on = bool(before.number and after.number) and int(after.number) == int(before.number) + 1
    if part.kind == "list_item":
        return not part.number and question_like(text) and (runs_on or part.block.links > before.block.links + after.block.links)
    return question_like(text) and (runs_on or part.block.tag != "line")


def _stands_in_list(part: Part, before: Part, after: Part, seen: dict[str, int]) -> bool:
    """Whether a heading stands between two items of one list, or asks between two counted lines."""
    if before.kind == after.kind == "list_item":
        return _interrupts(part, before, after, seen)
    return _counts_on(before, after) and _is_query(part.block.text)


def _is_query(text: str) -> bool:
    """Whether a question is one that people type into a search box: it has two halves and addresses nobody."""
    return question_like(text) and bool(re.search("[，,]", text)) and not _SPOKEN.search(text)


def _counts_on(before: Part, after: Part) -> bool:
    """Whether two lines are counted one after the other: 一、公开账目：…… and 二、及时回应：……"""
    counts = [_NUMERALS.find(p.block.text.strip()[:1]) for p in (before, after) if p.block.text.strip()[1:2] == "、"]
    return len(counts) == 2 and 0 <= counts[0] == counts[1] - 1


def _interrupts(part: Part, before: Part, after: Part, seen: dict[str, int]) -> bool:
    """Whether a heading stands between two items of one list: its numbers run on, or it is a search query."""
    if before.number and after.number:
        return int(after.number) == int(before.number) + 1
    text = part.block.text
    if not question_like(text):
        return False
    forms = [bool(LEAD.match(p.block.text[p.begin:p.stop])) for p in (before, after)]
    words = set(core(text))
    return all(forms) or text.rstrip()[-1] in "?？" or any(len(words & set(t)) * 2 >= len(words) for t in seen)
