"""A text whose front matter was not found, or was found and can't be read, in; what is wrong, as a person would say it, and
the line, out.

YAML speaks of the place where it lost the thread, which is often a line below the mistake, and in English.
"""

from __future__ import annotations

import datetime as dt
import re

CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.M)
_KEY = re.compile(r"[a-z_]+[ \t]*[:：]")
_RULE = re.compile(r"(?:[-—–－─_]{2,}|-|—|\.{3})[ \t]*$")
_NO_BLANK = re.compile(r"([a-z_]+):(?=[^\s:/])")
_WIDE = re.compile(r"([a-z_]+)[ \t]*：")
_QUOTED = re.compile(r"[a-z_]+:[ \t]+([\"'])(.*)$")
_TWO = re.compile(r"[a-z_]+:[ \t]+[^\"'\[{#|>][^#]*?:(?:\s|$)")
_OPEN = re.compile(r"[a-z_]+:[ \t]+\[[^\]]*$")
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
CONFLICT_LETTER = "这里有合并冲突没有解决（<<<<<<<、=======、>>>>>>> 之间是两种写法）。请选一种，删去另一种和这三行记号。"


def misfenced(text: str) -> tuple[str, int] | None:
    """What is wrong with the two lines `---` of a text that has no front matter, and where; None where it means to have none."""
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
        if _KEY.match(text.partition("\n")[2]):
            return "换行的写法太老（只有 CR），程序读成了一整行。请在编辑器里把换行改成 LF，再存一次。", 1
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip("\ufeff \t\r")), len(lines))
    if first + 1 >= len(lines):
        return None
    top, below = lines[first].strip("\ufeff \t\r"), lines[first + 1]
    if _KEY.match(top) and top.partition(":")[0] in ("title", "summary"):
        return "文件头的上面没有 ---。请在第一行写 ---（三个英文减号），文件头的下面也写一行。", first + 1
    if not (_RULE.match(top) and _KEY.match(below)):
        return None
    if top != "---":
        return f"文件头上面的“{top}”不对，应当是 ---（三个英文减号，前后没有别的）；下面的一行也一样。", first + 1
    if first or lines[0][:1] == "\ufeff":
        return "--- 前面还有空行或看不见的字符；--- 要在文件的第一行。请把它前面的都删去。", 1
    for number, line in enumerate(lines[first + 1:], first + 2):
        if _RULE.match(line.strip("\r")):
            return f"文件头下面的“{line.strip()}”不对，应当是 ---（三个英文减号，前后没有别的）。", number
        if not line.strip() or not (_KEY.match(line) or line[0] in " -#\t"):
            return "文件头没有结束：请在这一行的上面加一行 ---（三个英文减号）。", number
    return "文件头没有结束：请在最后一个键的下面加一行 ---（三个英文减号）。", len(lines)


def mistake(front: str) -> tuple[str, int] | None:
    """The first mistake of front matter that YAML refuses, in words, and its line in the front matter, from 1."""
    if match := CONFLICT.search(front):
        return CONFLICT_LETTER, front.count("\n", 0, match.start()) + 1
    for number, line in enumerate(front.split("\n"), 1):
        if told := _mistake_in(line.rstrip("\r")):
            return f"文件头（两条 --- 之间）的写法不对：{told}。", number
    return None


def _mistake_in(line: str) -> str:
    if match := _CONTROL.search(line):
        return f"这一行有控制字符（U+{ord(match[0]):04X}），请删去"
    if match := _WIDE.match(line):
        return f"{match[1]} 后面的冒号是全角的；请改成英文冒号，再空一格"
    if match := _NO_BLANK.match(line):
        return f"{match[1]}: 的冒号后面少了一个空格"
    if match := _QUOTED.match(line):
        mark, rest = match[1], match[2].replace("\\" + match[1], "").replace(match[1] * 2, "")
        if rest.count(mark) == 0:
            return f"引号没有配对；请在这一行的末尾补上 {mark}，或者去掉它"
        if not re.search(rf"{mark}[ \t]*(?:#.*)?$", rest):
            return "引号后面还有字；请把整个值都放进引号里"
    if _OPEN.match(line):
        return "方括号没有配对；请在这一行的末尾补上 ]"
    if _TWO.match(line):
        return "一行里有两个冒号；值里面有冒号的，整个值加上英文引号"
    for date in _DATE.findall(line):
        try:
            dt.date.fromisoformat(date)
        except ValueError:
            return f"{date} 不是真的日期"
    return ""
