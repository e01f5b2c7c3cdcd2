# ruff: noqa: E501
"""What can't be imported, can't be written or says nothing: a letter that names the place and what to do, and no traceback."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zhiku import intake_cli, intake_files
from zhiku.intake.decode import decode
from zhiku.intake_time import time_limit

TEXT = "泡茶的方法\n\n水要先烧开，壶要先烫热，茶叶放三克。\n\n第一道水倒掉，第二道水等一分钟，再慢慢倒进杯子里喝。\n"


def run(*words: str | Path) -> int:
    parser = argparse.ArgumentParser()
    intake_cli.add_parser(parser.add_subparsers())
    args = parser.parse_args(["import", *map(str, words)])
    status: int = args.run(args)
    return status


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "raw.txt"
    file.write_text(TEXT, "utf-8")
    return file


def refused(data: bytes, name: str = "x.txt") -> str:
    found, findings = decode(data, name, name)
    assert found is None and len(findings) == 1
    return findings[0].as_text()


def test_a_broken_byte_has_its_line_and_the_words_before_it() -> None:
    data = TEXT.encode().replace("茶叶".encode(), b"\xe8\x8c\xe5\x8f\xb6")
    told = refused(data)
    assert told.startswith("x.txt:3:13 [encoding] 第 3 行第 13 列、第 ") and "0xe8" in told
    assert "它前面是“水要先烧开，壶要先烫热，”" in told and "别处都是 UTF-8" in told and "共 1 处" in told and "另存为" not in told


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-16-be", "utf-16-le"])
def test_wide_encodings_without_their_mark_or_wider_are_refused(encoding: str) -> None:
    data = TEXT.encode(encoding)
    assert "另存为 UTF-8" in refused(data) if encoding != "utf-32-le" else "NUL" in refused(data)


def test_a_nul_is_found_wherever_it_stands() -> None:
    told = refused((TEXT * 100 + "最后\0一句。\n").encode())
    assert told.startswith("x.txt:501:3 [binary]") and "它前面是“最后”" in told


@pytest.mark.parametrize("text", [
    TEXT.encode().decode("gb18030", "replace"), TEXT.encode().decode("gb18030", "ignore"), TEXT.encode().decode("latin-1"),
    TEXT.encode().decode("cp1252", "ignore"), "锟斤拷锟斤拷锟斤拷锟斤拷\n" * 4])
def test_garbled_text_is_called_so(text: str) -> None:
    told = refused(text.encode())
    assert "[garbled]" in told and "乱码" in told and "原来的文件" in told


@pytest.mark.parametrize("text", [TEXT, "涓涓细流，汇成大海。", "café à la carte，法语的“咖啡”写作 café。", "锛是一个罕见的字，鏄也是。它们在乱码里常见，平常的文章里几乎没有。"])
def test_ordinary_text_is_not_called_garbled(text: str) -> None:
    assert decode(text.encode(), "x.txt", "x.txt")[0] is not None


@pytest.mark.parametrize(("start", "is_page"), [
    ("<!-- a -->\n" * 24 + "<html>", True), ("<!-- " + "许可 " * 900 + "-->\n<html>", True), ("<!-- a -->\n" * 24, False),
    ("<!-- 给自己看的 -->\n正文在前。\n<!-- 又一句 --><div>", False), ("<?xml version='1.0'?>\n<!-- a -->\n<!doctype html>", True)])
def test_comments_in_front_hide_no_page_and_make_none(start: str, is_page: bool) -> None:
    begun = time.perf_counter()
    source, _ = decode(f"{start}{TEXT}".encode(), "x", "x")
    assert source is not None and source.html is is_page and time.perf_counter() - begun < 1


def test_other_formats_are_named() -> None:
    assert "RTF" in refused(b"{\\rtf1\\ansi\\ansicpg936 \\'b8\\'f6}")
    assert "base64" in refused(b"From: a <a@example.com>\nSubject: x\nContent-Transfer-Encoding: base64\n\n56uv5Y2I\n")


@pytest.mark.parametrize(("encoding", "word"), [("utf-16", "Unicode"), ("utf-16-le", "Unicode"), ("gb18030", "ANSI")])
@pytest.mark.parametrize("name", ["decisions.yml", "source.yml"])
def test_settings_that_notepad_wrote(source: Path, encoding: str, word: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (source.parent / name).write_bytes("replace: [[壶, 杯]]\n".encode(encoding))
    assert run(source, "--out", source.parent) == 2
    told = capsys.readouterr().err
    assert word in told and "记事本" in told and "UTF-8" in told and name in told


@pytest.mark.parametrize(("text", "place", "what"), [
    ("cut_words: [甲\nreplace: []\n", ":2:8 ", "方括号没有配对"), ("accept: [a]\n  reject: [b]\n", ":2:3 ", "缩进没有对齐"), ("accept: 'a\n", ":1:11 ", "引号没有配对"),
    ("a: 1\nb: \x07\n", ":2:4 ", "控制字符"), ("accept: 2024-13-45\n", ":1:1 ", "日期"), ("[" * 3000, ":1:1 ", "太深"), ("文字\n", ":1:1 ", "键: 值"),
    ("replace: [[甲]]\n", ":1:1 ", "第 1 项 ['甲'] 缺了新词：每一项是 [旧词, 新词]"), ("replace: 甲\n", ":1:1 ", "[旧词, 新词]"), ("accept: [a]\nreplace: [甲, 乙]\n", ":2:1 ", "每一项是 [旧词, 新词]"), ("reject: {a: b}\n", ":1:1 ", "应当是列表"),
    ("replace: [[甲, 乙], [丙, 丁, 戊]]\n", ":1:1 ", "第 2 项"),
])
def test_settings_that_are_wrong_are_told_in_chinese(source: Path, text: str, place: str, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = source.parent / "decisions.yml"
    file.write_text(text, "utf-8")
    assert run(source, "--out", source.parent) == 2
    told = capsys.readouterr().err
    assert f"{file}{place}" in told and what in told and "while parsing" not in told
    file.rename(source.parent / "source.yml")
    assert run(source, "--out", source.parent) == 2 and what in capsys.readouterr().err


def test_what_has_no_effect_is_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source.parent / "source.yml").write_text("title: 别的\ncut_word: [抄表]\nencoding: klingon\nreplace: [[茶叶, 茶], [没有的词, 有], ['', 空]]\n", "utf-8")
    out = source.parent / "out"
    out.mkdir()
    (out / "decisions.yml").write_text("accept: [77-77]\nencoding: gbk\n", "utf-8")
    assert run(source, "--out", out) == 0
    told = capsys.readouterr().err
    assert "没有 `cut_word` 这个键，它不起作用；你是不是要写 `cut_words`？" in told and "`title`" not in told
    assert "不认识的编码 `klingon`" in told and "gb18030" in told
    assert "source.yml:2:1 " in told and "“77-77”" in told and "“没有的词”" in told and "“茶叶”" not in told and "旧词是空的" in told and "请写进来源旁边的 source.yml" in told


def test_replacing_keeps_its_places_where_a_heading_loses_its_label(source: Path) -> None:
    source.write_text("题目：茶的泡法是什么\n\n茶的水要先烧开，壶的里面要先烫热，茶的叶子放三克。\n", "utf-8")
    (source.parent / "source.yml").write_text("replace: [[的, '']]\n", "utf-8")
    assert run(source, "--out", source.parent / "out") == 0
    ledger = json.loads((source.parent / "out" / "ledger.json").read_text("utf-8"))
    assert [e["old"] for e in ledger["edits"] if e["rule"] == "decision:replace"] == ["的"] * 4
    assert "的" not in (source.parent / "out" / ledger["drafts"][0]).read_text("utf-8").partition("---\n\n")[2]


def test_a_name_that_is_no_utf8_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"bad\xff.txt")
    try:
        (tmp_path / name).write_text(TEXT, "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert run(tmp_path / name, "--out", tmp_path / "out") == 2
    assert "bad\\xff.txt" in capsys.readouterr().err and not (tmp_path / "out").exists()
    (tmp_path / "raw.txt").write_text(TEXT, "utf-8")
    assert run(tmp_path / "raw.txt", "--out", tmp_path / os.fsdecode(b"o\xff")) == 0
    assert "o\\xff" in capsys.readouterr().out


def test_a_full_disk_leaves_the_old_state(source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    out = source.parent / "out"
    for there in (False, True):
        if there:
            monkeypatch.undo()
            assert run(source, "--out", out) == 0
            source.write_text(TEXT + "\n再加上一段话，说明什么时候换水。\n", "utf-8")
        before = {p.name: p.read_bytes() for p in out.iterdir() if not p.name.endswith(".lock")} if out.exists() else {}
        calls: list[int] = []

        def full(handle: int, calls: list[int] = calls) -> None:
            calls.append(handle)
            if len(calls) == 2:
                raise OSError(28, "No space left on device")

        monkeypatch.setattr(intake_files.os, "fsync", full)
        assert run(source, "--out", out) == 2
        told = capsys.readouterr().err
        assert "磁盘满了" in told and "没有改动" in told
        assert {p.name: p.read_bytes() for p in out.iterdir() if not p.name.endswith(".lock")} == before


@pytest.mark.parametrize("out", ["raw.txt/sub", "/proc/x", "a" * 300])
def test_places_that_cannot_be_written_are_told(source: Path, out: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(source.parent)
    assert run(source, "--out", out) == 2
    assert "[cannot-write]" in capsys.readouterr().err


def test_a_folder_must_be_named(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(source, "--out", "") == 2
    assert "--out 后面是空的" in capsys.readouterr().err


def test_numbers_are_parted_by_blanks_and_the_file_comes_first(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = source.parent / "out"
    assert run(source, "--out", out, "--accept", "3-13,4-8") == 2
    assert "用空格分开，不用逗号：3-13 4-8" in capsys.readouterr().err
    assert run("--out", out, "--accept", "3-13", source) == 2
    assert f"请把文件写在前面：zhiku import {source}" in capsys.readouterr().err
    assert run(source, "--out", out, "--accept", "3-13", source) == 2
    assert "文件写在前面" in capsys.readouterr().err
    assert run("--out", out) == 2
    assert "没有写要导入哪个文件" in capsys.readouterr().err


def test_a_site_without_sections_is_offered_none(source: Path) -> None:
    assert run(source, "--out", source.parent / "out") == 0
    made = "".join(p.read_text("utf-8") for p in (source.parent / "out").iterdir() if p.suffix == ".md")
    assert "建议栏目" not in made and "qualities" not in made and "title:" in made


def test_computing_counts_and_waiting_hardly() -> None:
    began = time.monotonic()
    with time_limit(1):
        time.sleep(2)
    with pytest.raises(TimeoutError, match="算了 1 秒"), time_limit(1):
        while time.monotonic() < began + 60:
            pass


def test_no_traceback_in_a_folder_that_is_full(source: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "zhiku.cli", "import", str(source), "--out", "/dev/full/x"], capture_output=True, text=True)
    assert done.returncode == 2 and "Traceback" not in done.stderr and "[cannot-write]" in done.stderr


@pytest.mark.parametrize(("text", "name", "place", "what"), [
    ('{"title": "泡茶", "content": "水要先烧开，壶要先烫热。"}', "x.json", "x.json:1:1", "“content”后面的那一段"),
    ('[{"text": "水要先烧开，壶要先烫热。"},\n {"text": "第一道水倒掉。"}]', "x.txt", "x.txt:1:1", "“text”后面"), ('{\n  "id": 3\n}', "x.txt", "x.txt:1:1", "JSON"),
    ('标题,内容\n泡茶,"水要先烧开，壶要先烫热。"\n', "x.csv", "x.csv:1:1", "CSV"), ("<?xml version='1.0'?>\n<rss><channel><title>泡茶</title></channel></rss>", "x.xml", "x.xml:1:1", "XML 数据（rss）"),
    ("泡茶\\n\\n水要先烧开。\\n壶要先烫热。\\r\\n茶叶放三克。", "x.txt", "x.txt:1:3", "替换成换行"), ("\\u6ce1\\u8336\\uff0c\\u6c34\\u8981\\u70e7\\u5f00\\uff0c\\u58f6\\u8981\\u70eb\\u70ed", "x.txt", "x.txt:1:1", "编号")])
def test_data_of_programs_is_no_article(text: str, name: str, place: str, what: str) -> None:
    told = refused(text.encode(), name)
    assert told.startswith(place) and "[other-format]" in told and what in told


@pytest.mark.parametrize("text", [
    "“泡茶”, {水}。\n", "{壶}要先烫热：“好”。\n", "路径是 C:\\茶\\new，里面有\\n的文件。\n程序里\\n是换行，写作\\n就行，\\n不是字。\n\n一\n\n二\n\n三\n\n四\n", '"茶": "水"\n',
    "<?xml version='1.0'?>\n<html><body><p>水要先烧开。</p></body></html>"])
def test_articles_that_look_a_little_like_data(text: str) -> None:
    assert decode(text.encode(), "x.txt", "x.txt")[0] is not None
