"""`extra.zhiku` of mkdocs.yml in, typed settings or findings out. An unknown key is an error, never ignored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from msgspec import Meta

from zhiku.findings import Finding, error
from zhiku.places import Written
from zhiku.shapes import UNKNOWN, Wrong, keys_of_shape, read_shape

RULES = (
    "conflict", "damage", "dead-link", "encoding", "front-matter", "heading", "home-page", "image", "law-claim", "law-id",
    "law-in-force", "list", "markup", "moved", "odd-character", "personal-data", "review", "safety", "same-address", "source",
    "summary", "switch", "template", "term-collision", "typography", "unlawful-technique")
"""Names of all rules of `check`, so that a build that checks nothing knows of a wrong one, too."""


_UNKNOWN = Written()


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
    """All of `extra.zhiku`. `keep`: whether readers may keep the site on their device, to be read without a network."""

    keep: bool = True
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


def parse_settings(raw: Any, path: str = "mkdocs.yml", written: Written = _UNKNOWN) -> tuple[Settings, list[Finding]]:
    """Settings from the value under `extra.zhiku` (None where a site has none), with findings for each wrong key; `written`
    tells where it stands."""
    written = written if written.files else Written(((path, ""),))
    if raw is None:
        return Settings(), []
    if not isinstance(raw, dict):
        return Settings(), [_finding("extra.zhiku 应当是一组“键: 值”，请参照 README 改写。", (), written)]
    settings, wrong = read_shape(Settings, _as_keys(raw))
    findings = [_finding(_letter(w), w.place, written) for w in wrong]
    for key in ("off", "on") if not wrong else ():
        for n, name in enumerate(getattr(settings.check, key)):
            if name not in RULES:
                findings.append(_finding(f"extra.zhiku.check.{key} 里的 {name} 不是检查的规则{_near_rule(name)}",
                                         ("check", key, str(n)), written))
    return (Settings() if wrong else settings), findings


def _as_keys(value: Any) -> Any:
    """The value with its keys as they were written: YAML reads `off` and `on` as a truth."""
    if isinstance(value, dict):
        return {("on" if key else "off") if isinstance(key, bool) else str(key): _as_keys(inner) for key, inner in value.items()}
    return [_as_keys(item) for item in value] if isinstance(value, list) else value


def _finding(message: str, keys: tuple[str, ...], written: Written) -> Finding:
    place = written.place(("extra", "zhiku", *keys))
    inherited = "" if place.is_own else f"（写在继承来的 {place.path} 里；改不了它，就在自己的 {written.files[0][0]} 里写上同一个键）"
    return error("settings", place.path, message + inherited, place.line, place.column)


def _near_rule(name: str) -> str:
    from difflib import get_close_matches  # for a mistake alone

    near = get_close_matches(name, RULES, 1, 0.5)
    return f"；你是不是要写 {near[0]}？" if near else f"；可以写的是 {'、'.join(RULES)}。"


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
