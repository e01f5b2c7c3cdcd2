"""`zhiku new`: a newcomer's first page passes `check` and the strict build unchanged; nothing is overwritten or doubled."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from zhiku import project_cli
from zhiku.article import parse_page
from zhiku.cli import main
from zhiku.newpage import PLAIN_TEMPLATES, Answers, find_alike, place_of_page, tidy, write_page
from zhiku.project_cli import checkout_from, program

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A knowledge base under our configuration with our templates, one question and one term."""
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    text = re.sub(r"(?m)^ +best:\n(?: +- .*\n)+|^    (?:questions|doors):\n(?:     +.*\n)+", "", (ROOT / "mkdocs.yml").read_text("utf-8"))
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    shutil.copytree(ROOT / "docs" / "_templates", tmp_path / "docs" / "_templates")
    for path, page in {
        "index.md": "---\ntitle: 首页\nsummary: 从这里开始。\n---\n这是首页。\n",
        "faq/home-visits.md": "---\ntitle: 催收能不能上门？\nsummary: 说清上门。\naliases: [上门催收]\norigin: 编者\n---\n可以谈。\n",
        "glossary/yu-qi.md": "---\ntitle: 逾期\naliases: [过期未还]\ncategory: 核心概念\n---\n过了还款日没有还。\n",
    }.items():
        file = tmp_path / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8")
    return tmp_path


def zhiku(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "zhiku.cli", *words], cwd=project, capture_output=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(project / "hooks")})


FIRST = {
    "docs/qualities/jiao-jie-ban-de-dian-hua.md": (
        "article", "--title", "交接班的电话", "--summary", "交班时怎样把一户讲清楚", "--section", "qualities"),
    "docs/techniques/dui-fang-shuo-ta-ye-zai-lu-yin.md": (
        "technique", "--title", "对方说：“他也在录音”", "--summary", "照样把话说完", "--section", "techniques", "--alias", "录音, 怎么办"),
    "docs/faq/cui-shou-duan-xin-li-de-lian-jie-neng-dian-ma.md": (
        "faq", "--title", "催收短信里的链接能点吗", "--answer", "不要点,先打银行卡背面的电话核实"),
    "docs/glossary/zhuang-ku.md": (
        "term", "--title", "撞库", "--definition", "拿别处泄露的账号密码来试本行的账户", "--category", "违规与犯罪", "--alias", "yes"),
}


def test_the_first_pages_pass_check_and_the_strict_build_unchanged(project: Path) -> None:
    for path, words in FIRST.items():
        done = zhiku(project, "new", *words)
        assert done.returncode == 0, done.stderr
        assert path in done.stdout and "zhiku check" in done.stdout and (project / path).is_file()
    done = zhiku(project, "check", *FIRST)
    assert done.returncode == 0, done.stdout
    assert {re.split(r"[\[\]]", line)[1] for line in done.stdout.splitlines()} == {"提醒 template"}, "只剩还没写的地方"
    words = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    built = subprocess.run(words, cwd=project, capture_output=True, encoding="utf-8",
                           env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert built.returncode == 0, built.stderr
    page = project / "site" / "faq" / "cui-shou-duan-xin-li-de-lian-jie-neng-dian-ma" / "index.html"
    assert "催收短信里的链接能点吗？" in page.read_text("utf-8") and "不要点，先打" in page.read_text("utf-8")
    assert not list((project / "site").rglob("_templates"))


@pytest.mark.parametrize(("words", "status", "said"), [
    (("faq",), 2, "--title、--summary"),
    (("article", "--title", "甲乙", "--summary", "丙"), 2, "--section"),
    (("article", "--title", "甲乙", "--summary", "丙", "--section", "nowhere"), 2, "没有叫 nowhere 的栏目"),
    (("term", "--title", "逾期", "--definition", "没还", "--category", "甲"), 2, "已经有了，没有动它"),
    (("term", "--title", "过期未还", "--definition", "没还", "--category", "甲"), 1, "docs/glossary/yu-qi.md"),
    (("faq", "--title", "催收能上门吗", "--answer", "能", "--alias", "上门催收"), 1, "docs/faq/home-visits.md"),
    (("term", "--title", "……", "--definition", "没有", "--category", "甲"), 2, "--slug"),
    (("story",), 2, "story"),
    (("faq", "--title", "甲吗", "--answer", "能", "--slug", "../x"), 2, "文件名 ../x 不能作网址：只用小写字母、数字和"),
    (("faq", "--title", "甲吗", "--answer", "能", "--slug", "a/b"), 2, "不能作网址"),
    (("faq", "--title", "甲吗", "--answer", "能", "--slug", "Ting_Qing"), 2, "--slug ting-qing"),
    (("term", "--title", "甲乙", "--definition", "能", "--category", "丙", "--slug", "甲"), 2, "--slug jia。"),
    (("article", "--title", "甲乙", "--summary", "丙", "--section", "../docs"), 2, "没有叫 ../docs 的栏目；现有的"),
])
def test_what_it_refuses_and_says(project: Path, words: tuple[str, ...], status: int, said: str) -> None:
    before = {p: p.read_bytes() for p in (project / "docs").rglob("*.md")}
    done = zhiku(project, "new", *words)
    assert (done.returncode, said in done.stderr) == (status, True), done.stderr
    assert {p: p.read_bytes() for p in (project / "docs").rglob("*.md")} == before


def test_three_questions_on_a_terminal(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(["撞库", "拿别处的密码来试", "违规与犯罪"])
    asked: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt="": asked.append(prompt) or next(answers))
    assert main(["-f", str(project / "mkdocs.yml"), "new", "term"]) == 0
    assert len(asked) == 3 and "核心概念" in capsys.readouterr().out
    answers = iter(["催收能不能上门", "能", ""])
    assert main(["-f", str(project / "mkdocs.yml"), "new", "faq"]) == 1, "有同样的页面，回车就不建"
    answers = iter(["催收能不能上门", "能", "y"])
    assert main(["-f", str(project / "mkdocs.yml"), "new", "faq"]) == 0
    capsys.readouterr()


def test_a_knowledge_base_without_templates_and_sections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    (tmp_path / "docs").mkdir()
    config = ["-f", str(tmp_path / "mkdocs.yml")]
    for kind in ("article", "technique", "faq"):
        assert main([*config, "new", kind, "--title", f"剪枝 {kind}", "--summary", "春天剪"]) == 0
    assert main([*config, "new", "term", "--title", "花", "--summary", "会开", "--category", "植物"]) == 0
    assert main([*config, "check"]) == 0
    capsys.readouterr()


def test_reading_and_slug_are_proposed_and_may_be_given(project: Path) -> None:
    done = zhiku(project, "new", "term", "--title", "行锁", "--definition", "一种锁", "--category", "甲", "--pinyin", "hang suo")
    assert done.returncode == 0 and (project / "docs" / "glossary" / "hang-suo.md").is_file()
    page, findings = parse_page((project / "docs" / "glossary" / "hang-suo.md").read_text("utf-8"), "glossary/hang-suo.md")
    assert page.raw_meta["pinyin"] == "hang suo" and not findings
    assert zhiku(project, "new", "faq", "--title", "停什么？", "--answer", "不停", "--slug", "ting").returncode == 0
    assert (project / "docs" / "faq" / "ting.md").is_file()


@pytest.mark.parametrize("title", ["甲: 乙", "- 甲", "true", "2026-11-23", "“引号”", '"半角"', "# 井", "[表]", "{甲}", "&锚",
                                   "*星", "甲\\乙"])
def test_any_title_comes_back_out_of_the_file(title: str) -> None:
    for kind, template in PLAIN_TEMPLATES.items():
        answers = tidy(Answers(kind, title, "一句话", "faq", aliases=(title,), category=title, slug="x"))
        page, findings = parse_page(write_page(answers, template, "2026-11-23"), place_of_page(answers, "glossary"))
        assert not findings and page.meta.title == answers.title and page.meta.aliases == (title,)


def test_alike_is_by_names_of_the_same_kind() -> None:
    pages = [parse_page(f"---\ntitle: {title}\naliases: [{alias}]\n---\n甲。", path)[0] for title, alias, path in (
        ("结束通话", "怎么挂电话", "techniques/end.md"), ("开场", "第一句话", "techniques/open.md"), ("开场", "开场白", "glossary/kc.md"))]

    def alike(kind: str, title: str) -> list[tuple[str, bool]]:
        return [(found.page.path, found.is_same) for found in find_alike(Answers(kind, title, ""), pages)]

    assert alike("article", "怎么结束通话？") == [("techniques/end.md", True)]
    assert alike("article", "結束通話") == [("techniques/end.md", True)], "繁体也认得"
    assert alike("article", "结束通话的时候") == [("techniques/end.md", False)]
    assert alike("article", "开场") == [("techniques/open.md", True)]
    assert alike("term", "开场") == [("glossary/kc.md", True)]
    assert alike("article", "还款计划") == []


def test_questions_take_their_example_from_the_base_and_ctrl_c_is_no_traceback(
        project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(prompt: str = "") -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", stop)
    for kind, example in (("faq", "（例：催收能不能上门？）"), ("term", "（例：逾期）"), ("technique", "技巧叫什么？\n")):
        with pytest.raises(SystemExit):
            main(["-f", str(project / "mkdocs.yml"), "new", kind])
        told = capsys.readouterr()
        assert example in told.out and "没有建文件" in told.err


def test_it_speaks_only_of_what_a_team_has(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["-f", str(project / "mkdocs.yml"), "new", "term", "--definition", "甲", "--category", "乙", "--title"]
    assert main([*words, "撞库"]) == 0
    told = capsys.readouterr().out
    assert "make serve" not in told and "CONTRIBUTING" not in told and "zhiku serve" in told
    for name in ("Makefile", "CONTRIBUTING.md"):
        (project / name).write_text("serve: setup\n", "utf-8")
    assert main([*words, "打码"]) == 0
    told = capsys.readouterr().out
    assert "make serve" in told and "CONTRIBUTING.md" in told


def test_a_section_is_named_by_folder_or_title_and_asked_for_again(
        project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for k, said in enumerate(("素质", "qualities", "qualities：素质", "qualities: 素质", " qualities/ ")):
        answers = iter([f"题目{'甲乙丙丁戊'[k] * 4}", "一句话", "调查", "", said])
        asked: list[str] = []
        monkeypatch.setattr("builtins.input", lambda prompt="", it=answers, done=asked: done.append(prompt) or next(it))
        assert main(["-f", str(project / "mkdocs.yml"), "new", "article", "--slug", f"a{k}"]) == 0, said
        told = capsys.readouterr().out
        assert len(asked) == 5 and told.count("没有这个栏目；现有的栏目是：qualities（素质）") == 2 and "“调查”：没有这个栏目" in told
        assert (project / "docs" / "qualities" / f"a{k}.md").is_file()
    done = zhiku(project, "new", "article", "--title", "题目己己己", "--summary", "丙", "--section", "素质", "--slug", "a9")
    assert done.returncode == 0 and (project / "docs" / "qualities" / "a9.md").is_file(), done.stderr


def test_where_no_more_answers_come_it_ends(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(["", "题目", "一句话", "不对"])

    def answer(prompt: str = "") -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert main(["-f", str(project / "mkdocs.yml"), "new", "article"]) == 2
    told = capsys.readouterr()
    assert "这一项要回答" in told.out and "没有建文件" in told.err


def test_without_sections_a_folder_must_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    words = ["-f", str(tmp_path / "base" / "mkdocs.yml"), "new", "article", "--title", "剪枝", "--summary", "春天剪", "--section"]
    assert main([*words, "../x"]) == 2 and "文件夹名 ../x 不能作网址" in capsys.readouterr().err
    assert [p.name for p in tmp_path.rglob("*.md")] == []
    assert main([*words, "yuan-yi"]) == 0 and (tmp_path / "base" / "docs" / "yuan-yi" / "jian-zhi.md").is_file()
    capsys.readouterr()


def test_the_commands_it_names_work_from_the_teams_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: 甲\n", "utf-8")
    words = ["-f", str(tmp_path / "mkdocs.yml"), "new", "article", "--title", "剪枝", "--summary", "春天剪"]
    assert main(words) == 0
    told = capsys.readouterr().out
    ours = os.path.relpath(ROOT, tmp_path)
    assert f"  2. {ours}/.venv/bin/zhiku check docs/jian-zhi.md" in told and f"  3. {ours}/.venv/bin/zhiku serve" in told
    assert main([*words[:3], "article"]) == 2
    assert f"{ours}/.venv/bin/zhiku new article --title" in capsys.readouterr().err


def test_how_a_program_is_called_depends_on_where_both_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert program(ROOT, "zhiku") == ".venv/bin/zhiku" and program(ROOT / "docs", "zhiku") == "../.venv/bin/zhiku"
    assert program(ROOT.parent / "kb", "python") == f"../{ROOT.name}/.venv/bin/python"
    (tmp_path / "kb").symlink_to(ROOT / "docs")
    assert checkout_from(tmp_path / "kb") == "../"
    monkeypatch.setattr(project_cli, "__file__", str(tmp_path / "a" / "b" / "c.py"))
    assert program(tmp_path, "zhiku") == "zhiku", "没有克隆，是装上的"
