"""Parts of a text in; out, with its title found: without the name of the site behind it, and without what repeats it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from zhiku.intake.headings import ENDS, LEAD, LIST_ITEM, core, is_counted, question_like
from zhiku.intake.shown_titles import inside_brackets
from zhiku.intake.titles_again import SITE, remove_again, site_tail
from zhiku.intake.values import Part, removed
from zhiku.intake.why import Why

_LONGEST = 120
_DASH = re.compile(r"[-_|｜—–·]+|\s@\s|\s::")
_SYSTEM = re.compile("(?:系统|平台|门户网?|管理端)$")
_OFFICE = re.compile(
    "(?![我你他给找在去到老])[\u3400-\u9fff]{2,12}[省市县区镇乡州旗][\u3400-\u9fff]{0,16}(?:局|法院|检察院|委员会|政府|中心|办公室|所|会)$")
_ISSUE = re.compile(r".*第\s?\d{1,4}\s?期\s*[：:]\s*")  # of a newsletter
_CHAPTER = re.compile(r"\s*第[一二三四五六七八九十\d]{1,3}(?:章|部分|单元|讲)[\s\u3000：:、]")  # as high as a title, below it
_OF_A_KIND = re.compile(  # 判例：楼道堆物着火，谁赔
    r"[\u3400-\u9fff]{0,6}(?:[案判]例|分析|实录|记录|纪实|访谈|手记|笔记|日记|故事|解读|警示|攻略|指南|教程|总结|调查|观察|说法|问答|科普|通报|专题|讲座)"
    r"(?:[一二三四五六七八九十]|\d{1,2})?[：:]\s*[^\s\d]")
_COLUMNED = re.compile("【[\u3400-\u9fff]{2,6}】[^\\s【】]{6}")
_OF_WORD = re.compile(r"\bMso[A-Z]")
_NUMBER = re.compile(r"(?:[Pp](?:ART|art)\s?[.·]?\s?|0)?(\d{1,2})[.、]?")
_LONG_TITLE, _SEVERAL = 32, 2
_TOP, _SHORTEST, _LONGEST_NAME, _TEXT = 60, 6, 8, 45
_HAN = re.compile(r"[\u3400-\u9fff]")


def counted_titles(parts: list[Part]) -> list[Part]:
    """Titles whose number has a line of its own (01, 02; PART 1): the number goes, the line below it is a title."""
    kept = [i for i, p in enumerate(parts) if p.kind != "removed"]
    pairs = []
    for i, following in pairwise(kept):
        number = _NUMBER.fullmatch(parts[i].block.text.strip())
        if number and _may_be_counted(parts[following], plain=number[0].isdigit() and number[0][0] != "0"):
            pairs.append((int(number[1]), i, following))
    if len(pairs) < _SEVERAL or [n for n, _, _ in pairs] != list(range(pairs[0][0], pairs[0][0] + len(pairs))):
        return parts
    out = list(parts)
    for _, i, following in pairs:
        out[i] = removed(parts[i].block, "标题的序号，单独一行")
        if parts[following].kind == "paragraph":
            out[following] = replace(parts[following], kind="heading", level=2)
    return out


def _may_be_counted(part: Part, *, plain: bool) -> bool:
    """Whether a number above it counts a title; a plain one (1, 2) counts only what looks like one by itself."""
    text = part.block.text.strip()
    kinds = ("heading",) if plain else ("paragraph", "heading")
    return part.kind in kinds and 2 <= len(core(text)) <= _LONG_TITLE and not ENDS.search(text)


def named_title(parts: list[Part]) -> list[Part]:
    """The title of a text: a first line that repeats the title under it with the name of the site behind (标题_某某网) is no
    second one, nor is one on a later page; and a short first line is a title though it has a comma."""
    heads = [i for i, p in enumerate(parts) if p.kind != "removed"]
    for k, (i, following) in enumerate(pairwise(heads[:6])):
        part, after = parts[i], parts[following]
        text = part.block.text[part.begin:part.stop]
        stop = site_tail(text)
        if stop < len(text) and text[:stop].strip() == after.block.text.strip():
            parts[i] = removed(part.block, Why.REPEATED_WITH_SITE)
            if after.kind == "paragraph":
                parts[following] = replace(after, kind="heading", level=1)
        elif part.kind == "heading":
            parts[i] = replace(part, stop=part.begin + stop)
        elif part.kind == "paragraph" and not part.is_set_in and _may_be_title(part, [parts[n] for n in heads[k + 1:]]):
            begin, end = inside_brackets(part.block.text, part.begin, part.begin + stop)
            parts[i] = replace(part, kind="heading", begin=begin, stop=end, level=1)
        else:
            break
        if parts[i].kind == "heading":
            remove_again(parts, i, heads[k + 1:])
            break
    return parts


def _may_be_title(first: Part, others: list[Part]) -> bool:
    """Whether the first line that is left of a text is a title though its form alone does not say so."""
    text = first.block.text.strip()
    return (4 <= len(core(text)) <= 40 and not ENDS.search(text) and "。" not in text
            and len(re.findall("[,，]", text)) <= 2 and not LIST_ITEM.match(text) and (not LEAD.match(text) or bool(_OF_A_KIND.match(text)))
            and bool(others) and others[0].block.gap and (
                any(len(other.block.text) > 2 * len(text) for other in others[:4]) or bool(_COLUMNED.match(text))))


def title_below(parts: Sequence[Part]) -> int | None:
    """Which line of a page without an h1, or with one that is the name of the site, says what its `<title>` says before the name
    of the site, or of the column; old pages say first whose they are."""
    title = next((part.block.text for part in parts if part.block.tag == "title"), "")
    if not 0 < len(title) <= _LONGEST:
        return None
    said = [core(piece) for piece in _DASH.split(title)]
    chapters = [part.block.n for part in parts if part.block.tag == "h1" and _CHAPTER.match(part.block.text)]
    if any(part.block.tag == "h1" and part.kind != "removed" and not (len(chapters) >= _SEVERAL and part.block.n in chapters) and not (
            core(part.block.text) in said[1:] and len(core(part.block.text)) < len(said[0])) for part in parts):
        return None
    names = {core(title), *(core(title[:dash.start()]) for dash in _DASH.finditer(title)),
             *(core(title[issue.end():]) for issue in _ISSUE.finditer(title))}
    top = takewhile(lambda pair: len(pair[1].block.text) < _TEXT or pair[1].kind == "removed" or pair[1].block.tag == "title",
                    enumerate(parts[:_TOP]))
    found: dict[str, int] = {}
    for i, part in top:
        if part.kind == "heading" and is_counted(part.block.text):
            break
        if part.kind in ("paragraph", "heading") and part.block.tag != "title" and len(core(part.block.text)) >= _SHORTEST:
            found.setdefault(core(part.block.text), i)
    behind = max((piece for piece in said[1:] if piece in found and len(piece) > len(said[0])
                  and not SITE.search(piece)), key=len, default="")
    is_shown = any(re.fullmatch("h[1-6]", part.block.tag) and core(part.block.text) == said[0] for part in parts[:_TOP])
    if behind and not is_shown and found[behind] > found.get(said[0], -1):
        return found[behind]
    return min((at for text, at in found.items() if text in names), default=None)


def page_title(parts: list[Part]) -> list[Part]:
    """The `<title>` of a page repeats its h1, with or without the name of the site; without an h1 it is the title, which stands once."""
    titled = _titled(parts)
    top = next((i for i, part in enumerate(titled) if part.kind == "heading" and part.level == 1), None)
    if top is not None:
        remove_again(titled, top, [i for i, part in enumerate(titled) if i > top and part.kind != "removed"])
    return titled


def _titled(parts: list[Part]) -> list[Part]:
    first = next((i for i, p in enumerate(parts) if p.block.tag == "title"), None)
    if first is None:
        return parts
    part = parts[first]
    below = title_below(parts)
    if below is not None:
        parts[first] = removed(part.block, f"{Why.REPEATED}（网页的 title）")
        parts[below] = replace(parts[below], kind="heading", level=1)
        return [removed(p.block, Why.ABOVE_TITLE) if i < below and p.kind == "heading" else p for i, p in enumerate(parts)]
    text = part.block.text[part.begin:part.stop]
    stop = site_tail(text, is_page=True)
    named = {core(p.block.text): i for i, p in enumerate(parts) if p.kind == "heading" and re.fullmatch("h[1-6]", p.block.tag)}
    for name, i in named.items():  # an h1 that is the name of the site, which the title has beside that of the text
        if parts[i].block.tag == "h1" and _DASH.search(text) and any(
                core(text) in (name + other, other + name) and named[other] > i for other in named):
            parts[i] = removed(parts[i].block, Why.SITE_NAME)
    is_office = _OFFICE.match(text) and not question_like(text) and sum(p.block.tag == "h2" for p in parts) < _SEVERAL
    is_whose = (_SYSTEM.search(text) and len(core(text)) <= _LONGEST_NAME) or is_office
    if is_whose and any(p.kind == "heading" and p.level <= 2 and not is_counted(p.block.text)
                        and len(core(p.block.text)) >= _SHORTEST for p in parts[:_TOP]):
        parts[first] = removed(part.block, Why.SITE_NAME)
        return parts
    is_repeated = (any(core(piece) in named for piece in (text[:stop], *_DASH.split(text)))
                   or any(p.block.tag == "h1" and p.kind != "removed" for p in parts)
                   or any(SequenceMatcher(None, core(text[:stop]), name, autojunk=False).ratio() >= 0.75 for name in named))
    if is_repeated or not _HAN.search(text):
        parts[first] = removed(part.block, f"{Why.REPEATED}（网页的 title）" if is_repeated else "网页的 title 没有汉字")
        return _without_site(parts, text[stop:]) if is_repeated else named_title(parts)
    shown = _first_of_word(parts)
    if shown is not None:
        parts[first] = removed(part.block, "文件属性里的标题")
        parts[shown] = replace(parts[shown], kind="heading", level=1)
        return parts
    parts[first] = replace(part, kind="heading", level=1, stop=part.begin + stop)
    return parts


def _without_site(parts: list[Part], behind: str) -> list[Part]:
    """Without the names of the site (`behind` the title in `<title>`) where they stand above the first heading of a page."""
    names = {core(piece) for piece in (behind, *_DASH.split(behind))} - {""}
    top = next((i for i, part in enumerate(parts) if part.kind == "heading" and part.block.tag == "h1"), 0)
    return [removed(part.block, Why.SITE_NAME)
            if i < top and part.kind in ("paragraph", "heading") and core(part.block.text) in names else part
            for i, part in enumerate(parts)]


def _first_of_word(parts: Sequence[Part]) -> int | None:
    """The title of a document that Word saved as a page: the first line, if it stands out. What Word calls its title is often the
    name of a file, or what the first line of another one said."""
    first = next((i for i, part in enumerate(parts) if part.kind in ("paragraph", "heading") and part.block.tag != "title"), None)
    if first is None or not any(_OF_WORD.search(name) for name in parts[first].block.path):
        return None
    block = parts[first].block
    is_title = (block.bold or block.look) and _SHORTEST <= len(core(block.text)) <= _LONGEST and not ENDS.search(block.text)
    return first if is_title and not is_counted(block.text) else None
