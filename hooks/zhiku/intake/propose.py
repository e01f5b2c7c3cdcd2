"""A run of pieces in; what a person would have to invent for its front matter, each with its reason, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

import rjieba

from zhiku.intake.abstracts import clean, cut, plain, summary, words_of_title
from zhiku.intake.rules import load
from zhiku.intake.split import Run
from zhiku.pinyin import first_syllables

_HAN_WORD = re.compile("[\u3400-\u9fff]+")
_CALLED = re.compile(r"(?:[@#]\S{1,12}\s*\n\s*)+|(?:问|Q\d{0,2})\s*[：:]\s*")
_SAID_AT = re.compile(  # 00:00:03 主持人：…… or 小林 9:02 above what she says
    r"\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+(?:[^，。！？：:\s]{1,8}[：:]\s*)?|[^，。！？：:\s]{1,8}[ \u3000]+\d{1,2}:\d{2}(?::\d{2})?\s*\n\s*")
_LONGEST = 24


@dataclass(frozen=True)
class Section:
    """A section of the site, as its settings name it: articles whose words are these belong there."""

    path: str
    title: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """Front matter for one draft."""

    title: str
    slug: str
    summary: str
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    section: Section | None  # None where the site has no sections
    reason: str


def propose(run: Run, sections: Sequence[Section], queries: Sequence[str], titles: Sequence[str]) -> Proposal:
    """`queries` are search titles that were taken out of this run; `titles` the titles of the other drafts."""
    body = "\n".join(p.reading for p in run.pieces)
    if run.comment:
        title, why = question(body, titles)
        section = next((s for s in sections if s.path == "faq" or "问" in s.title), sections[-1] if sections else None)
        return Proposal(title, slug(title), cut(f"网友的说法：{clean(body)}", 60), tags(title, body), (), section, f"评论；{why}")
    heading = words_of_title(run.title, run.title.reading) if run.title else first_words(body)
    section, reason = section_of(heading, body, sections)
    aliases = tuple(dict.fromkeys(q for q in queries if q != heading))
    return Proposal(heading, slug(heading), summary(heading, run), tags(heading, body), aliases, section, reason)


def first_words(body: str) -> str:
    """A title for a run that has none: the beginning of its first sentence, not of 问： or of whom it is addressed to (@所有人)."""
    text = clean(body).strip()
    head = _SAID_AT.match(text)
    text = plain(_CALLED.sub("", text[head.end():] if head else text))
    first = re.split(r"[，。！？；\n]", text, maxsplit=1)[0]
    if len(first) > _LONGEST:
        first = first.partition("：")[0]
    return first.rstrip("：:")[:_LONGEST] or "未命名"


@lru_cache(maxsize=4096)
def slug(title: str) -> str:
    """At most eight syllables of `[a-z0-9-]`; no title can name another folder."""
    joined = "-".join(first_syllables(clean(title)[:16], 8))
    return re.sub(r"[^a-z0-9]+", "-", joined).strip("-")[:60] or "draft"


def section_of(title: str, body: str, sections: Sequence[Section]) -> tuple[Section | None, str]:
    """The section whose words the title and the text hold most often."""
    best, score, found = None, -1, "站点没有栏目"
    for section in sections:
        in_title = [w for w in section.words if w in title]
        in_body = {w: n for w in section.words if (n := body.count(w))}
        points = 4 * len(in_title) + min(6, sum(in_body.values()))
        if points > score:
            best, score = section, points
            words = "、".join([f"标题有“{w}”" for w in in_title] + [f"正文有“{w}”{n} 次" for w, n in list(in_body.items())[:3]])
            found = words or "没有栏目的词，先放在第一个栏目"
    return best, found


@cache
def _stop() -> frozenset[str]:
    return frozenset(load("proposals.yml")["no_tags"])


@lru_cache(maxsize=512)
def tags(title: str, body: str) -> tuple[str, ...]:
    """Up to three words that the title holds and the text repeats."""
    words = Counter(rjieba.cut(clean(title) + "\n" + clean(body)[:20_000], False))
    in_title = set(rjieba.cut(clean(title), False))
    often = {w: n + (3 if w in in_title else 0) for w, n in words.items() if len(w) >= 2 and (n >= 3 or w in in_title)}
    ranked = sorted((w for w in often if w not in _stop() and _HAN_WORD.fullmatch(w)), key=lambda w: (-often[w], w))
    return tuple(ranked[:3])


def question(body: str, titles: Sequence[str]) -> tuple[str, str]:
    """The question that a comment answers, by the first pattern of the vocabulary file that fits; never a title again."""
    text = clean(body).strip()
    subject = _subject(text, titles)
    for row in load("proposals.yml")["questions"]:
        match = re.search(row["pattern"], text)
        if match:
            asked = row["ask"].replace("{主题}", subject)
            for k, group in enumerate(match.groups(), 1):
                asked = asked.replace(f"{{{k}}}", group or "")
            if len(asked) <= 40 and not any(_is_like(asked, t) for t in titles):
                return asked, str(row["reason"])
    return f"网友怎么说：{cut(re.split(r'[，。！？]', text)[0], 16)}", "没有合适的问法，取评论的开头"


@lru_cache(maxsize=512)
def _is_like(asked: str, title: str) -> bool:
    return SequenceMatcher(None, asked, title).ratio() >= 0.6


def _subject(text: str, titles: Sequence[str]) -> str:
    """Whom or what the comments are about: the longest common run of characters of the comment and a title."""
    best = ""
    matcher = SequenceMatcher(None, "", text[:400], autojunk=False)
    for title in titles:
        matcher.set_seq1(title)
        match = matcher.find_longest_match()
        found = title[match.a:match.a + match.size]
        if len(best) < len(found) <= 10:
            best = found
    return best if len(best) >= 2 else "这件事"
