"""The schema files that editors read say what `check` says; a stale file fails. ZHIKU_GOLDEN=write makes them anew."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml

from zhiku.check.model import document_of
from zhiku.check.rules.front_matter import MATERIAL_KEYS
from zhiku.check.schemas import ABOUT, MODELS, schema_of, snippets
from zhiku.settings import Settings
from zhiku.shapes import keys_of_shape

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_the_committed_schema_is_up_to_date(kind: str) -> None:
    file = ROOT / "schema" / f"{kind}.schema.json"
    text = json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("ZHIKU_GOLDEN") == "write":
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text, "文件头的格式变了：用 ZHIKU_GOLDEN=write 重新生成 schema/，并读一遍差别"


def test_every_key_of_the_real_pages_is_in_the_schema_and_explained() -> None:
    keys = {kind: set(schema_of(kind)["properties"]) for kind in MODELS}
    assert {name for model in MODELS.values() for name in keys_of_shape(model)} == set(ABOUT)
    for file in sorted((ROOT / "docs").rglob("*.md")):
        path = file.relative_to(ROOT / "docs").as_posix()
        if path.startswith("_"):
            continue
        page = document_of(file.read_text("utf-8"), path, Settings()).page
        kind = {"Article": "article", "Term": "term", "LawPage": "law"}[type(page).__name__]
        assert set(page.raw_meta) <= keys[kind], path
    assert keys["article"] >= MATERIAL_KEYS and "summery" not in keys["article"]


def test_the_committed_snippets_are_up_to_date() -> None:
    file = ROOT / ".vscode" / "front-matter.code-snippets"
    text = json.dumps(snippets(), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("ZHIKU_GOLDEN") == "write":
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text


def test_what_the_snippets_write_is_front_matter_that_check_accepts() -> None:
    fill = re.compile(r"\$\{\d\|([^,|}]*)[^}]*\}|\$\{CURRENT_(YEAR|MONTH|DATE)\}|\$\d")
    today = {"YEAR": "2026", "MONTH": "11", "DATE": "27"}
    rules = {name: rules for kind in reversed(MODELS) for name, rules in schema_of(kind)["properties"].items()}
    for name, snippet in snippets().items():
        written = fill.sub(lambda m: m[1] if m[1] is not None else today[m[2]] if m[2] else "", snippet["body"])
        value = yaml.safe_load(written)[name]
        if isinstance(value, dict):
            assert set(value) <= set(rules[name]["properties"]), name
        elif "enum" in rules[name]:
            assert value in rules[name]["enum"], name
        else:
            assert value in (None, [], True) or str(value) == "2026-11-27", name
