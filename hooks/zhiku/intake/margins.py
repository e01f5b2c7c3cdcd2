"""The parts of a text in; out, without the lines that only their neighbours show to be the site's: buttons among buttons, the
name of who wrote it, the titles of other texts under 相关阅读."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.signs import is_of_signs
from zhiku.intake.values import Part, removed

_OTHERS = re.compile(r"(?:相关|往期|热门|推荐|延伸|更多|精彩|猜你|大家都在)")
_AUTHOR = re.compile(r"关注|认证|粉丝|会员|LV", re.I)
_SENTENCE = re.compile(r"[，。！？；：,!?;:]")
_LONGEST_NAME, _LONGEST_TITLE, _MOST_TITLES = 16, 30, 8


def without_signs(parts: Sequence[Part]) -> list[Part]:
    """Three kinds of lines, in this order."""
    return _without_titles_of_others(_without_authors(_without_buttons(parts)))


def _is_sign(part: Part) -> bool:
    return part.kind != "code" and is_of_signs(part.block.text, among_comments=True)


def _without_buttons(parts: Sequence[Part]) -> list[Part]:
    """分享, 收藏, 喜欢 one under another, or beside a line that can be nothing but the site's."""
    out = list(parts)
    for i, part in enumerate(parts):
        if part.kind == "removed" or not _is_sign(part):
            continue
        near = [k for k in (i - 1, i + 1) if 0 <= k < len(parts) and _is_sign(parts[k])]
        if any(parts[k].kind == "removed" for k in near) or len(near) == 2:
            out[i] = removed(part.block, "站点的标记（时间、地点、次数、按钮）")
    return out


def _without_authors(parts: Sequence[Part]) -> list[Part]:
    """A name right above 关注他, 已认证的个人; on top of all, above any sign."""
    out = list(parts)
    for i, part in enumerate(parts[:-1]):
        after, text = out[i + 1], part.block.text.strip()
        if (part.kind not in ("paragraph", "heading") or len(text) > _LONGEST_NAME or _SENTENCE.search(text)
                or not _is_sign(after) or after.block.gap):
            continue
        if not i or (after.kind == "removed" and _AUTHOR.search(after.block.text)):
            out[i], out[i + 1] = removed(part.block, "署名"), removed(after.block, "站点的标记（时间、地点、次数、按钮）")
    return out


def _without_titles_of_others(parts: Sequence[Part]) -> list[Part]:
    """Short lines between 相关阅读 and the next line of the site, or right under it without an empty line."""
    out = list(parts)
    for i, part in enumerate(parts):
        if part.kind != "removed" or not _OTHERS.search(part.block.text):
            continue
        row = range(i + 1, min(i + 1 + _MOST_TITLES, len(parts)))
        stop = next((k for k in row if not _may_be_a_title(parts[k])), len(parts))
        ends_at_site = stop < len(parts) and parts[stop].kind == "removed"
        for k in range(i + 1, stop):
            if not (ends_at_site or parts[k].kind == "list_item" or not parts[k].block.gap):
                break
            out[k] = removed(parts[k].block, "站内推荐")
    return out


def _may_be_a_title(part: Part) -> bool:
    text = part.block.text.strip()
    return part.kind in ("paragraph", "heading", "list_item") and len(text) <= _LONGEST_TITLE and not re.search("[。；;]", text)
