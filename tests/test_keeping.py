"""What a browser may keep of a site: every file that a reader's page asks for, with a digest that changes when it does."""

from __future__ import annotations

import json
from pathlib import Path

from tests.test_build import ROOT, run
from zhiku.keeping import kept_list


def files(site: Path, **texts: str) -> dict[str, tuple[str, int]]:
    for path, text in texts.items():
        file = site / path.replace("__", "/").replace("_dot_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return {address: (digest, size) for address, digest, size in json.loads(kept_list(site))["files"]}


def test_pages_have_the_address_of_their_folder(tmp_path: Path) -> None:
    found = files(tmp_path, index_dot_html="甲", faq__x__index_dot_html="乙", a_dot_html="丙", assets__a_dot_css="",
                  search__words_dot_js="")
    assert sorted(found) == ["", "a.html", "assets/a.css", "faq/x/", "search/words.js"]
    assert found[""][1] == len("甲".encode())


def test_what_no_reader_asks_for_is_left_out(tmp_path: Path) -> None:
    found = files(tmp_path, index_dot_html="甲", sitemap_dot_xml="", kept_dot_json="{}", search__records_dot_jsonl="",
                  assets__a_dot_map="", _dot_git__config="", assets__javascripts__lunr__tinyseg_dot_js="", **{"keep-worker_dot_js": ""})
    assert list(found) == [""]


def test_a_digest_says_what_has_changed(tmp_path: Path) -> None:
    before = files(tmp_path, index_dot_html="甲", a_dot_html="乙")
    after = files(tmp_path, a_dot_html="丙")
    assert before[""] == after[""] and before["a.html"] != after["a.html"]
    assert kept_list(tmp_path) == kept_list(tmp_path)


def test_a_team_may_not_want_it(tmp_path: Path) -> None:
    for keep in (True, False):
        root = tmp_path / str(keep)
        (root / "docs").mkdir(parents=True)
        (root / "docs" / "index.md").write_text("---\ntitle: 甲\n---\n\n乙。\n", "utf-8")
        (root / "mkdocs.yml").write_text(
            f"INHERIT: {ROOT}/mkdocs.yml\nhooks: [{ROOT}/hooks/mkdocs_hooks.py]\nsite_name: 甲\nnav:\n"
            f"extra: {{zhiku: {{sections: [], doors: [], questions: [], keep: {str(keep).lower()}}}}}\n", "utf-8")
        done = run("mkdocs", "build", "--strict", cwd=root)
        assert done.returncode == 0, done.stderr
        page = (root / "site" / "index.html").read_text("utf-8")
        assert (root / "site" / "kept.json").exists() == keep == ("data-zk-keep" in page) == ("zhiku/keep.js" in page)
