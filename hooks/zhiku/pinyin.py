"""Chinese text in; its reading as toneless syllables, initials, slugs, anchors and sort keys out.

Readings come from `pypinyin`; `readings.tsv` beside this module holds words of general Chinese that it misreads
(还款 comes out as hai kuan), and an author's `pinyin:` overrides both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.seg.mmseg import seg

_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9]+")


@cache
def _prepare() -> None:
    """Teach pypinyin the words it misreads; its dictionary is global, so once a process is enough.

    Its own `load_phrases_dict` and `load_single_dict` do the same, and each read all 47,000 phrases again.
    """
    table = files("zhiku").joinpath("readings.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    phrases = {word: [[syllable] for syllable in reading.split()] for word, reading in rows if len(word) > 1}
    PINYIN_DICT.update({ord(word): reading for word, reading in rows if len(word) == 1})
    PHRASES_DICT.update(phrases)
    seg.train(iter(phrases))


@lru_cache(maxsize=20_000)
def syllables(text: str, override: str = "") -> tuple[str, ...]:
    """Lower-case toneless syllables of the Han characters and the runs of Latin letters and digits, in order.

    `override` is the author's reading, syllables set apart by spaces; where given, it is the answer.
    """
    if override.strip():
        return tuple(override.lower().split())
    _prepare()
    folded = unicodedata.normalize("NFKC", text).lower()
    out: list[str] = []
    for run in _TOKEN.findall(folded):
        if run[0] < "\u3400":
            out.append(run)
        else:
            out += [s.replace("ü", "v") for s in lazy_pinyin(run, style=Style.NORMAL, v_to_u=False)]
    return tuple(out)


def slug(text: str, override: str = "") -> str:
    """A slug or heading anchor of `[a-z0-9-]`: 沟通能力 → `gou-tong-neng-li`; `""` where nothing can be read."""
    joined = "-".join(syllables(text, override))
    return re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9-]", "", joined)).strip("-")


def heading_anchor(text: str, separator: str = "-") -> str:
    """What Python-Markdown's `toc` extension calls for the id of a heading."""
    return slug(text).replace("-", separator) or "jie"


def initial(text: str, override: str = "") -> str:
    """The jump letter of an index: A–Z, or `#` where the reading does not begin with a letter."""
    first = next(iter(syllables(text, override)), "")[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def initials(text: str, override: str = "") -> str:
    """First letters of the syllables: 停息挂账 → `txgz`."""
    return "".join(s[0] for s in syllables(text, override))


def sort_key(text: str, override: str = "") -> tuple[tuple[str, ...], str]:
    """Order of a Chinese index: by syllable, then by the characters themselves."""
    return syllables(text, override), text
