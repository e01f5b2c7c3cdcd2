"""The text of a Markdown file in; its front matter as a mapping, its body and the body's first line out.

Front matter is safe YAML without anchors, tags or implicit times (`22:00` stays text).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import yaml

from zhiku.fences import CONFLICT_LETTER, misfenced, mistake
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
        fence = misfenced(text) if text[:1] else None
        return {}, body, line, [error("front-matter", path, *fence)] if fence else []
    simple = _read_simple(front)
    if simple is not None:
        return simple, body, line, []
    try:
        suspicious = any(mark in front for mark in "&*!")
        for event in yaml.parse(front, Loader=PlainLoader) if suspicious else ():
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise yaml.YAMLError("不允许使用 & 和 * 引用")
            if tag := getattr(event, "tag", None):
                raise yaml.YAMLError(f"不允许使用标签 {tag.rpartition(':')[2]}（叹号开头的写法）")
        loaded = yaml.load(front, Loader=PlainLoader)
    except (yaml.YAMLError, ValueError) as problem:
        if told := mistake(front):
            return {}, body, line, [error("conflict" if told[0] == CONFLICT_LETTER else "front-matter", path, told[0], told[1] + 1)]
        mark = getattr(problem, "problem_mark", None)
        what = yaml_in_chinese(getattr(problem, "problem", None) or str(problem))
        at = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        return {}, body, line, [error("front-matter", path, f"文件头（两条 --- 之间）的写法不对：{what}。"
                                      "一行写一个“键: 值”，冒号后面有一个空格。", *at)]
    if loaded is None:
        return {}, body, line, []
    if not isinstance(loaded, dict):
        return {}, body, line, [error("front-matter", path, f"文件头是{'一个列表' if isinstance(loaded, list) else '一段文字'}，"
                                      "应当是一行一个“键: 值”；请照着写，例如 title: 标题。", 2)]
    return {str(k): v for k, v in loaded.items()}, body, line, []


_ODD = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_TOKEN = rf"(?:[^{_ODD}\s\"'\[\]{{}},:#&*!?|>@`%~=<.+-][^{_ODD}\"'\[\]{{}},:#]*|\"[^{_ODD}\"\\]*\")"
_LINE = re.compile(rf"([a-z_]+):(?:[ ]+({_TOKEN})|[ ]+\[((?:{_TOKEN}(?:,[ ]*{_TOKEN})*)?)\])?[ ]*\r?\n")
_WORD = re.compile(_TOKEN)
_TYPED = re.compile(r"(true|false)|([-+]?(?:0|[1-9][0-9]*))|([-+]?[0-9]+\.[0-9]+)|(\d{4}-\d{2}-\d{2})|(null)")


def _read_simple(front: str) -> dict[str, Any] | None:
    """Front matter of plain lines (`key: value`, `key: [a, b]`) without a YAML parser, five times as fast; None for any
    other, which is then left to it. Both read the same (a test tries)."""
    found: dict[str, Any] = {}
    done = 0
    try:
        for match in _LINE.finditer(front):
            if match.start() != done:
                return None
            done = match.end()
            if match[2] is not None:
                found[match[1]] = _typed(match[2])
            else:
                found[match[1]] = None if match[3] is None else [_typed(word) for word in _WORD.findall(match[3])]
    except ValueError:
        return None
    return found if done == len(front) and found.keys().isdisjoint(("true", "false", "null")) else None


def _typed(word: str) -> Any:
    if word[0] == '"':
        return word[1:-1]
    word = word.rstrip(" ")
    match = _TYPED.fullmatch(word)
    if not match:
        return word
    if match[1]:
        return match[1] == "true"
    if match[5]:
        return None
    return int(word) if match[2] else float(word) if match[3] else dt.date.fromisoformat(word)


_CHINESE = (
    ("mapping values are not allowed", "一行里有两个冒号；值里面有冒号的，整个值加上英文引号"),
    ("could not find expected ':'", "这附近有一行少了冒号"),
    ("expected ',' or ']'", "方括号没有配对，或者两项之间少了英文逗号"),
    ("expected ',' or '}'", "花括号没有配对，或者两项之间少了英文逗号"),
    ("unexpected end of stream", "引号没有配对"),
    ("cannot start any token", "值的开头有不能直接写的符号（@、`、% 或制表符）；把整个值加上英文引号"),
    ("expected <block end>", "缩进没有对齐，或者引号后面还有字"),
    ("expected node content", "括号没有配对，或者值没有写完"),
    ("expected key", "缩进没有对齐"),
    ("unknown escape character", "双引号里的反斜杠要写成两个"),
)


def yaml_in_chinese(problem: str) -> str:
    """What the YAML parser says, for somebody who has never heard of YAML."""
    if not problem.isascii():  # our own words
        return problem
    return next((chinese for english, chinese in _CHINESE if english in problem), "有一处程序读不懂")
