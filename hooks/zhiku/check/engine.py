"""Documents and rules in; findings out, in the order in which a person works through a file.

A stretch of a page can be set apart with `<!-- zhiku: off 规则名 -->` … `<!-- zhiku: on 规则名 -->` (no name: all
rules); one that is never closed is an error, for it would hide what comes later.
"""

from __future__ import annotations

from collections.abc import Iterable

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Rule, World, finding_of, mask_code
from zhiku.check.rules import RULES
from zhiku.check.rules.conflicts import RULE as CONFLICTS
from zhiku.check.rules.conflicts import unsettled
from zhiku.findings import Finding, place_of

_ALWAYS = frozenset({"front-matter", "conflict", "odd-character", "safety", "personal-data"})
"""Rules that have something to say of a file whose front matter has no end: to the others it is all one text."""
_WIDE_SWITCH = lazy(r"<!--\s*zhiku\s*：[^\n>]*-->")
_SWITCH = lazy(r"<!--\s*zhiku:\s*(off|on)\b\s*([^\s>]*)\s*-->")


def check_documents(paths: Iterable[str], world: World, rules: tuple[Rule, ...] = RULES) -> list[Finding]:
    """All findings of the documents at `paths` (relative to docs/), sorted by file and place."""
    active = [rule for rule in rules if rule.name not in world.settings.check.off]
    findings: list[Finding] = []
    for path in sorted(set(paths)):
        findings += check_document(world.documents[path], world, active)
    return findings


def check_document(document: Document, world: World, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """Findings of one document, sorted by place."""
    spans, findings = _switched_off(document)
    spoiled = list(unsettled(document))
    for rule in rules:
        if (document.is_draft and not rule.in_drafts) or (document.is_unfenced and rule.name not in _ALWAYS):
            continue
        for problem in rule.find(document, world):
            if rule.applies and not rule.applies(world):
                break
            if rule is not CONFLICTS and any(start <= problem.offset < end for _, start, end in spoiled):
                continue
            if not any(name in ("", rule.name) and start <= problem.offset < end for name, start, end in spans):
                findings.append(finding_of(rule, document, problem))
    return sorted(set(findings))


def fix_text(text: str, rules: Iterable[Rule] = RULES) -> str:
    """The text after every safe repair, repeated until nothing changes: fixing twice is fixing once.

    What lies between `off` and `on` of a rule (verbatim law, say) keeps every character.
    """
    for _ in range(5):
        before = text
        for rule in rules:
            if rule.fix:
                text = "".join(part if kept else rule.fix(part) for part, kept in _parts(text, rule.name))
        if text == before:
            break
    return text


def _parts(text: str, rule: str) -> list[tuple[str, bool]]:
    """The text in pieces, with whether `rule` leaves the piece alone."""
    spans, _ = _switches(mask_code(text))
    parts: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted((start, end) for name, start, end in spans if name in ("", rule)):
        if end > done:
            parts += [(text[done:max(start, done)], False), (text[max(start, done):end], True)]
            done = end
    return [*parts, (text[done:], False)]


def _switched_off(document: Document) -> tuple[list[tuple[str, int, int]], list[Finding]]:
    if "zhiku" not in document.text:
        return [], []
    spans, letters = _switches(document.prose)
    return spans, [Finding(document.where, *place_of(document.text, offset), "switch", "error", message)
                   for offset, message in letters]


def _switches(prose: str) -> tuple[list[tuple[str, int, int]], list[tuple[int, str]]]:
    """Stretches (rule, start, end) that are set apart, and what is wrong with the switches themselves."""
    open_at: dict[str, int] = {}
    spans: list[tuple[str, int, int]] = []
    letters: list[tuple[int, str]] = []
    known = {rule.name for rule in RULES}
    for match in _WIDE_SWITCH.finditer(prose):
        letters.append((match.start(), "zhiku 后面的冒号是全角的，这一行不起作用；请改成英文冒号 zhiku: 。"))
    for match in _SWITCH.finditer(prose):
        name = match[2]
        if name and name not in known:
            letters.append((match.start(), f"没有叫 {name} 的规则；规则名见 CONTRIBUTING.md。"))
            continue
        if match[1] == "off":
            open_at.setdefault(name, match.start())
        elif name in open_at:
            spans.append((name, open_at.pop(name), match.end()))
        else:
            letters.append((match.start(), "这里打开了一条没有关过的规则；请删去这一行，或在前面补上 off。"))
    for name, start in open_at.items():
        letters.append((start, f"关了规则却没有再打开：请在这一段后面加上 <!-- zhiku: on {name} -->。".replace("on  ", "on ")))
    return spans, letters
