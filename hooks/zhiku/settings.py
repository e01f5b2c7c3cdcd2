"""`extra.zhiku` of mkdocs.yml in, typed settings or findings out. An unknown key is an error, never ignored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from msgspec import Meta

from zhiku.findings import Finding, error
from zhiku.shapes import UNKNOWN, Wrong, keys_of_shape, read_shape


@dataclass(frozen=True, kw_only=True)
class SectionSettings:
    """One section of the knowledge base: a folder of docs/, its name, one sentence, words that point to it, and the
    template that `check` holds its articles to (those that come from a source keep the source's form)."""

    path: str
    title: str
    summary: str = ""
    best: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    kind: Literal["", "technique", "faq"] = ""


@dataclass(frozen=True, kw_only=True)
class DoorSettings:
    """One kind of reader, in the first person, and the page that he begins with: what the home page asks first."""

    path: str
    title: str
    summary: str = ""


@dataclass(frozen=True, kw_only=True)
class TermSettings:
    """How terms are linked: once a `page`, once a `section` (heading), or at `all` places."""

    link: Literal["page", "section", "all"] = "page"
    glossary: str = "glossary"


@dataclass(frozen=True, kw_only=True)
class LawSettings:
    """Where the pages of the legal basis live, relative to docs/."""

    basis: str = "legal/basis"


@dataclass(frozen=True, kw_only=True)
class RelatedSettings:
    """How many related articles a page shows at most."""

    most: Annotated[int, Meta(ge=0, le=20)] = 5


@dataclass(frozen=True, kw_only=True)
class SearchSettings:
    """Search: from how many pages on its index is cut into shards, whether records are written for another engine, and
    whether the site is opened from a folder, without a server."""

    enabled: bool = True
    shard_above: Annotated[int, Meta(ge=1)] = 2000
    json_lines: bool = False
    offline: bool = False


@dataclass(frozen=True, kw_only=True)
class CheckSettings:
    """Rules that are switched off for the whole knowledge base; rules of one subject that are switched on, though the base
    lacks the law that they rest on."""

    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All of `extra.zhiku`."""

    repository: str = ""
    forge: Literal["", "github", "gitee", "gitlab", "gitea"] = ""
    branch: str = "main"
    report_email: str = ""
    sections: tuple[SectionSettings, ...] = ()
    doors: tuple[DoorSettings, ...] = ()
    questions: tuple[str, ...] = ()
    terms: TermSettings = TermSettings()
    law: LawSettings = LawSettings()
    related: RelatedSettings = RelatedSettings()
    search: SearchSettings = SearchSettings()
    check: CheckSettings = CheckSettings()


def parse_settings(raw: Any, path: str = "mkdocs.yml") -> tuple[Settings, list[Finding]]:
    """Settings from the value under `extra.zhiku` (None where a site has none), with findings for each wrong key."""
    if raw is None:
        return Settings(), []
    if not isinstance(raw, dict):
        return Settings(), [error("settings", path, "extra.zhiku 应当是一组“键: 值”，请参照 README 改写。")]
    settings, wrong = read_shape(Settings, {str(key): value for key, value in raw.items()})
    return (Settings() if wrong else settings), [error("settings", path, _letter(w)) for w in wrong]


def _letter(wrong: Wrong) -> str:
    where = "extra.zhiku." + ".".join(wrong.place)
    if wrong.expected == UNKNOWN:
        from difflib import get_close_matches  # for a mistake alone

        near = get_close_matches(wrong.place[-1], _known_keys(), 1)
        hint = f"；你是不是要写 {near[0]}？" if near else "；请删去，或查 README 的设置一节。"
        return f"{where} 不是 zhiku 的设置{hint}"
    return f"{where} 的值 {wrong.value!r} 不对：{wrong.expected}。请改成 README 设置一节所写的形式。"


def _known_keys() -> list[str]:
    shapes = (Settings, SectionSettings, DoorSettings, TermSettings, LawSettings, RelatedSettings, SearchSettings, CheckSettings)
    return sorted({name for shape in shapes for name in keys_of_shape(shape)})
