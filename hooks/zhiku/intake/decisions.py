"""What a person decided about an import (`decisions.yml`, `source.yml`) in; a value out, and back into YAML."""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from zhiku.findings import Finding, error
from zhiku.intake.values import Imported


class Decisions(BaseModel):
    """`accept` and `reject` name rules or edit ids; `replace` lists [old, new] for this source alone,
    `cut_words` the words that are known to have been cut."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    replace: tuple[tuple[str, str], ...] = ()
    cut_words: tuple[str, ...] = ()
    encoding: str = ""

    @field_validator("accept", "reject", "cut_words", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        return [str(v) for v in value] if isinstance(value, list) else value


def read_decisions(text: str, path: str) -> tuple[Decisions, list[Finding]]:
    """Decisions of a file; an unknown key is an error."""
    try:
        loaded = yaml.safe_load(text) if text.strip() else {}
        return Decisions.model_validate(loaded or {}), []
    except (yaml.YAMLError, ValidationError) as problem:
        what = str(problem).splitlines()[0]
        return Decisions(), [error("decisions", path, f"读不懂这个文件：{what}。可用的键是 accept、reject、replace、cut_words、encoding。")]


def of_source(text: str, path: str) -> tuple[Decisions, list[Finding]]:
    """What `source.yml` beside a source says to an import; its other keys are other readers' business."""
    try:
        loaded = yaml.safe_load(text) if text.strip() else {}
    except yaml.YAMLError as problem:
        return Decisions(), [error("source-settings", path, f"读不懂这个文件：{str(problem).splitlines()[0]}。")]
    if not isinstance(loaded, dict):
        return Decisions(), [error("source-settings", path, "这个文件应当是一行一个“键: 值”。")]
    own = {k: v for k, v in loaded.items() if k in Decisions.model_fields}
    try:
        return Decisions.model_validate(own), []
    except ValidationError as problem:
        return Decisions(), [error("source-settings", path, f"cut_words、encoding、replace 的写法不对：{problem.errors()[0]['msg']}。")]


def unknown(asked: Decisions, result: Imported) -> list[str]:
    """Names a person gave that are neither a rule nor an edit of this import."""
    names = {e.id for e in result.edits} | {e.rule for e in result.edits} | {e.rule.split(":")[0] for e in result.edits}
    return [n for n in asked.accept + asked.reject if n not in names and n not in result.settled]


def write_decisions(decisions: Decisions) -> str:
    """Decisions as YAML, only what is set."""
    data = {k: v for k, v in decisions.model_dump(mode="json").items() if v}
    return "# 人的决定：accept 采纳、reject 不采纳（规则名或编号）；replace 是只用于这一份来源的替换。\n" + (
        yaml.safe_dump(data, allow_unicode=True, sort_keys=True) if data else "{}\n")


def merged(first: Decisions, second: Decisions) -> Decisions:
    """Both together; a single value of the second prevails."""
    return Decisions(
        accept=tuple(dict.fromkeys(first.accept + second.accept)), reject=tuple(dict.fromkeys(first.reject + second.reject)),
        replace=first.replace + tuple(r for r in second.replace if r not in first.replace),
        cut_words=second.cut_words or first.cut_words, encoding=second.encoding or first.encoding)
