"""Bytes of `decisions.yml` or `source.yml` in; what stands in them, or what a person has to mend and where, out."""

from __future__ import annotations

from typing import Any

import yaml

from zhiku.findings import Finding, error, place_of
from zhiku.frontmatter import yaml_in_chinese

_NOTEPAD = "请用记事本打开它，选“另存为”，把“编码”改成 UTF-8 再保存"


def settings_text(data: bytes, path: str, rule: str) -> tuple[str, list[Finding]]:
    """The text of a settings file, which is UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        return "", [error(rule, path, f"这个文件存成了 UTF-16（记事本里叫 Unicode），应当是 UTF-8；{_NOTEPAD}。")]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as problem:
        before = data[:problem.start].decode("utf-8")
        line, column = place_of(before, len(before))
        try:
            data.decode("gb18030")
        except UnicodeDecodeError:
            return "", [error(rule, path, f"第 {line} 行第 {column} 列有一个坏字节（0x{data[problem.start]:02x}），不是 UTF-8；"
                                          "请用编辑器打开，把这里的字重新写一遍，存成 UTF-8。", line, column)]
        return "", [error(rule, path, f"第 {line} 行的字不是 UTF-8，像是 GBK（记事本里叫 ANSI）；{_NOTEPAD}。", line, column)]


def settings_mapping(text: str, path: str, rule: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The keys of a settings file with their values."""
    try:
        loaded = yaml.safe_load(text) or {}
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        lines = text.splitlines()
        if line > len(lines) > 0:  # what lacks is found missing at the end
            line, column = len(lines), len(lines[-1]) + 1
        stands = f"（这一行是“{lines[line - 1].strip()[:40]}”）" if lines and lines[line - 1].strip() else ""
        told = problem.problem or ""
        what = yaml_in_chinese(told)
        what = f"读不懂（{told}）" if what == told else what
        return None, [error(rule, path, f"第 {line} 行第 {column} 列写得不对：{what}{stands}。一行写一个“键: 值”，冒号后面有一个空格，"
                                        "列表写成 [甲, 乙]，有特殊符号的词放在英文引号里。", line, column)]
    except yaml.reader.ReaderError as problem:
        line, column = place_of(text, int(problem.position))
        return None, [error(rule, path, f"第 {line} 行第 {column} 列有一个看不见的控制字符（U+{ord(text[int(problem.position)]):04X}），"
                                        "不能写在这里；请把它删掉。", line, column)]
    except (ValueError, RecursionError) as problem:
        what = "括号套得太深" if isinstance(problem, RecursionError) else "有一个日期或数字不存在，例如 2024-13-45"
        return None, [error(rule, path, f"读不懂这个文件：{what}；请检查，要当文字用就放在英文引号里。")]
    if not isinstance(loaded, dict):
        return None, [error(rule, path, f"这个文件应当是一行一个“键: 值”，例如 cut_words: [抄表]；现在读到的是“{str(loaded)[:30]}”。")]
    return {str(key): value for key, value in loaded.items()}, []
