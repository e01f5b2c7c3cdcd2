"""A page in; the same with everything blanked out that shows what not to do: sections, boxes, lists, columns, and the
words of other speakers, out."""

from __future__ import annotations

import re
from functools import cache

from zhiku.check.lazy_pattern import lazy
from zhiku.check.rules.unlawful_stance import cue, cues, shows

_HEADING = lazy(r"(#(?<=^#)#{0,5})[ \t]+(.+?)[ \t]*$", re.M)  # the sign in front: the search skips to it
_BOX = lazy(r"^(?P<in>[ \t]*)(?:!!!|\?\?\?\+?|===)[^\n\"]*\"(?P<title>[^\n\"]*)\"[^\n]*\n(?P<body>(?:(?P=in)(?:[ ]{4}|"
                  r"\t)[^\n]*(?:\n|\Z)|[ \t]*\n)*)", re.M)
_LEAD = (r"^[^\n]*(?:<bad>|反面教材|批评用|以下(?:行为|做法|情形|说法)|下列(?:行为|做法|情形|说法)|"
         r"下面(?:这些话|的话|的说法)|都是错的|不对的)[^\n]*[:：。]\**[ \t]*\n"
         r"(?P<body>(?:[ \t]*\n)?(?:[ \t]*(?:>|[-*+]|\d+[.、)])[ \t][^\n]*(?:\n|\Z)(?:[ \t]+[^\n]*(?:\n|\Z))*)+)")
_LIST = lazy(r"\n(?<=[:：。* \t]\n)(?=(?:[ \t]*\n)?[ \t]*(?:>|[-*+]|\d+[.、)])[ \t])")
"""Where a line ends and a list begins: only there is it worth looking whether that line leads it in."""
_OTHER_SPEAKER = lazy(r"^[ \t>*-]*(?:\*\*)?(?:持卡人|客户|债务人|家人|联系人|对方|借款人|欠款人|同事|邻居|母亲|父亲|骗子|"
                    r"读者|问|网友(?=问))[^\n：:]{0,6}(?:\*\*)?[:：][^\n]*$", re.M)
_TABLE = lazy(r"^[ \t]*(?P<head>\|[^\n]*)\n(?P<rule>[ \t]*\|[ \t:|-]+\n)(?P<rows>(?:[ \t]*\|[^\n]*(?:\n|\Z))*)", re.M)
_TABLE_ROW = lazy(r"^[ \t]*\|[^\n]*$", re.M)
_CROSS = lazy(r"^[ \t>*-]*(?:❌|✗|✘|×|🚫|错[:：]|错误[:：]|\*\*错\*\*|反例[:：]|不要[:：]|禁[:：])[^\n]*$", re.M)
_CROSS_SIGNS = ("❌", "✗", "✘", "×", "🚫", ":", "：")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(_LEAD.replace("<bad>", cues()["shown_as_bad"]), re.M)


def warned(text: str) -> str:
    """The text with sections, boxes, lists and lines that show what not to do blanked out."""
    headings = list(_HEADING.finditer(text))
    spans: list[tuple[int, int]] = []
    for at, heading in enumerate(headings):
        if not shows("shown_as_bad", heading[2]) or shows("shown_as_good", cue("shown_as_bad").sub("", heading[2])):
            continue
        end = next((h.start() for h in headings[at + 1:] if len(h[1]) <= len(heading[1]) or _good(h[2])), len(text))
        spans.append((heading.start(), end))
    spans += [m.span() for m in _BOX.finditer(text) if shows("shown_as_bad", m["title"])] if "\"" in text else []
    spans += [m.span() for end in _LIST.finditer(text) if (m := _lead().match(text, text.rfind("\n", 0, end.start()) + 1))]
    spans += _bad_columns(text) if "|" in text else []
    spans += [m.span() for m in _OTHER_SPEAKER.finditer(text)] if "：" in text or ":" in text else []
    spans += [m.span() for m in _CROSS.finditer(text)] if any(sign in text for sign in _CROSS_SIGNS) else []
    for start, end in spans:
        text = text[:start] + "\n".join(" " * len(line) for line in text[start:end].split("\n")) + text[end:]
    return text


def _bad_columns(text: str) -> list[tuple[int, int]]:
    """Cells under a column whose head says that it shows what is wrong."""
    spans: list[tuple[int, int]] = []
    for table in _TABLE.finditer(text):
        cells = table["head"].strip().strip("|").split("|")
        bad = [at for at, cell in enumerate(cells) if shows("shown_as_bad", cell) or shows("wrong_column", cell)]
        for row in _TABLE_ROW.finditer(text, table.end("rule"), table.end()):
            edges = [m.start() for m in re.finditer(r"(?<!\\)\|", row[0])]
            spans += [(row.start() + edges[at], row.start() + edges[at + 1]) for at in bad if at + 1 < len(edges)]
    return spans


def _good(title: str) -> bool:
    return shows("shown_as_good", title) and not shows("shown_as_bad", title)
