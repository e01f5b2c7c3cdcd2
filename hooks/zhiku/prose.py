"""A Markdown text in; the same, as long, with a sign in place of everything that is no words, out.

Code, addresses, comments and what a page says about itself become `NONE`; elements, the targets of links and the marks of
footnotes `ASIDE`, for the words on both sides of them touch; attribute lists `LIST`.
"""

from __future__ import annotations

import re

NONE, ASIDE, LIST = "\ufffc", "\ufffb", "\ufffa"
MARKUP = re.compile(
    r"^(?P<in>[ \t>]*)(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=in)(?P=mark)[`~]*[ \t]*$|\Z)|(?<!`)(?P<code>`+)(?!`).+?(?<!`)(?P=code)(?!`)"
    r"|(?P<raw><(?P<name>pre|code|script|style|textarea|kbd|samp|math|svg)\b[^<>]{0,2000}>.{0,50000}?</(?P=name)[ \t]*>)"
    r"|<[a-z]+://[^<>\s]+>|(?P<aside><!--.*?(?:-->|\Z)|<[A-Za-z/!][^<>]{0,2000}>"
    r"|\]\([^()\n]{0,500}(?:\([^()\n]*\)[^()\n]{0,500})?\)|\[\^[^\]\n]{1,80}\]:?)|(?P<list>\{[^{}\n]{0,500}\})"
    r"|(?:https?://|www\.)[!-~]+(?:[\u3400-\u9fff]+[!-~]+)*|^[ \t]*(?:!!!|\?\?\?\+?|===)[^\n]*|^[ \t]*\*?\[[^\]\n]{1,80}\]:[^\n]*"
    r"|!(?=\[)", re.M | re.S)
_LINE = re.compile(r"(?P<quote>(?: {0,3}> ?)*)(?P<blanks>[ \t]*)(?P<words>[^\n]*)")
_ENTRY = re.compile(r"(?:!!!|\?\?\?|===|\[\^[^\]\n]+\]:|:\s|\d{1,3}[.)]\s|[-*+]\s)")
"""What holds the lines that are set in below it."""
_INDENT = 4  # blanks by which Markdown sets in


def shown(text: str) -> str:
    """The text without what is no words; line ends stay."""
    return _without_indented(MARKUP.sub(_sign, text), text)


def raw_elements(text: str) -> list[tuple[int, int]]:
    """Where elements stand whose words are code, or kept as they are."""
    return [found.span() for found in MARKUP.finditer(text) if found["raw"]] if "</" in text else []


def _sign(found: re.Match[str]) -> str:
    sign = ASIDE if found["aside"] else LIST if found["list"] else NONE
    return sign * len(found[0]) if "\n" not in found[0] else re.sub(r"[^\n]", sign, found[0])


def _without_indented(text: str, written: str) -> str:
    """Without the code that is told by its indent alone: deeper than the entries and boxes above it hold."""
    if "\n    " not in written and "\n\t" not in written and not written.startswith(("    ", "\t", ">")):
        return text
    out: list[str] = []
    holds: list[int] = []  # the depths of entries and boxes that the line above stands in
    is_apart, is_code = True, False
    for line, as_written in zip(text.split("\n"), written.split("\n"), strict=True):
        found = _LINE.match(as_written)
        assert found
        if found["words"]:
            depth = len(found["blanks"].expandtabs(_INDENT)) // _INDENT
            outer = [one for one in holds if one < depth]
            is_code = depth > len(outer) and (is_apart or is_code)
            if is_code:
                line = NONE * len(line)
            elif is_apart or depth or _ENTRY.match(found["words"]):
                holds = [*outer, depth] if _ENTRY.match(found["words"]) else outer
        is_apart = not found["words"]
        out.append(line)
    return "\n".join(out)
