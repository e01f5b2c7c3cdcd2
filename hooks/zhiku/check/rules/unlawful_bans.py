"""What an article must not advise and must not state as law, as data (`data/unlawful.yml`, `data/wrong_law.yml`): each entry
with the law it breaks, what to do instead, and the patterns that know it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import World
from zhiku.check.package_data import read_yaml

NAME = "unlawful-technique"

_NEGATIVE = lazy(r"[\u4e00-\u9fff]*[不没未别无][\u4e00-\u9fff]*")


@dataclass(frozen=True)
class Ban:
    """What must not stand in an article: what it is, the law it breaks, what to do instead, and how it is recognised."""

    id: str
    about: str
    law: tuple[str, ...]
    instead: str
    unless: re.Pattern[str] | None
    frank: bool
    claim: bool
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Probe:
    """One pattern of a ban; compiled when a sentence first holds one of its words."""

    ban: Ban
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)

    @cached_property
    def own_negations(self) -> re.Pattern[str] | None:
        """Words of the pattern itself that hold a negation, which then excuse nothing."""
        words = sorted(set(_NEGATIVE.findall(re.sub(r"\[\^[^\]]*\]", "", self.source))), key=len, reverse=True)
        return re.compile("|".join(words)) if words else None


@cache
def bans() -> Mapping[str, Ban]:
    """All entries by id."""
    return {probe.ban.id: probe.ban for probe in probes()}


@cache
def probes() -> tuple[Probe, ...]:
    """The rules as data, read when the first page asks for them."""
    found: list[Probe] = []
    for name in ("unlawful.yml", "wrong_law.yml"):
        data: dict[str, Any] = read_yaml(name)
        words = {key: str(value) for key, value in data["words"].items()}
        for row in data["rules"]:
            ban = Ban(row["id"], row["about"], tuple(row["law"]), row["instead"],
                      lazy(row["unless"]) if row.get("unless") else None, bool(row.get("frank")),
                      bool(data.get("claim")), tuple(row["bad"]), tuple(row["good"]))
            found += [Probe(ban, _expand(p, words)) for p in row["patterns"]]
    return tuple(found)


def has_subject(world: World) -> bool:
    """Whether a knowledge base is about what these rules are about: it says so (`check.on`), or its legal basis has every
    article that one of the rules for advice names. The same words are blameless elsewhere: a nurse does call the family."""
    if NAME in world.settings.check.on:
        return True
    known = world.law_ids
    return any(not ban.claim and known.issuperset(ban.law) for ban in bans().values()) if known else False


def _expand(pattern: str, words: Mapping[str, str]) -> str:
    pattern = re.sub(r"<(\w+)>", lambda m: words[m[1]], pattern)
    return pattern.replace("……", r"[^。！？；\n]{0,30}?").replace("…", r"[^，：。！？；|\n]{0,12}?")
