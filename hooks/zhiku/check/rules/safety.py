"""What Markdown lets through and a page must not have: scripts, handlers, frames, forms, strange schemes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from zhiku.check.model import Document, Problem, Rule, World

FORBIDDEN = ("script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link", "form",
             "input", "button", "textarea", "select", "style", "svg", "math", "template", "noscript")
_TAG = re.compile(rf"<\s*({'|'.join(FORBIDDEN)})\b", re.I)
_HANDLER = re.compile(r"<[a-z][^>]*?[\s/\"'](on[a-z]+)\s*=", re.I | re.S)
_ATTR_LIST_HANDLER = re.compile(r"\{[^}\n]*?\b(on[a-z]+|style|srcdoc|formaction)\s*=", re.I)
_TARGET = re.compile(r"\]\(\s*<?([^)>\n]+)|^\s*\[[^\]\n]+\]:\s*<?(\S+?)>?(?:\s|$)|<([a-z][a-z0-9+.-]*:[^>\s]*)>|"
                     r"(?:href|src|action|data|poster|xlink:href)\s*=\s*[\"']?([^\"'\s>}]+)", re.I | re.M)
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.\-]*)\s*:", re.I)
SCHEMES = {"http", "https", "mailto", "tel"}
_INCLUDE = re.compile(r"^[ \t>]*(?:-{1,}8<-{1,}|\{%\s*include|\{!|!include\b).*$", re.M)


def find(document: Document, world: World) -> Iterator[Problem]:
    """Elements, attributes, schemes and includes that are refused."""
    text = document.masked
    for match in _TAG.finditer(text):
        yield Problem(match.start(), f"不能用 <{match[1].lower()}>：网站会照原样发布它。请改用 Markdown 的写法。")
    for pattern in (_HANDLER, _ATTR_LIST_HANDLER):
        for match in pattern.finditer(text):
            yield Problem(match.start(), f"不能用属性 {match[1]}：请删去。")
    for match in _TARGET.finditer(text):
        target = html.unescape(next(g for g in match.groups() if g))
        bare = re.sub(r"[\x00-\x20]", "", target)
        scheme = _SCHEME.match(bare)
        if scheme and scheme[1].lower() not in SCHEMES:
            yield Problem(match.start(), f"链接的开头 {scheme[1]}: 不允许；"
                          f"只能用 {'、'.join(sorted(SCHEMES))} 和相对路径。")
    for match in _INCLUDE.finditer(text):
        yield Problem(match.start(), "不能引入别的文件：请把内容写在这一页里，或加一个链接。")


RULE = Rule("safety", "error", "网页不能带脚本、表单和外来内容", find)
