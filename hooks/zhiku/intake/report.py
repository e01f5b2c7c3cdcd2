"""All that an import found in; one self-contained HTML page out: source and draft side by side, every edit explained."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import groupby

from zhiku.intake.ledger import paragraph_of
from zhiku.intake.propose import Section
from zhiku.intake.rules import read
from zhiku.intake.values import NO_HOME, Block, DraftFile, Home, LedgerEdit, Piece, Source

_TIERS = {"auto": "自动", "proposed": "提议", "flag": "缺字"}
_TO_ESCAPE = re.compile("[&<>\"']")
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_MOST = 3000
"""Rows of a report; a longer source keeps its ledger, its report names what it leaves out."""


def report_html(source: Source, pieces: Sequence[Piece], drafts: Sequence[DraftFile], edits: Sequence[LedgerEdit],
                sections: Sequence[Section], home: Home = NO_HOME) -> str:
    """The page. It loads nothing and needs no script to be read: with its own, decisions are pressed instead of typed."""
    by_n = {n: list(some) for n, some in groupby(edits, paragraph_of)}  # those of a paragraph stand together
    counts = Counter(e.tier for e in edits)
    removed = [p for p in pieces if p.part.kind == "removed"]
    names = {s.path: s.title for s in sections}
    fill = {
        "title": escape(f"导入报告：{source.name}"),
        "source": escape(source.name), "encoding": escape(source.encoding),
        "characters": f"{len(source.text):,}", "paragraphs": f"{len(pieces):,}", "drafts": str(len(drafts)),
        "auto": str(counts["auto"]), "proposed": str(counts["proposed"]), "flag": str(counts["flag"]),
        "removed": str(len(removed)),
        "proposals": _places([e for e in edits if e.tier == "proposed" and not e.rule.startswith("hole:")], pieces),
        "holes": _places([e for e in edits if e.tier == "flag" or e.rule.startswith("hole:")], pieces),
        "rules": _rules(edits),
        "removals": "".join(f'<tr><td>{p.part.block.n}</td><td>{escape(p.part.reason)}</td>'
                            f'<td>{escape((p.part.block.raw or p.part.block.text)[:200])}</td></tr>' for p in removed[:_MOST]),
        "list": "".join(f'<li><a href="#d{k}">{escape(d.title)}</a> <span class="dim">'
                        f'{" · ".join(map(escape, filter(None, (names.get(d.section, d.section), d.path, d.reason))))}'
                        f'{_left(d, by_n)}</span></li>' for k, d in enumerate(drafts[:_MOST])),
        "body": _body(pieces, drafts, by_n), "tool": escape(home.tool), "folder": escape(home.drafts), "script": read("report.js"),
    }
    return _PLACE.sub(lambda place: fill[place[1]], read("report.html"))


@lru_cache(maxsize=1 << 12)
def _escaped(text: str) -> str:
    """What rules, reasons and words of edits are in HTML: most come again and again."""
    return escape(text)


def _body(pieces: Sequence[Piece], drafts: Sequence[DraftFile], by_n: dict[int, list[LedgerEdit]]) -> str:
    piece_of = {p.part.block.n: p for p in pieces}
    out: list[str] = []
    shown = 0
    for k, draft in enumerate(drafts):
        if shown >= _MOST:
            left = sum(len(d.paragraphs) for d in drafts[k:])
            out.append(f'<p class="dim">还有 {left} 段没有列在这里，台账 ledger.json 里都有。</p>')
            break
        rows = "".join(_rows([piece_of[n] for n in draft.paragraphs[: _MOST - shown]], by_n))
        shown += len(draft.paragraphs)
        out.append(f'<section id="d{k}"><h3>{escape(draft.title)} <span class="dim">{escape(draft.path)}</span></h3>'
                   f'<div class="pair head" aria-hidden="true"><div>来源</div><div>草稿</div></div>{rows}</section>')
    return "".join(out)


def _rows(pieces: Sequence[Piece], by_n: dict[int, list[LedgerEdit]]) -> Iterator[str]:
    """What stands beside each other: a paragraph, or a table whole."""
    for table, group in groupby(pieces, key=lambda piece: piece.part.cell.table if _is_in_grid(piece) and piece.part.cell else 0):
        if not table:
            yield from (_row(piece, by_n.get(piece.part.block.n, [])) for piece in group)
            continue
        cells = list(group)
        first, last = cells[0].part.block.n, cells[-1].part.block.n
        sides = [(cell, _sides(cell, by_n.get(cell.part.block.n, []))) for cell in cells]
        before, after = (_table([(cell, texts[k]) for cell, texts in sides], f"{side}第 {first}–{last} 段的表格")
                         for k, side in enumerate(("来源", "草稿")))
        yield f'<div class="pair"><div><span class="n">{first}–{last}　表格</span>{before}</div><div>{after}</div></div>'


def _is_in_grid(piece: Piece) -> bool:
    return piece.part.cell is not None and piece.part.cell.column >= 0


def _table(cells: Sequence[tuple[Piece, str]], label: str) -> str:
    """A table of cells; those without words are empty. What is wider than the screen can be moved by keyboard, too."""
    grid: dict[int, dict[int, list[str]]] = {}
    for piece, text in cells:
        if piece.part.cell:
            grid.setdefault(piece.part.cell.row, {}).setdefault(piece.part.cell.column, []).append(text)
    columns = sorted({column for row in grid.values() for column in row})
    rows = ("".join(f"<td>{'<br>'.join(row.get(column, ()))}</td>" for column in columns) for row in grid.values())
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>{lines}</table></div>'


def _row(piece: Piece, edits: Sequence[LedgerEdit]) -> str:
    part = piece.part
    before, after = _sides(piece, edits)
    kind = {"heading": "标题", "title": "标题", "list_item": "列表", "comment": "评论", "quote": "引文", "code": "代码"}.get(part.kind, "")
    kind = "表格" if part.cell else kind
    form = "pair rows" if part.cell else "pair"
    number = f'<span class="n">{part.block.n}{"　" + kind if kind else ""}</span>'
    return f'<div class="{form}"><div>{number}{before}</div><div>{after}</div></div>'


def _sides(piece: Piece, edits: Sequence[LedgerEdit]) -> tuple[str, str]:
    """The source and the draft of a paragraph, each with its edits."""
    part = piece.part
    text = part.block.raw or part.block.text
    as_text: Callable[[str], str] = escape if _TO_ESCAPE.search(text) else str
    before, after = [as_text(text[:part.begin])], []
    at = part.begin
    for edit in edits:
        start = _place(part.block, edit)
        end = start + len(edit.old)
        same = as_text(text[at:start])
        before.append(same)
        after.append(same)
        tip = f"{_TIERS[edit.tier]}：{_escaped(edit.reason)}（{_escaped(edit.rule)}，{edit.id}）"
        label = f'<b class="t">{_TIERS[edit.tier]}</b>'
        if edit.old:
            before.append(f'<del class="{edit.tier}">{_escaped(edit.old)}</del>')
        else:
            before.append(f'<i class="{edit.tier} gap" aria-hidden="true">‸</i>')
        shown = _escaped(edit.new) if edit.tier == "auto" else _escaped("〔？〕" if edit.tier == "flag" else
                                                                       f"〔{edit.old.strip()}→{edit.new}〕" if edit.old.strip()
                                                                       else f"〔{edit.new}〕")
        after.append(f'<ins class="{edit.tier}" id="e{edit.id}" tabindex="0" data-tip="{tip}" aria-label="{tip}">'
                     f'{shown or "⌫"}{label if edit.tier != "auto" else ""}</ins>')
        at = end
    same = as_text(text[at:part.stop])
    before += [same, as_text(text[part.stop:])]
    after.append(same)
    return "".join(before), "".join(after)


def _place(block: Block, edit: LedgerEdit) -> int:
    """Where in the text of a block an edit begins; of a draft that a person changed the edits are those of an earlier import."""
    return bisect_left(block.at, edit.start) if block.at else edit.start - block.start


def _places(edits: Sequence[LedgerEdit], pieces: Sequence[Piece]) -> str:
    """A list of edits, each with the words around it, what it would make of them, and the number by which it is decided."""
    starts = {p.part.block.n: p.part.block for p in pieces}
    out: list[str] = []
    for edit in edits[:_MOST]:
        n = paragraph_of(edit)
        text = starts[n].raw or starts[n].text
        place = _place(starts[n], edit)
        before, after = text[max(0, place - 12):place], text[place + len(edit.old):place + len(edit.old) + 12]
        if edit.tier == "flag" or not (edit.old or edit.new):
            change = "▮"
        else:
            old = f'<del class="{edit.tier}">{escape(edit.old)}</del>' if edit.old else ""
            change = old + (f'<ins class="{edit.tier}">{escape(edit.new)}</ins>' if edit.new else "")
        number = f" <code>{edit.id}</code>" if edit.tier == "proposed" else ""
        decided = f' data-id="{edit.id}"' if number else ""
        out.append(f'<li{decided}><a href="#e{edit.id}">第 {n} 段</a> {escape(before)}{change}{escape(after)}{number} '
                   f'<span class="dim">{escape(edit.reason)}</span></li>')
    if len(edits) > _MOST:
        out.append(f'<li class="dim">还有 {len(edits) - _MOST} 处没有列在这里，台账 ledger.json 里都有。</li>')
    return "".join(out) or "<li>没有。</li>"


def _left(draft: DraftFile, by_n: dict[int, list[LedgerEdit]]) -> str:
    """How much of a draft waits for a person."""
    counts = Counter(edit.tier for n in draft.paragraphs for edit in by_n.get(n, []))
    waiting = [f"{_TIERS[tier]} {counts[tier]}" for tier in ("proposed", "flag") if counts[tier]]
    return " · " + "，".join(waiting) if waiting else ""


def _rules(edits: Sequence[LedgerEdit]) -> str:
    counts = Counter((e.rule, e.tier) for e in edits)
    reasons = {e.rule: e.reason for e in reversed(edits)}
    return "".join(f'<tr><td class="{tier}">{_TIERS[tier]}</td><td><code>{escape(rule)}</code></td><td>{n}</td>'
                   f'<td>{escape(reasons[rule])}</td></tr>' for (rule, tier), n in counts.most_common())
