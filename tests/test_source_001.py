"""Source 001 against the published pages: raw.txt -> ledger -> restored text -> docs/, nothing lost on the way.

Reads the files of the repository as they are; the generator isn't imported, so that a fault in it can't hide one here.
"""

from __future__ import annotations

import csv
import difflib
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SOURCE = ROOT / "sources" / "001"
DATA = Path(__file__).parent / "data" / "source-001"
NOTES = "about/source-notes.md"

TITLES = (1, 11, 17)
TEXT = (*range(3, 10), *range(12, 17), 18, 19, *range(21, 26), 28, 30, 32, 34, 36, 38)
LISTED = (2, 10, 20, 26, 27, 29, 31, 33, 35, 37)

RAW = (SOURCE / "raw.txt").read_bytes()
TEXT_OF_RAW = RAW.decode("utf-8")
LEDGER: dict[str, Any] = json.loads((SOURCE / "ledger.json").read_text(encoding="utf-8"))
PARAGRAPHS: dict[int, dict[str, Any]] = {p["n"]: p for p in LEDGER["paragraphs"]}
RESTORED: dict[int, str] = {
    int(n): text for n, text in json.loads((DATA / "restored.json").read_text(encoding="utf-8")).items()
}
CLAIMS: list[dict[str, Any]] = json.loads((DATA / "claims.json").read_text(encoding="utf-8"))


# --- what is tested with: small, pure, and tested themselves below ---


def split_page(text: str) -> tuple[str, str]:
    """Front matter (as YAML text) and body of a Markdown file."""
    if text.startswith("---\n"):
        head, body = text[4:].split("\n---\n", 1)
        return head, body
    return "", text


def without_boxes(body: str) -> str:
    """The body without the editors' boxes: `!!!` or `???` and the indented lines below it."""
    kept: list[str] = []
    inside = False
    for line in body.splitlines():
        if re.match(r"(!!!|\?\?\?\+?) ", line):
            inside = True
        elif inside and line and not line.startswith("    "):
            inside = False
        if not inside:
            kept.append(line)
    return "\n".join(kept)


@cache
def blocks(body: str) -> tuple[str, ...]:
    """The blocks of a body as a reader sees them: quotation marks of Markdown, `网友：` and escapes are gone."""
    found = []
    for block in re.split(r"\n[ >]*\n", body):
        plain = "".join(line.lstrip("> ") for line in block.strip().splitlines())
        found.append(plain.removeprefix("网友：").replace("\\.", "."))
    return tuple(block for block in found if block)


@cache
def whole(body: str) -> str:
    return "\n".join(blocks(body))


def sentences(paragraph: str) -> list[str]:
    """Sentences with their full stops; the ？ of the mark 〔？〕 ends none."""
    return re.findall(r"(?:〔[^〕]*〕|[^。！？〔])+[。！？]?", paragraph)


def align(paragraph: str, home: str, bodies: dict[str, str]) -> list[str]:
    """What is wrong with `paragraph` on the page `home`, given the bodies of all pages; nothing if all is well."""
    if home not in bodies:
        return [f"{home}: 没有这一页"]
    source_blocks = blocks(without_boxes(bodies[home]))
    on_page = [s for block in source_blocks for s in sentences(block)]
    problems = []
    for sentence in sentences(paragraph):
        times = sum(block.count(sentence) for block in source_blocks)
        if times == 0:
            near = difflib.get_close_matches(sentence, on_page, n=1, cutoff=0.6)
            problems.append(f"{home}: 句子被改成“{near[0]}”，原是“{sentence}”" if near else f"{home}: 缺“{sentence}”")
        elif times > 1:
            problems.append(f"{home}: “{sentence}”出现了 {times} 次")
        for path, body in bodies.items():
            if path != home and sentence in whole(body):
                problems.append(f"{path}: 也有“{sentence}”")
    if not problems and paragraph not in source_blocks:
        problems.append(f"{home}: 句子都在，但不是完整的一段，或者段里多了字")
    return problems


def apply_edits(raw: str, start: int, end: int, edits: list[dict[str, Any]]) -> str:
    """`raw[start:end]` with the edits that lie in it, in the order of the ledger; they may not overlap."""
    out, at = [], start
    for edit in edits:
        if start <= edit["start"] and edit["end"] <= end:
            assert edit["start"] >= at, f"{edit['id']} 与前一处重叠"
            assert raw[edit["start"] : edit["end"]] == edit["old"], f"{edit['id']} 的 old 与原文不符"
            out += [raw[at : edit["start"]], edit["new"]]
            at = edit["end"]
    return "".join([*out, raw[at:end]])


def names_in(raw: str, paragraphs: dict[int, dict[str, Any]]) -> list[str]:
    """Nicknames in the heads of the comments (`头像 昵称 日期`)."""
    names = []
    for paragraph in paragraphs.values():
        if paragraph["kind"] == "comment_head":
            words = raw[paragraph["start"] : paragraph["end"]].split()
            names += [w for w in words if w != "头像" and not re.fullmatch(r"\d{4}-\d\d-\d\d", w)]
    return names


PAGES = {
    path.relative_to(DOCS).as_posix(): split_page(path.read_text(encoding="utf-8"))
    for path in sorted(DOCS.rglob("*.md"))
    if "_drafts" not in path.parts
}
BODIES = {path: body for path, (_, body) in PAGES.items()}
META: dict[str, dict[str, Any]] = {path: yaml.safe_load(head) for path, (head, _) in PAGES.items() if "001#" in head}


# --- a) the pages ---


@pytest.mark.parametrize("n", TEXT)
def test_paragraph_stands_whole_and_once_on_its_page(n: int) -> None:
    paragraph = PARAGRAPHS[n]
    expected = apply_edits(TEXT_OF_RAW, paragraph["start"], paragraph["end"], LEDGER["edits"])
    assert align(expected, paragraph["page"], BODIES) == []


@pytest.mark.parametrize("n", TITLES)
def test_title_is_a_title_or_a_heading_of_its_page(n: int) -> None:
    page = PARAGRAPHS[n]["page"]
    headings = re.findall(r"^#{2,6} (.+?)(?: \{#.*\})?$", BODIES[page], re.MULTILINE)
    assert RESTORED[n] in [META[page]["title"], *headings]


def test_what_went_nowhere_is_listed_with_its_reason() -> None:
    table = BODIES[NOTES].split("{#left-out}")[1].split("\n## ")[0]
    rows = [row.split("|") for row in table.splitlines() if row.startswith("|")]
    listed = {int(n): row[3].strip() for row in rows for n in re.findall(r"\d+", row[1])}
    assert sorted(listed) == sorted(LISTED)
    assert all(listed.values())
    assert all(PARAGRAPHS[n].get("removed") and "page" not in PARAGRAPHS[n] for n in LISTED)


@pytest.mark.parametrize("n", sorted(PARAGRAPHS))
def test_source_number_stands_in_the_front_matter_of_its_page(n: int) -> None:
    page = PARAGRAPHS[n].get("page", NOTES)
    assert [path for path, front in META.items() if f"001#{n}" in front["source"]] == [page]


# --- b) the ledger ---


def test_ledger_belongs_to_this_source() -> None:
    assert LEDGER["sha256"] == hashlib.sha256(RAW).hexdigest()
    assert LEDGER["encoding"] == "utf-8"
    assert LEDGER["pages"] == list(dict.fromkeys(p["page"] for p in LEDGER["paragraphs"] if "page" in p))
    assert all((DOCS / page).is_file() for page in LEDGER["pages"])


def test_ledger_accounts_for_every_paragraph_and_every_character() -> None:
    assert list(PARAGRAPHS) == list(range(1, 39))
    assert sorted((*TITLES, *TEXT, *LISTED)) == list(PARAGRAPHS)
    at = 0
    for paragraph in PARAGRAPHS.values():
        start, end = paragraph["start"], paragraph["end"]
        assert TEXT_OF_RAW[at:start].strip() == "" and "\n" not in TEXT_OF_RAW[start:end]
        assert start < end
        at = end
    assert TEXT_OF_RAW[at:].strip() == ""


def test_ledger_quotes_the_source_except_where_it_would_name_a_person() -> None:
    for n, paragraph in PARAGRAPHS.items():
        raw = TEXT_OF_RAW[paragraph["start"] : paragraph["end"]]
        if paragraph["kind"] == "comment_head":
            assert paragraph["text"] == "（昵称、日期）" and paragraph["removed"]
        else:
            assert paragraph["text"] == raw, n


@pytest.mark.parametrize("n", sorted(RESTORED))
def test_edits_turn_the_source_into_the_restored_text(n: int) -> None:
    paragraph = PARAGRAPHS[n]
    assert apply_edits(TEXT_OF_RAW, paragraph["start"], paragraph["end"], LEDGER["edits"]) == RESTORED[n]


def test_every_edit_is_inside_a_paragraph_and_has_its_reason() -> None:
    edits = LEDGER["edits"]
    assert len({e["id"] for e in edits}) == len(edits)
    for e in edits:
        assert e["old"] != e["new"] and e["reason"] and e["rule"]
        assert any(p["start"] <= e["start"] and e["end"] <= p["end"] for p in PARAGRAPHS.values())
        assert (e["tier"] == "flag") == ("〔？〕" in e["new"])
        assert "〔" not in e["new"] or e["tier"] in ("proposed", "flag")
        assert not re.search(r"[a-z0-9-]+\.(com|org|cn|net)\b|https?:", e["reason"])


def test_figures_on_the_notes_page_are_those_of_the_ledger() -> None:
    tiers = [e["tier"] for e in LEDGER["edits"]]
    marked = [e["new"] for e in LEDGER["edits"] if e["tier"] == "proposed" and "〔" in e["new"]]
    notes = BODIES[NOTES]
    assert f"{len(TEXT_OF_RAW)} 个字符，{len(PARAGRAPHS)} 个非空行" in notes
    assert f"共 {len(tiers)} 处：{tiers.count('auto')} 处有文本证据；{tiers.count('proposed')} 处是推断" in notes
    assert f"其中 {len(marked)} 处补了词" in notes and f"{tiers.count('flag')} 处缺字" in notes
    assert f"`〔催收〕`补了 {marked.count('〔催收〕')} 处，`〔因此，〕`补了 {marked.count('〔因此，〕')} 处" in notes
    assert f"其余 {len(TITLES) + len(TEXT)} 段" in notes


def test_every_hole_and_every_insertion_is_on_the_notes_page() -> None:
    doubts = BODIES[NOTES].split("{#doubts}")[1]
    registered: dict[int, str] = {}
    for row in doubts.splitlines():
        for n in re.findall(r"\d+", row.split("|")[1]) if row.startswith("|") else ():
            registered[int(n)] = registered.get(int(n), "") + row
    for edit in LEDGER["edits"]:
        if "〔" in edit["new"]:
            n = next(n for n, p in PARAGRAPHS.items() if p["start"] <= edit["start"] <= p["end"])
            assert n in registered, n
            assert edit["tier"] == "flag" or edit["new"] in registered[n], (n, edit["new"])
            assert PARAGRAPHS[n]["page"].rsplit("/", 1)[-1] in registered[n], n


# --- c) nobody is named ---


def test_no_name_of_a_commenter_is_published() -> None:
    names = names_in(TEXT_OF_RAW, PARAGRAPHS)
    assert len(names) == 4
    published = {p.relative_to(ROOT).as_posix(): p for p in DOCS.rglob("*") if p.suffix in (".md", ".yml", ".html")}
    published |= {"ledger": SOURCE / "ledger.json", "note": SOURCE / "source.yml"}
    found = [
        f"{where}: 第 {names.index(name) + 1} 个昵称"
        for where, path in published.items()
        for name in names
        if name in path.read_text(encoding="utf-8")
    ]
    assert found == []


# --- d) the check can fail ---

PAGE = """---
title: 甲
---

第一句话在这里。第二句话说别的事。

!!! note "编者按"
    框里的话。

> 网友：第三句是评论。
"""
BODY = split_page(PAGE)[1]
PARA = "第一句话在这里。第二句话说别的事。"


def test_alignment_passes_a_page_that_is_right() -> None:
    assert align(PARA, "a.md", {"a.md": BODY, "b.md": "别的。"}) == []
    assert align("第三句是评论。", "a.md", {"a.md": BODY}) == []
    assert align("1. 甲项：一。", "a.md", {"a.md": "1\\. 甲项：一。\n"}) == []


def test_the_mark_of_a_hole_ends_no_sentence() -> None:
    assert sentences("甲〔？〕乙，〔词〕丙。丁？戊") == ["甲〔？〕乙，〔词〕丙。", "丁？", "戊"]


@pytest.mark.parametrize(
    ("bodies", "words"),
    [
        ({"a.md": BODY.replace("第二句话说别的事。", "")}, "缺"),
        ({"a.md": BODY.replace("别的事", "别的人")}, "改成"),
        ({"a.md": BODY.replace("第一句话", "第一句 话")}, "改成"),
        ({"a.md": BODY + "\n第一句话在这里。\n"}, "2 次"),
        ({"a.md": BODY, "b.md": "又说一遍：第一句话在这里。"}, "也有"),
        ({"a.md": BODY, "b.md": '!!! note "编者按"\n    第二句话说别的事。'}, "也有"),
        ({"a.md": '!!! note "编者按"\n    ' + PARA}, "缺"),
        ({"a.md": BODY.replace("这里。第二", "这里。插一句。第二")}, "不是完整的一段"),
        ({"a.md": BODY.replace("这里。第二", "这里。\n\n第二")}, "不是完整的一段"),
        ({"b.md": BODY}, "没有这一页"),
    ],
)
def test_alignment_fails_a_page_that_is_wrong(bodies: dict[str, str], words: str) -> None:
    assert words in "\n".join(align(PARA, "a.md", bodies))


@pytest.mark.parametrize("n", TEXT)
def test_alignment_fails_each_published_paragraph_once_it_is_damaged(n: int) -> None:
    page, paragraph = PARAGRAPHS[n]["page"], RESTORED[n]
    written = next(line for line in BODIES[page].splitlines() if blocks(line) == (paragraph,))
    for damaged in (written[: len(written) // 2], written + written, written[:-3] + "甲" + written[-2:]):
        bodies = {**BODIES, page: BODIES[page].replace(written, damaged)}
        assert align(paragraph, page, bodies) != []


def test_edits_that_overlap_or_misquote_are_refused() -> None:
    edit = {"id": "e1", "start": 0, "end": 2, "old": "甲乙", "new": "丙"}
    assert apply_edits("甲乙丁", 0, 3, [edit]) == "丙丁"
    with pytest.raises(AssertionError, match="不符"):
        apply_edits("甲戊丁", 0, 3, [edit])
    with pytest.raises(AssertionError, match="重叠"):
        apply_edits("甲乙丁", 0, 3, [edit, {**edit, "start": 1, "end": 2, "old": "乙"}])


def test_names_are_read_from_comment_heads() -> None:
    raw = "头像 某某 2024-01-02"
    assert names_in(raw, {1: {"kind": "comment_head", "start": 0, "end": len(raw)}}) == ["某某"]
    assert names_in(raw, {1: {"kind": "comment", "start": 0, "end": len(raw)}}) == []


# --- e) the 125 claims, walked by a reader: the words that carry each ---


def test_every_claim_is_carried_by_words_on_its_page() -> None:
    with (DATA / "claims-walk.tsv").open(encoding="utf-8", newline="") as file:
        walk = list(csv.DictReader(file, delimiter="\t"))
    assert [row["id"] for row in walk] == [claim["id"] for claim in CLAIMS]
    assert f"{len(CLAIMS)} 条信息点逐条核对" in BODIES[NOTES]
    wrong = []
    for row, claim in zip(walk, CLAIMS, strict=True):
        n = claim["para"]
        home = PARAGRAPHS[n].get("page", NOTES)
        seen = whole(without_boxes(BODIES[home]))
        if row["page"] != home or RESTORED[n].count(row["words"]) != 1 or row["words"] not in seen:
            wrong.append(row)
    assert wrong == []
