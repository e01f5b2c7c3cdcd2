"""What CONTRIBUTING.md tells contributors is what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from zhiku.article import ArticleMeta
from zhiku.check.rules import RULES
from zhiku.newpage import KINDS
from zhiku.shapes import keys_of_shape

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_every_rule_is_in_the_table_with_its_severity() -> None:
    table = dict(re.findall(r"^\| `([\w-]+)` \| .* \| (错误|提醒|错误或提醒) \|$", TEXT, re.M))
    for rule in RULES:
        assert table.get(rule.name, "").startswith({"error": "错误", "warning": "提醒"}[rule.severity]), rule.name
    assert set(table) - {rule.name for rule in RULES} == {"term-collision", "same-address", "home-page", "moved", "switch", "encoding"} | (
        {"personal-data", "unlawful-technique"} - {rule.name for rule in RULES})


def test_files_it_links_to_exist() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", TEXT):
        assert (ROOT / target).exists() or target == "ARCHITECTURE.md", target
    for kind in KINDS:
        assert (ROOT / "docs" / "_templates" / f"{kind}.md").is_file()


def test_front_matter_keys_it_names_exist() -> None:
    section = TEXT[TEXT.index("## 文件头"):TEXT.index("## 搬家")]
    keys = set(re.findall(r"`([a-z_]+)`", section[: section.index("词条另有")])) - {"technique", "template"}
    assert keys <= set(keys_of_shape(ArticleMeta))


def test_files_for_editors_are_readable() -> None:
    for name in (".vscode/settings.json", ".vscode/extensions.json", ".vscode/tasks.json", ".devcontainer/devcontainer.json"):
        assert json.loads((ROOT / name).read_text("utf-8"))
    pattern = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]["problemMatcher"][0]["pattern"]["regexp"]
    for line in (ROOT / "tests" / "golden" / "check.text.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(pattern, line), line
    hook = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"][0]
    assert hook["entry"] == ".venv/bin/zhiku check" and re.match(hook["files"], "docs/faq/x.md")
    assert not re.match(hook["files"], "docs/_templates/faq.md")


def test_issue_forms_have_the_fields_that_links_fill_in() -> None:
    for file in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        assert yaml.safe_load(file.read_text("utf-8"))
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "report.yml").read_text("utf-8")
    assert {"page", "section", "date"} <= set(re.findall(r"^    id: (\w+)$", form, re.M))
