"""Settings: an unknown key is an error that says what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from zhiku.check.rules import RULES
from zhiku.cli import main
from zhiku.entrances import missing_pages
from zhiku.places import Written
from zhiku.settings import RULES as RULE_NAMES
from zhiku.settings import Settings, parse_settings

PAGE = "---\ntitle: 甲\nsummary: 乙。\norigin: 编者\n---\n丙。\n"


def test_none_is_all_defaults() -> None:
    assert parse_settings(None) == (Settings(), [])


def test_good_settings() -> None:
    settings, findings = parse_settings({"sections": [{"path": "a", "title": "甲"}], "terms": {"link": "all"}})
    assert not findings and settings.sections[0].title == "甲" and settings.terms.link == "all"


def test_an_unknown_key_is_an_error_with_a_suggestion() -> None:
    _, findings = parse_settings({"repositroy": "x"}, "mkdocs.yml")
    assert findings[0].severity == "error" and "repository" in findings[0].message


def test_a_wrong_value_is_named_with_its_place() -> None:
    _, findings = parse_settings({"terms": {"link": "sometimes"}})
    assert "extra.zhiku.terms.link" in findings[0].message


def test_not_a_mapping() -> None:
    assert parse_settings(["x"])[1][0].severity == "error"


def read(text: str) -> tuple[Settings, list[str]]:
    """Settings of a configuration as MkDocs reads it, and where it says what."""
    settings, findings = parse_settings(yaml.safe_load(text)["extra"]["zhiku"], "mkdocs.yml", Written((("mkdocs.yml", text),)))
    return settings, [f"{f.path}:{f.line}:{f.column} {f.message}" for f in findings]


@pytest.mark.parametrize("keys", ["off: [damage]\n      on: [unlawful-technique]", "'off': [damage]\n      \"on\": unlawful-technique",
                                  "Off: damage\n      On: [unlawful-technique]"])
def test_rules_are_switched_as_readme_shows(keys: str) -> None:
    settings, told = read(f"extra:\n  zhiku:\n    check:\n      {keys}\n")
    assert (settings.check.off, settings.check.on, told) == (("damage",), ("unlawful-technique",), [])


@pytest.mark.parametrize(("name", "hint"), [("dead-links", "你是不是要写 dead-link？"), ("unlawful-technik", "unlawful-technique？"),
                                            ("甲", "可以写的是 conflict、")])
def test_a_rule_that_is_none_is_an_error_with_a_near_miss(name: str, hint: str) -> None:
    for key in ("off", "on"):
        _, [told] = read(f"extra:\n  zhiku:\n    check:\n      {key}: [damage,\n        {name}]\n")
        assert told.startswith(f"mkdocs.yml:5:9 extra.zhiku.check.{key} 里的 {name} 不是检查的规则") and hint in told


def test_the_names_of_rules_are_those_of_check() -> None:
    assert {rule.name for rule in RULES} <= set(RULE_NAMES) and len(set(RULE_NAMES)) == len(RULE_NAMES)
    assert set(RULE_NAMES) - {rule.name for rule in RULES} == {"encoding", "home-page", "moved", "same-address", "switch", "term-collision"}


@pytest.mark.parametrize(("lines", "place"), [
    ("    repositroy: x", "4:5"), ("    branch: main\n    terms:\n      lnik: page", "6:7"),
    ("    terms:\n      link: sometimes", "5:7"), ("    sections:\n      - path: a\n        title: 甲\n        kidn: faq", "7:9"),
    ("    sections:\n      - path: a\n        title: 甲\n      - path: b", "7:9"), ("    related: {most: 99}", "4:15"),
])
def test_a_wrong_setting_is_told_on_its_line(lines: str, place: str) -> None:
    _, [told] = read(f"site_name: 试\nextra:\n  zhiku:\n{lines}\n")
    assert told.startswith(f"mkdocs.yml:{place} extra.zhiku.") and "继承" not in told


def test_what_is_inherited_is_told_in_its_own_file() -> None:
    own, base = "INHERIT: ../b/mkdocs.yml\nextra:\n  zhiku:\n    branch: main\n", "extra:\n  zhiku:\n    brnach: x\n"
    written = Written((("mkdocs.yml", own), ("../b/mkdocs.yml", base)))
    _, [finding] = parse_settings({"branch": "main", "brnach": "x"}, "mkdocs.yml", written)
    assert (finding.path, finding.line, finding.column) == ("../b/mkdocs.yml", 3, 5)
    assert "写在继承来的 ../b/mkdocs.yml 里" in finding.message and "自己的 mkdocs.yml" in finding.message


def test_pages_that_settings_name_and_nobody_wrote() -> None:
    text = ("extra:\n  zhiku:\n    sections:\n      - {path: a, title: 甲, best: [a/x.md, a/none.md]}\n    doors:\n      - path: a/x.md\n"
            "        title: 丙\n      - path: a/x\n        title: 丁\n    questions:\n      - a/x.md\n      - b/x.md\n")
    settings, _ = parse_settings(yaml.safe_load(text)["extra"]["zhiku"])
    found = missing_pages(settings, ["index.md", "a/x.md"], Written((("mkdocs.yml", text),)), "docs/")
    assert [(f.line, f.column) for f in found] == [(4, 44), (8, 9), (12, 9)]
    assert [f.message.partition("路径")[0] for f in found] == [
        "extra.zhiku.sections 里的 a/none.md 不存在；请检查文件名和文件夹，不要它就删去这一行。",
        "extra.zhiku.doors 里的 a/x 不存在；你是不是要写 a/x.md？", "extra.zhiku.questions 里的 b/x.md 不存在；你是不是要写 a/x.md？"]
    assert missing_pages(settings, ["a/x.md"], Written((("mkdocs.yml", "site_name: 甲"), ("../z/mkdocs.yml", text))), "docs/") == [], \
        "继承来的是别人的页"


def test_check_tells_of_settings_and_pages_with_their_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kb" / "docs" / "a").mkdir(parents=True)
    (tmp_path / "base.yml").write_text("extra:\n  zhiku:\n    questions: [faq/theirs.md]\n", "utf-8")
    for path in ("index.md", "a/x.md"):
        (tmp_path / "kb" / "docs" / path).write_text(PAGE, "utf-8")
    config = tmp_path / "kb" / "mkdocs.yml"
    head = "INHERIT: ../base.yml\nsite_name: 试\nextra:\n  zhiku:\n"
    config.write_text(f"{head}    doors:\n      - path: a/xx.md\n        title: 丁\n", "utf-8")
    assert main(["-f", str(config), "check"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("mkdocs.yml:6:9 [settings] extra.zhiku.doors 里的 a/xx.md 不存在；你是不是要写 a/x.md？")
    assert "theirs" not in told
    assert main(["-f", str(config), "check", str(tmp_path / "kb" / "docs" / "a")]) == 0, "只查一页，不说别的"
    config.write_text(f"{head}    check:\n      off: [home-pages]\n", "utf-8")
    assert main(["-f", str(config), "check"]) == 2
    assert "mkdocs.yml:6:13 [settings]" in capsys.readouterr().err
    config.write_text(f"{head}    check:\n      off: [same-address]\n", "utf-8")
    (tmp_path / "kb" / "docs" / "x.md").write_text(PAGE, "utf-8")
    (tmp_path / "kb" / "docs" / "x").mkdir()
    (tmp_path / "kb" / "docs" / "x" / "index.md").write_text(PAGE, "utf-8")
    main(["-f", str(config), "check"])
    assert "same-address" not in capsys.readouterr().out
    config.write_text(head.removesuffix("extra:\n  zhiku:\n"), "utf-8")
    assert main(["-f", str(config), "check"]) == 1
    assert "[same-address]" in capsys.readouterr().out
