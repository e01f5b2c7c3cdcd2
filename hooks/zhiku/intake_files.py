"""Results of an import in; files on disk out, whole or not at all, never over what a person wrote."""

from __future__ import annotations

import contextlib
import errno
import filecmp
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from zhiku.findings import Finding, error, warning
from zhiku.intake.decode import check_size
from zhiku.intake.refusals import check_head
from zhiku.intake.values import Home, Imported
from zhiku.places import Written
from zhiku.project_cli import DRAFTS, Project, program

try:
    import fcntl
except ImportError:  # no such locks on Windows: one import at a time is then the person's business
    fcntl = None  # type: ignore[assignment]

_TEMPORARY = ".zhiku-import-"
_TELLING = 12  # characters of a paragraph that tells a source from another
_FEW = 5  # at least one paragraph in so many stays in a source that was mended


def read_source(path: Path) -> tuple[bytes, list[Finding]]:
    """The bytes of a source; what is no plain file, too large or binary is refused before it is read."""
    name = str(path)
    if path.is_symlink():
        return b"", [error("symlink", name, "这是符号链接；请给出文件本身的路径。")]
    if not path.exists():
        return b"", [error("not-found", name, "没有这个文件，请检查路径。")]
    if not path.is_file():
        return b"", [error("not-a-file", name, "这不是普通文件；一次导入一份来源，请给出文件的路径。")]
    if problems := check_size(path.stat().st_size, name):
        return b"", problems
    with path.open("rb") as file:
        head = file.read(4096)
        if problems := check_head(head, name):
            return b"", problems
        return head + file.read(), []


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One import at a time in a folder; the lock goes with the process, however it ends."""
    with (folder / ".zhiku-import.lock").open("a") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _staged(path: Path, lines: Iterable[str]) -> Path | None:
    """A temporary file beside `path` with its new text; None where the text is there already."""
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    temporary = Path(name)
    if path.is_file() and filecmp.cmp(temporary, path, shallow=False):
        temporary.unlink()
        return None
    temporary.chmod(0o644)
    return temporary


def ledger_of(folder: Path) -> dict[str, Any]:
    """The ledger that an earlier import wrote; empty where there is none that can be read."""
    try:
        loaded = json.loads((folder / "ledger.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def plan(folder: Path, result: Imported, again: Sequence[str] = ()) -> tuple[set[str], list[Finding]]:
    """Which drafts stay as a person left them; an error where a file belongs to somebody else. Nothing is written. `again`: names
    of drafts that were taken away and are wanted back."""
    before = ledger_of(folder)
    made = before.get("hashes", {})
    findings: list[Finding] = []
    kept: set[str] = set()
    if before and (before.get("source") != result.source.name or _is_another(before, result)):
        return kept, [error("other-source", str(folder), f"这里已有另一份来源“{before.get('source')}”的草稿，什么也没有写；"
                                                         "一个目录放一份来源，请换一个 --out。")]
    for name in [d.path for d in result.drafts] + ["ledger.json", "report.html", "decisions.yml"]:
        target = folder / name
        if target.is_symlink():
            findings.append(error("symlink", str(target), "要写的文件是符号链接，没有写；请把它移走。"))
        elif target.exists() and not target.is_file():
            findings.append(error("not-a-file", str(target), "这里应当是文件，却是别的东西；请把它移走。"))
    for draft in result.drafts:
        target = folder / draft.path
        if not target.exists() and draft.path in made and draft.path not in again:
            kept.add(draft.path)
            findings.append(warning("draft-gone", str(target), "这份草稿已经删掉、改名或搬走，没有再写；"
                                    f"要它回来，加上 --again {draft.path}。"))
        if not target.is_file() or target.is_symlink():
            continue
        now = hashlib.sha256(target.read_bytes()).hexdigest()
        if now == hashlib.sha256(draft.text.encode()).hexdigest():
            continue
        if draft.path not in made:
            findings.append(error("not-ours", str(target), "这个文件不是导入写的，没有覆盖；请改名或换一个 --out。"))
        elif now != made[draft.path]:
            kept.add(draft.path)
            findings.append(warning("draft-changed", str(target), "草稿已由人修改，没有覆盖，这一次的采纳和不采纳也没有写进去；"
                                    f"要重新生成，请先把它移走，再加上 --again {draft.path}。"))
    return kept, findings


def _is_another(before: dict[str, Any], result: Imported) -> bool:
    """Whether hardly a paragraph of an earlier source stands in this one: it has its name, and is another. A source that was
    mended keeps most."""
    earlier, now = _paragraphs(before), {(piece.part.block.raw or piece.part.block.text).strip() for piece in result.pieces}
    return bool(earlier) and sum(text in now for text in earlier) * _FEW < len(earlier)


def _paragraphs(ledger: dict[str, Any]) -> list[str]:
    texts = [str(p.get("text", "")).strip() for p in ledger.get("paragraphs", []) if isinstance(p, dict)]
    return [text for text in texts if len(text) >= _TELLING]


def write(folder: Path, result: Imported, kept: set[str], decisions: str) -> int:
    """Write drafts, then report, then ledger; what an earlier import made and this one doesn't is taken away. All are on the
    disk under other names before the first takes its own: where there is no room, nothing changes.
    The number of files that changed."""
    before = ledger_of(folder).get("hashes", {})
    _sweep(folder)  # of an import that was killed
    texts: list[tuple[str, Iterable[str]]] = [(d.path, (d.text,)) for d in result.drafts if d.path not in kept]
    texts += [("report.html", (result.report,))] + ([("decisions.yml", (decisions,))] if decisions else [])
    texts.append(("ledger.json", result.ledger_lines()))
    try:
        staged = [(temporary, folder / name) for name, lines in texts if (temporary := _staged(folder / name, lines))]
    except BaseException:
        _sweep(folder)
        raise
    for temporary, target in staged[:-1] if staged else []:
        temporary.replace(target)
    now = {d.path for d in result.drafts}
    for name, made in before.items():
        target = folder / Path(name).name
        if (name not in now and target.is_file() and not target.is_symlink()
                and hashlib.sha256(target.read_bytes()).hexdigest() == made):
            target.unlink()
    for temporary, target in staged[-1:]:
        temporary.replace(target)
    return len(staged)


def _sweep(folder: Path) -> None:
    for left in folder.glob(_TEMPORARY + "*"):
        left.unlink(missing_ok=True)


_WHY = {errno.ENOSPC: ("磁盘满了", "请腾出空间"), errno.EDQUOT: ("磁盘配额用完了", "请腾出空间"),
        errno.EROFS: ("这个文件系统是只读的", "请换一个 --out 目录"), errno.EACCES: ("没有权限", "请检查权限，或换一个目录"),
        errno.EPERM: ("没有权限", "请检查权限，或换一个目录"), errno.ENOTDIR: ("路径中间有一段是文件，不是目录", "请换一个 --out 目录"),
        errno.ENAMETOOLONG: ("路径太长", "请换短一些的名字"), errno.ENOENT: ("那里不能建目录或文件", "请换一个 --out 目录")}


def told(problem: OSError, out: str) -> Finding:
    """Why a file could not be read or written, and what to do."""
    why, do = _WHY.get(problem.errno or 0, (f"系统说：{problem.strerror or problem}", "请检查磁盘和权限"))
    return error("cannot-write", shown(problem.filename or out), f"读写不了：{why}。草稿、台账和报告都没有改动；{do}，再导入一次。")


def shown(path: object) -> str:
    """A path as it can be printed; bytes that are no UTF-8 as numbers."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def badly_named(path: Path) -> list[Finding]:
    """A name goes into ledger and drafts, which are UTF-8."""
    return [error("file-name", shown(path), f"名字“{shown(name)}”不是 UTF-8（多半是从 Windows 压缩包里解出来的 GBK 名字），"
                                            "写不进台账；请把它改名，再导入。")
            for name in (path.parent.name, path.name) if shown(name) != name]


def published(out: Path, *bases: Project | None) -> list[Finding]:
    """Whether a folder lies where a knowledge base's pages do: what an import writes there, names and the whole source with
    it, would be published."""
    place = out.resolve()
    for base in filter(None, bases):
        docs = base.docs.resolve()
        if place.is_relative_to(docs) and not place.is_relative_to(docs / DRAFTS):
            inside = os.path.relpath(base.docs, base.root).replace(os.sep, "/")
            drafts = shown(f"{inside}/{DRAFTS}/{place.name if place != docs else '001'}")
            return [error("published", shown(out), f"这里是知识库的文章（{inside}/），会发布到网站上，报告和台账里有来源的全文和"
                                                   f"网友的名字。什么也没有写；请写到 {inside}/{DRAFTS}/ 下面，"
                                                   f"例如 --out {drafts}，改好了再搬进栏目。")]
    return []


def written(path: Path) -> Written:
    """A settings file as it is written, for what is told of single lines of it."""
    text = path.read_text("utf-8-sig", "replace") if path.is_file() else ""
    return Written(((shown(path), text),))


def home_of(base: Project | None) -> Home:
    """How the report of an import calls zhiku, by where the knowledge base around its folder lies: however the import was
    called, its report is the same."""
    if not base:
        return Home()
    inside = os.path.relpath(base.docs, base.root).replace(os.sep, "/")
    return Home(program(base.root, "zhiku"), f"{inside}/{DRAFTS}")


def read_settings(path: Path) -> bytes:
    """The bytes of a settings file; none where there is no such file."""
    return path.read_bytes() if path.is_file() else b""
