"""The parts of a text in; which of them are what people type into a search box, put between the entries of a list or between a
question and its answer so that a page is found, out."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from zhiku.intake.headings import LEAD, core, list_number, question_like
from zhiku.intake.rules import load
from zhiku.intake.values import Part

_TWO = 2
_LINES = 3  # questions above lists of their own
_NUMERALS = "一二三四五六七八九十"
_SPOKEN = re.compile("[您你我他她咱]")
CHAPTER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}[章节部分、])\s*")
_COUNT = re.compile(rf"\s*[（(]?(?P<n>[{_NUMERALS}])(?P<sign>[、)）])")
_LONGEST, _LONGEST_ALONE = 32, 24
_TWICE = re.compile("[^，。：:？?]{5,16}[？?][^，。：:？?]{4,16}[？?]?")  # 门童证去哪里考？门童时薪行情
_ASKS = re.compile(r"\s*(?:问|提问|记者|主持人|Q\d{0,2})\s*[:：]\s*\S")
_LABELLED = re.compile(r"\s*[^，。？?]{1,8}[:：]")
_ANSWERS = re.compile(r"\s*(?:答|回答|嘉宾|A\d{0,2}|[\u3400-\u9fff]{2,4})\s*[:：]\s*\S")


def asks_in_list(parts: list[Part], kept: list[int], k: int) -> bool:
    """Whether a short question stands between two items of a list, or two counted lines, and is none of them."""
    if not 0 < k < len(kept) - 1:
        return False
    before, part, after = (parts[kept[n]] for n in (k - 1, k, k + 1))
    text = part.block.text.strip()
    if part.block.tag == "dt" or part.is_set_in:
        return False  # what the items below it are about
    counted = _counts_on(before, after) or _are_rows(before, part, after)
    if (not counted and (before.kind, after.kind) != ("list_item", "list_item")) or len(core(text)) > _LONGEST or "。" in text or not (
            is_query(text) or (_searches(text) and not any(
                parts[kept[n]].block.text.rstrip().endswith(("？", "?")) for n in (k - 2, k + 2) if 0 <= n < len(kept)))):
        return False  # several questions with a counted answer each
    runs_on = counted or (bool(before.number and after.number) and int(after.number) == int(before.number) + 1)
    asks = text[-1:] in "?？" or _asks_two(text)
    if not asks and not (runs_on and part.kind == "paragraph" and not part.block.text.lstrip().startswith("“")):
        return False
    if part.kind == "list_item":
        return not part.number and question_like(text) and (runs_on or part.block.links > before.block.links + after.block.links)
    return question_like(text) and (runs_on or part.block.tag != "line")


def above_lists(parts: list[Part]) -> frozenset[int]:
    """The places of the questions that stand right above a list."""
    return frozenset(k for k, (part, below) in enumerate(pairwise(parts)) if below.kind == "list_item"
                     and part.block.text.rstrip().endswith(("？", "?")) and question_like(part.block.text))


def list_answers(parts: list[Part], kept: list[int], k: int, asked: frozenset[int]) -> bool:
    """Whether the list above a question answers a question too, does not count on below it, and so do others: what is asked often,
    each with a list of its own. One question alone between two lists was put there for search engines."""
    before, after = parts[kept[k - 1]], parts[kept[k + 1]]
    if len(asked) < _LINES or (before.number and after.number and int(after.number) == int(before.number) + 1):
        return False
    while k > 1 and parts[kept[k - 1]].kind in ("list_item", "removed"):
        k -= 1
    return k - 1 in asked


def stands_in_list(part: Part, before: Part, after: Part, seen: dict[str, int]) -> bool:
    """Whether a heading stands between two items of one list, or asks between two counted lines. 四、案例题 counts by itself."""
    if CHAPTER.match(part.block.text) and not question_like(part.block.text):
        return False
    if before.kind == after.kind == "list_item":
        return _interrupts(part, before, after, seen)
    return _counts_on(before, after) and (is_query(part.block.text) or _searches(part.block.text))


def asks_between(part: Part, before: Part, after: Part) -> bool:
    """Whether what is searched about a trade stands between what somebody asks (问：) and the answer (答：)."""
    text = part.block.text
    return bool(_ASKS.match(before.block.text) and _ANSWERS.match(after.block.text) and not _LABELLED.match(text) and len(
        core(text)) <= _LONGEST and question_like(text) and not _SPOKEN.search(text) and "。" not in text and _queries().search(text))


def is_query(text: str) -> bool:
    """Whether a question is one that people type into a search box: it has two halves and addresses nobody."""
    return question_like(text) and not _SPOKEN.search(text) and bool(re.search("[，,]", text) or (
        _asks_two(text) and _queries().search(text)))


def _asks_two(text: str) -> bool:
    """Whether a line asks twice about one thing that it names twice: 门童证去哪里考？门童时薪行情"""
    halves = [core(half) for half in re.split("[？?]", text.strip())]
    return _TWICE.fullmatch(text.strip()) is not None and halves[0].startswith(halves[1][:_TWO])


def _searches(text: str) -> bool:
    """Whether a short question asks what is searched about a trade, and addresses nobody: 驾校教练需要学历吗？"""
    return (text.rstrip().endswith(("？", "?")) and question_like(text) and len(core(text)) <= _LONGEST_ALONE
            and not _SPOKEN.search(text) and not _LABELLED.match(text) and bool(_queries().search(text)))


def _asks_twice(text: str) -> bool:
    """Whether a title names one trade in two queries: 驾校教练好干吗，驾校教练证怎么考. The numbers below it may begin anew."""
    halves = [core(half) for half in re.split("[，,]", text)]
    return (len(halves) == _TWO and len(halves[1]) >= _TWO and halves[0].startswith(halves[1][:_TWO])
            and bool(_queries().search(text)))


@cache
def _queries() -> re.Pattern[str]:
    return re.compile(load("boilerplate.yml")["queries"])


def _counts_on(before: Part, after: Part) -> bool:
    """Whether two lines are counted one after the other: 一、公开账目：…… and 二、及时回应：……; （一） and （二）."""
    found = [_COUNT.match(part.block.text) for part in (before, after)]
    counts = [_NUMERALS.find(match["n"]) for match in found if match and match["sign"] == (found[0]["sign"] if found[0] else "")]
    return len(counts) == _TWO and 0 <= counts[0] == counts[1] - 1


def _are_rows(before: Part, part: Part, after: Part) -> bool:
    """Whether three parts are rows one below the other of a table of one column, and those around the middle one say first what each
    is about: 保养不偷懒：……"""
    cells = [p.block.cell for p in (before, part, after)]
    rows = [cell.row for cell in cells if cell and cell.column == 0 and cell.table == (cells[0].table if cells[0] else -1)]
    return (len(rows) == len(cells) and rows == list(range(rows[0], rows[0] + len(rows)))
            and all(LEAD.match(p.block.text[p.begin:p.stop]) for p in (before, after)))


def _interrupts(part: Part, before: Part, after: Part, seen: dict[str, int]) -> bool:
    """Whether a heading stands between two items of one list: its numbers run on, or it is a search query."""
    if after.number and after.block.tag not in ("li", "line") and not list_number(after.block.text) and not (
            is_query(part.block.text) or _searches(part.block.text)):
        return False  # each number is an element of its own: so may steps be counted through all the chapters of a page
    if before.number and after.number:
        return int(after.number) == int(before.number) + 1 or (after.number == "1" and _asks_twice(part.block.text))
    text = part.block.text
    if not question_like(text):
        return False
    forms = [bool(LEAD.match(p.block.text[p.begin:p.stop])) for p in (before, after)]
    words = set(core(text))
    return all(forms) or text.rstrip()[-1] in "?？" or any(len(words & set(t)) * 2 >= len(words) for t in seen)
