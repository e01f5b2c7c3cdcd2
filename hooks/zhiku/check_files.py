"""A folder docs/ in; its Markdown files and other files, each read when it is asked for, and what is wrong with files as
files out. A file that can't be read as text is reported once and no rule looks at it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from zhiku.check.metadata import metadata_of
from zhiku.check.model import Asset, Document, document_of
from zhiku.findings import Finding, error
from zhiku.project_cli import DRAFTS, Project

LARGEST = 2_000_000
"""Bytes of the largest Markdown file that is read."""
_HEAD = 65536
_COMMON = frozenset("的一是不了在有人我他这這个個们們中来來上大为為和国國地到以说說时時要就出"
                    "会會可也你对對生能而那得下自之年发發后後里裡么麼看先三总總额額数數单單账帳")
"""Characters of which every Chinese text has some: by them the right one of two encodings is known."""
_OF_IMPORTS = {"report.html": "<title>导入报告：", "ledger.json": '{"source":', "decisions.yml": "# 人的决定："}
"""Files that an import writes beside its drafts, and how each begins."""
_LINKED = "这是符号链接；网站会把它指向的文件发布出去，请换成文件本身。"


class Documents(Mapping[str, Document]):
    """All Markdown files of docs/ by path; `refused` holds what is wrong with those that can't be read as text."""

    def __init__(self, project: Project, paths: list[str]) -> None:
        self._project, self._docs, self._root = project, str(project.docs), docs_root(project)
        self._paths = dict.fromkeys(path for path in paths if path.endswith(".md"))
        self._read: dict[str, Document] = {}
        self.refused: dict[str, list[Finding]] = {}

    def __getitem__(self, path: str) -> Document:
        found = self._read.get(path)
        if found is None:
            if path not in self._paths:
                raise KeyError(path)
            text, self.refused[path] = _read_text(f"{self._docs}/{path}", self._root + path)
            found = self._read[path] = document_of(text, path, self._project.settings, self._root)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def forget(self, path: str) -> None:
        """Read the file again when it is next asked for."""
        self._read.pop(path, None)


class Assets(Mapping[str, Asset]):
    """All other files of docs/, each looked at when a page shows it."""

    def __init__(self, docs: Path, paths: list[str]) -> None:
        self._docs = docs
        self._paths = dict.fromkeys(path for path in paths if not path.endswith(".md"))

    def __getitem__(self, path: str) -> Asset:
        if path not in self._paths:
            raise KeyError(path)
        file = self._docs / path
        linked = file.is_symlink()
        head = b""
        if not linked and file.is_file():
            with file.open("rb") as opened:
                head = opened.read(_HEAD)
        return Asset(file.lstat().st_size, head, linked, metadata_of(head))

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __len__(self) -> int:
        return len(self._paths)


def docs_root(project: Project) -> str:
    """The folder of the documents as it stands in findings, `docs/`."""
    return os.path.relpath(project.docs, project.root).replace(os.sep, "/") + "/"


def template_text(project: Project, kind: str) -> str:
    """A team's own template of a kind of page; "" where it has none that can be read."""
    return _read_text(f"{project.docs}/_templates/{kind}.md", "")[0]


def list_files(docs: Path) -> list[str]:
    """Paths of all files, relative to docs/; hidden ones and templates apart."""
    found: list[str] = []
    top = len(str(docs)) + 1
    for where, folders, names in os.walk(docs):
        folders[:] = sorted(name for name in folders if name[0] != "." and name != "_templates")
        inside = where[top:].replace(os.sep, "/")
        found += [f"{inside}/{name}" if inside else name for name in names if name[0] != "."]
    return sorted(found)


def linked_files(project: Project) -> Iterator[Finding]:
    """Symbolic links anywhere under docs/: the site would publish what they point to."""
    root = docs_root(project)
    for where, folders, names in os.walk(project.docs):
        for name in (*folders, *names):
            file = Path(where, name)
            if file.is_symlink():
                yield error("safety", root + file.relative_to(project.docs).as_posix(), _LINKED)


def left_of_imports(project: Project) -> Iterator[Finding]:
    """Reports, ledgers and decisions of an import outside of the drafts: the site would publish them with all that the source
    says of people."""
    root = docs_root(project)
    for path in list_files(project.docs):
        begins = _OF_IMPORTS.get(path.rpartition("/")[2])
        if begins and not path.startswith(DRAFTS + "/"):
            with (project.docs / path).open(encoding="utf-8", errors="replace") as file:
                if "".join(begins.split()) in "".join(file.read(_HEAD // 16).split()):
                    yield error("safety", root + path, "这是导入留下的文件，里面有来源的全文和网友的名字，会发布到网站上；"
                                f"请把它移回 {root}{DRAFTS}/ 下面，台账移到 sources/ 里，或者删去。")


def encoding_letters(project: Project) -> Iterator[Finding]:
    """Markdown files that are no UTF-8; drafts and templates apart, which no build reads."""
    root = docs_root(project)
    for path in list_files(project.docs):
        if path.endswith(".md") and not path.startswith("_"):
            yield from (f for f in _read_text(f"{project.docs}/{path}", root + path)[1] if f.rule == "encoding")


def _read_text(file: str, where: str) -> tuple[str, list[Finding]]:
    """The text of a file, "" with a finding where it can't be had."""
    try:
        known = os.lstat(file)
        if stat.S_ISLNK(known.st_mode):
            return "", [error("safety", where, _LINKED)]
        if not stat.S_ISREG(known.st_mode):
            return "", [error("safety", where, "这不是普通文件，读不了；请删去。")]
        if known.st_size > LARGEST:
            return "", [error("safety", where, f"文件有 {known.st_size / 1_000_000:.1f} MB，最多 {LARGEST // 1_000_000} MB；"
                              "没有往下查，请拆成几篇。")]
        data = Path(file).read_bytes()
    except OSError as problem:
        return "", [error("encoding", where, f"打不开这个文件（{problem.strerror}）；请检查它的权限，或重新建一个。")]
    if not data.strip():
        return "", [error("front-matter", where, "文件是空的；请把模板拷进来写上内容，或者删去这个文件。")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return "", [error("encoding", where, f"不是 UTF-8 文件{_guess(data)}，没有往下查；"
                          "请在编辑器里选“另存为”，编码选 UTF-8。", line)]


def _guess(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "（像是 UTF-16，记事本里叫“Unicode”）"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "（里面有读不懂的字节）"
    try:
        traditional = sum("\u4e00" <= char <= "\u9fff" for char in data.decode("big5"))
    except UnicodeDecodeError:
        traditional = 0
    common = sum(char in _COMMON for char in data.decode("gb18030"))
    if traditional and sum(char in _COMMON for char in data.decode("big5")) > common:
        return "（像是 Big5，繁体中文）"
    return "（像是 GBK，记事本里叫“ANSI”）"
