"""Bytes in; text with its encoding, or a refusal that names the byte, out. Nothing is guessed from a few bytes."""

from __future__ import annotations

import hashlib
import re

from zhiku.findings import Finding, error
from zhiku.intake.fragments import begins_as_page, holds_elements
from zhiku.intake.markdown_marks import is_marked_up
from zhiku.intake.refusals import check_data, check_head, check_text, undecodable
from zhiku.intake.values import Source

MAX_BYTES = 32_000_000
_META = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "utf-8": "utf-8", "utf8": "utf-8",
          "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
ENCODINGS = tuple(_NAMES)
"""What a person may say that the encoding of a source is."""
# The commonest characters of running Chinese in either script: wrong decodings of Chinese hold next to none of them.
_COMMON = frozenset("的一是不了在有人我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后"
                    "這個來國說們為時會過對裡後還沒經與員應該當無從將關")


def check_size(size: int, path: str) -> list[Finding]:
    """Whether a file of `size` bytes may be read at all; asked before it is read."""
    if size > MAX_BYTES:
        return [error("too-large", path, f"文件有 {size / 1e6:.0f} MB，超过上限 {MAX_BYTES / 1e6:.0f} MB；请拆成几份再导入。")]
    if size == 0:
        return [error("empty", path, "文件是空的，没有可以导入的内容。")]
    return []


def _plausible(text: str) -> bool:
    """Whether decoded text reads like Chinese: enough common characters, next to no private or control characters."""
    han = [c for c in text[:200_000] if "\u4e00" <= c <= "\u9fff"]
    odd = sum((c < " " and c not in "\t\n\r\f") or "\ue000" <= c <= "\uf8ff" or "\x80" <= c <= "\x9f" for c in text[:200_000])
    if odd * 200 > len(text[:200_000]):
        return False
    return len(han) >= 20 and sum(c in _COMMON for c in han) >= len(han) * 0.08


def decode(data: bytes, name: str, path: str, declared: str = "") -> tuple[Source | None, list[Finding]]:
    """Text of a file: its BOM decides, then a declared charset, then strict UTF-8, GB18030 and Big5 where plausible."""
    problems = check_size(len(data), path)
    if problems:
        return None, problems
    if problems := check_head(data[:4096], path):
        return None, problems
    sha = hashlib.sha256(data).hexdigest()

    def made(text: str, encoding: str) -> tuple[Source | None, list[Finding]]:
        if problems := [*check_text(text, path), *check_data(text, name, path)]:
            return None, problems
        html = begins_as_page(text) or (not is_marked_up(name, text) and holds_elements(text))
        return Source(name, text, encoding, sha, html), []

    for bom, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(bom):
            try:
                return made(data[len(bom):].decode(encoding), encoding)
            except UnicodeDecodeError as problem:
                return None, undecodable(path, data[len(bom):], problem, encoding)
    meta = _META.search(data[:4096])
    said = (declared or (meta[1].decode("ascii") if meta else "")).lower()
    if said in _NAMES:
        try:
            return made(data.decode(_NAMES[said]), _NAMES[said])
        except UnicodeDecodeError as problem:
            first = problem
            for other in ("utf-8", "gb18030", "big5hkscs"):  # the declaration is wrong: another must fit strictly
                try:
                    text = data.decode(other)
                except UnicodeDecodeError:
                    continue
                if other == "utf-8" or _plausible(text):
                    return made(text, other)
            return None, undecodable(path, data, first, _NAMES[said])
    try:
        return made(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as problem:
        first = problem
    fits = [(text, e) for e in ("gb18030", "big5hkscs") if (text := _strict(data, e)) and _plausible(text)]
    if len(fits) == 2:
        fits.sort(key=lambda f: -sum(c in _COMMON for c in f[0][:200_000]))
        best, other_count = (sum(c in _COMMON for c in f[0][:200_000]) for f in fits)
        if best < other_count * 2:
            return None, [error("encoding", path, "分不清是 GB18030 还是 Big5；请用 source.yml 的 encoding 写明，或另存为 UTF-8。")]
    if fits:
        return made(*fits[0])
    return None, undecodable(path, data, first, "utf-8")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""
