"""Lines of a text in that was taken from the narrow columns of a page, without empty lines and without the indent of its paragraphs;
those that go on in the next line, out.

Where the indent was lost, the first line of a paragraph is two characters shorter than a full one: that, and a line that ends early,
is all that parts paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_CHAPTER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}[\s\u3000]+[\u3400-\u9fffA-Z]|\[\d{1,3}\])")
_LABEL = re.compile(
    r"\s*[\[【]?(?:摘\s*要|内容提要|关\s*键\s*词|中图分类号|文献标[志识]码|文章编号|收稿日期|修回日期|基金项目|作者简介|通[信讯]作者|参考文献|致\s*谢"
    r"|附\s*录|Abstract|Key\s?words|CLC|DOI|引用格式|注释)\s*[\]】]?\s*(?:[:：]|$)", re.I)
_ABSTRACT = re.compile(r"\s*[\[【]?(?:摘\s*要|内容提要|Abstract)\s*[\]】]?\s*[:：]?\s*\S", re.I)
_OF_PAGE = re.compile(
    r"\s*(?:收稿日期|修回日期|基金项目|作者简介|通[信讯]作者)\s*[:：]|\s*[·•—–-]\s?\d{1,4}\s?[·•—–-]\s*$|.*\s{2}.*第\s?\d{1,3}\s?期")
_POINTED = re.compile("[，。；]")
_ENDED = re.compile(r"[。！？!?…：:；;][”’」』）)]?$")
_NARROWEST, _WIDEST, _ABOUT, _FIRST, _MANY, _SHARE = 24, 60, 4, 10, 8, 0.3


def columns_that_go_on(lines: Sequence[str], gaps: Sequence[bool], widths: Sequence[int],
                       breaks_words: Callable[[frozenset[int]], bool], begins: Callable[[str], bool]) -> frozenset[int]:
    """Indices of lines; none where the text does not show that it was broken so. `widths`: 0 for what is no line of a text."""
    width = _width_of(widths)
    full = [i for i, columns in enumerate(widths) if width - _ABOUT <= columns <= width + _ABOUT]
    if not width or len(full) < max(_MANY, _SHARE * sum(columns > 0 for columns in widths)):
        return frozenset()

    def is_apart(i: int) -> bool:
        """Whether a line begins something, or is no line of the columns."""
        return bool(gaps[i] or begins(lines[i]) or _CHAPTER.match(lines[i]) or _LABEL.match(lines[i])
                    or not 0 < widths[i] <= width + _ABOUT)

    broken = frozenset(i for i in full if i + 1 < len(lines) and not _ENDED.search(lines[i].rstrip()) and not is_apart(i + 1)
                       and not _CHAPTER.match(lines[i]) and not _LABEL.match(lines[i]))
    pointed = [i for i in sorted(broken) if _POINTED.search(lines[i])]
    if len(broken) < _MANY or len(pointed) * 2 < len(broken) or not breaks_words(broken):
        return frozenset()
    found: set[int] = set()
    begin = max((i for i in range(pointed[0]) if _CHAPTER.match(lines[i])), default=pointed[0])
    for i in range(begin, len(lines) - 1):
        if _CHAPTER.match(lines[i]) or _LABEL.match(lines[i]) or not width - _FIRST <= widths[i] <= width + _ABOUT or gaps[i + 1]:
            continue
        if _ENDED.search(lines[i].rstrip()):
            goes_on = min(widths[i], widths[i + 1]) >= width - 2 and not is_apart(i + 1)
        else:
            goes_on = not is_apart(i + 1) or bool(_OF_PAGE.match(lines[i + 1]))
        found |= {i} if goes_on else set()
    return frozenset(found) | _abstract(lines, gaps, begins)


def _abstract(lines: Sequence[str], gaps: Sequence[bool], begins: Callable[[str], bool]) -> frozenset[int]:
    """The lines of what stands behind 摘要：, which are as wide as the page, down to the next label."""
    found: set[int] = set()
    for i in range(len(lines) - 1):
        is_within = _ABSTRACT.match(lines[i]) or i - 1 in found
        if is_within and not (gaps[i + 1] or begins(lines[i + 1]) or _LABEL.match(lines[i + 1]) or _CHAPTER.match(lines[i + 1])):
            found.add(i)
    return frozenset(found)


def _width_of(widths: Sequence[int]) -> int:
    """The width that most lines nearly reach; 0 where there is none. Wider ones stand beside the columns."""
    possible = [columns for columns in set(widths) if _NARROWEST <= columns <= _WIDEST]
    return max(possible, key=lambda columns: (sum(columns - _ABOUT <= other <= columns for other in widths), -columns), default=0)
