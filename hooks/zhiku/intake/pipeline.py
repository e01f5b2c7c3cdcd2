"""A decoded source and the decisions of a person in; drafts, ledger and report out. The one place that orders an import."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from zhiku.findings import Finding, error
from zhiku.intake import fold
from zhiku.intake.abstracts import words_of_title
from zhiku.intake.as_meant import in_usual_codes, without_entities
from zhiku.intake.blocks_html import read_html
from zhiku.intake.blocks_text import read_text
from zhiku.intake.decisions import Decisions
from zhiku.intake.draft import piece_text, render
from zhiku.intake.escapes import escaped, has_markdown
from zhiku.intake.front import front_matter, in_format, without_title
from zhiku.intake.html_apart import reason_apart
from zhiku.intake.ledger import edits_as_kept, ledger_edits, ledger_lines, numbered
from zhiku.intake.markdown_marks import is_marked_up
from zhiku.intake.order import STEPS
from zhiku.intake.propose import Section, propose
from zhiku.intake.repair import Steps, repair_all
from zhiku.intake.report import report_html
from zhiku.intake.split import Run, split
from zhiku.intake.steps.readings import are_put_in
from zhiku.intake.structure import parts_of
from zhiku.intake.survey import survey
from zhiku.intake.values import NO_HOME, DraftFile, Home, Imported, Piece, Source, removed
from zhiku.intake.why import OF_SEARCHES
from zhiku.uncollected import uncollected

_HAN = re.compile(r"[\u3400-\u9fff]")


@uncollected()
def import_source(source: Source, decisions: Decisions, sections: Sequence[Section] = (),
                  folder: str = "", path: str = "", home: Home = NO_HOME, all_steps: Steps = STEPS,
                  ) -> tuple[Imported | None, list[Finding]]:
    """One source whole; `folder` is how articles name it (`001`), `path` how findings do, `home` whose drafts they are."""
    # What stands in the article format has been through an import: its words are a person's business from then on.
    drafted = not source.html and in_format(source.text)
    marked_up = not drafted and is_marked_up(source.name, source.text)
    blocks, findings = read_html(source.text, path) if source.html else (read_text(source.text, marked_up=marked_up), [])
    if findings:
        return None, findings
    apart = [removed(b, reason) for b in blocks if (reason := reason_apart(b))]
    blocks = [b for b in blocks if not reason_apart(b)] if apart else blocks
    if not any(_HAN.search(b.text) for b in blocks):
        return None, [error("no-text", path, "没有读到中文正文，没有可以导入的内容。")]
    if not drafted:
        blocks = in_usual_codes(blocks if marked_up else without_entities(blocks))
    traditional = fold.is_traditional(source.text)
    if traditional:
        blocks = [replace(b, text=fold.simplified(b.text), raw=b.raw or b.text) for b in blocks]
    script: Callable[[str], str] = fold.way_back(source.text) if traditional else str
    head, rest = ([], blocks) if source.html else front_matter(source.text, blocks)
    steps = () if drafted else all_steps
    parts = head + without_title(parts_of(rest, source.html, not steps), head)
    context = replace(survey(parts, decisions.cut_words), readings=traditional and are_put_in(source.text, fold.is_changed))
    parts = sorted([*parts, *apart], key=lambda part: part.block.n) if apart else parts
    pieces, ids, settled = numbered(repair_all(parts, context, decisions, steps), decisions)
    keeps_marks = marked_up or (not source.html and has_markdown(source.text))
    drafts = _drafts(split(pieces), pieces, sections, folder or "source", script, str if keeps_marks else escaped)
    if not drafts:
        return None, [error("no-text", path, "读到的每一行都像是网站的（导航、按钮、日期），没有留下可以导入的正文。"
                                             "请把正文复制到一个文本文件里再导入。")]
    if not steps:
        drafts = [replace(drafts[0], text=source.text, reason="已经是文章格式，原样保留",
                          paragraphs=tuple(p.part.block.n for p in pieces if p.part.kind != "removed"))]
    edits = ledger_edits(pieces, ids, script)
    lines = partial(ledger_lines, source, pieces, drafts, edits)
    return Imported(source, tuple(drafts), tuple(pieces), tuple(edits), lines,
                    report_html(source, pieces, drafts, edits, sections, home), settled), []


def as_kept(result: Imported, kept: Iterable[str], before: Mapping[str, Any], sections: Sequence[Section] = (),
            home: Home = NO_HOME) -> Imported:
    """An import some of whose drafts stay as a person left them: what the ledger (`before`) said of those holds on."""
    made = {path: str(before["hashes"][path]) for path in kept if path in before.get("hashes", {})}
    if not made or before.get("sha256") != result.source.sha256:
        return result
    numbers = frozenset(n for draft in result.drafts if draft.path in made for n in draft.paragraphs)
    edits = edits_as_kept(result.edits, before.get("edits", ()), numbers)
    return replace(result, edits=tuple(edits), ledger_lines=partial(ledger_lines, result.source, result.pieces, result.drafts, edits, made),
                   report=report_html(result.source, result.pieces, result.drafts, edits, sections, home))


def _drafts(runs: Sequence[Run], pieces: Sequence[Piece], sections: Sequence[Section], folder: str,
            script: Callable[[str], str], escape: Callable[[str], str]) -> list[DraftFile]:
    titles: list[str] = []
    queries = [(p.part.block.n, p.reading.strip()) for p in pieces
               if p.part.why in OF_SEARCHES]
    next_query = 0
    taken: dict[str, int] = {}
    out: list[DraftFile] = []
    for run in runs:
        numbers = tuple(p.part.block.n for p in ([run.title] if run.title else []) + list(run.pieces))
        if run.title and not run.comment:
            titles.append(run.title.reading)
        inside: list[str] = []
        while next_query < len(queries) and queries[next_query][0] < numbers[-1]:
            inside += [queries[next_query][1]] if queries[next_query][0] > numbers[0] else []
            next_query += 1
        proposal = propose(run, sections, inside, titles[-3:])
        title = words_of_title(run.title, piece_text(run.title, script)) if run.title else script(proposal.title)
        taken[proposal.slug] = taken.get(proposal.slug, 0) + 1
        name = proposal.slug if taken[proposal.slug] == 1 else f"{proposal.slug}-{taken[proposal.slug]}"
        out.append(DraftFile(f"{name}.md", render(run, proposal, title, folder, script, escape), numbers, title,
                             proposal.section.path if proposal.section else "", proposal.reason))
    return out
