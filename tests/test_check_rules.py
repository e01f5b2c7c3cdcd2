"""Rules of `check` that look further than one line, each both ways: claims of law, templates, HTML, images, switches."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from pathlib import Path

import pytest

from zhiku.addresses import address_letters, is_slug, same_addresses
from zhiku.check.engine import check_document, fix_text
from zhiku.check.metadata import metadata_of
from zhiku.check.model import Asset, Document, World, document_of
from zhiku.check.rules import images, law_claims, provenance, safety, structure, template
from zhiku.cli import main
from zhiku.settings import SectionSettings, Settings

SETTINGS = Settings(sections=(SectionSettings(path="techniques", title="技巧"),
                              SectionSettings(path="faq", title="问题", kind="faq")))
BASIS = {
    "legal/basis/mfd.md": "---\ntitle: 中华人民共和国民法典\naliases: [民法典]\nkind: 法律\ngrade: V1\nchecked: 2026-01-01\n"
                          "in_force: 2021-01-01\n---\n## 第一百八十八条 {#mfd-188}\n\n三年。\n",
    "legal/basis/zy.md": "---\ntitle: 催收指引\nkind: 行业自律\ngrade: M\nchecked: 2026-01-01\nin_force: 2026-08-01\n---\n"
                         "## 时段 {#zy-hours}\n\n十点。\n",
    "legal/basis/jf.md": "---\ntitle: 旧办法\nkind: 部门规章\ngrade: V1\nchecked: 2026-01-01\nuntil: 2020-12-31\n---\n"
                         "## 第一条 {#jf-1}\n\n旧。\n",
}
FRONT = "---\ntitle: 甲\nsummary: 乙丙丁。\norigin: 编者\n---\n"
MFD = "[《民法典》第一百八十八条](../legal/basis/mfd.md#mfd-188)"


def found(text: str, path: str = "techniques/x.md", today: str = "2026-11-23", basis: bool = True,
          assets: dict[str, Asset] | None = None) -> list[tuple[str, str]]:
    pages = {p: document_of(t, p, SETTINGS) for p, t in BASIS.items()} if basis else {}
    document = document_of(text, path, SETTINGS)
    world = World({path: document, **pages}, assets or {}, SETTINGS, {"001": 9}, dt.date.fromisoformat(today))
    return [(f.rule, f.message) for f in check_document(document, world)]


def names(text: str, **more: str) -> set[str]:
    return {rule for rule, _ in found(text, **more)}


@pytest.mark.parametrize("body", [
    f"法律规定时效一般三年（{MFD}）。",
    "《民法典》第一百八十八条规定时效三年。",
    "《中华人民共和国民法典》第188条是这样写的。",
    f"一律违法。\n\n依据是{MFD}。",
    f"## 甲\n\n构成非法经营罪。\n\n- 依据：{MFD}\n",
    "这合法吗？法律规定了什么？",
    "请自己判断这是否属于法律允许的使用。",
    "把话说清楚，约好日期。",
    "《催收工作手册》第三章写得清楚。",
])
def test_claims_of_law_that_are_backed_or_are_none(body: str) -> None:
    assert "law-claim" not in names(FRONT + body)


@pytest.mark.parametrize("body", [
    "法律规定催收不能找家人。",
    "《民法典》第九百九十九条规定不能这样。",
    "《消费者权益保护法》第七条说不能这样。",
    "这样做一律违法。",
    "情节严重的，处三年以下有期徒刑。",
    "诉讼时效为三年。",
    f"## 甲\n\n这里有{MFD}。\n\n## 乙\n\n行业指引禁止这样做。",
    "[《民法典》第一百八十八条](https://example.org/)是依据。",
])
def test_claims_of_law_without_an_id(body: str) -> None:
    assert "law-claim" in names(FRONT + body)


def test_front_matter_backs_a_term_and_the_opening_of_an_article() -> None:
    term = "---\ntitle: 丙\ncategory: 丁\nlaw: [mfd-188]\n---\n一律违法。\n\n法律规定三年。"
    assert "law-claim" not in names(term, path="glossary/x.md")
    assert "law-claim" in names(term.replace("law: [mfd-188]\n", ""), path="glossary/x.md")
    front = FRONT.replace("origin", "law: [mfd-188]\norigin")
    assert "law-claim" not in names(front + "法律规定三年。")
    assert "law-claim" in names(front + "甲。\n\n## 乙\n\n法律规定三年。")


def test_a_lower_grade_must_be_visible() -> None:
    assert "law-claim" in names(FRONT + "## [催收指引](../legal/basis/zy.md#zy-hours)怎么说\n\n甲。")
    assert "law-claim" not in names(FRONT + f"## {MFD}怎么说\n\n甲。")
    assert "law-claim" not in names(FRONT + "见[催收指引](../legal/basis/zy.md#zy-hours)。")


def test_sources_speak_for_themselves_but_editors_beside_them_do_not() -> None:
    source = FRONT.replace("origin: 编者", 'source: ["001#4"]')
    assert "law-claim" not in names(source + "法律规定催收不能找家人。")
    assert "law-claim" in names(source + '甲。\n\n!!! note "编者按"\n\n    法律规定催收不能找家人。\n')
    assert "law-claim" not in names(FRONT + "法律规定催收不能找家人。", basis=False), "没有法律依据的知识库不用这条规则"  # type: ignore[arg-type]


@pytest.mark.parametrize(("body", "today", "flagged"), [
    ("见[指引](../legal/basis/zy.md#zy-hours)。", "2026-07-31", True),
    ("见[指引](../legal/basis/zy.md#zy-hours)，8月1日起施行。", "2026-07-31", False),
    ("见[指引](../legal/basis/zy.md#zy-hours)。", "2026-08-01", False),
    ("见[甲办法](../legal/basis/jf.md#jf-1)。", "2026-07-31", True),
    ("过去有过[旧办法](../legal/basis/jf.md#jf-1)。", "2026-07-31", False),
    ("见[甲办法](../legal/basis/jf.md#jf-1)。", "2020-12-31", False),
])
def test_rules_not_in_force(body: str, today: str, flagged: bool) -> None:
    assert ("law-in-force" in names(FRONT + body, today=today)) == flagged


def faq(body: str, title: str = "能不能上门？") -> set[str]:
    return names(f"---\ntitle: {title}\nsummary: 乙丙丁。\norigin: 编者\n---\n{body}", path="faq/x.md")


@pytest.mark.parametrize("body", ["不能。要先问。\n\n## 理由\n\n甲。", "欠款〔？〕，先听再说。",
                                  '!!! note "回答"\n\n    不能。\n', "<!-- 记 -->\n不能。"])
def test_questions_answered_in_the_first_sentence(body: str) -> None:
    assert "template" not in faq(body)


@pytest.mark.parametrize(("body", "title"), [
    ("不能。", "上门的规定"), ("## 理由\n\n不能。", "能不能？"), ("- 不能。", "能不能？"), ("关于这件事，说法很多。", "能不能？"),
    ("你说能不能呢？不能。", "能不能？"), ("〔？〕能不能呢？不能。", "能不能？"), ("不能，" * 60 + "。", "能不能？"), ("", "能不能？"),
])
def test_questions_that_are_none_or_are_not_answered(body: str, title: str) -> None:
    assert "template" in faq(body, title)


def test_terms_and_leftovers_of_templates() -> None:
    term = "---\ntitle: 丙\ncategory: 丁\n---\n"
    assert "template" not in names(term + "一句话定义。", path="glossary/x.md")
    for body in ("", "## 定义\n\n甲。", "- 甲", "见[乙](y.md)。", "长" * 300):
        assert "template" in names(term + body, path="glossary/x.md"), body
    assert "template" in names(FRONT + "（待写）甲。")
    assert "template" in names(FRONT.replace("origin", "kind: 别的\norigin") + "甲。")


@pytest.mark.parametrize("body", [
    "`a\n\n<script>x</script>\n\nb`",
    "<div>\n`<script>alert(1)</script>`\n</div>",
    "```\n<script>1</script>",
    "<!--> <script>alert(1)</script> -->",
    "<!-- a --!><script>1</script>-->",
    "[x](&#106;avascript:alert(1))",
    "[x](java\u200bscript:alert(1))",
    "<img/src=x/onerror=alert(1)>",
    "<svg/onload=1>",
    "<p style='x'>甲</p>",
    "# 甲{: onclick=x }",
    "<blink>甲</blink>",
    "<?php x ?>",
    "<a href=x.md target=_blank formaction=y>甲</a>",
    "<a href=[x](javascript:1)甲",
    '> ]("[x](javascript:1)',
    '<a href="<img src="a>b" onload=1>',
    "```html\n[x]``<!--<math>``<div>",
])
def test_html_that_is_refused_however_it_hides(body: str) -> None:
    assert "safety" in names(FRONT + body)


@pytest.mark.parametrize("body", [
    "甲 `<script>` 乙", "```html\n<script>\n```", "<details><summary>甲</summary>乙</details>", "a < b 和 c > d，1<2。",
    "甲 <kbd>Ctrl</kbd> 乙 <br> x<sup>2</sup>", "<!-- 注释 <script> -->正文", "<user@example.com>", "<https://example.org>",
    '=== "甲"\n\n    乙\n', '<span id="jiu"></span>', "## 甲 {#jia data-grade=\"M\"}\n\n乙。", "时间：22:00，比例1:2，注：甲。",
])
def test_html_and_text_that_may_stand(body: str) -> None:
    assert "safety" not in names(FRONT + body)


@pytest.mark.parametrize("value", ["<b>甲</b>", "{{ config }}", "javascript:alert(1)", "</title><script>"])
def test_front_matter_is_text(value: str) -> None:
    assert "safety" in names(f'---\ntitle: "{value}"\nsummary: 乙。\norigin: 编者\n---\n甲。')
    assert "safety" in names(f'---\ntitle: 甲\nsummary: 乙。\naliases: ["{value}"]\norigin: 编者\n---\n甲。')


@pytest.mark.parametrize(("body", "flagged"), [
    ("甲\n===\n\n乙。", True), ("甲乙\n---\n\n乙。", True), ("甲。\n\n---\n\n乙。", False), ("| a | b |\n|---|---|\n| 1 | 2 |", False),
    ("## 甲\n\n一。\n\n## 甲\n\n二。", True), ("## 甲\n\n### 丙\n\n一。\n\n## 乙\n\n### 丙\n\n二。", False),
    ("## 甲\n\n一。\n\n## 甲 {#jia-2}\n\n二。", False), ("<h1>甲</h1>", True),
])
def test_headings_however_they_are_written(body: str, flagged: bool) -> None:
    assert ("heading" in names(FRONT + body)) == flagged


def jpeg(*blocks: tuple[int, bytes]) -> bytes:
    return b"\xff\xd8" + b"".join(bytes((0xFF, m)) + struct.pack(">H", len(b) + 2) + b for m, b in blocks) + b"\xff\xda"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in chunks)


def exif(order: str, tag: int) -> bytes:
    little = order == "<"
    return b"Exif\0\0" + (b"II*\0" if little else b"MM\0*") + struct.pack(order + "IHHHII", 8, 1, tag, 4, 1, 26) + b"\0" * 4


@pytest.mark.parametrize(("data", "place"), [
    (jpeg((0xE1, exif("<", 0x8825))), True),
    (jpeg((0xE1, exif(">", 0x8825))), True),
    (jpeg((0xE1, exif("<", 0x010F))), False),
    (png((b"eXIf", exif("<", 0x8825)[6:])), True),
    (b"RIFF\0\0\0\0WEBPEXIF" + struct.pack("<I", 32) + exif("<", 0x8825)[6:], True),
    (png((b"IHDR", b"\0" * 13)), False),
    (jpeg(), False), (b"\xff\xd8\xff", False), (b"", False), (b"\x89PNG", False),
])
def test_images_that_tell_where_they_were_taken(data: bytes, place: bool) -> None:
    assert metadata_of(data).startswith("GPS") == place
    asset = Asset(len(data), data, metadata=metadata_of(data))
    said = found(FRONT + "![图](../assets/a.jpg)", assets={"assets/a.jpg": asset})
    assert any("拍摄的地点" in message for _, message in said) == place


def test_words_in_images_are_read() -> None:
    text = "作者：李某 13800138000"
    assert text in metadata_of(jpeg((0xFE, text.encode())))
    assert "Comment" in metadata_of(png((b"tEXt", b"Comment\0hello")))
    assert "hello" in metadata_of(png((b"zTXt", b"Comment\0\0" + zlib.compress(b"hello"))))
    assert text in metadata_of(f"<svg><title>{text}</title></svg>".encode())
    assert metadata_of(png((b"zTXt", b"Comment\0\0broken"))) == "Comment"


def test_switches_in_lists_in_code_and_in_fixing() -> None:
    quoted = "- 例：<!-- zhiku: off typography -->甲,乙<!-- zhiku: on typography -->\n- 丙,丁\n"
    assert [rule for rule, _ in found(FRONT + quoted)] == ["typography"]
    fixed = fix_text(FRONT + quoted)
    assert "甲,乙" in fixed and "丙，丁" in fixed
    assert names(FRONT + "```markdown\n<!-- zhiku: off typography -->\n```\n\n甲。") == set(), "代码里的开关不算"
    assert "switch" in names(FRONT + "甲。<!-- zhiku: off -->")
    everything = FRONT + "<!-- zhiku: off -->\n信用卡员 [x](nowhere.md)\n<!-- zhiku: on -->\n\n甲。"
    assert names(everything) == set()


def test_symbolic_links_anywhere_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("---\ntitle: 甲\nsummary: 乙。\n---\n丙。\n", "utf-8")
    config = ["-f", str(tmp_path / "mkdocs.yml"), "check"]
    assert main(config) == 0
    outside = tmp_path / "secret"
    outside.mkdir()
    (outside / "x.md").write_text("秘密。", "utf-8")
    (docs / "more").symlink_to(outside)
    (docs / "y.md").symlink_to(outside / "x.md")
    (docs / "a.png").symlink_to(outside / "x.md")
    assert main(config) == 1
    said = capsys.readouterr().out
    assert all(f"docs/{name}:1:1 [safety] 这是符号链接" in said for name in ("more", "y.md", "a.png"))


def test_drafts_are_spared_what_only_finished_pages_need() -> None:
    text = "---\ntitle: 甲\n---\n法律规定三年。〔旧→新〕"
    assert {"law-claim", "source", "damage"} <= names(text)
    assert not names(text, path="_drafts/x.md") & {"law-claim", "source", "damage", "template"}


def test_a_comma_nobody_has_decided_on_is_no_editors_word() -> None:
    assert "damage" in names("---\ntitle: 甲\n---\n法律规定三年〔，〕过后就不保护。")
    assert "damage" not in names("---\ntitle: 甲\n---\n法律规定〔三年〕，过后就不保护。")
    assert "damage" not in names("---\ntitle: 甲\n---\n法律规定〔？〕，过后就不保护。")


def test_rules_have_one_function_and_are_data() -> None:
    for rule in (images.RULE, law_claims.CLAIMS_RULE, provenance.SOURCES, safety.RULE, structure.HEADINGS, template.RULE):
        assert rule.about and callable(rule.find)


def test_the_masked_text_keeps_every_offset() -> None:
    text = FRONT + "甲 `代码` 乙\n\n```\n<b>\n```\n\n<!-- 注 -->丙"
    document: Document = document_of(text, "x.md", SETTINGS)
    assert len(document.masked) == len(text) and document.masked.count("\n") == text.count("\n")
    assert document.masked.index("丙") == text.rindex("丙") and "代码" not in document.masked


@pytest.mark.parametrize(("paths", "second"), [
    (["faq/x.md", "faq/x/index.md"], "faq/x/index.md"),
    (["faq/index.md", "faq/README.md"], "faq/README.md"),
    (["faq/X.md", "faq/x.md"], "faq/x.md"),
    (["index.md", "README.md"], "README.md"),
])
def test_two_files_of_one_address(paths: list[str], second: str) -> None:
    [finding] = same_addresses(paths, "docs/")
    assert finding.path == f"docs/{second}" and finding.rule == "same-address"


def test_files_of_their_own_addresses() -> None:
    assert same_addresses(["index.md", "faq/index.md", "faq/x.md", "glossary/x.md", "x.md"], "docs/") == []


@pytest.mark.parametrize("paths", [["faq/x.md"], ["faq/index.md", "about/README.md", "assets/index.html"]])
def test_a_knowledge_base_without_a_home_page_is_told(paths: list[str]) -> None:
    [finding] = address_letters(paths, "docs/")
    assert (finding.path, finding.rule, finding.severity) == ("docs/index.md", "home-page", "warning")
    assert "没有首页 docs/index.md" in finding.message and "请建这个文件" in finding.message


@pytest.mark.parametrize("home", ["index.md", "README.md", "index.html"])
def test_any_home_page_will_do(home: str) -> None:
    assert address_letters([home, "faq/x.md"], "docs/") == []
    assert address_letters([], "docs/") == [], "什么也没有的，不说"


@pytest.mark.parametrize(("name", "can"), [("ting-qing", True), ("12345", True), ("../x", False), ("a/b", False), ("A", False),
                                           ("a--b", False), ("-a", False), ("甲", False), ("", False), ("a\n", False)])
def test_names_that_can_stand_in_an_address(name: str, *, can: bool) -> None:
    assert is_slug(name) is can
