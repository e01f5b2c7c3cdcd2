"""What a person decided about an import (`decisions.yml`, `source.yml`) in; a value out, and back into YAML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches

import yaml

from zhiku.findings import Finding, error, warning
from zhiku.intake.decode import ENCODINGS
from zhiku.intake.settings_text import settings_mapping, settings_text
from zhiku.intake.values import Imported
from zhiku.places import Written
from zhiku.shapes import UNKNOWN, Wrong, keys_of_shape, read_shape

REPLACED = "decision:replace"
_NEAR = 0.75


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """`accept` and `reject` name rules or edit ids; `replace` lists [old, new] for this source alone,
    `cut_words` the words that are known to have been cut."""

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    replace: tuple[tuple[str, str], ...] = ()
    cut_words: tuple[str, ...] = ()
    encoding: str = ""


_KEYS = tuple(keys_of_shape(Decisions))


def read_decisions(data: bytes, path: str) -> tuple[Decisions, list[Finding]]:
    """Decisions of a file; an unknown key is an error."""
    decisions, findings = _read(data, path, "decisions", strict=True)
    if decisions.encoding:
        findings.append(warning("decisions", path, "`encoding` 写在 decisions.yml 里不起作用；请写进来源旁边的 source.yml。"))
    return decisions, findings


def of_source(data: bytes, path: str) -> tuple[Decisions, list[Finding]]:
    """What `source.yml` beside a source says to an import; its other keys are other readers' business, unless they look like
    one of ours that was mistyped."""
    decisions, findings = _read(data, path, "source-settings", strict=False)
    if decisions.encoding and decisions.encoding.lower() not in ENCODINGS:
        findings.append(warning("source-settings", path, f"不认识的编码 `{decisions.encoding}`，没有用它；"
                                                         f"`encoding` 可以写的是 {'、'.join(ENCODINGS)}。"))
    return decisions, findings


def _read(data: bytes, path: str, rule: str, *, strict: bool) -> tuple[Decisions, list[Finding]]:
    text, findings = settings_text(data, path, rule)
    loaded, findings = settings_mapping(text, path, rule) if not findings else (None, findings)
    if loaded is None:
        return Decisions(), findings
    decisions, wrong = read_shape(Decisions, loaded, strict=strict)
    findings = [error(rule, path, _told(w), _line(text, w.place[0])) for w in wrong]
    findings += [] if strict else [
        warning(rule, path, f"没有 `{key}` 这个键，它不起作用；你是不是要写 `{near[0]}`？", _line(text, key))
        for key in loaded if key not in _KEYS and (near := get_close_matches(key, _KEYS, 1, _NEAR))]
    findings += [warning(rule, path, "`replace` 里有一项的旧词是空的，没有东西可换；请写成 [旧词, 新词]。")
                 for old, _ in decisions.replace if not old]
    return (Decisions() if wrong else decisions), findings


def _line(text: str, key: str) -> int:
    """The line on which a key stands."""
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.partition(":")[0].strip(" '\"") == key), 1)


def _told(wrong: Wrong) -> str:
    """What is wrong with a value, and how it should be."""
    key, value = wrong.place[0], wrong.value
    if wrong.expected == UNKNOWN:
        near = get_close_matches(key, _KEYS, 1, _NEAR)
        return f"没有 `{key}` 这个键{f'；你是不是要写 `{near[0]}`？' if near else '。'}可用的键是 {'、'.join(_KEYS)}。"
    if key == "replace":
        pair = "每一项是 [旧词, 新词] 两个词，例如 replace: [[清早, 清晨]]；要删掉一个词，新词写 \"\""
        if len(wrong.place) == 1:
            return f"`replace` 的值 {value!r} 不对：应当是列表，{pair}。"
        lack = "缺了新词" if isinstance(value, list) and len(value) == 1 else "不是两个词"
        return f"`replace` 的第 {int(wrong.place[1]) + 1} 项 {value!r} {lack}：{pair}。"
    return f"`{'.'.join(wrong.place)}` 的值 {value!r} 不对：{wrong.expected}。可用的键是 {'、'.join(_KEYS)}。"


def without_effect(decisions: Decisions, asked: Decisions, result: Imported, written: Sequence[Written]) -> list[Finding]:
    """What was decided earlier and does nothing in this import, each where it is `written`; what was `asked` on the command line
    is checked there."""
    asked_for = {*asked.accept, *asked.reject}
    names = [name for name in unknown(decisions, result) if name not in asked_for]
    found = [_idle(f"采纳或不采纳里的“{name}”不是这一次导入的规则或编号，没有起作用{near_name(name, result)}；请检查，或者删掉。",
                   [("accept", name), ("reject", name)], written) for name in dict.fromkeys(names)]
    made = {piece.part.block.text[piece.part.begin + edit.start:piece.part.begin + edit.end]  # what they were looked for in
            for piece in result.pieces for edit in piece.edits if edit.rule == REPLACED}
    return found + [_idle(f"`replace` 里的“{old}”在正文里没有找到，没有起作用；请检查写法，不要它就删去这一项。",
                          [("replace", old)], written) for old, _ in decisions.replace if old and old not in made]


def _idle(message: str, entries: Sequence[tuple[str, str]], written: Sequence[Written]) -> Finding:
    """A warning where one of the entries (key, word) is written first."""
    place = next((place for file in written for key, word in entries if (place := file.place_of_member(key, word))),
                 written[0].place(()))
    return warning("no-effect", place.path, message, place.line, place.column)


def near_name(name: str, result: Imported) -> str:
    """The rule that a mistyped name was meant to be."""
    rules = {rule for edit in result.edits for rule in (edit.rule, edit.rule.split(":")[0])}
    near = get_close_matches(name, sorted({*rules, *result.settled}), 1, _NEAR)
    return f"；你是不是要写 {near[0]}？" if near else ""


def unknown(asked: Decisions, result: Imported) -> list[str]:
    """Names a person gave that are neither a rule nor an edit of this import."""
    names = {e.id for e in result.edits} | {e.rule for e in result.edits} | {e.rule.split(":")[0] for e in result.edits}
    return [n for n in asked.accept + asked.reject if n not in names and n not in result.settled]


def holes(asked: Decisions, result: Imported) -> list[str]:
    """Accepted names that are holes only: there is no word to accept."""
    tiers = {name: {e.tier for e in result.edits if name in (e.id, e.rule, e.rule.split(":")[0])} for name in asked.accept}
    return [name for name, found in tiers.items() if found == {"flag"}]


def rejected_otherwise(asked: Decisions, result: Imported) -> list[str]:
    """Accepted names of which nothing is left: another name rejects it, and what rejects prevails."""
    left = {name for e in result.edits for name in (e.id, e.rule, e.rule.split(":")[0])}
    return [name for name in asked.accept if name in result.settled and name not in left]


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
