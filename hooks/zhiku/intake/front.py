"""The lines of a text in; the parts of its front matter, and the lines below it, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.frontmatter import split_front_matter
from zhiku.intake.headings import core
from zhiku.intake.values import FRONT, Block, Part, removed
from zhiku.intake.why import Why

_TOML = re.compile(r"\A\+{3}[ \t]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?+|\n)){0,200}?\+{3}[ \t]*(?:\r\n?|\n|\Z)")
_YAML_TITLE = re.compile(r"title:\s*(\"?)(.*?)\1\s*$")
_TOML_TITLE = re.compile(r"title\s*=\s*([\"'])(.*?)\1\s*$")
_IN_FORMAT = re.compile(r"^(?:source|origin):[ \t]*\S", re.M)
_TOP = re.compile(r"#\s")


def front_length(text: str) -> int:
    """How many characters front matter takes, of YAML (---) or of TOML (+++); 0 where there is none."""
    front, body, _ = split_front_matter(text)
    if front is not None and text.startswith("---"):
        return len(text) - len(body)
    toml = _TOML.match(text)
    return toml.end() if toml and re.search(r"^\w+\s*=", toml[0], re.M) else 0


def in_format(text: str) -> bool:
    """Whether a text is an article of ours already, or a draft of one."""
    return bool(_IN_FORMAT.search(text[:front_length(text)]))


def front_matter(text: str, blocks: list[Block]) -> tuple[list[Part], list[Block]]:
    """The lines of front matter, and those below; its title is the heading of what follows."""
    border = front_length(text)
    title = _TOML_TITLE if text.startswith("+") else _YAML_TITLE
    head: list[Part] = []
    for block in blocks:
        if block.start >= border:
            break
        match = title.match(block.text)
        head.append(Part(block, "heading", match.start(2), match.end(2), level=1, form=FRONT) if match and match[2]
                    else Part(block, "removed", 0, len(block.text), "文件头"))
    return head, blocks[len(head):]


def without_title(parts: list[Part], head: Sequence[Part]) -> list[Part]:
    """The parts below front matter; a note says its title there, and may say it again above its text. A heading of the first
    level says it also below a line of links."""
    titles = {core(part.block.text[part.begin:part.stop]) for part in head if part.kind == "heading"}
    above = True
    for i, part in enumerate(parts):
        if part.kind == "heading" and (above or _TOP.match(part.block.text)) and core(part.block.text[part.begin:part.stop]) in titles:
            return [*parts[:i], removed(part.block, Why.REPEATED), *parts[i + 1:]]
        above = above and part.kind == "removed"
    return parts
