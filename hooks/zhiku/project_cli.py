"""Where a project is: the configuration file found upward from the current folder, and what it says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from zhiku.findings import Finding
from zhiku.places import Written
from zhiku.settings import Settings, parse_settings

DRAFTS = "_drafts"
"""The folder of the documents that no build publishes."""
_DEEPEST = 5
"""Configurations that inherit from one another."""


class _Lenient(yaml.SafeLoader):
    """MkDocs allows `!ENV` and `!!python/name` in its file; we only need the plain values."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Project:
    """A folder with an mkdocs.yml: `root`, its documents, its settings, and what is wrong with those."""

    root: Path
    config: Path
    docs: Path
    site: Path
    settings: Settings
    findings: tuple[Finding, ...] = ()
    site_url: str = ""
    markdown: tuple[tuple[str, dict[str, Any]], ...] = ()
    """Markdown extensions with their options, as the configuration lists them."""
    hooks: tuple[str, ...] = ()
    """Files under `hooks:`, relative to the root."""
    written: Written = Written()
    """The configuration as it is written, and those that it inherits."""


def find_config(start: Path) -> Path | None:
    """The nearest `mkdocs.yml` in `start` or a folder above it."""
    for folder in (start, *start.parents):
        for name in ("mkdocs.yml", "mkdocs.yaml"):
            if (folder / name).is_file():
                return folder / name
    return None


def around(place: Path) -> Project | None:
    """The knowledge base that a folder lies in; None where there is none, or its configuration can't be read."""
    config = find_config(place)
    try:
        return load_project(config) if config else None
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None


def load_project(config: Path) -> Project:
    """Read the configuration, following INHERIT. Raises OSError or yaml.YAMLError where it can't be read."""
    values, written = read_config(config)
    settings, findings = parse_settings((values.get("extra") or {}).get("zhiku"), config.name, written)
    root = config.parent
    return Project(root, config, root / str(values.get("docs_dir") or "docs"),
                   root / str(values.get("site_dir") or "site"), settings, tuple(findings),
                   str(values.get("site_url") or ""), _extensions(values.get("markdown_extensions")),
                   tuple(str(name) for name in values.get("hooks") or () if isinstance(name, str)), written)


def _extensions(listed: Any) -> tuple[tuple[str, dict[str, Any]], ...]:
    items = listed.items() if isinstance(listed, dict) else (
        pair for entry in listed or () for pair in (entry.items() if isinstance(entry, dict) else [(entry, {})]))
    return tuple((str(name), options if isinstance(options, dict) else {}) for name, options in items)


def checkout_from(root: Path) -> str | None:
    """The folder that zhiku was cloned into as it is written from a knowledge base's folder, "" for its own, `../zhiku/` for
    another's; None where it was installed without one. It depends on where both lie, not on how the program was called."""
    checkout = Path(__file__).resolve().parents[2]
    if not (checkout / "pyproject.toml").is_file():
        return None
    try:
        folder = os.path.relpath(checkout, root.resolve()).replace(os.sep, "/")
    except ValueError:  # another drive of Windows
        folder = checkout.as_posix()
    return "" if folder == "." else folder + "/"


def program(root: Path, name: str) -> str:
    """How `zhiku` or `python` is called in a knowledge base's folder, the same on every system."""
    folder = checkout_from(root)
    return name if folder is None else f"{folder}.venv/bin/{name}"


def typed(root: Path, name: str) -> str:
    """How it is typed there on this system."""
    called = program(root, name)
    return called.replace(".venv/bin/", ".venv/Scripts/").replace("/", "\\") if os.name == "nt" else called


def read_config(config: Path) -> tuple[dict[str, Any], Written]:
    """What a configuration says with those that it inherits, and how all of them are written, each called as it lies from the
    first one's folder."""
    texts: list[tuple[str, str]] = []
    values = _values(config, config.parent, texts)
    return values, Written(tuple(texts))


def _values(config: Path, root: Path, texts: list[tuple[str, str]]) -> dict[str, Any]:
    text = config.read_text("utf-8")
    texts.append((os.path.relpath(config, root).replace(os.sep, "/"), text))
    own = yaml.load(text, Loader=_Lenient)
    own = own if isinstance(own, dict) else {}
    if len(texts) <= _DEEPEST and isinstance(own.get("INHERIT"), str):
        return _merge(_values(config.parent / own["INHERIT"], root, texts), own)
    return own


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    out = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(out.get(key), dict)
        out[key] = _merge(out[key], value) if both else value
    return out
