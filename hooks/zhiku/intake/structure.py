"""Blocks in; parts out: for every block what it is (title, paragraph, list item, comment) or why it is left out."""

from __future__ import annotations

import re
from dataclasses import replace

from zhiku.intake.announced import announced
from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.boilerplate import of_no_journal, site_elements, site_line
from zhiku.intake.cards import cards
from zhiku.intake.code_lines import fence_lines
from zhiku.intake.contents import with_contents
from zhiku.intake.copied import known_copy
from zhiku.intake.downloads import without_sizes
from zhiku.intake.headings import markdown_level, open_end, underlined
from zhiku.intake.heads import is_copied, without_surroundings
from zhiku.intake.inside import inside
from zhiku.intake.labels import without_labels
from zhiku.intake.ladders import with_ladders
from zhiku.intake.lectures import lecture
from zhiku.intake.letters import heads_of_documents, heads_of_letters
from zhiku.intake.lines import ITEMS, line_part
from zhiku.intake.mail import mail_heads
from zhiku.intake.margin_notes import with_margin_notes
from zhiku.intake.margins import without_signs
from zhiku.intake.markdown_marks import unread
from zhiku.intake.numbering import with_numbering, with_numbers_apart
from zhiku.intake.outside import without_outside
from zhiku.intake.platforms import NOTHING, Known, known_page
from zhiku.intake.preformatted import is_preformatted
from zhiku.intake.records import alone, days, entries, fields, texts_of
from zhiku.intake.repeated import repeated_comments
from zhiku.intake.settle import settle
from zhiku.intake.shown_titles import inside_brackets
from zhiku.intake.siblings import sibling_titles
from zhiku.intake.signatures import labelled_signatures, without_signatures
from zhiku.intake.signposts import counted_entries, read_signposts
from zhiku.intake.slides import with_slides
from zhiku.intake.subtitles import subtitles
from zhiku.intake.summaries import copied_summaries
from zhiku.intake.tables import page_tables, text_tables, without_signs_of_comments
from zhiku.intake.talk import comment_parts, said_parts
from zhiku.intake.title_lines import TitleLines, title_lines, with_title_lines
from zhiku.intake.titles import counted_titles, named_title, page_title
from zhiku.intake.titles_again import without_named
from zhiku.intake.values import Block, Part, removed, trimmed
from zhiku.intake.why import Why
from zhiku.intake.wraps import closed, with_blanks
from zhiku.intake.written import as_written
from zhiku.intake.zones import comment_starts

_RULE = re.compile(r"\s*(?:\*(?:\s?\*){2}|_(?:\s?_){2})\s*")  # *** of Markdown; --- is read as text, which it stays
_EMPTY_QUOTE = re.compile(r"\s*>+\s*")


def parts_of(blocks: list[Block], html: bool, drafted: bool = False) -> list[Part]:
    """What every block is. The order of the questions is declared: site, comments, headings, lists, text.

    `drafted`: the text is a draft, whose headings are written as such.
    """
    if not html and not drafted and (cues := subtitles(blocks)) is not None:
        return cues
    blocks, signs = as_written(blocks) if html else (blocks, {})
    of_any = site_elements(blocks) if html else {}
    blocks, others = (blocks, {}) if html or drafted else lecture(blocks)
    known = NOTHING if drafted or others else known_page(blocks, of_any) if html else known_copy(blocks)
    known, blocks = (with_margin_notes(known, blocks), known.titled(blocks)) if html and not drafted else (known, blocks)
    site = {n: reason for n, reason in of_any.items() if n not in known.said and n != known.title} | known.site | signs
    site |= heads_of_letters(blocks) | heads_of_documents(blocks) | copied_summaries(blocks) if html else {}
    site |= {} if html or drafted else unread(blocks) | cards(blocks) | labelled_signatures(blocks) | {
        b.n: Why.EMPTY_QUOTE for b in blocks if _EMPTY_QUOTE.fullmatch(b.text)}
    parts = [*others.values(), *(removed(b, site[b.n]) for b in blocks if b.n in site)]
    for text in texts_of([b for b in blocks if b.n not in site]):
        parts += _parts_of_text(text, html, drafted, bool(site), known)
    return sorted(parts, key=lambda p: p.block.n)


def _parts_of_text(blocks: list[Block], html: bool, drafted: bool, has_site: bool, known: Known) -> list[Part]:
    told = known.comments_from(asked := without_signs_of_comments(blocks) if html else blocks)
    again = repeated_comments(asked) if html and told is None else None
    begin = min(comment_starts(asked), again.begin if again else len(asked)) if told is None else told
    begin = blocks.index(asked[begin]) if begin < len(asked) else len(blocks)
    body = [block for i, block in enumerate(blocks) if i < begin or block.n in known.more]
    comments = [block for block in blocks[begin:] if block.n not in known.more]
    named = TitleLines() if html or drafted or known.title else title_lines(body)
    whole, body = body, [block for block in body if block.n not in named.more]
    titled = known.title if any(block.tag == "line" for block in body) else 0  # lines have no headings that are elements
    marked = drafted or any((re.fullmatch(r"h[1-6]", b.tag) and b.n != titled) or (
        b.path == (MARKED_UP,) and markdown_level(b.text)[0]) for b in body)
    lines: list[Part] = []
    form, diary = fields(body) | announced(body), days(body) | (frozenset() if comments else entries(body))
    heads_of_mail = {} if html or drafted else mail_heads(body)
    fences, fenced = fence_lines(body), False
    lone = frozenset[int]() if comments else alone([(i, block) for i, block in enumerate(body) if block.tag == "line" or not has_site])
    own = of_no_journal(body)
    tables = page_tables(body, comments) if html else text_tables(body)
    tables = {n: part for n, part in tables.items() if n not in known.below}
    cells: dict[int, Part] = {}
    drawn = {} if html else underlined(body)
    within = {} if html or drafted else inside(body)
    under = 1  # the level of the last heading that is an element of its own
    for i, block in enumerate(body):
        before_open = bool(lines) and lines[-1].kind in ("paragraph", "list_item") and (
            lines[-1].block.open or open_end(lines[-1].block.text))
        fence = i in fences
        is_code = fence or fenced or is_preformatted(block) or (not html and bool(_RULE.fullmatch(block.text)))
        if block.n in within and (fence or fenced or block.n not in tables):
            fenced = fenced != fence
            lines.append(within[block.n])
            continue
        if block.n in tables and not is_code:
            cells[block.n] = tables[block.n]
            if part := within.get(block.n):
                cells[block.n] = replace(tables[block.n], inside=part.inside, level=part.level)
        if is_code or block.n in tables:  # what follows asks nothing of it
            fenced = fenced != fence
            lines.append(Part(block, "code", 0, len(block.text)))
            continue
        opens_item = not i or body[i - 1].row != block.row or not any(part.partition(".")[0] in ITEMS for part in body[i - 1].path)
        around = (body[i - 1] if i else None, body[i + 1] if i + 1 < len(body) else None)
        if block.n in named.parts:
            lines.append(named.parts[block.n])
            continue
        if block.n == known.title:
            lines.append(Part(block, "heading", max(known.begin, trimmed(block.text)[0]), known.stop or trimmed(block.text)[1], level=1))
            continue
        if i in heads_of_mail:
            lines.append(heads_of_mail[i])
            continue
        if block.n in drawn:
            lines.append(Part(block, "heading", *inside_brackets(block.text, *trimmed(block.text)), level=drawn[block.n]))
            continue
        if i and body[i - 1].n in drawn:
            lines.append(removed(block, "标题下面的横线"))
            continue
        reason = known.below[block.n] if block.n in known.below else (
            "" if i in form or i in diary or i in lone or block.n in own else site_line(block.text))
        lines.append(removed(block, reason) if reason and block.tag != "title" else
                     line_part(block, around, before_open,
                               marked or i in form or (i + 2 == len(body) and i + 1 in diary), html, opens_item))
        if (re.fullmatch("h[1-6]", block.tag) or (not html and markdown_level(block.text.lstrip())[0])) and not reason:
            under = lines[-1].level
        elif marked and lines[-1].kind == "heading":
            lines[-1] = replace(lines[-1], level=min(under + 1, 6))
    lines = lines if html or drafted else with_contents(lines, copied=is_copied(lines, followed=bool(comments)))
    lines = without_signatures(lines if html or drafted else with_slides(without_labels(lines)))
    lines = without_signs(lines, followed=bool(comments))
    lines = without_outside(lines, followed=bool(comments)) if html and not drafted and is_copied(
        lines, followed=bool(comments) or has_site) else lines
    lines = (lines if drafted else without_surroundings(lines if html else without_named(lines), html, followed=bool(comments))) + (
        said_parts([replace(b, said=known.led.get(b.n, b.said)) for b in comments], known.said) if known.said else comment_parts(
            comments, frozenset(asked[i].n for i in again.signs) if again else frozenset()))
    lines = lines if drafted else counted_entries(with_numbering(with_numbers_apart(lines) if html else lines))
    lines = sibling_titles(counted_titles(page_title(without_sizes(lines)) if html else named_title(lines)))
    lines = lines if drafted else with_ladders(lines)
    settled = settle(lines, is_copied(lines, followed=bool(comments) or has_site))
    read = with_blanks(settled if drafted else read_signposts(settled))
    read = closed([part if part.kind == "removed" else cells.get(part.block.n, part) for part in read])
    return with_title_lines(read, whole, named)
