# ruff: noqa: E501
"""The command on hostile input and in unlucky moments: files, folders, locks, kills, decisions."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zhiku import intake_cli
from zhiku.cli import main
from zhiku.intake.decisions import Decisions, write_decisions
from zhiku.intake_files import home_of
from zhiku.project_cli import around

DATA = Path(__file__).parent / "data"
RAW = DATA / "import-eval" / "07.raw.txt"


def run(*words: str | Path) -> int:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    intake_cli.add_parser(commands)
    args = parser.parse_args(["import", *map(str, words)])
    return args.run(args)


def say(tmp_path: Path, data: bytes, name: str = "x.txt", out: str = "out") -> tuple[int, Path]:
    file = tmp_path / name
    file.write_bytes(data)
    return run(file, "--out", tmp_path / out), tmp_path / out


def files(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text("utf-8") for p in sorted(folder.iterdir()) if not p.name.startswith(".")}


def test_a_good_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(RAW, "--out", tmp_path) == 0
    assert "份草稿" in capsys.readouterr().out
    ledger = json.loads((tmp_path / "ledger.json").read_text("utf-8"))
    assert all((tmp_path / name).is_file() for name in ledger["drafts"])
    assert {"source", "sha256", "encoding", "drafts", "paragraphs", "edits"} <= set(ledger)
    assert set(ledger["edits"][0]) == {"id", "start", "end", "old", "new", "rule", "tier", "reason"}
    assert {p.suffix for p in tmp_path.iterdir() if not p.name.startswith(".")} == {".md", ".json", ".html"}


def test_importing_again_writes_nothing(tmp_path: Path) -> None:
    run(RAW, "--out", tmp_path)
    before = {p.name: (p.stat().st_mtime_ns, p.stat().st_ino) for p in tmp_path.iterdir()}
    assert run(RAW, "--out", tmp_path) == 0
    assert {p.name: (p.stat().st_mtime_ns, p.stat().st_ino) for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize(("data", "rule"), [
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "binary"), (b"PK\x03\x04" + b"a" * 99, "binary"), (b"abc\0def" * 99, "binary"), (b"", "empty"),
    ("员需要耐心，".encode("gb18030") + b"\xff\xff\xff", "encoding"), (b"plain English text only\n", "no-text"),
])
def test_what_is_no_chinese_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, rule: str) -> None:
    status, out = say(tmp_path, data)
    assert status == 2
    assert f"[{rule}]" in capsys.readouterr().err
    assert not out.exists() or files(out) == {}


def test_an_undecodable_byte_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = "催收员要有耐心。".encode()
    assert say(tmp_path, good * 3 + b"\xff\xfe" + good)[0] == 2
    assert f"第 {len(good) * 3} 个字节（0xff）" in capsys.readouterr().err


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "big.txt"
    with file.open("wb") as handle:
        handle.truncate(200_000_000)
    monkeypatch.setattr(Path, "open", lambda *a, **k: pytest.fail("it was opened"))
    assert run(file, "--out", tmp_path / "out") == 2
    assert "200 MB" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = (DATA / "import" / "held-out" / "c.clean.md").read_text("utf-8").replace("#", "").replace("- 昵称", "昵称")
    if encoding == "big5":
        from opencc import OpenCC

        text = "".join(c for c in OpenCC("s2t").convert(text) if c.encode("big5", "ignore"))
    status, out = say(tmp_path, text.replace("\n", "\r\n").encode(encoding))
    assert status == 0
    ledger = json.loads((out / "ledger.json").read_text("utf-8"))
    assert ledger["paragraphs"][0]["text"].strip() == text.strip().splitlines()[0].strip()
    assert not ledger["paragraphs"][0]["text"].startswith("\ufeff")


def test_nesting_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html = "<!DOCTYPE html><html><body>" + "<div>" * 5000 + "催收" + "</div>" * 5000 + "</body></html>"
    assert say(tmp_path, html.encode(), "x.html")[0] == 2
    assert "[too-deep]" in capsys.readouterr().err


def test_entities_and_includes_stay_text(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("机密内容", "utf-8")
    html = ('<!DOCTYPE html [<!ENTITY a "机密"><!ENTITY x SYSTEM "secret.txt">]><html><head><meta charset="utf-8"></head><body>'
            '<h1>催收员的一天</h1><p>&a;&x;&lt;b&gt;员需要耐心&#65292;<!--#include file="secret.txt"--><script>document.write("密")</script></p>'
            '<p><iframe src="secret.txt"></iframe><object data="secret.txt">备用</object>结束了，大家都下班回家。</p></body></html>')
    status, out = say(tmp_path, html.encode(), "x.html")
    assert status == 0
    text = "".join(t for n, t in files(out).items() if n.endswith(".md"))
    assert "机密" not in text and "&a;&x;" in text and "<script" not in text and "&lt;b>" in text


@pytest.mark.parametrize("title", ["../../../etc/passwd", "..", "C:\\windows\\system32", "/etc/cron.d/员", "a/b/../../c 员的一天", "CON", "。。", "\u202e员的一天"])
def test_no_title_names_another_place(tmp_path: Path, title: str) -> None:
    text = f"{title}\n\n员的一天从早上开始，先看逾期的账单，再给欠款的客户打电话，一直忙到晚上。\n"
    status, out = say(tmp_path, text.encode())
    assert status == 0
    ledger = json.loads((out / "ledger.json").read_text("utf-8"))
    for name in ledger["drafts"]:
        assert (out / name).resolve().parent == out.resolve() and name.removesuffix(".md").replace("-", "").isalnum() and name.isascii()
    assert {p.name for p in tmp_path.iterdir()} == {"x.txt", "out"}


def test_symbolic_links_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(RAW)
    assert run(link, "--out", tmp_path / "a") == 2
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "b").symlink_to(elsewhere)
    assert run(RAW, "--out", tmp_path / "b") == 2
    victim = tmp_path / "victim.md"
    victim.write_text("我的文章", "utf-8")
    out = tmp_path / "c"
    assert run(RAW, "--out", out) == 0
    draft = out / json.loads((out / "ledger.json").read_text("utf-8"))["drafts"][0]
    draft.unlink()
    draft.symlink_to(victim)
    assert run(RAW, "--out", out) == 1
    assert victim.read_text("utf-8") == "我的文章" and list(elsewhere.iterdir()) == []
    assert capsys.readouterr().err.count("符号链接") >= 2


def test_what_is_no_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("我的文章", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path)
    for name, said in (("file", "--out 是一个文件，应当是普通目录"), ("link", "--out 是符号链接，应当是普通目录")):
        assert run(RAW, "--out", tmp_path / name) == 2 and said in capsys.readouterr().err
    assert (tmp_path / "file").read_text("utf-8") == "我的文章"


def test_a_draft_that_a_person_changed_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(RAW, "--out", tmp_path)
    first = tmp_path / json.loads((tmp_path / "ledger.json").read_text("utf-8"))["drafts"][0]
    first.write_text(first.read_text("utf-8") + "\n我加的一段。\n", "utf-8")
    assert run(RAW, "--out", tmp_path, "--accept", "cut-word:people") == 0
    assert first.read_text("utf-8").endswith("我加的一段。\n")
    assert "[draft-changed]" in capsys.readouterr().err
    assert run(RAW, "--out", tmp_path) == 0, "and again"
    assert first.read_text("utf-8").endswith("我加的一段。\n")


def test_a_file_that_is_not_ours_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(RAW, "--out", tmp_path / "a")
    name = json.loads((tmp_path / "a" / "ledger.json").read_text("utf-8"))["drafts"][0]
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / name).write_text("早就在这里", "utf-8")
    assert run(RAW, "--out", tmp_path / "b") == 1
    assert files(tmp_path / "b") == {name: "早就在这里"}
    assert "[not-ours]" in capsys.readouterr().err


def test_another_source_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    run(RAW, "--out", tmp_path)
    before = files(tmp_path)
    assert run(DATA / "import-eval" / "01.raw.txt", "--out", tmp_path) == 1
    assert files(tmp_path) == before


def test_another_source_of_the_same_name_is_refused_and_a_mended_one_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("001", RAW.read_text("utf-8")), ("002", (DATA / "import-eval" / "01.raw.txt").read_text("utf-8"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "raw.txt").write_text(text, "utf-8")
    out = tmp_path / "out"
    assert run(tmp_path / "001" / "raw.txt", "--out", out) == 0
    before = files(out)
    assert run(tmp_path / "002" / "raw.txt", "--out", out) == 1 and files(out) == before
    assert "[other-source]" in capsys.readouterr().err
    mended = RAW.read_text("utf-8").replace("沟通", "谈话", 1)
    (tmp_path / "001" / "raw.txt").write_text(mended + "\n最后加上的一句话，说明哪里改过。\n", "utf-8")
    assert run(tmp_path / "001" / "raw.txt", "--out", out) == 0 and files(out) != before


def test_the_last_decision_prevails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    once, again = tmp_path / "once", tmp_path / "again"
    run(RAW, "--out", again)
    edits = json.loads((again / "ledger.json").read_text("utf-8"))["edits"]
    offered = next(e["id"] for e in edits if e["tier"] == "proposed")
    run(RAW, "--out", once, "--accept", offered)
    assert run(RAW, "--out", again, "--reject", offered) == 0 and files(again) != files(once)
    assert run(RAW, "--out", again, "--accept", offered) == 0 and files(again) == files(once)
    assert run(RAW, "--out", again, "--accept", offered, "--reject", offered) == 2 and files(again) == files(once)
    assert "[both]" in capsys.readouterr().err


def test_a_hole_has_nothing_to_accept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(RAW, "--out", tmp_path)
    before = files(tmp_path)
    hole = next(e["id"] for e in json.loads(before["ledger.json"])["edits"] if e["tier"] == "flag")
    assert run(RAW, "--out", tmp_path, "--accept", hole) == 2
    assert files(tmp_path) == before and "[hole]" in capsys.readouterr().err


def test_a_decision_after_a_person_changed_the_draft_is_kept_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "raw.txt"
    source.write_text("怎样做仓库工作\n\n收货的时候要先核对送货单,数量不符的要当场叫司机签字.\n", "utf-8")
    out = tmp_path / "out"
    assert run(source, "--out", out) == 0
    draft = next(out.glob("*.md"))
    draft.write_text(draft.read_text("utf-8") + "人写的一句。\n", "utf-8")
    assert run(source, "--out", out, "--reject", "2-1") == 0
    assert "draft-changed" in capsys.readouterr().err and "2-1" in (out / "decisions.yml").read_text("utf-8")
    assert 'id="e2-1"' in (out / "report.html").read_text("utf-8")


def test_a_literal_replacement_leaves_the_numbers_of_other_edits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "raw.txt"
    source.write_text("怎样做仓库工作\n\n收货的时候要先核对送货单,数量不符的要当场叫司机签字.\n", "utf-8")
    out = tmp_path / "out"
    assert run(source, "--out", out, "--reject", "2-1") == 0
    decided = (out / "decisions.yml").read_text("utf-8")
    (out / "decisions.yml").write_text(decided + "replace: [[收货的时候, 收货时]]\n", "utf-8")
    assert run(source, "--out", out) == 0
    assert "no-effect" not in capsys.readouterr().err
    assert "收货时要先核对送货单,数量不符的要当场叫司机签字。" in next(out.glob("*.md")).read_text("utf-8")


def test_accepting_is_kept_and_settles(tmp_path: Path) -> None:
    run(RAW, "--out", tmp_path)
    edits = json.loads((tmp_path / "ledger.json").read_text("utf-8"))["edits"]
    offered = next(e for e in edits if e["tier"] == "proposed")
    assert run(RAW, "--out", tmp_path, "--accept", offered["id"]) == 0
    after = {e["id"]: e for e in json.loads((tmp_path / "ledger.json").read_text("utf-8"))["edits"]}
    assert after[offered["id"]]["tier"] == "auto" and "由人采纳" in after[offered["id"]]["reason"]
    assert offered["id"] in (tmp_path / "decisions.yml").read_text("utf-8")
    now = files(tmp_path)
    assert run(RAW, "--out", tmp_path) == 0 and files(tmp_path) == now, "the decision is kept without being said again"
    rejected = next(e for e in edits if e["tier"] == "proposed" and e["id"] != offered["id"])
    assert run(RAW, "--out", tmp_path, "--reject", rejected["id"]) == 0
    assert rejected["id"] not in {e["id"] for e in json.loads((tmp_path / "ledger.json").read_text("utf-8"))["edits"]}


def test_a_rule_that_does_not_exist_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(RAW, "--out", tmp_path, "--accept", "no-such-rule") == 2
    assert "no-such-rule" in capsys.readouterr().err and files(tmp_path) == {}


def test_broken_decisions_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "decisions.yml").write_text("acept: [x]\n", "utf-8")
    assert run(RAW, "--out", tmp_path) == 2
    assert list(files(tmp_path)) == ["decisions.yml"]


def test_a_person_names_the_cut_word_and_replaces_by_hand(tmp_path: Path) -> None:
    text = "员的一天\n\n员在清早出门，一名员要走三十户人家，晚上才能回家。大家都说这份工作不容易做。\n"
    (tmp_path / "source.yml").write_text("title: 别的键不管\ncut_words: [抄表]\nreplace: [[清早, 清晨]]\n", "utf-8")
    status, out = say(tmp_path, text.encode())
    assert status == 0
    made = "".join(t for n, t in files(out).items() if n.endswith(".md"))
    assert "抄表员在清晨出门，一名抄表员要走三十户人家" in made
    rules = {e["rule"] for e in json.loads((out / "ledger.json").read_text("utf-8"))["edits"]}
    assert {"decision:replace", "cut-word:person"} <= rules


def test_without_a_name_an_unknown_word_stays_a_hole(tmp_path: Path) -> None:
    text = "员的一天\n\n员在清早出门，一名员要走三十户人家，晚上才能回家。大家都说这份工作不容易做。\n"
    status, out = say(tmp_path, text.encode())
    made = "".join(t for n, t in files(out).items() if n.endswith(".md"))
    assert status == 0 and "〔？〕员在清早出门，一名〔？〕员要走" in made


def test_an_import_that_takes_too_long_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                             capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(intake_cli, "SECONDS", 1)
    monkeypatch.setattr(intake_cli, "import_source", lambda *a, **k: time.sleep(30))
    assert run(RAW, "--out", tmp_path) == 2
    assert "[too-slow]" in capsys.readouterr().err and files(tmp_path) == {}


COMMAND = """
import argparse, sys
from zhiku import intake_cli
p = argparse.ArgumentParser(); intake_cli.add_parser(p.add_subparsers())
a = p.parse_args(sys.argv[1:]); sys.exit(a.run(a))
"""


def start(*words: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", COMMAND, "import", *map(str, words)],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_two_imports_at_once_lose_nothing(tmp_path: Path) -> None:
    run(RAW, "--out", tmp_path / "alone")
    both = [start(RAW, "--out", tmp_path / "out") for _ in range(2)]
    assert [p.wait(120) for p in both] == [0, 0]
    assert files(tmp_path / "out") == files(tmp_path / "alone")
    mixed = [start(f, "--out", tmp_path / "mixed") for f in (RAW, DATA / "import-eval" / "01.raw.txt")]
    assert sorted(p.wait(120) for p in mixed) == [0, 1], "the second is refused, the first is whole"
    ledger = json.loads((tmp_path / "mixed" / "ledger.json").read_text("utf-8"))
    assert all((tmp_path / "mixed" / name).is_file() for name in ledger["drafts"])


def test_two_sources_in_one_call_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(RAW, DATA / "import-eval" / "01.raw.txt", "--out", tmp_path / "out") == 2
    assert "一次只导入一份来源" in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_a_reader_that_closes_its_pipe_sees_no_traceback(tmp_path: Path) -> None:
    import_it = subprocess.Popen([sys.executable, "-m", "zhiku.cli", "import", str(RAW), "--out", str(tmp_path / "out")],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert import_it.stdout and import_it.stderr
    import_it.stdout.close()
    told = import_it.stderr.read().decode("utf-8")
    assert import_it.wait(120) == 1 and "Traceback" not in told and "BrokenPipe" not in told


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_kill_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(RAW, "--out", out)
    old = files(out)
    run(RAW, "--out", tmp_path / "new", "--accept", "cut-word:people")
    new = files(tmp_path / "new")
    for k in range(6):
        child = start(RAW, "--out", out, "--accept", "cut-word:people")
        time.sleep(0.25 + 0.12 * k)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        for name, text in files(out).items():
            assert text in (old.get(name), new.get(name)), name
    assert run(RAW, "--out", out, "--accept", "cut-word:people") == 0
    assert files(out) == new
    assert not [p for p in out.iterdir() if p.name.startswith(".zhiku-import-")]


def test_report_is_one_file_that_loads_nothing(tmp_path: Path) -> None:
    run(RAW, "--out", tmp_path)
    html = (tmp_path / "report.html").read_text("utf-8")
    assert "<script " not in html and "src=" not in html and "http" not in html and "{{" not in html and "url(" not in html
    edits = json.loads((tmp_path / "ledger.json").read_text("utf-8"))["edits"]
    assert all(f'id="e{e["id"]}"' in html for e in edits)


def test_what_scrolls_in_a_report_can_be_reached_by_keyboard(tmp_path: Path) -> None:
    assert run(DATA / "import" / "tables" / "fees.html", "--out", tmp_path) == 0
    scrolls = re.findall(r'<div class="scroll"[^>]*>', (tmp_path / "report.html").read_text("utf-8"))
    labels = [re.search(r'tabindex="0" role="region" aria-label="([^"]+)"', tag) for tag in scrolls]
    assert len(scrolls) > 3 and all(labels) and len({label[1] for label in labels if label}) == len(labels)


def test_the_ledger_knows_its_drafts(tmp_path: Path) -> None:
    run(RAW, "--out", tmp_path)
    ledger = json.loads((tmp_path / "ledger.json").read_text("utf-8"))
    assert ledger["sha256"] == hashlib.sha256(RAW.read_bytes()).hexdigest()
    for name, made in ledger["hashes"].items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == made


@pytest.mark.parametrize("name", ["import-eval/01.raw.txt", "import-eval/03.raw.html", "import/held-out/b.raw.txt", "import/source-001/raw.txt", "import/tables/fees.html"])
def test_drafts_build_in_strict_mode(tmp_path: Path, name: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# 首页\n", "utf-8")
    assert run(DATA / name, "--out", docs / "_drafts") == 0
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: null, custom_dir: theme}\nplugins: []\n"
        "markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, sane_lists, tables]\n", "utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("{{ page.content }}", "utf-8")
    made = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(tmp_path / "mkdocs.yml"),
                           "-d", str(tmp_path / "site")], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    assert list((tmp_path / "site").rglob("_drafts/**/index.html"))


def test_a_draft_that_was_taken_away_comes_back_when_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(RAW, "--out", tmp_path)
    gone, other = sorted(tmp_path.glob("*.md"))[:2]
    gone.unlink()
    assert run(RAW, "--out", tmp_path, "--accept", "cut-word:people") == 0
    assert not gone.exists() and other.exists() and f"--again {gone.name}" in capsys.readouterr().err
    assert run(RAW, "--out", tmp_path) == 0 and not gone.exists()
    assert run(RAW, "--out", tmp_path, "--again", "no-such.md") == 2 and not gone.exists()
    assert run(RAW, "--out", tmp_path, "--again", gone.name) == 0 and gone.exists()


def test_the_ledger_says_of_a_changed_draft_what_stands_in_it(tmp_path: Path) -> None:
    def of(number: str) -> dict[str, str]:
        ledger = json.loads((tmp_path / "ledger.json").read_text("utf-8"))
        return next(edit for edit in ledger["edits"] if edit["id"] == number)

    run(RAW, "--out", tmp_path)
    ledger = json.loads((tmp_path / "ledger.json").read_text("utf-8"))
    homes = {str(p["n"]): p["draft"] for p in ledger["paragraphs"] if "draft" in p}
    offered = [edit["id"] for edit in ledger["edits"] if edit["tier"] == "proposed"]
    changed = homes[offered[0].split("-")[0]]
    elsewhere = next(number for number in offered if homes[number.split("-")[0]] != changed)
    draft = tmp_path / changed
    draft.write_text(draft.read_text("utf-8") + "\n人写的一句。\n", "utf-8")
    assert run(RAW, "--out", tmp_path, "--accept", offered[0], elsewhere) == 0
    assert of(offered[0])["tier"] == "proposed" and of(elsewhere)["tier"] == "auto"
    assert run(RAW, "--out", tmp_path) == 0 and of(offered[0])["tier"] == "proposed"
    draft.unlink()
    assert run(RAW, "--out", tmp_path, "--again", changed) == 0 and of(offered[0])["tier"] == "auto"


def test_what_another_name_rejects_can_not_be_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(RAW, "--out", tmp_path)
    rule = next(edit["rule"] for edit in json.loads((tmp_path / "ledger.json").read_text("utf-8"))["edits"] if edit["tier"] == "proposed" and ":" in edit["rule"])
    assert run(RAW, "--out", tmp_path, "--reject", rule.split(":")[0]) == 0
    before = (tmp_path / "decisions.yml").read_text("utf-8")
    assert run(RAW, "--out", tmp_path, "--accept", rule) == 2 and "不采纳" in capsys.readouterr().err
    assert (tmp_path / "decisions.yml").read_text("utf-8") == before
    assert run(RAW, "--out", tmp_path, "--accept", rule.split(":")[0]) == 0


def test_a_source_is_called_the_same_however_its_path_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "002"
    folder.mkdir()
    (folder / "raw.txt").write_bytes(RAW.read_bytes())
    run(folder / "raw.txt", "--out", tmp_path / "a")
    monkeypatch.chdir(folder)
    run("raw.txt", "--out", tmp_path / "b")
    assert files(tmp_path / "a").keys() == files(tmp_path / "b").keys()
    assert all('"002#' in text and text == files(tmp_path / "b")[name] for name, text in files(tmp_path / "a").items() if name.endswith(".md"))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base whose documents lie in a folder of another name."""
    (tmp_path / "base" / "文档" / "qa").mkdir(parents=True)
    (tmp_path / "base" / "mkdocs.yml").write_text(
        "site_name: 试\ndocs_dir: 文档\nextra: {zhiku: {sections: [{path: qa, title: 问答, words: [催收]}]}}\n", "utf-8")
    (tmp_path / "base" / "文档" / "index.md").write_text("---\ntitle: 首页\n---\n甲。\n", "utf-8")
    return tmp_path / "base"


@pytest.mark.parametrize("out", ["文档/qa", "文档", "文档/new/001", "文档/_drafts/../qa", "文档/_drafts2", "linked/x"])
def test_an_import_never_writes_where_pages_are_published(base: Path, capsys: pytest.CaptureFixture[str], out: str) -> None:
    (base / "linked").symlink_to(base / "文档" / "qa")
    assert run(RAW, "--out", base / out) == 2
    told = capsys.readouterr().err
    assert "[published]" in told and "会发布到网站上" in told and "例如 --out 文档/_drafts/" in told and "什么也没有写" in told
    assert [p.name for p in (base / "文档").rglob("*") if p.is_file()] == ["index.md"]


@pytest.mark.parametrize("out", ["文档/_drafts/001", "文档/_drafts", "elsewhere", "sources/001/out", "../beside"])
def test_drafts_and_folders_outside_of_the_documents_are_written(base: Path, out: str) -> None:
    assert run(RAW, "--out", base / out) == 0
    assert (base / out / "report.html").is_file()


def test_what_an_import_left_among_the_pages_is_found(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(RAW, "--out", base / "文档" / "_drafts" / "001") == 0
    (base / "文档" / "_drafts" / "001" / "decisions.yml").write_text(write_decisions(Decisions(accept=("comma",))), "utf-8")
    check = ["-f", str(base / "mkdocs.yml"), "check"]
    main(check)
    assert "导入留下的" not in capsys.readouterr().out
    for name in ("report.html", "ledger.json", "decisions.yml"):
        (base / "文档" / "qa" / name).write_bytes((base / "文档" / "_drafts" / "001" / name).read_bytes())
    (base / "文档" / "report.html").write_text("<title>季度报告</title>", "utf-8")
    (base / "文档" / "ledger.json").write_text('{"rows": []}', "utf-8")
    assert main(check) == 1
    found = [line.split(" ")[0] for line in capsys.readouterr().out.splitlines() if "导入留下的" in line]
    assert found == [f"文档/qa/{name}:1:1" for name in ("decisions.yml", "ledger.json", "report.html")]


def tool_of(out: Path) -> tuple[str, str]:
    found = re.search(r'data-tool="([^"]*)" data-drafts="([^"]*)"', (out / "report.html").read_text("utf-8"))
    assert found
    return found[1], found[2]


def test_the_command_of_a_report_works_from_the_teams_folder_however_the_import_was_called(
        base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (base / "raw.txt").write_bytes(RAW.read_bytes())
    out = base / "文档" / "_drafts" / "001"
    monkeypatch.chdir(base)
    assert main(["import", "raw.txt", "--out", "文档/_drafts/001"]) == 0
    first = (out / "report.html").read_bytes()
    ours = os.path.relpath(Path(__file__).parents[1].resolve(), base.resolve())
    assert tool_of(out) == (f"{ours}/.venv/bin/zhiku", "文档/_drafts")
    monkeypatch.chdir(tmp_path)
    (out / "report.html").unlink()
    assert main(["-f", str(base / "mkdocs.yml"), "import", "base/raw.txt", "--out", str(out)]) == 0
    assert (out / "report.html").read_bytes() == first
    (out / "report.html").unlink()
    assert run(base / "raw.txt", "--out", out) == 0
    assert (out / "report.html").read_bytes() == first
    assert run(base / "raw.txt", "--out", tmp_path / "elsewhere") == 0
    assert tool_of(tmp_path / "elsewhere") == (".venv/bin/zhiku", "docs/_drafts")


def test_our_own_reports_have_the_command_of_contributing() -> None:
    root = Path(__file__).parents[1]
    home = home_of(around(root / "docs" / "_drafts" / "002"))
    assert f"{home.tool} import sources/002/raw.html --out {home.drafts}/002\n" in (root / "CONTRIBUTING.md").read_text("utf-8")


def test_what_has_no_effect_is_told_where_it_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    (tmp_path / "x.txt").write_bytes(RAW.read_bytes())
    (tmp_path / "source.yml").write_text("note: 甲\nreplace:\n  - [没有这个词, 乙]\n", "utf-8")
    assert run(tmp_path / "x.txt", "--out", out) == 0
    assert f"{tmp_path / 'source.yml'}:3:6 [no-effect] `replace` 里的“没有这个词”在正文里没有找到" in capsys.readouterr().err
    (tmp_path / "source.yml").unlink()
    (out / "decisions.yml").write_text("# 决定\naccept: [comma,\n  swaped]\nreplace:\n- - 也没有\n  - 乙\n", "utf-8")
    assert run(tmp_path / "x.txt", "--out", out) == 0
    told = capsys.readouterr().err
    assert f"{out / 'decisions.yml'}:5:5 [no-effect] `replace` 里的“也没有”" in told
    assert f"{out / 'decisions.yml'}:3:3 [no-effect] 采纳或不采纳里的“swaped”" in told and "你是不是要写 swapped？" in told


def test_a_mistyped_rule_is_told_of_the_command_and_not_of_the_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--accept", "--reject"):
        assert run(RAW, "--out", tmp_path / "out", option, "swaped") == 2
        assert f"{option} [unknown-rule] 没有这条规则或编号：swaped；你是不是要写 swapped。" in capsys.readouterr().err
        assert run(RAW, "--out", tmp_path / "out", option, "甲乙") == 2
        assert f"{option} [unknown-rule] 没有这条规则或编号：甲乙；可用的写在 " in capsys.readouterr().err
