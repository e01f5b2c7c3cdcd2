# ruff: noqa: E501
"""Laws of an import: nothing lost, nothing changed twice, the ledger alone reproduces the drafts."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhiku.intake.blocks_html import read_html
from zhiku.intake.decisions import Decisions
from zhiku.intake.decode import decode
from zhiku.intake.pipeline import import_source
from zhiku.intake.values import Imported, Source

DATA = Path(__file__).parent / "data"
FILES = sorted([*(DATA / "import-eval").glob("*.raw.*"), *(DATA / "import" / "held-out").glob("*.raw.*"),
                DATA / "import" / "source-001" / "raw.txt"])
HAN = re.compile(r"[\u3400-\u9fff]")
FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)


def read(path: Path, decisions: Decisions | None = None) -> Imported:
    source, findings = decode(path.read_bytes(), path.name, path.name)
    assert source is not None, findings
    return of(source, decisions)


def of(source: Source, decisions: Decisions | None = None) -> Imported:
    result, findings = import_source(source, decisions or Decisions(), folder="001")
    assert result is not None, findings
    return result


def body(text: str) -> str:
    return FRONT.sub("", text).strip()


def unmarked(markdown: str) -> str:
    """The words of a draft's body without the marks of Markdown."""
    lines = [re.sub(r"^\s*(?:#{1,6} |\d+\. |- |> (?:网友：)?|>$)", "", line) for line in body(markdown).splitlines()]
    return "".join(re.sub(r"^\\(?=[#>+\-=|*])|^(\d+)\\(?=[.)])|\\([\\*_])", lambda m: m[1] or m[2] or "", line).replace("&lt;", "<") for line in lines)


def rebuilt(source: Source, ledger: dict) -> dict[str, str]:
    """The words of each draft from the source's text, the offsets and the edits of the ledger alone."""
    out: dict[str, str] = dict.fromkeys(ledger["drafts"], "")
    by_n: dict[int, list[dict]] = {}
    for edit in ledger["edits"]:
        by_n.setdefault(int(edit["id"].split("-")[0]), []).append(edit)
    blocks = {b.n: b for b in read_html(source.text, "x")[0]} if source.html else {}
    for p in ledger["paragraphs"]:
        if "removed" in p:
            continue
        text = p["text"]
        if not source.html:
            assert source.text[p["start"]:p["end"]] == text
        begin, stop = p.get("used", [0, len(text)])
        if any(e["rule"].startswith("structure:") for e in by_n.get(p["n"], [])):
            begin, stop = 0, len(text)
        made, at = "", begin
        for e in by_n.get(p["n"], []):
            block = blocks.get(p["n"])
            if block is None:
                start, end = e["start"] - p["start"], e["end"] - p["start"]
                assert source.text[e["start"]:e["end"]] == e["old"]
            else:
                start = next((i for i, x in enumerate(block.at) if x >= e["start"]), len(text))
                end = start + len(e["old"])
                assert text[start:end] == e["old"]
            made += text[at:start]
            made += (e["new"] if e["tier"] == "auto" else "〔？〕" if e["tier"] == "flag" else f"〔{e['new']}〕" if not e["old"].strip()
                     else f"〔{e['old'].strip()}→{e['new']}〕")
            at = end
        made += text[at:stop]
        out[p["draft"]] += made.strip() if p["kind"] != "title" else ""
    return out


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_ledger_and_source_reproduce_the_drafts(path: Path) -> None:
    result = read(path)
    ledger = json.loads(result.ledger)
    words = rebuilt(result.source, ledger)
    for draft in result.drafts:
        title = re.search(r'^title: "?(.*?)"?$', draft.text, re.M)
        assert title
        whole = re.sub(r"\s", "", words[draft.path])
        seen = re.sub(r"\s", "", unmarked(draft.text))
        if whole != seen:  # a heading of the source became the title
            head = re.sub(r"\s", "", title[1].replace('\\"', '"'))
            assert whole == head + seen, draft.path


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_every_han_character_is_in_a_draft_or_named(path: Path) -> None:
    result = read(path)
    ledger = json.loads(result.ledger)
    named = Counter(HAN.findall("".join(p["text"] for p in ledger["paragraphs"])))
    source = result.source.text
    if result.source.html:
        source = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>", "", source, flags=re.S)
        source = re.sub(r"<(?!img)[^>]*>", "", source)
        source = re.sub(r'<img[^>]*alt="([^"]*)"[^>]*>', r"\1", source)
    assert not Counter(HAN.findall(source)) - named
    kept = Counter(HAN.findall("".join(d.text for d in result.drafts)))
    gone = Counter(HAN.findall("".join(e["old"] for e in ledger["edits"] if e["tier"] == "auto")))
    for p in ledger["paragraphs"]:
        if "removed" not in p:
            lost = Counter(HAN.findall(p["text"])) - kept - gone
            assert not lost, (p["n"], lost)


def again(text: str) -> Imported:
    return of(Source("draft.md", text, "utf-8", "0" * 64))


def settled(result: Imported) -> None:
    for draft in result.drafts:
        second = again(draft.text)
        assert [e for e in second.edits if e.tier == "auto"] == [], draft.text
        assert "\n".join(body(d.text) for d in second.drafts) == body(draft.text)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_import_of_an_import_changes_nothing(path: Path) -> None:
    settled(read(path))


WORDS = st.sampled_from([
    "信用卡员", "员", "需要", "理解", "相关法律", "实行沟通", "，", "。", ",", "必不可少", "的", "客户", "与", "碰到", "疑惑", "阶", "措", "献", "《办法》",
    "做出", "假使", "可能存在", "造成", "逾期", "欠款", "还款", "***", "、", "甚至等", "不断学", "？", "更", "起因", "一种", "、、", "能够", "可以", "可", "问题",
    " ", "https://example.invalid/a,b", "`代码,代码`", "“原话”", "〔？〕", "〔催收〕", "〔2018〕19号", "工作", "技巧", "1", ":", "(见下)", "123,456", "A,B", "被客户",
])
LINES = st.lists(WORDS, min_size=1, max_size=24).map("".join)
PREFIX = st.sampled_from(["", "", "", "1. ", "2. ", "## ", "> ", "头像 小王 2024-05-06\n", "- ", "员自述", "题目:"])
TEXTS = st.lists(st.tuples(PREFIX, LINES), min_size=2, max_size=12).map(
    lambda rows: "催款和逾期的账单怎么办\n\n" + "\n\n".join(a + b for a, b in rows) + "\n")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_laws_hold_for_any_text(text: str) -> None:
    source = Source("x.txt", text, "utf-8", "0" * 64)
    result = of(source)
    ledger = json.loads(result.ledger)
    assert not Counter(HAN.findall(text)) - Counter(HAN.findall("".join(p["text"] for p in ledger["paragraphs"])))
    rebuilt(source, ledger)  # holds the offsets against the text
    for e in result.edits:
        assert e.old == text[e.start:e.end]
        assert e.tier != "flag" or e.new == ""
    assert of(source).ledger == result.ledger


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_import_of_an_import_changes_nothing_in_any_text(text: str) -> None:
    for draft in of(Source("x.txt", text, "utf-8", "0" * 64)).drafts:
        second = again(draft.text)
        third = [again(d.text) for d in second.drafts]
        assert [body(d.text) for d in second.drafts] == [body(d.text) for x in third for d in x.drafts]


@pytest.mark.parametrize("kept", ["https://example.invalid/a,b?c=1;d:2", "`员工作,实行沟通`", "〔催收〕", "原文：“员需要理解法律,实行沟通”", "法释〔2018〕19号"])
def test_no_edit_inside_what_is_verbatim(kept: str) -> None:
    text = f"逾期的员怎么办\n\n信用卡员需要实行沟通,见 {kept} ,员与客户实行沟通。欠款、还款、债务和账单都要说清楚。\n"
    result = of(Source("x.txt", text, "utf-8", "0" * 64))
    start = text.index(kept)
    inner = (start + 1, start + len(kept) - 1)
    assert [e for e in result.edits if e.start < inner[1] and e.end > inner[0]] == []
    assert any(e.tier == "auto" for e in result.edits), "the words around it are repaired"


def test_same_source_same_decisions_same_bytes() -> None:
    path = DATA / "import-eval" / "07.raw.txt"
    one, two = (read(path, Decisions(accept=("cut-word:people",))) for _ in range(2))
    assert one.ledger == two.ledger and one.report == two.report and one.drafts == two.drafts
    assert one.ledger != read(path).ledger
