"""Answers of a newcomer and a template in; the text and the place of a new page, and pages on the same subject, out.

Whether a page on the subject exists is asked of names: titles, aliases and search words of all pages, folded as search
folds them, questions' empty words dropped, compared by pairs of characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhiku.article import LawPage, Page, Term
from zhiku.pinyin import slug, syllables
from zhiku.text import fold_text
from zhiku.typography import corrected

KINDS = ("article", "technique", "faq", "term")
SUMMARY_LIMIT = 120
ALIKE = 0.6
"""Share of the shorter name's pairs of characters from which two names count as alike."""

_SLOT = re.compile(r"\{\{ *(\w+) *\}\}")
_PLAIN = re.compile(r"[\w\u3400-\u9fff？！，。、；（）“”《》·—…-]+\Z")
_RESERVED = re.compile(r"(?:true|false|null|~|[-+\d.]+|\d{4}-\d{2}-\d{2})\Z", re.I)
_EMPTY = re.compile(r"怎么办|是什么|什么是|怎么样|是不是|能不能|可不可以|有没有|为什么|怎么|如何|可以|吗|呢|的|了|是|[^\w]")

PLAIN_TEMPLATES: Mapping[str, str] = {
    "article": "---\ntitle: {{ title }}\nsummary: {{ summary }}\naliases: {{ aliases }}\norigin: 编者\n"
               "reviewed: {{ today }}\n---\n\n（待写）从这里写起。\n",
    "faq": "---\ntitle: {{ title }}\nsummary: {{ summary }}\naliases: {{ aliases }}\norigin: 编者\n"
           "reviewed: {{ today }}\n---\n\n{{ answer }}\n",
    "term": "---\ntitle: {{ title }}\naliases: {{ aliases }}\ncategory: {{ category }}\npinyin: {{ pinyin }}\n---\n\n"
            "{{ answer }}\n",
}
"""What a knowledge base without `docs/_templates/` gets; `technique` is then an article."""


@dataclass(frozen=True)
class Answers:
    """What was asked: the title, one sentence (summary, answer or definition), and the rest where it was given."""

    kind: str
    title: str
    sentence: str
    section: str = ""
    aliases: tuple[str, ...] = ()
    category: str = ""
    reading: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Alike:
    """A page whose name is the same as, or much like, the new one's."""

    page: Page
    name: str
    share: float

    @property
    def is_same(self) -> bool:
        return self.share >= 1


def tidy(answers: Answers) -> Answers:
    """The answers as they go into the file: a question ends with its mark, a sentence with a full stop."""
    title, sentence = answers.title.strip().rstrip("。"), answers.sentence.strip()
    if answers.kind == "faq":
        title = title.rstrip("?？") + "？"
    if sentence and sentence[-1] not in "。！？…”）.!?":
        sentence += "。"
    return Answers(answers.kind, title, sentence, answers.section, answers.aliases, answers.category.strip(),
                   answers.reading.strip(), answers.slug.strip() or slug(title, answers.reading)[:60].strip("-"))


def place_of_page(answers: Answers, glossary: str) -> str:
    """The path of the new page, relative to docs/."""
    folder = glossary if answers.kind == "term" else answers.section
    return f"{folder}/{answers.slug}.md" if folder else f"{answers.slug}.md"


def reading_of(title: str) -> str:
    """The reading that pages get by themselves, to be shown to the author."""
    return " ".join(syllables(title))


def write_page(answers: Answers, template: str, today: str) -> str:
    """The text of the page; a key that nothing was said of is left out."""
    summary = answers.sentence
    if answers.kind == "faq":
        summary = f"先回答“{answers.title[:90]}”，再说理由、依据和怎么办。"
    values = {
        "title": _scalar(answers.title),
        "summary": _scalar(summary[:SUMMARY_LIMIT]),
        "aliases": "[" + ", ".join(map(_scalar, answers.aliases)) + "]",
        "category": _scalar(answers.category),
        "pinyin": _scalar(answers.reading) if answers.reading else "",
        "today": today,
        "answer": answers.sentence,
    }
    lines = []
    for line in template.split("\n"):
        slots = _SLOT.findall(line)
        if line.startswith("pinyin:") and slots and not any(values.get(name) for name in slots):
            continue
        lines.append(_SLOT.sub(lambda m: values.get(m[1], m[0]), line))
    return corrected("\n".join(lines))


def find_alike(answers: Answers, pages: Iterable[Page], most: int = 3) -> list[Alike]:
    """Pages on the same subject, the most alike first. Terms and articles may share a name, two of a kind may not."""
    wanted = [_pairs(name) for name in (answers.title, *answers.aliases)]
    found: list[Alike] = []
    for page in pages:
        if isinstance(page, LawPage) or page.is_index or isinstance(page, Term) != (answers.kind == "term"):
            continue
        names = (page.title, *page.meta.aliases, *getattr(page.meta, "search_aliases", ()))
        share, name = max(((max(_share(pairs, _pairs(name)) for pairs in wanted), name) for name in names if name),
                          default=(0.0, ""))
        if share >= ALIKE:
            found.append(Alike(page, name, share))
    return sorted(found, key=lambda a: (-a.share, a.page.path))[:most]


def _pairs(name: str) -> frozenset[str]:
    bare = _EMPTY.sub("", fold_text(name)) or fold_text(name)
    return frozenset(bare[i:i + 2] for i in range(len(bare) - 1)) or frozenset({bare})


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """1 for the same pairs; below that, the share of the longer name, so that 时效 isn't 诉讼时效中断的证据."""
    return len(one & other) / max(len(one), len(other))


def _scalar(text: str) -> str:
    return text if _PLAIN.match(text) and not _RESERVED.match(text) and text[0] not in "-" else \
        json.dumps(text, ensure_ascii=False)
