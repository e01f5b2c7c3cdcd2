"""`extra.zhiku` of mkdocs.yml in, typed settings or findings out. An unknown key is an error, never ignored."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from zhiku.findings import Finding, error


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class SectionSettings(_Strict):
    """One section of the knowledge base: a folder of docs/, its name, one sentence, words that point to it, and the
    template that `check` holds its articles to (those that come from a source keep the source's form)."""

    path: str
    title: str
    summary: str = ""
    best: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    kind: Literal["", "technique", "faq"] = ""


class TermSettings(_Strict):
    """How terms are linked: once a `page`, once a `section` (heading), or at `all` places."""

    link: Literal["page", "section", "all"] = "page"
    glossary: str = "glossary"


class LawSettings(_Strict):
    """Where the pages of the legal basis live, relative to docs/."""

    basis: str = "legal/basis"


class RelatedSettings(_Strict):
    """How many related articles a page shows at most."""

    most: int = Field(default=5, ge=0, le=20)


class SearchSettings(_Strict):
    """Search: from how many pages on its index is cut into shards, whether records are written for another engine, and
    whether the site is opened from a folder, without a server."""

    enabled: bool = True
    shard_above: int = Field(default=2000, ge=1)
    json_lines: bool = False
    offline: bool = False


class CheckSettings(_Strict):
    """Rules that are switched off for the whole knowledge base."""

    off: tuple[str, ...] = ()


class Settings(_Strict):
    """All of `extra.zhiku`."""

    repository: str = ""
    forge: Literal["", "github", "gitee", "gitlab", "gitea"] = ""
    branch: str = "main"
    report_email: str = ""
    sections: tuple[SectionSettings, ...] = ()
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
    try:
        return Settings.model_validate(raw), []
    except ValidationError as problem:
        return Settings(), [error("settings", path, _letter(dict(p))) for p in problem.errors()]


def _letter(problem: dict[str, Any]) -> str:
    where = "extra.zhiku." + ".".join(str(step) for step in problem["loc"])
    if problem["type"] == "extra_forbidden":
        key = str(problem["loc"][-1])
        near = get_close_matches(key, _known_keys(), 1)
        hint = f"；你是不是要写 {near[0]}？" if near else "；请删去，或查 README 的设置一节。"
        return f"{where} 不是 zhiku 的设置{hint}"
    return f"{where} 的值 {problem.get('input')!r} 不对：{problem['msg']}。请改成 README 设置一节所写的形式。"


def _known_keys() -> list[str]:
    models: list[type[BaseModel]] = [Settings, SectionSettings, TermSettings, SearchSettings, CheckSettings]
    return sorted({name for model in models for name in model.model_fields})
