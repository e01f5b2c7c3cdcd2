"""The text of a Markdown file in; its front matter as a mapping, its body and the body's first line out.

Front matter is safe YAML without anchors, tags or implicit times (`22:00` stays text).
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from zhiku.findings import Finding, error

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)


_FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PlainLoader(_FastLoader):  # type: ignore[misc]
    """Safe YAML in which only true/false, integers, decimals and ISO dates are more than text."""


PlainLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
    ("tag:yaml.org,2002:timestamp", r"^\d{4}-\d{2}-\d{2}$", "0123456789"),
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", "~n\0"),
):
    PlainLoader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first) + ([""] if "null" in _tag else []))


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter (None where there is none), body, and the line of the file on which the body starts."""
    text = text.removeprefix("\ufeff")
    match = _FRONT.match(text)
    if not match:
        return None, text, 1
    return match[1] or "", text[match.end():], text[: match.end()].count("\n") + 1


def read_front_matter(text: str, path: str) -> tuple[dict[str, Any], str, int, list[Finding]]:
    """The mapping, the body, its first line, and what is wrong with the YAML; a wrong block counts as empty."""
    front, body, line = split_front_matter(text)
    if front is None:
        return {}, body, line, []
    try:
        suspicious = any(mark in front for mark in "&*!")
        for event in yaml.parse(front, Loader=PlainLoader) if suspicious else ():
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise yaml.YAMLError("不允许使用 & 和 * 引用")
            if tag := getattr(event, "tag", None):
                raise yaml.YAMLError(f"不允许使用标签 {tag}")
        loaded = yaml.load(front, Loader=PlainLoader)
    except (yaml.YAMLError, ValueError) as problem:
        mark = getattr(problem, "problem_mark", None)
        what = getattr(problem, "problem", None) or str(problem)
        at = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        return {}, body, line, [error("front-matter", path, f"文件头（两条 --- 之间）不是合法的 YAML：{what}。"
                                      "请检查冒号后的空格、引号是否成对、缩进是否一致。", *at)]
    if loaded is None:
        return {}, body, line, []
    if not isinstance(loaded, dict):
        return {}, body, line, [error("front-matter", path, "文件头应当是一行一个“键: 值”。", 2)]
    return {str(k): v for k, v in loaded.items()}, body, line, []
