"""Links: dead, wrong anchor, undefined reference, empty, to our own address, raw HTML, two sources for one address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from urllib.parse import unquote

from zhiku.check.lazy_pattern import lazy
from zhiku.check.model import Document, Problem, Rule, World
from zhiku.records import leads_to

_INLINE = lazy(r"!?\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
                     r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_REFERENCE = lazy(r"\[(?<![!\]\\]\[)([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_DEFINITION = lazy(r"^ {0,3}\[([^\[\]\n^]+)\]:\s*(\S+)", re.M)
_RAW = lazy(r"<a\s[^>]*href|<img\s", re.I)
_HEADING = lazy(r"^#{1,6}[ \t]+(.+?)[ \t]*$", re.M)
_ATTRS = lazy(r"\{:?[^}\n]*\}\s*#*$")
_EXPLICIT = lazy(r"\{[^}\n]*#([\w:.-]+)[^}\n]*\}|\bid=[\"']([^\"']+)")


@lru_cache(maxsize=4096)
def explicit_anchors(masked: str) -> frozenset[str]:
    """Ids that a page writes down."""
    return frozenset(a or b for a, b in _EXPLICIT.findall(masked))


@lru_cache(maxsize=4096)
def anchors_of(masked: str) -> frozenset[str]:
    """Ids that a page has: explicit ones, and those that headings without one get from their reading."""
    from zhiku.pinyin import heading_anchor  # its dictionary takes a second to load; most links name an explicit id

    ids = set(explicit_anchors(masked))
    seen: dict[str, int] = {}
    for match in _HEADING.finditer(masked):
        if not _EXPLICIT.search(match[1]):
            text = re.sub(r"[*_`]|\]\([^)]*\)|\[", "", _ATTRS.sub("", match[1]))
            base = heading_anchor(text)
            count = seen.get(base, 0)
            ids.add(base if not count else f"{base}_{count}")
            seen[base] = count + 1
    return frozenset(ids)


def targets(document: Document) -> Iterator[tuple[int, bool, str, str]]:
    """Offset, is it an image, text and target of every link and image written in Markdown."""
    yield from _targets(document.masked)


@lru_cache(maxsize=16)
def _targets(masked: str) -> tuple[tuple[int, bool, str, str], ...]:
    inline = [(m.start(), m[0][0] == "!", m[1], m[2].strip("<>")) for m in _INLINE.finditer(masked)]
    defined = _DEFINITION.finditer(masked) if "]:" in masked else ()
    return (*inline, *((m.start(), False, m[1], m[2].strip("<>")) for m in defined))


def find(document: Document, world: World) -> Iterator[Problem]:
    """Every link of the page, one after the other."""
    for offset, is_image, text, target in targets(document):
        if not target or target == "#":
            yield Problem(offset, f"“[{text}]”的括号里没有网址；请补上，或去掉链接。")
            continue
        if not is_image and not text.strip():
            yield Problem(offset, f"指向 {target} 的链接没有文字，读者看不见；请写上。")
        yield from _target(document, world, offset, target, is_image)
    yield from _references(document)
    for match in _RAW.finditer(document.masked) if "<" in document.masked else ():
        yield Problem(match.start(), "请用 Markdown 的写法 [文字](网址) 和 ![说明](图片)；"
                      "HTML 里的网址不会被检查和改写。")


def _target(document: Document, world: World, offset: int, target: str, is_image: bool) -> Iterator[Problem]:
    if world.site_url and target.startswith(world.site_url):
        yield Problem(offset, f"{target} 是本站的网址；请写成相对路径{_relative(document, target.removeprefix(world.site_url), world)}。")
        return
    if target.startswith("/") and not target.startswith("//"):
        yield Problem(offset, f"{target} 以 / 开头，离线和子目录里打不开；请写成相对路径{_relative(document, target, world)}。")
        return
    where = leads_to(document.path, target)
    if where is None or is_image:
        return
    path, anchor = where
    if path.startswith("../"):
        yield Problem(offset, f"{target} 指到 docs/ 外面去了；读者打不开。")
    elif path not in world.documents and path not in world.assets:
        yield Problem(offset, f"找不到 \"{target}\"{near_hint(document.path, path, world, anchor)}")
    elif anchor and path.endswith(".md"):
        masked = world.documents[path].masked
        if anchor not in explicit_anchors(masked) and anchor not in (ids := anchors_of(masked)):
            near = get_close_matches(anchor, sorted(ids), 1, 0.5)
            hint = f"；你是不是要写 \"#{near[0]}\"？" if near else "；请看那一页有哪些标题。"
            yield Problem(offset, f"{path} 里没有 \"#{anchor}\"{hint}")


def _relative(document: Document, target: str, world: World) -> str:
    """How a target that begins at the site's root is written from the page."""
    path, _, anchor = target.partition("#")
    path = unquote(path).strip("/")
    stem = path.removesuffix("index.html").removesuffix(".html").strip("/")
    for found in (path, f"{stem}.md", f"{stem}/index.md".lstrip("/")):
        if found in world.documents or found in world.assets:
            return f" {posixpath.relpath(found, posixpath.dirname(document.path) or '.')}{'#' if anchor else ''}{anchor}"
    return "，例如 ../栏目/文件名.md"


def near_hint(page: str, path: str, world: World, anchor: str = "") -> str:
    """What the writer may have meant; the anchor is kept where that page has it."""
    every = sorted([*world.documents, *world.assets])
    names = {posixpath.basename(p): p for p in every}
    base = posixpath.basename(path)
    near = [names[base]] if base in names else [
        like for like in get_close_matches(path, every, 1, 0.6) if _is_slip(base, posixpath.basename(like))]
    if not near:
        like = get_close_matches(base, sorted(names), 1, 0.6)
        near = [names[name] for name in like if _is_slip(base, name)]
    if not near:
        return "；请检查文件名和文件夹。"
    found = world.documents.get(near[0])
    tail = f"#{anchor}" if anchor and found and anchor in anchors_of(found.masked) else ""
    return f"；你是不是要写 \"{posixpath.relpath(near[0], posixpath.dirname(page) or '.')}{tail}\"？"


def _is_slip(name: str, other: str) -> bool:
    """Whether a file's name may have been meant by another: those of pinyin are all alike by their letters."""
    (one, kind), (two, like) = posixpath.splitext(name.lower()), posixpath.splitext(other.lower())
    if kind not in (like, "", ".html", ".htm"):
        return False
    if one.startswith(two) or two.startswith(one):
        return True
    return sorted(one) == sorted(two) or SequenceMatcher(None, one, two, autojunk=False).ratio() >= 0.8


def _references(document: Document) -> Iterator[Problem]:
    defined: dict[str, str] = {}
    for match in _DEFINITION.finditer(document.masked) if "]:" in document.masked else ():
        name = match[1].strip().lower()
        if defined.setdefault(name, match[2]) != match[2]:
            yield Problem(match.start(), f"[{match[1]}] 有两个不同的网址：{defined[name]} 和 {match[2]}；请只留一个。")
    for match in _REFERENCE.finditer(document.masked) if "][" in document.masked else ():
        name = (match[2] or match[1]).strip().lower()
        if name not in defined:
            yield Problem(match.start(), f"[{match[1]}][{match[2]}] 没有写明网址；请在文末加一行 [{name}]: 网址。")


RULE = Rule("dead-link", "error", "链接要能打开", find)
