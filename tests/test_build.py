"""The real MkDocs builds the real knowledge base, strict, and other people's docs; the same bytes every time."""

from __future__ import annotations

import filecmp
import logging
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from zhiku.build_log import AGAIN, GOOD, heard

ROOT = Path(__file__).parents[1]


def run(*words: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **env}
    return subprocess.run([sys.executable, "-m", *words], cwd=cwd, env=environment, capture_output=True,
                          encoding="utf-8", stdin=subprocess.DEVNULL)


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    done = run("zhiku.cli", "build", "--strict", "--site-dir", str(site), SOURCE_DATE_EPOCH="1700000000")
    assert done.returncode == 0, done.stderr
    assert not done.stderr.strip(), f"严格生成应当没有一句话：\n{done.stderr}"
    return site


def test_twice_in_one_process_and_on_another_day_the_bytes_are_the_same(
        built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.chdir(tmp_path)  # paths come from the configuration, not from where one happens to stand
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    with caplog.at_level(logging.WARNING):
        for name in ("one", "two"):
            config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / name), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
    first = files(built)
    for name in ("one", "two"):
        other = files(tmp_path / name)
        assert other.keys() == first.keys()
        assert [path for path in first if first[path] != other[path]] == []


def test_properdocs_builds_the_same_tree(built: Path, tmp_path: Path) -> None:
    done = run("properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    pages = {p.relative_to(built).as_posix() for p in built.rglob("*.html")}
    assert pages == {p.relative_to(tmp_path / "site").as_posix() for p in (tmp_path / "site").rglob("*.html")}
    page = "qualities/communication/index.html"
    links = re.compile(r'<a class="term"[^>]*>')
    theirs = (tmp_path / "site" / page).read_text("utf-8")
    assert links.findall((built / page).read_text("utf-8")) == links.findall(theirs) != []


def test_drafts_are_never_built(built: Path, tmp_path: Path) -> None:
    assert not list(built.rglob("_drafts"))
    copy_project(tmp_path)
    (tmp_path / "docs" / "_drafts").mkdir()
    (tmp_path / "docs" / "_drafts" / "x.md").write_text("---\ntitle: 草稿\n---\n草稿。", "utf-8")
    done = run("mkdocs", "build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not list((tmp_path / "site").rglob("_drafts"))


def test_drafts_are_served_with_links_and_marks(tmp_path: Path) -> None:
    copy_project(tmp_path)
    for path, text in {"docs/_drafts/x.md": "嫁接〔？〕的草稿。", "docs/glossary/jia-jie.md": "---\ntitle: 嫁接\n---\n接枝。"}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--no-livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(call, cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            page = fetch(f"http://127.0.0.1:{port}/_drafts/x/", server)
        finally:
            server.terminate()
    assert 'class="term"' in page and "editorial-hole" in page


def test_the_command_serves_quietly_and_says_what_stands_in_its_way(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# 首页\n\n在这里。\n", "utf-8")
    hook = ROOT / "hooks" / "mkdocs_hooks.py"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: 手册\ntheme: {{name: material, font: false}}\nhooks: [{hook}]\n", "utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("zhiku.cli", "serve", "--addr", f"127.0.0.1:{port}", cwd=tmp_path)
        assert done.returncode == 2 and "--addr" in done.stderr and str(port) in done.stderr
    assert run("zhiku.cli", "serve", "--addr", "8000", cwd=tmp_path).returncode == 2
    with serving(tmp_path, port) as server:
        assert "在这里。" in fetch(f"http://127.0.0.1:{port}/", server)
        server.terminate()
        told, wrong = server.communicate()
    assert f"http://127.0.0.1:{port}/" in told and not wrong
    with pytest.raises(OSError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/")  # nobody is left behind
    (tmp_path / "docs" / "index.md").write_bytes("# 首页".encode("gbk"))
    done = run("zhiku.cli", "serve", "--addr", f"127.0.0.1:{port}", cwd=tmp_path)
    assert done.returncode == 2 and "index.md" in done.stderr and "UTF-8" in done.stderr


@contextmanager
def serving(project: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    call = [sys.executable, "-m", "zhiku.cli", "serve", "--addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(call, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            yield server
        finally:
            server.terminate()


@contextmanager
def stopped_after(seconds: float, server: subprocess.Popen[str]) -> Iterator[None]:
    """A server that says nothing more ends then: who waits for its next line reads an empty one."""
    timer = Timer(seconds, server.terminate)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def test_the_server_says_what_is_wrong_and_again_after_a_reload(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "index.md"
    page.parent.mkdir()
    page.write_text("# 首页\n\n看[乙](yi.md)，[丙](index.md#bing)。\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: 手册\ntheme: {name: material, font: false}\nvalidation: {anchors: warn}\n"
                                         f"hooks: [{ROOT / 'hooks' / 'mkdocs_hooks.py'}]\n", "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    dead = '提醒：docs/index.md:3:6 [dead-link] 找不到 "yi.md"。\n'
    with serving(tmp_path, port) as server, stopped_after(180, server):
        assert server.stderr
        assert server.stderr.readline() == dead
        assert server.stderr.readline().startswith('提醒：docs/index.md:3:17 [dead-link] 这一页里没有 "index.md#bing"')
        assert "首页" in fetch(f"http://127.0.0.1:{port}/", server)
        for text, said in {"看[乙](yi.md)。": (AGAIN, dead), "好了。": (GOOD,),
                           "---\ntitle: [甲\n---\n": (AGAIN, "错误：docs/index.md:2:1 [front-matter]")}.items():
            page.write_text(text if text[0] == "-" else f"# 首页\n\n{text}\n", "utf-8")
            for line in said:
                assert server.stderr.readline().startswith(line)
        server.terminate()
        assert not server.stderr.read()


@pytest.mark.parametrize(("line", "said"), [
    ("WARNING -  Doc file 'a/x.md' contains a link 'y', but the target 'a/y' is not found among documentation files."
     " Did you mean 'y.md'?", '提醒：docs/a/x.md [dead-link] 找不到 "y"；你是不是要写 "y.md"？'),
    ("WARNING -  Doc file 'a/x.md' contains a link 'y.md#z', but the doc 'a/y.md' does not contain an anchor '#z'.",
     '提醒：docs/a/x.md [dead-link] a/y.md 里没有 "#z"；请看那一页有哪些标题。'),
    ("WARNING -  zhiku: docs/a/x.md:1:1 [law-id] 没有这一条。", "提醒：docs/a/x.md:1:1 [law-id] 没有这一条。"),
    ("WARNING -  A plugin's own words.", "提醒：A plugin's own words."),
    ("ERROR   -  Error reading page 'x.md': boom", "错误：Error reading page 'x.md': boom"),
    ("INFO    -  Serving on http://127.0.0.1:8000/", ""),
])
def test_a_line_of_the_log_as_its_reader_should_read_it(line: str, said: str) -> None:
    lines = list(heard([f"{line}\n"], lambda page, link: f"docs/{page}"))
    assert "".join(each.text for each in lines).rstrip("\n") == said
    assert any(each.wrong for each in lines) == line.startswith("ERROR")


def test_what_was_wrong_is_mended_once_a_build_ends_well_even_if_one_broke_off_before() -> None:
    begins, ends = "INFO    -  Building documentation...\n", "INFO    -  [09:41:07] Reloading browsers\n"
    log = [begins, "WARNING -  A plugin's own words.\n", begins, begins, ends, begins, ends]
    assert [each.text for each in heard(log, lambda page, link: page)] == ["提醒：A plugin's own words.\n", GOOD]


def fetch(address: str, server: subprocess.Popen[str]) -> str:
    """The page, as soon as the server answers; a server that ends instead tells why."""
    for _ in range(600):
        assert server.poll() is None, server.stderr and server.stderr.read()
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            time.sleep(0.2)
    raise AssertionError("mkdocs serve 一直没有应答")


def test_pages_ask_nothing_of_another_host(built: Path) -> None:
    loads = re.compile(r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*\bsrc=["']?(?:https?:)?//"""
                       r"""|<link\b[^>]*\brel=["']?(?:stylesheet|preload|preconnect|icon)[^>]*href=["']?(?:https?:)?//"""
                       r"""|@import\s+url\(["']?(?:https?:)?//|url\(["']?https?://""")
    wrong = [p.name for p in built.rglob("*") if p.suffix in (".html", ".css") and loads.search(p.read_text("utf-8"))]
    assert wrong == []
    assert loads.search('<script src="https://x.example/a.js">')


def test_no_finding_hides_in_a_lenient_build(built: Path) -> None:
    done = run("zhiku.cli", "check")
    assert done.returncode == 0, done.stdout + done.stderr


def copy_project(target: Path) -> None:
    """A project of its own that inherits ours, as another team would."""
    shutil.copytree(ROOT / "hooks", target / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target / "base.yml")
    (target / "docs").mkdir()
    (target / "docs" / "index.md").write_text("# 园艺手册\n\n春天剪枝。\n", "utf-8")
    (target / "mkdocs.yml").write_text(
        "INHERIT: base.yml\nsite_name: 园艺手册\nsite_description: 怎么剪枝\nnav:\nextra:\n  zhiku:\n    sections: []\n    questions: []\n",
        "utf-8")


def test_another_teams_docs_need_nothing_of_ours(tmp_path: Path) -> None:
    """No sections, no nav, no sources, no legal basis, no front matter; terms work as soon as there is one."""
    copy_project(tmp_path)
    docs = tmp_path / "docs"
    (docs / "剪枝.md").write_text("冬天不浇水，嫁接前先消毒。\n", "utf-8")
    (docs / "glossary").mkdir()
    (docs / "glossary" / "jia-jie.md").write_text("---\ntitle: 嫁接\n---\n把一株的枝接到另一株上。\n", "utf-8")
    done = run("mkdocs", "build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "剪枝" / "index.html").read_text("utf-8")
    assert 'class="term"' in page and "信用卡" not in page


def test_another_hook_still_finds_text_and_html_of_a_page(tmp_path: Path) -> None:
    """Both lie in a file by then."""
    copy_project(tmp_path)
    (tmp_path / "peek.py").write_text(
        "def on_page_context(context, page, config, nav):\n"
        "    assert page.markdown.strip().endswith('春天剪枝。') and '<p>春天剪枝。</p>' in page.content\n"
        "    page.content = page.content.replace('春天', '秋天')\n", "utf-8")
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("hooks: [hooks/mkdocs_hooks.py, peek.py]\n")
    done = run("mkdocs", "build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "<p>秋天剪枝。</p>" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_a_docs_dir_elsewhere(tmp_path: Path) -> None:
    copy_project(tmp_path)
    (tmp_path / "docs").rename(tmp_path / "文档")
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("docs_dir: 文档\n")
    done = run("mkdocs", "build", "--strict", "-f", str(tmp_path / "mkdocs.yml"), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize(("wrong", "said"), [
    ("extra:\n  zhiku:\n    sectons: []\n", "sections"),
    ("extra:\n  zhiku: []\n", "键: 值"),
    ("extra:\n  zhiku:\n    sectons: []\n", "mkdocs.yml:6:5 [settings]"),
    ("extra:\n  zhiku:\n    check:\n      off: [damgae]\n", "mkdocs.yml:7:13 [settings] extra.zhiku.check.off 里的 damgae 不是"),
])
def test_wrong_settings_stop_a_strict_build_with_a_letter(tmp_path: Path, wrong: str, said: str) -> None:
    copy_project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: base.yml\nsite_name: 甲\nnav:\n{wrong}", "utf-8")
    done = run("mkdocs", "build", "--strict", cwd=tmp_path)
    assert done.returncode == 1 and said in done.stderr


def test_tabs_stand_in_the_order_of_the_settings_unless_a_team_says_otherwise(tmp_path: Path) -> None:
    copy_project(tmp_path)
    config = tmp_path / "mkdocs.yml"
    named = [("zhi-liao", "治疗"), ("jian-zhi", "剪枝"), ("shou-huo", "收获")]
    listed = "".join(f"      - {{path: {path}, title: {title}}}\n" for path, title in named)
    text = config.read_text("utf-8").replace("sections: []\n", f"sections:\n{listed}")
    config.write_text(text, "utf-8")
    for folder in ("zhi-liao", "jian-zhi", "shou-huo", "glossary", "legal/basis", "bie-de", "about"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
        (tmp_path / "docs" / folder / "x.md").write_text(f"---\ntitle: {folder[:3]}\n---\n乙。\n", "utf-8")

    def tabs() -> list[str]:
        done = run("zhiku.cli", "build", "--strict", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        page = (tmp_path / "site" / "index.html").read_text("utf-8")
        return re.findall(r'class="md-tabs__link"[^>]*>([^<]*)<', page)[1:]

    assert tabs() == ["治疗", "剪枝", "收获", "词条", "关于", "Bie de", "法律依据"]
    done = run("zhiku.cli", "check", cwd=tmp_path)
    assert "没有叫 bie-de 的栏目" in done.stdout and "没有叫 about 的栏目" not in done.stdout, "没有名字的文件夹由 check 说"
    assert not (tmp_path / "site" / ".nav.yml").exists()
    (tmp_path / "docs" / ".nav.yml").write_text("nav:\n  - index.md\n  - shou-huo\n  - glob: '*'\n    ignore_no_matches: true\n", "utf-8")
    assert tabs()[:3] == ["收获", "关于", "Bie de"]


def test_what_check_says_of_addresses_a_build_says_too(tmp_path: Path) -> None:
    copy_project(tmp_path)
    docs = tmp_path / "docs"
    (docs / "b8").mkdir()
    for path in ("b8.md", "b8/index.md"):
        (docs / path).write_text("# 甲\n\n乙。\n", "utf-8")
    (docs / "index.md").rename(docs / "start.md")
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("    doors:\n      - path: strat.md\n        title: 我\n")
    loose, strict = (run("zhiku.cli", "build", *words, cwd=tmp_path) for words in ((), ("--strict",)))
    assert (loose.returncode, strict.returncode) == (0, 1), loose.stderr
    for said in ("docs/b8/index.md:1:1 [same-address] 它和 docs/b8.md 是同一个网址", "[home-page] 没有首页 docs/index.md",
                 "mkdocs.yml:10:9 [settings] extra.zhiku.doors 里的 strat.md 不存在；你是不是要写 start.md？"):
        assert said in loose.stderr and said in strict.stderr, loose.stderr
    assert "错误：" not in loose.stderr and "INFO" not in loose.stderr + strict.stderr
    assert "严格生成：" in strict.stderr and "严格生成：" not in loose.stderr


def test_zhiku_build_is_whole_or_not_at_all(tmp_path: Path) -> None:
    copy_project(tmp_path)
    assert run("zhiku.cli", "build", cwd=tmp_path / "docs").returncode == 0
    before = files(tmp_path / "site")
    (tmp_path / "docs" / "index.md").write_text("---\ntitle: [甲\n---\n乙\n", "utf-8")
    done = run("zhiku.cli", "build", cwd=tmp_path)
    assert done.returncode == 1
    assert "docs/index.md" in done.stderr and "原来的网站没有动" in done.stderr
    assert files(tmp_path / "site") == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".site")] == []


def test_zhiku_build_replaces_an_older_site(tmp_path: Path) -> None:
    copy_project(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.html").write_text("旧", "utf-8")
    assert run("zhiku.cli", "build", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "site" / "old.html").exists()
    assert run("zhiku.cli", "build", "--site-dir", "二", cwd=tmp_path).returncode == 0
    assert filecmp.cmp(tmp_path / "site" / "index.html", tmp_path / "二" / "index.html", shallow=False)


def test_the_cli_says_what_is_missing(tmp_path: Path) -> None:
    done = run("zhiku.cli", "build", cwd=tmp_path)
    assert done.returncode == 2 and "mkdocs.yml" in done.stderr
    (tmp_path / "mkdocs.yml").write_text("a: [", "utf-8")
    assert run("zhiku.cli", "check", cwd=tmp_path).returncode == 2
    assert run("zhiku.cli", "nonsense", cwd=tmp_path).returncode == 2
