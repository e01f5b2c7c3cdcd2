"""What Markdown lets through and a page must not have: scripts, handlers, frames, forms, strange schemes, includes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.check.rendering import BY_HAND, SCHEMES, allowed_attribute, refused, render, scheme_of

_TAG = lazy(r"</?([a-z][a-z0-9-]*)(?=[\s/>]|$)", re.I)
_ANY_TAG = lazy(r"<(?!https?://|mailto:|[\w.+-]+@|!--)([a-zA-Z!?/][^\s/<>]*)")
_ATTRIBUTES = lazy(r"<[a-z][^<>\s/]*((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
_ATTRIBUTE = lazy(r"[\s/\"']([a-z_:][\w:.-]*)\s*=", re.I)
_HANDLER = lazy(r"<[a-z][^>]*?[\s/\"'](on[a-z]+)\s*=", re.I | re.S)
_ATTR_LIST = lazy(r"\{:?[ \t]*([^{}\n]*=[^{}\n]*)\}")
_ATTR_NAME = lazy(r"(?:^|\s)([\w:-]+)\s*=")
_INLINE = lazy(r"\]\((?=\s*<?([^)>\n]+))")
_TARGET = lazy(r"^\s*\[[^\]\n]+\]:\s*<?(\S+?)>?(?:\s|$)|<([a-z][a-z0-9+.-]*:[^>\s]*)>|"
                     r"(?:href|src|action|data|poster|xlink:href)\s*=\s*[\"']?([^\"'\s>}]+)", re.I | re.M)
_LOOSE = lazy(r"[\s/\"'>`](?:on[a-z]+|style|srcdoc|formaction)\s*=|<!---?>|--!>", re.I)
_INCLUDE = lazy(r"^[ \t>]*(?:-{1,}8<-{1,}|\{%\s*include|\{!|!include\b).*$", re.M)
_INCLUDE_SIGNS = ("8<", "{%", "{!", "!include")
_ODD_COMMENT = lazy(r"<!---?>|<!--(?:(?!-->).)*?--!>", re.S)
_IN_VALUE = lazy(r"<\s*[a-z/!?]|javascript\s*:|\{\{|\{%", re.I)


def find(document: Document, world: World) -> Iterator[Problem]:
    """Elements, attributes, schemes and includes that are refused; last, what only the rendered page shows."""
    text = document.masked
    told: set[str] = set()
    for match in _TAG.finditer(text) if "<" in text else ():
        if (name := match[1].lower()) not in BY_HAND:
            told.add(name)
            if match[0][1] != "/":
                yield Problem(match.start(), f"不能用 <{name}>：网站会照原样发布它。请改用 Markdown 的写法。")
    for offset, name in _attributes(text):
        told.add(name)
        yield Problem(offset, f"不能用属性 {name}：请删去。")
    for offset, scheme in _schemes(text):
        if scheme not in SCHEMES:
            told.add(scheme)
            yield Problem(offset, f"链接的开头 {scheme}: 不允许；"
                          f"只能用 {'、'.join(sorted(SCHEMES))} 和相对路径。")
    for match in _INCLUDE.finditer(text) if any(sign in text for sign in _INCLUDE_SIGNS) else ():
        yield Problem(match.start(), "不能引入别的文件：请把内容写在这一页里，或加一个链接。")
    for match in _ODD_COMMENT.finditer(document.prose) if "<!" in document.prose else ():
        yield Problem(match.start(), "这个注释的写法浏览器和检查程序读法不同；请写成 <!-- 注释 -->。")
    for key, value in document.page.raw_meta.items():
        if any(_IN_VALUE.search(leaf) for leaf in _leaves(value)):
            yield Problem(document.key(str(key)), f"文件头的 {key} 里不能有 HTML、模板记号或脚本；请只写文字。")
    yield from _rendered(document, told)


def _schemes(text: str) -> Iterator[tuple[int, str]]:
    """Schemes of everything that could be an address; the two patterns may overlap."""
    for pattern, signs in ((_INLINE, ("](",)), (_TARGET, ("]:", "<", "="))):
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            if scheme := scheme_of(next(group for group in match.groups() if group)):
                yield match.start(), scheme


def _attributes(text: str) -> Iterator[tuple[int, str]]:
    if "<" in text:
        for tag in _ATTRIBUTES.finditer(text):
            for match in _ATTRIBUTE.finditer(tag[1]):
                if not allowed_attribute(match[1].lower()):
                    yield tag.start(), match[1].lower()
        for match in _HANDLER.finditer(text):
            yield match.start(), match[1].lower()
    for block in _ATTR_LIST.finditer(text) if "{" in text and "=" in text else ():
        for match in _ATTR_NAME.finditer(block[1]):
            if not allowed_attribute(match[1].lower()):
                yield block.start(), match[1].lower()


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield str(value)


def _suspicious(body: str) -> bool:
    """Whether a body holds anything that could come out as HTML that is refused, be it in code or not."""
    if any(name.lower().strip("/") not in BY_HAND for name in _ANY_TAG.findall(body)):
        return True
    if any(scheme not in SCHEMES for _, scheme in _schemes(body)):
        return True
    return bool("<" in body and _LOOSE.search(body)) or any(True for _ in _attributes(body))


def _rendered(document: Document, told: set[str]) -> Iterator[Problem]:
    body = document.text[document.body_start:]
    if not any(sign in body for sign in "`<~") or not _suspicious(body):
        return
    for item in refused(render(body)):
        name = scheme_of(item.what) if item.kind == "address" else item.what
        if name in told or (item.kind == "markup" and told):
            continue
        at = body.lower().find(name)
        if item.kind == "element" and name.endswith((".md", ".html")):
            yield Problem(document.body_start + max(at - 1, 0), f"<{name}> 不会成为链接；请写成 [文字]({name})。")
            continue
        yield Problem(document.body_start + max(at, 0), f"生成的网页里会出现不允许的 {name}；"
                      "它看起来像代码或注释，其实不是。请删去，或用 ` 和空行把它写成代码。")


RULE = Rule("safety", "error", "网页不能带脚本、表单和外来内容", find)
