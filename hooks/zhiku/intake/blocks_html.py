"""HTML text in; its block elements as text with offsets into the source out, and findings where text was lost.

The text is read a second time by another parser; a difference is an error, for a silent loss is the worst of all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from zhiku.findings import Finding, error
from zhiku.intake.broken_titles import whole_titles
from zhiku.intake.folds import FOLD, SIGN, is_head, panels_of, signs_of
from zhiku.intake.fragments import begins_as_page
from zhiku.intake.grid import Grid
from zhiku.intake.html_apart import Apart, with_apart
from zhiku.intake.html_beside import BUTTON, is_button, roles_of
from zhiku.intake.html_elements import BLOCK, VOID, close_before
from zhiku.intake.html_names import (
    FONT_OF_SIGNS,
    NAMED,
    TICKED,
    classes_of,
    in_lines,
    is_in_name,
    look_of,
    mark_listed,
    said_behind,
)
from zhiku.intake.html_tokens import characters, line_ends, raised, tokens
from zhiku.intake.platforms import borders_of
from zhiku.intake.preformatted import prose_of_pre, with_empty_lines
from zhiku.intake.second_reading import compare, never_closed
from zhiku.intake.values import Block

MAX_DEPTH = 200
_LONGEST_NAME, _SENTENCE = 24, frozenset("，。！？；：,!?;:")
_FEW = 4  # one paragraph in so many at most
_BOLD = frozenset(["b", "strong"])
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


class _Collector:
    """Gathers the characters of the block that is open and hands it over when a border comes."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.chars: list[str] = []
        self.at: list[int] = []
        self.ends: list[int] = []
        self.row = 0
        self.ticked = False  # whether a box to be ticked stands before the open block
        self.lines = -1  # empty lines of preformatted text before the open block; -1 where another element stands there
        self.grid = Grid()
        self.links: list[int] = []  # where each link of the open block begins
        self.is_plain = False  # whether the open block has words outside of links
        self.is_light = False  # and such that are not set in bold
        self.looks: set[str] = set()  # how its words look
        self.named: set[bool] = set()  # whether its words stand in elements that are called a name
        self.in_name: list[bool] = []  # the same of each character

    def add(self, char: str, start: int, end: int, *, in_link: bool = False, in_bold: bool = False, as_is: bool = False,
            look: str = "", in_name: bool = False) -> None:
        is_word = bool(_HAN.match(char))
        if is_word:
            self.looks.add(look)
            self.named.add(in_name)
        if not (in_link and in_bold) and is_word:
            self.is_plain = self.is_plain or not in_link
            self.is_light = self.is_light or not in_bold
        if char.isspace() and char != "\u3000" and not as_is:
            if not self.chars or self.chars[-1] == " ":
                return
            char = " "
        self.chars.append(char)
        self.in_name.append(in_name)
        self.at.append(start)
        self.ends.append(end)

    def end_line(self, stack: list[tuple[str, str]], char: str) -> None:
        """The end of a line of preformatted text; an empty line parts what stands above it from what stands below."""
        is_empty = not any(not c.isspace() for c in self.chars)
        self.flush(stack)
        self.lines = self.lines + (char == "\n") if is_empty else 0

    def end_name(self, stack: list[tuple[str, str]]) -> None:
        """What stands in the open block is a name, with what its bearer is; behind it stands what he says."""
        if len(self.chars) <= _LONGEST_NAME and _SENTENCE.isdisjoint(self.chars):
            self.named = {True}
            self.flush(stack)

    def flush(self, stack: list[tuple[str, str]]) -> None:
        while self.chars and self.chars[-1].isspace():
            del self.chars[-1], self.at[-1], self.ends[-1]
        if self.chars:
            tag = next(("summary" if FOLD in classes else name for name, classes in reversed(stack) if name in BLOCK or FOLD in classes),
                       "body")
            path = tuple(f"{name}.{classes}" if classes else name for name, classes in stack)
            if path and self.ticked:
                path = (*path[:-1], f"{path[-1]}{' ' if '.' in path[-1] else '.'}{TICKED}")
            if path and self.named == {True}:
                path = (*path[:-1], f"{path[-1]}{' ' if '.' in path[-1] else '.'}{NAMED}")
            self.blocks.append(Block(len(self.blocks) + 1, self.at[0], self.ends[-1], "".join(self.chars), tag, path,
                                     tuple(self.at), tuple(self.ends), row=self.row,
                                     cell=self.grid.cell(sum(name == "table" for name, _ in stack)),
                                     links=0 if self.is_plain else len({at for at in self.links if at < self.at[-1]}),
                                     bold=not self.is_light and bool(_HAN.search("".join(self.chars))), gap=self.lines != 0,
                                     look=next(iter(self.looks)) if len(self.looks) == 1 else "",
                                     said=said_behind("".join(self.chars), self.in_name) if True in self.named else 0))
            self.lines = -1
        self.ticked = False
        self.chars, self.at, self.ends, self.links, self.is_plain, self.is_light = [], [], [], [], False, False
        self.looks, self.named, self.in_name = set(), set(), []


def _is_border(attributes: Mapping[str, str], borders: frozenset[str]) -> bool:
    """Whether an element is called what a known site calls its title, or what one says."""
    return not borders.isdisjoint((*attributes.get("class", "").split(), attributes.get("id", "")))


def read_html(source: str, path: str) -> tuple[list[Block], list[Finding]]:
    """The block elements of an HTML text in document order."""
    out = _Collector()
    apart = Apart(source)
    stack: list[tuple[str, str]] = []
    borders, signs = borders_of(source) | {BUTTON, FOLD, SIGN}, signs_of(source)
    roles, panels = roles_of(source), panels_of(source)
    is_text = not begins_as_page(source)  # outside of elements a line is a line
    for token in tokens(source):
        if token.kind == "unclosed" and (findings := never_closed(source, token.name, token.start, path)):
            return [], findings
        if token.kind == "open" and token.name == "input" and token.attributes.get("type", "").lower() == "checkbox":
            out.ticked = not out.chars
        if apart.takes(token, stack):
            if apart.depth > MAX_DEPTH:
                return [], [_too_deep(token.start, path)]
            continue
        if token.kind == "text":
            near = {name for name, _ in stack[-4:]}
            look, in_name = look_of(stack), is_in_name(stack)
            shape = raised(source, token.start, token.end, near)
            as_is = in_lines(stack)
            parts = is_text and not any(name in BLOCK for name, _ in stack)  # a line end does what `<br>` does
            wrapped = frozenset() if as_is or parts else line_ends(source, token.start, token.end)
            for char, start, end in characters(source, token.start, token.end):
                if as_is and char in "\r\n":
                    out.end_line(stack, char)
                elif parts and char in "\r\n":
                    out.flush(stack)
                elif start not in wrapped:
                    out.add(char.translate(shape), start, end, in_link="a" in near, in_bold=not near.isdisjoint(_BOLD),
                            as_is=as_is, look=look, in_name=in_name)
            continue
        if token.name == "br":
            out.flush(stack)
            continue
        if token.name == "img" and (alt := token.attributes.get("alt", "").strip()):
            if len(alt) <= 12:
                for char in alt + " ":
                    out.add(char, token.start, token.end)
            continue
        alone = token.kind == "open" and token.name == "button" and is_button(
            source, token.start, token.end, next((name for name, _ in reversed(stack) if name in BLOCK), ""))
        if alone or token.name in BLOCK or (token.kind == "open" and (
                _is_border(token.attributes, borders) or is_head(token.name, token.attributes))):
            out.flush(stack)
        if token.kind == "open":
            if not out.chars and FONT_OF_SIGNS.search(token.attributes.get("style", "")):
                mark_listed(stack)
            out.row += token.name in ("tr", "li", "dt", "dd")
            out.grid.open(token.name, token.attributes)
            if token.name == "a" and "href" in token.attributes:
                out.links.append(token.start)
            close_before(stack, token.name)
            if token.name not in VOID:
                sign = f"{SIGN} " if token.start in signs and not out.chars else ""
                sign += f"{BUTTON} " if alone else ""
                stack.append((token.name, sign + classes_of(token.name, token.attributes, behind=token.start in panels)))
                if len(stack) > MAX_DEPTH:
                    return [], [_too_deep(token.start, path)]
        else:
            out.grid.close(token.name)
            if token.end in roles:
                out.end_name(stack)
            for k in range(len(stack) - 1, max(-1, len(stack) - 30), -1):
                if stack[k][0] == token.name:
                    if token.name not in BLOCK and not borders.isdisjoint(stack[k][1].split()):
                        out.flush(stack)
                    del stack[k:]
                    break
    if apart.unclosed and (findings := never_closed(source, *apart.unclosed, path)):
        return [], findings
    apart.end()
    out.flush(stack)
    blocks = with_apart(prose_of_pre(with_empty_lines(source, _with_blanks(source, whole_titles(source, out.blocks)))), apart.blocks)
    return blocks, compare(source, blocks, path)


def _too_deep(at: int, path: str) -> Finding:
    return error("too-deep", path, f"标签嵌套超过 {MAX_DEPTH} 层，第 {at} 个字符处；这不像一篇文章，请先把正文另存出来。")


def _with_blanks(source: str, blocks: list[Block]) -> list[Block]:
    """A blank right behind `<p>` is layout, except where hardly any paragraph has one: there something was cut."""
    paragraphs = [k for k, block in enumerate(blocks) if block.tag == "p" and block.at]
    led = [k for k in paragraphs if re.fullmatch(r">[ \u00a0]", source[max(0, blocks[k].start - 2):blocks[k].start])]
    if not led or len(led) * _FEW > len(paragraphs):
        return blocks
    out = list(blocks)
    for k in led:
        block = blocks[k]
        start = block.start - 1
        out[k] = replace(block, start=start, text=" " + block.text, at=(start, *block.at), ends=(block.start, *block.ends))
    return out
