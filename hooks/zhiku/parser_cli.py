"""The parser of the command line, which speaks Chinese to whoever mistypes."""

from __future__ import annotations

import argparse
import re
import sys
from difflib import get_close_matches
from typing import NoReturn

_USAGE = "用法："
_WORDS = (("usage: ", _USAGE), ("options:", "可以加的："), ("positional arguments:", "要写的："),
          ("show this help message and exit", "显示这段说明"))
_CHOICE = re.compile(r"argument (.*?): invalid choice: '(.*?)' \(choose from (.*)\)")
_REQUIRED = re.compile(r"the following arguments are required: (.*)")
_UNKNOWN = re.compile(r"unrecognized arguments: (.*)")
_EXPECTED = re.compile(r"argument (.*?): expected (?:one|at least one) argument")


class Parser(argparse.ArgumentParser):
    """argparse with its few sentences in Chinese."""

    def format_help(self) -> str:
        text = super().format_help()
        for english, chinese in _WORDS:
            text = text.replace(english, chinese)
        return text

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", _USAGE)

    def error(self, message: str) -> NoReturn:
        print(f"{_letter(message)}\n{self.format_usage()}加 --help 看说明。", file=sys.stderr)
        raise SystemExit(2)


def _letter(message: str) -> str:
    if match := _CHOICE.match(message):
        options = re.findall(r"[\w-]+", match[3])
        near = get_close_matches(match[2], options, 1)
        hint = f"；您是不是要写 {near[0]}？" if near else f"；可以写的是 {'、'.join(options)}。"
        return f"{match[1]} 不能是 {match[2]}{hint}"
    if match := _REQUIRED.match(message):
        return f"还缺少：{match[1]}。"
    if match := _UNKNOWN.match(message):
        return f"不认识 {match[1]}；请检查拼写。"
    if match := _EXPECTED.match(message):
        return f"{match[1]} 后面要写一个值。"
    return f"命令写得不对：{message}。"
