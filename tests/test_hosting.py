"""The examples for nginx and Caddy carry the headers of the site as it is built; ZHIKU_GOLDEN=write renews them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from zhiku.cli import main
from zhiku.policy import OTHERS, content_policy, header_lines, inline_hashes

ROOT = Path(__file__).parents[1]
FILES = {"nginx": ROOT / "deploy" / "nginx.conf", "caddy": ROOT / "deploy" / "Caddyfile"}
_BLOCK = re.compile(r"(?P<in>[ \t]*)# zhiku headers 开始\n(?P<lines>.*?)[ \t]*# zhiku headers 结束\n", re.S)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page at every depth that our knowledge base has, under our configuration."""
    root = tmp_path_factory.mktemp("hosting")
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root / "base.yml")
    (root / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: 甲\nnav:\nextra:\n  zhiku:\n    questions: []\n", "utf-8")
    for path in ("index.md", "faq/index.md", "faq/x.md", "legal/basis/y.md"):
        file = root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\ntitle: 甲\n---\n乙。\n", "utf-8")
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(words, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return root / "site"


def pages(site: Path) -> list[bytes]:
    return [page.read_bytes() for page in sorted(site.rglob("*.html"))]


@pytest.mark.parametrize("server", sorted(FILES))
def test_the_example_has_the_headers_of_the_built_site(server: str, site: Path) -> None:
    lines = header_lines(content_policy(pages(site)), server)
    text = FILES[server].read_text("utf-8")
    block = _BLOCK.search(text)
    assert block, "deploy 里的例子要有 zhiku headers 开始、结束两行"
    wanted = "".join(f"{block['in']}{line}\n" for line in lines)
    if os.environ.get("ZHIKU_GOLDEN") == "write":
        FILES[server].write_text(text.replace(block["lines"], wanted) if block["lines"] else text.replace(
            "zhiku headers 开始\n", "zhiku headers 开始\n" + wanted), "utf-8")
        return
    assert block["lines"] == wanted, "内嵌脚本变了：用 ZHIKU_GOLDEN=write 重新生成 deploy/ 里的例子"


def test_the_policy_covers_every_page_and_nothing_loose(site: Path) -> None:
    policy = content_policy(pages(site))
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy
    for page in pages(site):
        assert inline_hashes(page) and all(f"'{digest}'" in policy for digest in inline_hashes(page))
        assert not re.search(rb"<[a-z][^>]*\s(?:style|on[a-z]+)=", page), "属性里的样式和脚本，策略不让用"
        assert not re.search(rb"<style\b", page)


def test_what_counts_as_a_script() -> None:
    page = b'<script>a</script><script src="x.js"></script><script type="application/json">{}</script>'
    assert len(inline_hashes(page)) == 1
    assert inline_hashes(page) != inline_hashes(b"<script>b</script>")
    assert inline_hashes(b"<p>a</p>") == frozenset()


def test_the_command(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = ["-f", str(site.parent / "mkdocs.yml"), "headers"]
    assert main([*config, "--site-dir", str(site), "--server", "caddy"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name, _ in OTHERS) and said.startswith("Content-Security-Policy")
    assert main([*config, "--site-dir", str(tmp_path)]) == 2
