"""The parts of a page in; out, the files under 附件下载 without what a site writes behind their names: how large they are, how often
they were fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhiku.intake.values import Part

_FILE = re.compile(
    r"\s*\S.{0,80}?\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|7z|txt|csv)(?P<size>\s*(?:"
    r"[\[(（【]\s*(?:(?:文件)?大小\s*[:：]\s*)?[\d.,]+\s?[KMG]i?B?(?:ytes)?(?:\s*[,，]\s*(?:已?下载(?:次数)?|点击)\s*[:：]?\s*\d+\s*次?)?\s*[\])）】]"
    r"|(?:文件)?大小\s*[:：]\s*[\d.,]+\s?[KMG]i?B?|[\d.,]+\s?[KMG]i?B)\s*(?:点击下载|立即下载|下载|预览)?\s*)", re.I)
_ABOVE = re.compile(r"(?:相关|文件|通知)?(?:附件|下载|资料|文件)(?:列表|下载|清单)?\s*[:：]?")
_CALLED = re.compile(r"(?:^|[\s_-])(?:attach|attachment|attachments|annex|accessory|fj|fjxz|fujian|files?|downloads?)(?:$|[\s_-])", re.I)


def without_sizes(parts: Sequence[Part]) -> list[Part]:
    """Below such a heading, or inside an element that is called so; anywhere else somebody may have written it."""
    out = list(parts)
    is_below = False
    for i, part in enumerate(parts):
        if part.kind == "removed":
            continue
        text = part.block.text
        match = _FILE.fullmatch(text) if part.kind in ("paragraph", "list_item") else None
        if match and (is_below or any(_CALLED.search(name.partition(".")[2]) for name in part.block.path)):
            out[i] = replace(part, stop=match.start("size"))
        is_below = (is_below and match is not None) or _ABOVE.fullmatch(text.strip()) is not None
    return out
