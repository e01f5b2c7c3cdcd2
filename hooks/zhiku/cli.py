"""The command `zhiku`: one sub-command a module. Only the CLI and the adapter read files, write files and print.

Exit status: 0 no error, 1 errors found, 2 usage or unreadable input.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path

import yaml

from zhiku.findings import has_errors
from zhiku.parser_cli import Parser
from zhiku.project_cli import find_config, load_project

_COMMANDS = {
    "build": "zhiku.build_cli",
    "check": "zhiku.check_cli",
    "compare": "zhiku.compare_cli",
    "headers": "zhiku.headers_cli",
    "import": "zhiku.intake_cli",
    "new": "zhiku.new_cli",
    "report": "zhiku.report_cli",
    "serve": "zhiku.serve_cli",
}
"""Only the module of a command that the command line names is imported: `zhiku check` has to start at once."""

_ANYWHERE = {"import"}
"""Commands that work without a project; one around them only adds its settings."""


def main(words: list[str] | None = None) -> int:
    """Entry point; `words` are the command line without the program's name."""
    given = sys.argv[1:] if words is None else words
    collects = gc.isenabled()
    if "check" in given or "import" in given:
        gc.disable()  # they make few cycles and end soon; looking for them takes a tenth of the time of a check
    try:
        status = _run(given)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # `zhiku check | head`: whoever read has seen enough, and there is nobody to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    finally:
        if collects:
            gc.enable()


def _run(given: list[str]) -> int:
    parser = Parser(prog="zhiku", description="把中文原始材料做成可搜索的知识库。")
    parser.add_argument("-f", "--config", metavar="文件", help="mkdocs.yml 在哪里（默认从当前文件夹往上找）")
    commands = parser.add_subparsers(title="命令", metavar="命令", dest="command", required=True)
    for name in [name for name in _COMMANDS if name in given] or _COMMANDS:
        import_module(_COMMANDS[name]).add_parser(commands)
    args = parser.parse_args(given)
    config = Path(args.config).absolute() if args.config else find_config(Path.cwd())
    if not config and args.command in _ANYWHERE:
        status: int = args.run(args, None)
        return status
    if not config or not config.is_file():
        where = args.config or Path.cwd()
        print(f"找不到 mkdocs.yml（从 {where} 往上找）。请到知识库的文件夹里运行，或用 -f 指明。", file=sys.stderr)
        return 2
    try:
        project = load_project(config)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        print(_unreadable(config, problem), file=sys.stderr)
        return 2
    for finding in project.findings:
        print(finding.as_text(), file=sys.stderr)
    if has_errors(list(project.findings)):
        return 2
    status = args.run(args, project)
    return status


def _unreadable(config: Path, problem: Exception) -> str:
    """What is wrong with a configuration, without the words of the parser."""
    if isinstance(problem, UnicodeDecodeError):
        return f"{config} 不是 UTF-8 文件；请在编辑器里选“另存为”，编码选 UTF-8。"
    if isinstance(problem, OSError):
        return f"打不开 {problem.filename or config}；请检查 INHERIT 写的路径和文件的权限。"
    mark = getattr(problem, "problem_mark", None)
    where = f"{config}:{mark.line + 1}:{mark.column + 1}" if mark else f"{config}"
    return f"{where} 这里或上面一行的写法不对：缩进没有对齐，括号、引号没有配对，或者冒号后面少了一个空格。"


if __name__ == "__main__":
    sys.exit(main())
