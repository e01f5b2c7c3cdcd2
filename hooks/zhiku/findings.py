"""Problems as values: what is wrong, where, and what its reader should do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Finding:
    """One problem. `path` is relative to the root; `line` and `column` count from 1, as editors show them. What was wrong on
    the command line has no line: 0."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str

    def as_text(self) -> str:
        """The letter to the person who will fix it: `docs/x.md:12:5 [dead-link] 找不到……`."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place} [{self.rule}] {self.message}"


def error(rule: str, path: str, message: str, line: int = 1, column: int = 1) -> Finding:
    """A finding that makes `check` end with exit status 1 and a strict build fail."""
    return Finding(path, line, column, rule, "error", message)


def warning(rule: str, path: str, message: str, line: int = 1, column: int = 1) -> Finding:
    """A finding that a person should look at; it does not change the exit status."""
    return Finding(path, line, column, rule, "warning", message)


def place_of(text: str, offset: int, first_line: int = 1) -> tuple[int, int]:
    """Line and column (from 1) of a code-point offset in a text whose first line is `first_line` of its file."""
    before = text[:offset]
    return first_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


def has_errors(findings: list[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(f.severity == "error" for f in findings)
