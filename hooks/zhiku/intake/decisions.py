"""What a person decided about an import (`decisions.yml`, `source.yml`) in; a value out, and back into YAML."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import yaml

from zhiku.findings import Finding, error
from zhiku.intake.values import Imported
from zhiku.shapes import keys_of_shape, read_shape


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """`accept` and `reject` name rules or edit ids; `replace` lists [old, new] for this source alone,
    `cut_words` the words that are known to have been cut."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    replace: tuple[tuple[str, str], ...] = ()
    cut_words: tuple[str, ...] = ()
    encoding: str = ""


def read_decisions(text: str, path: str) -> tuple[Decisions, list[Finding]]:
    """Decisions of a file; an unknown key is an error."""
    return _read(text, path, "decisions", strict=True)


def of_source(text: str, path: str) -> tuple[Decisions, list[Finding]]:
    """What `source.yml` beside a source says to an import; its other keys are other readers' business."""
    return _read(text, path, "source-settings", strict=False)


def _read(text: str, path: str, rule: str, *, strict: bool) -> tuple[Decisions, list[Finding]]:
    try:
        loaded = yaml.safe_load(text) or {}
    except yaml.YAMLError as problem:
        return Decisions(), [error(rule, path, f"读不懂这个文件：{str(problem).splitlines()[0]}。")]
    if not isinstance(loaded, dict):
        return Decisions(), [error(rule, path, "这个文件应当是一行一个“键: 值”。")]
    decisions, wrong = read_shape(Decisions, {str(key): value for key, value in loaded.items()}, strict=strict)
    known = "、".join(keys_of_shape(Decisions))
    return (Decisions() if wrong else decisions), [
        error(rule, path, f"`{'.'.join(w.place)}` 的值 {w.value!r} 不对：{w.expected}。可用的键是 {known}。") for w in wrong]


def unknown(asked: Decisions, result: Imported) -> list[str]:
    """Names a person gave that are neither a rule nor an edit of this import."""
    names = {e.id for e in result.edits} | {e.rule for e in result.edits} | {e.rule.split(":")[0] for e in result.edits}
    return [n for n in asked.accept + asked.reject if n not in names and n not in result.settled]


def holes(asked: Decisions, result: Imported) -> list[str]:
    """Accepted names that are holes only: there is no word to accept."""
    tiers = {name: {e.tier for e in result.edits if name in (e.id, e.rule, e.rule.split(":")[0])} for name in asked.accept}
    return [name for name, found in tiers.items() if found == {"flag"}]


def write_decisions(decisions: Decisions) -> str:
    """Decisions as YAML, only what is set."""
    data = {key: _as_lists(value) for key, value in asdict(decisions).items() if value}
    return "# 人的决定：accept 采纳、reject 不采纳（规则名或编号）；replace 是只用于这一份来源的替换。\n" + (
        yaml.safe_dump(data, allow_unicode=True, sort_keys=True) if data else "{}\n")


def merged(first: Decisions, second: Decisions) -> Decisions:
    """Both together; what the second says prevails, also over the contrary."""
    return Decisions(
        accept=_added(first.accept, second.accept, second.reject), reject=_added(first.reject, second.reject, second.accept),
        replace=first.replace + tuple(r for r in second.replace if r not in first.replace),
        cut_words=second.cut_words or first.cut_words, encoding=second.encoding or first.encoding)


def _added(before: tuple[str, ...], now: tuple[str, ...], contrary: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name for name in before if name not in contrary] + list(now)))


def _as_lists(value: object) -> object:
    """YAML has lists, no tuples."""
    return [_as_lists(item) for item in value] if isinstance(value, tuple) else value
