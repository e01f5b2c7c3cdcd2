"""Parts of a text that was copied from a page in; out, without the columns and buttons that a site writes under the last words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhiku.intake.headings import core, is_counted
from zhiku.intake.values import Part, removed
from zhiku.intake.why import OF_SITE, Why

SENTENCE = re.compile("[。；]|[，,].*[，,]|[。！!…~～]$")  # no title has one
WORDS_SAID = re.compile("[。；！？!?]|[，,].*[，,]")  # and no name, column or button has one
_OF_THE_TEXT = re.compile(
    r"此致|敬礼|特此|附[件表录则注]|参考|致谢|鸣谢|注[：:]|[（(]?\d{1,2}[)）.、]|(?:19|20|二)\S{3}年|\[\d|.*《"
    r"|.{0,30}(?:公司|银行|[支分]行|法院|委员会|局|部|处|科|室|中心|学校|医院)$")
TEXT = 45
_SHORT_SENTENCE, _LONGEST_SIGN = 12, 24


def without_foot(parts: Sequence[Part]) -> list[Part]:
    """Without the short lines under the last words that a line of the site stands above, unless they are the text's own."""
    out = list(parts)
    last = max((i for i, part in enumerate(parts) if part.kind != "removed" and ends_text(part)), default=len(parts))
    below = (i for i in range(last + 1, len(parts)) if parts[i].why in OF_SITE)
    sign = next((i for i in below if _ends_page(parts[i])), len(parts))
    foot = [i for i in range(sign + 1, len(parts)) if parts[i].kind != "removed"]
    if any(_is_of_the_text(parts[i]) for i in foot):
        return out
    for i in foot:
        if is_short(parts[i]) and parts[i].kind != "code":
            out[i] = removed(parts[i].block, Why.BELOW_TEXT)
    return out


def is_short(part: Part) -> bool:
    text = part.block.text.strip()
    return (len(core(text)) <= _LONGEST_SIGN and not WORDS_SAID.search(text)
            and (part.kind in ("paragraph", "heading", "list_item") or (part.kind == "code" and part.block.tag in ("td", "th"))))


def _ends_page(part: Part) -> bool:
    """Whether a line of the site stands under a text; a button may stand in it, and under 延伸阅读 books."""
    return part.why is not Why.OTHER_TEXTS and (part.why is Why.COPYRIGHT or bool(re.search(r"\d|END", part.block.text)))


def _is_of_the_text(part: Part) -> bool:
    text = part.block.text.strip()
    return bool(part.number) or is_counted(text) or bool(_OF_THE_TEXT.match(text))


def ends_text(part: Part) -> bool:
    text = part.block.text.strip()
    return len(text) >= _SHORT_SENTENCE and (bool(SENTENCE.search(text)) or len(text) >= TEXT)
