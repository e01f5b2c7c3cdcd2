"""A run of pieces in; a sentence that says what it is about, as a person would read it, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from zhiku.intake import telling
from zhiku.intake.blocks_text import MARKED_UP
from zhiku.intake.rules import words
from zhiku.intake.split import Run
from zhiku.intake.values import Piece

_UP_TO_STOP = re.compile(r"[^。！？\n]+[。！？]?[”’」』）]*")
_CLOSERS = "”’」』）"
_LINES = 3  # of a text without sentences that tell what it is about
_SHORTEST = 6  # characters of a sentence
_LONGEST, _LONGEST_NAME, _LONGEST_ROW = 120, 3, 90
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)+\s*|第?[一二三四五六七八九十\d]+[、.．：:]|[（(][一二三四五六七八九十\d]+[)）]|[①-⑳])\s*")
_NO_HEAD = re.compile(r"[？?：:！!]|.{25}")
_LEAD = re.compile(r"^([\u3400-\u9fff]{2,12})[：:]")
_SPEAKS = re.compile(r"\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?([^，。！？：:\s]{1,8})[：:]\s*(?=\S)")
_ANSWER = re.compile(r"\s*(?:答|[AQ]\d{0,2}|问)\s*[：:.．、]\s*(?=\S)")
_ASKS = re.compile(r"\s*(?:问|Q\d{0,2})\s*[：:.．、]|.*[？?][”’」』）]*$")
_MARK = re.compile(r"〔[^〔〕]*〕")
_MARKDOWN = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]+\](?!:)|</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"\[([^\[\]]+)\]\((?:[^()]|\([^()]*\))*\)"), r"\1"),
    (re.compile(r"(?<![\\\w*])(\*{2,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)"
                r"|(?<!\w)(_{2,3})(?=[^\s_])([^_]+)(?<=[^\s_])\3(?![\w.])"), r"\2\4"),
    (re.compile(r"(?<![\\\w*])\*(?=[^\s*])([^*]+)(?<=[^\s*\\])\*(?![\w*])|`([^`]+)`|~~([^~]+)~~"), r"\1\2\3"),
)
_SMALL = re.compile(r"<(sup|sub)>(\d+)</\1>", re.I)
_RAISED, _LOWERED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_OTHER = re.compile(
    r"\s*(?:.*_{3}|备?注[：:]|批注|\[\^?[^\]]+\]:|\*\[[^\]]+\]|<https?:|[{]%|!\[|\S+[：:]\s*<?https?:|[^，。]{0,8}[：:]\s*\d{4})")
_NAMED = re.compile(r"\s*\{[:#.][^{}]*\}\s*$")
_NO_TEXT = re.compile(r"\s*(?:!\[|\[\^?[^\]]+\]:|[{]%)")
_BETWEEN_LATIN = re.compile(r"(?<=[A-Za-z0-9,.;:!?])\s+(?=[A-Za-z0-9])")


def summary(title: str, run: Run) -> str:
    """At most 120 characters and not the first sentence alone: what the list names, the sentences that say best what it is about,
    or what the sections are called."""
    title = clean(title)
    entries = [p for p in run.pieces if p.part.kind == "list_item" and not p.part.cell]
    leads = [m[1] for p in entries if (m := _LEAD.match(clean(p.reading)))]
    if len(leads) >= 2 and not all(map(_may_be_name, leads)):
        return cut(f"{title}：{'、'.join(leads[:8])}。", _LONGEST)
    texts = [text for text in _told(run) if text]
    paragraphs = [sentences for text in texts if any(sentences := [*_sentences(text)])]
    said = [sentence for sentences in paragraphs for sentence in sentences if sentence]
    if len(said) < 2:
        lines = [text for text in texts[:_LINES] if text not in (*said, title) and not _OTHER.match(text)]
        told = "；".join(line.rstrip("，。；、：") for line in lines) if len(lines) > 1 else title
        return cut(f"{told}。", _LONGEST)
    best, points = telling.best(title, paragraphs)
    if points < telling.ENOUGH and (parts := _headings(run, title)):
        return cut(f"{parts}。" if _NO_HEAD.search(title) else f"{title}：{parts}。", _LONGEST)
    return cut(best, _LONGEST)


def _headings(run: Run, title: str) -> str:
    """What the sections of an article are called, where it has three or more with names that can stand in a row."""
    found = [p for p in run.pieces if p.part.kind == "heading"]
    top = min((p.part.level for p in found), default=0)
    names = [clean(words_of_title(p, p.reading)) for p in found if p.part.level == top]
    names = [name for name in (_NUMBER.sub("", name.lstrip("# ")).rstrip("：:。？?") for name in names) if name and name != title]
    joined = ("；" if any("，" in name or "、" in name for name in names) else "、").join(names)
    return joined if len(names) >= _LINES and len(title) + len(joined) <= _LONGEST_ROW else ""


def _may_be_name(lead: str) -> bool:
    return len(lead) <= _LONGEST_NAME and lead[0] in words("surnames.txt")


def clean(text: str) -> str:
    """A text without the marks of editors."""
    return _MARK.sub("", text)


def cut(text: str, size: int) -> str:
    """A text on one line, no longer than that."""
    text = re.sub(r"\s+", "", _BETWEEN_LATIN.sub("\u00a0", text).replace("\u00a0", "\x00")).replace("\x00", " ")
    return text if len(text) <= size else text[: size - 1] + "…"


def words_of_title(title: Piece, text: str) -> str:
    """The text of a title; of one in Markdown without its marks and the name of its place ({#id})."""
    return plain(_NAMED.sub("", text)) if title.part.block.path == (MARKED_UP,) else text.strip()


def plain(text: str) -> str:
    """A text without the marks of Markdown."""
    text = _SMALL.sub(lambda match: match[2].translate(_RAISED if match[1] == "sup" else _LOWERED), text)
    for mark, shown in _MARKDOWN:
        text = mark.sub(shown, text)
    return text.strip()


def _told(run: Run) -> Iterator[str]:
    """The paragraphs of a run, without who says each where the same speak again and again, and without 答：."""
    pieces: list[Piece] = [p for p in run.pieces if p.part.kind == "paragraph" and not p.part.cell]
    texts: list[str] = []
    for piece in pieces:
        text = plain(clean(piece.reading)) if not _NO_TEXT.match(piece.reading) else ""
        if texts and piece.part.joined:
            texts[-1] += text
        elif text:
            texts.append(text)
    speakers = Counter(match[1] for text in texts if (match := _SPEAKS.match(text)))
    for text in texts:
        match = _SPEAKS.match(text)
        if answer := _ANSWER.match(text):
            yield text if _ASKS.match(text) else text[answer.end():]
        elif not _OTHER.match(text) or (match and match[0][:1].isdigit()):
            yield text[match.end():] if match and speakers[match[1]] > 1 else text


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text with their stops; "" for one that is too short or has none: what stands before and behind it
    doesn't belong together (很多人不去了。错。)."""
    for found in _UP_TO_STOP.findall(text):
        yield found if len(found) > _SHORTEST and found.rstrip(_CLOSERS)[-1:] in tuple("。！？") else ""
