"""A run and what is proposed for it in; the Markdown of one draft out, in the article format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.escapes import leading
from zhiku.intake.fold import in_script
from zhiku.intake.headings import open_end
from zhiku.intake.ledger import marked
from zhiku.intake.markdown_marks import without_tags
from zhiku.intake.preformatted import is_preformatted
from zhiku.intake.propose import Proposal
from zhiku.intake.rows import table_lines
from zhiku.intake.split import Run
from zhiku.intake.values import CUE, DEFINED, Part, Piece

_COLUMNED = re.compile(r"[\u3400-\u9fffA-Za-z0-9]{1,8}[：:]|[^\t]*\t")  # 二组：…… : a line that says what it is about
_APART = "\0"
_LATIN = re.compile("[A-Za-z0-9`]")
_LETTER = re.compile(r"[^\W_]")
_DEEPEST = 6
_MAY_GO_ON = ("paragraph", "comment", "quote")


def piece_text(piece: Piece, script: Callable[[str], str]) -> str:
    """Text of a piece as a draft holds it: in the script of the source, edits made or marked."""
    part = piece.part
    text = (part.block.raw or part.block.text)[part.begin:part.stop]
    return marked(text, [(e.start, e.end, in_script(e.new, e.rule, script), e.tier) for e in piece.edits])


def body(run: Run, script: Callable[[str], str], escape: Callable[[str], str] = str) -> str:
    """Markdown of the pieces of a run; `escape` keeps words that were written for none as they are."""
    lines: list[str] = []
    before: Piece | None = None
    numbers: dict[int, int] = {}  # of the last entry of every level
    styles: dict[int, str] = {}  # how its list is marked
    in_list = False  # whether the line before goes on with an entry of a list
    tables: dict[int, list[Piece]] = {}
    depths = heading_depths(run)
    for piece in run.pieces:
        if piece.part.cell:
            tables.setdefault(piece.part.cell.table, []).append(piece)
    for piece in run.pieces:
        part, kind = piece.part, piece.part.kind
        follows_entry = before is not None and (in_list or before.part.kind == "list_item")
        if kind == "heading" and part.joined:
            continue  # it stands in the title
        edge = _edge(part, len(numbers) if follows_entry else 0)
        if part.cell:
            if cells := tables.pop(part.cell.table, []):
                shown = [(cell.part, escape(piece_text(cell, script))) for cell in cells]
                lines += ["", *(edge + row for row in table_lines(shown)), _APART]
            before, in_list = piece if edge else None, bool(edge) and follows_entry
            continue
        text = piece_text(piece, script)
        if kind == "code":
            if part.is_set_in or (follows_entry and is_preformatted(part.block)):
                edge = edge or "    " * len(numbers)
            lines += [""] * (part.block.blank if before and before.part.kind == "code" else 1)
            lines.append(f"{edge}    {text}" if is_preformatted(part.block) else edge + text)
            before, in_list = piece, bool(edge) and follows_entry
            continue
        text = without_tags(text, marked_up=part.block.path == (MARKED_UP,)).strip()
        if part.is_box:
            lines += ["", edge + part.form + (f' "{text.replace(chr(34), "”")}"' if text else "")]
            before, in_list = piece, follows_entry and bool(edge)
            continue
        text = escape(text)
        if not text:
            continue
        if part.form == DEFINED:
            lines.append(f"{edge}:   {text}")
            before, in_list = piece, False
            continue
        if before and part.joined and kind in _MAY_GO_ON and before.part.kind in (*_MAY_GO_ON, "list_item"):
            lines[-2 if lines[-1] is _APART else -1] += f"{_between(before.reading, text, in_cues=part.block.tag == CUE)}{text}"
            before, in_list = piece, in_list or before.part.kind == "list_item"
            continue
        elif kind == "list_item":
            if not follows_entry or (before and before.part.inside != part.inside):
                lines.append("")
                numbers, styles = {}, {}
            elif before and before.part.kind in ("quote", "code"):
                lines.append("")
            level = max(0, min(3, part.level))
            number = int(part.number) if part.number else numbers.get(level, 0) + 1
            if not level and styles.get(0, part.form) != part.form:
                lines.append("")  # another list
            styles = {**{above: style for above, style in styles.items() if above < level}, level: part.form}
            numbers = {**{above: last for above, last in numbers.items() if above < level}, level: number}
            indent = "    " * (level + part.inside)
            lines.append(f"{indent}{f'{number}.' if part.form == 'ol' else '-'} {text}")
        elif before and kind == "paragraph" and follows_entry and (edge or _is_in_entry(piece, before)):
            lines += ["", f"{edge or '    ' * (len(numbers) or 1)}{text}", _APART]
            before, in_list = piece, True
            continue
        elif kind in ("heading", "title"):
            lines += ["", f"{'#' * depths[part.block.n]} {text}"]
        elif kind == "comment":
            lines += [">", f"> {text}"] if before else ["", f"> 网友：{text}"]
        elif kind == "quote":
            lines += [edge + ">" if before and before.part.kind == "quote" else "", f"{edge}> {text}"]
            before, in_list = piece, bool(edge) and follows_entry
            continue
        elif before and before.part.kind == "paragraph" and lines and open_end(before.reading) and (
                before.part.block.tag == part.block.tag) and not (_COLUMNED.match(text) or "\t" in before.reading):
            lines[-2 if lines[-1] is _APART else -1] += text  # a paragraph that was broken in the middle of a sentence
        else:
            lines += ["", edge + leading(text)]
        before, in_list = piece, False
    return "\n".join(_without_second_blanks(lines)).strip("\n") + "\n"


def _edge(part: Part, entries: int) -> str:
    """What stands before the lines of a part that is in a box, or in an entry of a list `entries` deep."""
    return "    " * (part.inside + (min(part.level, entries) if part.is_set_in or part.cell else 0))


def heading_depths(run: Run) -> dict[int, int]:
    """By number: how many # stand before each heading of a run. Its title has one of its own, and no depth is left out."""
    above: list[int] = [run.title.part.level] if run.title else [0]
    depths: dict[int, int] = {}
    for piece in run.pieces:
        if piece.part.kind not in ("heading", "title") or piece.part.joined:
            continue
        while len(above) > 1 and above[-1] >= piece.part.level:
            above.pop()
        above.append(piece.part.level)
        depths[piece.part.block.n] = min(len(above), _DEEPEST)
    return depths


def _without_second_blanks(lines: Sequence[str]) -> Iterator[str]:
    """The lines; what parts an entry from the next is an empty line where none follows anyhow."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if line is not _APART:
            yield line
        elif following:
            yield ""


def _is_in_entry(piece: Piece, before: Piece) -> bool:
    """Whether a paragraph of a page stands in the same entry of a list as what stands before it."""
    block, other = piece.part.block, before.part.block
    return block.row == other.row and block.row > 0 and any(name.partition(".")[0] == "li" for name in block.path)


def _between(text: str, following: str, *, in_cues: bool) -> str:
    """What stands between two lines that were one: a blank between Latin words, between two pieces of code, and between what was
    said in two subtitles without stops."""
    if in_cues and _LETTER.match(text.rstrip()[-1:]) and _LETTER.match(following):
        return " "
    return " " if _LATIN.match(text.rstrip()[-1:]) and _LATIN.match(following) else ""


def _scalar(text: str) -> str:
    """A string as YAML: plain where nothing can be misread, else in double quotes."""
    text = re.sub(r"\s+", " ", text).strip()
    if re.fullmatch(r"[\u3400-\u9fff][\u3400-\u9fffA-Za-z0-9，。！？；、（）“”《》〔〕→·…—：]*", text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def render(run: Run, proposal: Proposal, title: str, source: str, script: Callable[[str], str],
           escape: Callable[[str], str] = str) -> str:
    """The whole draft; `title` holds the marks of the heading, `source` is the folder of the source."""
    numbers = [p.part.block.n for p in ([run.title] if run.title else []) + list(run.pieces)]
    lines = [
        "---",
        f"title: {_scalar(title)}",
        f"summary: {_scalar(script(proposal.summary))}",
        f"aliases: [{', '.join(_scalar(script(a)) for a in proposal.aliases)}]",
        f"tags: [{', '.join(_scalar(script(t)) for t in proposal.tags)}]",
        f"source: [{', '.join(f'{chr(34)}{source}#{n}{chr(34)}' for n in sorted(set(numbers)))}]",
        *([f"# 建议栏目：{proposal.section.title}（{proposal.section.path}）。理由：{proposal.reason}"] if proposal.section else []),
        "---",
        "",
    ]
    return "\n".join(lines) + "\n" + body(run, script, escape)
