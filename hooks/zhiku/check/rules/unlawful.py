"""A page in; advice that breaks the law, and wrong law told as right, out, each with the rule it breaks.

What is caught is data (`data/unlawful.yml`, `data/wrong_law.yml`). What is let go is here: prohibitions, refutations,
questions, reports of what happened, and the sections in which an article shows what not to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from zhiku.check.model import Document, Problem, Rule, World, mask
from zhiku.check.rules.unlawful_context import excused, excused_claim, sentences, warned

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)
_COMMENT = re.compile(r"<!--(?!-?>).*?--!?>", re.S)


@dataclass(frozen=True)
class Ban:
    """What must not stand in an article: what it is, the law it breaks, what to do instead, and how it is recognised."""

    id: str
    about: str
    law: tuple[str, ...]
    instead: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    frank: bool
    claim: bool
    bad: tuple[str, ...]
    good: tuple[str, ...]


@cache
def bans() -> tuple[Ban, ...]:
    """The rules as data, read when the first page asks for them."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[Ban] = []
    for name in ("unlawful.yml", "wrong_law.yml"):
        data: dict[str, Any] = yaml.load((files("zhiku.check") / "data" / name).read_text("utf-8"), Loader=loader)
        words = {key: str(value) for key, value in data["words"].items()}
        for row in data["rules"]:
            pattern = "|".join(f"(?:{_expand(p, words)})" for p in row["patterns"])
            found.append(Ban(row["id"], row["about"], tuple(row["law"]), row["instead"], re.compile(pattern),
                             re.compile(row["unless"]) if row.get("unless") else None, bool(row.get("frank")),
                             bool(data.get("claim")), tuple(row["bad"]), tuple(row["good"])))
    return tuple(found)


def _expand(pattern: str, words: Mapping[str, str]) -> str:
    pattern = re.sub(r"<(\w+)>", lambda m: words[m[1]], pattern)
    return pattern.replace("……", r"[^。！？；\n]{0,30}?").replace("…", r"[^，：。！？；|\n]{0,12}?")


def readable(document: Document) -> str:
    """The text with front matter, comments, and everything that an article shows as bad blanked out."""
    return warned(mask(document.text, _FRONT, _COMMENT))


def find(document: Document, world: World) -> Iterator[Problem]:
    """Sentences that advise what the law forbids or tell wrong law as right."""
    if document.path.startswith(world.settings.law.basis + "/"):
        return
    text = readable(document)
    for ban in bans():
        last = -1
        for match in ban.pattern.finditer(text):
            sentence = sentences(text, match.start(), match.end())
            if sentence.start == last or (ban.unless and ban.unless.search(sentence.text)) \
                    or (excused_claim(sentence) if ban.claim else excused(sentence, frank=ban.frank)):
                continue
            last = sentence.start
            yield Problem(match.start(), _letter(ban, match[0], world))


def _letter(ban: Ban, found: str, world: World) -> str:
    laws = [law for law_id in ban.law if (law := world.law_basis.get(law_id))]
    named = "、".join(f"《{law.instrument}》{law.label if law.anchor else ''}" for law in laws[:2])
    broken = f"依据：{named}" if named else f"依据编号：{'、'.join(ban.law)}"
    shown = re.sub(r"\s+", " ", found)
    shown = shown if len(shown) <= 24 else shown[:23] + "…"
    return f"“{shown}”：{ban.about}，不能这样教（{broken}）。请改成：{ban.instead}；要举反面例子，请写在“不要这样说”一节里。"


RULE = Rule("unlawful-technique", "error", "不教违法的做法，不传错的法律", find)
