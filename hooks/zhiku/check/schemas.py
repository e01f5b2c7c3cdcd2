"""The models of front matter in; JSON Schemas and snippets for editors, with a Chinese word on every key, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any, get_args, get_origin

from zhiku.article import ArticleMeta, LawMeta, TermMeta
from zhiku.check.rules.front_matter import GRADES, MATERIAL_KEYS, REQUIRED, SUMMARY_LIMIT
from zhiku.check.rules.template import KINDS
from zhiku.shapes import keys_of_shape

MODELS: dict[str, type[Any]] = {"article": ArticleMeta, "term": TermMeta, "law": LawMeta}
TITLES = {"article": "文章的文件头", "term": "词条的文件头", "law": "法律依据页的文件头"}

ABOUT: dict[str, str] = {
    "title": "题目、问题、词或规定的全名。",
    "summary": "一句话，给搜索结果和列表用；不抄正文第一句。",
    "aliases": "读者自己的说法和问法；词条的别名还会变成链接。",
    "search_aliases": "只用来搜索、不变成链接的说法。",
    "tags": "标签。",
    "source": "来自哪一份材料的第几段，例如 001#4。",
    "origin": "编者自己写的，写 编者。",
    "kind": "文章：technique（技巧）或 faq（问答），普通文章不写；法律：法律、司法解释、部门规章等。",
    "handout": "讲义（template: handout.html）上的页，按先后写，从 docs/ 里面写起；不写就是这一栏的全部文章。",
    "law": "引用到的法条编号，例如 xyk-70。",
    "reviewed": "最近一次核对内容的日期，例如 2026-11-23。",
    "review_in": "多久以后再核，例如 12 months。",
    "moved_from": "这一页从前的文件名（相对 docs/）；旧地址会转过来。",
    "terms": "这一页上不加链接的词：{skip: [词]}。",
    "related": "相关文章：{pin: [一定显示], exclude: [不显示]}。",
    "search": "搜索：{boost: 2} 排前一些，{exclude: true} 搜不到。",
    "category": "词条的类别。",
    "pinyin": "读音，只在自动读错时写，用空格分开。",
    "see": "参见的词条：文件名或名字。",
    "link": "false：正文里从不自动加链接。",
    "case": "true：拉丁字母要大小写一致才算。",
    "scope": "只在这些栏目的页面上加链接。",
    "number": "文号。",
    "in_force": "施行日期。",
    "until": "失效日期。",
    "grade": "核对到哪一步。",
    "checked": "核对日期。",
}


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the front matter of `article`, `term` or `law` pages."""
    properties = {name: {"description": ABOUT[name], **_value(name, type_)} for name, type_ in keys_of_shape(MODELS[kind]).items()}
    properties["title"]["minLength"] = 1
    properties["summary"]["maxLength"] = SUMMARY_LIMIT
    if kind == "law":
        properties["grade"] |= {"enum": list(GRADES)}
    if kind == "article":
        properties["kind"] |= {"enum": list(KINDS)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLES[kind],
        "type": "object",
        "required": list(REQUIRED[kind]),
        "properties": properties | {key: {} for key in sorted(MATERIAL_KEYS - properties.keys())},
        "additionalProperties": False,
    }


def snippets() -> dict[str, Any]:
    """What VS Code offers while front matter is typed: a snippet for every key, with what it is for. Its YAML extension
    reads no front matter of Markdown (redhat-developer/vscode-yaml#207), so the schemas alone would say nothing there."""
    out: dict[str, Any] = {}
    for kind in MODELS:
        for name, rules in schema_of(kind)["properties"].items():
            if name in ABOUT and (name not in out or "enum" in rules):
                out[name] = {"scope": "markdown,yaml", "prefix": name, "body": f"{name}: {_blank(rules)}", "description": ABOUT[name]}
    return out


def _blank(rules: Mapping[str, Any]) -> str:
    """What a key's value looks like, with a place to fill in."""
    if "enum" in rules:
        return f"${{1|{','.join(rules['enum'])}|}}"
    if rules.get("type") == ["object", "null"]:
        return "{ ${1|" + ",".join(f"{key}: " for key in rules["properties"]) + "|}$2 }"
    if rules.get("type") == "boolean":
        return "${1|true,false|}"
    if "anyOf" in rules:
        return "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}" if "format" in rules["anyOf"][0] else "[$1]"
    return "$1"


_EMPTY_ALLOWED = frozenset({"origin", "kind", "pinyin", "number", "review_in"})
"""Keys that templates leave empty."""
_WORDS: Mapping[str, Any] = {"anyOf": [
    {"type": "string"}, {"type": "array", "items": {"type": ["string", "number"]}}, {"type": "null"}]}
_SIMPLE: Mapping[Any, Mapping[str, Any]] = {bool: {"type": "boolean"}, float: {"type": "number"}, str: {"type": "string"}}


def _value(name: str, type_: Any) -> dict[str, Any]:
    """What may stand behind a key: one word may stand for a list of one, a date is a date."""
    if is_dataclass(type_):
        inner = {key: _value(key, kind) for key, kind in keys_of_shape(type_).items()}  # type: ignore[arg-type]
        return {"type": ["object", "null"], "properties": inner, "additionalProperties": False}
    if get_origin(type_) is tuple:
        return dict(_WORDS)
    if dt.date in get_args(type_):
        return {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
    return {"type": ["string", "null"]} if name in _EMPTY_ALLOWED else dict(_SIMPLE[type_])
