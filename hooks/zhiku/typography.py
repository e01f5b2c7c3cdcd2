"""Chinese typography: a Markdown text in; the same with full-width punctuation, and the places that differ, out.

The work is AutoCorrect's, but for quotation marks, which it leaves alone; code, links and front matter stay as they are, and
no spaces are put between Han and Latin. AutoCorrect widens a mark behind a Han character and leaves it behind ” or 〔？〕: where
Chinese words end so, it is shown a Han character instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

import autocorrect_py

from zhiku.frontmatter import split_front_matter
from zhiku.prose import raw_elements
from zhiku.quotes import curled
from zhiku.widths import edits, widened

_LONGEST = 50_000
_TIMES = 6  # what is mended beside a mark may be what kept it from being mended
_BREAK = re.compile(r"^[ \t]*(```|~~~)|\n[ \t]*\n(?=[^\s`~])", re.M)
_CHINESE = re.compile(r"([\u4e00-\u9fff，。？！、：；“”《》（）]{2})[\u4e00-\u9fff，。？！、：；“”《》（）]+"
                      r"([\u4e00-\u9fff，。？！、：；“”《》（）]{2})")
_ALL_CHINESE = re.compile(r"^((?:[-*+]|\d+\.)? ?)[，。？！、：；“”《》（）]*[\u4e00-\u9fff][\u4e00-\u9fff，。？！、：；“”《》（）]*$", re.M)
_CODE = re.compile(r"`[^`\n]+`")
_SPAN_BLOCKS = re.compile(r"[`~<$|\\\t]|^(?: {2}|---|\+\+\+|:::|!!!|\?\?\?)", re.M)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NUMBER = re.compile(r"[0-9]+")
_TARGET = re.compile(r"\]\([A-Za-z0-9_./#-]+\)")
_CLOSED = re.compile(
    r"(?<=[\u4e00-\u9fff，。？！、：；…”’）》】〕])[”’）》】〕](?=[,:!?](?:[ \t]*[\u4e00-\u9fff“‘（《【〔]|[(\[\"'*]|[ \t]*$))"
    r"|[”’）》】〕](?=[,:!?][\u4e00-\u9fff“‘（《【〔])", re.M)
"""What closes words before a half-width mark where these are Chinese, or go on so."""
_CLOSING = "”’）》】〕"
_RARE = "".join(map(chr, range(0x9fa5, 0x9f90, -1)))
_RULES = '{"rules": {"space-word": 0, "space-bracket": 0, "spellcheck": 0}, "context": {"codeblock": 0}}'


@cache
def _configure() -> None:
    autocorrect_py.load_config(_RULES)  # type: ignore[attr-defined]  # its stub leaves it out


@dataclass(frozen=True)
class Correction:
    """One line's stretch that would change; `line` and `column` count from 1."""

    line: int
    column: int
    old: str
    new: str


def corrected(text: str) -> str:
    """The text as it should be; correcting twice is correcting once."""
    if is_correct(text):
        return text
    _, body, _ = split_front_matter(text)
    head, before = text[: len(text) - len(body)], ""
    for _ in range(_TIMES):
        if body == before:
            break
        before, body = body, "".join(map(formatted, _pieces(widened(curled(body)))))
    return head + body


def is_correct(text: str) -> bool:
    """Whether nothing would change. Asked of a shortened page, which is much faster: inside a run of Han characters and
    full-width punctuation, inside a plain link target and inside a number, nothing is ever corrected; and blocks that
    look alike then, on this page or an earlier one, are asked about once."""
    _, body, _ = split_front_matter(text)
    if curled(body) != body or edits(body):
        return False
    short = _HAN.sub(lambda run: "文文"[:len(run[0])], _ALL_CHINESE.sub(r"\1文", body))  # to AutoCorrect all Han is alike
    short = _TARGET.sub("](a)", _CHINESE.sub(r"\1\2", short))
    short = _NUMBER.sub(lambda number: "111"[:len(number[0])], short)
    if _SPAN_BLOCKS.search(_CODE.sub("", short) if "`" in short else short):  # what begins in one block may end in another
        return all(formatted(piece) == piece for piece in _pieces(short))
    *blocks, last = short.split("\n\n")
    return all(map(_is_correct_block, {block + "\n\n" for block in blocks} | {last}))  # what a blank line ends reads otherwise


@lru_cache(maxsize=4096)
def _is_correct_block(block: str) -> bool:
    return all(formatted(piece) == piece for piece in _pieces(block))


def corrections(text: str) -> list[Correction]:
    """What `corrected` would change, in order: as AutoCorrect names it, clause by clause, where that is all that changes in a line."""
    whole = corrected(text)
    if whole == text:
        return []
    named = _named(text)
    found: list[Correction] = []
    for line, (old, new) in enumerate(zip(text.split("\n"), whole.split("\n"), strict=True), 1):
        if old != new:
            of_line = named.get(line, [])
            found += of_line if _applied(old, of_line) == new else [_difference(line, old, new)]
    return found


def _named(text: str) -> dict[int, list[Correction]]:
    """What AutoCorrect says it changes, by line, in order."""
    _, body, first = split_front_matter(text)
    lines, above = body.split("\n"), 0
    found: dict[int, list[Correction]] = {}
    for piece in _pieces(curled(body)):  # as long as the body
        shown, back = _shown(piece)
        seen = shown.split("\n")
        try:
            linted = autocorrect_py.lint_for(shown, "markdown").lines if not _is_raw(piece) else []
        except ValueError:
            linted = []
        for each in linted:
            # It counts columns of the first line of a block from behind its blanks.
            row, at = each.line + above - 1, max(seen[each.line - 1].find(each.old, each.col - 1), each.col - 1)
            found.setdefault(row + first, []).append(
                Correction(row + first, at + 1, lines[row][at:at + len(each.old)], each.new.translate(back)))
        above += piece.count("\n")
    return {line: sorted(some, key=lambda each: each.column) for line, some in found.items()}


def _applied(line: str, found: Sequence[Correction]) -> str:
    for each in reversed(found):
        line = line[:each.column - 1] + each.new + line[each.column - 1 + len(each.old):]
    return line


def _difference(line: int, old: str, new: str) -> Correction:
    """From the first character that changes to the last."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return Correction(line, start + 1, old[start:len(old) - end], new[start:len(new) - end])


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _shown(piece: str) -> tuple[str, dict[int, str]]:
    """The piece as AutoCorrect is to see it, and what turns its answer back."""
    if not _CLOSED.search(piece):
        return piece, {}
    stand_ins = dict(zip(_CLOSING, (char for char in _RARE if char not in piece), strict=False))
    shown = _CLOSED.sub(lambda closed: stand_ins.get(closed[0], closed[0]), piece)
    return shown, {ord(char): closing for closing, char in stand_ins.items()}


def formatted(piece: str) -> str:
    """What AutoCorrect makes of a piece; elements that hold code stay."""
    if _is_raw(piece):
        return piece
    _configure()
    shown, back = _shown(piece)
    try:
        return str(autocorrect_py.format_for(shown, "markdown")).translate(back)
    except ValueError:  # one paragraph that AutoCorrect's parser gives up on
        return piece


def _is_raw(piece: str) -> bool:
    return raw_elements(piece) == [(0, len(piece))]


def _pieces(body: str) -> Iterator[str]:
    """The body whole; parted where an element holds code; and what is very long, on which AutoCorrect gives up, cut before
    paragraphs that begin at the margin."""
    done = 0
    for start, end in raw_elements(body):
        yield from _short_pieces(body[done:start])
        yield body[start:end]
        done = end
    yield from _short_pieces(body[done:])


def _short_pieces(body: str) -> Iterator[str]:
    start, fenced = 0, False
    for cut in _BREAK.finditer(body) if len(body) > _LONGEST else ():
        fenced ^= cut[1] is not None
        if cut[1] is None and not fenced and cut.end() - start > _LONGEST:
            yield body[start:cut.end()]
            start = cut.end()
    yield body[start:]
