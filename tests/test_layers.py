"""The house's law: arrows point down. Read from the imports, so a new module must be given its floor."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "hooks" / "zhiku"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("findings", "fences", "traditional", "text", "shapes", "places", "settings", "uncollected", "drawer"),
    ("addresses", "entrances", "frontmatter", "pinyin", "records", "article", "prose", "quotes", "widths", "typography",
     "revisions", "reviewing", "forge", "moved", "compare", "policy", "dictionary", "emphasis", "torn", "latin", "navigation"),
    ("sentences", "softbreaks", "tables", "wording", "cautions", "flow", "days", "glossary", "division", "titles", "borders",
     "matching", "marks", "law", "previews", "citations", "termlinks", "treated", "reading", "graph", "links", "handouts", "intake"),
    ("related", "report", "map", "changes", "search"),
    ("facts", "site"),
    ("check", "newpage", "build_log"),
    ("history", "keeping", "project_cli", "parser_cli", "check_files", "build_cli", "serve_cli", "compare_cli", "headers_cli",
     "intake_files", "intake_time", "intake_cli", "report_cli", "check_cli", "new_cli", "cli"),
)
"""Rooms by floor, from the ground up; on a floor a room may import those to its left."""

FILES_ALLOWED = set(FLOORS[-1])
FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rename", "print",
              "iterdir", "glob", "rglob", "rmtree", "mkdtemp"}
PACKAGE_DATA = {"pinyin", "dictionary", "torn", "intake", "check", "search", "matching", "build_log"}
"""Rooms that read data files of the package itself through importlib.resources."""


def rooms(source: str) -> set[str]:
    """Names of zhiku's rooms that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "相对导入：请写全名 zhiku.…"
            if node.module == "zhiku":
                found |= {alias.name for alias in node.names}
            elif node.module.startswith("zhiku."):
                found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("zhiku.")}
    return found


def outside(source: str) -> set[str]:
    """Top names of everything else that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[0] for a in node.names}
    return found


def effects(source: str) -> set[str]:
    """Calls by which a module reads or writes files, or prints."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            names |= {name} & FILE_CALLS
    return names


def allowed(room: str) -> set[str]:
    """What a room may import: every lower floor, and what stands to its left on its own."""
    below: set[str] = set()
    for floor in FLOORS:
        if room in floor:
            return below | set(floor[: floor.index(room)]) | {room}
        below |= set(floor)
    raise AssertionError(f"hooks/zhiku/{room} 还没有楼层：请在 tests/test_layers.py 的 FLOORS 里写上它")


MODULES = sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py") if p.name != "__init__.py"
                 or p.parent != PACKAGE)


@pytest.mark.parametrize("module", MODULES)
def test_arrows_point_down(module: str) -> None:
    room = module.split("/")[0].removesuffix(".py")
    source = (PACKAGE / module).read_text("utf-8")
    assert not rooms(source) - allowed(room)
    assert "mkdocs" not in outside(source), "只有 hooks/mkdocs_hooks.py 可以导入 mkdocs"
    if room not in FILES_ALLOWED:
        reads_data = {"read_text", "read_bytes", "open"} if room in PACKAGE_DATA else set()
        assert not effects(source) - reads_data


@pytest.mark.parametrize("module", MODULES)
def test_rooms_stay_small(module: str) -> None:
    name = module.rsplit("/", 1)[-1].removesuffix(".py")
    assert name not in {"utils", "helpers", "manager", "misc", "common"}
    lines = (PACKAGE / module).read_text("utf-8").count("\n")
    assert lines <= 230, f"{module} 有 {lines} 行：里面是不是有两个房间？"


def test_the_map_names_every_room() -> None:
    page = (PACKAGE.parents[1] / "ARCHITECTURE.md").read_text("utf-8")
    named = {name.removesuffix(".py").rpartition("/")[2] for name in re.findall(r"`([a-z_/]+(?:\.py)?)`", page)}
    assert {room for floor in FLOORS for room in floor if not room.endswith("_cli")} - {"intake", "search", "check"} <= named
    imported = {path.stem for path in (PACKAGE / "intake").glob("*.py")} - {"__init__"}
    assert not imported - named, "新房间要在 ARCHITECTURE.md 里点名：一行代码该放在哪里，从那里找起"


def test_every_room_in_the_table_exists() -> None:
    existing = {module.split("/")[0].removesuffix(".py") for module in MODULES}
    assert {room for floor in FLOORS for room in floor} <= existing


def test_the_law_can_fail() -> None:
    assert rooms("from zhiku.site import Site\nimport zhiku.cli") == {"site", "cli"}
    assert not {"site"} <= allowed("pinyin")
    assert outside("import mkdocs.plugins") == {"mkdocs"}
    assert effects("print(open('x').read())") == {"print", "open"}


def test_the_adapter_is_the_only_hook_file() -> None:
    hooks = PACKAGE.parent
    assert [p.name for p in hooks.glob("*.py")] == ["mkdocs_hooks.py"]
    adapter = (hooks / "mkdocs_hooks.py").read_text("utf-8")
    assert adapter.count("\n") < 150
