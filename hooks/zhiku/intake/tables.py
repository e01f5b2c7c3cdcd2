"""The blocks of a text in; those that stand in tables of data, as the parts they become, out.

A page's table holds data where it is a grid of short cells. What sites lay pages out with, or put comments and buttons in, is
read like any other text. In a text, rows are lines of Markdown, or lines with the same number of tabs, of pipes, or of wide blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from zhiku.intake.boilerplate import may_be_text, site_line
from zhiku.intake.comments import is_zone_heading, read_comment
from zhiku.intake.headings import LIST_ITEM
from zhiku.intake.margins import can_be_clicked
from zhiku.intake.signs import is_of_signs
from zhiku.intake.table_heads import all_named, has_head
from zhiku.intake.values import BLANKS, PIPE, PIPED, ROW, SPACED, TABBED, Block, Cell, Part, removed, trimmed

_LONGEST, _MEAN, _LINES = 160, 60, 6  # characters of a cell, of all cells on the average, blocks in a cell
_LONGEST_HEAD = 16
_LONGEST_TABBED, _FEWEST_TABBED = 40, 3
_TWO = 2
_HEADS = 8  # rows of which one may be the head, above others as wide
_Runs = dict[re.Pattern[str], range]
_SPEAKER = re.compile("网友|用户|昵称|会员|作者|评论|留言|跟[帖贴]|发言")
_HEADING = re.compile("h[1-6]")
_ADDRESS = re.compile(r"://|www\.|@")
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?")
_BAR, _PIPE, _PIPED, _SPACED = re.compile(r"(?<!\\)\|"), re.compile(PIPE), re.compile(r"\s[|｜]\s"), re.compile(BLANKS)
_ENDED = re.compile(r"[。！？…!?]$")
_MARK = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).、．]|[•●○▪◆■·*-]|[①-⑳]|.*[：:]")
_BULLET = re.compile("[•●○▪◆■·*-]")
_PAGE = re.compile(r"\d{1,4}")


def page_tables(body: Sequence[Block], comments: Sequence[Block]) -> dict[int, Part]:
    """The parts of the tables of data in the body of a page, by the numbers of their blocks."""
    placed = sorted((_cell(block).table, i) for i, block in enumerate(body) if block.cell)
    others = {_cell(block).table for block in comments} | {number for block in body for number in _cell(block).inside}
    found: dict[int, Part] = {}
    for number, group in groupby(placed, key=lambda place: place[0]):
        places = [i for _, i in group]
        # What stands in a table but in no cell of it would cut it in two.
        if number not in others and places[-1] - places[0] < len(places):
            found.update((part.block.n, part) for part in _parts([body[i] for i in places]))
    return found


def without_signs_of_comments(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page but for the cells that elsewhere begin comments (评价, 2024-05-06), in tables whose head shows that
    they are of data."""
    cells = sorted((part.block for part in page_tables(blocks, ()).values() if part.cell), key=lambda block: (_cell(block).table, block.n))
    found: set[int] = set()
    for _, table in groupby(cells, key=lambda block: _cell(block).table):
        rows = list(table)
        head = [block.text.strip() for block in rows if _cell(block).row == _cell(rows[0]).row]
        if not any(len(text) > _LONGEST_HEAD or _ENDED.search(text) or _SPEAKER.search(text) or read_comment(text, False) for text in head):
            found.update(block.n for block in rows if is_zone_heading(block.text) or read_comment(block.text, False))
    return [block for block in blocks if block.n not in found]


def _cell(block: Block) -> Cell:
    return block.cell or Cell(0, 0)


def _parts(blocks: list[Block]) -> Iterator[Part]:
    """The parts of a table; none where it holds no data. Rows above and below that are one wide cell are its title and notes."""
    rows = [list(row) for _, row in groupby(blocks, key=lambda block: _cell(block).row)]
    width = max(_cell(block).column + _cell(block).span for block in blocks)
    inside = [k for k, row in enumerate(rows) if not all(_cell(b).row == 0 or _cell(b).span >= width for b in row)]
    rows, beside = (rows[inside[0]:inside[-1] + 1], rows[:inside[0]] + rows[inside[-1] + 1:]) if inside else ([], [])
    if len(rows) >= _TWO and all(len(row) == _TWO and _BULLET.fullmatch(row[0].text.strip()) for row in rows):
        for mark, block in rows:
            yield removed(mark, "列表的点，单独一格")
            yield Part(block, "list_item", *trimmed(block.text), form="ul")
        return
    if not _is_of_data(rows):
        return
    for block in (block for row in beside for block in row):
        yield Part(block, "paragraph", *trimmed(block.text))
    for block in (block for row in rows for block in row):
        yield Part(block, "list_item" if block.tag == "li" else "paragraph", *trimmed(block.text), cell=block.cell)


def _is_of_data(rows: Sequence[Sequence[Block]]) -> bool:
    """Whether rows are a grid: several have several cells, these are short and no text with headings, nor most of them links,
    nor a name with a date, a button, or a line of the site in every other row."""
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in (block for row in rows for block in row):
        cells.setdefault((_cell(block).row, _cell(block).column), []).append(block)
    several = sum(len({_cell(block).column for block in row}) >= _TWO for row in rows)
    if several < _TWO or several * 2 < len(rows):
        return False
    sizes = [sum(len(block.text) for block in cell) for cell in cells.values()]
    if max(sizes) > _LONGEST or sum(sizes) > _MEAN * len(sizes) or max(map(len, cells.values())) > _LINES:
        return False
    blocks = [block for cell in cells.values() for block in cell]
    if any(_HEADING.fullmatch(block.tag) or "pre" in block.path for block in blocks):
        return False
    if sum(bool(block.links) for block in blocks) * 4 >= len(blocks) * 3:
        return False
    return sum(any(_is_of_a_site(block.text) for block in row) for row in rows) * 2 < len(rows)


def _is_of_a_site(text: str) -> bool:
    """Whether a cell says who wrote something and when, is a button, or the site's; dates, numbers and addresses are data too."""
    found = read_comment(text, False)
    is_value = is_of_signs(text, among_comments=True) or may_be_text(text) or bool(_ADDRESS.search(text))
    return (can_be_clicked(text) or (found is not None and found.role == "head" and found.named)
            or (not is_value and bool(site_line(text))))


def text_tables(blocks: Sequence[Block]) -> dict[int, Part]:
    """The rows of the tables in a text, by the numbers of their blocks."""
    found: dict[int, Part] = {}
    begin, runs = 0, _Runs()
    while begin < len(blocks):
        stop, column, is_table = _markdown_until(blocks, begin), ROW, True
        if stop == begin:
            column, (stop, is_table) = TABBED, _tabbed_until(blocks, begin)
        if stop == begin:
            column, stop, is_table = PIPED, _piped_until(blocks, begin, runs), True
        if stop == begin:
            column, stop = SPACED, _spaced_until(blocks, begin, runs)
        for row, block in enumerate(blocks[begin:stop] if is_table else (), 1):
            is_rule = column == ROW and row == _TWO  # the line under the head of a table holds no words
            span = (len(block.text) - len(block.text.lstrip(" \u3000")), trimmed(block.text)[1])  # the first cell may be empty
            found[block.n] = Part(block, "code" if is_rule else "paragraph", *span, cell=Cell(blocks[begin].n, row, column))
        begin = max(stop, begin + 1)
    return found


def _markdown_until(blocks: Sequence[Block], begin: int) -> int:
    """Where a table of Markdown ends that begins there; the place itself where none does."""
    if begin + 1 >= len(blocks) or not _RULE.fullmatch(blocks[begin + 1].text.strip()):
        return begin
    if _columns(blocks[begin].text) != _columns(blocks[begin + 1].text):
        return begin
    stop = begin + 2
    while stop < len(blocks) and (blocks[stop].text.lstrip().startswith("|") or (
            _columns(blocks[stop].text) > 1 and not blocks[stop].gap)):
        stop += 1
    return stop


def _columns(text: str) -> int:
    """How many columns a row of Markdown has; one more than pipes between them."""
    text = text.strip()
    pipes = len(_BAR.findall(text))
    return pipes + 1 - text.startswith("|") - bool(pipes > 1 and text.endswith("|") and not text.endswith("\\|"))


def _tabbed_until(blocks: Sequence[Block], begin: int) -> tuple[int, bool]:
    """The same for lines whose short cells are parted by tabs, and whether they are a table: a table of contents is none."""
    tabs = blocks[begin].text.count("\t")
    stop = begin
    while tabs >= _TWO and stop < len(blocks) and blocks[stop].text.count("\t") == tabs and _is_row_of_sheet(blocks[stop].text):
        stop += 1
    sheet = stop if stop - begin >= _FEWEST_TABBED else begin
    stop = begin
    while tabs and stop < len(blocks) and blocks[stop].text.count("\t") == tabs and _is_row(blocks[stop].text, first=stop == begin):
        stop += 1
    last = [block.text.rstrip().rpartition("\t")[2].strip() for block in blocks[begin:stop]]
    if sheet > stop:
        last = [block.text.rstrip().rpartition("\t")[2].strip() for block in blocks[begin:sheet]]
        return sheet, not all(_PAGE.fullmatch(text) for text in last) and not any(
            _ENDED.search(cell.strip()) for cell in blocks[begin].text.split("\t"))
    return stop, stop - begin >= _FEWEST_TABBED and not all(_PAGE.fullmatch(text) for text in last)


def _piped_until(blocks: Sequence[Block], begin: int, runs: _Runs) -> int:
    """The same for lines whose short cells are parted by pipes, without a line under the first: three rows of three columns, and where
    no blanks stand around the pipes a head; three rows of two columns below a head that names both. So a site parts its columns in one
    line, and a name, a date and what somebody says."""
    stop = _parted_until(blocks, begin, _PIPE, runs)
    rows = [[cell.strip() for cell in _PIPE.split(block.text.strip())] for block in blocks[begin:stop]]
    if len(rows) < _FEWEST_TABBED:
        return begin
    if len(rows[0]) == _TWO:
        return stop if len(rows) > _FEWEST_TABBED and all_named(rows[0]) and all(map(all, rows)) else begin
    is_wide = all(len(_PIPED.findall(block.text.strip())) == len(rows[0]) - 1 for block in blocks[begin:stop])
    return stop if is_wide or has_head(rows) else begin


def _spaced_until(blocks: Sequence[Block], begin: int, runs: _Runs) -> int:
    """The same for lines that stand close together, with several blanks between the cells, below a head: verses, names and menus may
    stand so as well."""
    stop = _parted_until(blocks, begin, _SPACED, runs)
    rows = [_SPACED.split(block.text.strip()) for block in blocks[begin:stop]]
    return stop if len(rows) >= _FEWEST_TABBED and len(rows[0]) > _TWO and has_head(rows) else begin


def _parted_until(blocks: Sequence[Block], begin: int, border: re.Pattern[str], runs: _Runs) -> int:
    """Where rows of as many short cells end, none of which is what somebody says under a name and a date; the place itself where the
    rows above it are as many cells wide: one of the first is the head, or none is. `runs`: what was found last for each border."""
    if begin not in runs.get(border, ()):
        borders = len(border.findall(blocks[begin].text.strip()))
        stop = begin
        while borders and stop < len(blocks) and not (border == _SPACED and stop > begin and blocks[stop].blank) and len(
                border.findall(blocks[stop].text.strip())) == borders and _is_row(
                border.sub("\t", blocks[stop].text.strip()), first=stop == begin) and not read_comment(blocks[stop].text, False):
            stop += 1
        runs[border] = range(begin, stop)
    return runs[border].stop if begin < runs[border].start + _HEADS else begin


def _is_row_of_sheet(text: str) -> bool:
    """Whether most columns of a row are filled; in a sheet whole paragraphs may stand in them."""
    cells = [cell.strip() for cell in text.split("\t")]
    return sum(map(bool, cells)) * 2 > len(cells) and not LIST_ITEM.match(text) and not _ENDED.search(cells[0])


def _is_row(text: str, *, first: bool) -> bool:
    cells = [cell.strip() for cell in text.split("\t")]
    return ((first or bool(cells[0])) and sum(map(bool, cells)) >= _TWO and max(map(len, cells)) <= _LONGEST_TABBED
            and not any(_ENDED.search(cell) for cell in cells) and not _MARK.fullmatch(cells[0]) and not LIST_ITEM.match(text)
            and not site_line(text))
